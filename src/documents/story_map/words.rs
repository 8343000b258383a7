use super::{MapFactor, MapStory, Mapped, Slice, SliceKind};
use crate::config::Language;
use crate::documents::spoken::{self, day, duration, title, value, word};
use crate::values::Date;

/// A name as somebody wrote it; only that there is none is said in the language of the map.
pub fn name(written: &str, language: Language) -> &str {
    match written {
        "(no name)" | "(no title)" | "(no id)" => word(written, language),
        _ => written,
    }
}

impl Slice {
    /// What the row is called.
    pub fn heading(&self, language: Language) -> String {
        let release = self.release.as_deref().unwrap_or_default();
        match self.kind {
            SliceKind::Release => name(release, language).to_owned(),
            SliceKind::Unknown => format!("{release} ({})", title("release_unknown", language)),
            SliceKind::Unclear => title("release_unclear", language).to_owned(),
            SliceKind::None => title("no_release", language).to_owned(),
        }
    }

    /// How it will be seen: metric, from, now, target, when.
    pub fn measured(&self, language: Language) -> Option<String> {
        let said = |key: &'static str, what: &str| format!("{} {}", title(key, language), value(what, language));
        let by = self.on.as_ref().map(|on| format!("{} {}", title("by", language), on_day(on, language)));
        let target = self.target.as_ref().map(|target| {
            let by = by.as_ref().map_or(String::new(), |by| format!(" {by}"));
            format!("{}{by}", said("target", target))
        });
        let Some(metric) = &self.metric else { return target.or(by) };
        if metric.record.is_none() {
            let parts = [Some(title("metric_not_found", language).to_owned()), target];
            return Some(format!("{}: {}", metric.name, joined(parts)));
        }
        let from = metric.from.as_ref().map(|from| said("from", from));
        let now = match (&metric.now, metric.now_on) {
            (Some(now), Some(on)) => Some(format!("{} ({})", said("now", now), dated(on, language))),
            _ => None,
        };
        let so_far = metric.so_far.as_ref().map(|way| spoken::said(way, language));
        Some(format!("{}: {}", metric.name, joined([from, now, target.or(by), so_far])))
    }

    /// What it brings, and how long it takes.
    pub fn estimated(&self, language: Language) -> Option<String> {
        let brings = self.value.as_ref().map(|it| format!("{} {}", title("brings", language), value(it, language)));
        let takes = self.duration.as_ref().map(|it| format!("{} {}", title("takes", language), duration(it, language)));
        Some(joined([brings, takes])).filter(|told| !told.is_empty())
    }

    /// What nobody can do with the first release.
    pub fn gap(&self, language: Language) -> Option<String> {
        (!self.gaps.is_empty()).then(|| format!("{}: {}", title("no_story_for", language), self.gaps.join(", ")))
    }
}

impl MapFactor {
    /// That no story works for it.
    pub fn told(&self, language: Language) -> String {
        let what = title(if self.is_known { "no_story" } else { "no_story_names_it" }, language);
        match language {
            Language::English => format!("factor “{}”: {what}", self.text),
            Language::German => format!("Faktor „{}“: {what}", self.text),
        }
    }
}

impl MapStory {
    /// All that is known of it, a line each.
    pub fn told(&self, language: Language) -> String {
        let line = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name}: {value}"));
        let lines = [
            Some(name(&self.title, language).to_owned()),
            line(title("story_status", language), &self.status),
            line(title("story_release", language), &self.release),
            line(title("factor", language), &self.factor),
            line(title("should_move", language), &self.outcome),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl Mapped {
    /// What it is a map of, as of when, and whose it is.
    pub fn lead(&self, language: Language) -> String {
        let of = self.subject.as_ref().map(|subject| match &subject.title {
            Some(_) => format!("{} {}", title("of", language), subject.record),
            None => format!("{} {} ({})", title("of", language), subject.record, title("not_found", language)),
        });
        let replaced = self.status.as_ref().filter(|status| *status != "active");
        let replaced = replaced.map(|status| word(status, language).to_owned());
        let as_of = Some(format!("{} {}", title("as_of", language), dated(self.as_of, language)));
        let parts = [Some(title("story_map", language).to_owned()), of, replaced, as_of, self.owner.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What of it cannot be read.
    pub fn not_read(&self, language: Language) -> Option<String> {
        match (self.unread, language) {
            (0, _) => None,
            (1, Language::English) => {
                Some("One entry of the map cannot be read and is not shown; pm lint tells which".to_owned())
            }
            (1, Language::German) => {
                Some("Ein Eintrag der Karte ist nicht lesbar und fehlt hier; pm lint sagt, welcher".to_owned())
            }
            (count, Language::English) => {
                Some(format!("{count} entries of the map cannot be read and are not shown; pm lint tells which"))
            }
            (count, Language::German) => {
                Some(format!("{count} Einträge der Karte sind nicht lesbar und fehlen hier; pm lint sagt, welche"))
            }
        }
    }

    /// The factors that no story works for.
    pub fn without_story(&self) -> impl Iterator<Item = &MapFactor> {
        self.factors.iter().filter(|factor| factor.stories.is_empty())
    }

    /// Counted in words: "3 activities, 5 steps, 9 stories in 2 releases".
    pub fn counted(&self, language: Language) -> String {
        let several = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
        let releases = self.slices.iter().filter(|slice| slice.kind == SliceKind::Release).count();
        let nouns = match language {
            Language::English => {
                [("activity", "activities"), ("step", "steps"), ("story", "stories"), ("release", "releases")]
            }
            Language::German => {
                [("Tätigkeit", "Tätigkeiten"), ("Schritt", "Schritte"), ("Story", "Storys"), ("Release", "Releases")]
            }
        };
        let counts = [self.activities.len(), self.steps(), self.stories().count(), releases];
        let all = counts.into_iter().zip(nouns).map(|(count, (one, more))| several(count, one, more));
        all.collect::<Vec<_>>().join(", ")
    }
}

/// A day in a picture: in English as records have it.
fn dated(on: Date, language: Language) -> String {
    on_day(&on.to_string(), language)
}

fn on_day(on: &str, language: Language) -> String {
    match language {
        Language::English => on.to_owned(),
        Language::German => day(on, language),
    }
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
