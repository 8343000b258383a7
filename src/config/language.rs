use super::Settings;

/// A language in which `pm` writes documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    German,
}

impl Language {
    /// By its code: `en`, `de`.
    pub fn of(code: &str) -> Option<Language> {
        match code {
            "en" => Some(Language::English),
            "de" => Some(Language::German),
            _ => None,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }
}

impl Settings {
    /// The language of documents: the first of `languages` in `pm.yaml`; English where nothing is said.
    pub fn language(&self) -> Language {
        self.languages.first().and_then(|code| Language::of(code)).unwrap_or_default()
    }
}
