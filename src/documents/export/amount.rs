use schemars::JsonSchema;
use serde::Serialize;

use super::shapes::Shape;
use crate::values::{Bound, Duration, FromText, Money, Number, Quantity, Share, Target};

/// An amount as text and as numbers. Every key is always there, absent is null.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Amount {
    /// As `pm` reads it: `45 %`, `10 to 14 %`, `21000 EUR per week`.
    pub text: String,
    /// The value; of a range the low end.
    pub number: Option<Number>,
    /// The high end of a range.
    pub high: Option<Number>,
    /// As written: `%`, `weeks`; without one the metric's.
    pub unit: Option<String>,
    /// Of money; without one the workspace's.
    pub currency: Option<String>,
    /// Of money: per what time.
    pub per: Option<String>,
}

impl Amount {
    /// The amount that a text of a shape is; nothing for what is none.
    pub fn read(shape: Shape, text: &str) -> Option<Amount> {
        match shape {
            Shape::Text => None,
            Shape::Number => {
                Some(Amount { text: text.to_owned(), number: Number::from_text(text).ok(), ..Amount::default() })
            }
            Shape::Share => {
                let number = Share::from_text(text).ok().map(Share::fraction);
                Some(Amount { text: text.to_owned(), number, ..Amount::default() })
            }
            // A baseline may be the word `unknown`.
            Shape::Quantity => Quantity::from_text(text).ok().map(|quantity| Amount::of(&quantity)),
            Shape::Target => Target::from_text(text).ok().map(|target| Amount::of_target(&target)),
            Shape::Bound => {
                let bound = Bound::from_text(text).ok()?;
                Some(Amount { text: text.to_owned(), ..Amount::of_target(&bound.target) })
            }
            Shape::Money => {
                let money = Money::from_text(text).ok()?;
                Some(Amount {
                    text: text.to_owned(),
                    number: Some(money.amount),
                    currency: money.currency.map(|currency| currency.to_string()),
                    per: money.per.map(|per| per.to_string()),
                    ..Amount::default()
                })
            }
            Shape::Duration => {
                let duration = Duration::from_text(text).ok()?;
                let unit = Some(format!("{}s", duration.unit));
                Some(Amount { text: text.to_owned(), number: Some(duration.number), unit, ..Amount::default() })
            }
        }
    }

    pub fn of(quantity: &Quantity) -> Amount {
        Amount {
            text: quantity.to_string(),
            number: Some(quantity.number),
            unit: quantity.unit.as_deref().map(str::to_owned),
            ..Amount::default()
        }
    }

    pub fn of_target(target: &Target) -> Amount {
        match target {
            Target::Value(quantity) => Amount::of(quantity),
            Target::Range { low, high } => Amount {
                text: target.to_string(),
                number: Some(low.number),
                high: Some(high.number),
                unit: target.unit().map(str::to_owned),
                ..Amount::default()
            },
        }
    }

    /// The same in the metric's unit, where it bears none of its own.
    pub fn in_unit(mut self, unit: Option<&str>) -> Amount {
        self.unit = self.unit.or(unit.map(str::to_owned));
        self
    }
}
