use crate::finding::Span;
use crate::model::Record;
use crate::rules::Facts;
use crate::rules::words::{Words, split};
use crate::values::{Date, FiscalYear, FromText, When};

/// The entries of lists that begin with a date or a period. A day that is past is an entry of a log.
pub(super) fn dated(facts: &Facts<'_>, record: &Record, months: &Words) -> Vec<Span> {
    let text = facts.strategy.files.get(record.file).map_or("", |file| file.text.as_str());
    let begins = |span: &&Span| begins_with_date(span.of(text), facts.today, months);
    record.list_entries.iter().filter(begins).copied().collect()
}

fn begins_with_date<'e>(entry: &'e str, today: Date, months: &Words) -> bool {
    let entry = entry.trim_start_matches(['*', '_', '[', '(']);
    let bare = |word: &'e str| word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut words = entry.split_whitespace();
    let (Some(written), next) = (words.next(), words.next()) else { return false };
    let (first, second) = (bare(written), next.map(bare).unwrap_or_default());
    let ends = || written.ends_with([':', ',']) || next.is_none_or(|next| "–—-:".contains(next));
    let is_year = |word: &str| word.len() == 4 && When::from_text(word).is_ok();
    let part = |word: &str| ["q1", "q2", "q3", "q4", "h1", "h2"].iter().any(|part| part.eq_ignore_ascii_case(word));
    // Nearly every entry begins with a letter, and no date or period of ours does.
    let when = first.starts_with(|c: char| c.is_ascii_digit()).then(|| When::from_text(first).ok()).flatten();
    match when {
        Some(When::Date(day)) => day >= today,
        // What is over is an entry of a log.
        Some(When::Period(_)) if is_over(first, today) => false,
        Some(When::Period(_)) => ends() || !is_year(first) || part(second),
        None => (part(first) || months.at_start(&split(first)).is_some()) && (ends() || is_year(second)),
    }
}

/// Whether a year, half, quarter or month of the calendar lies in the past.
fn is_over(period: &str, today: Date) -> bool {
    When::from_text(period).is_ok_and(|when| when.last_day(FiscalYear::default()) < today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::graph::Strategy;
    use crate::rules::words::MONTH;

    #[test]
    fn entries_of_a_plan() {
        let mut strategy = Strategy::default();
        strategy.settings.languages = vec!["en".to_owned(), "de".to_owned()];
        let today = Date::new(2026, 11, 22).unwrap();
        let months = Words::of(&Facts::new(&strategy, today), &MONTH);
        for entry in [
            "2027-Q1: importer",
            "Q3 2027: screen",
            "Q4: screen",
            "2027: everything",
            "**2027-03** importer",
            "2027-03-01 importer",
            "March 2027 importer",
            "Mai: Portal",
            "2027 H1 importer",
            "2026-H2 – importer",
        ] {
            assert!(begins_with_date(entry, today, &months), "{entry}");
        }
        for entry in [
            "2026-03-01 we heard it first",
            "2025: we lost a third of the clinics",
            "2026-Q2: three more left",
            "2026-10 – the last of them",
            "2000 teams have joined",
            "May be dropped",
            "March on the capital",
            "Q4 is hard for bakers",
            "One invite before ten settings",
            "",
            "…",
        ] {
            assert!(!begins_with_date(entry, today, &months), "{entry}");
        }
    }
}
