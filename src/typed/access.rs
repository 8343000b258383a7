use std::borrow::Cow;

use serde::de::value::{StrDeserializer, U64Deserializer};
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess};

use super::context::Context;
use super::deserializer::Reader;
use super::error::Error;
use super::unknown::{free, is_passed_over, unknown};
use super::view::View;
use crate::finding::{LateName, Problem, Step};
use crate::syntax::Entry;

fn text(text: &str) -> StrDeserializer<'_, Error> {
    text.into_deserializer()
}

/// One thing of a list, and how it is read.
pub(super) struct Element<'n> {
    pub view: View<'n>,
    /// A field that a key fills: the name under which the entry stands.
    pub given: Option<(&'static str, &'n Entry<'n>)>,
    /// The field that a single value fills.
    pub short: Option<&'static str>,
    /// Which entry of the list it is, from 0.
    pub number: usize,
}

impl LateName for Element<'_> {
    fn name(&self) -> Cow<'_, str> {
        match self.given {
            Some((_, entry)) => Cow::Borrowed(&entry.key),
            None => self.view.name_in_list(self.number),
        }
    }
}

/// The elements of a list, one after the other.
pub(super) struct Elements<'c, 'p, I> {
    pub elements: I,
    pub context: &'c Context<'c>,
    pub path: &'p Step<'p>,
}

impl<'n, I: Iterator<Item = Element<'n>>> SeqAccess<'n> for Elements<'_, '_, I> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(element) = self.elements.next() else { return Ok(None) };
        let path = self.path.down_to(&element);
        let reader = Reader::new(element.view, self.context, &path);
        seed.deserialize(Reader { given: element.given, short: element.short, ..reader }).map(Some)
    }

    /// Most lists have one or two entries, and a list that grows begins with room for four.
    fn size_hint(&self) -> Option<usize> {
        Some(self.elements.size_hint().0)
    }
}

/// The fields of a group, one after the other; keys that are none are reported and passed over.
pub(super) struct Fields<'n, 'c, 'p> {
    pub given: Option<(&'static str, &'n Entry<'n>)>,
    /// The field that a single value fills, where no group stands there.
    pub single: Option<(&'static str, View<'n>)>,
    pub entries: &'n [Entry<'n>],
    pub at: usize,
    pub fields: &'static [&'static str],
    pub context: &'c Context<'c>,
    pub path: &'p Step<'p>,
    /// The number of the field whose key has been handed out, and its value.
    pub next: Option<(usize, View<'n>)>,
    /// The fields that are not given, worked out for the first key that is none.
    pub free: Option<Vec<&'static str>>,
    /// Fields that a misspelt key stands for: something is written there, so nothing may be concluded from absence.
    pub meant: Vec<&'static str>,
    /// The fields that have been handed out, a bit each. serde gives up the whole group at a field that comes twice.
    pub claimed: u64,
}

/// Where a name stands in a list of fields. Lengths first, which stand beside each other, then the first letter: every key
/// of every record is looked up so.
pub(super) fn number_in(fields: &[&str], name: &str) -> Option<usize> {
    let first = name.as_bytes().first();
    fields.iter().position(|known| known.len() == name.len() && known.as_bytes().first() == first && *known == name)
}

/// The bit of the field of that number; none beyond the sixty-fourth.
fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}

impl<'n> Fields<'n, '_, '_> {
    /// The next field by its number, with what fills it.
    fn advance(&mut self) -> Option<(usize, View<'n>)> {
        if let Some((field, entry)) = self.given
            && let Some(at) = self.claim(field)
        {
            return Some((at, View::Key(entry)));
        }
        if let Some((field, view)) = self.single
            && let Some(at) = self.claim(field)
        {
            return Some((at, view));
        }
        while let Some(entry) = self.entries.get(self.at) {
            self.at += 1;
            let Some(at) = self.number_of(&entry.key) else {
                if is_passed_over(&entry.key, self.context, self.path) {
                    continue;
                }
                let free = self.free.get_or_insert_with(|| free(self.entries, self.fields, self.context, self.path));
                self.meant.extend(unknown(entry, self.entries, free, self.fields, self.context, self.path));
                continue;
            };
            if self.claim_bit(bit(at)) {
                return Some((at, View::Node(&entry.value)));
            }
            self.note_again(entry);
        }
        while let Some(field) = self.meant.pop() {
            if let Some(at) = self.claim(field) {
                return Some((at, View::Unreadable));
            }
        }
        None
    }

    fn number_of(&self, field: &str) -> Option<usize> {
        number_in(self.fields, field)
    }

    /// The number of a field that comes for the first time.
    fn claim(&mut self, field: &str) -> Option<usize> {
        self.number_of(field).filter(|at| self.claim_bit(bit(*at)))
    }

    fn claim_bit(&mut self, bit: u64) -> bool {
        let is_first = bit != 0 && self.claimed & bit == 0;
        self.claimed |= bit;
        is_first
    }

    /// A field that is filled already: by the name under which the group stands, or by another key that a mapping of
    /// `pm.yaml` turned into the same field.
    fn note_again(&self, entry: &Entry<'n>) {
        let by_name = self.given.filter(|(field, _)| *field == entry.key).map(|(_, name)| name);
        let says_the_same = by_name.is_some_and(|name| entry.value.text().is_some_and(|text| text.trim() == name.key));
        if says_the_same || entry.value.is_null() {
            return;
        }
        let first = by_name.or_else(|| self.entries.iter().find(|first| first.key == entry.key));
        let problem = Problem::new("field-given-twice", entry.key_span, format!("`{}` is given twice", entry.key))
            .help("keep the one that holds; `pm` reads the first")
            .label("again here")
            .field(self.path.down(&entry.key).to_field_path());
        self.context.note(match first {
            Some(first) => problem.other(first.key_span, "given here first"),
            None => problem,
        });
    }
}

impl<'n> MapAccess<'n> for Fields<'n, '_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'n>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next = self.advance();
        let Some((at, _)) = self.next else { return Ok(None) };
        // serde's structs know their fields by number too, in the order of the list that they asked with.
        seed.deserialize(U64Deserializer::new(u64::try_from(at).unwrap_or(u64::MAX))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((at, view)) = self.next.take() else { return Err(Error::Noted) };
        let path = self.path.down(self.fields.get(at).copied().unwrap_or_default());
        seed.deserialize(Reader::new(view, self.context, &path))
    }
}

/// Names that somebody chose, each with its value.
pub(super) struct Names<'n, 'c, 'p> {
    pub entries: std::slice::Iter<'n, Entry<'n>>,
    pub context: &'c Context<'c>,
    pub path: &'p Step<'p>,
    pub next: Option<&'n Entry<'n>>,
}

impl<'n> MapAccess<'n> for Names<'n, '_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'n>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next = self.entries.next();
        self.next.map(|entry| seed.deserialize(text(&entry.key))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some(entry) = self.next.take() else { return Err(Error::Noted) };
        let path = self.path.down(&entry.key);
        seed.deserialize(Reader::new(View::Node(&entry.value), self.context, &path))
    }
}

/// A word as written, then the words that the workspace adds to its list.
pub(super) struct Words<'t> {
    pub written: Option<&'t str>,
    pub added: std::slice::Iter<'t, String>,
}

impl<'de> SeqAccess<'de> for Words<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let word = self.written.take().or_else(|| self.added.next().map(String::as_str));
        word.map(|word| seed.deserialize(text(word))).transpose()
    }
}
