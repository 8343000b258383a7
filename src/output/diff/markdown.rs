use super::DiffReport;
use super::agreement::{is_open, of_deleted, paste_where, to_paste};
use super::fit::{Cut, Section, fit};
use super::follows::follows;
use super::groups::{groups, of_record};
use super::human::capitalised;
use super::markdown_findings::{fixed_findings, new_findings};
use super::markdown_records::added;
use super::phrases::{count_told, field, history, is_sentence, sides, way};
use super::told::{Told, told};
use crate::diff::{Change, Diff, Importance, What, lines, sentence_with};
use crate::output::escape::{cell, code, literal, user};
use crate::output::markdown::MOST;
use crate::output::{code_span, counted, safe};

/// By this a pipeline finds its comment again.
const MARKER: &str = "<!-- pm diff -->";

/// What the lines about what was cut may take.
const RESERVE: usize = 2_000;

/// For a comment on a pull request: the sentence, the promises as a table, what follows, and the rest folded. At most
/// 60,000 characters; what does not fit is cut from the end, and it is said what.
pub fn markdown(report: &DiffReport<'_>) -> String {
    let mut out =
        format!("{MARKER}\n**{}**\n\n<sub>{}</sub>\n", cell(&sentence_with(report.diff, &user)), about(report));
    let mut sections = vec![promises(report), to_acknowledge(report), following(report), not_evaluated(report)];
    sections.push(new_findings(report));
    sections.extend(added(report));
    sections.push(fixed_findings(report));
    sections.push(details(report));
    let (text, cuts) = fit(&sections, MOST.saturating_sub(out.chars().count() + RESERVE));
    out.push_str(&text);
    if !cuts.is_empty() {
        out.push_str(&format!("\n{}\n", left_out(report, &cuts)));
    }
    out.push_str(&format!("\n<sub>{}</sub>\n", capitalised(&count_told(report.diff))));
    out
}

/// What was compared, how that was chosen, and how complete it is.
fn about(report: &DiffReport<'_>) -> String {
    let notes = history(report.history).into_iter().chain(report.notes.iter().cloned());
    let notes: Vec<String> = [sides(report), report.chosen.to_owned()].into_iter().chain(notes).collect();
    let shortened = |note: &String| cell(&note.chars().take(300).collect::<String>());
    notes.iter().take(8).map(shortened).collect::<Vec<_>>().join("<br>")
}

fn promises(report: &DiffReport<'_>) -> Section {
    let is_promise = |change: &&Change| change.importance == Importance::Commitment;
    let mut promises: Vec<&Change> = report.diff.changes.iter().filter(is_promise).collect();
    promises.sort_by_key(|change| !is_open(change));
    let lines = promises.into_iter().map(|change| {
        let text = |value: &Option<String>, absent: &str| literal(value.as_deref().unwrap_or(absent));
        let (promise, from, to) = match change.what {
            What::Removed => ("the record".to_owned(), literal(change.title().unwrap_or_default()), gone(change)),
            _ => {
                let to = change.to.as_deref().or_else(|| instead(report.diff, change)).unwrap_or("taken out");
                (cell(&field(change)), text(&change.from, "nothing"), literal(to))
            }
        };
        let acknowledged = match (&change.acknowledged, change.what) {
            (Some(reason), _) => literal(reason),
            (None, What::Removed) => format!("**no**: {}", cell(&of_deleted(change))),
            (None, _) => "**no**".to_owned(),
        };
        format!(
            "| {} | {promise} | {from} | {to} | {} | {acknowledged} |\n",
            literal(&change.record),
            unbroken_way(change)
        )
    });
    Section {
        head: "\n| record | promise | before | after | which way | acknowledged |\n|---|---|---|---|---|---|\n"
            .to_owned(),
        lines: lines.collect(),
        foot: String::new(),
        what: "promises",
    }
}

/// Which way it went, in two lines and not in three: the column is narrow.
fn unbroken_way(change: &Change) -> String {
    way(change).replace("after it started", "after\u{a0}it\u{a0}started")
}

/// The sentence that came in the place of one that went, where it is the only one.
fn instead<'d>(diff: &'d Diff, change: &'d Change) -> Option<&'d str> {
    let list = change.field.as_ref().filter(|_| is_sentence(change))?.field();
    let is_other = |other: &&Change| {
        let (went, came) = (other.from.is_some(), other.to.is_some());
        went != came && is_sentence(other) && other.field.as_ref().is_some_and(|path| path.is_of(list))
    };
    let others: Vec<&Change> = of_record(diff, &change.record).filter(is_other).collect();
    match others.as_slice() {
        [went, came] if went.to.is_none() && came.from.is_none() => came.to.as_deref(),
        _ => None,
    }
}

fn gone(change: &Change) -> String {
    let id = change.record.split_once('/').map_or(change.record.as_str(), |(_, id)| id);
    match &change.suggestion {
        Some(other) => {
            let aliases = code_span(&format!("aliases: [{id}]"));
            cell(&format!("deleted; if it is {} now, say so there: {aliases}", user(other)))
        }
        None => "deleted".to_owned(),
    }
}

/// The YAML by which what is meant is acknowledged, in blocks from which it can be copied.
fn to_acknowledge(report: &DiffReport<'_>) -> Section {
    let blocks = groups(&report.diff.changes).into_iter().filter_map(|group| {
        let lines = to_paste(report, &group.changes);
        let label = report.label(group.changes.first()?);
        let place = paste_where(report, group.record);
        let path = code(&report.findings.from_root(&label.path));
        (!lines.is_empty())
            .then(|| format!("{}, {} in {path}:\n\n{}\n", literal(group.record), cell(place), block(&lines)))
    });
    let section = folded("What to add where a change is meant", blocks.collect(), "blocks to copy");
    // Each block ends with an empty line.
    Section { foot: "</details>\n".to_owned(), ..section }
}

/// Lines as they are; the fence is longer than any that they hold.
fn block(lines: &[String]) -> String {
    let text = lines.iter().map(|line| safe(line).replace(['\n', '\t'], " ")).collect::<Vec<_>>().join("\n");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}yaml\n{text}\n{fence}\n")
}

fn following(report: &DiffReport<'_>) -> Section {
    let found = &report.diff.consequences;
    let (new, fixed) = (found.findings_new.len(), found.findings_fixed.len());
    let new = (new > 0).then(|| format!("- {}\n", counted(new, "new finding")));
    let fixed = (fixed > 0).then(|| format!("- {} fixed\n", counted(fixed, "finding")));
    let counts = new.into_iter().chain(fixed);
    let others = follows(report, &user).into_iter().flat_map(|following| {
        let lines = following.lines.iter().map(|line| format!("  - {}\n", cell(line))).collect::<Vec<_>>();
        std::iter::once(format!("- {}:\n", following.heading)).chain(lines)
    });
    Section {
        head: "\n**What follows**\n\n".to_owned(),
        lines: counts.chain(others).collect(),
        foot: String::new(),
        what: "consequences",
    }
}

fn not_evaluated(report: &DiffReport<'_>) -> Section {
    let lines = report.findings.not_evaluated.iter().map(|rule| {
        let command = rule.command.as_ref().map_or(String::new(), |command| format!(": {}", code(command)));
        format!("- {}: {}{command}\n", rule.rule, cell(&rule.reason))
    });
    Section {
        head: "\n**Not evaluated**\n\n".to_owned(),
        lines: lines.collect(),
        foot: String::new(),
        what: "rules not evaluated",
    }
}

/// All that is neither a promise nor a new record.
fn details(report: &DiffReport<'_>) -> Section {
    let details =
        report.diff.changes.iter().filter(|change| change.importance == Importance::Info && change.what != What::Added);
    let lines = lines(details);
    let lines = lines.iter().map(|line| {
        let record = literal(&line.first.record);
        if line.first.what == What::Removed {
            return format!("- {record}: deleted: {}\n", literal(line.first.title().unwrap_or_default()));
        }
        let Told { field, values, way } = told(line, &str::to_owned);
        let way = if way.is_empty() { way } else { format!(" ({way})") };
        format!("- {record}: {}: {}{way}\n", cell(&field), literal(&values))
    });
    let lines: Vec<String> = lines.collect();
    folded(&counted(lines.len(), "other change"), lines, "other changes")
}

/// A section that is closed until somebody opens it. The summary is our own words.
pub(super) fn folded(summary: &str, lines: Vec<String>, what: &'static str) -> Section {
    let head = format!("\n<details><summary>{summary}</summary>\n\n");
    Section { head, lines, foot: "\n</details>\n".to_owned(), what }
}

fn left_out(report: &DiffReport<'_>, cuts: &[Cut]) -> String {
    let parts: Vec<String> = cuts.iter().map(|cut| format!("{} of {} {}", cut.left_out, cut.all, cut.what)).collect();
    let name = |side: &super::SideShown<'_>| side.rev.or(side.commit).unwrap_or_default().to_owned();
    let (base, head) = (name(&report.base), name(&report.head));
    let range = if head.is_empty() { base } else { format!("{base}..{head}") };
    let command = code(&format!("pm diff --format json {}", range.chars().take(200).collect::<String>()));
    format!("Cut here, as a comment holds no more: {}. All of it: {command}", parts.join(", "))
}
