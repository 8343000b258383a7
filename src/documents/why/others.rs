use super::build::{Asking, asked, is_over, learned, segments, towards};
use super::heard::{heard, how, research_line};
use super::measured::{last, outcomes};
use super::stop::{guardrails, stop};
use super::{Asked, Line};
use crate::documents::experiment_line::{criterion_line, experiment_line};
use crate::documents::gist::gist;
use crate::documents::outcome_line::outcome_lines;
use crate::model::Record;
use crate::values::Kind;

/// What a record of another kind answers.
pub(super) fn answers(asking: &Asking<'_>) -> Vec<Asked> {
    match asking.record.kind {
        Kind::Vision => vision(asking),
        Kind::Intent => intent(asking),
        Kind::Metric => metric(asking),
        Kind::Research => research(asking),
        Kind::Segment => segment(asking),
        Kind::Team => team(asking),
        Kind::NorthStar | Kind::StoryMap => document(asking),
        _ => Vec::new(),
    }
}

/// The texts as answers of the record that is asked.
fn own(asking: &Asking<'_>, texts: impl IntoIterator<Item = Option<String>>) -> Vec<Line> {
    texts.into_iter().flatten().map(|text| Line::of(&asking.name(), text)).collect()
}

/// "initiative/x (discovery): New admins give up.", the title where there is no problem.
fn work(asking: &Asking<'_>, numbers: impl IntoIterator<Item = usize>) -> Vec<Line> {
    let mut numbers: Vec<usize> = numbers.into_iter().collect();
    numbers.sort_unstable();
    numbers.dedup();
    let line = |number: usize| {
        let record = asking.strategy.record(number)?;
        let status = record.status().map_or("unclear", |status| status.name());
        Some(Line::of(&record.full_name(), format!("{} ({status}): {}", record.full_name(), record.title)))
    };
    numbers.into_iter().filter_map(line).collect()
}

fn vision(asking: &Asking<'_>) -> Vec<Asked> {
    let Some(vision) = asking.record.body.vision() else { return Vec::new() };
    let strategy = asking.strategy;
    let number = asking.number;
    let intents = strategy.of_kind(Kind::Intent).map(|(intent, _)| intent);
    let intents = intents.filter(|intent| strategy.vision_of(*intent) == Some(number));
    let star = strategy.targets(number, "north_star_metric").next();
    let star_line = star.and_then(|star| Some((star, strategy.record(star)?)));
    let north_star = star_line.map(|(star, record)| {
        Line::of(&record.full_name(), format!("{}{}", record.id, last(strategy, star, asking.today)))
    });
    let inputs = star.map(|_| strategy.inputs_of(number)).unwrap_or_default().into_iter().filter_map(|input| {
        let record = strategy.record(input)?;
        Some(Line::of(&record.full_name(), format!("driven by {}{}", record.id, last(strategy, input, asking.today))))
    });
    let supports = strategy.targets(number, "supports").filter_map(|above| asking.of(above));
    let supports = supports.map(|above| Line::named(&above.name(), &statement(above.record)));
    vec![
        asked("is-it-still-on", "Is it still on?", is_over(asking)),
        asked("why", "Where do we go?", own(asking, [vision.statement.get().and_then(|text| gist(text))])),
        asked(
            "why-at-all",
            "Why are we there at all?",
            own(asking, [vision.mission.get().and_then(|text| gist(text))]),
        ),
        asked("who-is-it-for", "Who is it for?", segments(asking)),
        asked(
            "how-it-helps-them",
            "How does it help them?",
            own(asking, [vision.value_proposition.get().and_then(|text| gist(text))]),
        ),
        asked("who-says-so", "Who says so?", heard(asking)),
        asked("how-we-see-it", "How do we see it?", north_star.into_iter().chain(inputs).collect()),
        asked("towards-what", "Towards what?", supports.collect()),
        asked("how-we-decide", "How do we decide?", own(asking, vision.principles.iter().map(|text| gist(text)))),
        asked("what-works-on-it", "What works on it?", work(asking, intents.chain(strategy.visions_below(number)))),
        asked("what-must-not-get-worse", "What must not get worse?", guardrails(asking)),
    ]
}

fn statement(record: &Record) -> String {
    let statement = record.body.vision().and_then(|vision| gist(vision.statement.get()?));
    statement.unwrap_or_else(|| record.title.clone())
}

fn intent(asking: &Asking<'_>) -> Vec<Asked> {
    let Some(intent) = asking.record.body.intent() else { return Vec::new() };
    let (strategy, number) = (asking.strategy, asking.number);
    let initiatives = strategy.initiatives_of(number);
    let obstacles = intent.obstacles.iter().map(|obstacle| obstacle.text.get().and_then(|text| gist(text)));
    let vision = strategy.vision_of(number).and_then(|vision| asking.of(vision));
    let mut known: Vec<Line> = learned(asking).into_iter().collect();
    let tried = initiatives
        .iter()
        .flat_map(|initiative| crate::documents::kata::experiments(strategy, *initiative, asking.today).0);
    let mut tried: Vec<_> = tried.collect();
    tried.sort_by(|one, other| (other.on, &one.record).cmp(&(one.on, &other.record)));
    tried.dedup();
    known.extend(tried.into_iter().map(Line::experiment));
    let above: Vec<usize> = vision.iter().map(|vision| vision.number).collect();
    vec![
        asked("is-it-still-on", "Is it still on?", is_over(asking)),
        asked("why", "Why does it matter now?", own(asking, [intent.because.get().and_then(|text| gist(text))])),
        asked("who-says-so", "Who says so?", heard(asking)),
        asked("how-it-helps-us", "How do we see that it works?", outcomes(asking, None)),
        asked(
            "towards-what",
            "Towards what?",
            vision.iter().map(|vision| Line::named(&vision.name(), &statement(vision.record))).collect(),
        ),
        asked("what-is-in-the-way", "What is in the way?", own(asking, obstacles)),
        asked("what-works-on-it", "What works on it?", work(asking, initiatives)),
        asked("what-we-know", "What do we know so far?", known),
        asked("what-would-stop-us", "What must not get worse?", stop(asking, &above)),
    ]
}

fn metric(asking: &Asking<'_>) -> Vec<Asked> {
    let Some(metric) = asking.record.body.metric() else { return Vec::new() };
    let (strategy, number, today) = (asking.strategy, asking.number, asking.today);
    let measures = metric.measures.get().map(|measures| format!("it observes: {}", measures.word()));
    let readings = strategy.readings(number);
    let first = readings.iter().find(|reading| reading.on <= today);
    let began = first.zip(strategy.last_reading(number, today)).filter(|(first, last)| first.on < last.on);
    let began = began.map(|(first, _)| {
        format!("it was {} on {}", crate::documents::amounts::with_unit(first.value, Some(metric)), first.on)
    });
    let now = last(strategy, number, today);
    let now = Some(now.trim_start_matches(", ").to_owned()).filter(|now| !now.is_empty());
    let named = |number: usize| {
        Some(Line::of(
            &strategy.full_name(number),
            format!("{}{}", strategy.record(number)?.id, last(strategy, number, today)),
        ))
    };
    let stars = strategy.sources(number, "north_star_metric").into_iter().filter_map(|vision| asking.of(vision));
    let stars =
        stars.map(|vision| Line::of(&vision.name(), format!("it is the North Star metric of {}", vision.name())));
    let movers = strategy.sources(number, "outcomes").into_iter().flat_map(|record| {
        let name = strategy.full_name(record);
        let of_metric = outcome_lines(strategy, record, today)
            .into_iter()
            .filter(|line| line.metric.as_deref() == Some(asking.record.id.as_str()));
        of_metric.map(move |line| Line {
            text: format!("{name}: {}", line.in_words()),
            record: Some(name.clone()),
            outcome: Some(line),
            experiment: None,
        })
    });
    let guards =
        strategy.sources(number, "guardrails").into_iter().filter_map(|guard| asking.of(guard)).flat_map(|guard| {
            let name = guard.name();
            let all = guard.record.body.guardrails().into_iter().flatten();
            let of_metric = all.filter(|criterion| {
                criterion.metric.get().is_some_and(|named| strategy.target(guard.number, *named) == Some(number))
            });
            of_metric
                .map(|criterion| Line::named(&name, &criterion_line(strategy, guard.number, criterion).in_words()))
                .collect::<Vec<_>>()
        });
    vec![
        asked(
            "what-it-counts",
            "What does it count?",
            own(asking, [metric.definition.get().and_then(|text| gist(text)), measures]),
        ),
        asked("where-it-is", "Where is it?", own(asking, [began, now])),
        asked(
            "why",
            "Why do we watch it?",
            stars
                .chain(
                    strategy
                        .driven_by(number)
                        .into_iter()
                        .filter_map(named)
                        .map(|line| Line { text: format!("it drives {}", line.text), ..line }),
                )
                .collect(),
        ),
        asked("what-drives-it", "What drives it?", strategy.drivers_of(number).into_iter().filter_map(named).collect()),
        asked("what-works-on-it", "Who is to move it?", movers.collect()),
        asked("what-must-not-get-worse", "What must it keep to?", guards.collect()),
    ]
}

fn research(asking: &Asking<'_>) -> Vec<Asked> {
    let Some(research) = asking.record.body.research() else { return Vec::new() };
    let strategy = asking.strategy;
    let informed = strategy.targets(asking.number, "informs").chain(strategy.sources(asking.number, "evidence"));
    vec![
        asked("why", "What did we want to know?", own(asking, [research.question.get().and_then(|text| gist(text))])),
        asked("who-is-it-for", "Whom did we ask?", segments(asking)),
        asked("how-we-asked", "How did we ask?", own(asking, [how(asking.record)])),
        asked("what-we-know", "What did we hear?", own(asking, research.findings.iter().map(|text| gist(text)))),
        asked("what-works-on-it", "What rests on it?", work(asking, informed)),
    ]
}

fn segment(asking: &Asking<'_>) -> Vec<Asked> {
    let Some(segment) = asking.record.body.segment() else { return Vec::new() };
    let strategy = asking.strategy;
    let of_kind = |kind: Kind| {
        strategy.sources(asking.number, "segments").into_iter().filter(move |number| strategy.is_kind(*number, kind))
    };
    let roles: Vec<&str> = segment.roles.iter().map(|role| role.word()).collect();
    let who = (!roles.is_empty()).then(|| roles.join(", "));
    let size = segment.size.get().and_then(|text| gist(text)).map(|text| format!("how many: {text}"));
    let metrics = strategy.targets(asking.number, "metrics").filter_map(|metric| {
        let record = strategy.record(metric)?;
        Some(Line::of(&record.full_name(), format!("{}{}", record.id, last(strategy, metric, asking.today))))
    });
    let experiments = strategy.sources(asking.number, "population").into_iter();
    let tried = experiments.filter_map(|number| experiment_line(strategy, number, asking.today)).map(Line::experiment);
    let heard = of_kind(Kind::Research).filter_map(|number| research_line(strategy, number));
    vec![
        asked("who-it-is", "Who are they to us?", own(asking, [who, size])),
        asked("why", "What do they need?", own(asking, segment.needs.iter().map(|text| gist(text)))),
        asked(
            "how-it-helps-them",
            "What do they get from us?",
            own(asking, [segment.value.get().and_then(|text| gist(text))]),
        ),
        asked("how-we-see-it", "How do we see it?", metrics.collect()),
        asked("who-says-so", "What did we hear?", heard.chain(tried).collect()),
        asked("what-works-on-it", "What works on it?", work(asking, of_kind(Kind::Initiative))),
    ]
}

fn team(asking: &Asking<'_>) -> Vec<Asked> {
    let strategy = asking.strategy;
    let initiatives = strategy.sources(asking.number, "team");
    let vision = strategy.targets(asking.number, "vision").next().and_then(|vision| asking.of(vision));
    let intents: Vec<usize> =
        initiatives.iter().filter_map(|number| strategy.intent_of(*number)).map(|(intent, _)| intent).collect();
    vec![
        asked(
            "towards-what",
            "Towards what?",
            vision
                .iter()
                .map(|vision| Line::named(&vision.name(), &statement(vision.record)))
                .chain(work(asking, intents))
                .collect(),
        ),
        asked("what-works-on-it", "What does it work on?", work(asking, initiatives)),
    ]
}

/// A North Star document or a story map is there for something else.
fn document(asking: &Asking<'_>) -> Vec<Asked> {
    let subjects: Vec<usize> = asking.strategy.targets(asking.number, "for").collect();
    let towards = subjects.iter().flat_map(|subject| towards(asking.strategy, *subject)).collect();
    vec![asked("why", "What is it for?", work(asking, subjects)), asked("towards-what", "Towards what?", towards)]
}
