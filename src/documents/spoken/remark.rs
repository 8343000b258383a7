use super::value::{German, value};
use super::word::{so_far, word};
use super::{duration, named};
use crate::config::Language;

/// A sentence of ours with holes, and its German. What stands in a hole is said in German where it is ours: a day, a
/// length of time, a value, a state. `{rest}` is what somebody wrote, commas and all.
type Remark = (&'static str, &'static str);

/// The more a sentence says, the earlier it stands: the first that fits counts.
const REMARKS: &[Remark] = &[
    // What there is to decide.
    ("was to end {} ago and still runs", "sollte vor {dativ} enden und läuft noch"),
    ("concluded {}", "abgeschlossen {}"),
    ("no decision", "keine Entscheidung"),
    ("no result", "kein Ergebnis"),
    ("no criterion judged", "kein Kriterium beurteilt"),
    ("its criterion met", "Kriterium erfüllt"),
    ("its criterion not met", "Kriterium nicht erfüllt"),
    ("{} of {} criteria met", "{} von {} Kriterien erfüllt"),
    ("{} not read", "{} nicht gemessen"),
    (
        "live for {}, none of {} metrics read since",
        "seit {dativ} in Gebrauch, keine von {} Kennzahlen seither gemessen",
    ),
    ("live for {}, {} not read since", "seit {dativ} in Gebrauch, {} seither nicht gemessen"),
    (
        "guardrail broken: {} is at {}, read {}, and was to stay {}; {} more ask for it",
        "Leitplanke verletzt: {} steht bei {}, gemessen {}, und sollte {} bleiben; {} weitere verlangen es",
    ),
    (
        "guardrail broken: {} is at {}, read {}, and was to stay {}",
        "Leitplanke verletzt: {} steht bei {}, gemessen {}, und sollte {} bleiben",
    ),
    ("{} was due {}, {} is at {}", "{} war fällig {}, {} steht bei {}"),
    ("the last {} review, {}; next due {}", "der letzte Rückblick {}, {}; der nächste fällig {}"),
    ("unanswered, {} late: {rest}", "ohne Antwort, {} überfällig: {}"),
    ("in discovery, last contact with a customer {}", "in Erkundung, letzter Kontakt mit Kunden {}"),
    ("last read {}, {} rests on it", "zuletzt gemessen {}, {} stützt sich darauf"),
    ("1 option open for {}, none chosen: {rest}", "1 Möglichkeit seit {dativ} offen, keine gewählt: {}"),
    ("{} options open for {}, none chosen: {rest}", "{} Möglichkeiten seit {dativ} offen, keine gewählt: {}"),
    ("validated {} by {}, no money to build", "bestätigt {} durch {}, kein Geld zum Bauen"),
    ("validated by {}, no money to build", "bestätigt durch {}, kein Geld zum Bauen"),
    // What is next.
    ("mend its file, which cannot be read", "die Datei berichtigen, die nicht zu lesen ist"),
    ("say which strategic intent it serves", "sagen, welcher strategischen Absicht es dient"),
    (
        "name the metric that would show that it worked, and how far it should move",
        "die Kennzahl nennen, an der sich der Erfolg zeigt, und wie weit sie sich bewegen soll",
    ),
    ("read `{}`: nothing was read since it was at {}", "`{}` messen: nichts gemessen, seit es bei {} stand"),
    ("read `{}`: it was never read", "`{}` messen: nie gemessen"),
    ("say what keeps customers from it, in their words", "sagen, was Kunden davon abhält, in deren Worten"),
    ("write down two ways in which it could be solved", "zwei Wege notieren, auf denen es zu lösen wäre"),
    (
        "think of another way: every option was turned down",
        "an einen anderen Weg denken: jede Möglichkeit wurde verworfen",
    ),
    (
        "say what is expected of the next step, and try it small",
        "sagen, was vom nächsten Schritt erwartet wird, und klein versuchen",
    ),
    ("say what is expected of the experiment, and why", "sagen, was vom Experiment erwartet wird, und warum"),
    ("say what would count as success before it starts", "sagen, was als Erfolg gelten würde, ehe es beginnt"),
    ("say what would count as success", "sagen, was als Erfolg gelten würde"),
    ("start {}", "{} beginnen"),
    ("go on with {}, or give it up", "mit {} weitermachen oder es aufgeben"),
    ("say what came of {}, which ended yesterday", "sagen, was bei {} herauskam; es endete gestern"),
    ("say what came of {}, which ended {} ago", "sagen, was bei {} herauskam; es endete vor {dativ}"),
    ("read the result of {} when it ends on {}", "das Ergebnis von {} ablesen, wenn es am {} endet"),
    ("say when {} ends", "sagen, wann {} endet"),
    ("write down what came of {}", "notieren, was bei {} herauskam"),
    ("write down what was learned from {}", "notieren, was aus {} zu lernen war"),
    ("decide what follows from {}", "entscheiden, was aus {} folgt"),
    ("go on with what follows from {}: {rest}", "mit dem weitermachen, was aus {} folgt: {}"),
    (
        "stop it, or say what to try instead: {} was decided as stop",
        "beenden, oder sagen, was stattdessen zu versuchen ist: {} wurde mit „beenden“ entschieden",
    ),
    ("decide what to try next: {} was {}", "entscheiden, was als Nächstes zu versuchen ist: {} wurde {}"),
    ("decide what to try next", "entscheiden, was als Nächstes zu versuchen ist"),
    (
        "write down, once customers have it, what its numbers taught",
        "notieren, was die Zahlen lehrten, sobald Kunden es haben",
    ),
    ("write down what its numbers taught", "notieren, was die Zahlen lehrten"),
    (
        "decide what follows: `{}` was to be at {} by {}, now {}",
        "entscheiden, was folgt: `{}` sollte {} erreichen bis {}, jetzt {}",
    ),
    ("decide what follows: `{}` was to be at {} by {}", "entscheiden, was folgt: `{}` sollte {} erreichen bis {}"),
    ("judge it on {}: `{}` is to be at {}, now {}", "am {} beurteilen: `{}` soll {} erreichen, jetzt {}"),
    ("judge it on {}: `{}` is to be at {}", "am {} beurteilen: `{}` soll {} erreichen"),
    ("say why it was stopped", "sagen, warum es beendet wurde"),
    ("write down what it taught", "notieren, was es lehrte"),
    ("`{}` and `{}` of {}", "`{}` und `{}` von {}"),
    ("`{}`, `{}` and `{}` of {}", "`{}`, `{}` und `{}` von {}"),
    ("`{}` of {}", "`{}` von {}"),
    ("`{}`, as in `{}`", "`{}`, siehe `{}`"),
    ("`{}`, or the text below the title", "`{}`, oder der Text unter dem Titel"),
    ("`{}`, or a new experiment", "`{}`, oder ein neues Experiment"),
    (
        "`status`, or a new date with its reason in `amendments`",
        "`status`, oder ein neues Datum mit seinem Grund in `amendments`",
    ),
    ("`{}`, with `{}`", "`{}`, mit `{}`"),
    // Why something has no place in the order of work.
    (
        "it costs nothing before its deadline; `pm rank --sequence` finds its place",
        "es kostet nichts vor seinem Termin; `pm rank --sequence` findet seinen Platz",
    ),
    (
        "its cost is an amount and not a rate; `pm rank --sequence` finds its place",
        "es kostet einmal und nicht je Woche; `pm rank --sequence` findet seinen Platz",
    ),
    (
        "its cost of delay needs a deadline, and the initiative has no `deadline`",
        "die Verzugskosten brauchen einen Termin, und die Initiative hat kein `deadline`",
    ),
    ("its chosen option `{}` has no estimates", "die gewählte Möglichkeit `{}` hat keine Schätzungen"),
    ("no cost of delay", "keine Verzugskosten"),
    ("no duration", "keine Dauer"),
    ("no remaining", "keine Restdauer"),
    ("no estimates", "keine Schätzungen"),
    ("its {} cannot be read", "`{}` ist nicht zu lesen"),
    ("cost of delay {} → {}", "Verzugskosten {} → {}"),
    ("duration {} → {}", "Dauer {} → {}"),
    ("remaining {} → {}", "Restdauer {} → {}"),
    ("{} added", "{} kam dazu"),
    ("{} taken out", "{} gestrichen"),
    // What a promise is called.
    ("date of {}", "Datum von {}"),
    ("baseline of {}", "Ausgangswert von {}"),
    ("success {}", "Erfolg: {}"),
    ("guardrails {}", "Leitplanke: {}"),
    ("stop_if {}", "Abbruch: {}"),
    ("date", "Datum"),
    // What could not be known.
    ("this folder is not in a Git repository", "dieser Ordner liegt in keinem Git-Repository"),
    ("nothing is committed yet", "noch ist nichts committet"),
    (
        "this clone begins on {}, and what was before is not known; `{}` brings it",
        "dieser Klon beginnt am {}, und was vorher war, ist nicht bekannt; `{}` holt es",
    ),
    (
        "the history begins only on {}, and what was before is not known",
        "die Geschichte beginnt erst am {}, und was vorher war, ist nicht bekannt",
    ),
    ("nothing of this strategy was committed on that day", "an jenem Tag war nichts von dieser Strategie committet"),
    (
        "the oldest commit at hand, of {}, holds nothing of this strategy",
        "der älteste vorhandene Commit, vom {}, enthält nichts von dieser Strategie",
    ),
    (
        "this clone is partial and lacks {} files of that day; `{}` brings all of it",
        "dieser Klon ist unvollständig, ihm fehlen {} Dateien jenes Tages; `{}` holt alles",
    ),
    ("{} to {}, likely {}", "{} bis {}, wahrscheinlich {}"),
    // Until when a criterion asks for it.
    ("{} by {}", "{} bis {}"),
];

/// A sentence of ours in the language of a document. One that is none of these stays as it is.
pub fn remark(said: &str, language: Language) -> String {
    match language {
        Language::English => said.to_owned(),
        Language::German => german(said),
    }
}

fn german(said: &str) -> String {
    let whole = REMARKS.iter().find_map(|(english, german)| filled(said, english, german));
    if let Some(whole) = whole {
        return whole;
    }
    // Several of them in a row, each said by itself.
    for between in ["; ", ", "] {
        if let Some((first, rest)) = said.split_once(between) {
            return format!("{}{between}{}", german(first), german(rest));
        }
    }
    part(said)
}

fn filled(said: &str, english: &str, german: &str) -> Option<String> {
    let holes = holes(said, english)?;
    let mut out = german.to_owned();
    for hole in holes {
        let (at, mark) = [("{}"), ("{dativ}")].into_iter().filter_map(|mark| Some((out.find(mark)?, mark))).min()?;
        let told = if mark == "{}" { part(hole) } else { in_dative(hole) };
        out.replace_range(at..at + mark.len(), &told);
    }
    Some(out)
}

/// What stands in the holes of a sentence; nothing where it is another sentence.
fn holes<'t>(said: &'t str, english: &str) -> Option<Vec<&'t str>> {
    let (english, may_go_on) = (english.replace("{rest}", "{}"), english.ends_with("{rest}"));
    let mut texts = english.split("{}");
    let mut rest = said.strip_prefix(texts.next()?)?;
    let mut found = Vec::new();
    let mut texts = texts.peekable();
    while let Some(text) = texts.next() {
        let is_last = texts.peek().is_none();
        let at = match (text.is_empty(), is_last) {
            (true, true) => rest.len(),
            (_, true) => rest.strip_suffix(text)?.len(),
            _ => rest.find(text)?,
        };
        let (hole, more) = rest.split_at_checked(at)?;
        found.push(hole);
        rest = more.strip_prefix(text)?;
    }
    // What goes on behind a comma is another sentence, but for words of somebody.
    let ours = found.len() - usize::from(may_go_on);
    let is_one = found.iter().take(ours).all(|hole| !hole.contains(", "));
    let is_whole = is_one && rest.is_empty() && found.iter().all(|hole| !hole.is_empty());
    is_whole.then_some(found)
}

/// What stands in a hole.
fn part(hole: &str) -> String {
    if let Some(day) = named(hole, Language::German) {
        return day;
    }
    match hole {
        "today" => return "heute".to_owned(),
        "yesterday" => return "gestern".to_owned(),
        _ => {}
    }
    if let Some(past) = hole.strip_suffix(" ago") {
        return format!("vor {}", in_dative(past));
    }
    if let Some(ahead) = hole.strip_prefix("in ").filter(|ahead| in_dative(ahead) != *ahead) {
        return format!("in {}", in_dative(ahead));
    }
    let tries: [fn(&str, Language) -> String; 3] = [duration, value, so_far];
    let told = tries.iter().map(|said| said(hole, Language::German)).find(|told| told != hole);
    told.unwrap_or_else(|| word(hole, Language::German).to_owned())
}

/// "12 days": "12 Tagen"; what is no length of time stays as it is.
fn in_dative(time: &str) -> String {
    let Some((count, noun)) = time.split_once(' ') else { return time.to_owned() };
    match German::of(noun.strip_suffix('s').unwrap_or(noun)) {
        Some(german) if count.parse::<u32>().is_ok() => {
            format!("{count} {}", if count == "1" { german.one } else { german.dative })
        }
        _ => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::remark;
    use crate::config::Language::{English, German};

    #[test]
    fn what_pm_says_is_said_in_german() {
        for (english, german) in [
            (
                "was to end 12 days ago and still runs, no result",
                "sollte vor 12 Tagen enden und läuft noch, kein Ergebnis",
            ),
            (
                "concluded 3 weeks ago, refuted, 1 of 2 criteria met, no decision",
                "abgeschlossen vor 3 Wochen, widerlegt, 1 von 2 Kriterien erfüllt, keine Entscheidung",
            ),
            (
                "unanswered, 1 week late: Do schools, or towns, buy?",
                "ohne Antwort, 1 Woche überfällig: Do schools, or towns, buy?",
            ),
            (
                "judge it on 2026-12-31: `found` is to be at 55.5 %, now 53 %",
                "am 31.\u{a0}Dez. 2026 beurteilen: `found` soll 55,5 % erreichen, jetzt 53 %",
            ),
            ("no cost of delay; no duration", "keine Verzugskosten; keine Dauer"),
            ("date of activation", "Datum von activation"),
            ("activation", "activation"),
        ] {
            assert_eq!((remark(english, German).as_str(), remark(english, English).as_str()), (german, english));
        }
    }
}
