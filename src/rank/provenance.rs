use super::item::Item;
use crate::graph::{Place, Strategy};
use crate::model::Estimates;
use crate::model::kinds::Evidence;
use crate::typed::{Field, RefOrText};
use crate::values::Date;

/// Where an estimate comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// What is estimated: `cost of delay`, `part 2 of its cost of delay`, `duration`.
    pub input: String,
    /// As written: the name of a record, an address, a sentence.
    pub source: Option<String>,
    pub as_of: Option<Date>,
    /// Where the estimate stands.
    pub place: Place,
}

impl Provenance {
    /// In a sentence: "the duration".
    pub fn input_in_words(&self) -> String {
        match self.input.as_str() {
            "remaining" => "the remaining duration".to_owned(),
            part if part.starts_with("part") => part.to_owned(),
            input => format!("the {input}"),
        }
    }
}

type Written<'s> = (&'s Field<RefOrText<Evidence>>, &'s Field<Date>);

/// Where each figure of the long forms comes from; what a part does not say, the whole says for it.
pub fn provenance(strategy: &Strategy, item: &Item<'_>) -> Vec<Provenance> {
    let Some(estimates) = &item.estimates else { return Vec::new() };
    let mut found = of_estimates(strategy, item.estimated, estimates);
    // Of the two durations one counts.
    let unused = if item.duration_field == "remaining" { "duration" } else { "remaining" };
    found.retain(|provenance| provenance.input != unused);
    found
}

/// The same of estimates that stand in a record.
pub fn of_estimates(strategy: &Strategy, record: usize, estimates: &Estimates) -> Vec<Provenance> {
    let whole: Written<'_> = (&estimates.source, &estimates.as_of);
    let mut found = Vec::new();
    let mut add = |input: String, path: &[&str], levels: &[Written<'_>]| {
        let source = levels.iter().find_map(|(source, _)| text(strategy, record, source.get()?));
        let as_of = levels.iter().find_map(|(_, as_of)| as_of.copied());
        let place = Place::at(record, ["estimates"].into_iter().chain(path.iter().copied()));
        found.push(Provenance { input, source, as_of, place });
    };
    if let Some(cost) = estimates.cost_of_delay.get() {
        let own: Written<'_> = (&cost.source, &cost.as_of);
        if cost.parts.items.is_empty() {
            add("cost of delay".to_owned(), &["cost_of_delay"], &[own, whole]);
        }
        for (number, part) in cost.parts.iter().enumerate() {
            let input = match cost.parts.items.len() {
                1 => "cost of delay".to_owned(),
                _ => format!("part {} of the cost of delay", number + 1),
            };
            let path = format!("[{number}]");
            add(input, &["cost_of_delay", "parts", &path], &[(&part.source, &part.as_of), own, whole]);
        }
    }
    for (name, field) in [("duration", &estimates.duration), ("remaining", &estimates.remaining)] {
        if let Some(range) = field.get() {
            add(name.to_owned(), &[name], &[(&range.source, &range.as_of), whole]);
        }
    }
    found
}

fn text(strategy: &Strategy, record: usize, source: &RefOrText<Evidence>) -> Option<String> {
    match source {
        RefOrText::Link(text) | RefOrText::Sentence(text) => Some(text.clone()),
        RefOrText::Ref(reference) => {
            let references = &strategy.record(record)?.references;
            references.get(reference.number as usize).map(|reference| reference.text.clone())
        }
    }
}
