use super::markdown::{has_money, without_rate};
use crate::config::Language;
use crate::documents::portfolio::{Named, Part, Portfolio};
use crate::documents::{short_day, spoken};
use crate::output::page::Page;
use crate::output::{Ink, Style, table};

/// For people: the sentence first, then the tables.
pub fn human(portfolio: &Portfolio, style: &Style) -> String {
    let today = portfolio.as_of;
    let mut page = Page::new(style);
    let title = portfolio.title.as_ref().map_or(String::new(), |title| format!("{title} · "));
    let at = portfolio.at.as_ref().map_or(String::new(), |at| {
        format!(", as of commit {}, {} {}", at.commit, short_day(at.on, at.on), at.on.year())
    });
    page.ink(
        Ink::Strong,
        &page.spoken(&format!("{title}money and work on {} {}{at}", short_day(today, today), today.year())),
    );
    if portfolio.company_visions > 1 {
        page.plain("", &format!("{} visions of the company are active", portfolio.company_visions));
    }
    let none = &portfolio.no_intent;
    if let Some(percent) = none.percent.filter(|_| none.count > 0) {
        page.plain("", &format!("{percent} % of the work serves no intent: {}", names(&none.initiatives)));
    }
    if has_money(portfolio) {
        page.gap();
        stages(&mut page, portfolio);
    } else {
        page.plain("", "No money is on record: `funding` of an initiative says for which stage, how much, when and because of what.");
    }
    page.gap();
    rows(
        &mut page,
        "BY INTENT",
        portfolio.intents.iter().map(|part| (with_status(part), part)).chain(
            [none, &portfolio.unknown_intent]
                .into_iter()
                .filter(|part| part.count > 0)
                .map(|part| (part.name.clone(), part)),
        ),
    );
    page.gap();
    let works = portfolio.works.iter().filter(|part| part.count > 0);
    rows(&mut page, "BY WORK", works.map(|part| (part.name.clone(), part)));
    promised(&mut page, portfolio);
    moved(&mut page, portfolio);
    if !portfolio.validated_unfunded.is_empty() {
        page.gap();
        page.ink(Ink::Strong, "VALIDATED AND NOT FUNDED");
        for one in &portfolio.validated_unfunded {
            let on = one.on.map_or(String::new(), |on| format!(" on {}", short_day(on, today)));
            page.plain("  ", &format!("{}: supported by {}{on}", one.initiative.record, one.experiment.record));
        }
    }
    if !portfolio.unknown.is_empty() {
        page.gap();
        page.line(Ink::Warning, "", &format!("Not all can be read of {}", names(&portfolio.unknown)));
    }
    page.out
}

fn stages(page: &mut Page<'_>, portfolio: &Portfolio) {
    let row = |name: &str, part: &Part| cells(name, part.count, part, &part.initiatives);
    let mut all: Vec<[String; 4]> = portfolio.stages.iter().map(|part| row(&part.name, part)).collect();
    let promised = &portfolio.only_promised;
    if promised.money.is_some() || promised.count > 0 {
        all.push(row("promised for later", promised));
    }
    let unfunded = &portfolio.unfunded;
    if !unfunded.is_empty() {
        all.push(cells("no money on record", unfunded.len(), &Part::default(), unfunded));
    }
    if portfolio.ended.money.is_some() {
        all.push(row("ended", &portfolio.ended));
    }
    columns(page, ["FUNDED FOR", "count", "money", "initiatives"], all);
    let without = without_rate(portfolio);
    if !without.is_empty() {
        let told = format!("{} is not added up: `exchange_rates` in pm.yaml has no rate for it", without.join(", "));
        page.line(Ink::Warning, "", &told);
    }
}

fn rows<'p>(page: &mut Page<'_>, head: &str, parts: impl Iterator<Item = (String, &'p Part)>) {
    let all = parts.map(|(name, part)| cells(&name, part.count, part, &part.initiatives)).collect();
    columns(page, [head, "work", "money", "initiatives"], all);
}

fn cells(name: &str, count: usize, part: &Part, initiatives: &[Named]) -> [String; 4] {
    let money = part.money.as_ref().map_or(String::new(), |money| money.text.clone());
    [name.to_owned(), count.to_string(), money, names(initiatives)]
}

fn columns(page: &mut Page<'_>, head: [&str; 4], all: Vec<[String; 4]>) {
    let rows: Vec<Vec<String>> = all.into_iter().map(|row| row.map(|cell| page.spoken(&cell)).to_vec()).collect();
    let style = *page.style;
    page.out.push_str(&table(&head, &rows, &style));
}

fn promised(page: &mut Page<'_>, portfolio: &Portfolio) {
    if portfolio.promised.is_empty() {
        return;
    }
    page.gap();
    page.ink(Ink::Strong, "PROMISED FOR LATER, AND COUNTED NOWHERE ABOVE");
    for one in &portfolio.promised {
        let stage =
            one.stage.as_ref().map_or("for a stage that cannot be read".to_owned(), |stage| format!("for {stage}"));
        let amount = one.amount.as_ref().map_or(String::new(), |amount| format!(", {amount}"));
        let because = one.because.as_ref().map_or(String::new(), |because| format!(": {because}"));
        let day = format!("{} {}", short_day(one.on, one.on), one.on.year());
        page.plain("  ", &format!("{day}  {} {stage}{amount}{because}", one.initiative.record));
    }
}

fn moved(page: &mut Page<'_>, portfolio: &Portfolio) {
    if portfolio.moved.is_empty() {
        return;
    }
    page.gap();
    page.ink(Ink::Strong, "MOVED WITHIN A YEAR, AND ON WHICH EVIDENCE");
    for one in &portfolio.moved {
        let stage = one.from.as_ref().map_or(format!("to {}", one.stage), |from| format!("{from} → {}", one.stage));
        let amount = one.amount.as_ref().map_or(String::new(), |amount| format!(", {amount}"));
        // Below one another, each with its year.
        let day = spoken::day(&one.on.to_string(), Language::English);
        let because = one.because.as_deref().unwrap_or("no evidence is written down");
        page.plain("  ", &format!("{day:>11}  {} {stage}{amount}: {because}", one.initiative.record));
    }
}

/// The name of an intent, and that it is not active where it is not: work goes on for it all the same.
fn with_status(part: &Part) -> String {
    match part.status.as_deref() {
        Some("active") => part.name.clone(),
        Some(status) => format!("{} ({status})", part.name),
        None => format!("{} (status unclear)", part.name),
    }
}

/// Names without their kind.
fn names(all: &[Named]) -> String {
    let ids = all.iter().map(|one| one.record.split_once('/').map_or(one.record.as_str(), |(_, id)| id));
    ids.collect::<Vec<_>>().join(", ")
}
