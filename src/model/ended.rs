use super::{Ending, Record};
use crate::typed::{Field, Short};
use crate::values::{Date, Status};

impl Record {
    /// What is written about why it was given up; nothing for what was not.
    pub fn ending(&self) -> Option<&Ending> {
        let body = &self.body;
        let field: &Field<Short<Ending>> = if let Some(intent) = body.intent() {
            &intent.stopped
        } else if let Some(initiative) = body.initiative() {
            &initiative.stopped
        } else if let Some(option) = body.option() {
            &option.rejected
        } else {
            &body.experiment()?.stopped
        };
        field.get().map(|ending| &ending.0).filter(|_| self.has_ended_badly())
    }

    /// The day on which it ended, where it names one.
    pub fn ended_on(&self) -> Option<Date> {
        if self.is(Status::Achieved) {
            return self.body.intent()?.achieved.get()?.0.on.copied();
        }
        self.ending()?.on.copied()
    }
}
