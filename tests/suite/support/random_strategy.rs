//! Random strategies as values, and the many ways in which one can be written down.

use std::collections::BTreeMap;

pub type Files = BTreeMap<String, String>;

pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// One time in so many.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// What stands at a key: lists are sets, and groups have no order.
#[derive(Clone)]
pub enum Value {
    Text(String),
    Set(Vec<Value>),
    Group(Vec<(String, Value)>),
}

#[derive(Clone)]
pub struct Record {
    pub folder: &'static str,
    pub id: String,
    pub title: String,
    pub prose: String,
    pub fields: Vec<(String, Value)>,
}

/// The records that a strategy may have, in pages and in collections.
const PAGES: [(&str, &[&str]); 2] =
    [("intents", &["schools", "clinics"]), ("initiatives", &["alpha", "beta", "gamma", "delta"])];
const COLLECTIONS: [(&str, &[&str]); 3] = [
    ("metrics", &["activation", "retention", "churn"]),
    ("options", &["wizard", "video"]),
    ("experiments", &["invite", "price"]),
];

/// A strategy; records with other names say what they were called.
pub fn strategy(random: &mut Random, may_rename: bool) -> Vec<Record> {
    let mut records = Vec::new();
    for (folder, ids) in PAGES.into_iter().chain(COLLECTIONS) {
        for id in ids {
            if folder != "metrics" && random.once_in(3) {
                continue;
            }
            let mut record = Record {
                folder,
                id: (*id).to_owned(),
                title: format!("The {id} of ours"),
                prose: words(random),
                fields: fields(random, folder),
            };
            if may_rename && random.once_in(5) {
                record.fields.push(("aliases".to_owned(), Value::Set(vec![text(*id)])));
                record.id += "-anew";
            }
            records.push(record);
        }
    }
    records
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn group(entries: Vec<(&str, Value)>) -> Value {
    Value::Group(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn words(random: &mut Random) -> String {
    const WORDS: [&str; 8] =
        ["they", "give up", "wait for", "forget", "an invoice", "the list", "twice", "for nothing"];
    (0..2 + random.below(4)).map(|_| random.pick(&WORDS)).collect::<Vec<_>>().join(" ")
}

fn share(random: &mut Random) -> String {
    format!("{} %", random.below(90))
}

fn day(random: &mut Random) -> String {
    format!("2026-0{}-1{}", 1 + random.below(9), random.below(10))
}

fn date(random: &mut Random) -> String {
    match random.below(3) {
        0 => format!("2026-Q{}", 1 + random.below(4)),
        1 => "soon".to_owned(),
        _ => day(random),
    }
}

const METRICS: [&str; 3] = ["activation", "retention", "churn"];

/// Some of the metrics, each with something about it.
fn by_metric(random: &mut Random, about: impl Fn(&mut Random) -> Value) -> Value {
    let some: Vec<&str> = METRICS.into_iter().filter(|_| random.once_in(2)).collect();
    group(some.into_iter().map(|metric| (metric, about(random))).collect())
}

fn outcome(random: &mut Random) -> Value {
    if random.once_in(4) {
        return text(share(random));
    }
    let mut parts = vec![("target", text(share(random)))];
    if random.once_in(2) {
        let value = if random.once_in(3) { "unknown".to_owned() } else { share(random) };
        let baseline = if random.once_in(2) {
            group(vec![("value", text(value)), ("on", text(day(random)))])
        } else {
            text(value)
        };
        parts.push(("baseline", baseline));
    }
    if random.once_in(3) {
        parts.push(("by", text(date(random))));
    }
    group(parts)
}

fn criterion(random: &mut Random) -> Value {
    let share = share(random);
    match random.below(3) {
        0 => text(format!("at least {share}")),
        1 => group(vec![("at_most", text(share))]),
        _ => group(vec![("at_least", text(share)), ("by", text(day(random)))]),
    }
}

/// Limits by metric, or in words.
fn limits(random: &mut Random) -> Value {
    if random.once_in(2) {
        return by_metric(random, criterion);
    }
    let bound = share(random);
    Value::Set(vec![
        text(words(random)),
        group(vec![("metric", text(random.pick(&METRICS))), ("at_most", text(bound))]),
    ])
}

fn estimates(random: &mut Random) -> Value {
    let mut parts = vec![("duration", text(format!("{}w", 1 + random.below(9))))];
    if random.once_in(2) {
        parts.push(("cost_of_delay", text(format!("{} EUR per week", 1_000 * (1 + random.below(9))))));
    }
    if random.once_in(3) {
        parts.push(("source", text(words(random))));
    }
    group(parts)
}

fn names(random: &mut Random, of: &[&str]) -> Value {
    Value::Set(of.iter().filter(|_| random.once_in(3)).map(|name| text(*name)).collect())
}

fn fields(random: &mut Random, folder: &str) -> Vec<(String, Value)> {
    let mut all: Vec<(&str, Value)> = match folder {
        "intents" => vec![
            ("status", text(random.pick(&["proposed", "active", "achieved", "stopped"]))),
            ("because", text(words(random))),
            ("by", text(date(random))),
            ("outcomes", by_metric(random, outcome)),
            ("guardrails", limits(random)),
        ],
        "initiatives" => vec![
            ("status", text(random.pick(&["proposed", "discovery", "delivery", "stopped"]))),
            ("intent", text(random.pick(&["schools", "clinics"]))),
            ("by", text(date(random))),
            ("outcomes", by_metric(random, outcome)),
            ("stop_if", limits(random)),
            ("requires", names(random, &["alpha", "beta", "gamma"])),
            ("options", inline_options(random)),
            ("estimates", estimates(random)),
        ],
        "metrics" => vec![
            ("definition", text(words(random))),
            ("measures", text(random.pick(&["customer", "business"]))),
            ("unit", text("%")),
            ("better", text(random.pick(&["up", "down"]))),
            ("readings", readings(random)),
        ],
        "options" => vec![
            ("initiative", text(random.pick(&["alpha", "beta"]))),
            ("status", text(random.pick(&["considered", "testing", "chosen"]))),
            ("solution", text(words(random))),
            ("estimates", estimates(random)),
        ],
        _ => vec![
            ("tests", names(random, &["alpha", "wizard"])),
            ("status", text(random.pick(&["draft", "running", "concluded"]))),
            ("hypothesis", text(words(random))),
            ("success", by_metric(random, criterion)),
            ("result", result(random)),
        ],
    };
    all.retain(|_| !random.once_in(4));
    if random.once_in(3) {
        all.push(("owner", names(random, &["ada", "grace", "edsger"])));
    }
    if random.once_in(3) {
        let asked = group(vec![("ask", text(words(random))), ("by", text(day(random)))]);
        all.push(("questions", Value::Set(vec![asked, text(format!("why do {}?", words(random)))])));
    }
    if random.once_in(4) {
        let field = random.pick(&["by", "outcomes.activation.target"]);
        let amendment = group(vec![
            ("field", text(field)),
            ("from", text(share(random))),
            ("to", text(share(random))),
            ("on", text(day(random))),
            ("why", text(words(random))),
        ]);
        all.push(("amendments", Value::Set(vec![amendment])));
    }
    all.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn inline_options(random: &mut Random) -> Value {
    let named = group(vec![
        ("id", text("tour")),
        ("status", text(random.pick(&["considered", "testing", "chosen"]))),
        ("solution", text(words(random))),
        ("outcomes", by_metric(random, outcome)),
    ]);
    let bare = text(random.pick(&["a checklist", "wizard"]));
    Value::Set([named, bare].into_iter().filter(|_| !random.once_in(3)).collect())
}

fn readings(random: &mut Random) -> Value {
    let days = ["2026-03-31", "2026-06-30", "2026-09-30"];
    let some: Vec<&str> = days.into_iter().filter(|_| random.once_in(2)).collect();
    group(some.into_iter().map(|day| (day, text(share(random)))).collect())
}

fn result(random: &mut Random) -> Value {
    let share = share(random);
    let reading = if random.once_in(3) { group(vec![("text", text(words(random)))]) } else { text(share) };
    let verdict = random.pick(&["supported", "refuted"]);
    group(vec![
        ("on", text(day(random))),
        ("readings", group(vec![(random.pick(&METRICS), reading)])),
        ("verdict", text(verdict)),
    ])
}

/// Writes a strategy down in one of its many forms.
pub fn written(records: &[Record], random: &mut Random) -> Files {
    let mut files = Files::new();
    for record in records.iter().filter(|record| PAGES.iter().any(|(folder, _)| *folder == record.folder)) {
        let deep = random.pick(&["", "deep/", "a/b/"]);
        let mut front = String::new();
        block(random, &record.fields, 0, &mut front);
        let prose = record.prose.replace(' ', random.pick(&[" ", "\n", "  "]));
        let page = format!("---\n{front}---\n# {}\n\n{prose}\n", record.title);
        let page = if random.once_in(3) { page.replace('\n', "\r\n") } else { page };
        files.insert(format!("{}/{deep}{}.md", record.folder, record.id), page);
    }
    for (folder, _) in COLLECTIONS {
        let of_folder = records.iter().filter(|record| record.folder == folder);
        let mut entries: Vec<(String, Value)> = of_folder
            .map(|record| {
                let title = ("title".to_owned(), text(&*record.title));
                let fields = record.fields.iter().cloned().chain([title]).collect();
                (record.id.clone(), Value::Group(fields))
            })
            .collect();
        random.shuffle(&mut entries);
        // Some stand in the collection, and the others in files of their own.
        let alone = if random.once_in(2) { Vec::new() } else { entries.split_off(entries.len() / 2) };
        let own = alone.into_iter().filter_map(|(id, value)| match value {
            Value::Group(fields) => Some((format!("{folder}/{id}.yaml"), fields)),
            _ => None,
        });
        for (path, entries) in own.chain([(format!("{folder}.yaml"), entries)]).collect::<Vec<_>>() {
            if !entries.is_empty() {
                let mut yaml = String::new();
                block(random, &entries, 0, &mut yaml);
                files.insert(path, if random.once_in(3) { yaml.replace('\n', "\r\n") } else { yaml });
            }
        }
    }
    files
}

fn block(random: &mut Random, entries: &[(String, Value)], indent: usize, to: &mut String) {
    let mut entries = entries.to_vec();
    random.shuffle(&mut entries);
    for (key, value) in &entries {
        let pad = " ".repeat(indent);
        let key = scalar(random, key);
        if random.once_in(6) {
            *to += &format!("{pad}# The same, written otherwise.\n");
        }
        match value {
            Value::Group(inner) if !inner.is_empty() && random.once_in(2) => {
                *to += &format!("{pad}{key}:\n");
                block(random, inner, indent + 2, to);
            }
            Value::Set(items) if !items.is_empty() && random.once_in(2) => {
                *to += &format!("{pad}{key}:\n");
                let mut items = items.clone();
                random.shuffle(&mut items);
                for item in &items {
                    *to += &format!("{pad}  - {}\n", flow(random, item));
                }
            }
            _ => *to += &format!("{pad}{key}: {}\n", flow(random, value)),
        }
    }
}

fn flow(random: &mut Random, value: &Value) -> String {
    match value {
        Value::Text(text) => scalar(random, text),
        Value::Set(items) => {
            let mut items: Vec<String> = items.iter().map(|item| flow(random, item)).collect();
            random.shuffle(&mut items);
            format!("[{}]", items.join(", "))
        }
        Value::Group(entries) => {
            let mut entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", scalar(random, key), flow(random, value)))
                .collect();
            random.shuffle(&mut entries);
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn scalar(random: &mut Random, text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    match random.below(4) {
        0 => format!("\"{text}\""),
        1 => format!("'{text}'"),
        _ if is_plain => text.to_owned(),
        _ => format!("'{text}'"),
    }
}
