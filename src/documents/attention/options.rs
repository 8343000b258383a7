use super::{Matter, MatterKind, matter};
use crate::documents::spoken::stretch;
use crate::rules::Facts;
use crate::rules::shared::experiments;
use crate::rules::shared::holds_since::holds_since;
use crate::rules::shared::outcomes::is_bet;
use crate::values::{Date, Status};

/// So many days ways to solve a problem may stand beside each other.
const PATIENCE: i64 = 6 * 7;

/// The initiatives under way of which no option was chosen for over six weeks. Where an experiment on them still has time
/// they wait for its answer, and for nobody's decision.
pub fn matters(facts: &Facts<'_>) -> Vec<Matter> {
    let strategy = facts.strategy;
    let bets = facts.initiatives().filter(|(number, record, _)| {
        record.is_under_way() && is_bet(facts, *number, record) && !strategy.has_unknown(*number, "options")
    });
    let open = bets.filter_map(|(number, ..)| {
        let options: Vec<usize> = strategy.options_of(number);
        let status = |option: &usize| strategy.record(*option).filter(|record| !record.broken)?.status();
        let all: Option<Vec<Status>> = options.iter().map(status).collect();
        if all?.iter().any(|status| matches!(status, Status::Chosen | Status::Shipped))
            || is_tried(facts, number, &options)
        {
            return None;
        }
        let open = options.into_iter().filter(|option| status(option).is_some_and(is_open));
        let since: Option<Vec<(Date, usize)>> = open
            .map(|option| Some((holds_since(facts, option, |record| record.status().is_some_and(is_open))?, option)))
            .collect();
        // One that was added since shows that somebody still looks for ways.
        let since = since?;
        let last = since.iter().map(|(day, _)| *day).max()?;
        let days = last.days_until(facts.today);
        (days > PATIENCE).then(|| {
            let names = since.iter().filter_map(|(_, option)| Some(strategy.record(*option)?.id.as_str()));
            let names = names.collect::<Vec<_>>().join(", ");
            let (count, noun) = (since.len(), if since.len() == 1 { "option" } else { "options" });
            let told = format!("{count} {noun} open for {}, none chosen: {names}", stretch(days));
            matter(facts, MatterKind::OptionsOpen, number, Some(last), told)
        })
    });
    open.collect()
}

fn is_open(status: Status) -> bool {
    matches!(status, Status::Considered | Status::Testing)
}

/// Whether an experiment on it still has time.
fn is_tried(facts: &Facts<'_>, number: usize, options: &[usize]) -> bool {
    let fiscal = facts.strategy.settings.fiscal;
    std::iter::once(number).chain(options.iter().copied()).flat_map(|tried| experiments::on(facts, tried)).any(
        |(_, record, experiment)| {
            let has_time = || experiment.ends.copied().is_none_or(|ends| ends.last_day(fiscal) >= facts.today);
            record.is(Status::Running) && has_time()
        },
    )
}
