use super::Pack;
use crate::config::Language;
use crate::documents::spoken::said;
use crate::graph::Strategy;
use crate::values::{ReviewCadence, yaml_scalar};

/// The file in which a review is written down, with the text that is known before it is held: what it looks at, and a row
/// for everything that is to be decided. What was decided is a blank that `pm lint` names until it is filled; a comment
/// says what it is about.
pub fn review_record(
    strategy: &Strategy,
    cadence: ReviewCadence,
    pack: &Pack,
    (title, language): (&str, Language),
) -> (String, String) {
    let meeting = match cadence {
        ReviewCadence::QuarterlyBusiness => "business",
        ReviewCadence::QuarterlyInitiative => "initiatives",
        ReviewCadence::MonthlyRelease => "releases",
    };
    let name = |record: &String| yaml_scalar(&short(strategy, record));
    let mut covers: Vec<String> = covered(pack).iter().map(name).collect();
    covers.dedup();
    let mut text = format!("---\ncadence: {}\non: {}\n", pack.cadence, pack.today);
    if !covers.is_empty() {
        text.push_str(&format!("covers: [{}]\n", covers.join(", ")));
    }
    if !pack.decide.is_empty() {
        text.push_str("decisions:\n");
        for matter in &pack.decide {
            // Each on a line of its own: a comma in what is filled in ends nothing.
            let (about, open) = (name(&matter.record), comment(&said(&matter.on_record, language)));
            text.push_str(&format!("  # {open}\n  - about: {about}\n    decided: {BLANK}\n"));
        }
    }
    text.push_str(&format!("---\n# {title}\n"));
    (format!("{}-{meeting}", pack.today), text)
}

/// What stands where a decision is to be written.
const BLANK: &str = "<what was decided>";

/// How many decisions of a record are left blank.
pub fn blanks(record: &str) -> usize {
    record.lines().filter(|line| line.trim_start().strip_prefix("decided: ") == Some(BLANK)).count()
}

/// In one line, and without what no YAML file may hold.
fn comment(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control() && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')).collect()
}

/// The records that the pack looks at, each once.
fn covered(pack: &Pack) -> Vec<String> {
    let intents = pack.business.iter().flat_map(|business| business.intents.iter().map(|intent| &intent.record));
    let initiatives = pack
        .initiatives
        .iter()
        .flat_map(|all| all.under_way.iter().map(|now| &now.record).chain(all.new.iter().map(|new| &new.record)));
    let releases = pack.releases.iter().flat_map(|all| {
        let released = all.released.iter().chain(&all.judged).map(|release| &release.record);
        released.chain(all.coming.iter().map(|coming| &coming.record))
    });
    let mut seen = std::collections::BTreeSet::new();
    intents.chain(initiatives).chain(releases).filter(|record| seen.insert(*record)).cloned().collect()
}

/// The id of a record where no other has it, as people write it.
fn short(strategy: &Strategy, record: &str) -> String {
    let id = record.split_once('/').map_or(record, |(_, id)| id);
    match strategy.named(id).as_slice() {
        [_] => id.to_owned(),
        _ => record.to_owned(),
    }
}
