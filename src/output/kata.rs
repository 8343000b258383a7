use super::questions::{Question, questions, told};
use super::{Style, counted};
use crate::documents::{ExperimentLine, Kata, KataStep, MightBelong, Next, OptionLine, OutcomeLine, Told};

/// So many of a kind are told by name, the rest as a count.
const TOLD: usize = 5;

/// An initiative in the order of the Product Kata; what is empty is left out, and the last line says what there is to do.
pub fn kata(kata: &Kata, style: &Style) -> String {
    let mut all: Vec<Question> = KataStep::ALL.into_iter().map(|step| asked(kata, step)).collect();
    all.push(Question::new("next:", kata.next.iter().map(next).collect()));
    questions(&all, style)
}

fn asked(kata: &Kata, step: KataStep) -> Question {
    let mut answers = answers(kata, step);
    if answers.is_empty() && kata.unknown.contains(&step) {
        let open = kata.might_belong.iter().find(|open| open.step == step);
        answers.push(open.map_or_else(|| "not known: what it names cannot be found or read".to_owned(), might_belong));
    }
    Question::new(step.question(), answers)
}

/// Nothing is broken in the record that is shown, so the one to mend is named.
fn might_belong(open: &MightBelong) -> String {
    let why = if open.is_read { "what it names cannot be found" } else { "its file cannot be read" };
    format!("nothing on record; {} might belong here: {why}", open.record)
}

fn answers(kata: &Kata, step: KataStep) -> Vec<String> {
    match step {
        KataStep::Direction => kata.direction.iter().map(said).collect(),
        KataStep::Now => few(kata.now.iter().map(OutcomeLine::in_words), "outcome"),
        KataStep::InTheWay => kata.obstacle.iter().chain(&kata.problem).map(|text| told(text)).collect(),
        KataStep::NextStep => {
            let options = few(kata.options.iter().map(OptionLine::in_words), "option");
            let ahead = few(kata.experiments.iter().map(ExperimentLine::ahead), "experiment");
            options.into_iter().chain(ahead).collect()
        }
        KataStep::Expected => few(kata.experiments.iter().filter_map(ExperimentLine::expected), "experiment"),
        KataStep::Learned => {
            let stopped = kata.why_stopped.iter().map(|why| told(&format!("stopped: {why}")));
            let tried = few(kata.tried.iter().map(ExperimentLine::tried), "experiment");
            stopped.chain(kata.learned.iter().map(|told| own(kata, told))).chain(tried).collect()
        }
    }
}

/// The first few, and how many there are beside them.
fn few(all: impl Iterator<Item = String>, noun: &str) -> Vec<String> {
    let mut all: Vec<String> = all.map(|text| told(&text)).collect();
    let more = all.len().saturating_sub(TOLD);
    if more > 0 {
        all.truncate(TOLD);
        all.push(format!("and {}", counted(more, &format!("more {noun}"))));
    }
    all
}

fn said(said: &Told) -> String {
    told(&format!("{}: {}", said.record, said.text))
}

/// What the initiative itself taught needs no name before it.
fn own(kata: &Kata, own: &Told) -> String {
    if own.record == kata.record { told(&own.text) } else { said(own) }
}

/// "read `activation`: it was never read (`readings` of metric/activation)".
fn next(next: &Next) -> String {
    match &next.how {
        Some(how) => format!("{} ({how})", told(&next.text)),
        None => told(&next.text),
    }
}
