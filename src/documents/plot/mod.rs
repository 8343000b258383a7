//! A ranking as a picture: one SVG file that stands alone, for a slide or a page.

mod bars;
mod empty;
mod equal_cd3;
mod frame;
mod labels;
mod matrix;
mod scatter;
mod words;

use super::picture::Setting;
use crate::rank::{Method, Ranked, Ranking};
use crate::values::Date;

/// What stands in the first tag of every picture of a ranking: by it a file is known that may be replaced.
pub const MARK: &str = "data-pm=\"rank\"";

/// How many items are named; with more, nobody could tell whose name is whose.
const NAMED: usize = 60;

/// Pixels: sixteen to nine, as slides are.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 540.0;

/// A ranking, and what is said of it.
pub struct Plot<'r> {
    pub ranking: &'r Ranking<'r>,
    pub today: Date,
    /// The revision that was read; nothing for the work tree.
    pub at: Option<&'r str>,
    /// Sign or code of the currency; empty where there is none.
    pub sign: &'r str,
    /// What is ranked: `initiative` or `option`.
    pub noun: &'r str,
    /// How many ranks are drawn.
    pub top: Option<usize>,
    /// Whether it brings its colours.
    pub setting: Setting,
}

impl<'r> Plot<'r> {
    /// What is drawn: by rank, also where it was ranked in groups.
    fn drawn(&self) -> Vec<&'r Ranked<'r>> {
        let top = self.top.unwrap_or(usize::MAX);
        let mut drawn: Vec<&Ranked<'_>> = self.ranking.ranked.iter().filter(|ranked| ranked.rank <= top).collect();
        drawn.sort_by_key(|ranked| ranked.rank);
        drawn
    }
}

/// The picture that suits the method: money over time, the three by three, or bars.
pub fn plot(plot: &Plot<'_>) -> String {
    let drawn = plot.drawn();
    match plot.ranking.method() {
        _ if drawn.is_empty() => empty::empty(plot),
        Method::Cd3 => scatter::scatter(plot, &drawn),
        Method::Matrix => matrix::matrix(plot, &drawn),
        _ => bars::bars(plot, &drawn),
    }
}
