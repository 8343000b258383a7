use std::collections::HashMap;

use super::Anchors;
use crate::documents::picture::svg::is_dropped;
use crate::graph::{LinkTarget, Strategy};
use crate::syntax::markdown::{LinkTo, html, is_web_address};

/// How much of one text is shown, in bytes. A page of a book has some 3,000.
const MOST: usize = 20_000;

/// The level of the headings in a text: below that of its card.
const LEVEL: u8 = 5;

/// The texts of one record, with links that lead to cards.
pub struct Rich<'r> {
    anchors: &'r Anchors,
    /// By what is written, for wiki links and others.
    links: HashMap<(&'r str, bool), usize>,
}

impl<'r> Rich<'r> {
    /// `links` are those in the text of the record.
    pub fn of(strategy: &'r Strategy, links: &[usize], anchors: &'r Anchors) -> Rich<'r> {
        let links = links.iter().filter_map(|link| strategy.links.get(*link));
        let links = links.filter_map(|link| match link.target {
            LinkTarget::Record(number) => Some(((link.written.as_str(), link.wiki), number)),
            _ => None,
        });
        Rich { anchors, links: links.collect() }
    }

    pub fn html(&self, text: &str) -> String {
        let shown = bounded(text);
        let mut html = html(shown, LEVEL, &|target, is_wiki| self.link_to(target, is_wiki));
        if shown.len() < text.len() {
            html.push_str("<p>… The text goes on in its file.</p>\n");
        }
        html.retain(|character| matches!(character, '\n' | '\t') || !is_dropped(character));
        html
    }

    /// A path that leads to no record is shown as words: the page may lie anywhere.
    fn link_to(&self, target: &str, is_wiki: bool) -> LinkTo {
        if let Some(record) = self.links.get(&(target, is_wiki)) {
            return LinkTo::Address(format!("#{}", self.anchors.anchor(*record)));
        }
        match !is_wiki && is_web_address(target) {
            true => LinkTo::Address(target.to_owned()),
            false => LinkTo::Words,
        }
    }
}

/// As much of a text as is shown.
pub fn bounded(text: &str) -> &str {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}
