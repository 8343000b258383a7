use super::{LogEntry, Milestone, Reach, RecordLog};
use crate::compare::amended;
use crate::diff::{Change, What, came, changes_of};
use crate::graph::{Place, Strategy};
use crate::history::{Life, Lives, Story, Told, Version, has_result};
use crate::model::Record;
use crate::source::{Chain, ChainCompleteness};

/// Tells a life. `number` is that of its record in the head, where it still stands there.
pub fn record_log<'p>(
    strategy: &Strategy,
    chain: &'p Chain,
    lives: &Lives,
    life: &Life,
    number: Option<usize>,
) -> RecordLog<'p> {
    let story = Story::of(strategy, lives, life, number);
    let mut telling = Telling { strategy, chain, story: &story, known: 0, before: Before::default() };
    let mut entries: Vec<LogEntry> = life.versions.iter().map(|version| telling.entry(version)).collect();
    // What is linked got another name, or an option inside it came or went, which has a life of its own.
    entries.retain(|entry| !entry.milestones.is_empty() || !entry.changes.is_empty());
    let stands = number.is_some();
    let last = life.last().and_then(|version| version.state.record());
    RecordLog {
        record: life.full_name(),
        title: story.told.last().map_or_else(String::new, |told| told.record.title.clone()),
        path: life.path.to_string(),
        status: last.filter(|_| stands).and_then(Record::status).map(|status| status.name().to_owned()),
        stands,
        is_over: story.told.last().is_some_and(|told| told.record.has_ended()),
        entries,
        reach: reach(chain, lives),
    }
}

fn reach(chain: &Chain, lives: &Lives) -> Reach {
    let history = match (&chain.completeness, lives.lacking) {
        (ChainCompleteness::Shallow, _) => "shallow",
        (ChainCompleteness::Full, 0) => "full",
        _ => "partial",
    };
    Reach { history, since: lives.day(0), command: lives.command() }
}

/// How far the telling has come.
struct Telling<'t, 'p> {
    strategy: &'t Strategy,
    chain: &'p Chain,
    story: &'t Story<'t>,
    /// How many of the versions that are known have been told.
    known: usize,
    before: Before,
}

/// What came before the version that is told.
#[derive(Default)]
struct Before {
    /// Something did.
    any: bool,
    /// It was gone.
    gone: bool,
    /// There were versions of which nothing is known since the last that is.
    unknown: bool,
}

impl<'p> Telling<'_, 'p> {
    fn entry(&mut self, version: &Version) -> LogEntry<'p> {
        let step = self.chain.steps.get(version.step);
        let day = step.and_then(|_| self.story.lives.day(version.step));
        let mut entry = LogEntry {
            step,
            number: version.step,
            day,
            milestones: Vec::new(),
            record: self.story.name(),
            former: None,
            path: version.path.to_string(),
            former_path: None,
            is_certain: true,
            first: None,
            changes: Vec::new(),
        };
        if version.state.is_gone() {
            entry.milestones.push(Milestone::Gone);
            entry.is_certain = !self.before.unknown;
            (self.before.any, self.before.gone) = (true, true);
        } else if version.state.is_unknown() {
            entry.milestones.push(Milestone::Unknown);
            (self.before.any, self.before.unknown) = (true, true);
        } else {
            self.known(version, &mut entry);
            self.known += 1;
            self.before = Before { any: true, gone: false, unknown: false };
        }
        entry
    }

    fn known(&self, version: &Version, entry: &mut LogEntry<'p>) {
        let story = self.story;
        let Some(now) = story.told.get(self.known) else { return };
        let before = self.known.checked_sub(1).and_then(|before| story.told.get(before));
        entry.record = now.record.full_name();
        entry.is_certain = !self.before.unknown;
        match before {
            None => {
                entry.milestones.push(self.beginning(version));
                entry.first = Some(came(now.record, now.values, Place::Whole));
            }
            Some(_) if self.before.gone => entry.milestones.push(Milestone::Back),
            Some(_) if self.before.unknown => entry.milestones.push(Milestone::Known),
            Some(_) => {}
        }
        if let Some(before) = before {
            let former = before.record.full_name();
            if former != entry.record {
                entry.milestones.push(Milestone::Renamed);
                entry.former = Some(former);
                let path = story.life.at(before.step).map(|version| version.path.to_string());
                entry.former_path = path.filter(|path| *path != entry.path);
            }
            entry.changes = self.changes(before, now);
        }
        let first = |is_so: &dyn Fn(&Record) -> bool| {
            is_so(now.record) && !story.told.iter().take(self.known).any(|told| is_so(told.record))
        };
        let was_over = before.is_some_and(|before| before.record.has_ended());
        let milestones = [
            (Milestone::Started, first(&Record::is_under_way)),
            (Milestone::Result, first(&has_result)),
            (Milestone::Ended, now.record.has_ended() && !was_over),
        ];
        entry.milestones.extend(milestones.into_iter().filter(|(_, is_so)| *is_so).map(|(milestone, _)| milestone));
        // That it is known again happened here, whatever else did.
        entry.is_certain |= entry.changes.is_empty() && entry.milestones == [Milestone::Known];
    }

    /// What the first version of which anything is known is. How the record came to be is known only where all that was
    /// before is: it may have been there long ago, gone, and come back.
    fn beginning(&self, version: &Version) -> Milestone {
        let lives = self.story.lives;
        let is_whole = lives.completeness.is_full() && lives.lacking == 0 && !self.before.any;
        match (is_whole, version.step < self.chain.steps.len()) {
            (true, true) => Milestone::Accepted,
            (true, false) => Milestone::New,
            (false, _) => Milestone::FirstSeen,
        }
    }

    fn changes(&self, before: &Told<'_>, now: &Told<'_>) -> Vec<Change> {
        let records = (before.record, now.record);
        let found = changes_of(self.strategy, records, (before.values, now.values), &|_| Place::Whole);
        // A new name is told as such, and the note of the former one with it.
        let is_alias = |change: &Change| change.field.as_ref().is_some_and(|field| field.is_of("aliases"));
        let is_renamed = before.record.id != now.record.id;
        let is_told = |change: &Change| change.what != What::Amendment && !(is_renamed && is_alias(change));
        let told = found.into_iter().filter(is_told);
        told.map(|change| self.with_reason(before, now, change)).collect()
    }

    /// A reason that was written down at another step stands for a change as well.
    fn with_reason(&self, before: &Told<'_>, now: &Told<'_>, mut change: Change) -> Change {
        if change.acknowledged.is_none() && change.what != What::Status {
            let all = crate::compare::field_changes(before.values, now.values);
            let own = all.iter().find(|own| Some(&own.path) == change.field.as_ref());
            let amendment =
                own.and_then(|own| self.story.told.iter().find_map(|told| amended(before.record, told.record, own)));
            change.acknowledged = amendment.and_then(|found| found.why.get()).map(|why| why.0.clone());
        }
        change
    }
}
