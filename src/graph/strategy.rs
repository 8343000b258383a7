use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::config_use::{ConfigUse, config_use};
use super::csv_files;
use super::index::Index;
use super::links::{TextLink, text_links};
use super::lists::Lists;
use super::load::{Read, Reads, SourceFile, read_all, read_both};
use super::relations::{Incoming, Led};
use super::resolve::resolve;
use crate::config::{Config, FILE, Loaded, Settings, read_config};
use crate::finding::{FieldPath, Problem};
use crate::model::reading::{CsvReadings, Place, known_fields};
use crate::model::{Form, Metric, Record};
use crate::source::Tree;
use crate::typed::Reference;
use crate::values::Kind;

/// All records of a workspace and how they hang together. It is built the same way from a work tree, a revision, the
/// index or an editor's buffers, and building it never fails.
#[derive(Clone, Debug, Default)]
pub struct Strategy {
    pub config: Config,
    pub settings: Settings,
    /// The files that records, checked prose or regions of pm's stand in, by path.
    pub files: Vec<Arc<SourceFile>>,
    /// By path, and within a file as they stand.
    pub records: Vec<Record>,
    /// What was noticed while reading.
    pub problems: Vec<FileProblem>,
    /// What each record's references lead to, in the order of `Record::references`.
    pub(super) led: Lists<Led>,
    /// Who refers to each record.
    pub(super) incoming: Lists<Incoming>,
    /// What CSV files say of metrics, by the metric's number, with the number of the file.
    pub(super) csv: BTreeMap<usize, (usize, CsvReadings)>,
    /// Links in the text of records and of prose.
    pub links: Vec<TextLink>,
    /// For options inside an initiative, that initiative.
    pub(super) inside: Vec<Option<usize>>,
    pub(super) index: Index,
    /// The active visions of the company, looked for once.
    pub(super) company: OnceLock<Vec<usize>>,
    /// The intent that each record serves by itself or as a part of larger ones, looked for once.
    pub(super) served: OnceLock<Vec<Option<usize>>>,
    /// Whether the visions leave nothing open about what drives their North Star metrics, looked for once.
    pub(super) inputs_known: OnceLock<bool>,
    /// The workspace folder as seen from the Git root.
    pub prefix: String,
    /// The files whose content this clone does not have.
    pub lacking: Vec<String>,
    /// What the patterns of `pm.yaml` come to.
    pub config_use: ConfigUse,
}

/// Something noticed while a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    pub file: usize,
    pub record: Option<usize>,
    pub problem: Problem,
}

impl Strategy {
    /// Reads a tree under the settings of its `pm.yaml`, or of another tree's where two are compared.
    pub fn build(tree: &Tree, loaded: Loaded, config_text: Option<String>) -> Strategy {
        let reads = read_all(tree, &loaded.settings);
        Strategy::assemble(tree, reads, loaded, config_text)
    }

    /// Reads two trees for a comparison: head, then base. The head's settings judge both; a content that stands at the
    /// same path in both is read once.
    ///
    /// The base keeps its own `pm.yaml` as a file, with the mistakes in it, so that places in it are where they were;
    /// what it sets is not in force.
    pub fn build_pair(head: &Tree, base: &Tree, loaded: Loaded, config_text: Option<String>) -> (Strategy, Strategy) {
        let (of_head, of_base) = read_both(head, base, &loaded.settings);
        let base_text = base.entry(FILE).and_then(|entry| base.read_entry(entry).ok());
        let own = base_text.as_deref().and_then(|text| read_config(text).ok());
        let problems = own.map(|own| own.problems).unwrap_or_default();
        let of_its_base = Loaded { problems, ..loaded.clone() };
        rayon::join(
            || Strategy::assemble(head, of_head, loaded, config_text),
            || Strategy::assemble(base, of_base, of_its_base, base_text),
        )
    }

    fn assemble(tree: &Tree, reads: Reads, loaded: Loaded, config_text: Option<String>) -> Strategy {
        let Reads { files: mut reads, lacking } = reads;
        csv_files::add_files(tree, &loaded.settings, &mut reads);
        if let Some(text) = config_text {
            let file = Arc::new(SourceFile { path: FILE.to_owned(), text, place: Place::Config, has_regions: false });
            let at = reads.partition_point(|read| read.file.path.as_str() < FILE);
            let config =
                Read { file, records: Vec::new(), problems: loaded.problems, prose: Vec::new(), ids_unknown: false };
            reads.insert(at, config);
        }
        let mut strategy = Strategy { config: loaded.config, settings: loaded.settings, ..Strategy::default() };
        strategy.prefix = tree.prefix.clone();
        strategy.lacking = lacking;
        let count = reads.iter().map(|read| read.records.len()).sum();
        strategy.records.reserve_exact(count);
        strategy.inside.reserve_exact(count);
        strategy.files.reserve_exact(reads.len());
        let mut prose = Vec::new();
        let mut incomplete = BTreeSet::new();
        let own_options = own_options(reads.iter().flat_map(|read| &read.records).map(|(record, _)| record));
        for (file, read) in reads.into_iter().enumerate() {
            if let (true, Place::Collection(kind) | Place::Mapped(_, kind)) = (read.ids_unknown, read.file.place) {
                incomplete.insert(kind);
            }
            strategy.problems.extend(read.problems.into_iter().map(|problem| FileProblem {
                file,
                record: None,
                problem,
            }));
            prose.extend(read.prose.into_iter().map(|link| (file, link)));
            strategy.files.push(read.file);
            strategy.add_all(file, read.records, &own_options);
        }
        strategy.index = Index::of(&strategy.records);
        strategy.index.incomplete = incomplete;
        strategy.led = strategy.resolve_all(tree);
        strategy.incoming = strategy.turn_around();
        strategy.csv = csv_files::readings(tree, &strategy.settings, &strategy.files, &strategy.records);
        strategy.links = text_links(&strategy, &prose, tree);
        strategy.config_use = config_use(&strategy, tree);
        strategy
    }

    /// Adds the records of a file, in the order in which they stand.
    pub(super) fn add_all(
        &mut self,
        file: usize,
        records: impl IntoIterator<Item = (Record, Vec<Problem>)>,
        own_options: &HashSet<String>,
    ) {
        let mut links: Vec<(usize, Reference)> = Vec::new();
        for (mut record, problems) in records {
            record.file = file;
            let initiative = match &record.form {
                Form::Inline { .. } => self.initiative_before(file),
                _ => None,
            };
            if matches!(record.form, Form::Inline { bare: true, .. }) && own_options.contains(&record.id) {
                // A word that names an option with a record of its own is a link to it.
                let field = FieldPath::of("options").then(&record.id);
                let link = Reference { field, span: record.span, text: record.id, kinds: &["option"] };
                links.extend(initiative.map(|number| (number, link)));
                continue;
            }
            let number = self.records.len();
            self.records.push(record);
            self.inside.push(initiative);
            let noticed = problems.into_iter().map(|problem| FileProblem { file, record: Some(number), problem });
            self.problems.extend(noticed);
        }
        for of_one in links.chunk_by(|one, other| one.0 == other.0) {
            let initiative = of_one.first().and_then(|(number, _)| self.records.get_mut(*number));
            let Some(initiative) = initiative else { continue };
            let more = of_one.iter().map(|(_, link)| link);
            initiative.references = initiative.references.iter().chain(more).cloned().collect();
        }
    }

    /// The initiative that was added last, or in which the option stands that was.
    fn initiative_before(&self, file: usize) -> Option<usize> {
        let last = self.records.len().checked_sub(1)?;
        let initiative = self.inside(last).unwrap_or(last);
        let record = self.record(initiative)?;
        (record.file == file && record.kind == Kind::Initiative).then_some(initiative)
    }

    pub(super) fn resolve_all(&self, tree: &Tree) -> Lists<Led> {
        let all = self.records.par_iter().flat_map_iter(|record| {
            let fields = known_fields(record.kind);
            record.references.iter().map(move |reference| {
                let named = reference.field.field();
                let field = fields.iter().find(|field| **field == named).copied().unwrap_or_default();
                Led { field, to: resolve(self, record, reference, tree) }
            })
        });
        Lists::of_lengths(self.records.iter().map(|record| record.references.len()), all.collect())
    }

    /// The path of a record's file.
    pub fn path_of(&self, record: &Record) -> &str {
        self.files.get(record.file).map_or("", |file| &file.path)
    }

    /// The first record of a file.
    pub(super) fn first_at(&self, path: &str) -> Option<usize> {
        let file = self.files.partition_point(|file| file.path.as_str() < path);
        self.files.get(file).filter(|file| file.path == path)?;
        let number = self.records.partition_point(|record| record.file < file);
        self.record(number).filter(|record| record.file == file && record.number == 0).map(|_| number)
    }

    /// Whether a record stands in a collection such as `metrics.yaml`.
    pub fn is_in_collection(&self, record: &Record) -> bool {
        self.files.get(record.file).is_some_and(|file| matches!(file.place, Place::Collection(_)))
    }

    /// All that is written of a record.
    pub fn text_of_record(&self, record: &Record) -> &str {
        self.files.get(record.file).map_or("", |file| record.span.of(&file.text))
    }

    /// Whether all that is written of a record is written of another one in another strategy. What was read once for both
    /// need not be looked at.
    pub fn is_written_alike(&self, record: &Record, (other, there): (&Strategy, &Record)) -> bool {
        let files = self.files.get(record.file).zip(other.files.get(there.file));
        let is_one = record.span == there.span && files.is_some_and(|(one, two)| Arc::ptr_eq(one, two));
        is_one || self.text_of_record(record) == other.text_of_record(there)
    }

    /// The full name of a record; empty where there is none of that number.
    pub fn full_name(&self, number: usize) -> String {
        self.record(number).map(Record::full_name).unwrap_or_default()
    }

    /// Whether there is a record of that full name.
    pub fn holds(&self, full_name: &str) -> bool {
        self.index.full_name(&self.records, full_name).is_some()
    }

    /// The metric of that name.
    pub fn metric(&self, name: &str) -> Option<&Metric> {
        self.named(name).into_iter().find_map(|number| self.record(number)?.body.metric())
    }

    /// The text of a file by its path relative to the workspace.
    pub fn text_of(&self, path: &str) -> Option<&str> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at).map(|file| file.text.as_str())
    }

    pub fn record(&self, number: usize) -> Option<&Record> {
        self.records.get(number)
    }

    /// The records of one kind, with their numbers.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &Record)> {
        self.index.all_of_kind(kind).iter().filter_map(|number| Some((*number, self.record(*number)?)))
    }

    /// Whether a record that is not found may be there all the same, in what does not parse: inside a broken initiative,
    /// or in a collection whose ids cannot be known.
    pub fn may_hold(&self, record: &Record) -> bool {
        let is_broken = |number: &usize| self.record(*number).is_some_and(|record| record.broken);
        match &record.form {
            Form::Inline { initiative, .. } => {
                self.index.of_kind(&self.records, Kind::Initiative, initiative).iter().any(is_broken)
            }
            _ => self.index.incomplete.contains(&record.kind),
        }
    }

    /// Whether two records have one full name.
    pub fn has_namesakes(&self) -> bool {
        self.index.full_names() < self.records.len()
    }

    /// Whether no other record has its id.
    pub fn is_only_one(&self, record: &Record) -> bool {
        self.index.ids() == self.records.len() || self.index.of_any_kind(&self.records, &record.id).len() == 1
    }

    /// Whether one of a kind cannot be read, so that nothing follows from what the others leave unsaid.
    pub fn has_unread(&self, kind: Kind) -> bool {
        self.of_kind(kind).any(|(_, record)| record.broken)
    }
}

/// The ids of the options that have a record of their own, where a word inside an initiative may name one of them.
pub(super) fn own_options<'r>(records: impl Iterator<Item = &'r Record> + Clone) -> HashSet<String> {
    if !records.clone().any(|record| matches!(record.form, Form::Inline { bare: true, .. })) {
        return HashSet::new();
    }
    let own = records.filter(|record| record.kind == Kind::Option && !matches!(record.form, Form::Inline { .. }));
    own.flat_map(|record| record.names().map(str::to_owned).collect::<Vec<_>>()).collect()
}
