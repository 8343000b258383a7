use super::{Currency, FromText, Misread, Number, PerUnit, TimeUnit, numeral, quantity, shown, time_unit, trimmed};
use std::fmt;

/// Words between an amount and the time it is for.
const PER: [&str; 4] = ["per ", "pro ", "a ", "/"];

/// An amount of money, or a rate of money over time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    pub amount: Number,
    /// Without one the workspace's.
    pub currency: Option<Currency>,
    pub per: Option<PerUnit>,
}

impl Money {
    pub fn is_negative(&self) -> bool {
        self.amount.is_negative()
    }
}

impl FromText for Money {
    fn from_text(text: &str) -> Result<Money, Misread> {
        quantity::refuse_blank(text)?;
        let (negative, before, rest) = Currency::leading(trimmed(text));
        let Some((amount, rest)) = numeral::leading(rest, numeral::Point::Doubtful)? else {
            return Err(Misread::new(format!("{} is no amount of money", shown(text))).help(HELP));
        };
        let end = rest.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        let (after, rest) = match Currency::from_word(word) {
            Some(currency) => (Some(currency), rest),
            // A rate in the workspace's currency: `3000 per week`.
            None if PER.iter().any(|per| per.trim() == word) => (None, text_from(text, word, rest)),
            None if word.is_empty() => (None, rest),
            None => return Err(unknown_currency(text, word)),
        };
        let before = before.and_then(Currency::from_word);
        if before.is_some() && after.is_some() && before != after {
            return Err(Misread::new(format!("{} names two currencies", shown(text))).help(HELP));
        }
        let amount = if negative { amount.negated() } else { amount };
        Ok(Money { amount, currency: before.or(after), per: per(text, rest.trim())? })
    }

    fn schema() -> serde_json::Value {
        let pattern = format!(
            "^\\s*[+\u{2212}-]?(?:[€$£]\\s*|[A-Z]{{3}}\\s*)?{}(?:\\s*[€$£]|\\s*[A-Z]{{3}})?(?:\\s*(?:per |pro |a |/)\\s*{})?\\s*$",
            numeral::PATTERN,
            time_unit::PATTERN
        );
        serde_json::json!({"type": ["number", "string"], "pattern": pattern})
    }
}

const HELP: &str = "money is written as a number and a currency, such as 40000 EUR or 3k USD per week";

/// The text from `word` on, where `rest` is what follows it.
fn text_from<'t>(text: &'t str, word: &str, rest: &str) -> &'t str {
    let text = text.trim();
    text.get(text.len() - rest.len() - word.len()..).unwrap_or_default()
}

fn per(text: &str, rest: &str) -> Result<Option<PerUnit>, Misread> {
    if rest.is_empty() {
        return Ok(None);
    }
    let word = PER.iter().find_map(|per| rest.strip_prefix(per)).map(str::trim);
    match word.map(|word| (word, TimeUnit::from_word(word))) {
        Some((_, Some(unit))) => Ok(Some(unit)),
        Some((word, None)) => {
            let misread = Misread::new(format!("{} is no time that money is counted per", shown(word)));
            Err(misread.help("write per day, week, month, quarter or year"))
        }
        None => Err(Misread::new(format!("{} cannot be read as money", shown(text))).help(HELP)),
    }
}

fn unknown_currency(text: &str, word: &str) -> Misread {
    let Err(misread) = Currency::read(word) else { return Misread::new(HELP) };
    // The replacement is for the word; the scalar is all of the text.
    let replacement = misread.replacement.as_ref().map(|code| text.trim().replacen(word, code, 1));
    Misread { replacement, ..misread }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.amount)?;
        if let Some(currency) = self.currency {
            write!(f, " {currency}")?;
        }
        match self.per {
            Some(unit) => write!(f, " per {unit}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Money;
    use crate::values::FromText;

    #[test]
    fn amounts_and_rates() {
        let table = [
            ("40000", "40000"),
            ("5000 EUR per week", "5000 EUR per week"),
            ("3000 per week", "3000 per week"),
            ("15M EUR", "15000000 EUR"),
            ("€ 15M", "15000000 EUR"),
            ("€15k/month", "15000 EUR per month"),
            ("2 000 €", "2000 EUR"),
            ("EUR 40 000 per quarter", "40000 EUR per quarter"),
            ("1,250,000 USD", "1250000 USD"),
            ("-5 EUR", "-5 EUR"),
            ("-$5", "-5 USD"),
            ("0.125 EUR", "0.125 EUR"),
            ("12,50 €", "12.5 EUR"),
            ("100 EUR a year", "100 EUR per year"),
            ("100/week", "100 per week"),
            ("9.99 GBP", "9.99 GBP"),
            ("5 EUR pro Woche", "5 EUR per week"),
            ("40.000,00 EUR", "40000 EUR"),
        ];
        for (text, shown) in table {
            assert_eq!(Money::from_text(text).map(|money| money.to_string()).as_deref(), Ok(shown), "{text}");
        }
        assert!(Money::from_text("-1").unwrap().is_negative());
    }

    #[test]
    fn doubtful_money_is_refused_with_both_readings() {
        for text in ["40.000", "40,000 EUR", "€ 40.000 per week", "40.000 €"] {
            assert_eq!(Money::from_text(text).unwrap_err().help.unwrap(), "did you mean 40000 or 40?", "{text}");
        }
        assert_eq!(Money::from_text("5 eur").unwrap_err().replacement.as_deref(), Some("5 EUR"));
        assert!(Money::from_text("XX EUR").unwrap_err().placeholder);
        let hostile = [
            "",
            "lots",
            "5 XYZ",
            "5 EUR per hour",
            "5 EUR USD",
            "€5 USD",
            "1e308 EUR",
            "5 EUR per",
            "\0",
            "🙂",
            "5 🙂",
        ];
        for text in hostile.into_iter().chain([&*"9".repeat(10_000)]) {
            assert!(Money::from_text(text).is_err(), "{text}");
        }
    }
}
