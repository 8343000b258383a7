use super::in_words::{ROOM, ahead, expected, outcome, tried};
use super::questions::{Question, questions};
use super::{Style, counted};
use crate::documents::{Kata, KataStep, Next, OptionLine, Told, shortened};

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
        answers.push("not known: what it names cannot be found or read".to_owned());
    }
    Question::new(step.question(), answers)
}

fn answers(kata: &Kata, step: KataStep) -> Vec<String> {
    match step {
        KataStep::Direction => kata.direction.iter().map(said).collect(),
        KataStep::Now => kata.now.iter().map(outcome).collect(),
        KataStep::InTheWay => {
            let texts = kata.obstacle.iter().chain(&kata.problem);
            texts.map(|text| shortened(text, ROOM * 2, "…")).collect()
        }
        KataStep::NextStep => few(kata.options.iter().map(option).collect(), "option")
            .into_iter()
            .chain(kata.experiments.iter().map(ahead))
            .collect(),
        KataStep::Expected => few(kata.experiments.iter().filter_map(expected).collect(), "experiment"),
        KataStep::Learned => {
            let stopped = kata.why_stopped.iter().map(|why| format!("stopped: {}", shortened(why, ROOM, "…")));
            let tried = few(kata.tried.iter().map(tried).collect(), "experiment");
            stopped.chain(kata.learned.iter().map(|told| own(kata, told))).chain(tried).collect()
        }
    }
}

/// The first few, and how many there are beside them.
fn few(mut all: Vec<String>, noun: &str) -> Vec<String> {
    let more = all.len().saturating_sub(TOLD);
    if more > 0 {
        all.truncate(TOLD);
        all.push(format!("and {}", counted(more, &format!("more {noun}"))));
    }
    all
}

fn said(told: &Told) -> String {
    format!("{}: {}", told.record, shortened(&told.text, ROOM, "…"))
}

/// What the initiative itself taught needs no name before it.
fn own(kata: &Kata, told: &Told) -> String {
    if told.record == kata.record { shortened(&told.text, ROOM, "…") } else { said(told) }
}

/// "option/setup-by-phone, chosen: we type in the assortment with them".
fn option(line: &OptionLine) -> String {
    let solution = line.solution.as_ref().map_or(String::new(), |text| format!(": {}", shortened(text, ROOM / 2, "…")));
    format!("{}, {}{solution}", line.record, line.status)
}

/// "read `activation`: it was never read (`readings` of metric/activation)".
fn next(next: &Next) -> String {
    match &next.how {
        Some(how) => format!("{} ({how})", next.text),
        None => next.text.clone(),
    }
}
