//! What a record owes, and from when on: MODEL's table "asked for only when it matters".

use crate::graph::Strategy;
use crate::model::{Body, Form, Record};
use crate::rules::Facts;
use crate::values::{Date, Kind, Status};

/// A field that records of a kind owe.
pub(super) struct Owed {
    pub kind: Kind,
    pub field: &'static [&'static str],
    pub from: From,
    /// Behind the record's name, and its status where it is owed only from one on: "has no title".
    pub told: &'static str,
    pub help: &'static str,
    /// Whether nothing is written there; what cannot be read is not nothing.
    pub absent: fn(&Looked<'_>) -> bool,
}

/// When a field is owed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// From the beginning: without it there is no such record.
    TheStart,
    /// Once one of these is reached.
    Status(&'static [Status]),
    /// Once the day of the record is past.
    ItsDay,
}

/// A record, looked at.
pub(super) struct Looked<'s> {
    pub strategy: &'s Strategy,
    /// Whether some initiative cannot be read: it may name what tests it.
    pub unread: bool,
    pub number: usize,
    pub record: &'s Record,
}

impl Looked<'_> {
    /// Whether a title is owed and not written. The name under which an entry stands is one.
    fn untitled(&self) -> bool {
        !self.record.titled && !matches!(self.record.form, Form::Entry | Form::Inline { .. })
    }

    /// Whether nothing says what an experiment tests, on either side.
    fn untested(&self) -> bool {
        self.record.body.experiment().is_some_and(|body| body.tests.is_absent())
            && self.strategy.tested_by(self.number).is_empty()
            && !self.unread
    }

    /// The day of research.
    fn day(&self) -> Option<Date> {
        self.record.body.research().and_then(|body| body.on.copied())
    }
}

impl Owed {
    /// Whether a record is so far that it owes the field.
    pub fn is_due(&self, looked: &Looked<'_>, facts: &Facts<'_>) -> bool {
        match self.from {
            From::TheStart => true,
            From::Status(reached) => looked.record.status().is_some_and(|status| reached.contains(&status)),
            From::ItsDay => looked.day().is_some_and(|day| day < facts.today),
        }
    }
}

use Status::{Achieved, Concluded, Delivery, Discovery, Measuring, Running, Scaling, Shipped};

const DISCOVERY_ON: From = From::Status(&[Discovery, Delivery, Measuring, Scaling, Achieved]);
const RUNNING_ON: From = From::Status(&[Running, Concluded]);

/// One row of the table; `$body` is the record's body of that kind.
macro_rules! owed {
    ($($kind:ident $field:expr, $from:expr, $told:literal, $help:literal, |$looked:ident, $body:ident| $absent:expr;)*) => {
        pub(super) static OWED: &[Owed] = &[$(Owed {
            kind: Kind::$kind,
            field: &$field,
            from: $from,
            told: $told,
            help: $help,
            absent: |$looked| match &$looked.record.body {
                Body::$kind($body) => $absent,
                _ => false,
            },
        }),*];
    };
}

owed! {
    Vision ["statement"], From::TheStart, "does not say where you are going",
        "write one or two sentences: where you are going, and for whom",
        |_looked, body| body.statement.is_absent();
    Intent ["title"], From::TheStart, "has no title",
        "write it as a heading, such as `# Large companies choose us`: what matters now, in a few words",
        |looked, _body| looked.untitled();
    Initiative ["intent"], DISCOVERY_ON, "names no intent",
        "add `intent: …`: the strategic intent that solving this problem serves",
        |_looked, body| body.intent.is_absent() && body.vision.is_absent() && body.part_of.is_absent();
    Initiative ["problem"], DISCOVERY_ON, "names no problem",
        "write whose problem it is and how it shows, in their words where possible",
        |looked, body| body.problem.is_absent() && !looked.untitled();
    Initiative ["title"], From::TheStart, "has neither a title nor a `problem`",
        "write whose problem it is and how it shows, in their words where possible",
        |looked, body| body.problem.is_absent() && looked.untitled();
    Option ["solution"], From::TheStart, "has neither a title nor a `solution`",
        "write what it is, for somebody who has not seen it: one sentence is enough",
        |looked, body| body.solution.is_absent() && looked.untitled();
    Option ["shipped_on"], From::Status(&[Shipped]), "does not say since when",
        "add `shipped_on: 2026-11-02`: what it changed is counted from that day on",
        |_looked, body| body.shipped_on.is_absent();
    Experiment ["hypothesis"], From::TheStart, "has no hypothesis",
        "write what is believed to happen and how it would be seen: `If …, then …`",
        |_looked, body| body.hypothesis.is_absent();
    Experiment ["tests"], RUNNING_ON, "does not say what it tests",
        "add `tests: …` with the option or initiative that the answer is for",
        |looked, _body| looked.untested();
    Experiment ["ends"], RUNNING_ON, "has no end",
        "add `ends: 2026-12-05`: without a day to decide on, it runs until somebody likes the numbers",
        |_looked, body| body.ends.is_absent();
    Experiment ["result", "verdict"], From::Status(&[Concluded]), "has no verdict",
        "add `result: {verdict: …}`: supported, refuted or inconclusive; each of them is worth knowing",
        |_looked, body| body.result.is_absent() || body.result.get().is_some_and(|result| result.verdict.is_absent());
    Metric ["definition"], From::TheStart, "does not say what is counted",
        "add `definition: …`, exact enough that two people come to the same number",
        |_looked, body| body.definition.is_absent();
    Metric ["measures"], From::TheStart, "does not say what it observes",
        "add `measures: customer`, or `business`, `system`; `work` is our own output",
        |_looked, body| body.measures.is_absent();
    Metric ["unit"], From::TheStart, "has no unit",
        "add `unit: '%'`, or what one of it is, such as `teams` or `EUR`",
        |_looked, body| body.unit.is_absent();
    Research ["method"], From::TheStart, "does not say how it was done",
        "add `method: interview`, or `observation`, `survey`, `usability-test`, `analytics`, …",
        |_looked, body| body.method.is_absent();
    Research ["findings"], From::ItsDay, "is past and has no findings",
        "write what was heard and seen, also where it was nothing new",
        |_looked, body| body.findings.is_absent();
    Segment ["needs"], From::TheStart, "does not say what these people need",
        "add `needs: …`: what they are trying to get done",
        |_looked, body| body.needs.is_absent();
    NorthStar ["for"], From::TheStart, "does not say what it describes",
        "add `for: …` with the initiative or vision",
        |_looked, body| body.subject.is_absent();
    StoryMap ["for"], From::TheStart, "does not say what it is a map of",
        "add `for: …` with the initiative, option or vision",
        |_looked, body| body.subject.is_absent();
    Review ["cadence"], From::TheStart, "does not say which meeting it is",
        "add `cadence: quarterly-business`, or `quarterly-initiative`, `monthly-release`",
        |_looked, body| body.cadence.is_absent();
    Review ["on"], From::TheStart, "has no date",
        "add `on: 2026-11-22`, or begin the file's name with the date",
        |_looked, body| body.on.is_absent();
    Team ["title"], From::TheStart, "has no title",
        "write what people call it as a heading, or as `title: …`",
        |looked, _body| looked.untitled();
}
