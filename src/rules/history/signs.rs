use super::around::around;
use crate::history::Lives;
use crate::model::Record;
use crate::rules::Facts;
use crate::values::Date;

/// The last day on which anything happened around a record.
pub struct Sign {
    pub day: Date,
    /// It is the day on which the history at hand begins: what happened last may have happened earlier.
    pub is_bound: bool,
    /// The full name of a metric of which it is not known when it was last read.
    pub unread: Option<String>,
}

/// The youngest change of a record or of what links to it, or reading of its metrics; nothing where that cannot be known.
pub fn last_sign(facts: &Facts<'_>, lives: &Lives, number: usize) -> Option<Sign> {
    lives.of_record(number)?;
    let near = around(facts.strategy, number);
    let changed = near.into_iter().chain([number]).filter_map(|number| changed(lives, number));
    let mut unread = None;
    let mut days: Vec<Date> = changed.collect();
    for metric in
        ["outcomes", "success", "guardrails", "stop_if"].iter().flat_map(|field| facts.strategy.targets(number, field))
    {
        days.extend(facts.strategy.readings(metric).iter().map(|reading| reading.on));
        if !facts.strategy.readings_known(metric) {
            unread = facts.strategy.record(metric).map(Record::full_name);
        }
    }
    let begins = lives.day(0)?;
    let latest = days.into_iter().max().filter(|day| lives.completeness.is_full() || *day > begins);
    Some(Sign { day: latest.unwrap_or(begins), is_bound: latest.is_none() && !lives.completeness.is_full(), unread })
}

/// When it last said something new. What stands at the beginning of a shallow clone may be older than that.
fn changed(lives: &Lives, number: usize) -> Option<Date> {
    let versions = &lives.of_record(number)?.versions;
    let is_seen = |step: usize| lives.completeness.is_full() || step > 0;
    let judged = versions.iter().rev().find(|version| is_seen(version.step) && !lives.is_ignored(version.step));
    let first = || versions.first().filter(|version| is_seen(version.step));
    lives.day(judged.or_else(first)?.step)
}
