use super::RankReport;
use super::sheet::{rank, short};
use crate::output::{Style, table};
use crate::rank::methods::cell;
use crate::rank::{Ranked, Ranking};
use crate::values::{MatrixValue, Urgency, Vocabulary};

/// The three by three of value and urgency, with who stands in each cell. No cell has a number.
pub fn matrix(report: &RankReport<'_>, style: &Style) -> String {
    let mut heads = vec![""];
    heads.extend(Urgency::WORDS.iter().map(|(word, _)| *word));
    let rows: Vec<Vec<String>> = MatrixValue::WORDS
        .iter()
        .enumerate()
        .map(|(value, (word, _))| {
            let cells = (0..Urgency::WORDS.len()).map(|urgency| in_cell(report.ranking, (value, urgency)));
            std::iter::once((*word).to_owned()).chain(cells).collect()
        })
        .collect();
    table(&heads, &rows, style)
}

fn in_cell(ranking: &Ranking<'_>, wanted: (usize, usize)) -> String {
    let here = |ranked: &&Ranked<'_>| cell(&ranked.item) == Some(wanted);
    let names: Vec<String> = ranking
        .ranked
        .iter()
        .filter(here)
        // Each group counts from 1: beside each other its ranks would say nothing.
        .map(|ranked| match ranked.group {
            None => format!("{} {}", rank(ranked), short(&ranked.item.name)),
            Some(_) => short(&ranked.item.name).to_owned(),
        })
        .collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}
