use crate::documents::{Asked, Line, Why};
use crate::output::page::Page;
use crate::output::questions::{Question, broken, questions, told};
use crate::output::{Ink, Style, counted};

/// So many answers to one question are told, the rest as a count.
const TOLD: usize = 6;

/// For people: the record, the questions beside their answers, and in the end what is not known. As wide as a mail where
/// nothing says how wide a line may be.
pub fn human(why: &Why, from_here: &str, style: &Style) -> String {
    let as_mail = Style { width: style.width.or(Some(80)), ..*style };
    let mut page = Page::new(&as_mail);
    let room = as_mail.width.unwrap_or(80);
    page.line(Ink::Strong, "", &broken(&told(&why.title), room));
    page.plain("", &where_it_is(why, from_here));
    page.gap();
    let mut out = page.out;
    if why.status == "cannot be read" {
        out.push_str(&format!("Its file cannot be read: `pm lint {from_here}{}` says why.\n", why.path));
        return out;
    }
    let mut all: Vec<Question> =
        why.answers.iter().map(|asked| Question::new(asked.ask, answers(why, asked))).collect();
    all.push(Question::new("Not known", why.not_known.iter().map(|gap| told(&gap.text)).collect()));
    let text = questions(&all, style);
    out.push_str(if text.is_empty() { "Nothing more is written about it yet.\n" } else { &text });
    out
}

/// "option/doorbell (testing, mira), for initiative/sold-out  options/doorbell.md".
fn where_it_is(why: &Why, from_here: &str) -> String {
    let owner = why.owner.as_deref().map_or(String::new(), |owner| format!(", {owner}"));
    let about = why.about.as_deref().map_or(String::new(), |about| format!(" for {about}"));
    format!("{} ({}{owner}){about}  {from_here}{}", why.record, why.status, why.path)
}

fn answers(why: &Why, asked: &Asked) -> Vec<String> {
    let mut all: Vec<String> = asked.lines.iter().map(|line| answer(why, asked, line)).collect();
    let more = all.len().saturating_sub(TOLD);
    if more > 1 {
        all.truncate(TOLD);
        all.push(format!("and {}: --format json has all", counted(more, "more answer")));
    }
    all
}

/// With the record that says it, where that is another one and the words do not name it.
fn answer(why: &Why, asked: &Asked, line: &Line) -> String {
    // Why something ended is told to its end: its point often comes last.
    let text = if asked.question == "is-it-still-on" { line.text.clone() } else { told(&line.text) };
    let says_so = |record: &&String| {
        let is_clear =
            **record == why.record || Some(*record) == why.about.as_ref() || asked.question == "who-is-it-for";
        let name = record.strip_prefix("metric/").unwrap_or(record);
        !is_clear && !line.text.contains(name)
    };
    match line.record.as_ref().filter(says_so) {
        Some(record) => format!("{text} ({record})"),
        None => text,
    }
}
