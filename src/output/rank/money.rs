use crate::rank::{Exact, shown, whole};
use crate::values::Currency;

/// A currency as people write it: `€`; its code where it has no sign of its own.
pub fn currency_sign(currency: Option<Currency>) -> &'static str {
    match currency.map(Currency::code) {
        Some("EUR") => "€",
        Some("USD") => "$",
        Some("GBP") => "£",
        Some(code) => code,
        None => "",
    }
}

/// An amount in a sentence, with three significant digits: `€157k`, `€2.99M`, `CHF 8 500`.
pub fn money(amount: &Exact, currency: Option<Currency>) -> String {
    let sign = match currency_sign(currency) {
        word if word.len() > 1 && word.is_ascii() => format!("{word}\u{a0}"),
        sign => sign.to_owned(),
    };
    let minus = if *amount < whole(0) { "-" } else { "" };
    let size = if *amount < whole(0) { -amount } else { amount.clone() };
    let (unit, letter) = match () {
        () if size >= whole(999_500_000) => (whole(1_000_000_000), "bn"),
        () if size >= whole(999_500) => (whole(1_000_000), "M"),
        () if size >= whole(9_995) => (whole(1000), "k"),
        () => (whole(1), ""),
    };
    format!("{minus}{sign}{}{letter}", shown(&(size / unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_three_digits() {
        let euro = Currency::from_word("EUR");
        let table = [(157_000, "€157k"), (8_500, "€8\u{a0}500"), (2_989_794, "€2.99M"), (-18_000, "-€18k"), (0, "€0")];
        for (amount, text) in table {
            assert_eq!(money(&whole(amount), euro), text);
        }
        assert_eq!(money(&whole(999_600), euro), "€1M");
        assert_eq!(money(&whole(12), Currency::from_word("CHF")), "CHF\u{a0}12");
        assert_eq!(money(&whole(12), None), "12");
    }
}
