use super::{MapFactor, MapStory, Mapped, Slice, SliceKind};

impl Slice {
    /// What the row is called.
    pub fn heading(&self) -> String {
        let release = self.release.as_deref().unwrap_or_default();
        match self.kind {
            SliceKind::Release => release.to_owned(),
            SliceKind::Unknown => format!("{release} (no release of this map is called that)"),
            SliceKind::Unclear => "The release cannot be read".to_owned(),
            SliceKind::None => "No release yet".to_owned(),
        }
    }

    /// How it will be seen: metric, from, now, target, when.
    pub fn measured(&self) -> Option<String> {
        let by = self.on.as_ref().map(|on| format!(" by {on}"));
        let target = self.target.as_ref().map(|target| format!("target {target}{}", by.as_deref().unwrap_or_default()));
        let Some(metric) = &self.metric else { return target.or(self.on.as_ref().map(|on| format!("by {on}"))) };
        if metric.record.is_none() {
            let parts = [Some("no metric of that name is found".to_owned()), target];
            return Some(format!("{}: {}", metric.name, joined(parts)));
        }
        let from = metric.from.as_ref().map(|from| format!("from {from}"));
        let now = match (&metric.now, metric.now_on) {
            (Some(now), Some(on)) => Some(format!("now {now} ({on})")),
            _ => None,
        };
        let told = joined([from, now, target.or(by.map(|by| by.trim().to_owned())), metric.so_far.clone()]);
        Some(format!("{}: {told}", metric.name))
    }

    /// What it brings, and how long it takes.
    pub fn estimated(&self) -> Option<String> {
        let value = self.value.as_ref().map(|value| format!("brings {value}"));
        let duration = self.duration.as_ref().map(|duration| format!("takes {duration}"));
        Some(joined([value, duration])).filter(|told| !told.is_empty())
    }

    /// What nobody can do with the first release.
    pub fn gap(&self) -> Option<String> {
        (!self.gaps.is_empty()).then(|| format!("no story in it yet for: {}", self.gaps.join(", ")))
    }
}

impl MapFactor {
    /// That no story works for it.
    pub fn told(&self) -> String {
        let what = if self.is_known { "no story yet" } else { "no story names it" };
        format!("factor “{}”: {what}", self.text)
    }
}

impl MapStory {
    /// All that is known of it, a line each.
    pub fn told(&self) -> String {
        let line = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name}: {value}"));
        let lines = [
            Some(self.title.clone()),
            line("status", &self.status),
            line("release", &self.release),
            line("factor", &self.factor),
            line("should move", &self.outcome),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl Mapped {
    /// What it is a map of, as of when, and whose it is.
    pub fn lead(&self) -> String {
        let of = self.subject.as_ref().map(|subject| match &subject.title {
            Some(_) => format!("of {}", subject.record),
            None => format!("of {}, which is not found", subject.record),
        });
        let replaced = self.status.as_ref().filter(|status| *status != "active").cloned();
        let as_of = Some(format!("as of {}", self.as_of));
        let parts = [Some("Story map".to_owned()), of, replaced, as_of, self.owner.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What of it cannot be read.
    pub fn not_read(&self) -> Option<String> {
        match self.unread {
            0 => None,
            1 => Some("One entry of the map cannot be read and is not shown; pm lint tells which".to_owned()),
            count => Some(format!("{count} entries of the map cannot be read and are not shown; pm lint tells which")),
        }
    }

    /// The factors that no story works for.
    pub fn without_story(&self) -> impl Iterator<Item = &MapFactor> {
        self.factors.iter().filter(|factor| factor.stories.is_empty())
    }

    /// Counted in words: "3 activities, 5 steps, 9 stories in 2 releases".
    pub fn counted(&self) -> String {
        let several = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
        let releases = self.slices.iter().filter(|slice| slice.kind == SliceKind::Release).count();
        format!(
            "{}, {}, {}, {}",
            several(self.activities.len(), "activity", "activities"),
            several(self.steps(), "step", "steps"),
            several(self.stories().count(), "story", "stories"),
            several(releases, "release", "releases")
        )
    }
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
