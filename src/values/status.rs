use super::{Kind, Misread, is_placeholder, nearest, shown};
use std::fmt;

/// Where a record stands in its life.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    Active,
    Replaced,
    Planned,
    Done,
    Live,
    Deprecated,
    Proposed,
    Discovery,
    Delivery,
    Measuring,
    Scaling,
    Achieved,
    Stopped,
    Paused,
    Considered,
    Testing,
    Chosen,
    Shipped,
    Rejected,
    Draft,
    Running,
    Concluded,
    Abandoned,
}

use Status::*;

impl Status {
    pub fn name(self) -> &'static str {
        match self {
            Active => "active",
            Replaced => "replaced",
            Planned => "planned",
            Done => "done",
            Live => "live",
            Deprecated => "deprecated",
            Proposed => "proposed",
            Discovery => "discovery",
            Delivery => "delivery",
            Measuring => "measuring",
            Scaling => "scaling",
            Achieved => "achieved",
            Stopped => "stopped",
            Paused => "paused",
            Considered => "considered",
            Testing => "testing",
            Chosen => "chosen",
            Shipped => "shipped",
            Rejected => "rejected",
            Draft => "draft",
            Running => "running",
            Concluded => "concluded",
            Abandoned => "abandoned",
        }
    }

    /// The statuses of a kind; the first is the one of a record that gives none.
    pub fn of(kind: Kind) -> &'static [Status] {
        match kind {
            Kind::Vision | Kind::Segment | Kind::NorthStar | Kind::StoryMap | Kind::Team => &[Active, Replaced],
            Kind::Review | Kind::Research => &[Done, Planned],
            Kind::Metric => &[Live, Deprecated],
            Kind::Intent => &[Proposed, Active, Achieved, Replaced, Stopped],
            Kind::Initiative => &[Proposed, Discovery, Delivery, Measuring, Scaling, Achieved, Stopped, Paused],
            Kind::Option => &[Considered, Testing, Chosen, Shipped, Rejected],
            Kind::Experiment => &[Draft, Running, Concluded, Abandoned, Paused],
        }
    }

    pub fn default_of(kind: Kind) -> Status {
        Status::of(kind).first().copied().unwrap_or(Active)
    }

    pub fn read(kind: Kind, text: &str) -> Result<Status, Misread> {
        let word = text.trim();
        let statuses = Status::of(kind);
        if let Some(status) = statuses.iter().find(|status| status.name() == word) {
            return Ok(*status);
        }
        // Everyday word for the same thing; the other kinds that end well have words of their own.
        if word == "done" && matches!(kind, Kind::Intent | Kind::Initiative) {
            return Ok(Achieved);
        }
        if is_placeholder(text) {
            return Err(Misread::placeholder(text));
        }
        let misread = Misread::new(format!("{} is no status of {} {}", shown(text), kind.article(), kind.noun()));
        let near = nearest(word, statuses.iter().map(|status| status.name()));
        Err(match near {
            Some(near) if near.safe => misread.help(format!("did you mean `{}`?", near.name)).replacement(near.name),
            Some(near) => misread.help(format!("did you mean `{}`?", near.name)),
            None => misread.help(one_of(statuses)),
        })
    }

    /// JSON Schema (draft-07) of a kind's statuses.
    pub fn schema(kind: Kind) -> serde_json::Value {
        let mut words: Vec<&str> = Status::of(kind).iter().map(|status| status.name()).collect();
        if matches!(kind, Kind::Intent | Kind::Initiative) {
            words.push("done");
        }
        serde_json::json!({"type": "string", "enum": words})
    }

    /// For a sentence about a record: "is in delivery", "was stopped".
    pub fn in_words(self) -> &'static str {
        match self {
            Active => "is active",
            Replaced => "was replaced",
            Planned => "is planned",
            Done => "is done",
            Live => "is live",
            Deprecated => "is deprecated",
            Proposed => "is proposed",
            Discovery => "is in discovery",
            Delivery => "is in delivery",
            Measuring => "is being measured",
            Scaling => "is being scaled",
            Achieved => "is achieved",
            Stopped => "was stopped",
            Paused => "is paused",
            Considered => "is considered",
            Testing => "is being tested",
            Chosen => "is chosen",
            Shipped => "is shipped",
            Rejected => "was rejected",
            Draft => "is a draft",
            Running => "is running",
            Concluded => "is concluded",
            Abandoned => "was abandoned",
        }
    }

    /// Whether work on such a record goes on now.
    pub fn under_way(kind: Kind, status: Status) -> bool {
        match kind {
            Kind::Intent => status == Active,
            Kind::Initiative => matches!(status, Discovery | Delivery | Measuring | Scaling),
            Kind::Option => matches!(status, Testing | Chosen),
            Kind::Experiment => status == Running,
            _ => false,
        }
    }

    pub fn ended(self) -> bool {
        matches!(self, Achieved | Shipped | Concluded) || self.ended_badly()
    }

    /// Ended without having come to what it was for.
    pub fn ended_badly(self) -> bool {
        matches!(self, Replaced | Stopped | Rejected | Abandoned | Deprecated)
    }

    /// "From delivery on" in the rules.
    pub fn from_delivery_on(self) -> bool {
        matches!(self, Delivery | Measuring | Scaling | Achieved)
    }
}

fn one_of(statuses: &[Status]) -> String {
    let words: Vec<String> = statuses.iter().map(|status| format!("`{status}`")).collect();
    format!("one of: {}", words.join(", "))
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Status::{self, *};
    use crate::values::Kind;

    #[test]
    fn words_are_read_for_their_kind() {
        for kind in Kind::ALL {
            for status in Status::of(kind) {
                assert_eq!(Status::read(kind, status.name()), Ok(*status));
            }
            assert!(Status::of(kind).contains(&Status::default_of(kind)));
        }
        assert_eq!(Status::read(Kind::Initiative, "done"), Ok(Achieved));
        assert_eq!(Status::read(Kind::Review, "done"), Ok(Done));
        assert_eq!(Status::default_of(Kind::Research), Done);
    }

    #[test]
    fn misspelt_words_get_the_nearest() {
        let replacements =
            [("Discovery", Some("discovery")), ("delivry", Some("delivery")), ("scalling", Some("scaling"))];
        for (text, replacement) in replacements {
            let misread = Status::read(Kind::Initiative, text).unwrap_err();
            assert_eq!(misread.replacement.as_deref(), replacement, "{text}");
        }
        let misread = Status::read(Kind::Initiative, "running").unwrap_err();
        assert_eq!(misread.message, "`running` is no status of an initiative");
        assert!(misread.help.unwrap().starts_with("one of: `proposed`, `discovery`"));
        assert!(Status::read(Kind::Intent, "TBD").unwrap_err().placeholder);
        for hostile in ["", "\0", "🙂", &"x".repeat(10_000)] {
            assert!(Status::read(Kind::Option, hostile).is_err());
        }
    }

    #[test]
    fn every_status_belongs_to_the_groups_of_the_model() {
        let ended: Vec<Status> = Status::of(Kind::Experiment).iter().copied().filter(|s| s.ended()).collect();
        assert_eq!(ended, [Concluded, Abandoned]);
        assert!(!Done.ended() && Deprecated.ended_badly() && !Achieved.ended_badly());
        assert!(!Status::under_way(Kind::Vision, Active) && Status::under_way(Kind::Intent, Active));
    }
}
