use super::Strategy;
use crate::config::Settings;
use crate::model::Record;
use crate::source::Tree;
use crate::typed::Reference;
use crate::values::{Kind, normalise_id};

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    Record(usize),
    /// A record of a kind that does not fit there.
    WrongKind(usize),
    /// Several records that fit equally well.
    Ambiguous(Box<Candidates>),
    /// A file that is there and holds no record.
    OtherFile,
    Nothing,
    /// Nothing is found, and it may be in a file that could not be read.
    NotKnown,
}

/// The records that a name can mean: how many, and the first few. Thousands of references may each mean thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates {
    pub count: usize,
    pub first: Vec<usize>,
}

impl Candidates {
    /// How many are kept.
    const KEPT: usize = 5;

    pub(super) fn of(numbers: impl Iterator<Item = usize> + Clone) -> Candidates {
        Candidates { count: numbers.clone().count(), first: numbers.take(Self::KEPT).collect() }
    }
}

impl Resolution {
    pub fn record(&self) -> Option<usize> {
        match self {
            Resolution::Record(number) => Some(*number),
            _ => None,
        }
    }
}

/// Looks a reference up: as an id of the field's kinds, then as `kind/id`, then as a path, then as an id of any kind.
pub(super) fn resolve(strategy: &Strategy, from: &Record, reference: &Reference, tree: &Tree) -> Resolution {
    let text = normalise_id(reference.text.trim());
    let kinds = || reference.kinds.iter().filter_map(|kind| Kind::from_name(kind));
    let (index, records) = (&strategy.index, &strategy.records);
    let found = kinds().flat_map(|kind| index.of_kind(records, kind, &text)).copied();
    let mut first = found.clone();
    match (first.next(), first.next()) {
        (None, _) => {}
        (Some(only), None) => return Resolution::Record(only),
        (Some(_), Some(_)) => return Resolution::Ambiguous(Box::new(Candidates::of(found))),
    }
    let fits = |number: usize| match strategy.records.get(number) {
        Some(record) if kinds().any(|kind| kind == record.kind) => Resolution::Record(number),
        _ => Resolution::WrongKind(number),
    };
    if let Some(number) = by_kind_and_id(strategy, &text) {
        return fits(number);
    }
    if text.contains(['/', '.']) {
        match by_path(strategy, from, &text, tree) {
            Some(Some(number)) => return fits(number),
            Some(None) => return Resolution::OtherFile,
            None => {}
        }
    }
    match index.of_any_kind(records, &text).first() {
        Some(number) => fits(*number),
        None if kinds().any(|kind| index.incomplete.contains(&kind)) => Resolution::NotKnown,
        None => Resolution::Nothing,
    }
}

/// `kind/id`, and for options inside initiatives `option/INITIATIVE.NAME` or the part behind the slash.
fn by_kind_and_id(strategy: &Strategy, text: &str) -> Option<usize> {
    let (index, records) = (&strategy.index, &strategy.records);
    if let Some(number) = index.full_name(records, text) {
        return Some(number);
    }
    if let Some((kind, id)) = text.split_once('/') {
        let kind = Kind::from_name(kind).or_else(|| Kind::from_folder(kind))?;
        return index.of_kind(records, kind, id).first().copied();
    }
    index.full_name(records, &format!("option/{text}"))
}

/// A path to a file, with its ending or to a folder that is a record: nothing where no such file is, none inside where
/// it holds no record.
fn by_path(strategy: &Strategy, from: &Record, text: &str, tree: &Tree) -> Option<Option<usize>> {
    let text = strategy.without_repository(text).unwrap_or_else(|| text.to_owned());
    if text.contains("://") {
        return None;
    }
    let path = strategy.path_from(strategy.path_of(from), text.split('#').next().unwrap_or(""))?;
    let inside = path.strip_prefix(strategy.prefix.as_str())?;
    if let Some(number) = strategy.record_at(inside) {
        return Some(Some(number));
    }
    matches!(tree.look_up(&path), crate::source::Target::File).then_some(None)
}

impl Strategy {
    /// The first record of a file, or of a folder that is a record, by its path relative to the workspace.
    pub fn record_at(&self, path: &str) -> Option<usize> {
        let path = path.trim_end_matches('/');
        let in_folder = || ["README.md", "index.md"].iter().find_map(|name| self.first_at(&format!("{path}/{name}")));
        let of_folder = || {
            // A mapped file whose id is the folder's.
            let number = *self.index.of_any_kind(&self.records, path.rsplit('/').next().unwrap_or(path)).first()?;
            let record = self.records.get(number)?;
            self.path_of(record).strip_prefix(path).is_some_and(|rest| rest.starts_with('/')).then_some(number)
        };
        self.first_at(path).or_else(in_folder).or_else(of_folder)
    }

    /// The path of an address that leads into this repository's own files, relative to the Git root, with `/` in front.
    pub(super) fn without_repository(&self, address: &str) -> Option<String> {
        let repository = self.config.repository.get()?;
        let bare = |address: &str| {
            let address =
                address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
            address.trim_end_matches('/').trim_end_matches(".git").to_owned()
        };
        let rest = bare(address);
        let rest = rest.strip_prefix(&bare(repository))?.strip_prefix('/')?;
        let (_, inside) = rest.trim_start_matches("-/").split_once("blob/").or_else(|| rest.split_once("tree/"))?;
        let (_, path) = inside.split_once('/')?;
        Some(format!("\u{0}{path}"))
    }

    /// Where a path written in a file leads, relative to the Git root; nothing where it leads out of it. A leading `/`
    /// starts at `links_root`.
    pub(super) fn path_from(&self, file: &str, written: &str) -> Option<String> {
        path_from(&self.prefix, &self.settings, file, written)
    }
}

/// The same, for a strategy that does not stand yet.
pub(super) fn path_from(prefix: &str, settings: &Settings, file: &str, written: &str) -> Option<String> {
    match (written.strip_prefix('\u{0}'), written.strip_prefix('/')) {
        (Some(path), _) => normalised([path]),
        (_, Some(path)) => normalised([format!("{prefix}{}{path}", settings.links_root).as_str()]),
        (None, None) => {
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            normalised([prefix, folder, written])
        }
    }
}

/// One path of several in a row, with `.` and `..` taken out; nothing where it leads above the root.
fn normalised<const N: usize>(paths: [&str; N]) -> Option<String> {
    let mut whole = String::with_capacity(paths.iter().map(|path| path.len() + 1).sum());
    for part in paths.into_iter().flat_map(|path| path.split('/')) {
        match part {
            "" | "." => {}
            ".." if whole.is_empty() => return None,
            ".." => whole.truncate(whole.rfind('/').unwrap_or(0)),
            part => {
                if !whole.is_empty() {
                    whole.push('/');
                }
                whole.push_str(part);
            }
        }
    }
    Some(whole)
}
