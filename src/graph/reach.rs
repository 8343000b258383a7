use super::Strategy;

impl Strategy {
    /// Whether a way leads up from a record to a vision; nothing where that cannot be known, because on the way something
    /// is named that could not be found or read.
    pub fn reaches_vision(&self, number: usize) -> Option<bool> {
        let mut seen = vec![number];
        let mut next = 0;
        let mut unknown = false;
        while let Some(current) = seen.get(next).copied() {
            next += 1;
            let Some(record) = self.record(current) else { continue };
            if record.kind == crate::values::Kind::Vision {
                return Some(true);
            }
            unknown |= record.broken || self.way_up_unknown(current);
            let new: Vec<usize> = self.parents(current).into_iter().filter(|parent| !seen.contains(parent)).collect();
            seen.extend(new);
        }
        if unknown { None } else { Some(false) }
    }

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
