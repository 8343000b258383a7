use crate::values::Kind;

/// A mapping of `pm.yaml` that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub kind: Kind,
    pub paths: Vec<String>,
    pub except: Vec<String>,
    /// Nothing where the usual one will do.
    pub id: Option<String>,
    pub each: Each,
    pub table: bool,
    pub bold: bool,
    /// Their name, our field.
    pub fields: Vec<(String, String)>,
    /// Our field, their words with ours.
    pub values: Vec<(String, Vec<(String, String)>)>,
    pub headings: Vec<(String, String)>,
    /// What was seen, in a sentence.
    pub why: String,
    /// Words of a status that stand for none of ours.
    pub unknown_words: Vec<String>,
    /// Names that most of the files have and that give no field.
    pub unread_names: Vec<String>,
}

/// What one record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Each {
    File,
    Objective,
    List(String),
    Map(String),
}

impl Proposed {
    pub fn new(kind: Kind, each: Each, why: impl Into<String>) -> Proposed {
        Proposed {
            kind,
            paths: Vec::new(),
            except: Vec::new(),
            id: None,
            each,
            table: false,
            bold: false,
            fields: Vec::new(),
            values: Vec::new(),
            headings: Vec::new(),
            why: why.into(),
            unknown_words: Vec::new(),
            unread_names: Vec::new(),
        }
    }
}
