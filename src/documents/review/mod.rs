//! What a meeting that keeps the strategy honest looks at: one pack for each cadence.

mod business;
mod changed;
mod coming;
mod endings;
mod heard;
mod initiatives;
mod lessons;
mod measured;
mod money;
mod not_built;
mod order;
mod period;
mod promises;
mod record;
mod releases;
mod since;
mod way;

pub use business::{Business, IntentNow};
pub use changed::{Changed, NewRecord};
pub use coming::{Coming, ComingRelease};
pub use endings::Ended;
pub use heard::Heard;
pub use initiatives::{InitiativeNow, Initiatives};
pub use lessons::{Lesson, Lessons};
pub use measured::{Driven, Measured};
pub use money::{Given, StageMoney};
pub use not_built::{NotBuilt, NotBuiltAll};
pub use order::{NotRanked, Order, Ranked};
pub use period::Period;
pub use promises::{PromiseChange, PromiseStep};
pub use record::{blanks, review_record};
pub use releases::{Effect, Released, Releases};
pub use since::{LastReview, Planned, last_review, planned_reviews, usual_start};

use std::collections::BTreeSet;

use super::attention::{Matter, MatterKind, attention};
use crate::model::Record;
use crate::rules::Facts;
use crate::values::{Date, ReviewCadence, Vocabulary};

/// What a review looks at. What is empty is not written.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Pack {
    /// Which review.
    #[schemars(extend("enum" = ReviewCadence::all_words()))]
    pub cadence: &'static str,
    /// The title of the company's vision, of several all of them.
    pub strategy: Option<String>,
    /// Active visions of the company: one is as it should be.
    pub company_visions: usize,
    /// The day of the review.
    pub today: Date,
    /// Since when things are told, and why since then.
    pub since: Since,
    /// What there is to decide, the most pressing first.
    pub decide: Vec<Matter>,
    /// The full names of what waits for a decision in other meetings, or in none; each once, the most pressing first.
    pub elsewhere: Vec<String>,
    /// The reviews of this cadence that are planned about now.
    pub planned: Vec<Planned>,
    /// In a quarterly review of the business, what it looks at; else null.
    pub business: Option<Business>,
    /// In a quarterly review of initiatives, what it looks at; else null.
    pub initiatives: Option<Initiatives>,
    /// In a monthly review of releases, what it looks at; else null.
    pub releases: Option<Releases>,
}

/// Since when, why since then, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Since {
    /// The day since which things are told.
    pub on: Date,
    /// Why since then.
    pub why: Why,
    /// The last review.
    pub review: Option<String>,
    /// The commit that the strategy is compared with; null where it is not known what it said.
    pub commit: Option<String>,
    /// The day (UTC) of that commit.
    pub commit_on: Option<Date>,
    /// What could not be known, in a sentence without a full stop.
    pub note: Option<String>,
}

/// Why a pack begins on the day on which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Somebody asked for it.
    Asked,
    /// The last review of that cadence was then.
    LastReview,
    /// There was none; so much time lies between two as a rule.
    UsualLength,
}

impl Why {
    pub const ALL: [Why; 3] = [Why::Asked, Why::LastReview, Why::UsualLength];

    pub fn name(self) -> &'static str {
        match self {
            Why::Asked => "asked",
            Why::LastReview => "last-review",
            Why::UsualLength => "usual-length",
        }
    }
}

/// The pack of a cadence.
pub fn pack(cadence: ReviewCadence, period: &Period<'_>, facts: &Facts<'_>, since: Since) -> Pack {
    let strategy = period.now;
    let (title, company_visions) = super::company(strategy);
    let own = |wanted: ReviewCadence| cadence == wanted;
    let (decide, others): (Vec<Matter>, Vec<Matter>) =
        attention(facts).into_iter().partition(|matter| is_for(cadence, matter));
    let mut seen = BTreeSet::new();
    let elsewhere = others.into_iter().map(|matter| matter.record).filter(|record| seen.insert(record.clone()));
    Pack {
        cadence: cadence.word(),
        strategy: title,
        company_visions,
        today: period.today,
        since,
        decide,
        elsewhere: elsewhere.collect(),
        planned: planned_reviews(strategy, cadence, period.today),
        business: own(ReviewCadence::QuarterlyBusiness).then(|| business::business(period)),
        initiatives: own(ReviewCadence::QuarterlyInitiative).then(|| initiatives::initiatives(period)),
        releases: own(ReviewCadence::MonthlyRelease).then(|| releases::releases(period)),
    }
}

/// What is decided in which meeting. What any team mends by itself on any day is decided in none.
fn is_for(cadence: ReviewCadence, matter: &Matter) -> bool {
    use MatterKind::{
        ContactCold, ExperimentOver, GuardrailBroken, OptionsOpen, QuestionLate, ReleaseUnread, ResultUndecided,
        TargetPassed, ValidatedUnfunded,
    };
    let kinds: &[MatterKind] = match cadence {
        ReviewCadence::QuarterlyBusiness => {
            &[GuardrailBroken, ResultUndecided, TargetPassed, ValidatedUnfunded, QuestionLate]
        }
        ReviewCadence::QuarterlyInitiative => {
            &[GuardrailBroken, ResultUndecided, ExperimentOver, TargetPassed, OptionsOpen, QuestionLate, ContactCold]
        }
        ReviewCadence::MonthlyRelease => &[GuardrailBroken, ReleaseUnread, TargetPassed],
    };
    kinds.contains(&matter.kind)
}

/// A record by name and title.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Named {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
}

impl Named {
    fn of(record: &Record) -> Named {
        Named { record: record.full_name(), title: record.title.clone() }
    }
}
