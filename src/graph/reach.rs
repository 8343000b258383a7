use super::Strategy;

impl Strategy {
    /// Whether a field that leads up is written and cannot be followed.
    pub fn way_up_unknown(&self, number: usize) -> bool {
        let Some(record) = self.record(number) else { return true };
        let body = &record.body;
        let invalid = body.intent().is_some_and(|intent| intent.vision.is_invalid())
            || body
                .initiative()
                .is_some_and(|initiative| initiative.intent.is_invalid() || initiative.vision.is_invalid())
            || body.option().is_some_and(|option| option.initiative.is_invalid())
            || body.experiment().is_some_and(|experiment| experiment.tests.unread > 0);
        let fields = ["vision", "intent", "part_of", "initiative", "tests"];
        invalid || fields.iter().any(|field| self.has_unknown(number, field))
    }
}
