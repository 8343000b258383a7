use std::borrow::Cow;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess};

use super::context::Context;
use super::deserializer::Reader;
use super::error::Error;
use super::path::Step;
use super::unknown::unknown;
use super::view::View;
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
    pub segment: Cow<'n, str>,
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
        let path = self.path.down(&element.segment);
        let reader = Reader::new(element.view, self.context, &path);
        seed.deserialize(Reader { given: element.given, short: element.short, ..reader }).map(Some)
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
    pub next: Option<(&'n str, View<'n>)>,
    /// Fields that a misspelt key stands for: something is written there, so nothing may be concluded from absence.
    pub meant: Vec<&'static str>,
}

impl<'n> Fields<'n, '_, '_> {
    fn advance(&mut self) -> Option<(&'n str, View<'n>)> {
        if let Some((field, entry)) = self.given.take() {
            return Some((field, View::Key(entry)));
        }
        if let Some((field, view)) = self.single.take() {
            return Some((field, view));
        }
        while let Some(entry) = self.entries.get(self.at) {
            self.at += 1;
            match self.fields.iter().find(|field| **field == entry.key) {
                Some(field) => return Some((field, View::Node(&entry.value))),
                None => self.meant.extend(unknown(entry, self.entries, self.fields, self.context, self.path)),
            }
        }
        self.meant.pop().map(|field| (field, View::Unreadable))
    }
}

impl<'n> MapAccess<'n> for Fields<'n, '_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'n>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next = self.advance();
        self.next.map(|(field, _)| seed.deserialize(text(field))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((field, view)) = self.next.take() else { return Err(Error::Noted) };
        let path = self.path.down(field);
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
