use std::collections::BTreeMap;

use globset::{Error, Glob, GlobBuilder, GlobSet, GlobSetBuilder};

use super::read::Mistake;
use super::{Config, LANGUAGES, Mapping, Part, VERSION, part};
use crate::finding::FieldPath;
use crate::typed::{Many, Map, Plain};
use crate::values::{Date, EXTENSIBLE, FiscalYear, Kind, Number};

/// What follows from `pm.yaml`: patterns compiled, defaults filled in.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Nothing where neither `pm.yaml` nor the caller says it.
    pub today: Option<Date>,
    pub fiscal: FiscalYear,
    pub currency: Option<String>,
    /// The folders, beside the workspace itself, that hold layout folders.
    pub roots: GlobSet,
    pub mappings: Vec<MappingInForce>,
    pub owners: Vec<(GlobSet, String)>,
    pub links: GlobSet,
    /// With `/` at its end, or empty.
    pub links_root: String,
    pub added_words: BTreeMap<String, Vec<String>>,
    pub languages: Vec<String>,
    /// The folder with templates of one's own, with `/` at its end; empty is the workspace itself.
    pub templates: Option<String>,
}

/// A mapping of `pm.yaml` with its patterns compiled.
#[derive(Clone, Debug)]
pub struct MappingInForce {
    /// Its number under `records`.
    pub number: usize,
    pub kind: Kind,
    pub paths: GlobSet,
    pub except: GlobSet,
    /// The patterns with the part in front of their first wildcard, for `{dir}`.
    pub fixed: Vec<(GlobSet, String)>,
    pub part: Part,
    pub id: String,
    /// The field that lists under no heading of their own give.
    pub list: Option<String>,
    pub table: bool,
    pub bold: bool,
    pub wikilinks: bool,
    /// Their name in lower case, ours.
    pub fields: BTreeMap<String, String>,
    /// Our field, their word in lower case, our word.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// Their heading in lower case, our field.
    pub headings: BTreeMap<String, String>,
}

impl MappingInForce {
    /// Whether a file is one of those that it names.
    pub fn reads(&self, path: &str) -> bool {
        self.paths.is_match(path) && !self.except.is_match(path)
    }

    /// Whether a key, a row of the table, a bold line or a heading of these files can give a field.
    pub fn gives(&self, field: &str) -> bool {
        self.fields.values().chain(self.headings.values()).chain(&self.list).any(|given| given == field)
    }
}

impl Settings {
    /// The mapping that reads a file: the first that matches.
    pub fn mapping_for(&self, path: &str) -> Option<usize> {
        self.mappings.iter().position(|mapping| mapping.reads(path))
    }

    /// Who answers for a file: the last pattern that matches, as in a CODEOWNERS file.
    pub fn owner_of(&self, path: &str) -> Option<&str> {
        self.owners.iter().rev().find(|(paths, _)| paths.is_match(path)).map(|(_, owner)| owner.as_str())
    }

    /// Whether headings and words of that language are read.
    pub fn speaks(&self, language: &str) -> bool {
        self.languages.iter().any(|spoken| spoken == language)
    }
}

/// Compiles what `pm.yaml` says, and tells what cannot be.
pub(super) fn compile(config: &Config) -> (Settings, Vec<Mistake>) {
    let mut mistakes = Vec::new();
    let mut patterns = |patterns: &Many<Plain>, path: FieldPath| glob_set(patterns, &path, &mut mistakes);
    let roots = patterns(&config.roots, FieldPath::of("roots"));
    let links = patterns(&config.links, FieldPath::of("links"));
    let mut mappings = Vec::new();
    for (number, mapping) in config.records.iter().enumerate() {
        let path = FieldPath::of("records").then(&format!("[{number}]"));
        mappings.extend(mapping_in_force(mapping, number, &path, &mut mistakes));
    }
    let owners = config.owners.iter().map(|(pattern, owner)| {
        let path = FieldPath::of("owners").then(pattern);
        let one = Many { items: vec![Plain(pattern.to_owned())], unread: 0 };
        (glob_set(&one, &path, &mut mistakes), owner.0.clone())
    });
    let owners = owners.collect();
    for (number, over) in config.overrides.iter().enumerate() {
        glob_set(&over.paths, &FieldPath::of("overrides").then(&format!("[{number}]")).then("paths"), &mut mistakes);
    }
    if let Some(version) = config.version.get().filter(|version| **version != Number::ONE) {
        mistakes.push(Mistake {
            path: FieldPath::of("version"),
            message: format!("there is no version {version} of this file's format"),
            help: format!("write `version: {VERSION}`, or leave it out"),
        });
    }
    let mut added_words = BTreeMap::new();
    for (list, words) in &config.vocabulary.0 {
        if EXTENSIBLE.contains(&list.as_str()) {
            let words = words.get().into_iter().flatten().map(|word| word.0.clone()).collect();
            added_words.insert(list.to_owned(), words);
        } else {
            mistakes.push(Mistake {
                path: FieldPath::of("vocabulary").then(list),
                message: format!("no list of words called `{list}` can be added to"),
                help: format!("these can: {}", EXTENSIBLE.join(", ")),
            });
        }
    }
    let languages: Vec<String> = match config.languages.iter().map(|language| language.0.clone()).collect::<Vec<_>>() {
        none if none.is_empty() => LANGUAGES.map(str::to_owned).to_vec(),
        some => some,
    };
    for language in languages.iter().filter(|language| !LANGUAGES.contains(&language.as_str())) {
        mistakes.push(Mistake {
            path: FieldPath::of("languages").then(language),
            message: format!("`pm` has no words for the language `{language}`"),
            help: "it knows `en` and `de`; words of your own go under `words:`".to_owned(),
        });
    }
    if let Some(templates) = config.templates.get().filter(|path| path.split('/').any(|part| part == "..")) {
        mistakes.push(Mistake {
            path: FieldPath::of("templates"),
            message: format!("`{}` leads out of this workspace", templates.0),
            help: "name a folder in it, such as `docs/templates`".to_owned(),
        });
    }
    let settings = Settings {
        today: config.today.copied(),
        fiscal: config.fiscal_year_starts.copied().unwrap_or_default(),
        currency: config.currency.get().map(|currency| currency.code().to_owned()),
        roots,
        mappings,
        owners,
        links,
        links_root: config.links_root.get().map_or(String::new(), |root| folder(root)),
        added_words,
        languages,
        templates: config.templates.get().map(|path| folder(path)),
    };
    (settings, mistakes)
}

fn folder(path: &str) -> String {
    match path.trim_matches('/') {
        "" | "." => String::new(),
        path => format!("{}/", path.trim_start_matches("./")),
    }
}

fn mapping_in_force(
    mapping: &Mapping,
    number: usize,
    path: &FieldPath,
    mistakes: &mut Vec<Mistake>,
) -> Option<MappingInForce> {
    let mut mistake = |field: &str, message: String, help: &str| {
        mistakes.push(Mistake { path: path.clone().then(field), message, help: help.to_owned() });
    };
    if mapping.paths.is_absent() {
        mistake(
            "paths",
            "a mapping under `records` says no `paths`".to_owned(),
            "name the files, as in `paths: [goals/*.md]`",
        );
    }
    let kind = match mapping.kind.get().map(|kind| (kind, Kind::from_name(kind))) {
        Some((_, Some(kind))) => Some(kind),
        Some((kind, None)) => {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            mistake(
                "kind",
                format!("there is no kind of record called `{}`", kind.0),
                &format!("one of: {}", kinds.join(", ")),
            );
            None
        }
        None => {
            if mapping.kind.is_absent() {
                mistake(
                    "kind",
                    "a mapping under `records` says no `kind`".to_owned(),
                    "say what the files are, as in `kind: initiative`",
                );
            }
            None
        }
    };
    if let Some(table) = mapping.table.get().filter(|table| table.0 != "first") {
        mistake(
            "table",
            format!("`{}` names no table", table.0),
            "write `table: first`: the first table of two columns",
        );
    }
    let part = part::of(mapping, path, mistakes);
    let id = part::id_of(mapping, part.as_ref(), path, mistakes);
    let lower = |map: &Map<Plain>| map.iter().map(|(name, field)| (name.to_lowercase(), field.0.clone())).collect();
    let fields = lower(&mapping.fields);
    let headings = lower(&mapping.headings);
    let values = mapping.values.iter().map(|(field, words)| (field.to_owned(), lower(words))).collect();
    let all = glob_set(&mapping.paths, &path.clone().then("paths"), mistakes);
    let except = glob_set(&mapping.except, &path.clone().then("except"), mistakes);
    let fixed = mapping.paths.iter().map(|pattern| {
        let one = Many { items: vec![pattern.clone()], unread: 0 };
        (glob_set(&one, path, &mut Vec::new()), fixed_part(pattern))
    });
    Some(MappingInForce {
        number,
        kind: kind?,
        paths: all,
        except,
        fixed: fixed.collect(),
        part: part?,
        id,
        list: mapping.list.get().map(|field| field.0.clone()),
        table: mapping.table.get().is_some(),
        bold: mapping.bold.get().is_some_and(|bold| bold.known() == Some(crate::values::Yes::True)),
        wikilinks: mapping.wikilinks.get().is_some_and(|bold| bold.known() == Some(crate::values::Yes::True)),
        fields,
        values,
        headings,
    })
}

/// The folders in front of a pattern's first wildcard, with `/` at the end.
fn fixed_part(pattern: &str) -> String {
    let wild = pattern.find(['*', '?', '[', '{']).unwrap_or(pattern.len());
    let before = pattern.get(..wild).unwrap_or("");
    before.rfind('/').map_or(String::new(), |slash| before.get(..=slash).unwrap_or("").to_owned())
}

/// A pattern as `pm.yaml` writes it.
pub fn pattern(written: &str) -> Result<Glob, Error> {
    GlobBuilder::new(written.trim_start_matches("./").trim_end_matches('/')).literal_separator(true).build()
}

/// Patterns in which `*` stays within a folder and `**` does not.
fn glob_set(patterns: &Many<Plain>, path: &FieldPath, mistakes: &mut Vec<Mistake>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        match self::pattern(pattern) {
            Ok(glob) => {
                set.add(glob);
            }
            Err(error) => mistakes.push(Mistake {
                path: path.clone().then(pattern),
                message: format!("`{}` is no pattern of paths: {}", pattern.0, error.kind()),
                help: "`*` stands for anything within a folder, `**` for folders, `{a,b}` for either".to_owned(),
            }),
        }
    }
    set.build().unwrap_or_default()
}
