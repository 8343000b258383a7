use std::borrow::Cow;

use super::amount::Amount;
use super::cost::{self, Cost, CostPart};
use super::exact::{Exact, approximate, exact, weeks, whole, whole_days};
use super::stages::{Stage, expected};
use super::uncertainty::{Uncertain, key};
use super::{Exchange, Lack, Profile, RangeMeaning, Reason, Work, profile};
use crate::graph::{Place, Strategy};
use crate::model::{DurationRange, Estimates, Record};
use crate::typed::{Field, Short};
use crate::values::{Date, Status, When};

/// Something that is ranked, with what its estimates say.
#[derive(Clone, Debug)]
pub struct Item<'s> {
    /// The record that takes part: an initiative, or one of its options where those are compared.
    pub record: usize,
    pub name: String,
    /// The record whose estimates count: the record itself or its chosen option.
    pub estimated: usize,
    /// Nothing where there are none to go by; then `cost` and `duration` say why.
    pub estimates: Option<Cow<'s, Estimates>>,
    pub cost: Result<Cost, Lack>,
    /// Weeks that the work still occupies us.
    pub duration: Result<Amount, Lack>,
    /// `duration`, or `remaining` once it is under way.
    pub duration_field: &'static str,
    /// From 0 to 1: that it works once it is there.
    pub success: Exact,
    /// Tests on the way that may end it; they come before `duration`.
    pub stages: Vec<Stage>,
    /// The date set from outside.
    pub deadline: Option<Date>,
    /// That date, else the one by which its outcomes are to be reached.
    pub due: Option<Date>,
    /// The date set from outside has passed: what begins to cost then has begun.
    pub is_overdue: bool,
    /// Work on it has begun.
    pub is_begun: bool,
    /// It occupies its team today. What is measured waits for its numbers, and occupies nobody.
    pub is_worked_on: bool,
    /// What `--assume` put in the place of an estimate: `duration=4w`.
    pub assumed: Vec<String>,
}

impl Item<'_> {
    /// The expected cost of delay in money a week: success and stages make it smaller.
    pub fn mean_cost(&self, meaning: RangeMeaning) -> Option<Exact> {
        let cost_of_delay = self.cost.as_ref().ok()?.mean(meaning);
        if self.stages.is_empty() {
            return Some(if self.success.is_one() { cost_of_delay } else { cost_of_delay * &self.success });
        }
        Some(expected(&self.stages, &Work { cost_of_delay, duration: whole(0) }, &self.success, meaning).cost_of_delay)
    }

    /// The cost of delay as one rate, where there is one from today on: what a score can be made of.
    pub fn steady_cost(&self, meaning: RangeMeaning) -> Result<Exact, Lack> {
        let cost = self.cost.as_ref().map_err(Clone::clone)?;
        let unusable = |why: &str| {
            let place = self.place("cost_of_delay");
            Err(Lack { input: "cost of delay", reason: Reason::Unusable(why.to_owned()), place })
        };
        match cost.profile {
            Profile::Deadline if !self.is_overdue => {
                unusable("it costs nothing before its deadline; `pm rank --sequence` finds its place")
            }
            _ if cost.parts.is_empty() => {
                unusable("its cost is an amount and not a rate; `pm rank --sequence` finds its place")
            }
            _ => Ok(self.mean_cost(meaning).unwrap_or_default()),
        }
    }

    /// The expected weeks of work.
    pub fn mean_duration(&self, meaning: RangeMeaning) -> Option<Exact> {
        let duration = self.duration.as_ref().ok()?.mean(meaning);
        if self.stages.is_empty() {
            return Some(duration);
        }
        Some(expected(&self.stages, &Work { cost_of_delay: whole(0), duration }, &self.success, meaning).duration)
    }

    /// How much of every amount counts, from 0 to 1: that all stages are passed and that it works.
    pub fn counts(&self) -> Exact {
        self.stages.iter().fold(self.success.clone(), |counts, stage| counts * &stage.success_probability)
    }

    /// The weeks that it takes longer than expected where every stage is passed: only then is anything there.
    pub fn weeks_beyond_expected(&self, meaning: RangeMeaning) -> Option<Exact> {
        let rest = self.duration.as_ref().ok()?.mean(meaning);
        let whole_way = self.stages.iter().fold(rest, |weeks, stage| weeks + stage.duration.mean(meaning));
        Some(whole_way - self.mean_duration(meaning)?)
    }

    /// What a score by money is made of.
    pub fn work(&self, meaning: RangeMeaning) -> Option<Work> {
        Some(Work { cost_of_delay: self.steady_cost(meaning).ok()?, duration: self.mean_duration(meaning)? })
    }

    /// What is drawn for it: each part of its cost, each stretch of its duration, with the factor by which it counts.
    pub fn uncertain(&self, meaning: RangeMeaning) -> Option<Uncertain> {
        let (cost, duration) = (self.cost.as_ref().ok()?, self.duration.as_ref().ok()?);
        let mut reached = whole(1);
        let mut weeks = Vec::new();
        for stage in &self.stages {
            weeks.push((stage.duration.distribution(meaning), approximate(&reached)));
            reached *= &stage.success_probability;
        }
        weeks.push((duration.distribution(meaning), approximate(&reached)));
        let counts = self.counts();
        let part = |part: &CostPart| (part.rate.distribution(meaning), approximate(&(&part.probability * &counts)));
        let cost = cost.parts.iter().map(part).collect();
        Some(Uncertain { key: key(&self.name), cost, duration: weeks })
    }

    /// The last day on which it can begin and be there by its deadline.
    pub fn latest_start(&self, meaning: RangeMeaning) -> Option<Date> {
        let due = self.due?;
        Some(due.plus_days(-whole_days(&self.mean_duration(meaning)?)))
    }

    /// Where an input stands, or would stand.
    pub fn place(&self, field: &str) -> Place {
        match &self.estimates {
            Some(_) => Place::at(self.estimated, ["estimates", field]),
            None => Place::field(self.estimated, "estimates"),
        }
    }
}

/// Reads the estimates of one record. `source` is where they stand, or why there are none.
pub fn item<'s>(
    strategy: &'s Strategy,
    record: usize,
    source: Result<(usize, Cow<'s, Estimates>), Lack>,
    exchange: &Exchange,
) -> Item<'s> {
    let found = strategy.record(record);
    // An option is due when its initiative is.
    let above = || strategy.initiatives_of_option(record).first().and_then(|above| strategy.record(*above));
    let of = |record: &'s Record| record.body.initiative();
    let initiative = found.and_then(of).or_else(|| above().and_then(of));
    let day = |when: Option<When>| when.map(|when| when.last_day(strategy.settings.fiscal));
    let deadline = day(initiative.and_then(|body| body.deadline.copied()));
    let by = day(initiative.and_then(|body| body.by.copied()));
    let status = found.and_then(|found| found.status());
    let mut item = Item {
        record,
        name: found.map(|found| found.full_name()).unwrap_or_default(),
        estimated: record,
        estimates: None,
        cost: Err(absent("cost of delay", Place::field(record, "estimates"))),
        duration: Err(absent("duration", Place::field(record, "estimates"))),
        duration_field: "duration",
        success: whole(1),
        stages: Vec::new(),
        deadline,
        due: deadline.or(by),
        is_overdue: false,
        is_begun: matches!(status, Some(Status::Delivery | Status::Measuring | Status::Scaling)),
        is_worked_on: matches!(status, Some(Status::Delivery | Status::Scaling)),
        assumed: Vec::new(),
    };
    match source {
        Ok((estimated, estimates)) => {
            item.estimated = estimated;
            item.duration_field =
                if item.is_begun && !estimates.remaining.is_absent() { "remaining" } else { "duration" };
            item.estimates = Some(estimates);
            item.read(exchange);
        }
        Err(lack) => {
            item.cost = Err(lack.of("cost of delay"));
            item.duration = Err(lack.of("duration"));
        }
    }
    item
}

impl Item<'_> {
    /// Reads cost and duration from the estimates, as when an assumption has changed them.
    pub(super) fn read(&mut self, exchange: &Exchange) {
        let Some(estimates) = self.estimates.clone() else { return };
        let lack = |input, reason, field: &str| Lack { input, reason, place: self.place(field) };
        let cost = match &estimates.cost_of_delay {
            Field::Absent => Err(Reason::Absent),
            Field::Invalid => Err(Reason::Unreadable),
            Field::Present(cost) => cost::read(cost, exchange),
        };
        let cost = match cost {
            Ok(cost) if cost.needs_deadline() && self.deadline.is_none() => {
                Err(Reason::Unusable(NO_DEADLINE.to_owned()))
            }
            cost => cost,
        };
        let written = match self.duration_field {
            "remaining" => &estimates.remaining,
            _ => &estimates.duration,
        };
        let duration = read_duration(written);
        let uncertain =
            profile::share(&estimates.success_probability).and_then(|success| Ok((success, read_stages(&estimates)?)));
        let (success, stages, uncertain) = match uncertain {
            Ok((success, stages)) => (success, stages, None),
            Err(reason) => (whole(1), Vec::new(), Some(reason)),
        };
        let cost = match (cost, uncertain) {
            (Ok(_), Some(reason)) => Err(lack("success probability", reason, "success_probability")),
            (cost, _) => cost.map_err(|reason| lack("cost of delay", reason, "cost_of_delay")),
        };
        let duration = duration.map_err(|reason| lack("duration", reason, self.duration_field));
        (self.cost, self.duration, self.success, self.stages) = (cost, duration, success, stages);
    }
}

/// Why a cost that hangs on a deadline cannot be used.
pub const NO_DEADLINE: &str = "its cost of delay needs a deadline, and the initiative has no `deadline`";

pub fn absent(input: &'static str, place: Place) -> Lack {
    Lack { input, reason: Reason::Absent, place }
}

fn read_duration(field: &Field<Box<Short<DurationRange>>>) -> Result<Amount, Reason> {
    check_duration(field)?;
    let Some(range) = field.get() else { return Err(Reason::Absent) };
    Amount::read([&range.low, &range.likely, &range.high], |duration| weeks(*duration)).map_err(cost::reason)
}

/// Whether a duration can be read, without any arithmetic: lint asks this of every record.
pub fn check_duration(field: &Field<Box<Short<DurationRange>>>) -> Result<(), Reason> {
    let range = match field {
        Field::Absent => return Err(Reason::Absent),
        Field::Invalid => return Err(Reason::Unreadable),
        Field::Present(range) => &range.0,
    };
    if [&range.low, &range.likely, &range.high].iter().any(|end| end.is_invalid()) {
        return Err(Reason::Unreadable);
    }
    match (range.low.get(), range.likely.get(), range.high.get()) {
        (None, None, None) => Err(Reason::Absent),
        // A range may begin at nothing, its end may not.
        (_, _, Some(end)) | (None, Some(end), None) if end.number.is_zero() => {
            Err(Reason::Unusable("its duration is zero: work that takes no time needs no rank".to_owned()))
        }
        (Some(_), _, Some(_)) | (None, Some(_), None) => Ok(()),
        _ => Err(cost::reason(super::amount::NoAmount::OpenEnded)),
    }
}

fn read_stages(estimates: &Estimates) -> Result<Vec<Stage>, Reason> {
    if estimates.stages.unread > 0 {
        return Err(Reason::Unreadable);
    }
    let stages = estimates.stages.iter().map(|stage| {
        let duration = read_duration(&stage.duration).map_err(|reason| match reason {
            Reason::Absent => Reason::Unusable("a stage of it has no duration".to_owned()),
            other => other,
        })?;
        let success_probability = match stage.success_probability {
            Field::Present(share) => exact(share.fraction()),
            Field::Absent => return Err(Reason::Unusable("a stage of it has no success probability".to_owned())),
            Field::Invalid => return Err(Reason::Unreadable),
        };
        Ok(Stage { duration, success_probability })
    });
    stages.collect()
}
