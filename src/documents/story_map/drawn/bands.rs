use std::ops::Range;

use super::super::MapStep;
use super::{GAP, MARGIN, ROOM};

/// How many steps stand beside each other at most: with more, no title could be read.
const MOST: usize = 6;

/// How wide a column is at most, in pixels.
const WIDEST: f64 = 290.0;

/// A step under the number of its activity.
pub type Column<'m> = (usize, Option<&'m MapStep>);

/// Columns that stand beside each other.
pub struct Band<'m> {
    pub columns: Vec<Column<'m>>,
    /// How many columns there would be room for: as many in every band, so that all are equally wide.
    beside: usize,
}

impl<'m> Band<'m> {
    fn pitch(&self) -> f64 {
        ((ROOM + GAP) / self.beside.max(1) as f64).min(WIDEST + GAP)
    }

    /// Where a column begins.
    pub fn left(&self, column: usize) -> f64 {
        MARGIN + self.pitch() * column as f64
    }

    pub fn width(&self) -> f64 {
        self.pitch() - GAP
    }

    pub fn steps(&self) -> impl Iterator<Item = &'m MapStep> {
        self.columns.iter().filter_map(|(_, step)| *step)
    }

    /// The activities, each with its columns.
    pub fn activities(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
        for (column, (activity, _)) in self.columns.iter().enumerate() {
            match runs.last_mut() {
                Some((last, run)) if last == activity => run.end = column + 1,
                _ => runs.push((*activity, column..column + 1)),
            }
        }
        runs.into_iter()
    }
}

/// The columns in bands. An activity is torn apart only where it alone has more steps than stand beside each other.
pub fn bands<'m>(columns: &[Column<'m>]) -> Vec<Band<'m>> {
    let mut bands: Vec<Vec<Column<'m>>> = Vec::new();
    for run in columns.chunk_by(|one, other| one.0 == other.0) {
        for (number, part) in run.chunks(MOST).enumerate() {
            match bands.last_mut() {
                Some(band) if number == 0 && band.len() + part.len() <= MOST => band.extend_from_slice(part),
                _ => bands.push(part.to_vec()),
            }
        }
    }
    let beside = bands.iter().map(Vec::len).max().unwrap_or(1);
    bands.into_iter().map(|columns| Band { columns, beside }).collect()
}

#[cfg(test)]
mod tests {
    use super::bands;

    #[test]
    fn activities_stay_whole_where_they_can() {
        let columns = |counts: &[usize]| -> Vec<super::Column<'static>> {
            counts.iter().enumerate().flat_map(|(activity, count)| vec![(activity, None); *count]).collect()
        };
        let table: [(&[usize], &[usize]); 6] = [
            (&[], &[]),
            (&[2, 2, 1], &[5]),
            (&[4, 3, 2], &[4, 5]),
            (&[6, 1], &[6, 1]),
            (&[1, 14, 1], &[1, 6, 6, 3]),
            (&[1, 1, 1, 1, 1, 1, 1], &[6, 1]),
        ];
        for (counts, expected) in table {
            let bands: Vec<usize> = bands(&columns(counts)).iter().map(|band| band.columns.len()).collect();
            assert_eq!(bands, expected, "{counts:?}");
        }
    }
}
