use std::collections::BTreeMap;

use super::stories::stories;
use super::tuning::{Tuned, orders_around, tuned};
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Currency, ordinal};

pub static RULE: Rule = Rule {
    name: "estimate-tuned",
    group: Group::History,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("estimate-tuned.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let ranking = facts.strategy.config.rank.get();
    let cut = ranking.and_then(|ranking| ranking.cut.get()).and_then(|cut| usize::try_from(cut.ceiling()?).ok());
    let (Some(cut), Some(lives)) = (cut, facts.past) else { return };
    let mut by_step: BTreeMap<usize, Vec<Tuned>> = BTreeMap::new();
    let currency = facts.strategy.settings.currency.as_deref().and_then(Currency::from_word);
    for story in stories(facts) {
        for tuned in tuned(&story, currency) {
            by_step.entry(tuned.step).or_default().push(tuned);
        }
    }
    for (step, all) in by_step {
        let orders = orders_around(facts, lives, step);
        let crossed: Vec<(&Tuned, String)> =
            all.iter().filter_map(|one| Some((one, orders.crossing(one, cut)?))).collect();
        let Some((first, _)) = crossed.first() else { continue };
        let accepted = lives.day(step).map_or(String::new(), |day| format!(" on {day}"));
        let help = "name in `source` what is known now that was not known then: a measurement, a conversation, an \
                    experiment; an estimate that follows the wish is none";
        if all.len() * 2 > orders.estimated && orders.estimated > 1 {
            let told = format!(
                "{} of {} estimates changed at once{accepted}, and no source with them: a re-calibration, with which {} \
                 crossed the line after the {}",
                all.len(),
                orders.estimated,
                crossed.len(),
                ordinal(cut)
            );
            let report = Report::new(first.place.clone(), told).help(help);
            let others = crossed.iter().skip(1);
            reports.add(others.fold(report, |report, (one, how)| report.other(one.place.clone(), how.clone())));
            continue;
        }
        for (one, how) in crossed {
            let Tuned { name, told, .. } = one;
            let told = format!(
                "the estimate of {name} changed{accepted} ({told}) and with it the order: {how}; no source changed"
            );
            reports.add(Report::new(Place::clone(&one.place), told).help(help));
        }
    }
}
