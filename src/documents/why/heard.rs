use std::collections::BTreeSet;

use super::Line;
use super::build::Asking;
use crate::documents::gist::gist;
use crate::graph::Strategy;
use crate::model::Record;
use crate::model::kinds::Evidence;
use crate::rules::Facts;
use crate::rules::shared::heard::{Heard, sentence};
use crate::typed::{Many, RefOrText};
use crate::values::{Kind, Status};

/// Who says so: research, whichever side names the other, or that the text links to; sentences and addresses. Who asked
/// for it says that they want it, not that it is so.
pub(super) fn heard(asking: &Asking<'_>) -> Vec<Line> {
    let (strategy, number) = (asking.strategy, asking.number);
    let links = strategy.targets(number, "evidence").chain(strategy.sources(number, "informs"));
    let research: BTreeSet<usize> = links
        .chain(strategy.linked_from_text(number))
        .filter(|number| strategy.is_kind(*number, Kind::Research))
        .collect();
    let mut lines: Vec<Line> = research.into_iter().filter_map(|number| research_line(strategy, number)).collect();
    for item in evidence(asking.record).into_iter().flatten() {
        match item {
            RefOrText::Ref(_) => {}
            RefOrText::Link(text) | RefOrText::Sentence(text) => lines.push(Line::of(&asking.name(), text.clone())),
        }
    }
    let problem = asking.record.body.initiative().and_then(|initiative| initiative.problem.get());
    // What the problem itself tells, in words that say where they were heard.
    let facts = Facts::new(strategy, asking.today);
    lines.extend(
        problem
            .filter(|_| lines.is_empty())
            .and_then(|problem| gist(sentence(&Heard::of(&facts), problem)?))
            .map(|said| Line::of(&asking.name(), format!("in its problem: {said}"))),
    );
    lines
}

fn evidence(record: &Record) -> Option<&Many<RefOrText<Evidence>>> {
    let body = &record.body;
    let of_work = body.initiative().map(|body| &body.evidence);
    of_work.or_else(|| body.intent().map(|body| &body.evidence)).or_else(|| body.vision().map(|body| &body.evidence))
}

/// Who asked for it: "two bakeries in Halle (customer)".
pub(super) fn requested_by(asking: &Asking<'_>) -> Vec<Line> {
    let all = asking.record.body.initiative().map(|initiative| &initiative.requested_by);
    let line = |asked: &crate::typed::Short<crate::model::RequestedBy>| {
        let role = asked.role.get().map(|role| role.word().to_owned());
        let text = match (asked.who.get(), role) {
            (Some(who), Some(role)) => format!("{} ({role})", who.0),
            (Some(who), None) => who.0.clone(),
            (None, role) => role?,
        };
        Some(Line::of(&asking.name(), text))
    };
    all.into_iter().flatten().filter_map(line).collect()
}

/// "research/first-week-visits: observation of 6, 2026-09-29: 5 of 6 stop at …".
pub(super) fn research_line(strategy: &Strategy, number: usize) -> Option<Line> {
    let record = strategy.record(number).filter(|record| !record.broken)?;
    let research = record.body.research()?;
    let mut findings = research.findings.iter().filter_map(|finding| gist(finding));
    let first = findings.next();
    let more = findings.count();
    let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
    let said = first.map(|first| format!("{first}{more}"));
    let parts: Vec<String> = how(record).into_iter().chain(said).collect();
    Some(Line::named(&record.full_name(), &parts.join(": ")))
}

/// "observation with 6, 2026-09-29"; nothing where nothing of it is written.
pub(super) fn how(record: &Record) -> Option<String> {
    let research = record.body.research()?;
    let method = research.method.get().map(|method| method.word().to_owned());
    let with = research.participants.get().and_then(|text| gist(text)).map(|text| format!("with {text}"));
    let asked: Vec<String> = method.into_iter().chain(with).collect();
    let on = research.on.copied().map(|on| on.to_string());
    let planned = record.is(Status::Planned).then(|| "planned".to_owned());
    let asked = (!asked.is_empty()).then(|| asked.join(" "));
    let facts: Vec<String> = [planned, asked, on].into_iter().flatten().collect();
    (!facts.is_empty()).then(|| facts.join(", "))
}
