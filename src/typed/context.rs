use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::finding::{FieldPath, Problem, Span};

/// What reading a record needs to know and what it collects on the way.
#[derive(Debug, Default)]
pub struct Context<'c> {
    /// Words that `pm.yaml` adds to the closed lists, by the list's name.
    pub added_words: Option<&'c BTreeMap<String, Vec<String>>>,
    /// Keys that are known beside the fields of the struct being read at the top.
    pub also_known: &'c [&'static str],
    /// Whether unknown keys of the top level are kept in silence (a second reading, a mapped file).
    pub silent_unknown: bool,
    /// Nor at groups within it: they were written without `pm` in mind.
    pub silent_below: bool,
    /// What is being read, for a sentence: "an initiative".
    pub noun: &'static str,
    pub(crate) problems: RefCell<Vec<Problem>>,
    pub(crate) references: RefCell<Vec<Reference>>,
}

/// A value that names another record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub field: FieldPath,
    pub span: Span,
    pub text: String,
    /// The names of the kinds it may name; the first is tried first.
    pub kinds: &'static [&'static str],
}

impl<'c> Context<'c> {
    pub fn note(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Goes on counting after the references of an earlier reading of the same record.
    pub fn carrying_on(self, references: Vec<Reference>) -> Context<'c> {
        Context { references: RefCell::new(references), ..self }
    }

    /// Keeps a reference and returns its number within the record.
    pub fn refer(&self, reference: Reference) -> u32 {
        let mut references = self.references.borrow_mut();
        references.push(reference);
        Span::at(references.len() - 1).start
    }

    pub fn added_words(&self, vocabulary: &str) -> &'c [String] {
        self.added_words.and_then(|words| words.get(vocabulary)).map_or(&[], Vec::as_slice)
    }

    pub fn into_parts(self) -> (Vec<Problem>, Vec<Reference>) {
        (self.problems.into_inner(), self.references.into_inner())
    }
}
