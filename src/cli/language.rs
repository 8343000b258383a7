use clap::Args;

use super::session::Session;
use crate::config::{LANGUAGES, Language};

/// The language of a document: `#[command(flatten)] language: Spoken`.
#[derive(Debug, Args)]
pub struct Spoken {
    /// The language of titles and labels; left out, the first of `languages` in pm.yaml, else English
    #[arg(long, value_name = "LANGUAGE", value_parser = LANGUAGES)]
    language: Option<String>,
}

impl Spoken {
    /// The one that somebody asked for.
    pub fn asked(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::of)
    }

    pub fn of(&self, session: &Session) -> Language {
        self.asked().unwrap_or_else(|| session.strategy.settings.language())
    }
}
