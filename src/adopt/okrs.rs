use std::collections::{BTreeMap, BTreeSet};

use super::cover::cover;
use super::folders::Folders;
use super::words::{field, plain, words_of};
use super::{Each, Look, Proposed};
use crate::values::{Kind, kebab_case};

/// Whether a page holds objectives with their key results, and is not about how to write them.
pub(super) fn is_okr_page(look: &Look) -> bool {
    let says_so = words_of(&look.title)
        .iter()
        .chain(&words_of(&look.stem))
        .any(|word| matches!(word.as_str(), "okr" | "okrs" | "objectives" | "ziele" | "zielvereinbarung"));
    look.is_page && !look.is_guide() && look.objectives > 0 && look.results >= 2 && (look.marked || says_so)
}

/// The mappings that read pages of objectives and key results: one, unless two would give the same ids.
pub(super) fn propose(pages: &[&Look], folders: &Folders<'_>) -> Vec<Proposed> {
    let mut by_folder: BTreeMap<&str, Vec<&Look>> = BTreeMap::new();
    for page in pages {
        by_folder.entry(&page.dir).or_default().push(page);
    }
    let mut proposals: Vec<Proposed> = Vec::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for (dir, pages) in by_folder {
        let meant: BTreeSet<&str> = pages.iter().map(|page| page.name()).collect();
        let others = folders.files(dir).iter().map(|look| look.name()).filter(|other| !meant.contains(other)).collect();
        let folder = if dir.is_empty() { String::new() } else { format!("{dir}/") };
        let cover = cover(&folder, &meant, &others);
        let stems: Vec<String> = pages.iter().map(|page| stem(page)).collect();
        let clash = stems.iter().any(|stem| taken.contains(stem));
        taken.extend(stems);
        let mut fields = notes(&pages);
        let bold = !fields.is_empty();
        let fits = proposals.first_mut().filter(|_| !clash);
        let proposal = match fits {
            Some(first) => first,
            None => {
                let mut new = Proposed::new(Kind::Intent, Each::Objective, "objectives with their key results");
                new.id = clash.then(|| format!("{}/{{stem}}/{{name}}", kebab_case(dir)));
                proposals.push(new);
                let Some(last) = proposals.last_mut() else { continue };
                last
            }
        };
        proposal.paths.extend(cover.paths);
        proposal.except.extend(cover.except);
        proposal.bold |= bold;
        fields.retain(|(name, _)| !proposal.fields.iter().any(|(own, _)| plain(own) == plain(name)));
        proposal.fields.extend(fields);
    }
    proposals
}

/// What `{stem}` makes of a page.
fn stem(look: &Look) -> String {
    match look.stem.as_str() {
        "README" | "index" if !look.dir.is_empty() => look.dir.rsplit('/').next().unwrap_or("").to_owned(),
        stem => stem.to_owned(),
    }
}

/// A name without the signs around it.
fn written(name: &str) -> String {
    name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Bold lines at objectives that give a field of an intent.
fn notes(pages: &[&Look]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for name in pages.iter().flat_map(|page| &page.notes) {
        let Some(field) = field(name).filter(|field| matches!(*field, "owner" | "because" | "by")) else { continue };
        let pair = (written(name), field.to_owned());
        if !fields.iter().any(|(own, _)| plain(own) == plain(name)) {
            fields.push(pair);
        }
    }
    fields.sort();
    fields
}
