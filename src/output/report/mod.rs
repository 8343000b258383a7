//! The strategy as one HTML file that stands alone: it loads nothing, and a strict policy lets nothing but its own script run.

mod history;
mod html;
mod rank_table;
mod said;
mod spoken;
mod tree;

use minijinja::{Environment, Error, Value, context};
use rayon::prelude::*;

use crate::config::Language;
use crate::documents::picture::style::style as picture_style;
use crate::documents::report::{Drawn, MOST_CHARTED, PageCard, Report, policy};
use crate::output::templates::title;
use crate::source::Failure;
use crate::syntax::markdown::html as markdown;
use crate::values::Kind;
use html::{environment, safe, seen};
use spoken::{long_day, picture};

/// What stands in the first tag of every page: by it a file is known that may be replaced.
pub const MARK: &str = "data-pm=\"report\"";

/// What a page begins with, before its first tag.
pub const DOCTYPE: &str = "<!DOCTYPE html>\n";

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// Fields that hold names: `2.10` among them is no figure.
const NAMES: [&str; 8] = ["aliases", "id", "name", "platform", "release", "tags", "title", "url"];

/// How many cards are written between two looks at the clock.
const BATCH: usize = 200;

/// The page. `show` hears how much of it is done.
pub fn html(report: &Report<'_>, language: Language, show: &mut dyn FnMut(f64)) -> Result<String, Failure> {
    write(report, language, show).map_err(|error| Failure::new(format!("the page could not be made: {error}")))
}

fn write(report: &Report<'_>, language: Language, show: &mut dyn FnMut(f64)) -> Result<String, Error> {
    let environment = environment(language)?;
    let style = format!("\n{STYLE}{}", picture_style());
    let cards = groups(report, &environment, language, show)?;
    let findings: Vec<Value> = report.findings.iter().map(finding_group).collect();
    let page = environment.get_template("page")?.render(context! {
        policy => policy(&style, SCRIPT),
        style => safe(style),
        script => safe(SCRIPT.to_owned()),
        title => report.title.clone().unwrap_or_else(|| title("report_eyebrow", language).to_owned()),
        statement => report.statement.clone(),
        as_of => long_day(report.today, language),
        today => report.today.to_string(),
        at => report.at,
        company_visions => Some(report.company_visions).filter(|count| *count > 1).map(|count| format!("{count} {}", title("company_visions", language))),
        counts => seen(&report.counts),
        decide => seen(&report.decide.0),
        decide_more => report.decide.1,
        deciding => report.deciding.as_ref().map(seen),
        getting_there => seen(&report.getting_there),
        tree => (!report.tree.is_empty()).then(|| safe(tree::tree(&report.tree, &report.anchors, language))),
        picture => report.picture.as_ref().map(|picture| drawn(picture, language)),
        metrics_picture => report.metrics_picture.as_ref().map(|picture| drawn(picture, language)),
        metric_tree => (!report.metrics.is_empty()).then(|| safe(tree::tree(&report.metrics, &report.anchors, language))),
        order => report.order.as_ref().map(|order| rank_table::rank_table(order, report.today, &report.anchors, language)),
        experiments => report.experiments.as_ref().map(|experiments| {
            context! { picture => safe(picture(&experiments.picture, language)), more => experiments.more }
        }),
        findings => findings,
        groups => cards,
        history_left_out => report.history_left_out,
    })?;
    Ok(page)
}

fn drawn(drawn: &Drawn, language: Language) -> Value {
    context! { svg => safe(picture(&drawn.svg, language)), is_large => drawn.is_large }
}

fn groups(
    report: &Report<'_>,
    environment: &Environment<'_>,
    language: Language,
    show: &mut dyn FnMut(f64),
) -> Result<Vec<Value>, Error> {
    let all: usize = report.cards.iter().map(|(_, cards)| cards.len()).sum();
    let mut done = 0;
    let mut groups = Vec::new();
    for (kind, cards) in &report.cards {
        let mut text = String::new();
        for batch in cards.chunks(BATCH) {
            let written: Result<Vec<String>, Error> =
                batch.par_iter().map(|one| card(report, environment, language, one)).collect();
            written?.iter().for_each(|card| text.push_str(card));
            done += batch.len();
            show(done as f64 / all.max(1) as f64);
        }
        groups.push(context! {
            anchor => kind.plural(),
            name => if cards.len() == 1 { kind.noun() } else { kind.nouns() },
            count => cards.len(),
            cards => safe(text),
        });
    }
    Ok(groups)
}

fn card(
    report: &Report<'_>,
    environment: &Environment<'_>,
    language: Language,
    card: &PageCard,
) -> Result<String, Error> {
    let field = |(name, value): &(String, crate::documents::report::Said)| {
        let language = if NAMES.contains(&name.as_str()) { Language::English } else { language };
        context! { name => name.clone(), value => safe(said::said(value, language)) }
    };
    let anchor = report.anchors.anchor(card.number);
    environment.get_template("card")?.render(context! {
        anchor => anchor,
        record => card.record.clone(),
        kind => card.kind.noun(),
        title => card.title.clone(),
        state => card.state.clone(),
        phase => card.phase,
        owner => card.owner.clone(),
        path => card.path.clone(),
        text => safe(card.text.clone()),
        fields => card.fields.iter().map(field).collect::<Vec<Value>>(),
        ways => seen(&card.ways),
        is_metric => card.kind == Kind::Metric,
        readings => seen(&card.readings),
        readings_more => card.readings_more,
        chart => card.chart.as_ref().map(|chart| safe(picture(chart, language))),
        readings_charted => MOST_CHARTED,
        links_in => seen(&card.links_in),
        history => report.histories.get(&card.number).and_then(history::history),
    })
}

fn finding_group(group: &crate::documents::report::FindingGroup) -> Value {
    let to_words = |_: &str, _: bool| crate::syntax::markdown::LinkTo::Words;
    context! {
        rule => group.rule,
        severity => group.severity.name(),
        summary => group.summary,
        why => safe(markdown(&group.why, 5, &to_words)),
        count => group.count,
        findings => seen(&group.findings),
        more => group.count.saturating_sub(group.findings.len()),
    }
}
