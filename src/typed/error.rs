use std::fmt;

use crate::values::Misread;

/// What goes wrong while one value is read.
#[derive(Debug)]
pub enum Error {
    /// It stands in the context already; whoever holds the value only has to go on without it.
    Noted,
    Misread(Misread),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Noted => f.write_str("noted"),
            Error::Misread(misread) => misread.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Error {
        Error::Misread(Misread::decode(&message.to_string()))
    }
}
