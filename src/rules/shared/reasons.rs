use crate::model::{Ending, Record};
use crate::typed::{Field, Short, Text};

/// Whether a text says something, or something that cannot be read.
pub fn says(text: &Field<Text>) -> bool {
    match text {
        Field::Absent => false,
        Field::Invalid => true,
        Field::Present(text) => !text.trim().is_empty(),
    }
}

/// Whether a record says why it ended: in its ending or in what it taught. Nothing for kinds that have no place for it.
pub fn says_why(record: &Record) -> Option<bool> {
    let body = &record.body;
    let (ending, learned) = if let Some(intent) = body.intent() {
        (&intent.stopped, &intent.learned)
    } else if let Some(initiative) = body.initiative() {
        (&initiative.stopped, &initiative.learned)
    } else if let Some(option) = body.option() {
        (&option.rejected, &option.learned)
    } else {
        let experiment = body.experiment()?;
        (&experiment.stopped, &experiment.learned)
    };
    Some(ending_says(ending) || says(learned))
}

/// The principle that decided it is a reason too.
fn ending_says(ending: &Field<Short<Ending>>) -> bool {
    match ending {
        Field::Absent => false,
        Field::Invalid => true,
        Field::Present(ending) => says(&ending.why) || says(&ending.principle),
    }
}
