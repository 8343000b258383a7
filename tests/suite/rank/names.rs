//! Names and figures that are typed behind a flag.

use serde_json::{Value, json};

use super::workspace::{Workspace, cost, estimates, euros, ids, page, row};
use super::world::git;

fn here() -> Workspace {
    euros(&[("checkout", cost("3000", "3")), ("search", estimates("cost_of_delay: 9000 EUR per week"))])
}

#[test]
fn an_unknown_method_is_refused_and_a_near_one_offered() {
    let told = here().refused(&["--by", "cd4"]);
    assert!(told.contains("`cd3`"), "{told}");
    let told = here().refused(&["--by", "astrology"]);
    assert!(told.contains("cd3, cost-of-delay, matrix, wsjf, rice, ice, opportunity, auto"), "{told}");
}

#[test]
fn an_unknown_name_is_refused_wherever_it_is_typed() {
    let here = here();
    for arguments in [
        &["--explain", "chekout"][..],
        &["--sequence", "--pin", "chekout"],
        &["--options-of", "chekout"],
        &["--assume", "chekout.duration=4w"],
    ] {
        let told = here.refused(arguments);
        assert!(told.contains("no record is called `chekout`"), "{arguments:?}: {told}");
        assert!(told.contains("did you mean `checkout`?"), "{arguments:?}: {told}");
    }
}

/// A flag that would change nothing is a slip.
#[test]
fn a_record_that_is_not_ranked_is_refused() {
    let here = here();
    here.write("intents/grow.md", &page("status: active"));
    here.write("initiatives/old.md", &page(&format!("status: stopped\n{}", cost("1", "1"))));
    for name in ["grow", "old"] {
        let assumed = format!("{name}.duration=4w");
        for arguments in [&["--explain", name][..], &["--sequence", "--pin", name], &["--assume", &assumed]] {
            let told = here.refused(arguments);
            assert!(told.contains("is not among what is ranked"), "{arguments:?}: {told}");
        }
    }
    let told = here.refused(&["--options-of", "grow"]);
    assert!(told.contains("`intent/grow` is no initiative"), "{told}");
}

#[test]
fn what_is_assumed_has_to_be_an_estimate() {
    let here = here();
    for (assumed, words) in [
        ("search.duration=fast", "`fast`"),
        ("search.duration=4", "4"),
        ("search.duration", "is no assumption"),
        ("duration=4w", "is no assumption"),
        ("search.durration=4w", "did you mean `duration`?"),
        ("search.cost_of_delay=3000 EUR", "per week"),
        ("search.cost_of_delay=many", "`many`"),
        ("search.value=huge", "huge"),
        ("search.success_probability=often", "often"),
    ] {
        let told = here.refused(&["--assume", assumed]);
        assert!(told.contains(words), "{assumed}: {told}");
    }
}

#[test]
fn what_is_assumed_is_marked_in_every_output() {
    let here = here();
    let arguments = ["--assume", "search.duration=4w"];
    let json = here.rank(&arguments);
    assert_eq!(ids(&json["ranked"]), ["search", "checkout"]);
    // 9000 / 4.
    assert_eq!(row(&json, "search")["score"], "2250");
    assert_eq!(row(&json, "search")["assumed"], json!(["duration=4w"]));
    assert_eq!(row(&json, "checkout")["assumed"], json!([]));
    for format in ["human", "markdown", "csv"] {
        let told = here.shown(&[&arguments[..], &["--format", format]].concat());
        assert!(told.contains("duration=4w"), "{format}: {told}");
    }
    let told = here.shown(&[&arguments[..], &["--explain", "search"]].concat());
    assert!(told.contains("duration=4w"), "{told}");
    let told = here.shown(&[&arguments[..], &["--sequence"]].concat());
    assert!(told.contains("duration=4w"), "{told}");
}

#[test]
fn a_revision_is_ranked_and_its_commit_named() {
    let here = here();
    git(here.folder(), &["init", "-q"]);
    git(here.folder(), &["add", "-A"]);
    git(here.folder(), &["commit", "-q", "-m", "estimates"]);
    here.write("initiatives/search.md", &page(&cost("9000", "1")));
    let now = here.rank(&[]);
    assert_eq!((&now["at"], &now["commit"], &now["ranked_count"]), (&Value::Null, &Value::Null, &json!(2)));
    let then = here.rank(&["--at", "HEAD"]);
    assert_eq!((&then["at"], &then["ranked_count"]), (&json!("HEAD"), &json!(1)));
    let commit = std::fs::read_to_string(here.folder().join(".git/refs/heads/main")).unwrap();
    assert_eq!(then["commit"], commit.trim());
    assert!(here.shown(&["--at", "HEAD", "--format", "csv"]).contains(commit.trim()));
}

/// Also where the record still cannot be ranked.
#[test]
fn what_is_assumed_in_vain_is_marked_too() {
    let here = euros(&[("a", cost("1", "1")), ("b", "status: discovery".to_owned())]);
    for format in ["human", "markdown", "csv", "json"] {
        let told = here.shown(&["--assume", "b.duration=4w", "--format", format]);
        assert!(told.contains("duration=4w"), "{format}: {told}");
    }
}

#[test]
fn ids_with_dots_are_names() {
    let here = euros(&[("v2.0", estimates("cost_of_delay: 9000 EUR per week")), ("v2", cost("1", "1"))]);
    here.write("options/v2.0.a.md", &page(&format!("initiative: v2.0\nstatus: considered\n{}", cost("5", "1"))));
    let run = here.pm(&["list", "initiative"]);
    assert!(run.out.contains("v2.0"), "{}{}", run.out, run.err);
    let json = here.rank(&["--assume", "v2.0.duration=3w"]);
    assert_eq!(row(&json, "v2.0")["score"], "3000");
    let json = here.rank(&["--options-of", "v2.0", "--assume", "v2.0.a.duration=5w"]);
    assert_eq!(row(&json, "v2.0.a")["score"], "1");
    assert!(here.shown(&["--explain", "v2.0"]).contains("v2.0"));
}

#[test]
fn a_spreadsheet_runs_no_formula() {
    let here = euros(&[("a", format!("owner: '=cmd()'\n{}", cost("1", "1")))]);
    here.write("initiatives/evil.yaml", "id: '=cmd()'\ntitle: '=cmd()'\nowner: '@SUM(A1)'\n");
    for arguments in [&[][..], &["--group-by", "owner"], &["--assume", "a.duration=2w"]] {
        let told = here.shown(&[&["--format", "csv"], arguments].concat());
        let mut reader = told.lines().flat_map(|line| line.split(','));
        let formula = reader.find(|cell| cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']));
        assert_eq!(formula, None, "{told}");
    }
    let told = here.shown(&["--format", "csv", "--group-by", "owner"]);
    assert!(told.contains(",'=cmd(),"), "it is guarded, not left out: {told}");
}
