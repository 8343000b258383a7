use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use super::super::session::Session;
use super::registry::Named;
use crate::config::Language;
use crate::documents::region::{checksum, fault_words, holds};
use crate::finding::Span;
use crate::graph::Strategy;
use crate::rules::{DocumentFlaw, DocumentState};
use crate::source::{Failure, Place, Tree};
use crate::syntax::conflict_marker;
use crate::syntax::markdown::{Fault, Region, name_in_marker, regions};
use crate::values::{Date, FromText};

/// How a region stands to the records.
pub enum Verdict {
    /// It says what they say, as of its own day.
    Current,
    /// The same, with the checksum of another text.
    Unsigned,
    /// Nobody has written it yet.
    Empty,
    Stale,
    /// It is not what pm wrote there.
    Edited,
    /// It names no document, or one of a record that is not there.
    Gone(Failure),
    /// Its document cannot be made.
    NotRendered(Failure),
}

/// Renders documents, each for the days on which somebody reads them.
pub struct Judge<'s> {
    session: &'s Session,
    days: BTreeMap<Date, Session>,
}

impl<'s> Judge<'s> {
    pub fn of(session: &'s Session) -> Judge<'s> {
        Judge { session, days: BTreeMap::new() }
    }

    /// The document as of a day, today for none, for a file.
    pub fn render(
        &mut self,
        named: &Named,
        on: Option<Date>,
        (file, language): (Option<&str>, Option<Language>),
    ) -> Result<String, Failure> {
        match on.filter(|on| *on != self.session.today) {
            None => named.render(self.session, file, language),
            Some(on) => named.render(self.days.entry(on).or_insert_with(|| self.session.on(on)), file, language),
        }
    }

    /// How a region of a file stands, and what it is of.
    pub fn judge(&mut self, (file, text): (Option<&str>, &str), region: &Region<'_>) -> (Verdict, Option<Named>) {
        let named = match Named::find(self.session, region.name) {
            Ok(named) => named,
            Err(failure) => return (Verdict::Gone(failure), None),
        };
        let language = match language_of(region) {
            Ok(language) => language,
            Err(failure) => return (Verdict::Gone(failure), None),
        };
        let on = match day_of(region) {
            Ok(on) => on,
            Err(failure) => return (Verdict::Gone(failure), None),
        };
        let inner = region.inner.of(text);
        let is_empty = inner.trim().is_empty();
        let verdict = match (region.sha256, self.render(&named, on, (file, language))) {
            (_, Err(failure)) => Verdict::NotRendered(failure),
            (None, _) if is_empty => Verdict::Empty,
            (sum, Ok(document)) => {
                let is_own = sum.is_some_and(|sum| sum.eq_ignore_ascii_case(&checksum(inner)));
                match (holds(inner, &document), is_own) {
                    (true, true) => Verdict::Current,
                    (true, false) => Verdict::Unsigned,
                    (false, true) => Verdict::Stale,
                    (false, false) => Verdict::Edited,
                }
            }
        };
        (verdict, Some(named))
    }
}

/// The regions that do not hold what they should in a workspace that was read from somewhere else than a command reads
/// it from.
pub fn document_states(strategy: Strategy, tree: Tree, today: Date) -> Vec<DocumentState> {
    let strategy = ManuallyDrop::new(Arc::new(strategy));
    let (place, today_from, from_here) = (Place::default(), "the caller", String::new());
    states(&Session { place, strategy, tree, today, today_from, from_here, plan: None })
}

/// The regions of a session's files that do not hold what they should. Where no file has a marker, nothing is rendered.
pub fn states(session: &Session) -> Vec<DocumentState> {
    let mut judge = Judge::of(session);
    let mut states = Vec::new();
    let files = session.strategy.files.iter().enumerate().filter(|(_, file)| file.has_regions);
    for (number, file) in files {
        let text = file.text.as_str();
        let state = |name: &str, place, flaw| DocumentState { file: number, name: name.to_owned(), place, flaw };
        if let Some(marker) = conflict_marker(text) {
            // A record's is told by another rule.
            if !session.strategy.records.iter().any(|record| record.file == number) {
                let (message, help) = conflict_words();
                states.push(state("", marker, DocumentFlaw::Broken { message, help, other: None }));
            }
            continue;
        }
        let found = regions(text);
        for fault in &found.faults {
            let words = fault_words(fault, other_name(text, fault));
            let other = fault.other.map(|span| (name_of(text, span), words.other));
            let flaw = DocumentFlaw::Broken { message: words.message, help: words.help, other };
            states.push(state(fault.name, name_of(text, fault.at), flaw));
        }
        for region in &found.all {
            let flaw = match judge.judge((Some(&file.path), text), region).0 {
                Verdict::Current => continue,
                Verdict::Unsigned => DocumentFlaw::Unsigned,
                Verdict::Empty => DocumentFlaw::Empty,
                Verdict::Stale => DocumentFlaw::Stale,
                Verdict::Edited => DocumentFlaw::Edited,
                Verdict::Gone(Failure { message, help, .. }) => DocumentFlaw::Gone { message, help },
                Verdict::NotRendered(failure) => DocumentFlaw::NotRendered { reason: failure.message },
            };
            states.push(state(region.name, name_of(text, region.begin), flaw));
        }
    }
    states
}

/// The language that the marker of a region names.
pub fn language_of(region: &Region<'_>) -> Result<Option<Language>, Failure> {
    let Some(code) = region.language else { return Ok(None) };
    Language::of(code).map(Some).ok_or_else(|| {
        let failure = Failure::new(format!("pm makes no documents in the language `{code}`"));
        failure.help("write `language=en` or `language=de`, or leave it out: then `languages` in pm.yaml counts")
    })
}

/// The day as of which a region was written, as its marker says.
fn day_of(region: &Region<'_>) -> Result<Option<Date>, Failure> {
    region.on.map(Date::from_text).transpose().map_err(|misread| {
        let failure = Failure::new(format!("its marker says as of which day it was written, and {}", misread.message));
        failure.help("write a day, such as `on=2026-05-14`, or delete `on=`: then the region is written as of today")
    })
}

/// A merge that was not finished, in words.
pub fn conflict_words() -> (String, String) {
    let help = "decide between the two versions and delete the lines of the markers; of two regions either will do: \
                `pm refresh --overwrite` writes it anew";
    ("a merge of this file was not finished".to_owned(), help.to_owned())
}

/// What the marker is called that a fault's does not agree with.
pub fn other_name<'t>(text: &'t str, fault: &Fault<'t>) -> Option<&'t str> {
    fault.other.map(|span| name_of(text, span).of(text))
}

/// Where the name stands in a marker; the marker where it has none.
fn name_of(text: &str, marker: Span) -> Span {
    match name_in_marker(marker.of(text)) {
        None => marker,
        Some((at, word)) => Span::new(marker.start() + at, marker.start() + at + word.len()),
    }
}
