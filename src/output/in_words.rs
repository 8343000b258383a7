//! Outcomes and experiments as sentences, the same on every screen.

use crate::documents::{CriterionLine, ExperimentLine, OutcomeLine, shortened};

/// How much of a text is told where the record itself holds all of it.
pub const ROOM: usize = 240;

/// Whether no screen shortens a text.
pub fn is_told_whole(text: &str) -> bool {
    text.chars().count() <= ROOM
}

/// "activation 31 % → 38 % (2026-11-16) → 45 % by 2026-Q4: 50 % of the way".
pub fn outcome(line: &OutcomeLine) -> String {
    let by = line.by.as_ref().map_or(String::new(), |by| format!(" by {by}"));
    let Some(metric) = &line.metric else {
        let text = shortened(line.text.as_deref().unwrap_or_default(), ROOM, "…");
        return format!("{text}{by} ({})", line.so_far);
    };
    let now = line.now.as_ref().zip(line.now_on).map(|(now, on)| format!("{now} ({on})"));
    let way = match (&line.baseline, &now, &line.target) {
        (_, Some(now), Some(target)) if line.is_to_hold => format!("now {now}, to hold {target}"),
        (_, None, Some(target)) if line.is_to_hold => format!("to hold {target}"),
        (None, Some(now), Some(target)) => format!("now {now} → {target}"),
        (None, Some(now), None) => format!("now {now}"),
        (None, None, Some(target)) => format!("to {target}"),
        (baseline, now, target) => {
            let parts = [baseline, now, target].into_iter().flatten();
            parts.map(String::as_str).collect::<Vec<_>>().join(" → ")
        }
    };
    let way = if way.is_empty() { way } else { format!(" {way}") };
    format!("{metric}{way}{by}: {}", line.so_far)
}

/// "activation 43 % (needed at least 40 %)"; without a result "activation at least 40 %".
pub fn criterion(line: &CriterionLine) -> String {
    let metric = line.metric.as_ref().map_or(String::new(), |metric| format!("{metric} "));
    match &line.seen {
        Some(seen) => format!("{metric}{seen} (needed {})", line.asked),
        None => format!("{metric}{}", shortened(&line.asked, ROOM, "…")),
    }
}

/// An experiment that is over: "experiment/x: supported on 2026-10-19, activation 43 % (needed at least 40 %). The second
/// invite matters. Decided: scale."
pub fn tried(line: &ExperimentLine) -> String {
    let on = line.on.map_or(String::new(), |on| format!(" on {on}"));
    let verdict = match (&line.verdict, line.status.as_str()) {
        (Some(verdict), _) => format!("{verdict}{on}"),
        (None, "concluded") => format!("concluded{on}, without a verdict"),
        (None, status) => format!("{status}{on}"),
    };
    let seen = line.criteria.iter().filter(|criterion| criterion.seen.is_some()).map(criterion);
    let facts: Vec<String> = [verdict].into_iter().chain(seen).collect();
    let text = line.learned.as_ref().or(line.why_abandoned.as_ref()).map(|text| shortened(text, ROOM, "…"));
    let decided = line.decision.as_ref().map(|decision| format!("decided: {decision}"));
    let rest = text.into_iter().chain(decided).map(|part| format!("; {part}")).collect::<String>();
    format!("{}: {}{}", line.record, facts.join(", "), rest.replace(".; ", "; "))
}

/// An experiment that is not over: "experiment/x, running until 2026-11-30".
pub fn ahead(line: &ExperimentLine) -> String {
    let until = line.ends.map_or(String::new(), |ends| format!(" until {ends}"));
    format!("{}, {}{until}", line.record, line.status)
}

/// What is expected of it: "experiment/x: if …; success: activation at least 40 %".
pub fn expected(line: &ExperimentLine) -> Option<String> {
    let hypothesis = line.hypothesis.as_ref().map(|text| shortened(text, ROOM, "…"));
    let criteria: Vec<String> = line.criteria.iter().map(criterion).collect();
    let success = (!criteria.is_empty()).then(|| format!("success: {}", criteria.join(", ")));
    let parts: Vec<String> = hypothesis.into_iter().chain(success).collect();
    (!parts.is_empty()).then(|| format!("{}: {}", line.record, parts.join(" ")))
}
