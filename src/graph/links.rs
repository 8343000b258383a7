use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use super::{Candidates, Strategy};
use crate::finding::Span;
use crate::source::{Target, Tree};
use crate::syntax::front_matter;
use crate::syntax::markdown::{Link, LinkKind, anchors, page};
use crate::values::{nearest, normalise_id};

/// A link in the text of a record, or of prose that is checked too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLink {
    pub file: usize,
    /// The record in whose text it stands.
    pub record: Option<usize>,
    pub span: Span,
    /// As written.
    pub written: String,
    pub wiki: bool,
    pub target: LinkTarget,
}

/// Where a link in the text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    Record(usize),
    /// A file or folder that is there.
    There,
    /// The file is there, the heading is not.
    NoHeading {
        path: String,
        /// The anchor that was probably meant.
        near: Option<String>,
    },
    /// Nothing is there; the path is relative to the Git root.
    Missing {
        path: String,
    },
    /// Several records have that name.
    Ambiguous(Candidates),
    /// Outside of the repository, on the web, or an address of mail.
    NotJudged,
}

/// Looks up every link in the text once.
pub(super) fn text_links(strategy: &Strategy, prose: &[(usize, Link)], tree: &Tree) -> Vec<TextLink> {
    let of_records = strategy
        .records
        .iter()
        .enumerate()
        .flat_map(|(number, record)| record.links.iter().map(move |link| (record.file, Some(number), link)));
    let of_prose = prose.iter().map(|(file, link)| (*file, None, link));
    let all: Vec<_> = of_records.chain(of_prose).collect();
    let headings = headings_of_targets(strategy, &all, tree);
    let look_up = |(file, record, link): &(usize, Option<usize>, &Link)| TextLink {
        file: *file,
        record: *record,
        span: link.span,
        written: link.target.clone(),
        wiki: link.kind == LinkKind::Wiki,
        target: target_of(strategy, *file, link, tree, &headings),
    };
    all.par_iter().map(look_up).collect()
}

type Headings = HashMap<String, HashSet<String>>;

fn target_of(strategy: &Strategy, file: usize, link: &Link, tree: &Tree, headings: &Headings) -> LinkTarget {
    if link.kind == LinkKind::Wiki {
        return wiki_target(strategy, &link.target);
    }
    let Some((path, anchor)) = path_of(strategy, file, &link.target) else { return LinkTarget::NotJudged };
    let inside = path.strip_prefix(strategy.prefix.as_str());
    let there = match inside.and_then(|inside| strategy.record_at(inside)) {
        Some(number) => LinkTarget::Record(number),
        None => match tree.look_up(&path) {
            Target::File | Target::Folder => LinkTarget::There,
            Target::Missing if is_rendered(&path, tree) => return LinkTarget::There,
            Target::Missing => return LinkTarget::Missing { path },
        },
    };
    match anchor.and_then(|anchor| Some((headings.get(&path)?, anchor))) {
        Some((known, anchor)) if !has_anchor(known, &anchor) => {
            let near = nearest(&anchor, known.iter().map(String::as_str)).map(|near| near.name.to_owned());
            LinkTarget::NoHeading { path, near }
        }
        _ => there,
    }
}

fn has_anchor(known: &HashSet<String>, anchor: &str) -> bool {
    known.contains(anchor) || known.contains(&anchor.to_lowercase())
}

/// `page.html` is what a site generator makes of `page.md`.
fn is_rendered(path: &str, tree: &Tree) -> bool {
    path.strip_suffix(".html").is_some_and(|stem| tree.look_up(&format!("{stem}.md")) == Target::File)
}

/// The path, relative to the Git root, and the heading that a link names; nothing where it is not to be judged.
fn path_of(strategy: &Strategy, file: usize, written: &str) -> Option<(String, Option<String>)> {
    let written: Cow<'_, str> = match strategy.without_repository(written) {
        Some(path) => Cow::Owned(path),
        None => Cow::Borrowed(written),
    };
    if has_scheme(&written) || written.starts_with("//") {
        return None;
    }
    let (path, anchor) = written.split_once('#').unwrap_or((&written, ""));
    let path = path.split('?').next().unwrap_or("");
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let own = strategy.files.get(file).map_or("", |file| file.path.as_str());
    let path =
        if decoded.is_empty() { format!("{}{own}", strategy.prefix) } else { strategy.path_from(own, &decoded)? };
    let anchor = percent_decode_str(anchor).decode_utf8_lossy().into_owned();
    Some((path, Some(anchor).filter(|anchor| !anchor.is_empty())))
}

/// `https:`, `mailto:`, `data:` and whatever else is not a path.
fn has_scheme(written: &str) -> bool {
    let Some((scheme, _)) = written.split_once(':') else { return false };
    !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn wiki_target(strategy: &Strategy, written: &str) -> LinkTarget {
    let name = written.split(['#', '|']).next().unwrap_or("").trim();
    let name = normalise_id(name.strip_suffix(".md").unwrap_or(name));
    if name.is_empty() {
        return LinkTarget::NotJudged;
    }
    if let Some(number) = strategy.index.full_name(&strategy.records, &name) {
        return LinkTarget::Record(number);
    }
    match strategy.index.of_any_kind(&strategy.records, &name) {
        [] => match strategy.index.full_name(&strategy.records, &format!("option/{name}")) {
            Some(number) => LinkTarget::Record(number),
            None => LinkTarget::Missing { path: name.into_owned() },
        },
        [only] => LinkTarget::Record(*only),
        several => LinkTarget::Ambiguous(Candidates::of(several.iter().copied())),
    }
}

/// The headings of every Markdown file that a link names one of, each file read once.
fn headings_of_targets(strategy: &Strategy, links: &[(usize, Option<usize>, &Link)], tree: &Tree) -> Headings {
    let may_name_one = |link: &Link| link.kind != LinkKind::Wiki && link.target.contains('#');
    let named = links.iter().filter(|(_, _, link)| may_name_one(link)).filter_map(|(file, _, link)| {
        let (path, anchor) = path_of(strategy, *file, &link.target)?;
        anchor.filter(|_| path.ends_with(".md")).map(|_| path)
    });
    let paths: HashSet<String> = named.collect();
    let read = |path: String| {
        let text = tree.read_from_root(&path).ok()?;
        let body = front_matter(&text).body();
        let found = anchors(&page(text.get(body..).unwrap_or(""), body).headings, &text);
        Some((path, found))
    };
    paths.into_par_iter().filter_map(read).collect()
}
