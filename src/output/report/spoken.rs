use crate::config::Language;
use crate::documents::spoken::{self, exact, said, said_in_picture, sentence_in_picture};
use crate::output::templates;
use crate::values::Date;

/// What somebody asks of a figure.
const LIMITS: [&str; 4] = ["at least ", "at most ", "more than ", "less than "];

/// A day, a figure or a limit that somebody wrote; all else stays as it is.
pub fn figure(text: &str, language: Language) -> String {
    if LIMITS.iter().any(|limit| text.strip_prefix(limit).is_some_and(begins_with_number)) {
        return said(text, language);
    }
    let is_figure = text.len() < 24 && text.bytes().all(|byte| byte.is_ascii_digit() || b"-+. %".contains(&byte));
    match (language, is_figure && text.bytes().any(|byte| byte.is_ascii_digit())) {
        (Language::German, true) => spoken::figure(&day(text, language)),
        _ => text.to_owned(),
    }
}

/// A day: as it is written in English, which all can sort, and as people say it in German.
pub fn day(written: &str, language: Language) -> String {
    match language {
        Language::English => written.to_owned(),
        Language::German => templates::day(written, language),
    }
}

/// "22 November 2026", "22. Nov. 2026".
pub fn long_day(day: Date, language: Language) -> String {
    match language {
        Language::English => crate::documents::day_in_words(day),
        Language::German => templates::day(&day.to_string(), language),
    }
}

fn begins_with_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || first == '-')
}

/// The words in a picture. Its days stay as they are: for longer ones there is no room.
pub fn picture(svg: &str, language: Language) -> String {
    if language == Language::English {
        return svg.to_owned();
    }
    let mut out = String::with_capacity(svg.len() + svg.len() / 16);
    for (number, part) in svg.split('<').enumerate() {
        if number > 0 {
            out.push('<');
        }
        let Some((tag, text)) = part.split_once('>') else {
            out.push_str(part);
            continue;
        };
        out.push_str(tag);
        out.push('>');
        match tag.split(['"', ' ']).nth(2) {
            _ if tag.starts_with("title") || tag.starts_with("desc") => out.push_str(&sentences(text)),
            // Names of records stand in other classes, or in this one too.
            _ if tag.contains(" written\"") => out.push_str(text),
            Some("tick" | "axis" | "lead" | "note" | "title" | "word") if tag.starts_with("text") => {
                out.push_str(&said_in_picture(text, language));
            }
            _ => out.push_str(text),
        }
    }
    out
}

fn sentences(text: &str) -> String {
    let turn = |sentence: &str| {
        // A single word is the title of a record.
        if !sentence.contains(' ') {
            return sentence.to_owned();
        }
        // A row of counts; any other row of words may be a title.
        let german = |text: &str| match text.starts_with(|first: char| first.is_ascii_digit()) {
            true => said_in_picture(text, Language::German),
            false => sentence_in_picture(text).unwrap_or_else(|| text.to_owned()),
        };
        let bare = sentence.strip_suffix('.').filter(|_| exact(sentence).is_none());
        match bare {
            Some(bare) if german(bare) != bare => format!("{}.", german(bare)),
            _ => german(sentence),
        }
    };
    text.split_inclusive(". ")
        .map(|part| format!("{}{}", turn(part.trim_end()), if part.ends_with(' ') { " " } else { "" }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{figure, picture};
    use crate::config::Language::{English, German};

    #[test]
    fn days_figures_and_limits_are_german_and_all_else_stays() {
        assert_eq!(figure("at least 94.5 %", German), "mindestens 94,5 %");
        assert_eq!(
            [figure("2026-11-02", German), figure("0.5 %", German), figure("v1.2", German)],
            ["2.\u{a0}Nov. 2026", "0,5 %", "v1.2"]
        );
    }

    #[test]
    fn in_a_picture_names_of_records_stay() {
        let drawn = "<svg><text class=\"name\" x=\"1\">today</text><text class=\"tick halo\" x=\"1\">today</text><title>56.5 % on 2026-11-01</title></svg>";
        let german = "<svg><text class=\"name\" x=\"1\">today</text><text class=\"tick halo\" x=\"1\">heute</text><title>56,5 % am 2026-11-01</title></svg>";
        assert_eq!((picture(drawn, German).as_str(), picture(drawn, English).as_str()), (german, drawn));
    }
}
