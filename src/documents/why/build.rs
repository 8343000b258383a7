use super::{Asked, Line, Why, not_known, others, work};
use crate::documents::gist::{gist, whole};
use crate::graph::Strategy;
use crate::model::Record;
use crate::values::{Date, Kind, Status};

/// Who asks, about what, on which day.
#[derive(Clone, Copy)]
pub(super) struct Asking<'s> {
    pub strategy: &'s Strategy,
    pub number: usize,
    pub record: &'s Record,
    pub today: Date,
}

impl<'s> Asking<'s> {
    /// The same of another record; nothing where that cannot be read.
    pub fn of(self, number: usize) -> Option<Asking<'s>> {
        let record = self.strategy.record(number).filter(|record| !record.broken)?;
        Some(Asking { number, record, ..self })
    }

    pub fn name(&self) -> String {
        self.record.full_name()
    }
}

/// The questions that make sense of a record, answered on a day; nothing for a review, which answers for itself.
pub fn why(strategy: &Strategy, number: usize, today: Date) -> Option<Why> {
    let record = strategy.record(number).filter(|record| record.kind != Kind::Review)?;
    let mut why = Why {
        record: record.full_name(),
        title: record.title.clone(),
        status: match record.broken {
            true => "cannot be read",
            false => record.status().map_or("unclear", Status::name),
        }
        .to_owned(),
        path: strategy.path_of(record).to_owned(),
        owner: strategy.owner_of(number),
        ..Why::default()
    };
    let asking = Asking { strategy, number, record, today };
    // What cannot be read leaves everything open.
    if record.broken {
        return Some(why);
    }
    let about = work::initiative_of(&asking);
    why.about = about.filter(|about| *about != number).map(|about| strategy.full_name(about));
    why.answers = match record.kind {
        Kind::Initiative | Kind::Option | Kind::Experiment => work::answers(&asking, about),
        _ => others::answers(&asking),
    };
    why.answers.retain(|asked| !asked.lines.is_empty());
    why.not_known = not_known::of(&asking, about);
    Some(why)
}

/// A question with its answers.
pub(super) fn asked(question: &'static str, ask: &'static str, lines: Vec<Line>) -> Asked {
    Asked { question, ask, lines }
}

/// Whether it goes on: "stopped on 2026-09-18: nobody wanted it", the principle, what it became. Nothing for what does.
pub(super) fn is_over(asking: &Asking<'_>) -> Vec<Line> {
    let body = &asking.record.body;
    let ending = body.initiative().map(|body| &body.stopped);
    let ending = ending.or_else(|| body.option().map(|body| &body.rejected));
    let ending = ending.or_else(|| body.intent().map(|body| &body.stopped));
    let ending = ending.or_else(|| body.experiment().map(|body| &body.stopped)).and_then(|ending| ending.get());
    let status = asking.record.status();
    let Some(status) = status.filter(|status| status.ended_badly() || *status == Status::Paused) else {
        return Vec::new();
    };
    let on = ending.and_then(|ending| ending.on.copied()).map_or(String::new(), |on| format!(" on {on}"));
    let why = ending.and_then(|ending| whole(ending.why.get()?)).map_or(String::new(), |why| format!(": {why}"));
    let principle = ending.and_then(|ending| whole(ending.principle.get()?));
    let principle = principle.map(|principle| format!("by the principle \"{principle}\""));
    let of = |field| asking.strategy.targets(asking.number, field);
    let records = of("stopped").chain(of("rejected")).chain(of("replaced_by"));
    let became: Vec<String> = records.map(|number| asking.strategy.full_name(number)).collect();
    let became = (!became.is_empty()).then(|| format!("it became {}", became.join(", ")));
    let said = [Some(format!("no: {status}{on}{why}")), principle, became];
    said.into_iter().flatten().map(|text| Line::of(&asking.name(), text)).collect()
}

/// What it taught as a whole.
pub(super) fn learned(asking: &Asking<'_>) -> Option<Line> {
    let body = &asking.record.body;
    let learned = body.initiative().map(|body| &body.learned);
    let learned = learned.or_else(|| body.option().map(|body| &body.learned));
    let learned = learned.or_else(|| body.intent().map(|body| &body.learned))?;
    Some(Line::of(&asking.name(), gist(learned.get()?)?))
}

/// Who it is for, with what they need; where that is not written with what they get from us.
pub(super) fn segments(asking: &Asking<'_>) -> Vec<Line> {
    let line = |number: usize| {
        let record = asking.strategy.record(number)?;
        let body = record.body.segment()?;
        let needs = body.needs.iter().next().and_then(|need| gist(need));
        let needs = needs.or_else(|| gist(body.value.get()?));
        let text = needs.map_or_else(|| record.title.clone(), |need| format!("{} ({need})", record.title));
        Some(Line::of(&record.full_name(), text))
    };
    asking.strategy.targets(asking.number, "segments").filter_map(line).collect()
}

/// Towards which intent and vision, each in its words.
pub(super) fn towards(strategy: &Strategy, initiative: usize) -> Vec<Line> {
    let told = crate::documents::kata::direction(strategy, initiative);
    told.iter().map(|told| Line::named(&told.record, &told.text)).collect()
}
