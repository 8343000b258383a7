use minijinja::{Value, context};

use super::html::{safe, seen};
use super::spoken::picture;
use crate::config::Language;
use crate::documents::report::{Anchors, Order};
use crate::output::rank::RankReport;
use crate::output::rank::sheet::for_people;
use crate::rank::Ranked;
use crate::values::Date;

/// How many ranks are listed, and how many of what cannot be ranked.
const MOST: usize = 100;
const MOST_NOT: usize = 30;

/// The table of ranks with its picture, and what could not be ranked, with what it lacks.
pub fn rank_table(order: &Order<'_>, today: Date, anchors: &Anchors, language: Language) -> Value {
    let ranking = &order.ranking;
    let report = RankReport {
        ranking,
        order: None,
        is_sequence: false,
        today,
        at: None,
        commit: None,
        place: &|_| (String::new(), 0),
        top: None,
        cut: None,
        scope: None,
        noun: "initiative",
    };
    let mut ranked: Vec<&Ranked<'_>> = ranking.ranked.iter().collect();
    ranked.sort_by_key(|ranked| ranked.rank);
    let more = ranked.len().saturating_sub(MOST);
    ranked.truncate(MOST);
    let sheet = for_people(&report, &ranked);
    let rows: Vec<Value> = ranked
        .iter()
        .zip(&sheet.rows)
        .map(|(ranked, row)| {
            let link = anchors.link(ranked.item.record);
            let cells: Vec<String> = row.iter().skip(2).cloned().collect();
            context! { rank => row.first().cloned(), link => seen(&link), cells => cells, is_assumed => !ranked.item.assumed.is_empty() }
        })
        .collect();
    let not_ranked = ranking.not_ranked.iter().take(MOST_NOT).map(|not_ranked| {
        let lacks: Vec<String> = not_ranked.lacks.iter().map(|lack| lack.sentence()).collect();
        context! { link => seen(&anchors.link(not_ranked.item.record)), lacks => lacks.join("; ") }
    });
    let heads: Vec<String> =
        sheet.heads.iter().skip(2).map(|head| head.replace("first", "chance to be first")).collect();
    context! {
        heads => heads,
        rows => rows,
        more => more,
        not_ranked => not_ranked.collect::<Vec<Value>>(),
        not_ranked_more => ranking.not_ranked.len().saturating_sub(MOST_NOT),
        method => ranking.method().words(),
        plot => safe(picture(&order.plot, language)),
    }
}
