use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Waiver;
use crate::rules::selection::can_extend;
use crate::rules::{Facts, Group, Report, Reports, Rule, all, named};
use crate::values::nearest;

pub static RULE: Rule = Rule {
    name: "unknown-rule",
    group: Group::Housekeeping,
    severity: Severity::Error,
    limit: None,
    fixable: true,
    page: include_str!("unknown-rule.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let config = &facts.strategy.config;
    for (name, _) in &config.rules.0 {
        reports.extend(unknown(Place::ConfigKey(["rules", name].into_iter().collect()), name));
    }
    for (number, over) in config.overrides.iter().enumerate() {
        for (name, _) in &over.rules.0 {
            let path = ["overrides", &format!("[{number}]"), "rules", name].into_iter().collect();
            reports.extend(unknown(Place::ConfigKey(path), name));
        }
    }
    for group in config.extend.iter().filter(|group| !can_extend(group)) {
        reports.add(unknown_group(&group.0));
    }
    for (number, record) in facts.records() {
        reports.extend(record.common.waivers.iter().filter_map(|waiver| of_waiver(number, waiver)));
    }
}

fn unknown(place: Place, name: &str) -> Option<Report> {
    if named(name).is_some() {
        return None;
    }
    let near = nearest(name, all().map(|rule| rule.name));
    let help = match &near {
        Some(near) => format!("did you mean `{}`?", near.name),
        None => "`pm explain` shows all rules".to_owned(),
    };
    Some(Report::new(place, format!("there is no rule called `{name}`")).help(help).meant(name, near))
}

fn unknown_group(name: &str) -> Report {
    let groups = || Group::ALL.iter().map(|group| group.name()).filter(|group| can_extend(group));
    let place = Place::Config(["extend", name].into_iter().collect());
    let near = nearest(name, groups());
    let help = match &near {
        Some(near) => format!("did you mean `{}`?", near.name),
        None => format!("these can be added: {}", groups().collect::<Vec<&str>>().join(", ")),
    };
    let told = format!("there is no group of rules called `{name}` that `pm lint` could be extended by");
    Report::new(place, told).help(help).meant(name, near)
}

fn of_waiver(record: usize, waiver: &Waiver) -> Option<Report> {
    let Some(name) = waiver.rule.get() else {
        let told = "this waiver does not say which rule it is about, and so it does not hold";
        let report = Report::new(Place::field(record, "waivers"), told).help("add `rule: …`, as the finding names it");
        return waiver.rule.is_absent().then_some(report);
    };
    let place = Place::at(record, ["waivers", &name.0, "rule"]);
    if named(name).is_some_and(|rule| rule.group == Group::Reading) {
        let told = format!("`{}` cannot be waived, because it is about what can be read at all", name.0);
        return Some(Report::new(place, told).help("mend what it finds, and delete the waiver"));
    }
    unknown(place, name)
}
