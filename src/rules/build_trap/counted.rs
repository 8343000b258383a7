use crate::model::{Metric, Record};
use crate::rules::Facts;
use crate::rules::words::{EVER, EXPOSURE, OPENER, OUTSIDE, OWN_WORK, RATE, RELATIVE, SERVING, Word, Words, split};
use crate::values::is_percent;

/// The word lists with which it is told what a metric counts.
pub(super) struct Lists {
    opener: Words,
    relative: Words,
    outside: Words,
    serving: Words,
    own_work: Words,
    exposure: Words,
    ever: Words,
    rate: Words,
}

impl Lists {
    pub fn of(facts: &Facts<'_>) -> Lists {
        let words = |list| Words::of(facts, list);
        Lists {
            opener: words(&OPENER),
            relative: words(&RELATIVE),
            outside: words(&OUTSIDE),
            serving: words(&SERVING),
            own_work: words(&OWN_WORK),
            exposure: words(&EXPOSURE),
            ever: words(&EVER),
            rate: words(&RATE),
        }
    }

    /// The words of our own work that a metric counts, as they stand in its title or definition. Where people or things
    /// outside are named, or something is told about the work ("releases without an incident"), that is what counts.
    pub fn own_work(&self, record: &Record, metric: &Metric) -> Option<String> {
        // The title is short and tells it most of the time.
        let title = split(&record.title);
        if self.names_somebody(&title) {
            return None;
        }
        let definition = definition(metric);
        if self.names_somebody(&definition) {
            return None;
        }
        [definition, title].iter().find_map(|text| self.counted(text, &self.own_work))
    }

    /// What a metric that only rises does, for a sentence: it counts exposure, or everything that ever was. A rate, a share or a stretch of
    /// time makes it one that can fall.
    pub fn only_rises(&self, record: &Record, metric: &Metric) -> Option<String> {
        let unit = metric.unit.get().map(|unit| unit.replace('/', " per "));
        let unit = unit.as_deref().map(split).unwrap_or_default();
        if !metric.window.is_absent()
            || metric.unit.is_invalid()
            || self.rate.within(&unit)
            || unit.iter().any(|word| is_percent(word))
        {
            return None;
        }
        let texts = [definition(metric), split(&record.title)];
        if texts.iter().any(|text| self.rate.within(text)) {
            return None;
        }
        let exposure = texts.iter().find_map(|text| self.counted(text, &self.exposure));
        let ever = || texts.iter().find(|text| self.ever.within(text));
        let exposure = exposure.map(|counted| format!("counts {counted}, with no rate and no stretch of time"));
        exposure.or_else(|| Some(format!("is a total that can only rise: {}", ever()?.join(" "))))
    }

    /// What a text counts, where it is of the list.
    fn counted(&self, text: &[Word<'_>], list: &Words) -> Option<String> {
        let mut from = text;
        loop {
            if let Some(length) = list.at_start(from) {
                let told = from.get(length..).is_some_and(|rest| self.relative.at_start(rest).is_some());
                return from.get(..length).filter(|_| !told).map(|words| words.join(" "));
            }
            from = self.opener.at_start(from).and_then(|length| from.get(length..))?;
        }
    }

    /// Whether people or things outside are named as those who act, not as those for whom something is done.
    fn names_somebody(&self, text: &[Word<'_>]) -> bool {
        (0..text.len()).any(|at| {
            let before = at.checked_sub(1).and_then(|before| text.get(before..at));
            let served = before.is_some_and(|word| self.serving.at_start(word).is_some());
            !served && text.get(at..).is_some_and(|rest| self.outside.at_start(rest).is_some())
        })
    }
}

fn definition(metric: &Metric) -> Vec<Word<'_>> {
    metric.definition.get().map(|definition| split(definition)).unwrap_or_default()
}
