use super::{RankReport, currency_sign};
use crate::rank::{Exact, Flip, Ranked, Value, approximate, decimal, from_float, shown, whole};

/// Rows and columns of an order, before a format draws them.
pub struct Sheet {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// For people: rounded, with signs.
pub fn for_people(report: &RankReport<'_>, ranked: &[&Ranked<'_>]) -> Sheet {
    let ranking = report.ranking;
    let sign = currency_sign(ranking.exchange.currency);
    let mut heads = vec!["#".to_owned(), report.noun.to_owned()];
    heads.extend(ranked.first().iter().flat_map(|ranked| &ranked.score.inputs).map(|input| head(input.name, sign)));
    let is_figure = ranked.first().is_some_and(|ranked| ranked.score.is_figure);
    // Where the score is one of the inputs there is nothing to add.
    let has_score = is_figure && ranking.method().name() != "cost-of-delay";
    if has_score {
        heads.push(ranking.method().name().to_uppercase());
    }
    let has_chance = ranked.iter().any(|ranked| ranked.chance.is_some());
    let has_flips = ranked.iter().any(|ranked| !ranked.flips.is_empty());
    if has_chance {
        heads.push("first".to_owned());
    }
    if has_flips {
        heads.push("flips when".to_owned());
    }
    let rows = ranked.iter().map(|ranked| {
        let mut row = vec![rank(ranked), name(ranked)];
        row.extend(ranked.score.inputs.iter().map(|input| match &input.value {
            Value::Number(number) => shown(number),
            Value::Word(word) => (*word).to_owned(),
            Value::None => "–".to_owned(),
        }));
        if has_score {
            row.push(shown(&ranked.score.value));
        }
        if has_chance {
            row.push(ranked.chance.as_ref().map_or(String::new(), |chance| percent(chance.first)));
        }
        if has_flips {
            row.push(nearest_flip(ranked).map_or(String::new(), |flip| flip_in_words(flip, sign)));
        }
        row
    });
    let rows = rows.collect();
    Sheet { heads, rows }
}

/// The flip that the least change of an estimate brings about; `--explain` tells them all.
fn nearest_flip<'r>(ranked: &'r Ranked<'_>) -> Option<&'r Flip> {
    let now = |name: &str| match &ranked.score.inputs.iter().find(|input| input.name == name)?.value {
        Value::Number(number) => Some(approximate(number)),
        _ => None,
    };
    let (cost, weeks) = (now("cost_of_delay_per_week")?, now("duration_weeks")?);
    let change = |flip: &Flip| {
        let (value, now) = match flip {
            Flip::CostAbove(value) | Flip::CostBelow(value) => (value, cost),
            Flip::DurationAbove(value) | Flip::DurationBelow(value) => (value, weeks),
        };
        (approximate(value) - now).abs() / now.max(f64::MIN_POSITIVE)
    };
    // Of two that are as near, the one that is told first.
    ranked.flips.iter().min_by(|one, other| change(one).total_cmp(&change(other)))
}

/// `=2` where another shares the rank.
pub fn rank(ranked: &Ranked<'_>) -> String {
    format!("{}{}", if ranked.is_tie { "=" } else { "" }, ranked.rank)
}

/// The id with a star where something was assumed.
fn name(ranked: &Ranked<'_>) -> String {
    let star = if ranked.item.assumed.is_empty() { "" } else { "*" };
    format!("{}{star}", short(&ranked.item.name))
}

/// A name without its kind, where the kind is said above.
pub fn short(name: &str) -> &str {
    name.split_once('/').map_or(name, |(_, id)| id)
}

/// What a column is called: short, with its unit.
fn head(input: &str, sign: &str) -> String {
    match input {
        "cost_of_delay_per_week" => format!("{}/week", if sign.is_empty() { "cost" } else { sign }),
        "duration_weeks" => "weeks".to_owned(),
        "user_business_value" => "value".to_owned(),
        "time_criticality" => "time".to_owned(),
        "risk_reduction_opportunity_enablement" => "RR/OE".to_owned(),
        "job_size" => "size".to_owned(),
        "reach" => "reach/quarter".to_owned(),
        "effort" => "months".to_owned(),
        other => other.to_owned(),
    }
}

pub fn percent(share: f64) -> String {
    // A chance that was never seen in the draws is not impossible, and one that always was is not sure.
    match share {
        share if share > 0.0 && share < 0.01 => "<1\u{a0}%".to_owned(),
        share if share < 1.0 && share > 0.99 => ">99\u{a0}%".to_owned(),
        share => format!("{:.0}\u{a0}%", share * 100.0),
    }
}

/// "over 4.67 weeks", "under 6 000 €/week".
pub fn flip_in_words(flip: &Flip, sign: &str) -> String {
    let (word, value, unit) = match flip {
        Flip::CostAbove(value) => ("over", value, rate_unit(sign)),
        Flip::CostBelow(value) => ("under", value, rate_unit(sign)),
        Flip::DurationAbove(value) => ("over", value, weeks_of(&shown(value)).to_owned()),
        Flip::DurationBelow(value) => ("under", value, weeks_of(&shown(value)).to_owned()),
    };
    format!("{word} {} {unit}", shown(value)).replace(' ', "\u{a0}")
}

/// The word behind a figure.
pub fn weeks_of(shown: &str) -> &'static str {
    if shown == "1" { "week" } else { "weeks" }
}

fn rate_unit(sign: &str) -> String {
    if sign.is_empty() { "a week".to_owned() } else { format!("{sign}/week") }
}

/// A share or an amount as machines read it.
pub fn machine(value: f64) -> Option<String> {
    from_float(value).map(|value: Exact| decimal(&value))
}

/// Sums of floating-point numbers are good for twelve digits, and no more are printed.
pub fn amount(value: f64) -> Option<String> {
    // As the twelve digits say, not as the floating-point number that is nearest to them.
    let digits = format!("{value:.11e}");
    let (mantissa, exponent) = digits.split_once('e')?;
    let mantissa: i64 = mantissa.replace('.', "").parse().ok()?;
    let exponent: i32 = exponent.parse().ok()?;
    let ten = whole(10);
    let unit = (0..(exponent - 11).unsigned_abs()).fold(whole(1), |unit, _| unit * &ten);
    Some(decimal(&if exponent < 11 { whole(mantissa) / unit } else { whole(mantissa) * unit }))
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn sums_have_twelve_digits_and_no_more() {
        let table = [
            (17_938.766_709_788_703, "17938.7667098"),
            (157_000.0, "157000"),
            (0.1 + 0.2, "0.3"),
            (0.0, "0"),
            (-2.5, "-2.5"),
            (1e15 / 3.0, "333333333333000"),
        ];
        for (value, text) in table {
            assert_eq!(amount(value).as_deref(), Some(text));
        }
        assert_eq!(amount(f64::NAN), None);
    }
}
