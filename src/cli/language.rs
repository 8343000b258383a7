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
    /// Whether somebody asked for one.
    pub fn is_named(&self) -> bool {
        self.language.is_some()
    }

    pub fn of(&self, session: &Session) -> Language {
        let asked = self.language.as_deref().and_then(Language::of);
        asked.unwrap_or_else(|| session.strategy.settings.language())
    }
}
