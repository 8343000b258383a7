use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{FILE, Loaded, NotUsable, Part, Settings, read_config};
use crate::finding::{Problem, Span};
use crate::model::reading::{Place, classify, type_record, typed_records, unreadable};
use crate::model::{Form, Record};
use crate::source::{BlobId, Entry, Failure, ReadProblem, Tree};
use crate::syntax::front_matter;
use crate::syntax::markdown::{Link, LinkKind, has_marker, page};

/// A file that the strategy is made of, with its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the workspace.
    pub path: String,
    pub text: String,
    pub place: Place,
    /// Whether it is a page with a marker of a region that pm writes.
    pub has_regions: bool,
}

/// What one file gave.
#[derive(Clone)]
pub(super) struct Read {
    pub file: Arc<SourceFile>,
    pub records: Vec<(Record, Vec<Problem>)>,
    /// Problems of a file that gave no record.
    pub problems: Vec<Problem>,
    /// Links of prose that is no record and is checked all the same.
    pub prose: Vec<Link>,
    /// A collection whose ids cannot be known: names of its kind may be right.
    pub ids_unknown: bool,
}

/// What the files of a tree gave, by path.
pub(super) struct Reads {
    pub files: Vec<Read>,
    /// The files whose content this clone does not have: what they hold is unknown.
    pub lacking: Vec<String>,
}

/// Reads `pm.yaml`; none is fine. Only one that cannot be used at all is a failure.
pub fn load_config(tree: &Tree) -> Result<(Loaded, Option<String>), Failure> {
    if tree.entry(FILE).is_none() {
        return match tree.unreadable.iter().find(|(path, _)| path == FILE) {
            Some((_, why)) => Err(Failure::new(format!("`{FILE}` cannot be read: {why}"))),
            None => Ok((Loaded::default(), None)),
        };
    }
    let text = tree.read(FILE).map_err(|why| Failure::new(format!("`{FILE}` cannot be read: {why}")))?;
    if crate::syntax::conflict_marker(&text).is_some() {
        let failure = Failure::new(format!("`{FILE}` still has the marks of a merge that was not finished"));
        return Err(failure.help("decide between the two versions, delete the lines of the markers, and save"));
    }
    match read_config(&text) {
        Ok(loaded) => Ok((loaded, Some(text))),
        Err(NotUsable::Broken(problem)) => {
            let at = crate::syntax::Lines::of(&text).position(&text, problem.span.start());
            let failure = Failure::new(format!("{FILE}:{}:{}: {}", at.line, at.column, problem.message));
            Err(problem.help.into_iter().fold(failure, Failure::help))
        }
        Err(NotUsable::NoMapping { shape }) => {
            let failure = Failure::new(format!("`{FILE}` is a group of settings, and {shape} stands there"));
            Err(failure.help("write `key: value` lines, such as `version: 1`; an empty file is fine too"))
        }
        Err(NotUsable::Newer { version }) => {
            let failure = Failure::new(format!("`{FILE}` has `version: {version}`, and this `pm` reads version 1"));
            Err(failure
                .help(format!("this workspace needs a newer pm; `pm --version` says {}", env!("CARGO_PKG_VERSION"))))
        }
    }
}

/// Reads every file of a tree, in parallel; the result is in the order of the paths.
pub(super) fn read_all(tree: &Tree, settings: &Settings) -> Reads {
    let listed = tree.files.par_iter().map(|entry| read_one(tree, entry, settings, |_| ()).0);
    in_order(tree, listed.collect(), settings)
}

/// Reads two trees, each content that stands at the same path in both once.
pub(super) fn read_both(head: &Tree, base: &Tree, settings: &Settings) -> (Reads, Reads) {
    let of_head = head.files.par_iter().map(|entry| {
        let (outcome, read) = read_one(head, entry, settings, |text| entry.blob.unwrap_or_else(|| BlobId::of(text)));
        (outcome, entry.blob.or(read))
    });
    let of_head: Vec<(Outcome, Option<BlobId>)> = of_head.collect();
    let shared = |entry: &Entry| {
        let at = head.files.binary_search_by(|other| other.path.cmp(&entry.path)).ok()?;
        let (outcome, blob) = of_head.get(at)?;
        (entry.blob.is_some() && *blob == entry.blob && outcome.is_ok()).then(|| outcome.clone())
    };
    let other = |entry: &Entry| read_one(base, entry, settings, |_| ()).0;
    let of_base = base.files.par_iter().map(|entry| shared(entry).unwrap_or_else(|| other(entry))).collect();
    let of_head = of_head.into_iter().map(|(outcome, _)| outcome).collect();
    (in_order(head, of_head, settings), in_order(base, of_base, settings))
}

/// What one file gave, if it is any of a strategy's; or why it cannot be read, with its path.
type Outcome = Result<Option<Read>, (String, ReadProblem)>;

fn in_order(tree: &Tree, outcomes: Vec<Outcome>, settings: &Settings) -> Reads {
    let is_lacking = |outcome: &Outcome| match outcome {
        Err((path, ReadProblem::Lacking)) => Some(path.clone()),
        _ => None,
    };
    let lacking = outcomes.iter().filter_map(is_lacking).collect();
    let listed = outcomes.into_iter().filter_map(|outcome| match outcome {
        Ok(read) => read,
        Err((path, why)) => not_read(&path, &why, settings),
    });
    let mut all: Vec<Read> = listed.collect();
    all.extend(tree.unreadable.iter().filter_map(|(path, why)| not_read(path, why, settings)));
    all.sort_by(|a, b| a.file.path.cmp(&b.file.path));
    for (number, read) in all.iter_mut().enumerate() {
        read.records.iter_mut().for_each(|(record, _)| record.file = number);
    }
    Reads { files: all, lacking }
}

/// Reads a file, and tells what `of_text` makes of its text.
fn read_one<T>(
    tree: &Tree,
    entry: &Entry,
    settings: &Settings,
    of_text: impl FnOnce(&str) -> T,
) -> (Outcome, Option<T>) {
    let place = classify(&entry.path, settings);
    if place == Place::Config {
        return (Ok(None), None);
    }
    match tree.read_entry(entry) {
        Ok(text) => {
            let made = of_text(&text);
            (Ok(read_text(&entry.path, text, place, settings)), Some(made))
        }
        Err(why) => (Err((entry.path.clone(), why)), None),
    }
}

fn read_text(path: &str, text: String, place: Place, settings: &Settings) -> Option<Read> {
    let records = typed_records(path, &text, place, settings);
    let several = match place {
        Place::Mapped(number, _) => settings.mappings.get(number).filter(|mapping| mapping.part != Part::File),
        _ => None,
    };
    let is_prose = records.is_empty() && settings.links.is_match(path);
    let is_page = path.ends_with(".md") || path.ends_with(".markdown");
    let has_regions = is_page && has_marker(&text);
    let prose = match several.filter(|_| is_page) {
        _ if is_prose => prose_links(&text),
        Some(mapping) if !records.is_empty() => links_between(&text, &records, mapping.wikilinks),
        _ => Vec::new(),
    };
    if records.is_empty() && !is_prose && !has_regions {
        return None;
    }
    let is_unread = |problem: &Problem| ["invalid-yaml", "conflict-markers"].contains(&problem.rule);
    let ids_unknown = (several.is_some() || matches!(place, Place::Collection(_)))
        && records.iter().any(|(record, problems): &(Record, Vec<Problem>)| {
            record.broken && (record.form == Form::Document || problems.iter().any(is_unread))
        });
    Some(Read {
        file: Arc::new(SourceFile { path: path.to_owned(), text, place, has_regions }),
        records,
        problems: Vec::new(),
        prose,
        ids_unknown,
    })
}

/// A file that cannot be read: told where it ought to be a record, passed over where it is somebody else's.
fn not_read(path: &str, why: &ReadProblem, settings: &Settings) -> Option<Read> {
    let place = classify(path, settings);
    let problem =
        Problem::new("unreadable-file", Span::default(), format!("this file cannot be read: {why}")).help(way_out(why));
    let collection = matches!(place, Place::Collection(_));
    let record = unreadable(path, place, problem)?;
    let (record, problems) = type_record(record, 0, 0, settings);
    let file = Arc::new(SourceFile { path: path.to_owned(), text: String::new(), place, has_regions: false });
    let (records, problems) = if collection { (Vec::new(), problems) } else { (vec![(record, problems)], Vec::new()) };
    Some(Read { file, records, problems, prose: Vec::new(), ids_unknown: collection })
}

fn way_out(why: &ReadProblem) -> &'static str {
    match why {
        ReadProblem::NotUtf8 { .. } | ReadProblem::NulBytes { .. } => {
            "save it again as UTF-8; editors offer that as the encoding"
        }
        ReadProblem::TooLarge { .. } => "move what is no strategy into a file of its own outside this folder",
        ReadProblem::NotReadable(_) => "give this user the right to read it, or move it out of this folder",
        ReadProblem::Lacking => "with all of it here, run `pm` again",
        ReadProblem::Vanished => "run `pm` again",
    }
}

fn prose_links(text: &str) -> Vec<Link> {
    let body = front_matter(text).body();
    page(text.get(body..).unwrap_or(""), body).links
}

/// The links of a page of several records that stand in none of them.
fn links_between(text: &str, records: &[(Record, Vec<Problem>)], wikilinks: bool) -> Vec<Link> {
    let mut spans = records.iter().map(|(record, _)| record.span).peekable();
    let mut covered = 0;
    let is_between = |link: &Link| {
        while let Some(span) = spans.next_if(|span| span.start <= link.span.start) {
            covered = covered.max(span.end);
        }
        link.span.start >= covered && (wikilinks || link.kind != LinkKind::Wiki)
    };
    let mut links = prose_links(text);
    links.retain(is_between);
    links
}
