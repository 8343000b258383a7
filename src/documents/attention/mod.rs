//! What there is to decide.

mod clock;
mod funding;
mod guardrails;
mod options;
mod standing;

pub use funding::{Validated, validated_unfunded};

use crate::rules::Facts;
use crate::typed::printed_by_name;
use crate::values::Date;
use standing::Standing;

/// Something that waits for somebody to decide it or to look at it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Matter {
    /// What kind of matter it is.
    pub kind: MatterKind,
    /// The number of the record in the strategy.
    #[serde(skip)]
    pub number: usize,
    /// The full name of the record.
    pub record: String,
    /// Its title.
    pub title: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What is on record, in a sentence without its subject: "was to end 12 days ago and still runs".
    pub on_record: String,
    /// The day since which it waits.
    pub since: Option<Date>,
    /// How many days that is.
    pub days: Option<i64>,
    /// The rule that says the same, where one does.
    pub rule: Option<&'static str>,
}

/// What kind of matter it is, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatterKind {
    /// What must not get worse meanwhile got worse.
    GuardrailBroken,
    /// An experiment is concluded, and nobody decided what follows.
    ResultUndecided,
    /// An experiment runs past its last day.
    ExperimentOver,
    /// Customers have it, and nobody looked what it did.
    ReleaseUnread,
    /// The day of a target is past, and it was not reached.
    TargetPassed,
    /// An experiment spoke for it, and no money is given for what comes next.
    ValidatedUnfunded,
    /// None of several ways was chosen for over six weeks.
    OptionsOpen,
    QuestionLate,
    ReviewOverdue,
    /// A problem is being explored, and nobody was with customers for long.
    ContactCold,
    MetricStale,
    EstimateStale,
}

impl MatterKind {
    pub const ALL: [MatterKind; 12] = [
        MatterKind::GuardrailBroken,
        MatterKind::ResultUndecided,
        MatterKind::ExperimentOver,
        MatterKind::ReleaseUnread,
        MatterKind::TargetPassed,
        MatterKind::ValidatedUnfunded,
        MatterKind::OptionsOpen,
        MatterKind::QuestionLate,
        MatterKind::ReviewOverdue,
        MatterKind::ContactCold,
        MatterKind::MetricStale,
        MatterKind::EstimateStale,
    ];

    pub fn name(self) -> &'static str {
        match self {
            MatterKind::GuardrailBroken => "guardrail-broken",
            MatterKind::ResultUndecided => "result-undecided",
            MatterKind::ExperimentOver => "experiment-over",
            MatterKind::ReleaseUnread => "release-unread",
            MatterKind::TargetPassed => "target-passed",
            MatterKind::ValidatedUnfunded => "validated-unfunded",
            MatterKind::OptionsOpen => "options-open",
            MatterKind::QuestionLate => "question-late",
            MatterKind::ReviewOverdue => "review-overdue",
            MatterKind::ContactCold => "contact-cold",
            MatterKind::MetricStale => "metric-stale",
            MatterKind::EstimateStale => "estimate-stale",
        }
    }
}

printed_by_name!(MatterKind, "What kind of matter it is.");

/// Everything that waits for a decision, the most pressing kind first and of one kind what waits longest. What the rules
/// judge is judged by them: what somebody accepted or turned off waits for nobody. How long options are open only history
/// knows, where `facts` bring one.
pub fn attention(facts: &Facts<'_>) -> Vec<Matter> {
    let standing = Standing::of(facts);
    let mut all = clock::matters(facts, &standing);
    all.extend(guardrails::matters(facts));
    all.extend(funding::matters(facts));
    all.extend(options::matters(facts));
    all.sort_by(|one, other| {
        let order = |matter: &Matter| (matter.kind, std::cmp::Reverse(matter.days));
        order(one).cmp(&order(other)).then_with(|| one.record.cmp(&other.record))
    });
    all
}

/// A matter of a record.
fn matter(facts: &Facts<'_>, kind: MatterKind, number: usize, since: Option<Date>, on_record: String) -> Matter {
    Matter {
        kind,
        number,
        record: facts.strategy.full_name(number),
        title: facts.strategy.record(number).map_or_else(String::new, |record| record.title.clone()),
        owner: facts.strategy.owner_of(number),
        on_record,
        since,
        days: since.map(|since| since.days_until(facts.today)),
        rule: None,
    }
}
