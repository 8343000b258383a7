use super::{Resolution, Strategy};
use crate::typed::Reference;

impl Strategy {
    /// Whether a field that leads up is written and cannot be followed.
    pub fn way_up_unknown(&self, number: usize) -> bool {
        let leads_nowhere =
            |(reference, led): (&Reference, &Resolution)| led.record().is_none() && Self::leads_up(reference);
        self.way_up_unread(number) || self.resolved(number).any(leads_nowhere)
    }

    /// Whether a field that leads up is written and cannot be read.
    pub fn way_up_unread(&self, number: usize) -> bool {
        let Some(record) = self.record(number) else { return true };
        let body = &record.body;
        body.intent().is_some_and(|intent| intent.vision.is_invalid())
            || body
                .initiative()
                .is_some_and(|initiative| initiative.intent.is_invalid() || initiative.vision.is_invalid())
            || body.option().is_some_and(|option| option.initiative.is_invalid())
            || body.experiment().is_some_and(|experiment| experiment.tests.unread > 0)
    }

    /// Whether a reference stands in a field that leads up.
    pub fn leads_up(reference: &Reference) -> bool {
        let fields = ["vision", "intent", "part_of", "initiative", "tests"];
        fields.iter().any(|field| reference.field.is_of(field))
    }
}
