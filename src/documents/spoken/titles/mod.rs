//! Titles and labels of documents, in English and in German: a file for each document, and one for what several share.

mod map;
mod north_star;
mod portfolio;
mod report;
mod review;
mod shared;

use std::collections::BTreeMap;

use crate::config::Language;

/// A key, its title in English, and in German.
pub type Title = (&'static str, &'static str, &'static str);

/// Every title there is.
pub fn all() -> impl Iterator<Item = &'static Title> {
    let tables = [shared::TITLES, north_star::TITLES, review::TITLES, portfolio::TITLES, map::TITLES, report::TITLES];
    tables.into_iter().flatten()
}

/// The titles of one language by their keys, for `{{ titles.KEY }}` in a template.
pub fn titles(language: Language) -> BTreeMap<&'static str, &'static str> {
    all().map(|title| (title.0, of(title, language))).collect()
}

/// One title; its key where there is none, which a test rules out.
pub fn title(key: &'static str, language: Language) -> &'static str {
    all().find(|title| title.0 == key).map_or(key, |title| of(title, language))
}

fn of((_, english, german): &Title, language: Language) -> &'static str {
    match language {
        Language::English => english,
        Language::German => german,
    }
}
