use super::Pack;
use crate::graph::Strategy;
use crate::values::{ReviewCadence, yaml_scalar};

/// The file in which a review is written down, with the text that is known before it is held: what it looks at, and a row
/// for everything that is to be decided. What was decided is a blank that `pm lint` names until it is filled.
pub fn review_record(strategy: &Strategy, cadence: ReviewCadence, pack: &Pack, title: &str) -> (String, String) {
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
    let mut open: Vec<String> = pack.decide.iter().map(|matter| name(&matter.record)).collect();
    open.dedup();
    if !open.is_empty() {
        text.push_str("decisions:\n");
        for about in open {
            // Each on a line of its own: a comma in what is filled in ends nothing.
            text.push_str(&format!("  - about: {about}\n    decided: <what was decided>\n"));
        }
    }
    text.push_str(&format!("---\n# {title}\n"));
    (format!("{}-{meeting}", pack.today), text)
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
