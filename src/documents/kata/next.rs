use super::{Kata, KataStep, Next};
use crate::documents::experiment_line::ExperimentLine;
use crate::documents::outcome_line::{OutcomeLine, outcome_lines};
use crate::graph::Strategy;
use crate::model::Record;
use crate::rules::Facts;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::shared::reasons::says_why;
use crate::values::{Date, Status};

/// What there is to do: the first question that is empty, at the record's status. Upkeep and mandates owe no outcome, no
/// options and no experiments; what they promise all the same is judged on its day.
pub(super) fn next(strategy: &Strategy, number: usize, record: &Record, kata: &Kata, today: Date) -> Option<Next> {
    let asked = Asked { strategy, number, record, kata, today };
    if record.broken {
        let how = format!("`pm lint {}`", strategy.path_of(record));
        return Some(asked.of(KataStep::Direction, "mend its file, which cannot be read".to_owned(), Some(how)));
    }
    match record.status()? {
        Status::Paused => return None,
        Status::Stopped | Status::Achieved => return asked.what_it_taught(),
        _ => {}
    }
    let bet = is_bet(&Facts::new(strategy, today), number, record);
    let if_bet = |next: Option<Next>| next.filter(|_| bet);
    asked
        .direction()
        .or_else(|| if_bet(asked.now()))
        .or_else(|| asked.problem())
        .or_else(|| if_bet(asked.next_step()))
        .or_else(|| if_bet(asked.expected()))
        .or_else(|| if_bet(asked.happened()))
        .or_else(|| asked.promised())
}

struct Asked<'k> {
    strategy: &'k Strategy,
    number: usize,
    record: &'k Record,
    kata: &'k Kata,
    today: Date,
}

impl Asked<'_> {
    fn of(&self, step: KataStep, text: String, how: Option<String>) -> Next {
        Next { step, text, how, record: self.kata.record.clone() }
    }

    fn about(&self, record: &str, step: KataStep, text: String, how: Option<String>) -> Next {
        Next { record: record.to_owned(), ..self.of(step, text, how) }
    }

    /// Whether it is built, or customers have a way of it already: nothing small is left to try before that.
    fn is_out(&self) -> bool {
        self.record.is_from_delivery_on() || self.kata.options.iter().any(|option| option.status == "shipped")
    }

    fn is_known(&self, step: KataStep) -> bool {
        !self.kata.unknown.contains(&step)
    }

    /// `search` where that is clear, else `initiative/search`.
    fn short(&self) -> String {
        match self.strategy.is_only_one(self.record) {
            true => self.record.id.clone(),
            false => self.record.full_name(),
        }
    }

    fn direction(&self) -> Option<Next> {
        let is_empty = self.kata.direction.is_empty() && self.is_known(KataStep::Direction);
        is_empty.then(|| {
            let text = "say which strategic intent it serves".to_owned();
            self.of(KataStep::Direction, text, Some("`intent`, as in `pm list intent`".to_owned()))
        })
    }

    fn now(&self) -> Option<Next> {
        let metrics = || self.kata.now.iter().filter(|line| line.metric.is_some());
        if metrics().next().is_none() {
            let text = "name the metric that would show that it worked, and how far it should move".to_owned();
            let how = Some("`outcomes`".to_owned());
            return self.is_known(KataStep::Now).then(|| self.of(KataStep::Now, text, how));
        }
        // Before anything is built a baseline says where we are.
        let suffices = !self.record.is_from_delivery_on();
        let unread =
            metrics().find(|line| !line.is_unknown && line.now.is_none() && !(suffices && line.baseline.is_some()))?;
        let metric = unread.metric.as_deref().unwrap_or_default();
        let text = match &unread.baseline {
            Some(baseline) => format!("read `{metric}`: nothing was read since it was at {baseline}"),
            None => format!("read `{metric}`: it was never read"),
        };
        Some(self.about(
            &format!("metric/{metric}"),
            KataStep::Now,
            text,
            Some(format!("`readings` of metric/{metric}")),
        ))
    }

    fn problem(&self) -> Option<Next> {
        let is_empty = self.kata.problem.is_none() && self.is_known(KataStep::InTheWay);
        is_empty.then(|| {
            let text = "say what keeps customers from it, in their words".to_owned();
            self.of(KataStep::InTheWay, text, Some("`problem`, or the text below the title".to_owned()))
        })
    }

    fn next_step(&self) -> Option<Next> {
        let is_empty =
            self.kata.options.is_empty() && self.kata.experiments.is_empty() && self.is_known(KataStep::NextStep);
        is_empty.then(|| {
            let gone = self.strategy.options_of(self.number).len();
            let text = match gone {
                0 => "write down two ways in which it could be solved".to_owned(),
                _ => "think of another way: every option was turned down".to_owned(),
            };
            self.of(KataStep::NextStep, text, Some("`options`".to_owned()))
        })
    }

    /// From delivery on what is expected is what the outcomes say.
    fn expected(&self) -> Option<Next> {
        if !self.is_known(KataStep::Expected) {
            return None;
        }
        let kata = self.kata;
        let Some(ahead) = kata.experiments.first() else {
            let is_open = !self.is_out() && kata.tried.is_empty();
            return is_open.then(|| {
                let text = "say what is expected of the next step, and try it small".to_owned();
                self.of(KataStep::Expected, text, Some(format!("`pm new experiment ID --tests {}`", self.short())))
            });
        };
        let of = |text: &str, field: &str| {
            let how = format!("`{field}` of {}", ahead.record);
            Some(self.about(&ahead.record, KataStep::Expected, text.to_owned(), Some(how)))
        };
        if ahead.hypothesis.is_none() {
            return of("say what is expected of the experiment, and why", "hypothesis");
        }
        let (record, experiment) = self.experiment(ahead)?;
        if experiment.success.is_absent() {
            let before = if record.is(Status::Draft) { " before it starts" } else { "" };
            return of(&format!("say what would count as success{before}"), "success");
        }
        None
    }

    fn experiment(&self, line: &ExperimentLine) -> Option<(&Record, &crate::model::Experiment)> {
        let number = self.strategy.named(&line.record).first().copied()?;
        let record = self.strategy.record(number)?;
        Some((record, record.body.experiment()?))
    }

    fn happened(&self) -> Option<Next> {
        if !self.is_known(KataStep::Learned) {
            return None;
        }
        let running = self.kata.experiments.first().map(|ahead| self.ahead(ahead));
        running.or_else(|| self.unfinished()).or_else(|| self.again()).or_else(|| self.after_release())
    }

    /// What an experiment that is not over waits for.
    fn ahead(&self, ahead: &ExperimentLine) -> Next {
        let name = &ahead.record;
        let of = |text: String, how: &str| self.about(name, KataStep::Learned, text, Some(format!("{how} of {name}")));
        match (ahead.status.as_str(), ahead.ends) {
            ("draft", _) => of(format!("start {name}"), "`status: running` and `ends`"),
            ("paused", _) => of(format!("go on with {name}, or give it up"), "`status`"),
            (_, Some(ends)) if ends < self.today => {
                let days = ends.days_until(self.today);
                let ago = if days == 1 { "yesterday".to_owned() } else { format!("{days} days ago") };
                of(format!("say what came of {name}, which ended {ago}"), "`result`, `learned` and `decision`")
            }
            (_, Some(ends)) => of(format!("read the result of {name} when it ends on {ends}"), "`result`"),
            (_, None) => of(format!("say when {name} ends"), "`ends`"),
        }
    }

    /// What the last experiment that is over does not say yet.
    fn unfinished(&self) -> Option<Next> {
        let last = self.kata.tried.first().filter(|last| last.status == "concluded")?;
        let (_, experiment) = self.experiment(last)?;
        let of = |text: &str, field: &str| {
            let text = format!("{text} {}", last.record);
            let how = format!("`{field}` of {}", last.record);
            Some(self.about(&last.record, KataStep::Learned, text, Some(how)))
        };
        if experiment.result.is_absent() {
            of("write down what came of", "result")
        } else if experiment.learned.is_absent() {
            of("write down what was learned from", "learned")
        } else if experiment.decision.is_absent() {
            of("decide what follows from", "decision")
        } else {
            None
        }
    }

    /// In discovery, with nothing running, the next round begins.
    fn again(&self) -> Option<Next> {
        let last = self.kata.tried.first().filter(|_| !self.is_out())?;
        let how = Some(format!("`pm new experiment ID --tests {}`", self.short()));
        let text = match (&last.follows, last.decision.as_deref(), last.verdict.as_deref()) {
            (Some(follows), ..) => format!("go on with what follows from {}: {follows}", last.record),
            (None, Some("stop"), _) => {
                let text = format!("stop it, or say what to try instead: {} was decided as stop", last.record);
                return Some(self.of(KataStep::Expected, text, Some("`status`, or a new experiment".to_owned())));
            }
            (None, _, Some(verdict)) => format!("decide what to try next: {} was {verdict}", last.record),
            (None, ..) => "decide what to try next".to_owned(),
        };
        Some(self.of(KataStep::Expected, text, how))
    }

    /// Once customers have it, what the readings taught.
    fn after_release(&self) -> Option<Next> {
        let is_open = self.is_out() && self.kata.learned.is_empty() && self.kata.tried.is_empty();
        is_open.then(|| {
            let text = match self.record.status() {
                Some(Status::Delivery) => "write down, once customers have it, what its numbers taught",
                _ => "write down what its numbers taught",
            };
            self.of(KataStep::Learned, text.to_owned(), Some("`learned`".to_owned()))
        })
    }

    /// All is answered: what was promised next is to be judged on its day.
    fn promised(&self) -> Option<Next> {
        if !self.is_out() {
            return self.deadline();
        }
        let is_ahead = |line: &OutcomeLine| line.due.is_some_and(|due| due >= self.today);
        let open = |line: &&OutcomeLine| !line.pace.is_there() || (line.is_to_hold && is_ahead(line));
        let own = self.kata.now.iter().filter(open).filter_map(Promise::of);
        // What a way of it promised is not asked for twice once its day is past.
        let ways = self.kata.options.iter().filter(|option| option.status == "shipped");
        let ways = ways.filter_map(|option| self.strategy.named(&option.record).first().copied());
        let ways: Vec<OutcomeLine> = ways.flat_map(|way| outcome_lines(self.strategy, way, self.today)).collect();
        let ways = ways.iter().filter(open).filter(|line| is_ahead(line)).filter_map(Promise::of);
        let next = own.chain(ways).min_by_key(|promise| promise.due);
        let deadline = self.deadline_day().filter(|day| next.as_ref().is_none_or(|next| *day < next.due));
        match next.filter(|_| deadline.is_none()) {
            Some(promise) => Some(self.judged(&promise)),
            None => self.deadline(),
        }
    }

    fn judged(&self, Promise { due, metric, target, line }: &Promise<'_>) -> Next {
        let now = line.now.as_ref().map_or(String::new(), |now| format!(", now {now}"));
        let it = if line.record == self.kata.record { "it" } else { &line.record };
        let (is, was) = if line.is_to_hold { ("is to stay", "was to stay") } else { ("is to be", "was to be") };
        let text = match *due < self.today {
            true => format!("decide what follows: `{metric}` {was} at {target} by {due}{now}"),
            false => format!("judge {it} on {due}: `{metric}` {is} at {target}{now}"),
        };
        let how = (*due < self.today).then(|| "`status`, or a new date with its reason in `amendments`".to_owned());
        self.about(&line.record, KataStep::Learned, text, how)
    }

    /// The day on which it has to be there, as long as it may not be.
    fn deadline_day(&self) -> Option<Date> {
        let deadline = self.record.body.initiative()?.deadline.copied()?;
        let is_open = matches!(self.record.status()?, Status::Discovery | Status::Delivery);
        is_open.then(|| deadline.last_day(self.strategy.settings.fiscal))
    }

    /// The date that was set from outside.
    fn deadline(&self) -> Option<Next> {
        let day = self.deadline_day()?;
        Some(match day < self.today {
            true => {
                let text = format!("say what became of it: its deadline was {day}");
                self.of(
                    KataStep::Learned,
                    text,
                    Some("`status`, or a new date with its reason in `amendments`".to_owned()),
                )
            }
            false => self.of(KataStep::NextStep, format!("have it done by {day}, its deadline"), None),
        })
    }

    fn what_it_taught(&self) -> Option<Next> {
        let says = says_why(self.record).unwrap_or(true) || !self.kata.learned.is_empty();
        (!says && self.is_known(KataStep::Learned)).then(|| {
            let (text, how) = match self.record.is(Status::Stopped) {
                true => ("say why it was stopped", "`stopped`, with `why`"),
                false => ("write down what it taught", "`learned`"),
            };
            self.of(KataStep::Learned, text.to_owned(), Some(how.to_owned()))
        })
    }
}

/// How far a metric should be by a day.
struct Promise<'l> {
    due: Date,
    metric: &'l str,
    target: &'l str,
    line: &'l OutcomeLine,
}

impl Promise<'_> {
    fn of(line: &OutcomeLine) -> Option<Promise<'_>> {
        Some(Promise { due: line.due?, metric: line.metric.as_deref()?, target: line.target.as_deref()?, line })
    }
}
