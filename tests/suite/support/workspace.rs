//! Large workspaces for measurements and tests: all kinds, about 25 lines a record, every link leads somewhere, `pm lint`
//! finds nothing, and on the day that `pm.yaml` names nothing is overdue.

use std::fmt::Write;

/// SplitMix64 (Steele, Lea, Flood 2014): small, good enough, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn sentence(&mut self) -> String {
        const WHO: [&str; 8] =
            ["New admins", "Teachers", "Shop owners", "Nurses", "Editors", "Buyers", "Drivers", "Guests"];
        const DO: [&str; 8] =
            ["give up at", "come back to", "argue about", "wait for", "print out", "forget", "share", "miss"];
        const WHAT: [&str; 8] = [
            "the permissions screen",
            "the second invoice",
            "a shared list",
            "the weekly plan",
            "their own notes",
            "the first report",
            "an old price",
            "the export at the end of the month",
        ];
        const HOW: [&str; 6] = [
            "although they had planned otherwise",
            "because nobody told them why",
            "twice a week",
            "in seven of nine talks",
            "when a colleague is ill",
            "and ask somebody else",
        ];
        format!("{} {} {}, {}.", self.pick(&WHO), self.pick(&DO), self.pick(&WHAT), self.pick(&HOW))
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        (0..sentences).map(|_| self.sentence()).collect::<Vec<_>>().join("\n")
    }
}

/// The days on which metrics were read, up to the one that the workspace takes for today.
const WEEKS: [&str; 8] =
    ["2026-10-02", "2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06", "2026-11-13", "2026-11-20"];

/// How many records of each kind there are in a hundred; what is left are initiatives.
struct Share {
    intents: usize,
    options: usize,
    experiments: usize,
    metrics: usize,
    research: usize,
    segments: usize,
    teams: usize,
    reviews: usize,
    north_stars: usize,
    story_maps: usize,
}

/// The files of a workspace, by path. Same seed, same bytes.
pub fn workspace(records: usize, seed: u64) -> Vec<(String, String)> {
    let random = &mut Random(seed);
    let part = |hundredths: usize| (records * hundredths / 100).max(1);
    let share = Share {
        intents: part(2).max(3),
        options: part(22),
        experiments: part(15),
        metrics: part(12),
        research: part(12),
        segments: part(3),
        teams: part(2),
        reviews: part(2),
        north_stars: part(3),
        story_maps: part(2),
    };
    let counted = share.intents
        + share.options
        + share.experiments
        + share.metrics
        + share.research
        + share.segments
        + share.teams
        + share.reviews
        + share.north_stars
        + share.story_maps
        + 1;
    let initiatives = records.saturating_sub(counted).max(1);
    let mut files: Vec<(String, String)> = Vec::new();
    let mut write = |path: String, text: String| files.push((path, text));
    write("pm.yaml".into(), "version: 1\ntoday: 2026-11-22\ncurrency: EUR\nrules:\n  too-many-intents: off\n".into());
    write(
        "vision.md".into(),
        format!("---\nhorizon: 10y\nowner: ada\nnorth_star_metric: metric-0\n---\n# Vision\n\n{}\n", random.sentence()),
    );
    let folder = |n: usize| n / 500;
    for n in 0..share.metrics {
        let mut text = String::from(
            "---\nmeasures: customer\nunit: '%'\nbetter: up\ncategory: activation\nwindow: 7 days\ncadence: weekly\nowner: ben\n\
             source: {platform: warehouse, query: teams by week}\nreadings:\n",
        );
        for day in WEEKS {
            writeln!(text, "  - {{on: {day}, value: {} %}}", 20 + random.below(40)).unwrap();
        }
        if n > 0 {
            writeln!(text, "drives: [metric-{}]", random.below(n)).unwrap();
        }
        write!(
            text,
            "---\n# Teams that come back {n}\n\nTeams that {} within seven days of signing up.\n\n{}\n",
            random.pick(&["invite three people", "send an invoice", "plan a week"]),
            random.paragraph(3)
        )
        .unwrap();
        write(format!("metrics/{}/metric-{n}.md", folder(n)), text);
    }
    for n in 0..share.segments {
        write(
            format!("segments/{}/segment-{n}.yaml", folder(n)),
            format!(
                "title: Segment {n}\nas: [user, customer]\nneeds:\n  - {}\n  - {}\nvalue: |\n  {}\n  {}\nsize: {}\nmetrics: [metric-{}]\n",
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.below(9000),
                random.below(share.metrics)
            ),
        );
    }
    for n in 0..share.intents {
        let metric = random.below(share.metrics);
        write(
            format!("intents/{}/intent-{n}.md", folder(n)),
            format!(
                "---\nstatus: active\nowner: ada\nby: 2028-Q2\nbecause: >-\n  {}\n  {}\noutcomes:\n  metric-{metric}: {{baseline: 31 %, target: 55 %}}\n\
                 guardrails: {{metric-{}: at least 10 %}}\nobstacles:\n  - id: habit\n    text: {}\n  - id: trust\n    text: {}\n---\n# Intent {n}\n\n{}\n",
                random.sentence(),
                random.sentence(),
                (metric + 1) % share.metrics,
                random.sentence(),
                random.sentence(),
                random.paragraph(5),
            ),
        );
    }
    for n in 0..initiatives {
        let metric = random.below(share.metrics);
        let intent = if n < share.intents { n } else { random.below(share.intents) };
        let status = random.pick(&["discovery", "delivery", "measuring", "proposed"]);
        let mut text = format!(
            "---\nintent: intent-{intent}\nstatus: {status}\nowner: {}\nsegments: [segment-{}]\nteam: team-{}\nby: 2027-Q{}\noutcomes:\n  \
             metric-{metric}:\n    baseline: {{value: {} %, on: 2026-06-30}}\n    target: {} %   # agreed in June\nevidence:\n  - research-{}\n  - \"{}\"\n\
             assumptions:\n  - text: {}\n    risk: high\nestimates: {{value: {}, urgency: {}, duration: {}w}}\n",
            random.pick(&["ada", "ben", "cem", "dina"]),
            random.below(share.segments),
            random.below(share.teams),
            1 + random.below(4),
            20 + random.below(15),
            40 + random.below(30),
            random.below(share.research),
            random.sentence(),
            random.sentence(),
            random.pick(&["killer", "bonus", "meh"]),
            random.pick(&["asap", "soon", "whenever"]),
            1 + random.below(12),
        );
        if n > 10 && n % 7 == 0 {
            writeln!(text, "requires: [initiative-{}]", random.below(n)).unwrap();
        }
        write!(
            text,
            "---\n# Initiative {n}\n\n{}\n\nSee [the research](../../research/{}/research-{}.md) and [[intent-{intent}]].\n\n## Questions\n\n- {}\n- {}\n",
            random.paragraph(3), 0, random.below(share.research.min(500)), random.sentence(), random.sentence(),
        )
        .unwrap();
        write(format!("initiatives/{}/initiative-{n}.md", folder(n)), text);
    }
    for n in 0..share.options {
        write(
            format!("options/{}/option-{n}.md", folder(n)),
            format!(
                "---\ninitiative: initiative-{}\nstatus: {}\nadvantage: {}\nswitching_cost: {}\nestimates:\n  source: research-{}\n  as_of: 2026-11-01\n  \
                 cost_of_delay: {} EUR per week\n  duration: {{low: 2w, likely: 4w, high: 9w}}\n---\n# Option {n}\n\n{}\n\n## Solution\n\n{}\n",
                random.below(initiatives),
                random.pick(&["considered", "testing"]),
                random.sentence(),
                random.sentence(),
                random.below(share.research),
                500 + random.below(9000),
                random.sentence(),
                random.paragraph(6),
            ),
        );
    }
    for n in 0..share.experiments {
        let metric = random.below(share.metrics);
        write(
            format!("experiments/{}/experiment-{n}.md", folder(n)),
            format!(
                "---\ntests: option-{}\nstatus: concluded\nmethod: {}\npopulation: {{segment: segment-{}, size: {}, share: 2 %}}\nparticipants_told:\n  why: {}\n  how_it_ends: {}\n  what_next: {}\n\
                 starts: 2026-08-01\nends: 2026-09-15\nsuccess: {{metric-{metric}: at least 40 %}}\nresult:\n  on: 2026-09-16\n  readings: {{metric-{metric}: 43 %}}\n  verdict: supported\n\
                 decision: persevere\n---\n# Experiment {n}\n\n{}\n\n## Learned\n\n{}\n",
                n % share.options,
                random.pick(&["concierge", "prototype", "pilot"]),
                random.below(share.segments),
                20 + random.below(80),
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.paragraph(2),
                random.paragraph(3),
            ),
        );
    }
    for n in 0..share.research {
        write(
            format!("research/{}/research-{n}.md", folder(n)),
            format!(
                "---\nmethod: interview\non: 2026-10-{:02}\nquestion: {}\nsegments: [segment-{}]\nparticipants: {}\n---\n# Talks {n}\n\n## Findings\n\n- {}\n- {}\n- {}\n- {}\n\n## What we did\n\n{}\n",
                // No longer ago than a talk is remembered: six weeks.
                11 + random.below(18),
                random.sentence(),
                random.below(share.segments),
                5 + random.below(9),
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.paragraph(8),
            ),
        );
    }
    for n in 0..share.teams {
        write(
            format!("teams/{}/team-{n}.yaml", folder(n)),
            "title: Team\ncapacity: 2\nroles:\n  - {role: product-manager, person: ada, work: {strategic: 2, operational: 3, tactical: 5}}\n  - {role: designer, person: ben}\n  - {role: engineer, person: cem}\nrewards:\n  - {for: a good quarter, tied_to: metric-0}\n".replace("Team", &format!("Team {n}")),
        );
    }
    for n in 0..share.reviews {
        write(
            format!("reviews/{}/review-{n}.md", folder(n)),
            format!(
                "---\ncadence: quarterly-initiative\non: 2026-10-01\ncovers: [initiative-{}]\ndecisions:\n  - about: initiative-{}\n    decided: {}\n    why: {}\n    who: ada\n---\n# Review {n}\n\n{}\n",
                random.below(initiatives),
                random.below(initiatives),
                random.sentence(),
                random.sentence(),
                random.paragraph(6)
            ),
        );
    }
    for n in 0..share.north_stars {
        write(
            format!("north-stars/{}/north-star-{n}.md", folder(n)),
            format!(
                "---\nfor: initiative-{}\nfactors:\n  - text: {}\n    metric: metric-{}\n  - {}\n---\n# North Star {n}\n\n## Problem\n\n{}\n\n## Out of scope\n\n- {}\n- {}\n",
                n % initiatives,
                random.sentence(),
                random.below(share.metrics),
                random.sentence(),
                random.paragraph(5),
                random.sentence(),
                random.sentence()
            ),
        );
    }
    for n in 0..share.story_maps {
        write(
            format!("story-maps/{}/story-map-{n}.yaml", folder(n)),
            format!(
                "title: Map {n}\nfor: initiative-{}\nactivities:\n  - name: {}\n    steps:\n      - name: {}\n        stories:\n          - {{title: \"{}\", release: one}}\n          - {{title: \"{}\", release: two}}\nreleases:\n  - {{id: one, goal: \"{}\", metric: metric-{}, target: 40 %}}\n  - {{id: two, goal: \"{}\", metric: metric-{}, target: 50 %}}\n",
                n % initiatives,
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.sentence(),
                random.below(share.metrics),
                random.sentence(),
                random.below(share.metrics),
            ),
        );
    }
    files
}
