//! From symbolic places to lines and columns: the only way to get them.

use std::collections::HashMap;

use super::Strategy;
use crate::finding::{FieldPath, Label, Span};
use crate::model::reading::raw_records;
use crate::syntax::{Lines, Node, Scalars, locate};
use crate::typed::Reference;

/// Where something is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A record as a whole: its id's value, else its title, else its first line.
    Record(usize),
    /// A field of a record; where it is not there, the nearest thing that is.
    Field(usize, FieldPath),
    /// A setting of `pm.yaml`.
    Config(FieldPath),
    /// The name of a setting of `pm.yaml`, where that is at fault and not its value.
    ConfigKey(FieldPath),
    /// Bytes of a file.
    Bytes { file: usize, span: Span, record: Option<usize>, field: FieldPath },
    /// The strategy as a whole: the vision's title, else the first line of `pm.yaml`.
    Whole,
}

impl Place {
    pub fn field(record: usize, field: &str) -> Place {
        Place::Field(record, FieldPath::of(field))
    }

    /// The path of a field within a record.
    pub fn at<'a>(record: usize, path: impl IntoIterator<Item = &'a str>) -> Place {
        Place::Field(record, path.into_iter().collect())
    }

    /// The name that a reference of a record gives.
    pub fn reference(record: usize, file: usize, reference: &Reference) -> Place {
        Place::Bytes { file, span: reference.span, record: Some(record), field: reference.field.clone() }
    }

    pub fn record(&self) -> Option<usize> {
        match self {
            Place::Record(number) | Place::Field(number, _) => Some(*number),
            Place::Bytes { record, .. } => *record,
            Place::Config(_) | Place::ConfigKey(_) | Place::Whole => None,
        }
    }

    pub fn field_path(&self) -> Option<&FieldPath> {
        match self {
            Place::Field(_, path) | Place::Config(path) | Place::ConfigKey(path) | Place::Bytes { field: path, .. } => {
                Some(path).filter(|path| !path.is_empty())
            }
            Place::Record(_) | Place::Whole => None,
        }
    }
}

/// Turns places into labels. A file is taken apart again when its first place is asked for, and then kept.
#[derive(Debug)]
pub struct Places<'s> {
    pub(super) strategy: &'s Strategy,
    files: HashMap<usize, FilePlaces<'s>>,
    config: Option<Node<'s>>,
}

#[derive(Debug)]
pub(super) struct FilePlaces<'s> {
    lines: Lines,
    /// The tree of each record of the file; made when a field is asked for.
    records: Option<Vec<Node<'s>>>,
    /// All scalars; looked for when one is to be written anew.
    pub(super) scalars: Option<Scalars>,
}

impl<'s> Places<'s> {
    pub fn of(strategy: &'s Strategy) -> Places<'s> {
        let config = strategy
            .text_of(crate::config::FILE)
            .and_then(|text| crate::syntax::documents(text, 0).into_iter().next().and_then(|document| document.root));
        Places { strategy, files: HashMap::new(), config }
    }

    /// The file and the bytes of a place, and whether the very thing that it names is there.
    pub fn bytes(&mut self, place: &Place) -> (usize, Span, bool) {
        match place {
            Place::Bytes { file, span, .. } => (*file, *span, true),
            Place::Record(number) => {
                let (file, head) = self.head(*number);
                (file, head, true)
            }
            Place::Field(number, path) => {
                let Some(record) = self.strategy.record(*number) else { return (0, Span::default(), false) };
                let located = self.record_tree(record.file, record.number).and_then(|root| locate(root, path));
                match located {
                    Some(located) => (record.file, located.span, located.complete),
                    None => {
                        let (file, head) = self.head(*number);
                        (file, head, false)
                    }
                }
            }
            Place::Config(path) | Place::ConfigKey(path) => {
                let located = self.config.as_ref().and_then(|root| locate(root, path));
                let key = located.and_then(|located| located.key).filter(|_| matches!(place, Place::ConfigKey(_)));
                let span = key.or(located.map(|located| located.span)).unwrap_or_default();
                (self.config_file(), span, located.is_some())
            }
            Place::Whole => match self.strategy.company_visions().first().copied() {
                Some(vision) => {
                    let (file, span) = self.title(vision);
                    (file, span, true)
                }
                None => (self.config_file(), Span::default(), true),
            },
        }
    }

    /// A place as a label. Of several lines only the first is shown.
    pub fn label(&mut self, place: &Place, message: impl Into<String>) -> Label {
        let (file, span, _) = self.bytes(place);
        self.label_at(file, span, message.into())
    }

    /// The text that stands at a place, without quotes; empty where the thing itself is absent.
    pub fn value(&mut self, place: &Place) -> &'s str {
        if matches!(place, Place::Record(_) | Place::Whole) {
            return "";
        }
        let (file, span, there) = self.bytes(place);
        match self.strategy.files.get(file) {
            Some(file) if there => unquoted(span.of(&file.text)),
            _ => "",
        }
    }

    fn label_at(&mut self, file: usize, span: Span, message: String) -> Label {
        let strategy = self.strategy;
        let Some(source) = strategy.files.get(file) else {
            // Not even a `pm.yaml`: the finding stands at the first line of one that could be there.
            let path = crate::config::FILE.to_owned();
            let (start, end) = Default::default();
            return Label { path, span: Span::default(), start, end, message };
        };
        let text = source.text.as_str();
        let span = first_line(span, text);
        let lines = &self.file(file).lines;
        Label {
            path: source.path.clone(),
            span,
            start: lines.position(text, span.start()),
            end: lines.position(text, span.end()),
            message,
        }
    }

    fn config_file(&self) -> usize {
        let found = self.strategy.files.binary_search_by(|file| file.path.as_str().cmp(crate::config::FILE));
        // Without a `pm.yaml` no file is meant.
        found.unwrap_or(usize::MAX)
    }

    fn head(&self, number: usize) -> (usize, Span) {
        self.strategy.record(number).map_or((0, Span::default()), |record| (record.file, record.head))
    }

    /// The title of a record as it is written, else its head.
    fn title(&mut self, number: usize) -> (usize, Span) {
        let (file, there) = match self.strategy.record(number) {
            Some(record) => (record.file, locate_title(self.record_tree(record.file, record.number))),
            None => return (0, Span::default()),
        };
        match there {
            Some(span) => (file, span),
            None => self.head(number),
        }
    }

    pub(super) fn file(&mut self, file: usize) -> &mut FilePlaces<'s> {
        let text = self.strategy.files.get(file).map_or("", |file| file.text.as_str());
        self.files.entry(file).or_insert_with(|| FilePlaces { lines: Lines::of(text), records: None, scalars: None })
    }

    pub(super) fn record_tree(&mut self, file: usize, number: usize) -> Option<&Node<'s>> {
        let strategy = self.strategy;
        let source = strategy.files.get(file)?;
        let places = self.file(file);
        let records = places.records.get_or_insert_with(|| {
            let raw = raw_records(&source.path, &source.text, source.place, &strategy.settings);
            raw.into_iter().map(|raw| raw.root).collect()
        });
        records.get(number)
    }
}

fn locate_title(tree: Option<&Node<'_>>) -> Option<Span> {
    tree.and_then(|root| root.entry("title")).map(|entry| entry.value.span)
}

/// The part of a span on its first line, without what is blank at the end.
fn first_line(span: Span, text: &str) -> Span {
    let covered = span.of(text);
    let line = covered.split(['\n', '\r']).next().unwrap_or("").trim_end();
    Span::new(span.start().min(text.len()), span.start().min(text.len()) + line.len())
}

/// A text without the quotes around it: they are no part of what it says.
fn unquoted(text: &str) -> &str {
    let within = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    within('"').or_else(|| within('\'')).unwrap_or(text)
}
