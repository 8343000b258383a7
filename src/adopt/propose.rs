use std::collections::{BTreeMap, BTreeSet};

use super::cover::can_be_named;
use super::folders::Folders;
use super::tables::DataShape;
use super::{Each, Look, Proposed, kinds, okrs, pages};
use crate::values::Kind;

/// What is proposed for a repository, and what was seen and is left alone.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    pub mappings: Vec<Proposed>,
    pub left: Vec<Left>,
    /// The folder at which links that begin with `/` start.
    pub links_root: Option<String>,
}

/// Files that look like something and are not proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub what: &'static str,
    pub why: &'static str,
    pub paths: Vec<String>,
}

/// Proposes mappings from what was seen of the files.
pub fn propose(looks: &[Look]) -> Proposal {
    let all: Vec<&Look> = looks.iter().filter(|look| can_be_named(&look.path)).collect();
    let folders = Folders::of(&all);
    let mut mappings = Vec::new();
    let visions = all.iter().filter(|look| pages::is_vision(look));
    let vision = visions.min_by_key(|look| (look.path.matches('/').count(), look.path.as_str())).copied();
    if let Some(vision) = vision {
        let mut proposed = Proposed::new(Kind::Vision, Each::File, "a page that is called a vision");
        proposed.paths = vec![super::cover::literal(&vision.path)];
        mappings.push(proposed);
    }
    let is_free = |look: &&&Look| vision.is_none_or(|vision| vision.path != look.path);
    let objectives: Vec<&Look> = all.iter().filter(is_free).filter(|look| okrs::is_okr_page(look)).copied().collect();
    mappings.extend(okrs::propose(&objectives, &folders));
    let read: BTreeSet<&str> = objectives.iter().map(|look| look.path.as_str()).collect();
    let records: Vec<&Look> = all
        .iter()
        .filter(is_free)
        .filter(|look| !read.contains(look.path.as_str()) && pages::is_record_page(look))
        .copied()
        .collect();
    mappings.extend(pages::propose(&records, &folders));
    for look in all.iter().filter(|look| !look.is_page) {
        mappings.extend(look.data.iter().find_map(|shape| data(look, shape)));
    }
    Proposal { mappings, left: left(&all), links_root: links_root(&all) }
}

/// The mapping of a data file whose entries are records.
fn data(look: &Look, shape: &DataShape) -> Option<Proposed> {
    let fields = shape.fields();
    let has = |wanted: &str| fields.iter().any(|(_, field)| *field == wanted);
    let title = shape.title();
    let named = kinds::of_name(&shape.key).or_else(|| kinds::of_name(&look.stem));
    let kind = if has("definition") && (has("unit") || named == Some(Kind::Metric)) {
        Kind::Metric
    } else if has("outcomes") {
        named.filter(|kind| matches!(kind, Kind::Intent | Kind::Initiative)).unwrap_or(Kind::Intent)
    } else {
        named?
    };
    let tells = ["status", "outcomes", "problem", "hypothesis", "definition", "owner"].into_iter().any(has);
    if !tells || (title.is_none() && !shape.is_map) {
        return None;
    }
    let each = if shape.is_map { Each::Map(shape.key.clone()) } else { Each::List(shape.key.clone()) };
    let mut proposed = Proposed::new(kind, each, "a data file whose entries are alike");
    proposed.paths = vec![super::cover::literal(&look.path)];
    proposed.fields =
        title.filter(|name| *name != "title").map(|name| (name.to_owned(), "title".to_owned())).into_iter().collect();
    for (name, field) in fields {
        let free = title != Some(name) && !proposed.fields.iter().any(|(_, taken)| taken == field);
        let values = shape.names.get(name).map(|(_, values)| values.as_slice()).unwrap_or_default();
        let usable = match field {
            "by" => {
                values.iter().all(|value| <crate::values::When as crate::values::FromText>::from_text(value).is_ok())
            }
            "intent" => false,
            _ => true,
        };
        if !free || !usable || !crate::model::reading::known_fields(kind).contains(&field) {
            continue;
        }
        if field == "status" {
            pages::status_words(kind, values, &mut proposed);
        }
        if name != field {
            proposed.fields.push((name.to_owned(), field.to_owned()));
        }
    }
    Some(proposed)
}

fn left(all: &[&Look]) -> Vec<Left> {
    let paths = |wanted: &dyn Fn(&Look) -> bool| -> Vec<String> {
        all.iter().filter(|look| wanted(look)).map(|look| look.path.clone()).collect()
    };
    let decisions = Left {
        what: "records of decisions",
        why: "most are about how something is built; those about what to build are options: `kind: option`, `headings: {Decision: solution}`",
        paths: paths(&|look| kinds::is_decision(look) && !look.is_guide()),
    };
    let roadmaps = Left {
        what: "roadmaps",
        why: "what comes when says nothing yet about what for; each thing on it that solves a problem can become an initiative: `pm new initiative ID`",
        paths: paths(&|look| kinds::is_roadmap(look) && !look.is_guide() && !pages::is_record_page(look)),
    };
    [decisions, roadmaps].into_iter().filter(|left| !left.paths.is_empty()).collect()
}

/// The folder that most links beginning with `/` lead into, where it is not the repository itself.
fn links_root(all: &[&Look]) -> Option<String> {
    let paths: BTreeSet<&str> = all.iter().map(|look| look.path.as_str()).collect();
    let tops: BTreeSet<&str> = paths.iter().filter_map(|path| path.split_once('/')).map(|(top, _)| top).collect();
    let leads = |root: &str, link: &str| {
        let path = format!("{root}{}", link.trim_start_matches('/').trim_end_matches('/'));
        [path.clone(), format!("{path}.md"), format!("{path}/index.md"), format!("{path}/README.md")]
            .iter()
            .any(|path| paths.contains(path.as_str()))
    };
    let mut hits: BTreeMap<&str, usize> = BTreeMap::new();
    for link in all.iter().flat_map(|look| &look.root_links) {
        if leads("", link) {
            *hits.entry("").or_default() += 1;
        }
        for top in tops.iter().filter(|top| leads(&format!("{top}/"), link)) {
            *hits.entry(top).or_default() += 1;
        }
    }
    let (root, times) = hits.into_iter().max_by_key(|(_, times)| *times)?;
    (times >= 2 && !root.is_empty()).then(|| root.to_owned())
}
