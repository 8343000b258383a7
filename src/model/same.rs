use super::{Body, Common, Record};
use crate::typed::{Many, Plain};

impl Record {
    /// Whether the other says the same under the same name. Where a record stands, how it is laid out, the order of its
    /// keys, the prose that no field reads and its links are no part of what it says.
    pub fn says_the_same(&self, other: &Record) -> bool {
        self.kind == other.kind
            && self.id == other.id
            && self.title == other.title
            && self.broken == other.broken
            && self.body == other.body
            && self.common.says_the_same(&other.common)
            && same_set(&self.common.aliases, &other.common.aliases)
    }

    /// Whether the other can only be told from this one by its name. Nothing said twice is not the same thing.
    pub fn says_the_same_under_another_name(&self, other: &Record) -> bool {
        self.kind == other.kind
            && !self.broken
            && !other.broken
            && self.titled == other.titled
            && (!self.titled || self.title == other.title)
            && self.body == other.body
            && self.common.says_the_same(&other.common)
            && (self.titled || self.body != Body::empty(self.kind))
    }
}

impl Common {
    /// Apart from names.
    fn says_the_same(&self, other: &Common) -> bool {
        let Common {
            kind: _,
            id: _,
            title: _,
            aliases: _,
            owner,
            tags,
            links,
            related,
            questions,
            waivers,
            amendments,
        } = self;
        same_set(owner, &other.owner)
            && same_set(tags, &other.tags)
            && same_set(links, &other.links)
            && *related == other.related
            && *questions == other.questions
            && *waivers == other.waivers
            && *amendments == other.amendments
    }
}

/// Names in any order.
fn same_set(one: &Many<Plain>, other: &Many<Plain>) -> bool {
    let sorted = |many: &Many<Plain>| {
        let mut names: Vec<String> = many.iter().map(|name| name.0.clone()).collect();
        names.sort_unstable();
        names
    };
    one == other || (one.unread == other.unread && sorted(one) == sorted(other))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::config::Settings;
    use crate::model::Record;
    use crate::model::reading::{classify, typed_records};

    fn record(path: &str, text: &str) -> Record {
        let settings = Settings::default();
        typed_records(path, text, classify(path, &settings), &settings).into_iter().next().unwrap().0
    }

    const PLAIN: &str = "---\nstatus: delivery\nintent: growth\nsegments: [a, b]\ntags: [x, y]\nby: 2026-01-01\n---\n# T\n\nOne two\nthree.\n";

    #[test]
    fn layout_place_and_order_are_not_what_it_says() {
        let one = record("initiatives/a.md", PLAIN);
        for (path, text) in [
            ("initiatives/team/a.md", PLAIN),
            (
                "initiatives/a.md",
                "---\nby: \"2026-01-01\"\ntags:\n  - y\n  - x\nsegments:\n- a\n- b\nintent: growth\nstatus: delivery\n---\n\n# T\n\nOne\ntwo three.\n",
            ),
            ("initiatives/b.md", &PLAIN.replace("status:", "id: a\nstatus:")),
        ] {
            assert!(one.says_the_same(&record(path, text)), "{text}");
        }
    }

    #[test]
    fn every_value_counts() {
        let one = record("initiatives/a.md", PLAIN);
        for (from, to) in [
            ("growth", "trust"),
            ("[a, b]", "[b, a, c]"),
            ("delivery", "scaling"),
            ("2026-01-01", "2026-01-02"),
            ("# T", "# U"),
            ("three", "four"),
            ("[x, y]", "[x]"),
            ("by:", "aliases: b\nby:"),
        ] {
            assert!(!one.says_the_same(&record("initiatives/a.md", &PLAIN.replace(from, to))), "{from} → {to}");
        }
        assert!(!one.says_the_same(&record("initiatives/b.md", PLAIN)));
    }

    #[test]
    fn references_that_change_places_differ() {
        let text = "outcomes:\n  - {metric: a, target: 1 %}\n  - {metric: b, target: 2 %}\n";
        let swapped = "outcomes:\n  - {metric: b, target: 1 %}\n  - {metric: a, target: 2 %}\n";
        let [one, other] = [text, swapped].map(|text| record("initiatives/a.yaml", text));
        assert!(!one.says_the_same(&other));
    }

    #[test]
    fn another_name_and_nothing_else() {
        let one = record("initiatives/a.md", PLAIN);
        assert!(one.says_the_same_under_another_name(&record("initiatives/b.md", PLAIN)));
        assert!(!one.says_the_same_under_another_name(&record("initiatives/b.md", &PLAIN.replace("2026", "2027"))));
        assert!(!one.says_the_same_under_another_name(&record("intents/b.md", PLAIN)));
        let [empty, other] = ["a", "b"].map(|id| record(&format!("initiatives/{id}.yaml"), "tags: []\n"));
        assert!(!empty.says_the_same_under_another_name(&other));
    }
}
