use super::{FromText, Misread, is_placeholder, nearest, shown};
use std::fmt;

/// ISO 4217, in use: sorted, four bytes a code.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

const SYMBOLS: [(&str, &str); 3] = [("€", "EUR"), ("$", "USD"), ("£", "GBP")];

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Currency(&'static str);

impl Currency {
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The currency of a code or of one of the symbols €, $ and £.
    pub fn from_word(word: &str) -> Option<Currency> {
        let code = SYMBOLS.iter().find(|(symbol, _)| *symbol == word).map_or(word, |(_, code)| code);
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        // Every quantity asks this, so the list is halved, not walked.
        let (mut low, mut high) = (0, CODES.len().div_ceil(4));
        while low < high {
            let middle = low.midpoint(high);
            let known = CODES.get(middle * 4..middle * 4 + 3)?;
            match known.cmp(code) {
                std::cmp::Ordering::Equal => return Some(Currency(known)),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Reads a code, as `currency` in `pm.yaml` wants it.
    pub fn read(text: &str) -> Result<Currency, Misread> {
        if is_placeholder(text) {
            return Err(Misread::placeholder(text));
        }
        let word = text.trim();
        if let Some(currency) = Currency::from_word(word) {
            return Ok(currency);
        }
        let misread = Misread::new(format!("{} is no currency", shown(text)));
        if let Some(currency) = Currency::from_word(&word.to_uppercase()) {
            return Err(misread.help(format!("did you mean `{currency}`?")).replacement(currency.code()));
        }
        // Codes are so short that a near one is a guess, and never a safe one.
        let near = nearest(&word.to_uppercase(), codes());
        let help = "currencies are written as their three letters, such as EUR or USD";
        Err(misread.help(near.map_or(help.to_owned(), |near| format!("did you mean `{}`? {help}", near.name))))
    }

    /// A sign, the currency as it is written before the number, and the text from the number on.
    pub(super) fn leading(text: &str) -> (bool, Option<&str>, &str) {
        if text.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) {
            return (false, None, text);
        }
        let (negative, unsigned) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let length =
            SYMBOLS.iter().find(|(symbol, _)| unsigned.starts_with(symbol)).map_or(3, |(symbol, _)| symbol.len());
        match (unsigned.get(..length), unsigned.get(length..)) {
            (Some(word), Some(rest)) if Currency::from_word(word).is_some() && is_number(rest) => {
                (negative, Some(word), rest.trim_start())
            }
            _ => (false, None, text),
        }
    }
}

impl FromText for Currency {
    fn from_text(text: &str) -> Result<Currency, Misread> {
        Currency::read(text)
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": "string", "pattern": "^\\s*(?:[A-Z]{3}|[€$£])\\s*$"})
    }
}

fn codes() -> impl Iterator<Item = &'static str> {
    CODES.split_whitespace()
}

fn is_number(rest: &str) -> bool {
    rest.trim_start().trim_start_matches(['-', '−', '+']).starts_with(|c: char| c.is_ascii_digit())
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Currency;

    #[test]
    fn every_code_is_found() {
        for code in super::codes() {
            assert_eq!(Currency::from_word(code).map(Currency::code), Some(code));
        }
        assert_eq!(super::codes().count(), (super::CODES.len() + 1) / 4);
    }

    #[test]
    fn currencies_are_closed_and_exact() {
        assert_eq!(Currency::from_word("€").map(Currency::code), Some("EUR"));
        assert_eq!(Currency::read(" USD ").map(Currency::code), Ok("USD"));
        assert_eq!(Currency::read("eur").unwrap_err().replacement.as_deref(), Some("EUR"));
        assert_eq!(Currency::read("ERU").unwrap_err().replacement, None);
        for text in ["", "EURO", "XXX", "\0", "🙂", "E R", &"E".repeat(10_000)] {
            assert!(Currency::read(text).is_err(), "{text}");
        }
        assert_eq!(Currency::leading("-€3"), (true, Some("€"), "3"));
        assert_eq!(Currency::leading("EUR 15"), (false, Some("EUR"), "15"));
        assert_eq!(Currency::leading("-3 €"), (false, None, "-3 €"));
        assert_eq!(Currency::leading("🙂"), (false, None, "🙂"));
    }
}
