use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::Place;
use super::raw::{RawRecord, raw_records};
use super::repeated::repeated;
use super::unfilled::unfilled;
use crate::config::Settings;
use crate::finding::Problem;
use crate::model::{Body, Common, Record, fields_of};
use crate::typed::{Context, field_names, read};
use crate::values::{Kind, id_in_words, normalise_id};

/// The fields that every kind has.
pub static COMMON_FIELDS: fn() -> &'static [&'static str] = field_names::<Common>;

/// All fields of a kind, its own first.
pub fn known_fields(kind: Kind) -> &'static [&'static str] {
    static FIELDS: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    let all = FIELDS.get_or_init(|| {
        Kind::ALL.iter().map(|kind| fields_of(*kind).iter().chain(COMMON_FIELDS()).copied().collect()).collect()
    });
    Kind::ALL.iter().position(|other| *other == kind).and_then(|at| all.get(at)).map_or(&[], Vec::as_slice)
}

/// Turns a tree into a record. Every problem is told, and what can be read is used.
pub fn type_record(mut raw: RawRecord<'_>, file: usize, number: usize, settings: &Settings) -> (Record, Vec<Problem>) {
    let mut problems = std::mem::take(&mut raw.problems);
    if !raw.broken {
        problems.extend(repeated(&mut raw.root));
        problems.extend(unfilled(&mut raw));
    }
    let own = fields_of(raw.kind);
    let head = raw.head();
    let added_words = Some(&settings.added_words);
    let (noun, silent_unknown) = (noun(raw.kind), raw.mapping.is_some());
    let silent_below = silent_unknown;
    let (body, common, references) = if raw.broken {
        (Body::empty(raw.kind), Common::default(), Vec::new())
    } else {
        let context = Context {
            added_words,
            also_known: COMMON_FIELDS(),
            silent_unknown,
            silent_below,
            noun,
            ..Context::default()
        };
        let body = Body::read(raw.kind, &raw.root, &context);
        let (found, references) = context.into_parts();
        problems.extend(found);
        // The same tree once more, for the fields that all kinds share; what is unknown has been told.
        let context =
            Context { added_words, also_known: own, silent_unknown: true, silent_below, noun, ..Context::default() };
        let context = context.carrying_on(references);
        let common: Common = read(&raw.root, &context);
        let (found, references) = context.into_parts();
        problems.extend(found);
        (body, common, references)
    };
    let heading = raw.title.take().map(|(title, _)| title).filter(|title| !title.is_empty());
    let titled = heading.is_some() || !common.title.is_absent();
    let title = common.title.get().map(|title| title.0.clone()).or(heading).unwrap_or_else(|| id_in_words(&raw.id));
    let id = match normalise_id(&raw.id) {
        Cow::Borrowed(_) => raw.id,
        Cow::Owned(id) => id,
    };
    let record = Record {
        kind: raw.kind,
        id,
        title,
        titled,
        file,
        number,
        span: raw.span,
        head,
        form: raw.form,
        written_status: body.status(),
        common: shared(common),
        body,
        references: references.into(),
        links: if raw.links.is_empty() { Arc::default() } else { raw.links.into() },
        headings: raw.headings,
        list_entries: raw.list_entries,
        broken: raw.broken,
        mapping: raw.mapping,
    };
    (record, problems)
}

/// Most records say nothing that every kind may say; they all share one nothing.
fn shared(common: Common) -> Arc<Common> {
    static NOTHING: OnceLock<Arc<Common>> = OnceLock::new();
    let nothing = NOTHING.get_or_init(Arc::default);
    if common == **nothing { Arc::clone(nothing) } else { Arc::new(common) }
}

/// The records of a file, in the order in which they stand, each with what was noticed while reading it. They count as
/// the records of file 0.
pub fn typed_records(path: &str, text: &str, place: Place, settings: &Settings) -> Vec<(Record, Vec<Problem>)> {
    let raw = raw_records(path, text, place, settings);
    raw.into_iter().enumerate().map(|(number, raw)| type_record(raw, 0, number, settings)).collect()
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Vision => "a vision",
        Kind::Intent => "an intent",
        Kind::Initiative => "an initiative",
        Kind::Option => "an option",
        Kind::Experiment => "an experiment",
        Kind::Metric => "a metric",
        Kind::Research => "a research record",
        Kind::Segment => "a segment",
        Kind::NorthStar => "a North Star document",
        Kind::StoryMap => "a story map",
        Kind::Review => "a review",
        Kind::Team => "a team",
    }
}
