use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::global::Global;
use super::session::{Session, State};
use crate::source::{Failure, Mode, write_all};
use crate::values::{Kind, Status, id_in_words, nearest, valid_id};

/// Write down a record in its small form; what is not known yet is a blank that `pm lint` names until it is filled
#[derive(Debug, Args)]
#[command(after_help = "pm new initiative faster-onboarding --intent enterprise --metric activation\n\
    pm new experiment invite-prototype --tests guided-setup")]
pub struct New {
    /// vision, intent, initiative, option, experiment, metric, research, segment, north-star, story-map, review, team
    #[arg(value_parser = kind)]
    kind: Kind,
    /// Its id, which is the file's name too: letters, digits, `-`, `_`, `.`
    id: String,
    /// What people call it
    #[arg(long)]
    title: Option<String>,
    /// Who answers for it
    #[arg(long)]
    owner: Option<String>,
    /// The vision that an intent or a team works for
    #[arg(long)]
    vision: Option<String>,
    /// The intent that an initiative serves
    #[arg(long)]
    intent: Option<String>,
    /// The initiative that an option would solve
    #[arg(long)]
    initiative: Option<String>,
    /// What an experiment puts to the test; owner, segment and metric are taken from there
    #[arg(long)]
    tests: Option<String>,
    /// The metric that would show it
    #[arg(long)]
    metric: Option<String>,
    /// The segment it is about
    #[arg(long)]
    segment: Option<String>,
    /// What a North Star document or a story map is about
    #[arg(long = "for", value_name = "NAME")]
    subject: Option<String>,
}

fn kind(text: &str) -> Result<Kind, String> {
    let kinds = || Kind::ALL.iter().map(|kind| kind.name());
    Kind::from_name(text).ok_or_else(|| match nearest(text, kinds()) {
        Some(near) => format!("there is no such kind; did you mean `{}`?", near.name),
        None => format!("the kinds are {}", kinds().collect::<Vec<_>>().join(", ")),
    })
}

impl New {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        if !valid_id(&self.id, false) || self.id.starts_with('.') || matches!(self.id.as_str(), "README" | "index") {
            return Err(Failure::new(format!("`{}` cannot be an id", self.id))
                .help(format!("ids are letters, digits, `-`, `_` and `.`, such as `{}`; a hidden file, README and index are not read as records", suggestion(&self.id))));
        }
        if self.title.as_deref().is_some_and(|title| title.contains(['\n', '\r'])) {
            return Err(Failure::new("a title is one line"));
        }
        let session = Session::open(global, State::default())?;
        let workspace =
            session.place.workspace.clone().ok_or_else(|| Failure::new("a bare repository has no files to add to"))?;
        if let Some(there) = session.strategy.of_kind(self.kind).find(|(_, record)| record.id == self.id) {
            let path = session.strategy.path_of(there.1);
            return Err(Failure::new(format!(
                "there is {} {} called `{}` already",
                self.kind.article(),
                self.kind.noun(),
                self.id
            ))
            .help(format!("it stands in {path}; `pm show {}` shows it", there.1.full_name())));
        }
        let known = Known::gather(self, &session)?;
        let path = format!("{}/{}.md", self.kind.folder(), self.id);
        let text = text(self.kind, self.title.clone().unwrap_or_else(|| id_in_words(&self.id)), &known, &session);
        write_all(&workspace, &[(PathBuf::from(&path), text.clone().into_bytes(), Mode::CreateNew)])?;
        if global.quiet {
            return Ok(Answer::default());
        }
        let blanks = text.matches('<').count();
        let rest = match blanks {
            0 => "nothing is left blank".to_owned(),
            1 => "one blank is left: `<…>`".to_owned(),
            many => format!("{many} blanks are left: `<…>`"),
        };
        Ok(format!("{}{path}: {rest}\n", session.from_here).into())
    }
}

fn suggestion(id: &str) -> String {
    match crate::values::kebab_case(id) {
        empty if empty.is_empty() => "faster-onboarding".to_owned(),
        id => id,
    }
}

/// What is known of the new record, from the command line and from what it is linked to.
#[derive(Default)]
struct Known {
    owner: Option<String>,
    vision: Option<String>,
    intent: Option<String>,
    initiative: Option<String>,
    tests: Option<String>,
    metric: Option<String>,
    segment: Option<String>,
    subject: Option<String>,
}

impl Known {
    fn gather(new: &New, session: &Session) -> Result<Known, Failure> {
        let strategy = &session.strategy;
        let checked = |name: &Option<String>, kinds: &[Kind]| -> Result<Option<(String, usize)>, Failure> {
            let Some(name) = name else { return Ok(None) };
            let fitting: Vec<usize> =
                strategy.named(name).into_iter().filter(|n| kinds.iter().any(|k| strategy.is_kind(*n, *k))).collect();
            match fitting.as_slice() {
                [only] => Ok(Some((name.clone(), *only))),
                _ => {
                    let ids = strategy.records.iter().filter(|r| kinds.contains(&r.kind)).map(|r| r.id.as_str());
                    let noun = kinds.iter().map(|kind| kind.noun()).collect::<Vec<_>>().join(" or ");
                    let failure = Failure::new(format!("no {noun} is called `{name}`"));
                    Err(match nearest(name, ids) {
                        Some(near) => failure.help(format!("did you mean `{}`?", near.name)),
                        None => failure.help(format!(
                            "`pm list {}` shows those there are",
                            kinds.first().map_or("", |k| k.name())
                        )),
                    })
                }
            }
        };
        let only = |kind: Kind, status: Status| {
            let mut fitting = strategy.of_kind(kind).filter(|(_, record)| record.is(status));
            fitting.next().filter(|_| fitting.next().is_none()).map(|(_, record)| record.id.clone())
        };
        let tests = checked(&new.tests, &[Kind::Option, Kind::Initiative])?;
        // What it tests tells who answers for it, whose problem it is and what would show it.
        let initiative = tests.as_ref().and_then(|(_, tested)| match strategy.is_kind(*tested, Kind::Initiative) {
            true => Some(*tested),
            false => strategy.initiatives_of_option(*tested).first().copied(),
        });
        let first = |field: &str| {
            let target = strategy.targets(initiative?, field).next()?;
            strategy.record(target).map(|record| record.id.clone())
        };
        let owner = tests.as_ref().and_then(|(_, tested)| strategy.owner_of(*tested));
        let name = |found: Option<(String, usize)>| found.map(|(name, _)| name);
        Ok(Known {
            owner: new.owner.clone().or(owner),
            vision: name(checked(&new.vision, &[Kind::Vision])?),
            intent: name(checked(&new.intent, &[Kind::Intent])?).or_else(|| only(Kind::Intent, Status::Active)),
            initiative: name(checked(&new.initiative, &[Kind::Initiative])?),
            metric: name(checked(&new.metric, &[Kind::Metric])?).or_else(|| first("outcomes")),
            segment: name(checked(&new.segment, &[Kind::Segment])?).or_else(|| first("segments")),
            subject: name(checked(&new.subject, &[Kind::Initiative, Kind::Vision, Kind::Option])?),
            tests: name(tests),
        })
    }
}

/// Where the schemas are published, for editors that read the modeline.
const SCHEMAS: &str = "https://raw.githubusercontent.com/pm-strategy/pm/main/schema";

fn text(kind: Kind, title: String, known: &Known, session: &Session) -> String {
    let mut head = format!("---\n# yaml-language-server: $schema={SCHEMAS}/{}.schema.json\n", kind.name());
    let mut body = String::new();
    let mut field = |name: &str, value: &Option<String>, blank: &str| {
        let _ = writeln!(head, "{name}: {}", value.as_deref().unwrap_or(blank));
    };
    let metric = known.metric.as_deref().unwrap_or("<metric>");
    let today = session.today;
    match kind {
        Kind::Vision => body = "<Where are we going, and for whom? One or two sentences.>".to_owned(),
        Kind::Intent => {
            if known.vision.is_some() {
                field("vision", &known.vision, "");
            }
            field("status", &None, "proposed");
            field("because", &None, "<Why now?>");
            field("outcomes", &None, &format!("{{{metric}: <value to reach>}}"));
        }
        Kind::Initiative => {
            field("intent", &known.intent, "<intent>");
            field("status", &None, "proposed");
            field("outcomes", &None, &format!("{{{metric}: <value to reach>}}"));
            body = "<Which problem do customers have, in their words? How do we know?>".to_owned();
        }
        Kind::Option => {
            field("initiative", &known.initiative, "<initiative>");
            body = "<What is it, for somebody who has not seen it?>".to_owned();
        }
        Kind::Experiment => {
            field("tests", &known.tests, "<option or initiative>");
            field("status", &None, "draft");
            field("ends", &None, &format!("{}   # two weeks from now", today.plus_days(14)));
            field("success", &None, &format!("{{{metric}: <at least how much>}}"));
            if known.segment.is_some() {
                field("population", &known.segment.as_ref().map(|segment| format!("{{segment: {segment}}}")), "");
            }
            body = "<If we do this, then what will change, for whom, by how much?>".to_owned();
        }
        Kind::Metric => {
            field("measures", &None, "<customer or business or system or work>");
            field("unit", &None, "'%'");
            body = "<What is counted, over which time, of all of what?>".to_owned();
        }
        Kind::Research => {
            field("method", &None, "interview");
            field("on", &None, &today.to_string());
            body = "## Findings\n\n- <What did they say or do?>".to_owned();
        }
        Kind::Segment => field("needs", &None, "<What are they trying to get done?>"),
        Kind::NorthStar | Kind::StoryMap => {
            field(
                "for",
                &known.subject,
                if kind == Kind::NorthStar { "<initiative or vision>" } else { "<initiative>" },
            );
        }
        Kind::Review => {
            field("cadence", &None, "quarterly-initiative");
            field("on", &None, &today.to_string());
        }
        Kind::Team => {}
    }
    if let Some(owner) = &known.owner {
        let _ = writeln!(head, "owner: {owner}");
    }
    let _ = write!(head, "---\n# {title}\n");
    if !body.is_empty() {
        let _ = write!(head, "\n{body}\n");
    }
    head
}
