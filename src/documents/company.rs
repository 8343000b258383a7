use crate::graph::Strategy;
use crate::values::Date;

/// So many titles are named.
const MOST: usize = 3;

/// What a document is about: the titles of the company's active visions, of which there should be one.
pub fn company(strategy: &Strategy) -> (Option<String>, usize) {
    let visions = strategy.company_visions();
    let titles = visions.iter().filter_map(|vision| strategy.record(*vision)).map(|record| record.title.as_str());
    let mut titles: Vec<&str> = titles.collect();
    if titles.len() > MOST {
        titles.truncate(MOST);
        titles.push("…");
    }
    ((!titles.is_empty()).then(|| titles.join(" / ")), visions.len())
}

/// The commit that was read in place of the files.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct ReadAt {
    /// As it was asked for: `HEAD~3`.
    pub rev: String,
    /// The id of the commit, in short.
    pub commit: String,
    /// Its day (UTC).
    pub on: Date,
}
