use super::{FieldPath, Mend, Span};

/// Something wrong that was noticed while a file was read. It has bytes and not yet lines; the rule of that name
/// (a rule of the group *reading*) makes a finding of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub rule: &'static str,
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
    /// Within the record.
    pub field: FieldPath,
    /// How to mend it, where that is safe.
    pub mend: Option<Mend>,
    /// A second place, and what it is: the first of two equal keys.
    pub other: Option<(Span, String)>,
    /// What the place itself is, under the line.
    pub label: String,
}

impl Problem {
    pub fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Problem {
        Problem {
            rule,
            span,
            message: message.into(),
            help: None,
            field: FieldPath::default(),
            mend: None,
            other: None,
            label: String::new(),
        }
    }

    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    pub fn label(mut self, label: impl Into<String>) -> Problem {
        self.label = label.into();
        self
    }

    pub fn field(mut self, field: FieldPath) -> Problem {
        self.field = field;
        self
    }

    pub fn mend(mut self, mend: Option<Mend>) -> Problem {
        self.mend = mend;
        self
    }

    pub fn other(mut self, span: Span, message: impl Into<String>) -> Problem {
        self.other = Some((span, message.into()));
        self
    }
}
