use super::Line;
use super::build::Asking;
use super::measured::last;
use crate::documents::experiment_line::criterion_line;
use crate::model::Criterion;
use crate::typed::ByName;

/// What would make us stop: what the record says, with where the metric is, and what must not get worse, here or above.
pub(super) fn stop(asking: &Asking<'_>, above: &[usize]) -> Vec<Line> {
    let body = &asking.record.body;
    let own = body.initiative().map(|body| &body.stop_if);
    let own = own.or_else(|| body.experiment().map(|body| &body.stop_if));
    let mut lines = own.map(|own| criteria(asking, own, "")).unwrap_or_default();
    lines.extend(guardrails(asking));
    lines.extend(above.iter().filter_map(|number| asking.of(*number)).flat_map(|above| guardrails(&above)));
    lines
}

/// What must not get worse meanwhile.
pub(super) fn guardrails(asking: &Asking<'_>) -> Vec<Line> {
    let before = format!("guardrail of {}: ", asking.name());
    asking.record.body.guardrails().map(|all| criteria(asking, all, &before)).unwrap_or_default()
}

fn criteria(asking: &Asking<'_>, all: &ByName<Criterion>, before: &str) -> Vec<Line> {
    let line = |criterion: &Criterion| {
        let line = criterion_line(asking.strategy, asking.number, criterion);
        let metric = criterion.metric.get().and_then(|metric| asking.strategy.target(asking.number, *metric));
        let now = metric.map_or(String::new(), |metric| last(asking.strategy, metric, asking.today));
        Line::of(&asking.name(), format!("{before}{}{now}", line.in_words()))
    };
    all.iter().map(line).collect()
}
