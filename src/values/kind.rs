use std::fmt;

/// What a record is a record of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    Vision,
    Intent,
    Initiative,
    Option,
    Experiment,
    Metric,
    Research,
    Segment,
    NorthStar,
    StoryMap,
    Review,
    Team,
}

impl Kind {
    pub const ALL: [Kind; 12] = [
        Kind::Vision,
        Kind::Intent,
        Kind::Initiative,
        Kind::Option,
        Kind::Experiment,
        Kind::Metric,
        Kind::Research,
        Kind::Segment,
        Kind::NorthStar,
        Kind::StoryMap,
        Kind::Review,
        Kind::Team,
    ];

    /// As `kind:` says it and full names begin: `north-star`.
    pub fn name(self) -> &'static str {
        self.forms().0
    }

    /// As several are called: `north-stars`, `research`.
    pub fn plural(self) -> &'static str {
        self.forms().1
    }

    /// The layout folder.
    pub fn folder(self) -> &'static str {
        self.plural()
    }

    /// The stem of the collection in the workspace's root: `metrics` of `metrics.yaml`.
    pub fn collection(self) -> &'static str {
        self.plural()
    }

    /// As sentences say it: `north star`.
    pub fn noun(self) -> &'static str {
        self.forms().2
    }

    /// As sentences say several: `north stars`.
    pub fn nouns(self) -> &'static str {
        self.forms().3
    }

    /// `a` or `an`, as the noun wants it.
    pub fn article(self) -> &'static str {
        if self.name().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
    }

    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind of the records in a layout folder or in a collection of that stem.
    pub fn from_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.folder() == folder)
    }

    /// Name, plural, noun, nouns.
    fn forms(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Kind::Vision => ("vision", "visions", "vision", "visions"),
            Kind::Intent => ("intent", "intents", "intent", "intents"),
            Kind::Initiative => ("initiative", "initiatives", "initiative", "initiatives"),
            Kind::Option => ("option", "options", "option", "options"),
            Kind::Experiment => ("experiment", "experiments", "experiment", "experiments"),
            Kind::Metric => ("metric", "metrics", "metric", "metrics"),
            Kind::Research => ("research", "research", "research note", "research notes"),
            Kind::Segment => ("segment", "segments", "segment", "segments"),
            Kind::NorthStar => ("north-star", "north-stars", "north star", "north stars"),
            Kind::StoryMap => ("story-map", "story-maps", "story map", "story maps"),
            Kind::Review => ("review", "reviews", "review", "reviews"),
            Kind::Team => ("team", "teams", "team", "teams"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn names_and_folders_are_found_again() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            assert_eq!(Kind::from_folder(kind.folder()), Some(kind));
        }
        for name in ["", "Vision", "visions", "epic", "\0"] {
            assert_eq!(Kind::from_name(name), None);
        }
        assert!(Kind::ALL.is_sorted());
        assert_eq!((Kind::Intent.article(), Kind::Metric.article()), ("an", "a"));
    }
}
