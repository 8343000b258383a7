use crate::adopt::Each;
use crate::config::Part;
use crate::graph::Strategy;
use crate::model::Record;
use crate::syntax::Lines;

/// What a mapping reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The files that its patterns take in.
    pub files: usize,
    pub records: usize,
    /// Outcomes in the records: key results, success metrics.
    pub outcomes: usize,
    /// Files that give no record.
    pub not_read: Vec<NotRead>,
    /// Values in records that could not be read.
    pub unclear: Vec<NotRead>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    pub path: String,
    /// From 1; nothing where it is the whole file.
    pub line: Option<u32>,
    pub why: String,
}

/// What each mapping of a strategy reads, by its number. `paths` are the files of the tree.
pub fn readings(strategy: &Strategy, paths: &[&str]) -> Vec<Reading> {
    let mappings = &strategy.settings.mappings;
    let mut all: Vec<Reading> = mappings.iter().map(|_| Reading::default()).collect();
    let mut records: Vec<Vec<&Record>> = strategy.files.iter().map(|_| Vec::new()).collect();
    for record in &strategy.records {
        records.get_mut(record.file).into_iter().for_each(|list| list.push(record));
    }
    let number_of = |path: &str| strategy.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok();
    for path in paths {
        let Some(mapping) = strategy.settings.mapping_for(path) else { continue };
        let Some(reading) = all.get_mut(mapping) else { continue };
        reading.files += 1;
        let file = number_of(path);
        let read: Vec<&Record> = file
            .and_then(|file| records.get(file))
            .into_iter()
            .flatten()
            .copied()
            .filter(|record| !record.broken && record.mapping == Some(mapping))
            .collect();
        if read.is_empty() {
            let why = file.and_then(|file| why_not(strategy, file));
            let part = mappings.get(mapping).map(|mapping| &mapping.part);
            let why = why.unwrap_or_else(|| nothing_in_it(part).to_owned());
            reading.not_read.push(NotRead { path: (*path).to_owned(), line: None, why });
        }
        reading.records += read.len();
        reading.outcomes += read.iter().map(|record| outcomes(record)).sum::<usize>();
    }
    unclear(strategy, &mut all);
    all
}

fn nothing_in_it(part: Option<&Part>) -> &'static str {
    match part {
        Some(Part::Objective) => "no objective with key results was found in it",
        Some(Part::File) | None => "nothing was found in it",
        Some(_) => "no such part was found in it",
    }
}

/// Why a file gives no record, where that was noticed.
fn why_not(strategy: &Strategy, file: usize) -> Option<String> {
    let told = strategy.problems.iter().find(|told| told.file == file)?;
    Some(told.problem.message.clone())
}

fn outcomes(record: &Record) -> usize {
    let of_intent = record.body.intent().map(|body| body.outcomes.items.len());
    of_intent.or_else(|| record.body.initiative().map(|body| body.outcomes.items.len())).unwrap_or(0)
}

/// Values that could not be read, each with its line.
fn unclear(strategy: &Strategy, all: &mut [Reading]) {
    let mut lines: Option<(usize, Lines)> = None;
    for told in strategy.problems.iter().filter(|told| told.problem.rule == "invalid-value") {
        let record = told.record.and_then(|number| strategy.record(number)).filter(|record| !record.broken);
        let Some(reading) = record.and_then(|record| all.get_mut(record.mapping?)) else { continue };
        let Some(file) = strategy.files.get(told.file) else { continue };
        if lines.as_ref().is_none_or(|(number, _)| *number != told.file) {
            lines = Some((told.file, Lines::of(&file.text)));
        }
        let line = lines.as_ref().map(|(_, lines)| lines.position(&file.text, told.problem.span.start()).line);
        reading.unclear.push(NotRead { path: file.path.clone(), line, why: told.problem.message.clone() });
    }
}

impl Each {
    /// For a table: what one record is.
    pub fn in_words(&self) -> &'static str {
        match self {
            Each::File => "file",
            Each::Objective => "objective",
            Each::List(_) => "list entry",
            Each::Map(_) => "key",
        }
    }
}
