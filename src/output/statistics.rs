use super::escape::cell;
use super::wording::{counted, older, overdue, totals};
use super::{LintReport, Style, table, wrap};
use crate::rules::{Exempt, Statistics, Tally};

type Count = (&'static str, fn(&Tally) -> usize);

/// The columns, as people read them.
const COUNTS: [Count; 5] = [
    ("errors", |tally| tally.error),
    ("warnings", |tally| tally.warning),
    ("info", |tally| tally.info),
    ("waived", |tally| tally.waived),
    ("turned off", |tally| tally.off),
];

/// One table: what its first column names, and what stands there for what has no name.
struct Table<'s> {
    head: &'static str,
    nameless: &'static str,
    tallies: &'s [Tally],
}

fn tables(statistics: &Statistics) -> [Table<'_>; 3] {
    [
        Table { head: "rule", nameless: "", tallies: &statistics.by_rule },
        Table { head: "kind", nameless: "no record", tallies: &statistics.by_kind },
        Table { head: "owner", nameless: "nobody", tallies: &statistics.by_owner },
    ]
}

impl Table<'_> {
    /// Only the columns in which something is counted.
    fn cells(&self) -> (Vec<&'static str>, Vec<Vec<String>>) {
        let counts: Vec<&Count> =
            COUNTS.iter().filter(|(_, count)| self.tallies.iter().any(|tally| count(tally) > 0)).collect();
        let number = |count: usize| if count == 0 { "-".to_owned() } else { count.to_string() };
        let row = |tally: &Tally| {
            let name = tally.name.clone().unwrap_or_else(|| self.nameless.to_owned());
            std::iter::once(name).chain(counts.iter().map(|(_, count)| number(count(tally)))).collect()
        };
        let heads = std::iter::once(self.head).chain(counts.iter().map(|(head, _)| *head)).collect();
        (heads, self.tallies.iter().map(row).collect())
    }
}

/// "3 initiatives are upkeep and 1 is a mandate: …"; nothing where there are none.
fn exempt(statistics: &Statistics) -> Option<String> {
    let Exempt { upkeep, mandate } = statistics.exempt;
    let are = |count: usize| if count == 1 { "is" } else { "are" };
    let mandates = if mandate == 1 { "a mandate" } else { "mandates" };
    let what = match (upkeep, mandate) {
        (0, 0) => return None,
        (upkeep, 0) => format!("{} {} upkeep", counted(upkeep, "initiative"), are(upkeep)),
        (0, mandate) => format!("{} {} {mandates}", counted(mandate, "initiative"), are(mandate)),
        _ => {
            let first = format!("{} {} upkeep", counted(upkeep, "initiative"), are(upkeep));
            format!("{first} and {mandate} {} {mandates}", are(mandate))
        }
    };
    Some(format!("{what}: no outcome, evidence or option is asked for there"))
}

/// For people: how the findings spread over rules, kinds and owners, then what the run came to.
pub fn human(report: &LintReport<'_>, statistics: &Statistics, style: &Style) -> String {
    let mut out = String::new();
    for drawn in tables(statistics) {
        let (heads, rows) = drawn.cells();
        if !rows.is_empty() {
            out.push_str(&table(&heads, &rows, style));
            out.push('\n');
        }
    }
    let lines = [Some(totals(report.summary)), older(report), overdue(report.summary), exempt(statistics)];
    lines.into_iter().flatten().for_each(|line| out.push_str(&format!("{}\n", wrap(&line, "", "  ", style.width))));
    out
}

/// The same for a page or a comment.
pub fn markdown(report: &LintReport<'_>, statistics: &Statistics) -> String {
    let mut out = format!("### pm {}: {}\n", report.command, totals(report.summary));
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    for drawn in tables(statistics) {
        let (heads, rows) = drawn.cells();
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("\n{}", row(heads.iter().map(|head| (*head).to_owned()).collect())));
        out.push_str(&format!("|---|{}\n", "---:|".repeat(heads.len() - 1)));
        rows.into_iter().for_each(|cells| out.push_str(&row(cells.iter().map(|text| cell(text)).collect())));
    }
    [older(report), overdue(report.summary), exempt(statistics)]
        .into_iter()
        .flatten()
        .for_each(|line| out.push_str(&format!("\n{line}\n")));
    out
}
