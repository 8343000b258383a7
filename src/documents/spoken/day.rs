use crate::config::Language;
use crate::values::{Date, FromText};

const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const GERMAN: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."];

/// A day or a month as people write it: 22 Nov 2026, 22. Nov. 2026; a quarter in German. Whatever is none stays as it is.
pub fn day(written: &str, language: Language) -> String {
    named(written, language).unwrap_or_else(|| written.to_owned())
}

/// Nothing for what is none of these. No list begins with it: the blank behind the German day is none for Markdown.
pub fn named(written: &str, language: Language) -> Option<String> {
    let parts: Vec<&str> = written.split('-').collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if Date::from_text(written).is_ok() => (year, month, Some(day)),
        [year, part] if language == Language::German && year.len() == 4 && part.starts_with(['Q', 'H']) => {
            return part_of_year(year, part);
        }
        [year, month] if year.len() == 4 && month.len() == 2 => (year, month, None),
        _ => return None,
    };
    let months = match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
    };
    let name = months.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(match (day, language) {
        (None, _) => format!("{name} {year}"),
        (Some(day), Language::English) => format!("{} {name} {year}", day.trim_start_matches('0')),
        (Some(day), Language::German) => format!("{}.\u{a0}{name} {year}", day.trim_start_matches('0')),
    })
}

/// "3 Dec", "3 Dec 2025" in German: 3. Dez. Nothing for what is none.
pub(super) fn short_in_german(short: &str) -> Option<String> {
    let mut parts = short.split(' ');
    let (day, month) = (parts.next()?, parts.next()?);
    let name = GERMAN.get(ENGLISH.iter().position(|name| *name == month)?)?;
    let is_number = |text: &str, most: usize| text.len() <= most && text.parse::<u16>().is_ok();
    let year = match (parts.next(), parts.next()) {
        (None, _) => String::new(),
        (Some(year), None) if is_number(year, 4) => format!(" {year}"),
        _ => return None,
    };
    is_number(day, 2).then(|| format!("{day}.\u{a0}{name}{year}"))
}

/// `2026-Q4` in German: 4. Quartal 2026.
fn part_of_year(year: &str, part: &str) -> Option<String> {
    let name = if part.starts_with('Q') { "Quartal" } else { "Halbjahr" };
    let number = part.get(1..).filter(|number| matches!(*number, "1" | "2" | "3" | "4"))?;
    year.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("{number}.\u{a0}{name} {year}"))
}

#[cfg(test)]
mod tests {
    use super::day;
    use crate::config::Language::{English, German};

    #[test]
    fn days_and_months_are_named_and_all_else_stays() {
        for (written, english, german) in [
            ("2026-11-02", "2 Nov 2026", "2.\u{a0}Nov. 2026"),
            ("2026-03", "Mar 2026", "März 2026"),
            ("2026-Q4", "2026-Q4", "4.\u{a0}Quartal 2026"),
            ("2027-H1", "2027-H1", "1.\u{a0}Halbjahr 2027"),
            ("2027-Q9", "2027-Q9", "2027-Q9"),
            ("2027", "2027", "2027"),
            ("2026-13", "2026-13", "2026-13"),
            ("soon", "soon", "soon"),
        ] {
            assert_eq!((day(written, English), day(written, German)), (english.to_owned(), german.to_owned()));
        }
    }
}
