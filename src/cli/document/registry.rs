use super::super::session::Session;
use super::super::{graph, map, north_star, portfolio};
use super::tree;
use crate::config::Language;
use crate::source::Failure;
use crate::values::{Kind, nearest};

/// The documents that can stand in a region, by name.
pub static DOCUMENTS: &[Document] = &[
    Document {
        name: "north-star",
        takes: Takes::record(&[Kind::Initiative, Kind::Vision, Kind::NorthStar]),
        about: "the North Star document of an initiative or a vision",
        render: north_star::document,
    },
    Document {
        name: "map",
        takes: Takes::record(&[Kind::StoryMap, Kind::Initiative, Kind::Option, Kind::Vision]),
        about: "a story map",
        render: map::document,
    },
    Document {
        name: "graph",
        takes: Takes { nothing: true, kinds: &Kind::ALL, words: &["metrics"] },
        about: "how records hang together, as a Mermaid picture",
        render: graph::document,
    },
    Document {
        name: "portfolio",
        takes: Takes::NOTHING,
        about: "money and work by stage and by intent",
        render: portfolio::document,
    },
    Document { name: "tree", takes: Takes::NOTHING, about: "the strategy as a list", render: tree::tree },
    Document { name: "outcomes", takes: Takes::RECORD, about: "how a record's outcomes stand", render: tree::outcomes },
];

/// A document that pm makes of a strategy, as Markdown.
pub struct Document {
    /// What a marker calls it.
    pub name: &'static str,
    pub takes: Takes,
    /// What it is, in a few words.
    pub about: &'static str,
    /// The Markdown; of the session's day and no other.
    pub render: fn(&Of<'_>) -> Result<String, Failure>,
}

/// What stands behind the colon of `DOCUMENT:ARGUMENT`.
#[derive(Clone, Copy, Debug)]
pub struct Takes {
    /// It may be left out.
    pub nothing: bool,
    /// The kinds of which it may name a record.
    pub kinds: &'static [Kind],
    /// Words that it may be, such as `metrics`.
    pub words: &'static [&'static str],
}

impl Takes {
    pub const NOTHING: Takes = Takes { nothing: true, kinds: &[], words: &[] };
    /// A record of any kind.
    pub const RECORD: Takes = Takes::record(&Kind::ALL);

    /// A record of one of these kinds.
    pub const fn record(kinds: &'static [Kind]) -> Takes {
        Takes { nothing: false, kinds, words: &[] }
    }
}

/// What a document is of.
pub struct Of<'s> {
    pub session: &'s Session,
    pub record: Option<usize>,
    pub word: Option<&'static str>,
    /// The file that it goes to, relative to the workspace; none for one outside.
    pub file: Option<&'s str>,
    /// That of titles and labels.
    pub language: Language,
}

impl Of<'_> {
    /// The record's number, for a document that takes nothing else.
    pub fn record(&self) -> Result<usize, Failure> {
        self.record.ok_or_else(|| Failure::new("this document is that of a record, and none is named"))
    }

    /// The record's full name, for one that is found by name.
    pub fn name(&self) -> Result<String, Failure> {
        self.record().map(|number| self.session.strategy.full_name(number))
    }
}

/// A document that was named.
#[derive(Clone, Copy)]
pub struct Named {
    pub document: &'static Document,
    pub record: Option<usize>,
    pub word: Option<&'static str>,
}

impl Named {
    /// The document that `DOCUMENT` or `DOCUMENT:ARGUMENT` names; a record as on the command line.
    pub fn find(session: &Session, name: &str) -> Result<Named, Failure> {
        let (name, argument) = name.split_once(':').map_or((name, None), |(name, argument)| (name, Some(argument)));
        Named::of(session, name, argument)
    }

    pub fn of(session: &Session, name: &str, argument: Option<&str>) -> Result<Named, Failure> {
        let Some(document) = DOCUMENTS.iter().find(|document| document.name == name) else {
            let failure = Failure::new(format!("pm makes no document called `{name}`"));
            let names = || DOCUMENTS.iter().map(|document| document.name);
            return Err(failure.help(match nearest(name, names()) {
                Some(near) => format!("did you mean `{}`?", near.name),
                None => format!("documents are {}", names().collect::<Vec<_>>().join(", ")),
            }));
        };
        let takes = &document.takes;
        let Some(argument) = argument.filter(|argument| !argument.is_empty()) else {
            let failure = Failure::new(format!("`{name}` does not say what it is of"));
            let help = || failure.help(format!("name it behind a colon, as in `{name}:{}`", takes.example()));
            return if takes.nothing { Ok(Named { document, record: None, word: None }) } else { Err(help()) };
        };
        if let Some(word) = takes.words.iter().find(|word| **word == argument) {
            return Ok(Named { document, record: None, word: Some(word) });
        }
        if takes.kinds.is_empty() {
            let failure = Failure::new(format!("`{name}` is of the whole strategy, and `{argument}` stands behind it"));
            return Err(failure.help(match takes.words {
                [] => format!("write `{name}`"),
                words => format!("write `{name}`, or `{name}:{}`", words.join(&format!("`, `{name}:"))),
            }));
        }
        Ok(Named { document, record: Some(record(session, name, takes, argument)?), word: None })
    }

    /// The name as pm writes it: with the full name of the record.
    pub fn full_name(&self, session: &Session) -> String {
        let record = self.record.map(|number| session.strategy.full_name(number));
        match record.as_deref().or(self.word) {
            Some(argument) => format!("{}:{argument}", self.document.name),
            None => self.document.name.to_owned(),
        }
    }

    /// Whether another name means the same.
    pub fn is(&self, other: &Named) -> bool {
        (self.document.name, self.record, self.word) == (other.document.name, other.record, other.word)
    }

    /// The document as of the session's day; in the language of the workspace for none.
    pub fn render(&self, session: &Session, file: Option<&str>, language: Option<Language>) -> Result<String, Failure> {
        let language = language.unwrap_or_else(|| session.strategy.settings.language());
        (self.document.render)(&Of { session, record: self.record, word: self.word, file, language })
    }
}

impl Takes {
    fn example(&self) -> String {
        match (self.words, self.kinds) {
            ([word, ..], _) => (*word).to_owned(),
            ([], [kind, ..]) => format!("{kind}/its-name"),
            ([], []) => String::new(),
        }
    }
}

/// The record that a name means among those of the right kind.
fn record(session: &Session, name: &str, takes: &Takes, argument: &str) -> Result<usize, Failure> {
    let is_right = |number: &usize| takes.kinds.iter().any(|kind| session.strategy.is_kind(*number, *kind));
    let fitting: Vec<usize> = session.strategy.named(argument).into_iter().filter(is_right).collect();
    if let [only] = fitting.as_slice() {
        return Ok(*only);
    }
    let found = session.one(argument)?;
    if is_right(&found) {
        return Ok(found);
    }
    let kinds: Vec<String> = takes.kinds.iter().map(|kind| format!("`{kind}`")).collect();
    let failure = Failure::new(format!("there is no `{name}` of `{}`", session.strategy.full_name(found)));
    Err(failure.help(format!("it is made of records of kind {}", kinds.join(" or "))))
}
