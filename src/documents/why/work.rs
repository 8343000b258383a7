use super::build::{Asking, asked, is_over, learned, segments, towards};
use super::heard::{heard, requested_by};
use super::measured::outcomes;
use super::stop::stop;
use super::{Asked, Line};
use crate::documents::experiment_line::experiment_line;
use crate::documents::gist::gist;
use crate::documents::kata::{experiments, obstacle, option_line};
use crate::values::{Kind, Status};

/// The initiative that answers for a record: itself, that of an option, that of what an experiment tests.
pub(super) fn initiative_of(asking: &Asking<'_>) -> Option<usize> {
    let (strategy, number) = (asking.strategy, asking.number);
    match asking.record.kind {
        Kind::Initiative => Some(number),
        Kind::Option => strategy.initiatives_of_option(number).into_iter().next(),
        Kind::Experiment => {
            strategy.tested_by(number).into_iter().find_map(|tested| match strategy.is_kind(tested, Kind::Initiative) {
                true => Some(tested),
                false => strategy.initiatives_of_option(tested).into_iter().next(),
            })
        }
        _ => None,
    }
    .filter(|number| strategy.is_kind(*number, Kind::Initiative))
}

/// What an initiative, an option or an experiment answers.
pub(super) fn answers(asking: &Asking<'_>, about: Option<usize>) -> Vec<Asked> {
    let strategy = asking.strategy;
    let initiative = about.and_then(|number| asking.of(number));
    let intent = about.and_then(|about| strategy.intent_served(about));
    let vision = intent.and_then(|intent| strategy.vision_of(intent));
    let of_initiative = |lines: fn(&Asking<'_>) -> Vec<Line>| initiative.as_ref().map(lines).unwrap_or_default();
    let own_outcomes = outcomes(asking, intent);
    let outcomes = match own_outcomes.is_empty() {
        true => initiative.as_ref().map(|initiative| outcomes(initiative, intent)).unwrap_or_default(),
        false => own_outcomes,
    };
    let above: Vec<usize> =
        about.filter(|about| *about != asking.number).into_iter().chain(intent).chain(vision).collect();
    let mut all = vec![asked("is-it-still-on", "Is it still on?", is_over(asking))];
    if asking.record.kind == Kind::Experiment {
        all.extend(of_experiment(asking));
    }
    all.extend([
        asked("why", "Why are we building it?", of_initiative(problem)),
        asked("who-is-it-for", "Who is it for?", of_initiative(segments)),
        asked("who-says-so", "Who says so?", of_initiative(heard)),
        asked("who-asked-for-it", "Who asked for it?", of_initiative(requested_by)),
        asked("how-it-helps-them", "How does it help them?", helps(asking, about)),
        asked("how-it-helps-us", "How does it help us?", outcomes),
        asked("towards-what", "Towards what?", about.map(|about| towards(strategy, about)).unwrap_or_default()),
        asked("what-else", "What else was considered?", considered(asking, about)),
        asked("what-we-know", "What do we know so far?", known(asking, about)),
        asked("what-would-stop-us", "What would make us stop?", stop(asking, &above)),
    ]);
    all
}

fn problem(asking: &Asking<'_>) -> Vec<Line> {
    let Some(initiative) = asking.record.body.initiative() else { return Vec::new() };
    let problem = initiative.problem.get().and_then(|text| gist(text));
    let obstacle = obstacle(asking.strategy, asking.number, initiative).map(|text| format!("in the way: {text}"));
    problem.into_iter().chain(obstacle).map(|text| Line::of(&asking.name(), text)).collect()
}

fn of_experiment(asking: &Asking<'_>) -> Vec<Asked> {
    let Some(line) = experiment_line(asking.strategy, asking.number, asking.today) else { return Vec::new() };
    let name = asking.name();
    let hypothesis = line.hypothesis.clone().into_iter().chain(line.success());
    let tests = asking.strategy.tested_by(asking.number).into_iter().filter_map(|tested| {
        let record = asking.strategy.record(tested)?;
        let line = option_line(asking.strategy, tested);
        let text = line.map_or_else(|| format!("{}: {}", record.full_name(), record.title), |line| line.in_words());
        Some(Line::of(&record.full_name(), text))
    });
    vec![
        asked(
            "what-we-want-to-know",
            "What do we want to know?",
            hypothesis.map(|text| Line::of(&name, text)).collect(),
        ),
        asked("what-it-tests", "What does it test?", tests.collect()),
    ]
}

/// The way that was chosen, or that is tried: what it is, why it pays to switch, and what it costs them.
fn helps(asking: &Asking<'_>, about: Option<usize>) -> Vec<Line> {
    let strategy = asking.strategy;
    let mut lines = Vec::new();
    for number in ways(asking, about) {
        let Some((record, line)) = strategy.record(number).zip(option_line(strategy, number)) else { continue };
        let Some(option) = record.body.option() else { continue };
        let name = record.full_name();
        let is_asked = number == asking.number;
        let text = match &line.solution {
            Some(solution) if is_asked => solution.clone(),
            Some(_) => line.in_words(),
            None => format!("{}, {}", line.title, line.status),
        };
        lines.push(Line::of(&name, text));
        let advantage = option.advantage.get().and_then(|text| gist(text));
        let cost = option.switching_cost.get().and_then(|text| gist(text)).map(|text| format!("it costs them: {text}"));
        lines.extend(advantage.into_iter().chain(cost).map(|text| Line::of(&name, text)));
    }
    lines
}

/// The option that is asked about, else those of the initiative that are chosen, shipped or tried.
fn ways(asking: &Asking<'_>, about: Option<usize>) -> Vec<usize> {
    let strategy = asking.strategy;
    match asking.record.kind {
        Kind::Option => vec![asking.number],
        Kind::Experiment => Vec::new(),
        _ => {
            let is_way = |number: &usize| {
                let status = strategy.record(*number).and_then(|record| record.status());
                matches!(status, Some(Status::Chosen | Status::Shipped | Status::Testing))
            };
            about.map(|about| strategy.options_of(about)).unwrap_or_default().into_iter().filter(is_way).collect()
        }
    }
}

/// The other options of the initiative, with why they were turned down.
fn considered(asking: &Asking<'_>, about: Option<usize>) -> Vec<Line> {
    let strategy = asking.strategy;
    let told = match asking.record.kind {
        Kind::Experiment => strategy.tested_by(asking.number),
        _ => ways(asking, about),
    };
    let others = about.map(|about| strategy.options_of(about)).unwrap_or_default();
    let others = others.into_iter().filter(|number| !told.contains(number));
    let line = |number: usize| {
        let line = option_line(strategy, number)?;
        Some(Line::of(&line.record, line.with_reason()))
    };
    others.filter_map(line).collect()
}

/// What was learned and what was tried, the last first, and what is being tried.
fn known(asking: &Asking<'_>, about: Option<usize>) -> Vec<Line> {
    let (strategy, today) = (asking.strategy, asking.today);
    let mut lines: Vec<Line> = learned(asking).into_iter().collect();
    if asking.record.kind == Kind::Experiment {
        let own = experiment_line(strategy, asking.number, today).filter(|line| line.on.is_some() || !line.is_over());
        lines.extend(own.filter(|line| line.is_over()).map(Line::experiment));
        return lines;
    }
    let Some(about) = about else { return lines };
    let (over, ahead) = experiments(strategy, about, today);
    let is_about = |tests: &[String]| asking.record.kind == Kind::Initiative || tests.contains(&asking.name());
    let all = over.into_iter().chain(ahead);
    // An option is asked first what was tried with it; what was tried with its initiative says something about it too.
    let (own, others): (Vec<_>, Vec<_>) = all.partition(|line| is_about(&line.tests));
    lines.extend(own.into_iter().chain(others).map(Line::experiment));
    lines
}
