use std::cell::RefCell;
use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::global::Global;
use super::rank_plot;
use super::session::{Session, State};
use crate::documents::picture::Setting;
use crate::documents::plot::Plot;
use crate::graph::{Place, Places};
use crate::output::rank::{
    Explained, RankReport, ask, ask_json, circle, csv, currency_sign, explain, explain_json, human, json, markdown,
};
use crate::output::{Progress, to_stderr};
use crate::rank::{
    Assumption, Choice, Conditions, Item, Method, NoOrder, Ranking, Scope, Terms, WorkOrder, choose, default_horizon,
    initiatives, options, plan, plan_file, provenance, questions, rank, releases, scope, split, weeks, work_order,
    worths,
};
use crate::rules::{Facts, named};
use crate::source::{Failure, commit_of};
use crate::values::{Duration, FromText, Kind, nearest};

/// With more, the order of work is not looked for where nobody asked for it.
const FOOTER: usize = 200;

/// Rank work by what its waiting costs: the initiatives that have not ended, or the options of one
///
/// Without `--by` it takes the best method that at least two of them have the estimates for: cost of delay over duration
/// (CD3), else value and urgency. What lacks an estimate is listed below the table, with the file and line where the
/// estimate belongs. Methods, inputs and limits are explained in docs/scoring.md.
#[derive(Debug, Args)]
pub struct Rank {
    /// How to score: auto, cd3, cost-of-delay, matrix, wsjf, rice, ice or opportunity
    #[arg(long, value_name = "METHOD", default_value = "auto", value_parser = method)]
    by: By,
    /// Find an order of work instead: one that heeds deadlines, dependencies, teams and what is under way
    #[arg(long, conflicts_with_all = ["by", "group_by", "explain", "plot"])]
    sequence: bool,
    /// Rank each group by itself: those of one intent, team, owner or kind of work
    #[arg(long, value_name = "FIELD", value_parser = ["intent", "team", "owner", "work"])]
    group_by: Option<String>,
    /// Compare the options of one initiative with each other, instead of initiatives
    #[arg(long, value_name = "NAME")]
    options_of: Option<String>,
    /// Over which time to compare what options capture; 26 weeks if left out
    #[arg(long, value_name = "DURATION", requires = "options_of", value_parser = duration)]
    horizon: Option<Duration>,
    /// Print up to three estimates that would change the order most, as YAML to paste and fill in
    #[arg(long, conflicts_with_all = ["explain", "sequence"])]
    ask: bool,
    /// Show only the first N ranks
    #[arg(long, value_name = "N", value_parser = count)]
    top: Option<usize>,
    /// Use an estimate that is not in the record, as in `checkout.duration=4w`, marked with a star; may be repeated
    #[arg(long, value_name = "NAME.ESTIMATE=VALUE")]
    assume: Vec<String>,
    /// Put a record first in the order of work; may be repeated
    #[arg(long, value_name = "NAME", requires = "sequence")]
    pin: Vec<String>,
    /// Show the arithmetic behind the rank of one record, line by line
    #[arg(long, value_name = "NAME")]
    explain: Option<String>,
    /// Read a revision, such as `main` or `HEAD~1`, instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// Also draw it, as an SVG picture; a file that is there is replaced only where pm drew it
    #[arg(long, value_name = "FILE", conflicts_with = "explain")]
    plot: Option<PathBuf>,
    /// Draw it into that file though pm did not make what is there
    #[arg(long, requires = "plot")]
    force: bool,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json", "csv", "markdown"])]
    format: String,
}

/// A method by name, or the best that the estimates allow.
#[derive(Clone, Copy, Debug)]
struct By(Option<Method>);

fn method(text: &str) -> Result<By, String> {
    if text == "auto" {
        return Ok(By(None));
    }
    Method::from_name(text).map(|method| By(Some(method))).ok_or_else(|| {
        let names = || Method::ALL.iter().map(|method| method.name()).chain(["auto"]);
        match nearest(text, names()) {
            Some(near) => format!("there is no such method; did you mean `{}`?", near.name),
            None => format!("the methods are {}", names().collect::<Vec<_>>().join(", ")),
        }
    })
}

fn count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("`{text}` is no whole number, such as 5"))
}

fn duration(text: &str) -> Result<Duration, String> {
    Duration::from_text(text).map_err(|misread| match misread.help {
        Some(help) => format!("{}; {help}", misread.message),
        None => misread.message,
    })
}

impl Rank {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        if let Some(file) = &self.plot {
            rank_plot::check(file)?;
        }
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let assumptions = self.assumptions(&session)?;
        let terms = Terms::of(&session.strategy.config);
        let (items, exchange, scope, noun) = match &self.options_of {
            Some(name) => {
                let initiative = one_of_kind(&session, name, Kind::Initiative)?;
                let (items, exchange) = options(&session.strategy, initiative, &assumptions, session.today);
                let mut mapped = session.strategy.options_of(initiative);
                mapped.insert(0, initiative);
                let releases = releases(&session.strategy, &mapped, &exchange);
                let horizon = self.horizon.map_or_else(default_horizon, weeks);
                (items.clone(), exchange, scope(&items, releases, terms.range, &horizon), "option")
            }
            None => {
                let (items, exchange) = initiatives(&session.strategy, &assumptions, session.today);
                (items, exchange, None, "initiative")
            }
        };
        let choice = match self.by.0 {
            Some(method) => Choice { method, why: None },
            None => choose(&items, &terms),
        };
        let pinned = self.pin.iter().map(|name| among(&session, &items, session.one(name)?, noun));
        let pinned = pinned.collect::<Result<Vec<usize>, Failure>>()?;
        assumptions.iter().try_for_each(|assumed| among(&session, &items, assumed.record, noun).map(drop))?;
        let is_ordered = self.is_ordered(&items, &choice);
        let order = is_ordered.then(|| self.order(global, &session, &items, &terms, &pinned));
        let group = |item: &Item<'_>| self.group(&session, item);
        let ranking = rank(items, choice, terms, exchange, &group);
        tell_of_errors(global, &session);
        if is_ordered {
            tell_of_plan(global, &session);
        }
        if let (true, "csv", Some(Err(NoOrder::Circle(names)))) = (self.sequence, self.format.as_str(), &order) {
            // Where there is no table there is no other place for the reason.
            to_stderr(&format!("pm: {}\n", circle(names)));
        }
        if let Some(name) = &self.explain {
            return self.explained(global, &session, &ranking, name, noun);
        }
        if let Some(file) = &self.plot {
            let sign = currency_sign(ranking.exchange.currency);
            let (today, at, top) = (session.today, self.at.as_deref(), self.top);
            rank_plot::write(
                file,
                &Plot { ranking: &ranking, today, at, sign, noun, top, setting: Setting::Alone },
                self.force,
            )?;
        }
        Ok(self.print(global, &session, &ranking, (order.as_ref(), scope.as_ref()), noun).into())
    }

    fn print(
        &self,
        global: &Global,
        session: &Session,
        ranking: &Ranking<'_>,
        (order, scope): (Option<&Result<WorkOrder, NoOrder>>, Option<&Scope>),
        noun: &'static str,
    ) -> String {
        let places = RefCell::new(Places::of(&session.strategy));
        let place =
            |place: &Place| line_of(&places, place, if self.format == "human" { &session.from_here } else { "" });
        let commit = session.place.at.as_deref().and_then(|rev| commit_of(&session.place, rev).ok());
        let commit = commit.as_ref().map(|commit| commit.hex.as_str());
        let report = RankReport { order, scope, commit, ..self.report(session, ranking, noun, &place) };
        if self.ask {
            let questions = questions(ranking);
            return if self.format == "json" { ask_json(&questions, &report) } else { ask(&questions, &report) };
        }
        match self.format.as_str() {
            "json" => json(&report),
            "csv" => csv(&report),
            "markdown" => markdown(&report),
            _ => human(&report, &global.style()),
        }
    }

    fn report<'r>(
        &'r self,
        session: &'r Session,
        ranking: &'r Ranking<'r>,
        noun: &'static str,
        place: &'r dyn Fn(&Place) -> (String, usize),
    ) -> RankReport<'r> {
        let settings = session.strategy.config.rank.get();
        let cut = settings.and_then(|settings| usize::try_from(settings.cut.get()?.ceiling()?).ok());
        RankReport {
            ranking,
            order: None,
            scope: None,
            is_sequence: self.sequence,
            today: session.today,
            at: session.place.at.as_deref(),
            commit: None,
            place,
            top: self.top,
            cut: cut.filter(|_| self.group_by.is_none()),
            noun,
        }
    }

    /// `--explain NAME`.
    fn explained(
        &self,
        global: &Global,
        session: &Session,
        ranking: &Ranking<'_>,
        name: &str,
        noun: &'static str,
    ) -> Result<Answer, Failure> {
        let number = session.one(name)?;
        let record = among(session, ranking.items(), number, noun)?;
        let Some(item) = ranking.items().find(|item| item.record == record) else {
            return Err(Failure::new(format!("`{name}` is not among what is ranked here")));
        };
        let places = RefCell::new(Places::of(&session.strategy));
        let place = |place: &Place| line_of(&places, place, &session.from_here);
        let report = self.report(session, ranking, noun, &place);
        let at = ranking.ranked.iter().position(|ranked| ranked.item.record == item.record);
        let mut worths = worths(ranking);
        worths.retain(|worth| Some(worth.place) == at);
        let requires = session.strategy.targets(item.record, "requires");
        let requires =
            requires.filter_map(|number| session.strategy.record(number)).filter(|record| !record.has_ended());
        let requires = requires.map(|record| record.full_name()).collect();
        let provenance = provenance(&session.strategy, item);
        let facts = Facts::new(&session.strategy, session.today);
        let old = named("stale-estimate").map_or(0, |rule| i64::from(facts.limit(rule)));
        let explained = Explained { requires, provenance, worths, old, report: &report };
        match self.format.as_str() {
            "json" => Ok(explain_json(&explained, &item.name).into()),
            "human" => Ok(explain(&explained, &item.name, &global.style()).into()),
            _ => Err(Failure::new("an explanation is printed as human or json").help("leave `--format` out")),
        }
    }

    /// The delay cost stands below scores in money, unless there are very many.
    fn is_ordered(&self, items: &[Item<'_>], choice: &Choice) -> bool {
        let is_footer = choice.method == Method::Cd3 && items.len() <= FOOTER && self.format != "json";
        self.sequence || (is_footer && self.options_of.is_none() && self.group_by.is_none())
    }

    fn order(
        &self,
        global: &Global,
        session: &Session,
        items: &[Item<'_>],
        terms: &Terms,
        pinned: &[usize],
    ) -> Result<WorkOrder, NoOrder> {
        let plan = plan(&session.strategy, session.plan.as_deref());
        let conditions = Conditions { today: session.today, plan: plan.as_ref(), pinned };
        let mut progress = Progress::of("looking for a better order", global.quiet);
        work_order(&session.strategy, items, terms, &conditions, &mut |share| progress.show(share))
    }

    fn assumptions(&self, session: &Session) -> Result<Vec<Assumption>, Failure> {
        let read = |written: &String| {
            let told = |misread: crate::values::Misread| {
                let failure = Failure::new(misread.message);
                misread.help.into_iter().fold(failure, Failure::help)
            };
            let (name, input, text) = split(written).map_err(told)?;
            Assumption::new(session.one(name)?, input, text).map_err(told)
        };
        self.assume.iter().map(read).collect()
    }

    fn group(&self, session: &Session, item: &Item<'_>) -> Option<String> {
        let strategy = &session.strategy;
        let name = |number: usize| strategy.record(number).map(|record| record.full_name());
        match self.group_by.as_deref()? {
            "owner" => strategy.owner_of(item.record),
            "work" => {
                let body = strategy.record(item.record)?.body.initiative()?;
                Some(body.work.get().map_or("bet".to_owned(), |work| work.word().to_owned()))
            }
            field => strategy.targets(item.record, field).next().and_then(name),
        }
    }
}

/// A place as a path and a line.
fn line_of(places: &RefCell<Places<'_>>, place: &Place, prefix: &str) -> (String, usize) {
    let label = places.borrow_mut().label(place, "");
    (format!("{prefix}{}", label.path), label.start.line as usize)
}

/// The record that is ranked for another: itself, or the initiative that an option stands for.
fn among<'i, 's: 'i>(
    session: &Session,
    items: impl IntoIterator<Item = &'i Item<'s>>,
    number: usize,
    noun: &str,
) -> Result<usize, Failure> {
    let found = items.into_iter().find(|item| item.record == number || item.estimated == number);
    found.map(|item| item.record).ok_or_else(|| {
        let name = session.strategy.record(number).map(|record| record.full_name()).unwrap_or_default();
        let failure = Failure::new(format!("`{name}` is not among what is ranked"));
        failure.help(format!("ranked are {noun}s that have not ended"))
    })
}

/// A record of one kind by name.
fn one_of_kind(session: &Session, name: &str, kind: Kind) -> Result<usize, Failure> {
    let number = session.one(name).or_else(|failure| session.one(&format!("{kind}/{name}")).map_err(|_| failure))?;
    match session.strategy.is_kind(number, kind) {
        true => Ok(number),
        false => {
            let found = session.strategy.record(number).map(|record| record.full_name()).unwrap_or_default();
            let failure = Failure::new(format!("`{found}` is no {kind}"));
            Err(failure.help(format!("`pm list {kind}` shows what there is")))
        }
    }
}

/// What works on what could be read says that there is more.
pub(super) fn tell_of_errors(global: &Global, session: &Session) {
    if global.quiet {
        return;
    }
    let errors = super::lint::unread(session);
    if errors > 0 {
        let (noun, them) = if errors == 1 { ("error", "it") } else { ("errors", "them") };
        to_stderr(&format!("pm: {errors} {noun} in the records and links of this strategy; `pm lint` shows {them}\n"));
    }
}

/// A plan that cannot be read plans nothing, and that is not to be overlooked.
fn tell_of_plan(global: &Global, session: &Session) {
    let Some(path) = plan_file(&session.strategy).filter(|_| !global.quiet) else { return };
    let told = match &session.plan {
        None => format!("`{path}`, which `rank.plan` in pm.yaml names, cannot be read"),
        Some(text) if plan(&session.strategy, Some(text)).is_none() => {
            format!(
                "`{path}`, which `rank.plan` in pm.yaml names, has no list of records in it, such as `[checkout, search]`"
            )
        }
        Some(_) => return,
    };
    to_stderr(&format!("pm: {told}: there is no plan to compare with\n"));
}
