use serde::de::{Deserializer, Visitor};

use super::access::{Element, Elements, Fields, Names, Words};
use super::context::{Context, Reference};
use super::error::Error;
use super::view::{Shape, View};
use super::{Field, Many, Ref, by_name, reference, short, text, word};
use crate::finding::{Mend, Problem, Step};
use crate::syntax::{Entry, Node, Value};
use crate::values::{is_placeholder, shown, trimmed};

/// Asked for by a value that is a group with the key `csv`, or else written out.
pub const CSV_OR_WRITTEN: &str = "$pm::CsvOrWritten";

/// Answers serde's questions from a node. It knows the shapes of this folder by the names they ask for.
#[derive(Clone, Copy)]
pub(super) struct Reader<'n, 'c, 'p> {
    pub view: View<'n>,
    pub context: &'c Context<'c>,
    pub path: &'p Step<'p>,
    /// A field that a key fills: the name under which an entry stands.
    pub given: Option<(&'static str, &'n Entry<'n>)>,
    /// The field that a single value stands for.
    pub short: Option<&'static str>,
}

impl<'n, 'c, 'p> Reader<'n, 'c, 'p> {
    pub fn new(view: View<'n>, context: &'c Context<'c>, path: &'p Step<'p>) -> Self {
        Reader { view, context, path, given: None, short: None }
    }

    fn problem(&self, rule: &'static str, message: String) -> Problem {
        Problem::new(rule, self.view.span(), message).field(self.path.to_field_path())
    }

    /// Something else stands here than what is wanted.
    fn misshapen(&self, wanted: &str) -> Error {
        if !matches!(self.view.shape(), Shape::Broken) {
            let message = format!("{} needs {wanted}, and {} stands here", self.path.in_words(), self.view.noun());
            self.context.note(self.problem("invalid-value", message).help(match wanted {
                "the name of a record" => "write its id, as `pm list` shows it",
                "text" => "write a sentence; put it in quotes where it has a `: ` in it",
                "a group of keys" => "write `key: value` lines below it, or `{key: value}` behind it",
                _ => "write one value behind the key",
            }));
        }
        Error::Noted
    }

    /// Notes a value that could not be read, at its bytes.
    fn noted<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        result.map_err(|error| {
            if let Error::Misread(misread) = error {
                let rule = if misread.placeholder { "placeholder-text" } else { "invalid-value" };
                let mend = match self.view.shape() {
                    Shape::Text(written) => misread.replacement.map(|meant| Mend::text(written, meant)),
                    _ => None,
                };
                let mut problem = self.problem(rule, misread.message).mend(mend);
                problem.help = misread.help;
                self.context.note(problem);
            }
            Error::Noted
        })
    }

    /// The text of a scalar that says something.
    fn filled(&self, wanted: &str) -> Result<&'n str, Error> {
        let Shape::Text(text) = self.view.shape() else { return Err(self.misshapen(wanted)) };
        if is_placeholder(text) {
            let name = self.path.to_field_path();
            // In a list the text itself is the entry's name.
            let field = match name.segments().any(|segment| segment == text.trim()) {
                true => format!("an entry of `{}`", name.field()),
                false => self.path.in_words(),
            };
            let problem = self.problem("placeholder-text", format!("{field} says only {}", shown(text)));
            self.context.note(problem.help("write what is known, or take it out: what is absent can be asked for"));
            return Err(Error::Noted);
        }
        Ok(text)
    }

    fn elements<I: Iterator<Item = Element<'n>>>(&self, elements: I) -> Elements<'c, 'p, I> {
        Elements { elements, context: self.context, path: self.path }
    }

    fn list(&self, items: &'n [Node<'n>], short: Option<&'static str>) -> impl Iterator<Item = Element<'n>> + use<'n> {
        items.iter().enumerate().map(move |(number, item)| Element {
            view: View::Node(item),
            given: None,
            short,
            number,
        })
    }

    /// One thing that stands for a list of one; in a path it has no name of its own.
    fn single(&self, short: Option<&'static str>) -> impl Iterator<Item = Element<'n>> + use<'n> {
        std::iter::once(Element { view: self.view, given: None, short, number: 0 })
    }

    /// A list, or one thing that stands for a list of one.
    fn many<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.view.shape() {
            Shape::Broken => visitor.visit_unit(),
            Shape::Nothing => visitor.visit_seq(self.elements(std::iter::empty())),
            Shape::List(items) => visitor.visit_seq(self.elements(self.list(items, None))),
            Shape::Text(_) | Shape::Group(_) => visitor.visit_seq(self.elements(self.single(self.short))),
        }
    }

    /// Entries with a name; `names` are the name field, the field of a single value, and that of a sentence.
    fn by_name<V: Visitor<'n>>(self, names: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let [name, short, text] = names else { return Err(Error::Noted) };
        let is_one = |entries: &'n [Entry<'n>]| {
            // `metric:` with nothing behind it yet is one entry too; only a group makes it a metric of that name.
            let is_group = |entry: &Entry<'_>| matches!(entry.value.value, Value::Mapping(_));
            entries.iter().any(|entry| (entry.key == *name || entry.key == *text) && !is_group(entry))
        };
        match self.view.shape() {
            Shape::Broken => visitor.visit_unit(),
            Shape::Nothing => visitor.visit_seq(self.elements(std::iter::empty())),
            Shape::List(items) => visitor.visit_seq(self.elements(self.list(items, Some(text)))),
            Shape::Group(entries) if !is_one(entries) => {
                visitor.visit_seq(self.elements(entries.iter().map(|entry| Element {
                    view: View::Node(&entry.value),
                    given: Some((name, entry)),
                    short: Some(short),
                    number: 0,
                })))
            }
            Shape::Group(_) | Shape::Text(_) => visitor.visit_seq(self.elements(self.single(Some(text)))),
        }
    }

    fn refer<V: Visitor<'n>>(
        self,
        kinds: &'static [&'static str],
        or_text: bool,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let wanted = if or_text { "a name or a sentence" } else { "the name of a record" };
        let text = trimmed(self.filled(wanted)?);
        let stands_for_itself = || kinds.iter().any(|kind| kind.strip_prefix('=') == Some(text));
        if or_text && (text.contains(char::is_whitespace) || text.contains("://") || stands_for_itself()) {
            return self.noted(visitor.visit_str(text));
        }
        let (field, span) = (self.path.to_field_path(), self.view.span());
        let name = reference::name_mark(text);
        let reference = Reference { field, span, text: text.to_owned(), kinds };
        visitor.visit_u64(u64::from(name) << 32 | u64::from(self.context.refer(reference)))
    }

    fn group<V: Visitor<'n>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let (entries, single) = match (self.view.shape(), self.short) {
            (Shape::Group(entries), _) => (entries, None),
            (Shape::Nothing, _) => (&[] as &[_], None),
            (Shape::Broken, _) => return Err(Error::Noted),
            (Shape::Text(_) | Shape::List(_), Some(short)) => (&[] as &[_], Some((short, self.view))),
            (Shape::Text(_) | Shape::List(_), None) => return Err(self.misshapen("a group of keys")),
        };
        let (given, context, path) = (self.given, self.context, self.path);
        let (free, meant, claimed) = (None, Vec::new(), 0);
        let (at, next) = (0, None);
        visitor.visit_map(Fields { given, single, entries, at, fields, context, path, next, free, meant, claimed })
    }
}

/// Asked of every value there is: a letter at its beginning answers it.
fn is_blank(text: &str) -> bool {
    !text.bytes().next().is_some_and(|byte| byte.is_ascii_graphic()) && text.trim().is_empty()
}

impl<'n> Deserializer<'n> for Reader<'n, '_, '_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            Field::<()>::NAME => match self.view.shape() {
                Shape::Broken => visitor.visit_unit(),
                Shape::Nothing if self.given.is_none() => visitor.visit_none(),
                // `problem: |` with nothing below it, or quotes with nothing in them, say as little as no value.
                Shape::Text(text) if is_blank(text) && self.given.is_none() => visitor.visit_none(),
                _ => visitor.visit_newtype_struct(self),
            },
            Many::<()>::NAME => self.many(visitor),
            by_name::RESERVED => self.by_name(fields, visitor),
            short::RESERVED => {
                visitor.visit_newtype_struct(Reader { short: fields.first().copied().or(self.short), ..self })
            }
            text::RESERVED => match self.view.shape() {
                Shape::List(items) => visitor.visit_seq(self.elements(self.list(items, None))),
                _ => {
                    let text = self.filled("text")?;
                    visitor.visit_str(text)
                }
            },
            word::RESERVED => {
                let written = trimmed(self.filled("one word")?);
                let added = self.context.added_words(fields.first().copied().unwrap_or(""));
                self.noted(match added {
                    [] => visitor.visit_str(written),
                    _ => visitor.visit_seq(Words { written: Some(written), added: added.iter() }),
                })
            }
            CSV_OR_WRITTEN => match self.view.shape() {
                Shape::Group(entries) if entries.iter().any(|entry| entry.key == "csv") => {
                    visitor.visit_newtype_struct(self)
                }
                _ => visitor.visit_some(self),
            },
            Ref::<()>::RESERVED => self.refer(fields, false, visitor),
            reference::REF_OR_TEXT => self.refer(fields, true, visitor),
            _ => self.group(fields, visitor),
        }
    }

    fn deserialize_str<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.filled("one value")?;
        self.noted(visitor.visit_str(text))
    }

    fn deserialize_map<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        let entries = match self.view.shape() {
            Shape::Group(entries) => entries.iter(),
            Shape::Nothing => [].iter(),
            _ => {
                // An error here would go up past the fields beside this one and take them along.
                self.misshapen("a group of keys");
                [].iter()
            }
        };
        visitor.visit_map(Names { entries, context: self.context, path: self.path, next: None })
    }

    fn deserialize_ignored_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'n>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct enum identifier
    }
}
