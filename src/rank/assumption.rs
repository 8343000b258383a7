use super::Exchange;
use super::item::Item;
use crate::model::{CostOfDelay, DurationRange, Estimates, RateRange};
use crate::typed::{Field, Short};
use crate::values::{Duration, FromText, MatrixValue, Misread, Money, Share, Urgency, nearest, read_word};

/// `--assume NAME.duration=4w`: an estimate that is not in the record, for this run.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// The record.
    pub record: usize,
    pub input: &'static str,
    /// As typed.
    pub text: String,
}

const INPUTS: [&str; 6] = ["duration", "remaining", "cost_of_delay", "value", "urgency", "success_probability"];

/// Takes `NAME.duration=4w` apart: the name, the input, the text. A name may have points in it.
pub fn split(written: &str) -> Result<(&str, &'static str, &str), Misread> {
    let help = "write it as in `--assume checkout.duration=4w`";
    let misread = || Misread::new(format!("`{written}` is no assumption")).help(help);
    let (place, text) = written.split_once('=').ok_or_else(misread)?;
    let (name, input) = place.rsplit_once('.').ok_or_else(misread)?;
    match INPUTS.iter().find(|known| **known == input) {
        Some(known) => Ok((name, known, text)),
        None => {
            let near = nearest(input, INPUTS.iter().copied()).map(|near| format!("did you mean `{}`?", near.name));
            let known = format!("these can be assumed: {}", INPUTS.join(", "));
            Err(Misread::new(format!("`{input}` is no estimate")).help(near.unwrap_or(known)))
        }
    }
}

impl Assumption {
    /// Checks the text, so that a slip is told before anything is ranked.
    pub fn new(record: usize, input: &'static str, text: &str) -> Result<Assumption, Misread> {
        let assumption = Assumption { record, input, text: text.to_owned() };
        assumption.put(&mut Estimates::default())?;
        Ok(assumption)
    }

    /// The amount that it assumes, where it is one.
    pub(super) fn money(&self) -> Option<Money> {
        (self.input == "cost_of_delay").then(|| Money::from_text(&self.text).ok()).flatten()
    }

    /// Puts it in the place of what the record says.
    pub(super) fn apply(&self, items: &mut [Item<'_>], exchange: &Exchange) {
        for item in items.iter_mut().filter(|item| item.record == self.record || item.estimated == self.record) {
            let mut estimates = item.estimates.take().map(std::borrow::Cow::into_owned).unwrap_or_default();
            if self.put(&mut estimates).is_err() {
                continue;
            }
            if self.input == "remaining" || self.input == "duration" {
                item.duration_field = self.input;
            }
            item.estimates = Some(std::borrow::Cow::Owned(estimates));
            item.assumed.push(format!("{}={}", self.input, self.text));
            item.read(exchange);
        }
    }

    fn put(&self, estimates: &mut Estimates) -> Result<(), Misread> {
        let text = self.text.as_str();
        let duration = || -> Result<Field<Box<Short<DurationRange>>>, Misread> {
            let likely = Field::Present(Duration::from_text(text)?);
            Ok(Field::Present(Box::new(Short(DurationRange { likely, ..DurationRange::default() }))))
        };
        match self.input {
            "duration" => estimates.duration = duration()?,
            "remaining" => estimates.remaining = duration()?,
            "cost_of_delay" => {
                let money = Money::from_text(text)?;
                if money.per.is_none() {
                    let told = format!("`{text}` does not say per which time");
                    return Err(Misread::new(told).help(format!("write `{text} per week`")));
                }
                let rate = RateRange { likely: Field::Present(money), ..RateRange::default() };
                let rate = Field::Present(Short(rate));
                // Where the cost runs over time otherwise than evenly stays as the record says.
                let old = estimates.cost_of_delay.get().map(|cost| cost.0.clone()).unwrap_or_default();
                let (low, likely, high) = Default::default();
                let cost = CostOfDelay { rate, low, likely, high, parts: Default::default(), ..old };
                estimates.cost_of_delay = Field::Present(Box::new(Short(cost)));
            }
            "value" => estimates.value = Field::Present(read_word::<MatrixValue>(text, &[])?),
            "urgency" => estimates.urgency = Field::Present(read_word::<Urgency>(text, &[])?),
            _ => estimates.success_probability = Field::Present(Share::from_text(text)?),
        }
        Ok(())
    }
}
