use clap::Args;

use super::Answer;
use super::global::Global;
use crate::output::table;
use crate::rules::{Group, Rule, all, named};
use crate::source::Failure;
use crate::values::nearest;

/// Say what a rule looks for, why it matters and how to mend it; without a rule, list all
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's name, as findings show it
    rule: Option<String>,
}

impl Explain {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let Some(name) = &self.rule else { return Ok(catalogue(global).into()) };
        match named(name) {
            Some(rule) => Ok(page(rule).into()),
            None => {
                let failure = Failure::new(format!("no rule is called `{name}`"));
                Err(failure.help(match nearest(name, all().map(|rule| rule.name)) {
                    Some(near) => format!("did you mean `{}`?", near.name),
                    None => "`pm explain` lists them all".to_owned(),
                }))
            }
        }
    }
}

/// The page as it stands, its examples without the marks that the tests need.
fn page(rule: &Rule) -> String {
    let lines = rule.page.lines().map(|line| match line.split_once(" file=") {
        Some((fence, path)) if fence.starts_with("```") => format!("{fence} {path}\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

fn catalogue(global: &Global) -> String {
    let style = global.style();
    let mut text = String::new();
    for group in Group::ALL {
        let rows: Vec<Vec<String>> = all()
            .filter(|rule| rule.group == group)
            .map(|rule| vec![rule.name.to_owned(), rule.severity.to_string(), rule.summary().to_owned()])
            .collect();
        if rows.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("{} ({})\n", group.name(), group.level().name()));
        text.push_str(&table(&["rule", "severity", "what it finds"], &rows, &style));
    }
    text
}
