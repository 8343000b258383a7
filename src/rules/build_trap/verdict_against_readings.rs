use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::results::{Judged, judged_criteria};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Verdict;

pub static RULE: Rule = Rule {
    name: "verdict-against-readings",
    group: Group::BuildTrap,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("verdict-against-readings.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, experiment) in facts.experiments() {
        let Some(result) = experiment.result.get() else { continue };
        let judged = judged_criteria(facts, number, record, experiment, result);
        let missed = judged.iter().find(|judged| judged.met == Some(false));
        let whole = experiment.success.unread == 0 && judged.len() == experiment.success.items.len();
        let all_met = whole && judged.iter().all(|judged| judged.met == Some(true));
        let verdict = result.verdict.get().and_then(|verdict| verdict.known());
        let (judged, help) = match (verdict, missed, judged.first()) {
            (Some(Verdict::Supported), Some(missed), _) => (
                missed,
                "a refuted hypothesis is a result too, and cheaper than \
                a release that nobody needed; correct the verdict, or the reading if that is what is wrong",
            ),
            (Some(Verdict::Refuted), _, Some(first)) if all_met => (
                first,
                "if something that no criterion asked for spoke \
                against it, say so in `learned` and write `verdict: inconclusive`; else correct the verdict",
            ),
            _ => continue,
        };
        let place = |path| Place::Field(number, path);
        let message = message(verdict, judged);
        let report = Report::new(Place::at(number, ["result", "verdict"]), message).help(help);
        let report = report.other(place(judged.reading_path.clone().then("value")), "what was seen");
        reports.add(report.other(place(judged.path.clone()), "what was asked for"));
    }
}

fn message(verdict: Option<Verdict>, judged: &Judged<'_>) -> String {
    let (metric, seen, asked) = (judged.metric, judged.seen, &judged.asked);
    match verdict {
        Some(Verdict::Supported) => {
            format!("the verdict is `supported`, and `{metric}` came to {seen} where {asked} was asked for")
        }
        _ => format!(
            "the verdict is `refuted`, and all that was asked for is there: `{metric}` came to {seen} ({asked})"
        ),
    }
}
