/// Words and signs for the same unit; the first is the one that is compared.
const SAME: &[&[&str]] = &[
    &["%", "percent", "prozent", "pct", "percents"],
    &["percentage-point", "pp", "ppt", "prozentpunkt", "prozentpunkte"],
    &["eur", "€", "euro"],
    &["usd", "$", "us$", "dollar"],
    &["gbp", "£", "pound"],
    &["ms", "millisecond", "msec", "millisekunde", "millisekunden"],
    &["s", "second", "sec", "sekunde", "sekunden"],
    &["min", "minute", "minuten"],
    &["h", "hour", "hr", "hrs", "stunde", "stunden"],
    &["d", "day", "tag", "tage"],
    &["w", "week", "wk", "woche", "wochen"],
    &["mo", "month", "monat", "monate"],
    &["q", "quarter", "quartal", "quartale"],
    &["y", "year", "yr", "jahr", "jahre"],
    &["per", "/", "pro", "je"],
];

/// Whether two ways of writing a unit mean the same: `%` and `percent`, `€` and `EUR`, `team` and `teams`,
/// `EUR/week` and `EUR per week`. No unit converts into another.
pub fn same_unit(one: &str, other: &str) -> bool {
    one == other || words(one) == words(other)
}

/// Whether a unit is the percentage.
pub fn is_percent(unit: &str) -> bool {
    same_unit(unit, "%")
}

fn words(unit: &str) -> Vec<String> {
    let spaced = unit.to_lowercase().replace('/', " / ").replace("percentage point", "percentage-point");
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        if word == "cent" && words.last().is_some_and(|last| last == "per") {
            words.pop();
            words.push("%".to_owned());
        } else {
            words.push(canonical(word));
        }
    }
    words
}

fn canonical(word: &str) -> String {
    let known = |word: &str| SAME.iter().find(|same| same.contains(&word)).and_then(|same| same.first());
    let singular = singular(word);
    match known(word).or_else(|| known(&singular)) {
        Some(unit) => (*unit).to_owned(),
        None => singular,
    }
}

/// English plurals: `teams`, `companies`. Short words and those in `ss` are left alone.
fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ => match word.strip_suffix('s') {
            Some(stem) if stem.len() > 1 && !stem.ends_with('s') => stem.to_owned(),
            _ => word.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{is_percent, same_unit};

    #[test]
    fn units_are_compared_by_meaning() {
        let same = [
            ("%", "percent"),
            ("%", "Prozent"),
            ("%", "per cent"),
            ("€", "EUR"),
            ("$", "usd"),
            ("£", "GBP"),
            ("team", "teams"),
            ("Teams", "team"),
            ("ms", "milliseconds"),
            ("s", "seconds"),
            ("weeks", "w"),
            ("months", "mo"),
            ("days", "Tage"),
            ("EUR/week", "€ per week"),
            ("companies", "company"),
            ("pp", "percentage points"),
            ("tickets  per week", "ticket/w"),
            ("", " "),
            ("euros", "€"),
            ("hours", "h"),
        ];
        for (one, other) in same {
            assert!(same_unit(one, other) && same_unit(other, one), "{one} {other}");
        }
        let different = [
            ("%", ""),
            ("%", "pp"),
            ("ms", "s"),
            ("EUR", "USD"),
            ("class", "clas"),
            ("m", "min"),
            ("EUR", "EUR per week"),
            ("🙂", "🙃"),
        ];
        for (one, other) in different {
            assert!(!same_unit(one, other) && !same_unit(other, one), "{one} {other}");
        }
        assert!(is_percent("per cent") && !is_percent("\0") && !is_percent(&"%".repeat(10_000)));
    }
}
