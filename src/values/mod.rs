//! What one written value means: kinds, statuses, words, dates, numbers, money; and the nearest name.

mod blank;
mod bound;
mod cadence;
mod currency;
mod date;
mod duration;
mod fiscal_year;
mod id;
mod kind;
mod misread;
mod money;
mod nearest;
mod number;
mod numeral;
mod ordinal;
mod percentage;
mod period;
mod personal_data;
mod quantity;
mod share;
mod status;
mod target;
mod text;
mod time_unit;
mod transition;
mod unit;
mod vocabulary;
mod when;
mod word;
mod yaml_scalar;

pub use blank::{blank_number_in, is_placeholder};
pub use bound::{Bound, Side};
pub use cadence::Cadence;
pub use currency::Currency;
pub use date::Date;
pub use duration::Duration;
pub use fiscal_year::FiscalYear;
pub use id::{id_in_words, kebab_case, normalise_id, valid_id};
pub use kind::Kind;
pub use misread::{FromText, Misread, shown};
pub use money::Money;
pub use nearest::{Nearest, nearest, nearest_title};
pub use number::Number;
pub use ordinal::ordinal;
pub use percentage::Percentage;
pub use period::Period;
pub use personal_data::{PersonalData, personal_data};
pub use quantity::Quantity;
pub use share::Share;
pub use status::Status;
pub use target::Target;
pub use text::{too_short_reason, trimmed};
pub use time_unit::{PerUnit, TimeUnit};
pub use transition::{Transition, transition};
pub use unit::{is_percent, same_unit};
pub use vocabulary::*;
pub use when::When;
pub use word::{Vocabulary, Word, read_word};
pub use yaml_scalar::yaml_scalar;

/// Values go into JSON as they are shown.
macro_rules! serialized_as_shown {
    ($($type:ty),+ $(,)?) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )+};
}

serialized_as_shown!(
    Bound, Cadence, Currency, Date, Duration, FiscalYear, Kind, Money, Percentage, Period, Quantity, Share, Status,
    Target, TimeUnit, When,
);

#[cfg(test)]
mod tests;
