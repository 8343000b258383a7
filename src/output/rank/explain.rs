use super::sentences::{formula, heading, not_ranked};
use super::sheet::{flip_in_words, percent, short, weeks_of};
use super::{RankReport, currency_sign, money};
use crate::output::{Ink, Style, counted, pretty, wrap};
use crate::rank::methods::band;
use crate::rank::methods::cell;
use crate::rank::uncertainty::{Parameter, Worth};
use crate::rank::{
    Amount, Exact, Flip, Item, Method, Provenance, RangeMeaning, Ranked, Value, from_float, plainly, whole,
};
use crate::values::Date;

/// One item, with all that its place is made of.
pub struct Explained<'e> {
    pub provenance: Vec<Provenance>,
    /// What knowing one of its estimates for sure is worth; the most valuable first.
    pub worths: Vec<Worth>,
    /// The names of what has to come before it.
    pub requires: Vec<String>,
    /// After how many days an estimate is old: the limit of `stale-estimate`.
    pub old: i64,
    pub report: &'e RankReport<'e>,
}

/// The arithmetic behind one rank, line by line.
pub fn explain(explained: &Explained<'_>, name: &str, style: &Style) -> String {
    let mut text = String::new();
    for section in sections(explained, name) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&style.paint(Ink::Strong, &section.head));
        text.push('\n');
        for line in section.lines {
            text.push_str(&wrap(&line, "  ", "    ", style.width));
            text.push('\n');
        }
    }
    text
}

/// The same for machines that show it: heads and lines.
pub fn explain_json(explained: &Explained<'_>, name: &str) -> String {
    let sections: Vec<serde_json::Value> = sections(explained, name)
        .into_iter()
        .map(|section| serde_json::json!({ "head": section.head, "lines": section.lines }))
        .collect();
    pretty(&serde_json::json!({ "version": 1, "command": "rank", "record": name, "explanation": sections }))
}

fn sections(explained: &Explained<'_>, name: &str) -> Vec<Section> {
    let report = explained.report;
    let ranking = report.ranking;
    let mut out = Lines::default();
    if let Some(item) = ranking.not_ranked.iter().find(|item| item.item.name == name) {
        out.head(&format!("{name}: not ranked by {}", ranking.method().words()));
        out.line(&not_ranked(item, report));
        sources(&mut out, explained);
        return out.sections;
    }
    let Some((at, ranked)) = ranking.ranked.iter().enumerate().find(|(_, ranked)| ranked.item.name == name) else {
        out.head(&heading(report));
        return out.sections;
    };
    let place = if ranked.is_tie { "shares rank" } else { "rank" };
    let all = ranking.ranked.iter().filter(|other| other.group == ranked.group).count();
    let words = ranking.method().words();
    out.head(&format!("{name}: {place} {} of {all} by {words}", ranked.rank));
    if ranked.item.estimated != ranked.item.record {
        out.line("The estimates are those of its chosen option.");
    }
    for assumed in &ranked.item.assumed {
        out.line(&format!("Assumed for this run: {assumed}"));
    }
    match ranking.method() {
        Method::Cd3 | Method::CostOfDelay => in_money(&mut out, report, ranked),
        Method::Matrix => in_matrix(&mut out, ranked),
        _ => in_points(&mut out, report, ranked),
    }
    if ranking.method() == Method::Cd3 {
        neighbours(&mut out, report, at, ranked);
        uncertainty(&mut out, explained, ranked);
    }
    conditions(&mut out, explained, &ranked.item);
    sources(&mut out, explained);
    out.sections
}

/// What no score knows of, and an order of work does.
fn conditions(out: &mut Lines, explained: &Explained<'_>, item: &Item<'_>) {
    let needs_deadline = item.cost.as_ref().is_ok_and(|cost| cost.needs_deadline());
    if explained.requires.is_empty() && !needs_deadline {
        return;
    }
    out.head("What this order leaves out");
    if !explained.requires.is_empty() {
        let names: Vec<String> = explained.requires.iter().map(|name| format!("`{}`", short(name))).collect();
        out.line(&format!("It requires {}: it cannot come before, whatever its score.", names.join(", ")));
    }
    if let Some(deadline) = item.deadline.filter(|_| needs_deadline) {
        out.line(&format!("Its deadline is {deadline}."));
    }
    out.line("`pm rank --sequence` finds an order of work that keeps to it.");
}

struct Section {
    head: String,
    lines: Vec<String>,
}

/// The explanation as it grows.
#[derive(Default)]
struct Lines {
    sections: Vec<Section>,
}

impl Lines {
    fn head(&mut self, text: &str) {
        self.sections.push(Section { head: text.to_owned(), lines: Vec::new() });
    }

    fn line(&mut self, text: &str) {
        if let Some(section) = self.sections.last_mut() {
            section.lines.push(crate::output::one_line(text).into_owned());
        }
    }
}

fn in_money(out: &mut Lines, report: &RankReport<'_>, ranked: &Ranked<'_>) {
    let (item, range) = (&ranked.item, report.ranking.terms.range);
    let unit = per_week(report);
    let Ok(cost) = &item.cost else { return };
    out.head("Cost of delay");
    for part in &cost.parts {
        let label = part.value_type.map_or(String::new(), |value_type| format!("{value_type}: "));
        let mean = part.rate.mean(range);
        let counted = &mean * &part.probability;
        let likely = match part.probability == whole(1) {
            true => String::new(),
            false => format!(" × {} probable = {} {unit}", share(&part.probability), plainly(&counted)),
        };
        out.line(&format!("{label}{} {unit}{likely}", amount(&part.rate, range)));
    }
    let sum = cost.mean(range);
    if cost.parts.len() > 1 {
        out.line(&format!("sum: {} {unit}", plainly(&sum)));
    }
    let expected = item.mean_cost(range).unwrap_or_default();
    let mut factors: Vec<String> = item
        .stages
        .iter()
        .map(|stage| format!("{} that it passes a stage", share(&stage.success_probability)))
        .collect();
    if item.success != whole(1) {
        factors.push(format!("{} that it works", share(&item.success)));
    }
    if !factors.is_empty() {
        out.line(&format!("{} × {} = {} {unit}", plainly(&sum), factors.join(" × "), plainly(&expected)));
    }
    if let Some(penalty) = &cost.penalty {
        let penalty = money(penalty, report.ranking.exchange.currency);
        let told = match item.deadline.filter(|deadline| report.today.days_until(*deadline) >= 0) {
            Some(deadline) => format!(
                "The penalty of {penalty} after {deadline} is no rate: no score holds it, and `--sequence` counts it."
            ),
            None => {
                format!("The penalty of {penalty} is spent, as its deadline has passed: it moves nothing any more.")
            }
        };
        out.line(&told);
    }
    if cost.profile.name() != "long-life" {
        out.line(&format!("profile {}: this is the rate today", cost.profile.name()));
    }
    if report.ranking.method() == Method::CostOfDelay {
        return;
    }
    weeks(out, item, range);
    let duration = item.mean_duration(range).unwrap_or_default();
    out.head("CD3");
    out.line(&format!("{} / {} = {}", plainly(&expected), plainly(&duration), plainly(&ranked.score.value)));
}

fn weeks(out: &mut Lines, item: &Item<'_>, range: RangeMeaning) {
    let Ok(duration) = &item.duration else { return };
    let what = if item.duration_field == "remaining" { "Duration: what remains of it" } else { "Duration" };
    out.head(what);
    let written = amount(duration, range);
    out.line(&format!("{written} {}", weeks_of(&written)));
    if !item.stages.is_empty() {
        // d1 + p1·(d2 + p2·(… + d)), from the inside out.
        let inner = plainly(&duration.mean(range));
        let text = item.stages.iter().rev().fold(inner, |inner, stage| {
            let inner = if inner.contains('+') { format!("({inner})") } else { inner };
            format!("{} + {} × {inner}", plainly(&stage.duration.mean(range)), share(&stage.success_probability))
        });
        let expected = item.mean_duration(range).unwrap_or_default();
        out.line(&format!("with its stages: {text} = {} weeks", plainly(&expected)));
    }
}

fn in_matrix(out: &mut Lines, ranked: &Ranked<'_>) {
    let words: Vec<String> = ranked
        .score
        .inputs
        .iter()
        .map(|input| match &input.value {
            Value::Word(word) => format!("{}: {word}", input.name),
            Value::Number(weeks) => format!("weeks: {}", plainly(weeks)),
            Value::None => "weeks: not estimated".to_owned(),
        })
        .collect();
    out.head("Value and urgency");
    out.line(&words.join(", "));
    if let Some(cell) = cell(&ranked.item) {
        out.line(&format!(
            "{}: the {} of five bands; within a band the shorter comes first",
            match cell.0 + cell.1 {
                0 => "killer and asap".to_owned(),
                steps => format!("{} from killer and asap", counted(steps, "step")),
            },
            ["first", "second", "third", "fourth", "fifth"].get(band(cell) - 1).unwrap_or(&"last")
        ));
    }
    out.line("Value and urgency are words, so swapping it with a neighbour has no price in money.");
}

fn in_points(out: &mut Lines, report: &RankReport<'_>, ranked: &Ranked<'_>) {
    out.head(formula(report));
    for input in &ranked.score.inputs {
        if let Value::Number(number) = &input.value {
            out.line(&format!("{}: {}", input.name.replace('_', " "), plainly(number)));
        }
    }
    out.line(&format!("= {}", plainly(&ranked.score.value)));
    out.line(&format!("Source of the method: {}", report.ranking.method().source()));
}

/// What swapping with a neighbour costs: c_i·d_j − c_j·d_i, exactly.
fn neighbours(out: &mut Lines, report: &RankReport<'_>, at: usize, ranked: &Ranked<'_>) {
    let ranking = report.ranking;
    let range = ranking.terms.range;
    let same = |other: &&Ranked<'_>| other.group == ranked.group;
    let before = at.checked_sub(1).and_then(|at| ranking.ranked.get(at)).filter(same);
    let after = ranking.ranked.get(at + 1).filter(same);
    if before.is_none() && after.is_none() {
        return;
    }
    out.head("Swapping it with a neighbour");
    for (first, second, other) in [(before, Some(ranked), before), (Some(ranked), after, after)] {
        let (Some(first), Some(second), Some(other)) = (first, second, other) else { continue };
        let (Some(one), Some(two)) = (first.item.work(range), second.item.work(range)) else { continue };
        let (gain, loss) = (&one.cost_of_delay * &two.duration, &two.cost_of_delay * &one.duration);
        let where_to = if std::ptr::eq(first, ranked) { "behind" } else { "in front of" };
        out.line(&format!(
            "{where_to} {}: {} × {} − {} × {} = {} more delay cost",
            short(&other.item.name),
            plainly(&one.cost_of_delay),
            plainly(&two.duration),
            plainly(&two.cost_of_delay),
            plainly(&one.duration),
            money(&(gain - loss), ranking.exchange.currency)
        ));
    }
    let sign = currency_sign(ranking.exchange.currency);
    if !ranked.flips.is_empty() {
        let worse = |flip: &&Flip| matches!(flip, Flip::DurationAbove(_) | Flip::CostBelow(_));
        let told = |flips: Vec<&Flip>| {
            let flips = flips.into_iter().map(|flip| flip_in_words(flip, sign).replace('\u{a0}', " "));
            flips.collect::<Vec<_>>().join(" or ")
        };
        let (falls, rises): (Vec<&Flip>, Vec<&Flip>) = ranked.flips.iter().partition(worse);
        let moves = [("It falls a rank", told(falls)), ("It rises a rank", told(rises))];
        moves.iter().filter(|(_, at)| !at.is_empty()).for_each(|(moves, at)| out.line(&format!("{moves} {at}.")));
    }
}

fn uncertainty(out: &mut Lines, explained: &Explained<'_>, ranked: &Ranked<'_>) {
    let Some(chance) = &ranked.chance else { return };
    out.head("How sure");
    let ahead =
        chance.ahead_of_next.map_or(String::new(), |ahead| format!(", ahead of the next in {}", percent(ahead)));
    out.line(&format!("first in {} of 10,000 draws from the ranges{ahead}", percent(chance.first)));
    match explained.worths.first().filter(|worth| worth.money > 0.0) {
        Some(worth) => {
            let estimate = match worth.parameter {
                Parameter::Cost => "cost of delay",
                Parameter::Duration => "duration",
            };
            let worth = money(&from_float(worth.money).unwrap_or_default(), explained.report.ranking.exchange.currency);
            out.line(&format!("Refine its {estimate} first: knowing it for sure is worth up to {worth}."));
        }
        None => out.line("No single range of its own could change the order by CD3."),
    }
}

fn sources(out: &mut Lines, explained: &Explained<'_>) {
    if explained.provenance.is_empty() {
        return;
    }
    out.head("Where the figures come from");
    for provenance in &explained.provenance {
        let source = provenance.source.as_deref().unwrap_or("no source is named");
        let age =
            provenance.as_of.map_or(", no date".to_owned(), |day| age(day, explained.report.today, explained.old));
        out.line(&format!("{}: {source}{age}", provenance.input));
    }
}

fn age(day: Date, today: Date, old: i64) -> String {
    match day.days_until(today) {
        days if days > old => format!(", as of {day}: {days} days ago, which is more than {old}"),
        _ => format!(", as of {day}"),
    }
}

/// "(6 000 + 11 000 + 18 000) / 3 = 11 666.67", or the figure alone.
fn amount(amount: &Amount, range: RangeMeaning) -> String {
    let mean = plainly(&amount.mean(range));
    match (amount, range) {
        (Amount::Figure(_), _) => mean,
        (Amount::Range { low, likely: Some(likely), high }, RangeMeaning::Triangular) => {
            format!("({} + {} + {}) / 3 = {mean}", plainly(low), plainly(likely), plainly(high))
        }
        (Amount::Range { low, high, .. }, RangeMeaning::P10P90) => {
            format!(
                "the normal with one in ten below {} and one in ten above {}, cut at 0: {mean}",
                plainly(low),
                plainly(high)
            )
        }
        (Amount::Range { low, high, .. }, _) => format!("({} + {}) / 2 = {mean}", plainly(low), plainly(high)),
    }
}

fn share(share: &Exact) -> String {
    format!("{} %", plainly(&(share * whole(100))))
}

fn per_week(report: &RankReport<'_>) -> String {
    match currency_sign(report.ranking.exchange.currency) {
        "" => "a week".to_owned(),
        sign => format!("{sign} a week"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_estimates_are_said_to_be_old() {
        let day = |month, day| Date::new(2026, month, day).unwrap_or(Date::EPOCH);
        assert_eq!(age(day(8, 24), day(11, 22), 90), ", as of 2026-08-24");
        assert_eq!(age(day(8, 23), day(11, 22), 90), ", as of 2026-08-23: 91 days ago, which is more than 90");
    }

    #[test]
    fn shares_are_written_so_that_they_can_be_checked() {
        assert_eq!(share(&(whole(1) / whole(3))), "33.3333 %");
        assert_eq!(share(&whole(1)), "100 %");
    }
}
