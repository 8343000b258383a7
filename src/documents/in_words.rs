use super::experiment_line::{CriterionLine, ExperimentLine};
use super::kata::OptionLine;
use super::outcome_line::OutcomeLine;

impl OutcomeLine {
    /// "activation 31 % → 38 % (2026-11-16) → 45 % by 2026-Q4: 50 % of the way".
    pub fn in_words(&self) -> String {
        match &self.metric {
            Some(metric) => format!("{metric}{}: {}", self.way(), self.so_far),
            None => format!("{} ({})", self.text.as_deref().unwrap_or_default(), self.so_far),
        }
    }

    /// " 31 % → 38 % (2026-11-16) → 45 % by 2026-Q4", with a blank before it; empty where nothing of it is known.
    fn way(&self) -> String {
        let now = self.now.as_ref().zip(self.now_on).map(|(now, on)| format!("{now} ({on})"));
        let way = match (&self.baseline, &now, &self.target) {
            (_, Some(now), Some(target)) if self.is_to_hold => format!(" now {now}, to hold {target}"),
            (_, None, Some(target)) if self.is_to_hold => format!(" to hold {target}"),
            (None, Some(now), Some(target)) => format!(" now {now} → {target}"),
            (None, Some(now), None) => format!(" now {now}"),
            (None, None, Some(target)) => format!(" to {target}"),
            (baseline, now, target) => {
                let parts = [baseline, now, target].into_iter().flatten();
                let parts: Vec<&str> = parts.map(String::as_str).collect();
                if parts.is_empty() { String::new() } else { format!(" {}", parts.join(" → ")) }
            }
        };
        // A day by which nothing is to be reached says nothing.
        let by = self.by.as_ref().filter(|_| self.target.is_some()).map(|by| format!(" by {by}"));
        format!("{way}{}", by.unwrap_or_default())
    }
}

impl CriterionLine {
    /// "activation 43 % (needed at least 40 %)"; without a result "activation at least 40 %".
    pub fn in_words(&self) -> String {
        let metric = self.metric.as_ref().map_or(String::new(), |metric| format!("{metric} "));
        match &self.seen {
            Some(seen) => format!("{metric}{seen} (needed {})", self.asked),
            None => format!("{metric}{}", self.asked),
        }
    }

    /// "activation asked: at least 40 %, seen: 43 %".
    fn asked_and_seen(&self) -> String {
        let metric = self.metric.as_ref().map_or(String::new(), |metric| format!("{metric} "));
        let seen = self.seen.as_ref().map_or(String::new(), |seen| format!(", seen: {seen}"));
        format!("{metric}asked: {}{seen}", self.asked)
    }
}

impl ExperimentLine {
    pub fn is_over(&self) -> bool {
        matches!(self.status.as_str(), "concluded" | "abandoned")
    }

    /// Of one that is over: "experiment/x: supported on 2026-10-19, activation 43 % (needed at least 40 %), decided: scale; the
    /// second invite matters".
    pub fn tried(&self) -> String {
        let on = self.on.map_or(String::new(), |on| format!(" on {on}"));
        let verdict = match (&self.verdict, self.status.as_str()) {
            (Some(verdict), _) => format!("{verdict}{on}"),
            (None, "concluded") => format!("concluded{on}, without a verdict"),
            (None, status) => format!("{status}{on}"),
        };
        let seen = self.criteria.iter().filter(|criterion| criterion.seen.is_some()).map(CriterionLine::in_words);
        let decided = self.decision.as_ref().map(|decision| format!("decided: {decision}"));
        let facts: Vec<String> = [verdict].into_iter().chain(seen).chain(decided).collect();
        let learned = self.learned.as_ref().or(self.why_abandoned.as_ref());
        let learned = learned.map_or(String::new(), |text| format!("; {text}"));
        format!("{}: {}{learned}", self.record, facts.join(", "))
    }

    /// Of one that is not over: "experiment/x, running until 2026-11-30".
    pub fn ahead(&self) -> String {
        let until = self.ends.map_or(String::new(), |ends| format!(" until {ends}"));
        format!("{}, {}{until}", self.record, self.status)
    }

    /// "success: activation at least 40 %"; of what was seen "activation asked: at least 40 %, seen: 43 %". Nothing where
    /// none is written.
    pub fn success(&self) -> Option<String> {
        if self.criteria.iter().any(|criterion| criterion.seen.is_some()) {
            return Some(self.criteria.iter().map(CriterionLine::asked_and_seen).collect::<Vec<_>>().join("; "));
        }
        let criteria: Vec<String> = self.criteria.iter().map(CriterionLine::in_words).collect();
        (!criteria.is_empty()).then(|| format!("success: {}", criteria.join(", ")))
    }

    /// "experiment/x: if …; success: activation at least 40 %"; nothing where neither is written.
    pub fn expected(&self) -> Option<String> {
        let parts: Vec<String> = self.hypothesis.clone().into_iter().chain(self.success()).collect();
        let joined = parts.join("; ").replace(".; ", "; ");
        (!parts.is_empty()).then(|| format!("{}: {joined}", self.record))
    }
}

impl OptionLine {
    /// "option/x, chosen: we type it in with them".
    pub fn in_words(&self) -> String {
        let solution = self.solution.as_ref().map_or(String::new(), |text| format!(": {text}"));
        format!("{}, {}{solution}", self.record, self.status)
    }

    /// With why it was turned down: "option/x, rejected: nobody wanted it".
    pub fn with_reason(&self) -> String {
        match &self.why_rejected {
            Some(why) => format!("{}, {}: {why}", self.record, self.status),
            None => self.in_words(),
        }
    }
}
