use super::standing::Standing;
use super::{Matter, MatterKind, matter};
use crate::documents::spoken::{short_day, stretch, when};
use crate::documents::{target_with_unit, with_unit};
use crate::finding::FieldPath;
use crate::graph::Place;
use crate::model::{Experiment, Record};
use crate::rules::Facts;
use crate::rules::clock::endless_experiment::endless;
use crate::rules::clock::missed_target::missed_targets;
use crate::rules::clock::overdue_review::meetings;
use crate::rules::clock::research_gone_cold::gone_cold;
use crate::rules::clock::shipped_unmeasured::releases;
use crate::rules::clock::stale_estimate::stale_estimates;
use crate::rules::clock::stale_metric::stale_metrics;
use crate::rules::clock::unanswered_question::open_questions;
use crate::rules::shared::entries::entry;
use crate::rules::shared::experiments::answered_on;
use crate::rules::shared::results::judged_criteria;
use crate::values::{Kind, Status, Vocabulary};

/// What the rules of the clock know, and results of which nothing follows.
pub fn matters(facts: &Facts<'_>, standing: &Standing) -> Vec<Matter> {
    let mut all = experiments(facts, standing);
    all.extend(in_use(facts, standing));
    all.extend(meetings_and_questions(facts, standing));
    all.extend(grown_old(facts, standing));
    all
}

fn experiments(facts: &Facts<'_>, standing: &Standing) -> Vec<Matter> {
    let over = endless(facts).filter_map(|endless| {
        let since = Some(endless.ends.last_day(facts.strategy.settings.fiscal));
        let criteria = criteria(facts, endless.number, endless.record, endless.experiment);
        let told = format!("was to end {} ago and still runs, {criteria}", stretch(endless.late));
        let matter = matter(facts, MatterKind::ExperimentOver, endless.number, since, told);
        // One whose answer is there, and goes on, is told with the targets.
        let rule =
            ["endless-experiment", "missed-target"].into_iter().find(|rule| standing.has(rule, &matter.record))?;
        Some(Matter { rule: Some(rule), ..matter })
    });
    let concluded = facts.experiments().filter(|(_, record, _)| record.is(Status::Concluded));
    let undecided = concluded.filter_map(|(number, record, experiment)| {
        // Of an answer that lies ahead nobody knows more than that it is written down.
        let since = answered_on(facts, number, experiment).map(|(day, _)| day).filter(|day| *day <= facts.today);
        let verdict = experiment.result.get().and_then(|result| result.verdict.get()?.known());
        let mut told = since.map_or("concluded".to_owned(), |day| format!("concluded {}", when(day, facts.today)));
        verdict.into_iter().for_each(|verdict| told.push_str(&format!(", {}", verdict.word())));
        told.push_str(&format!(", {}, no decision", criteria(facts, number, record, experiment)));
        let matter = matter(facts, MatterKind::ResultUndecided, number, since, told);
        standing.keep(facts, "result-without-decision", &Place::field(number, "decision"), matter)
    });
    over.chain(undecided).collect()
}

/// "1 of 2 criteria met", as far as readings tell.
fn criteria(facts: &Facts<'_>, number: usize, record: &Record, experiment: &Experiment) -> String {
    let Some(result) = experiment.result.get() else { return "no result".to_owned() };
    let judged = judged_criteria(facts, number, record, experiment, result);
    let judged: Vec<bool> = judged.iter().filter_map(|judged| judged.met).collect();
    let met = judged.iter().filter(|met| **met).count();
    match (judged.len(), experiment.success.items.len()) {
        (0, _) => "no criterion judged".to_owned(),
        (1, 1) if met == 1 => "its criterion met".to_owned(),
        (1, 1) => "its criterion not met".to_owned(),
        (some, all) if some < all => format!("{met} of {all} criteria met, {} not read", all - some),
        (_, all) => format!("{met} of {all} criteria met"),
    }
}

fn in_use(facts: &Facts<'_>, standing: &Standing) -> Vec<Matter> {
    let unread = releases(facts).filter(|release| release.is_unread(facts.today)).filter_map(|release| {
        let field = if release.record.kind == Kind::Option { "shipped_on" } else { "status" };
        let metrics = match release.metrics.as_slice() {
            [one] => one.id.clone(),
            all => format!("none of {} metrics", all.len()),
        };
        let not = if release.metrics.len() == 1 { " not" } else { "" };
        let told = format!("live for {}, {metrics}{not} read since", stretch(release.day.days_until(facts.today)));
        let matter = matter(facts, MatterKind::ReleaseUnread, release.number, Some(release.day), told);
        standing.keep(facts, "shipped-unmeasured", &Place::field(release.number, field), matter)
    });
    let missed = missed_targets(facts).into_iter().filter_map(|all| {
        let missed = all.into_iter().next()?;
        let (promise, last) = (&missed.promise, missed.promise.last()?);
        let due = missed.by.last_day(facts.strategy.settings.fiscal);
        let told = format!(
            "{} was due {}, {} is at {}",
            target_with_unit(promise.target, Some(promise.metric.2)),
            when(due, facts.today),
            promise.metric.1.id,
            with_unit(last.value, Some(promise.metric.2))
        );
        let matter = matter(facts, MatterKind::TargetPassed, promise.at.record, Some(due), told);
        standing.keep(facts, "missed-target", &promise.target_place(), matter)
    });
    unread.chain(missed).collect()
}

fn meetings_and_questions(facts: &Facts<'_>, standing: &Standing) -> Vec<Matter> {
    let overdue = meetings(facts).into_iter().filter(|held| held.is_overdue).filter_map(|held| {
        let cadence = held.cadence.word();
        let due = short_day(held.due, facts.today);
        let told = format!("the last {cadence} review, {}; next due {due}", when(held.last, facts.today));
        let matter = matter(facts, MatterKind::ReviewOverdue, held.number, Some(held.due), told);
        standing.keep(facts, "overdue-review", &Place::field(held.number, "on"), matter)
    });
    let late = open_questions(facts).filter(|open| open.late > 0).filter_map(|open| {
        let by = open.question.by.copied().map(|by| by.last_day(facts.strategy.settings.fiscal));
        let told = format!("unanswered, {} late: {}", stretch(open.late), FieldPath::entry_name(open.ask));
        let of_record = matter(facts, MatterKind::QuestionLate, open.number, by, told);
        let owner = open.question.owner.get().map(|owner| owner.0.clone()).or_else(|| of_record.owner.clone());
        let place = entry(open.number, "questions", open.ask, "by");
        standing.keep(facts, "unanswered-question", &place, Matter { owner, ..of_record })
    });
    overdue.chain(late).collect()
}

fn grown_old(facts: &Facts<'_>, standing: &Standing) -> Vec<Matter> {
    let cold = gone_cold(facts).into_iter().filter_map(|cold| {
        let told = format!("in discovery, last contact with a customer {}", when(cold.last, facts.today));
        let matter = matter(facts, MatterKind::ContactCold, cold.number, Some(cold.last), told);
        standing.keep(facts, "research-gone-cold", &Place::field(cold.number, "status"), matter)
    });
    let metrics = stale_metrics(facts).filter_map(|stale| {
        let told = format!("last read {}, {} rests on it", when(stale.last.on, facts.today), stale.from.id);
        let matter = matter(facts, MatterKind::MetricStale, stale.number, Some(stale.last.on), told);
        standing.keep(facts, "stale-metric", &stale.last.place(), matter)
    });
    let estimates = stale_estimates(facts).filter_map(|stale| {
        let told = format!("{} estimated {}", stale.provenance.input_in_words(), when(stale.day, facts.today));
        let matter = matter(facts, MatterKind::EstimateStale, stale.number, Some(stale.day), told);
        standing.keep(facts, "stale-estimate", &stale.provenance.place, matter)
    });
    cold.chain(metrics).chain(estimates).collect()
}
