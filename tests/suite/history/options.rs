use pm::values::Kind;

use super::project::Project;
use super::{lives_of, names, told};

fn initiative(options: &str) -> String {
    format!("---\nstatus: discovery\noptions:\n{options}---\n# I\n")
}

#[test]
fn an_option_inside_an_initiative_has_a_life() {
    let mut project = Project::new();
    project.write("initiatives/i.md", &initiative("  - concierge: by hand\n  - form: a page\n")).commit("0");
    project.write("initiatives/i.md", &initiative("  - concierge: by two hands\n")).commit("1");
    let lives = lives_of(&project.path());
    assert_eq!(names(&lives), ["initiative/i", "option/i.concierge", "option/i.form"]);
    assert_eq!(told(lives.of(Kind::Option, "i.concierge").unwrap()), ["0:concierge", "1:concierge"]);
    assert_eq!(told(lives.of(Kind::Option, "i.form").unwrap()), ["0:form", "1:gone"]);
}

#[test]
fn an_option_that_gets_a_file_of_its_own_lives_on() {
    let mut project = Project::new();
    project.write("initiatives/i.md", &initiative("  - concierge: by hand\n")).commit("0");
    project.write("initiatives/i.md", "---\nstatus: discovery\n---\n# I\n");
    project.write("options/concierge.md", "---\ninitiative: i\n---\n# Concierge\n\nBy hand.\n").commit("1");
    let lives = lives_of(&project.path());
    assert_eq!(names(&lives), ["initiative/i", "option/concierge"]);
    assert_eq!(told(lives.of(Kind::Option, "concierge").unwrap()), ["0:concierge", "1:Concierge"]);
    assert_eq!(lives.of(Kind::Option, "i.concierge").unwrap().id, "concierge");
}

#[test]
fn a_renamed_initiative_takes_its_options_along() {
    let mut project = Project::new();
    project.write("initiatives/i.md", &initiative("  - concierge: by hand\n")).commit("0");
    project.remove("initiatives/i.md").write("initiatives/k.md", &initiative("  - concierge: by hand\n")).commit("1");
    let lives = lives_of(&project.path());
    assert_eq!(names(&lives), ["initiative/k", "option/k.concierge"]);
    assert_eq!(told(lives.of(Kind::Option, "k.concierge").unwrap()), ["0:concierge", "1:concierge"]);
}

#[test]
fn a_word_that_names_an_options_own_record_is_no_record() {
    let mut project = Project::new();
    project.write("initiatives/i.md", &initiative("  - concierge\n  - form\n")).commit("0");
    project.write("options/concierge.md", "# Concierge\n").commit("1");
    let lives = lives_of(&project.path());
    assert_eq!(names(&lives), ["initiative/i", "option/concierge", "option/i.form"]);
    assert_eq!(told(lives.of(Kind::Initiative, "i").unwrap()), ["0:I"]);
    assert_eq!(told(lives.of(Kind::Option, "concierge").unwrap()), ["1:Concierge"]);
    assert_eq!(told(lives.of(Kind::Option, "i.form").unwrap()), ["0:form"]);
}
