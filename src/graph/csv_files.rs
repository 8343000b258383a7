//! The CSV files that hold readings of metrics.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::load::{Read, SourceFile};
use super::resolve::path_from;
use crate::config::Settings;
use crate::model::reading::{CsvFile, CsvReadings, Place};
use crate::model::{CsvSource, Readings, Record};
use crate::source::{ReadProblem, Target, Tree};

/// Adds the files that metrics name, sorted in by path, so that findings can stand in them. What cannot be had is left out
/// here and told by `readings`.
pub(super) fn add_files(tree: &Tree, settings: &Settings, reads: &mut Vec<Read>) {
    let named = reads.iter().flat_map(|read| read.records.iter().map(move |(record, _)| (read, record)));
    let mut paths: Vec<String> = named
        .filter_map(|(read, record)| within(tree, settings, &read.file.path, source(record)?).ok())
        .filter(|path| reads.binary_search_by(|read| read.file.path.cmp(path)).is_err())
        .collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let Ok(text) = tree.read(&path) else { continue };
        let at = reads.partition_point(|read| read.file.path < path);
        let file = Arc::new(SourceFile { path, text, place: Place::Elsewhere, has_regions: false });
        reads.insert(
            at,
            Read { file, records: Vec::new(), problems: Vec::new(), prose: Vec::new(), ids_unknown: false },
        );
    }
}

/// What the CSV files say, by the number of the metric, and the number of the file.
pub(super) fn readings(
    tree: &Tree,
    settings: &Settings,
    files: &[Arc<SourceFile>],
    records: &[Record],
) -> BTreeMap<usize, (usize, CsvReadings)> {
    let number_of = |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).ok();
    let mut apart: HashMap<usize, CsvFile<'_>> = HashMap::new();
    let mut all = BTreeMap::new();
    for (number, record) in records.iter().enumerate() {
        let (Some(csv), Some(own)) = (source(record), files.get(record.file)) else { continue };
        let found = within(tree, settings, &own.path, csv);
        let file = found.as_ref().ok().and_then(|path| number_of(path));
        let read = match (file.and_then(|file| Some((file, files.get(file)?))), found) {
            (Some((number, file)), _) => {
                let file = apart.entry(number).or_insert_with(|| CsvFile::of(&file.text));
                CsvReadings::of(file, csv, settings.fiscal)
            }
            (None, Ok(path)) => not_read(tree, &path, csv),
            (None, Err(fault)) => fault,
        };
        all.insert(number, (file.unwrap_or(record.file), read));
    }
    all
}

fn source(record: &Record) -> Option<&CsvSource> {
    match record.body.metric()?.readings.get()? {
        Readings::Csv(source) => Some(source),
        Readings::Written(_) => None,
    }
}

/// The path as the record has it; empty where it has none.
fn written(source: &CsvSource) -> &str {
    source.csv.get().map_or("", |path| path.0.trim())
}

/// The path of the file relative to the workspace.
fn within(tree: &Tree, settings: &Settings, own: &str, source: &CsvSource) -> Result<String, CsvReadings> {
    let written = written(source);
    if written.is_empty() {
        let told = "nothing says in which file the readings stand".to_owned();
        return Err(CsvReadings::without_file(told, "name it, as in `csv: readings/activation.csv`"));
    }
    let path = path_from(&tree.prefix, settings, own, written);
    path.and_then(|path| path.strip_prefix(tree.prefix.as_str()).map(str::to_owned)).ok_or_else(|| {
        let told = format!("`{written}` lies outside the folder of this strategy, and nothing there is read");
        CsvReadings::without_file(told, "let the export write its file below the folder that has `pm.yaml`")
    })
}

fn not_read(tree: &Tree, path: &str, source: &CsvSource) -> CsvReadings {
    let written = written(source);
    match (tree.look_up(&format!("{}{path}", tree.prefix)), tree.read(path)) {
        (Target::Folder, _) => {
            let told = format!("`{written}` is a folder, and a CSV file should stand there");
            CsvReadings::without_file(told, "name the file in it, with its ending")
        }
        (Target::File, Err(why)) if why != ReadProblem::Vanished => {
            let told = format!("the readings in `{written}` cannot be read: {why}");
            CsvReadings::without_file(told, "export it again as a CSV file in UTF-8, at most 1 MiB long")
        }
        _ => {
            let told = format!("no file `{written}` is here, so nothing is known of what the metric came to");
            CsvReadings::without_file(
                told,
                "the path counts from the folder of this file; a `/` in front counts from `links_root`",
            )
        }
    }
}
