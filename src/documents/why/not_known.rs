use super::Unanswered;
use super::build::Asking;
use super::heard::heard;
use super::measured::leads_to_a_goal;
use super::stop::stop;
use crate::documents::kata::experiments;
use crate::model::Initiative;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, missing_fields};
use crate::values::{Kind, Status};

/// What a record owes at its status and does not say, what its initiative does not, and the questions that somebody wrote
/// down. Nothing is asked of what is over, or of what names something that cannot be found.
pub(super) fn of(asking: &Asking<'_>, about: Option<usize>) -> Vec<Unanswered> {
    let about = about.filter(|about| *about != asking.number).and_then(|about| asking.of(about));
    let mut all: Vec<Unanswered> = [Some(*asking), about].into_iter().flatten().flat_map(|one| gaps(&one)).collect();
    all.extend([Some(*asking), about].into_iter().flatten().flat_map(|one| questions(&one)));
    all
}

fn gaps(asking: &Asking<'_>) -> Vec<Unanswered> {
    let record = asking.record;
    if record.has_ended_badly() || record.is(Status::Paused) {
        return Vec::new();
    }
    let name = record.full_name();
    let facts = Facts::new(asking.strategy, asking.today);
    let owed = missing_fields(&facts, asking.number).into_iter();
    let mut all: Vec<Unanswered> = owed.map(|(field, told)| gap(asking, &field, format!("{name} {told}"))).collect();
    let is_owned = asking.strategy.owner_of(asking.number).is_some();
    if record.is_under_way() && !is_owned && record.kind != Kind::Option && facts.asks_for(asking.number, "owner") {
        all.push(gap(asking, "owner", "who answers for it".to_owned()));
    }
    if let Some(initiative) = record.body.initiative().filter(|_| is_bet(&facts, asking.number, record)) {
        let gaps = Bet { asking, facts, initiative };
        all.extend(gaps.since_discovery());
        all.extend(gaps.since_delivery());
    }
    all
}

fn gap(asking: &Asking<'_>, field: &str, text: String) -> Unanswered {
    Unanswered { text, record: asking.name(), field: field.to_owned(), by: None }
}

fn questions(asking: &Asking<'_>) -> Vec<Unanswered> {
    let open = asking.record.common.questions.iter().filter(|question| question.answer.is_absent());
    let told = |question: &crate::typed::Short<crate::model::Question>| {
        let ask = crate::documents::gist::gist(question.ask.get()?)?;
        let by = question.by.copied().map(|by| by.last_day(asking.strategy.settings.fiscal));
        let who = question.owner.get().map(|owner| owner.0.clone());
        let until = by.map(|by| format!("by {by}"));
        let more: Vec<String> = who.into_iter().chain(until).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
        Some(Unanswered { by, ..gap(asking, "questions", format!("\"{ask}\"{more}")) })
    };
    open.filter_map(told).collect()
}

/// An initiative that owes an outcome, evidence and options.
struct Bet<'a, 's> {
    asking: &'a Asking<'s>,
    facts: Facts<'s>,
    initiative: &'s Initiative,
}

impl Bet<'_, '_> {
    fn asks(&self, field: &str) -> bool {
        let strategy = self.asking.strategy;
        self.facts.asks_for(self.asking.number, field) && !strategy.has_unknown(self.asking.number, field)
    }

    fn since_discovery(&self) -> Vec<Unanswered> {
        let (asking, strategy) = (self.asking, self.asking.strategy);
        let mut all = Vec::new();
        if !asking.record.is_under_way() {
            return all;
        }
        // Who never writes segments down is not asked for one.
        let has_segments = strategy.of_kind(Kind::Segment).next().is_some();
        if has_segments && self.initiative.segments.is_absent() && self.asks("segments") {
            all.push(gap(asking, "segments", "whose problem it is".to_owned()));
        }
        let is_heard = self.initiative.evidence.unread > 0
            || !heard(asking).is_empty()
            || !experiments(strategy, asking.number, asking.today).0.is_empty();
        if !is_heard && self.asks("evidence") {
            all.push(gap(asking, "evidence", "who says so".to_owned()));
        }
        all
    }

    fn since_delivery(&self) -> Vec<Unanswered> {
        let (asking, strategy) = (self.asking, self.asking.strategy);
        if !asking.record.is_from_delivery_on() || !self.asks("outcomes") || self.initiative.outcomes.unread > 0 {
            return Vec::new();
        }
        let mut all = Vec::new();
        let lines = crate::documents::outcome_line::outcome_lines(strategy, asking.number, asking.today);
        let metrics: Vec<_> = lines.iter().filter_map(|line| Some((line.metric.as_deref()?, line))).collect();
        if metrics.is_empty() {
            all.push(gap(asking, "outcomes", "which metric would show that it worked".to_owned()));
        }
        for (metric, line) in metrics.iter().filter(|(_, line)| !line.is_unknown) {
            if line.target.is_none() {
                all.push(gap(asking, &format!("outcomes.{metric}.target"), format!("how far `{metric}` should move")));
            }
            if line.now.is_none() {
                let gap = gap(asking, "readings", format!("where `{metric}` is now"));
                all.push(Unanswered { record: format!("metric/{metric}"), ..gap });
            }
            if !leads_to_a_goal(asking, metric) {
                let gap = gap(asking, "drives", format!("how `{metric}` helps us: it drives nothing yet"));
                all.push(Unanswered { record: format!("metric/{metric}"), ..gap });
            }
        }
        let options = strategy.options_of(asking.number);
        let is_chosen = |number: &usize| {
            let status = strategy.record(*number).and_then(|record| record.status());
            matches!(status, None | Some(Status::Chosen | Status::Shipped | Status::Testing))
        };
        if !options.iter().any(is_chosen) && self.initiative.options.unread == 0 && self.asks("options") {
            all.push(gap(asking, "options", "which way was chosen".to_owned()));
        }
        let above: Vec<usize> = strategy.intent_served(asking.number).into_iter().collect();
        let above: Vec<usize> =
            above.iter().copied().chain(above.iter().filter_map(|n| strategy.vision_of(*n))).collect();
        if !asking.record.has_ended() && stop(asking, &above).is_empty() && self.asks("stop_if") {
            all.push(gap(asking, "stop_if", "what would make us stop".to_owned()));
        }
        all
    }
}
