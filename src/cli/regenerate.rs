use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::global::Global;
use crate::rules::{Group, all};
use crate::source::{Failure, Mode, write_all};

/// Write `schema/`, `docs/rules.md`, `docs/records.md` and `docs/cli.md` anew; CI fails when that changes something
#[derive(Debug, Args)]
pub struct Regenerate {}

impl Regenerate {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let root = global.existing_dir()?;
        let root = root.canonicalize().map_err(|error| Failure::new(format!("this folder cannot be used: {error}")))?;
        if !root.join("Cargo.toml").exists() {
            return Err(
                Failure::new("this is not the source of `pm`").help("run it in the folder with its `Cargo.toml`")
            );
        }
        let mut files: Vec<(PathBuf, String)> = vec![
            ("docs/rules.md".into(), rules()),
            ("docs/cli.md".into(), cli()),
            ("docs/records.md".into(), super::records_page::records()),
        ];
        let schemas = crate::output::schemas().into_iter();
        files.extend(schemas.map(|(name, text)| (PathBuf::from("schema").join(name), text)));
        let files: Vec<_> =
            files.into_iter().map(|(path, text)| (path, text.into_bytes(), Mode::Replace { expected: None })).collect();
        write_all(&root, &files)?;
        Ok(Answer::default())
    }
}

/// All pages behind each other, so that every rule has an address.
fn rules() -> String {
    let mut text = "# The rules\n\nMade by `pm regenerate` from the pages beside the rules in `src/rules/`; each page's \
                    examples are run by a test.\n\nPlain rules are what `pm lint` runs. The coach asks what a good colleague \
                    would ask in a review (`--coach`); the clock tells what became true because time passed (`--clock`).\n"
        .to_owned();
    for group in Group::ALL {
        let mut rules = all().filter(|rule| rule.group == group).peekable();
        if rules.peek().is_none() {
            continue;
        }
        let _ = write!(text, "\n## {} ({})\n\n", in_words(group.name()), group.level().name());
        for rule in rules {
            let _ = writeln!(text, "- [`{}`](#{}) ({}): {}", rule.name, rule.name, rule.severity, rule.summary());
        }
    }
    for rule in all() {
        text.push('\n');
        text.push_str(&below(rule.page));
    }
    text
}

/// A page with its headings two levels further down; what stands in fences stays.
fn below(page: &str) -> String {
    let mut fence: Option<&str> = None;
    let mut text = String::new();
    for line in page.lines() {
        let mark = ["````", "```"].into_iter().find(|mark| line.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(_)) if line == open => fence = None,
            _ => {}
        }
        if fence.is_none() && mark.is_none() && line.starts_with('#') {
            text.push_str("##");
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn in_words(name: &str) -> String {
    crate::values::id_in_words(name)
}

/// The help of every command.
fn cli() -> String {
    let mut text = "# Commands\n\nMade by `pm regenerate` from the commands themselves.\n".to_owned();
    let mut top = super::command().term_width(100);
    top.build();
    let _ = write!(text, "\n## pm\n\n```text\n{}```\n", trimmed(&top.render_long_help().to_string()));
    for command in top.get_subcommands().filter(|command| !command.is_hide_set()) {
        let mut command = command.clone().term_width(100);
        let help = trimmed(&command.render_long_help().to_string());
        let _ = write!(text, "\n## pm {}\n\n```text\n{help}```\n", command.get_name());
    }
    text
}

/// Without blanks at the ends of lines, and with one line end at the end.
fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n"))
}
