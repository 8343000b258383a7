//! Pages of which each is a record: fields in front matter, a table, bold lines; sections under telling headings.

use std::collections::{BTreeMap, BTreeSet};

use super::cover::cover;
use super::folders::Folders;
use super::look::Source;
use super::words::{field, heading, plain, status, words_of};
use super::{Each, Look, Proposed, folders, kinds};
use crate::model::reading::known_fields;
use crate::values::{FromText, Kind, When};

/// Names that every site generator has and that mean nothing here.
const EVERYWHERE: [&str; 24] = [
    "title",
    "date",
    "tags",
    "layout",
    "weight",
    "slug",
    "id",
    "description",
    "draft",
    "author",
    "categories",
    "keywords",
    "sidebar_position",
    "sidebar_label",
    "permalink",
    "aliases",
    "lastmod",
    "metadata",
    "url",
    "image",
    "kind",
    "type",
    "toc",
    "",
];

/// Whether a page says enough about a piece of work to be a record.
pub(super) fn is_record_page(look: &Look) -> bool {
    if !look.is_page || look.is_form() || look.is_about_folder() {
        return false;
    }
    let mut fields: BTreeSet<&str> = BTreeSet::new();
    for (name, named) in look.by_name() {
        match field(&name) {
            Some("status") if !named.values.iter().any(|word| says_where(word)) => {}
            Some(field) => drop(fields.insert(field)),
            None => {}
        }
    }
    let headed = look.headings.iter().filter_map(|name| heading(name));
    fields.extend(headed.map(|(field, _)| field));
    // A page about how to do something may have a section or two of these names.
    if look.is_guide() && look.by_name().keys().filter(|name| field(name).is_some()).count() < 2 {
        return false;
    }
    let tells = |field: &&str| matches!(*field, "status" | "outcomes" | "problem" | "hypothesis" | "findings");
    fields.len() >= 2 && fields.iter().any(tells) && !kinds::is_decision(look)
}

/// A status of work. `published` and `draft` alone are of a text.
fn says_where(word: &str) -> bool {
    plain(word) != "draft" && status(Kind::Initiative, word).is_some()
}

type Group<'l> = (String, Option<&'static str>, Kind, Vec<&'l Look>);

/// The mappings that read pages of that sort, files of one beginning first.
pub(super) fn propose(pages: &[&Look], folders: &Folders<'_>) -> Vec<Proposed> {
    let groups = grouped(pages);
    let mut by_folder: BTreeMap<&str, Vec<&Group<'_>>> = BTreeMap::new();
    for group in &groups {
        by_folder.entry(&group.0).or_default().push(group);
    }
    let intents: BTreeSet<&str> = groups
        .iter()
        .filter(|(_, _, kind, _)| *kind == Kind::Intent)
        .flat_map(|(.., looks)| looks.iter().map(|look| look.stem.as_str()))
        .collect();
    let keys = groups.iter().map(|(dir, first, kind, _)| (dir.as_str(), (first.is_none(), *first, *kind)));
    let mut proposals = Vec::new();
    let mut together = folders::siblings(keys);
    together.sort();
    for ((_, first, kind), dirs) in together {
        let looks = |wanted: &dyn Fn(&Group<'_>) -> bool| -> Vec<&Look> {
            let groups = dirs.iter().filter_map(|dir| by_folder.get(dir)).flatten().filter(|group| wanted(group));
            groups.flat_map(|(.., looks)| looks.iter().copied()).collect()
        };
        let meant = looks(&|(_, own, own_kind, _)| *own == first && *own_kind == kind);
        let elsewhere = looks(&|(_, own, ..)| own.is_some() && *own != first);
        let named = dirs.iter().any(|dir| kinds::of_name(dir.rsplit('/').next().unwrap_or("")).is_some());
        if meant.len() < if named || first.is_some() { 2 } else { 3 } {
            continue;
        }
        let mut proposed = described(kind, &meant, &intents);
        let taken: BTreeSet<&str> = elsewhere.iter().map(|look| look.path.as_str()).collect();
        take_in(&mut proposed, &dirs, &meant, &taken, folders);
        proposals.push(proposed);
    }
    proposals
}

/// By folder, and within a folder by the first word of the names where that speaks of a kind and others do not have it.
fn grouped<'l>(pages: &[&'l Look]) -> Vec<Group<'l>> {
    let mut by_folder: BTreeMap<&str, Vec<&'l Look>> = BTreeMap::new();
    for page in pages {
        by_folder.entry(&page.dir).or_default().push(page);
    }
    let mut groups = Vec::new();
    for (dir, looks) in by_folder {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (word, _) in looks.iter().filter_map(|look| kinds::first_word(look)) {
            *times.entry(word).or_default() += 1;
        }
        let own = |look: &Look| {
            let (word, kind) = kinds::first_word(look)?;
            let often = times.get(word).copied().unwrap_or(0);
            (often >= 3 && often < looks.len()).then_some((word, kind))
        };
        let mut parts: BTreeMap<Option<&'static str>, (Option<Kind>, Vec<&'l Look>)> = BTreeMap::new();
        for look in &looks {
            let key = own(look);
            let part = parts.entry(key.map(|(word, _)| word)).or_default();
            part.0 = key.map(|(_, kind)| kind);
            part.1.push(look);
        }
        for (first, (kind, looks)) in parts {
            let kind = kind.unwrap_or_else(|| kinds::of_pages(&looks, &fields_seen(&looks), dir));
            groups.push((dir.to_owned(), first, kind, looks));
        }
    }
    groups
}

/// The fields that at least a third of the pages give.
fn fields_seen(looks: &[&Look]) -> Vec<String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for look in looks {
        let named = look.by_name().into_keys().filter_map(|name| field(&name));
        let headed = look.headings.iter().filter_map(|name| heading(name)).map(|(field, _)| field);
        for field in named.chain(headed).collect::<BTreeSet<_>>() {
            *times.entry(field).or_default() += 1;
        }
    }
    times.into_iter().filter(|(_, times)| times * 3 >= looks.len()).map(|(field, _)| field.to_owned()).collect()
}

fn described(kind: Kind, looks: &[&Look], intents: &BTreeSet<&str>) -> Proposed {
    let mut proposed = Proposed::new(kind, Each::File, "");
    let mut seen: BTreeMap<String, Seen<'_>> = BTreeMap::new();
    for look in looks {
        for (name, named) in look.by_name() {
            let seen = seen.entry(name).or_default();
            seen.written = named.written;
            seen.sources.insert(named.source);
            seen.times += 1;
            seen.values.extend(named.values.iter().cloned());
        }
    }
    let often = |times: usize| times >= 2 && times * 20 >= looks.len();
    let mut told: BTreeMap<Source, Vec<&str>> = BTreeMap::new();
    for (name, one) in seen.iter().filter(|(_, one)| often(one.times)) {
        let given = field(name).filter(|field| known_fields(kind).contains(field) && fits(field, &one.values, intents));
        let Some(given) = given.filter(|given| *given != "outcomes" || one.sources.contains(&Source::FrontMatter))
        else {
            if one.times * 2 >= looks.len() && !EVERYWHERE.contains(&name.as_str()) && field(name).is_none() {
                proposed.unread_names.push(one.written.to_owned());
            }
            continue;
        };
        proposed.table |= one.sources.contains(&Source::Table);
        proposed.bold |= one.sources.contains(&Source::Bold);
        one.sources.iter().for_each(|source| told.entry(*source).or_default().push(one.written));
        if one.written != given || one.sources.iter().any(|source| *source != Source::FrontMatter) {
            proposed.fields.push((one.written.to_owned(), given.to_owned()));
        }
        if given == "status" {
            status_words(kind, &one.values, &mut proposed);
        }
    }
    proposed.headings = headings(kind, looks);
    proposed.why = why(&told, &proposed.headings);
    proposed
}

/// A name in all the pages that have it.
#[derive(Default)]
struct Seen<'l> {
    written: &'l str,
    sources: BTreeSet<Source>,
    times: usize,
    values: Vec<String>,
}

/// "pages with front matter (owner, status) and sections (Problem)".
fn why(told: &BTreeMap<Source, Vec<&str>>, headings: &[(String, String)]) -> String {
    let named = |source: &Source| match source {
        Source::FrontMatter => "front matter",
        Source::Table => "a table",
        Source::Bold => "bold lines",
    };
    let mut parts: Vec<String> =
        told.iter().map(|(source, names)| format!("{} ({})", named(source), names.join(", "))).collect();
    if !headings.is_empty() {
        let names: Vec<&str> = headings.iter().map(|(name, _)| name.as_str()).collect();
        parts.push(format!("sections ({})", names.join(", ")));
    }
    format!("pages with {}", parts.join(" and "))
}

/// Whether the values of a field can be what it takes.
fn fits(field: &str, values: &[String], intents: &BTreeSet<&str>) -> bool {
    let most = |good: usize| good * 10 >= values.len() * 8 && good > 0;
    match field {
        "by" => most(values.iter().filter(|value| When::from_text(value).is_ok()).count()),
        "intent" => most(values.iter().filter(|value| intents.contains(value.trim())).count()),
        "status" => most_known(values),
        _ => true,
    }
}

fn most_known(values: &[String]) -> bool {
    let known = values.iter().filter(|word| status(Kind::Initiative, word).is_some()).count();
    known * 2 >= values.len() && known > 0
}

/// Adds all words of a status that occur: those that stand for one of ours, and those that do not.
pub(super) fn status_words(kind: Kind, values: &[String], proposed: &mut Proposed) {
    let mut words: Vec<(String, String)> = Vec::new();
    for word in values.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect::<BTreeSet<_>>() {
        match status(kind, word) {
            Some(ours) if ours.name() == word => {}
            Some(ours) => {
                // Words are compared without regard to case.
                if !words.iter().any(|(known, _)| known.to_lowercase() == word.to_lowercase()) {
                    words.push((word.to_owned(), ours.name().to_owned()));
                }
            }
            None => proposed.unknown_words.push(word.to_owned()),
        }
    }
    if !words.is_empty() {
        proposed.values.push(("status".to_owned(), words));
    }
}

/// The headings that give fields: of each field the most telling that a third of the pages have, and others that never
/// stand beside it.
fn headings(kind: Kind, looks: &[&Look]) -> Vec<(String, String)> {
    let mut seen: BTreeMap<(&str, usize), (String, Vec<usize>)> = BTreeMap::new();
    for (number, look) in looks.iter().enumerate() {
        for name in &look.headings {
            let Some((field, rank)) = heading(name).filter(|(field, _)| known_fields(kind).contains(field)) else {
                continue;
            };
            let (_, pages) = seen.entry((field, rank)).or_insert_with(|| (name.trim().to_owned(), Vec::new()));
            pages.push(number);
        }
    }
    let mut taken: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut headings = Vec::new();
    for ((field, _), (name, pages)) in seen {
        let used = taken.entry(field).or_default();
        let beside = pages.iter().any(|page| used.contains(page));
        if beside || pages.len() * 20 < looks.len() {
            continue;
        }
        used.extend(pages);
        headings.push((name, field.to_owned()));
    }
    headings
}

/// The patterns.
fn take_in(proposed: &mut Proposed, dirs: &[&str], meant: &[&Look], taken: &BTreeSet<&str>, all: &Folders<'_>) {
    let paths: BTreeSet<&str> = meant.iter().map(|look| look.path.as_str()).collect();
    let names: BTreeSet<&str> = meant.iter().map(|look| look.name()).collect();
    let beside = dirs.iter().flat_map(|dir| all.files(dir)).copied().filter(|look| look.is_page);
    let others = beside.filter(|look| !paths.contains(look.path.as_str()) && !taken.contains(look.path.as_str()));
    let (same, other): (Vec<&Look>, Vec<&Look>) = others.partition(|look| names.contains(look.name()));
    let other: BTreeSet<&str> = other.iter().map(|look| look.name()).collect();
    let above = dirs.first().and_then(|dir| folders::parent(dir)).unwrap_or("");
    let folder = match dirs {
        [""] => String::new(),
        _ => folders::pattern(above, &dirs.iter().copied().collect(), &all.below(above)),
    };
    let cover = cover(&folder, &names, &other);
    proposed.paths = cover.paths;
    proposed.except = cover.except;
    proposed.except.extend(same.iter().map(|look| look.path.clone()));
    if dirs.len() > 1 {
        proposed.id = Some("{dir}/{stem}".to_owned());
    }
}

/// A page that is the vision, by its name.
pub(super) fn is_vision(look: &Look) -> bool {
    let words = words_of(&look.stem);
    let rest: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "vision").collect();
    look.is_page
        && !look.is_guide()
        && (words.len() > rest.len() || words == ["produktvision"])
        && rest.iter().all(|word| matches!(*word, "product" | "company" | "our" | "produktvision" | "unsere"))
}
