use crate::compare::{FieldChange, amended};
use crate::model::Record;
use crate::values::Status;

/// The reason for a change that the change itself brings: an amendment of the head that the base does not have.
pub fn amendment(base: &Record, head: &Record, change: &FieldChange) -> Option<String> {
    amended(base, head, change)?.why.get().map(|why| why.0.clone())
}

/// Why a record ended, where it ended now and says so.
pub fn ending(head: &Record, to: Status) -> Option<String> {
    let why = match to {
        Status::Stopped | Status::Abandoned => {
            let intent = head.body.intent().map(|body| &body.stopped);
            let initiative = head.body.initiative().map(|body| &body.stopped);
            let experiment = head.body.experiment().map(|body| &body.stopped);
            intent.or(initiative).or(experiment)?.get()?.why.get()
        }
        Status::Rejected => head.body.option()?.rejected.get()?.why.get(),
        _ => None,
    };
    why.map(|why| why.0.clone())
}
