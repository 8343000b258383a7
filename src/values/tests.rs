use super::*;

/// What an editor accepts by the schema is what the reader accepts; the reader may refuse more, where it is doubtful.
fn agree<T: FromText + std::fmt::Debug>(texts: &[&str], refused: &[&str]) {
    let validator = jsonschema::draft7::new(&T::schema()).map_err(|error| error.to_string());
    let valid = |text: &str| validator.as_ref().is_ok_and(|validator| validator.is_valid(&serde_json::json!(text)));
    for text in texts {
        assert!(T::from_text(text).is_ok() && valid(text), "{text}: {:?}, {}", T::from_text(text), T::schema());
    }
    for text in refused {
        assert!(T::from_text(text).is_err() && !valid(text), "{text}: {:?}, {}", T::from_text(text), T::schema());
    }
}

#[test]
fn schemas_agree_with_the_readers() {
    agree::<Date>(&["2026-11-22"], &["2026-13-01", "2026", "22.11.2026", "1899-01-01"]);
    agree::<Period>(&["2026", "2026-H2", "2026-Q4", "2026-11"], &["2026-q4", "2026-13", "26", "2026-11-22"]);
    agree::<When>(&["2026-11-22", "2026", "2026-Q4"], &["soon", "2026-Q5", "2026-11-32"]);
    agree::<FiscalYear>(&["02-01"], &["2-1", "13-01"]);
    agree::<Number>(&["12", "-12.5", "12,5", "2 000", "3k", "1.5 M"], &["1e308", "5m", "x", ".5"]);
    agree::<Duration>(&["3w", "10 days", "6 mo", "P6W", "1,5 y", "12 Monate"], &["6m", "6", "-", "P1Y6M", "3 h"]);
    agree::<Cadence>(&["daily", "2 weeks"], &["Daily", "often", "2"]);
    agree::<Percentage>(&["12 %", "12%", "12,5 Prozent"], &["12", "x %"]);
    agree::<Share>(&["12 %", "0.12", "1", "0"], &["45", "1.5", "x %", "5 teams"]);
    agree::<Quantity>(&["45", "45 %", "€ 15M", "15M EUR", "3 tickets per week"], &["x %", "many", "45 50", "TBD"]);
    agree::<Target>(&["45 %", "10 to 14 %", "10–14", "10-14"], &["x %", "high"]);
    agree::<Bound>(&["at least 40 %", ">= 3", "Höchstens 5", "40 %", "10 to 14"], &["at least", "atleast 5", "x"]);
    agree::<Money>(
        &["40000", "40000 EUR", "€ 15k/month", "3000 per week", "2 000 €"],
        &["lots", "5 EUR per hour", "x EUR"],
    );
}

#[test]
fn what_is_shown_is_read_again() {
    fn again<T: FromText + PartialEq + std::fmt::Debug + std::fmt::Display>(texts: &[&str]) {
        for text in texts {
            let value = T::from_text(text);
            let shown = value.as_ref().map_or_else(|misread| misread.to_string(), ToString::to_string);
            assert_eq!(T::from_text(&shown), value, "{text}, shown as {shown}");
        }
    }
    again::<Number>(&["1 250 000", "0,5", "-3k"]);
    again::<Quantity>(&["€ 15M per week", "12,5 %", "3 tickets"]);
    again::<Target>(&["€ 10k to 14k", "10-14 ms"]);
    again::<Bound>(&["> 40 %", "at most 3", "10 to 14"]);
    again::<Money>(&["€ 15k/month", "40000"]);
    again::<Duration>(&["P6W", "1 mo", "1,5y"]);
    again::<Cadence>(&["weekly", "2w"]);
    again::<Share>(&["0.125", "12 %"]);
    again::<When>(&["2026-Q4", "2026-11-22"]);
}

proptest::proptest! {
    #[test]
    fn nothing_panics(text in "\\PC*|[0-9.,_ kMeE%€+-]{0,40}|[<>|@:/+0-9a-z .()-]{0,60}") {
        let _ = (Date::from_text(&text), When::from_text(&text), FiscalYear::from_text(&text), Duration::from_text(&text));
        let _ = (Cadence::from_text(&text), Number::from_text(&text), Quantity::from_text(&text), Target::from_text(&text));
        let _ = (Bound::from_text(&text), Share::from_text(&text), Money::from_text(&text), Percentage::from_text(&text));
        let _ = (is_placeholder(&text), too_short_reason(&text), valid_id(&text, true), same_unit(&text, "%"));
        let _ = (Status::read(Kind::Intent, &text), read_word::<Method>(&text, &[]), nearest(&text, ["onboarding"].into_iter()));
        proptest::prop_assert!(valid_id(&kebab_case(&text), false) || kebab_case(&text).is_empty());
        for (range, _) in personal_data(&text) {
            proptest::prop_assert!(text.get(range).is_some());
        }
        proptest::prop_assert!(blank_number_in(&text).is_none_or(|range| text.get(range).is_some()));
    }
}
