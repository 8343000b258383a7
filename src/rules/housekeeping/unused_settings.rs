//! Settings of `pm.yaml` that match or read nothing: each is silently without effect.

use crate::config::Part;
use crate::finding::{FieldPath, Severity};
use crate::graph::{MappingUse, Place, Unmatched};
use crate::rules::words::WORD_LISTS;
use crate::rules::{Facts, Report, Reports};
use crate::values::nearest;

pub(super) fn unused(facts: &Facts<'_>, reports: &mut Reports) {
    let uses = &facts.strategy.config_use;
    uses.unmatched.iter().for_each(|unmatched| reports.add(no_match(unmatched)));
    for (mapping, of_it) in facts.strategy.settings.mappings.iter().zip(&uses.mappings) {
        reads_nothing(&mapping.part, of_it, reports);
    }
    words(facts, reports);
}

fn no_match(unmatched: &Unmatched) -> Report {
    let Unmatched { path, pattern, meant } = unmatched;
    let setting = path.segments().next().unwrap_or("");
    let (told, help) = match setting {
        "roots" => (format!("no folder matches `{pattern}`"), "what lies in the folders that were meant is not read"),
        "links_root" => (format!("there is no folder `{pattern}`"), "no link that begins with `/` leads anywhere"),
        "templates" => (
            format!("there is no folder `{pattern}`"),
            "no document is made from templates until it is there or taken out",
        ),
        "links" => (format!("no Markdown file matches `{pattern}`"), "the links in it are not checked"),
        "overrides" => {
            (format!("no file matches `{pattern}`"), "what is set here holds nowhere; take it out, or correct it")
        }
        _ => (format!("no file matches `{pattern}`"), "no record is read by it; take it out, or correct it"),
    };
    let help = match meant {
        Some(meant) => format!("did you mean the folder `{meant}`? {help}"),
        None => help.to_owned(),
    };
    let severity = if setting == "overrides" { Severity::Info } else { Severity::Warning };
    Report::new(Place::Config(path.clone()), told).help(help).severity(severity)
}

/// A mapping whose files hold nothing of what it looks for, or all of which an earlier one reads.
fn reads_nothing(part: &Part, of_it: &MappingUse, reports: &mut Reports) {
    let path = FieldPath::of("records").then(&format!("[{}]", of_it.number));
    if of_it.read + of_it.empty.len() == 0 {
        if of_it.taken > 0 {
            let told = format!("{} that this names {} read by a mapping above", count(of_it.taken), is(of_it.taken));
            let help = "the first that matches a file reads it: put this one first, or leave its files out there with `except`";
            reports.add(Report::new(Place::Config(path.then("paths")), told).help(help).severity(Severity::Warning));
        }
        return;
    }
    let Some(first) = of_it.empty.first() else { return };
    let (what, help) = match part {
        Part::File => return,
        Part::Objective => (
            "objective with key results".to_owned(),
            "an objective says that it is one, or has its key results below it".to_owned(),
        ),
        Part::Heading(level) => {
            (format!("heading of level {level}"), "count the `#` before those that are records".to_owned())
        }
        Part::List(key) if key.is_empty() => {
            ("list".to_owned(), "look whether the records are headings or a table".to_owned())
        }
        Part::List(key) => (
            format!("list under `{key}`"),
            "name the key, or the heading with the list under it; `\"\"` means every list".to_owned(),
        ),
        Part::Table(number) => {
            (format!("table number {number} with rows"), "tables are counted from 1, the first of the file".to_owned())
        }
        Part::Map(key) if key.is_empty() => {
            ("group of keys".to_owned(), "each key at the left margin is a record".to_owned())
        }
        Part::Map(key) => {
            (format!("group of keys under `{key}`"), "name the key, with dots where it stands within others".to_owned())
        }
    };
    let others = of_it.empty.len() - 1;
    let files = match others {
        0 => format!("`{first}`"),
        _ => format!("`{first}` and {} more", others),
    };
    let told = format!("no {what} in {files}");
    let report = Report::new(Place::Config(path.then("each")), told);
    reports.add(match of_it.read {
        0 => report.help(help).severity(Severity::Warning),
        _ => report.help(format!("{help}, or leave files without records out with `except`")).severity(Severity::Info),
    });
}

/// `words:` that add to a list which there is not.
fn words(facts: &Facts<'_>, reports: &mut Reports) {
    for (list, _) in facts.strategy.config.words.iter() {
        let path = FieldPath::of("words").then(list);
        let names = || WORD_LISTS.iter().map(|list| list.name);
        if names().all(|name| name != list) {
            let near = nearest(list, names());
            let help = match &near {
                Some(near) => format!("did you mean `{}`?", near.name),
                None => format!("these can be added to: {}", names().collect::<Vec<_>>().join(", ")),
            };
            let told = format!("there is no list of words called `{list}`");
            reports.add(Report::new(Place::ConfigKey(path), told).help(help).meant(list, near));
        }
    }
}

fn count(files: usize) -> String {
    if files == 1 { "the file".to_owned() } else { format!("all {files} files") }
}

fn is(files: usize) -> &'static str {
    if files == 1 { "is" } else { "are" }
}
