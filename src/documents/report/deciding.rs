use super::Sources;
use super::anchors::{Anchors, Link};
use crate::documents::practice::{Practice, Share, practice};

/// How many names stand behind a count.
const MOST: usize = 12;

/// What is counted, where it stands, and the word before the names.
type Counted = (&'static str, fn(&Practice) -> &Share, &'static str);

const COUNTED: [Counted; 5] = [
    ("heard from customers", |practice| &practice.heard, "not"),
    ("more than one way considered", |practice| &practice.several_options, "not"),
    ("measured after release", |practice| &practice.measured, "not"),
    ("proved wrong, and said so", |practice| &practice.refuted, ""),
    ("stopped on purpose, with the reason", |practice| &practice.stopped, ""),
];

/// How we decide, counted, with links behind the counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Deciding {
    /// When it was counted before: `a year ago`, or the day; nothing where that is not known.
    pub before: Option<String>,
    pub shares: Vec<ShareLine>,
    pub asked_by: Vec<Asked>,
    pub heard_on: Option<String>,
    pub heard_days: Option<i64>,
    pub heard: Option<Link>,
    pub questions: Vec<Question>,
    pub questions_more: usize,
}

/// So many of so many.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ShareLine {
    pub what: &'static str,
    pub count: usize,
    pub of: usize,
    /// So many of so many, at the other time.
    pub then: Option<(usize, usize)>,
    /// What stands before the names: `not`, or nothing where the names are those that count.
    pub lead: &'static str,
    pub names: Vec<Link>,
    pub more: usize,
    pub unknown: Vec<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Asked {
    pub role: String,
    pub count: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Question {
    pub ask: String,
    pub link: Link,
    pub owner: Option<String>,
    pub by: Option<String>,
    pub late: Option<i64>,
}

/// Nothing where there is nothing to count.
pub fn deciding(sources: &Sources<'_>, anchors: &Anchors) -> Option<Deciding> {
    let practice = practice(&sources.facts, &|_| true);
    let before = sources.before;
    let shares = COUNTED.into_iter().filter(|(_, share, _)| share(&practice).of > 0);
    let shares = shares.map(|(what, share, lead)| {
        let then = before.map(|before| share(&before.practice)).map(|then| (then.count, then.of));
        ShareLine { then, ..line(what, share(&practice), lead, anchors) }
    });
    let shares: Vec<ShareLine> = shares.collect();
    let mut asked_by: Vec<Asked> =
        practice.asked_by.iter().map(|asked| Asked { role: asked.role.clone(), count: asked.count }).collect();
    if !practice.asked_by_nobody.is_empty() {
        asked_by.push(Asked { role: "not said".to_owned(), count: practice.asked_by_nobody.len() });
    }
    let questions = practice.questions.iter().take(MOST).filter_map(|question| {
        Some(Question {
            ask: question.ask.clone(),
            link: anchors.link(anchors.number(&question.record)?),
            owner: question.owner.clone(),
            by: question.by.clone(),
            late: question.late,
        })
    });
    let last = &practice.last_heard;
    let deciding = Deciding {
        before: before.filter(|_| !shares.is_empty()).map(|before| match before.is_a_year {
            true => "a year ago".to_owned(),
            false => format!("on {}", before.on),
        }),
        shares,
        asked_by,
        heard_on: last.on.map(|day| day.to_string()),
        heard_days: last.days,
        heard: last.record.as_deref().and_then(|name| anchors.number(name)).map(|number| anchors.link(number)),
        questions: questions.collect(),
        questions_more: practice.questions.len().saturating_sub(MOST),
    };
    (deciding != Deciding::default()).then_some(deciding)
}

fn line(what: &'static str, share: &Share, lead: &'static str, anchors: &Anchors) -> ShareLine {
    let links = |names: &[String]| -> Vec<Link> {
        let numbers = names.iter().take(MOST).filter_map(|name| anchors.number(name));
        numbers.map(|number| anchors.link(number)).collect()
    };
    let names = if lead.is_empty() { &share.names } else { &share.not };
    ShareLine {
        what,
        count: share.count,
        of: share.of,
        then: None,
        lead,
        names: links(names),
        more: names.len().saturating_sub(MOST),
        unknown: links(&share.unknown),
    }
}
