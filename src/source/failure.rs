use std::fmt;

/// Why the job cannot be done at all. What is wrong with the text of a workspace is never this, but a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// One sentence without a full stop.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// 2, or 3 where the base of a comparison cannot be told.
    pub exit: u8,
}

impl Failure {
    pub fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), help: None, exit: 2 }
    }

    pub fn help(mut self, help: impl Into<String>) -> Failure {
        self.help = Some(help.into());
        self
    }

    pub fn exit(mut self, code: u8) -> Failure {
        self.exit = code;
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
