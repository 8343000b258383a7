use crate::graph::{Progress, Standing};
use crate::typed::printed_by_name;
use crate::values::Date;

/// How an outcome stands, beside the time that is gone. Way and time are taken as lines from the start to the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    Reached,
    /// It was to stay where it was, and does.
    Held,
    NotHeld,
    /// Further from the target than at the start.
    Worse,
    /// Less of the way than of the time is gone.
    Behind,
    OnTime,
    /// The day is past.
    Past,
    /// There is a target, and neither way nor day to tell more.
    NotYet,
    NoTarget,
    /// Nobody read it since it started.
    Unread,
    /// The last reading is too old to tell where it is now.
    Old,
    /// The record was given up before.
    Stopped,
    /// Units or numbers do not allow to tell.
    #[default]
    Unknown,
}

impl Pace {
    pub const ALL: [Pace; 13] = [
        Pace::Reached,
        Pace::Held,
        Pace::NotHeld,
        Pace::Worse,
        Pace::Behind,
        Pace::OnTime,
        Pace::Past,
        Pace::NotYet,
        Pace::NoTarget,
        Pace::Unread,
        Pace::Old,
        Pace::Stopped,
        Pace::Unknown,
    ];

    /// It is where it should be.
    pub fn is_there(self) -> bool {
        matches!(self, Pace::Reached | Pace::Held)
    }

    pub fn name(self) -> &'static str {
        match self {
            Pace::Reached => "reached",
            Pace::Held => "held",
            Pace::NotHeld => "not held",
            Pace::Worse => "worse",
            Pace::Behind => "behind",
            Pace::OnTime => "on time",
            Pace::Past => "past due",
            Pace::NotYet => "not yet",
            Pace::NoTarget => "no target",
            Pace::Unread => "not read",
            Pace::Old => "outdated",
            Pace::Stopped => "stopped",
            Pace::Unknown => "unclear",
        }
    }

    pub fn of(standing: &Standing<'_>, time: Option<i64>, is_past: bool) -> Pace {
        match standing.progress {
            None if standing.outcome.target.is_absent() => Pace::NoTarget,
            None => Pace::Unknown,
            Some(Progress::Held(true)) => Pace::Held,
            Some(Progress::Held(false)) => Pace::NotHeld,
            Some(Progress::Met(true)) => Pace::Reached,
            Some(Progress::OfTheWay(100..)) => Pace::Reached,
            Some(_) if is_past => Pace::Past,
            Some(Progress::OfTheWay(..0)) => Pace::Worse,
            Some(Progress::OfTheWay(way)) => match time {
                Some(time) if way < time => Pace::Behind,
                Some(_) => Pace::OnTime,
                None => Pace::NotYet,
            },
            Some(Progress::Met(false)) => Pace::NotYet,
        }
    }
}

printed_by_name!(Pace, "How the way to a target stands beside the time.");

/// Which share of the time from one day to another is gone, in whole percent from 0 to 100; nothing where the days do not
/// allow to tell.
pub fn share_of_time(start: Option<Date>, due: Option<Date>, today: Date) -> Option<i64> {
    let (start, due) = start.zip(due).filter(|(start, due)| start < due && *start < today)?;
    Some((start.days_until(today) * 100 / start.days_until(due)).min(100))
}
