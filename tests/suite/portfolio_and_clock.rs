//! Every condition of the rules on portfolio and clock has a near miss: one change to what is told, and nothing is.

use crate::support::small_workspace;
use pm::rules::{Example, Selection, Step};
use small_workspace::lint;

/// What a rule tells of, and what one change to it makes of that: silence, or still the same.
struct Case {
    rule: &'static str,
    files: &'static [(&'static str, &'static str)],
    /// Why, what is replaced, and by what. `+PATH` adds a file, and `%% PATH` in its text another one.
    silent: &'static [(&'static str, &'static str, &'static str)],
    told: &'static [(&'static str, &'static str, &'static str)],
}

const METRICS: &str = "\
activation: {definition: teams with 3 members within 7 days, measures: customer, unit: '%', readings: {2026-06-30: 31 %, 2026-10-05: 38 %}}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%'}
enterprise-revenue: {definition: yearly revenue of large companies, measures: business, unit: EUR}
";
const FALLEN: &str = "\
activation: {definition: teams with 3 members within 7 days, measures: customer, unit: '%', readings: {2026-06-30: 46 %, 2026-10-05: 38 %}}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%'}
enterprise-revenue: {definition: yearly revenue of large companies, measures: business, unit: EUR}
";
const UNREAD: &str = "\
activation: {definition: teams with 3 members within 7 days, measures: customer, unit: '%', cadence: monthly, readings: {2026-06-30: 31 %}}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%', readings: {2026-11-02: 88 %}}
enterprise-revenue: {definition: yearly revenue of large companies, measures: business, unit: EUR}
";

macro_rules! GUIDED_FRONT {
    () => {
        "intent: enterprise\nstatus: delivery\nby: 2026-Q3\noutcomes: {activation: {baseline: 31 %, target: 45 %}}"
    };
}

macro_rules! page {
    ($front:expr) => {
        concat!("---\n", $front, "\n---\nNew admins give up at the permissions screen.\n")
    };
}

const BETS: &str = "\
a: {intent: enterprise, status: delivery, requested_by: sales, problem: They wait}
b: {intent: enterprise, status: scaling, requested_by: executive, problem: They wait}
c: {intent: enterprise, status: discovery, requested_by: {who: the architects, as: technology}, problem: They wait}
d: {intent: enterprise, status: measuring, requested_by: customer, problem: They wait}
";
const TEAM_WORK: &str = "\
a: {intent: enterprise, status: delivery, team: setup, problem: They wait}
b: {intent: enterprise, status: delivery, team: setup, problem: They wait}
c: {intent: enterprise, status: delivery, team: setup, problem: They wait}
";
const FUNDED: &str = "\
a: {intent: enterprise, status: delivery, funding: [{stage: build, amount: 10k EUR}], problem: They wait}
b: {intent: enterprise, status: delivery, funding: [{stage: scale, amount: 10k EUR}], problem: They wait}
c: {intent: enterprise, status: achieved, funding: [{stage: discover, amount: 10k EUR, on: 2025-11-21}], problem: They wait}
";
const MAP: &str = "\
for: guided-start
activities:
  - {name: Join, steps: [{name: Open, stories: [{title: See who invited me, release: later}]}]}
  - {name: Work, steps: [{name: Share, stories: [{title: Share a page, release: first}]}]}
releases:
  - {id: first, goal: Two work on a page, on: 2026-11-22}
  - {id: later, goal: All do, metric: activation}
";
const RESEARCH: &str =
    "---\nmethod: interview\non: 2026-10-10\ninforms: [guided-start]\n---\n## Findings\n- They gave up.\n";

const CASES: &[Case] = &[
    Case {
        rule: "achieved-below-target",
        files: &[
            ("metrics.yaml", METRICS),
            (
                "initiatives/guided-start.md",
                page!(
                    "intent: enterprise\nstatus: achieved\nby: 2026-Q3\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}"
                ),
            ),
        ],
        silent: &[
            ("it is not said to be achieved", "status: achieved", "status: measuring"),
            ("exactly at the target", "2026-10-05: 38 %", "2026-10-05: 45 %"),
            ("it was reached once", "2026-10-05: 38 %", "2026-09-05: 45 %, 2026-10-05: 38 %"),
            ("less is better", "unit: '%', readings", "unit: '%', better: down, readings"),
            ("never read", ", readings: {2026-06-30: 31 %, 2026-10-05: 38 %}", ""),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: many"),
            ("its unit is another", "2026-10-05: 38 %", "2026-10-05: 38 teams"),
            ("the target cannot be read", "target: 45 %", "target: more"),
            ("no target", ", target: 45 %", ""),
            ("no such metric", "outcomes: {activation:", "outcomes: {activity:"),
            ("upkeep", "status: achieved", "status: achieved\nwork: upkeep"),
            (
                "our own work, which is a finding of its own",
                "3 members within 7 days, measures: customer",
                "3 members within 7 days, measures: work",
            ),
        ],
        told: &[
            ("a reading of tomorrow does not count", "2026-10-05: 38 %", "2026-10-05: 38 %, 2026-11-23: 50 %"),
            (
                "once for a part and for what the whole serves",
                "+intents/enterprise.md",
                "---\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\n# Large companies\n%% initiatives/first-week.md\n---\nintent: enterprise\nstatus: delivery\n---\nThey wait.\n%% initiatives/guided-start.md\n---\npart_of: first-week\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\nThey wait.\n",
            ),
            (
                "once for a part and for the whole",
                "+initiatives/first-week.md",
                "---\nintent: enterprise\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\nThey wait.\n%% initiatives/guided-start.md\n---\npart_of: first-week\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\nThey wait.\n",
            ),
            ("a target to hold that did not hold", "target: 45 %", "target: 39 %"),
            ("where it stood at the beginning is no success", "2026-06-30: 31 %", "2026-06-30: 45 %"),
            ("done is achieved", "status: achieved", "status: done"),
            (
                "what the intent promised of another metric",
                "+intents/enterprise.md",
                "---\nstatus: achieved\noutcomes: {retention: 90 %}\n---\n# Large companies\n",
            ),
        ],
    },
    Case {
        rule: "one-sided-demand",
        files: &[("initiatives.yaml", BETS)],
        silent: &[
            (
                "four bets are few",
                "d: {intent: enterprise, status: measuring",
                "d: {intent: enterprise, status: proposed",
            ),
            ("upkeep is no bet", "requested_by: customer", "work: upkeep, requested_by: customer"),
            ("a customer asked too", "requested_by: sales", "requested_by: [sales, customer]"),
            ("a role that cannot be read", "requested_by: sales", "requested_by: salles"),
            ("somebody, in which role is not said", "requested_by: sales", "requested_by: {who: the harbour}"),
            ("nobody is named", "requested_by: sales, ", ""),
            ("a part of another is no bet of its own", "requested_by: customer", "part_of: a, requested_by: customer"),
            ("one of them cannot be read", "+initiatives/broken.md", "---\nstatus: [\n---\nThey wait.\n"),
            ("a higher limit", "+pm.yaml", "today: 2026-11-22\nrules: {one-sided-demand: {limit: 60}}\n"),
        ],
        told: &[
            ("the unknown stay in the total", "requested_by: customer, ", ""),
            ("just below three of five", "+pm.yaml", "today: 2026-11-22\nrules: {one-sided-demand: {limit: 59}}\n"),
        ],
    },
    Case {
        rule: "overloaded-team",
        files: &[("teams.yaml", "setup: {title: The setup team}\n"), ("initiatives.yaml", TEAM_WORK)],
        silent: &[
            ("two are two", "a: {intent: enterprise, status: delivery", "a: {intent: enterprise, status: discovery"),
            ("it can carry three", "setup: {title: The setup team}", "setup: {title: The setup team, capacity: 3}"),
            (
                "what it can carry cannot be read",
                "setup: {title: The setup team}",
                "setup: {title: The setup team, capacity: many}",
            ),
            (
                "the team is no more",
                "setup: {title: The setup team}",
                "setup: {title: The setup team, status: replaced}",
            ),
            (
                "another team's",
                "a: {intent: enterprise, status: delivery, team: setup",
                "a: {intent: enterprise, status: delivery, team: other",
            ),
            ("the whole of which two are parts", "b: {intent: enterprise,", "b: {part_of: a, intent: enterprise,"),
            ("a limit of three", "+pm.yaml", "today: 2026-11-22\nrules: {overloaded-team: {limit: 3}}\n"),
        ],
        told: &[
            ("it can carry one", "setup: {title: The setup team}", "setup: {title: The setup team, capacity: 1}"),
            ("upkeep is work too", "a: {intent: enterprise,", "a: {work: upkeep, intent: enterprise,"),
        ],
    },
    Case {
        rule: "no-discovery-funding",
        files: &[("initiatives.yaml", FUNDED)],
        silent: &[
            ("money to validate", "stage: scale", "stage: validate"),
            ("a stage that cannot be read", "stage: scale", "stage: scala"),
            ("exactly a year ago it was", "on: 2025-11-21", "on: 2025-11-22"),
            (
                "one is no practice",
                "b: {intent: enterprise, status: delivery",
                "b: {intent: enterprise, status: stopped",
            ),
            (
                "upkeep",
                "b: {intent: enterprise, status: delivery",
                "b: {intent: enterprise, work: upkeep, status: delivery",
            ),
            ("one of them cannot be read", "+initiatives/broken.md", "---\nstatus: [\n---\nThey wait.\n"),
        ],
        told: &[],
    },
    Case {
        rule: "achieved-without-successor",
        files: &[(
            "intents/enterprise.md",
            "---\nstatus: achieved\noutcomes: {activation: 45 %}\n---\n# Large companies choose us\n",
        )],
        silent: &[
            ("one is proposed", "+intents.yaml", "schools: {title: Schools, status: proposed}\n"),
            ("one is active", "+intents.yaml", "schools: {title: Schools, status: active}\n"),
            ("the status of one cannot be read", "+intents.yaml", "schools: {title: Schools, status: sometime}\n"),
            ("one cannot be read", "+intents/schools.md", "---\nstatus: [\n---\n# Schools\n"),
            ("one serves nobody knows whom", "+intents.yaml", "schools: {title: Schools, vision: nowhere}\n"),
            ("a successor that cannot be found", "status: achieved", "status: achieved\nreplaced_by: nobody"),
            ("it was stopped", "status: achieved", "status: stopped"),
            (
                "a product's intent goes on",
                "+visions/product.md",
                "---\nscope: product\nsupports: vision\n---\nEvery page is shared.\n%% intents.yaml\nschools: {title: Schools, vision: product, status: active}\n",
            ),
        ],
        told: &[("the other one ended too", "+intents.yaml", "schools: {title: Schools, status: stopped}\n")],
    },
    Case {
        rule: "lost-ground",
        files: &[
            ("metrics.yaml", FALLEN),
            (
                "intents.yaml",
                "quick: {title: Teams begin at once, status: achieved, outcomes: {activation: {baseline: {value: 31 %, on: 2026-03-31}, \
                 target: 45 %}}, achieved: {on: 2026-06-30}}\n",
            ),
            (
                "initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\noutcomes: {retention: 90 %}"),
            ),
        ],
        silent: &[
            ("exactly at the target", "2026-10-05: 38 %", "2026-10-05: 45 %"),
            ("it was never there, which is told elsewhere", "2026-06-30: 46 %", "2026-06-30: 44 %"),
            ("not achieved", "status: achieved", "status: stopped"),
            ("somebody works on it", "outcomes: {retention: 90 %}", "outcomes: {activation: 60 %}"),
            ("an initiative guards it", "outcomes: {retention: 90 %}", "guardrails: {activation: at least 45 %}"),
            (
                "something guards what cannot be found",
                "outcomes: {retention: 90 %}",
                "guardrails: {activity: at least 45 %}",
            ),
            (
                "the vision guards it",
                "+vision.md",
                "---\nguardrails: {activation: at least 45 %}\n---\nAny team can begin.\n",
            ),
            (
                "a record that may guard it cannot be read",
                "+initiatives/broken.md",
                "---\nstatus: [\n---\nThey wait.\n",
            ),
        ],
        told: &[
            (
                "who ended guards nothing",
                "status: discovery\noutcomes: {retention: 90 %}",
                "status: stopped\noutcomes: {activation: 60 %}",
            ),
            ("it was there on the day", "achieved: {on: 2026-06-30}", "achieved: {on: 2026-07-31}"),
            ("no day is given", ", achieved: {on: 2026-06-30}", ""),
        ],
    },
    Case {
        rule: "unquestioned-intent",
        files: &[
            (
                "intents/enterprise.md",
                "---\nstatus: active\noutcomes: {activation: {baseline: {value: 31 %, on: 2025-11-21}, target: 45 %}}\n---\n# Large companies\n",
            ),
            (
                "research/visits.md",
                "---\nmethod: interview\non: 2025-11-21\ninforms: [enterprise]\n---\n## Findings\n- They gave up.\n",
            ),
        ],
        silent: &[
            ("it is a year old", "value: 31 %, on: 2025-11-21", "value: 31 %, on: 2025-11-22"),
            ("research of exactly a year ago", "interview\non: 2025-11-21", "interview\non: 2025-11-22"),
            ("how old it is is not known", "baseline: {value: 31 %, on: 2025-11-21}", "baseline: 31 %"),
            ("when somebody asked is not known", "interview\non: 2025-11-21", "interview\non: last year"),
            ("what research informs is not known", "informs: [enterprise]", "informs: [enterprises]"),
            ("it is not active", "status: active", "status: proposed"),
            (
                "a review looked at it",
                "+reviews/2026-03-02.md",
                "---\ncadence: quarterly-business\non: 2026-03-02\ncovers: [enterprise]\n---\n# Spring\n",
            ),
            ("what works for it was informed", "+research/more.md", RESEARCH),
            (
                "an experiment below it told something",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: concluded\nresult: {on: 2026-03-02, verdict: refuted}\n---\nFour of ten come back.\n",
            ),
            (
                "what is linked in the text of what works for it",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-03-02\nfindings: [They wait]\n---\n# Visits\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: discovery\n---\nThey wait, [we saw it](../research/more.md).\n",
            ),
            ("research is planned nowhere, the practice is not there", "+gone", "research/visits.md"),
        ],
        told: &[
            (
                "what is planned has told nothing yet",
                "+research/more.md",
                "---\nmethod: interview\nstatus: planned\non: 2026-12-01\ninforms: [enterprise]\n---\n# Visits\n",
            ),
            (
                "research about something else",
                "+research/more.md",
                "---\nmethod: interview\non: 2026-10-01\nfindings: [They wait]\n---\n# Visits\n",
            ),
        ],
    },
    Case {
        rule: "walking-skeleton-gap",
        files: &[("story-maps/first.yaml", MAP)],
        silent: &[
            ("the first release has a story of it", "release: later}", "release: first}"),
            ("nothing new is needed there", "stories: [{title: See who invited me, release: later}]", "stories: []"),
            ("the first release is past", "on: 2026-11-22", "on: 2026-11-21"),
            ("a story names a release that is not there", "release: later}", "release: latter}"),
            (
                "no story is given to a release yet",
                "{title: See who invited me, release: later}]}]}\n  - {name: Work, steps: [{name: Share, stories: [{title: Share a page, release: first}",
                "{title: See who invited me}]}]}\n  - {name: Work, steps: [{name: Share, stories: [{title: Share a page}",
            ),
            ("the map is replaced", "for: guided-start", "for: guided-start\nstatus: replaced"),
        ],
        told: &[(
            "a story without a release",
            "title: See who invited me, release: later",
            "title: See who invited me",
        )],
    },
    Case {
        rule: "release-without-outcome",
        files: &[("story-maps/first.yaml", MAP)],
        silent: &[
            ("it names a metric", "goal: Two work on a page", "metric: retention"),
            ("the metric cannot be found, which is told elsewhere", "goal: Two work on a page", "metric: retension"),
            ("one of its stories does", "title: Share a page", "title: Share a page, outcome: activation"),
            ("the map is replaced", "for: guided-start", "for: guided-start\nstatus: replaced"),
            (
                "the whole of it has none, which is told first",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: delivery"),
            ),
            (
                "upkeep",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nwork: upkeep\nstatus: delivery\noutcomes: {activation: 45 %}"),
            ),
        ],
        told: &[(
            "a story of another release does",
            "title: See who invited me",
            "title: See who invited me, outcome: activation",
        )],
    },
    Case {
        rule: "factor-without-story",
        files: &[
            (
                "north-stars/first.yaml",
                "for: guided-start\nfactors:\n  - Whoever is invited comes\n  - {text: People come back, metric: retention}\n",
            ),
            (
                "story-maps/first.yaml",
                "for: guided-start\nactivities:\n  - name: Join\n    steps: [{name: Open, stories: [{title: See who invited me, factor: whoever is invited comes.}]}]\n",
            ),
        ],
        silent: &[
            ("another story does", "title: See who invited me,", "title: See who invited me, outcome: retention,"),
            (
                "a factor in other words may be meant",
                "stories: [",
                "stories: [{title: Be asked again, factor: They come again}, ",
            ),
            ("no story names a factor", ", factor: whoever is invited comes.", ""),
            ("the map is about something else", "for: guided-start\nactivities", "for: enterprise\nactivities"),
            ("the document is replaced", "for: guided-start\nfactors", "for: guided-start\nstatus: replaced\nfactors"),
            ("a story cannot be read", "stories: [", "stories: [{title: Be asked again, release: {first: 1}}, "),
        ],
        told: &[],
    },
    Case {
        rule: "unowned-record",
        files: &[
            ("vision.md", "---\nowner: ada\n---\nAny team can begin.\n"),
            ("intents/enterprise.md", "---\nstatus: active\nowner: ada\n---\n# Large companies\n"),
        ],
        silent: &[
            (
                "nobody owns anything, the practice is not there",
                "+vision.md",
                "Any team can begin.\n%% intents/enterprise.md\n---\nstatus: active\n---\n# Large companies\n",
            ),
            (
                "it is owned",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nowner: grace"),
            ),
            ("by its folder", "+pm.yaml", "today: 2026-11-22\nowners: {'initiatives/**': grace}\n"),
            (
                "who owns it cannot be read",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nowner: {name: grace}"),
            ),
            ("it is proposed", "+initiatives/guided-start.md", page!("intent: enterprise\nstatus: proposed")),
            (
                "a part of what is owned",
                "+initiatives/guided-start.md",
                "---\nintent: enterprise\nstatus: discovery\npart_of: whole\n---\nThey wait.\n%% initiatives/whole.md\n---\nintent: enterprise\nstatus: discovery\nowner: grace\n---\nThey wait.\n",
            ),
        ],
        told: &[(
            "its experiment does not tell it again",
            "+experiments/first.md",
            "---\ntests: guided-start\nstatus: running\nends: 2026-12-31\n---\nFour of ten come back.\n",
        )],
    },
    Case {
        rule: "unused-record",
        files: &[("metrics/support.md", "---\nmeasures: customer\nunit: calls\n---\n# Calls\n\nCalls in a week.\n")],
        silent: &[
            (
                "an outcome names it",
                "+options/first.md",
                "---\ninitiative: guided-start\noutcomes: {support: 10}\n---\nOne invite.\n",
            ),
            ("it was read", "unit: calls", "unit: calls\nreadings: {2026-10-05: 40}"),
            ("it drives another", "unit: calls", "unit: calls\ndrives: [retention]"),
            (
                "a text links to it",
                "+options/first.md",
                "---\ninitiative: guided-start\n---\nOne invite, see [[support]].\n",
            ),
            (
                "a name that leads nowhere may mean it",
                "+options/first.md",
                "---\ninitiative: guided-start\noutcomes: {suport: 10}\n---\nOne invite.\n",
            ),
            ("what cannot be read may use it", "+options/broken.md", "---\nstatus: [\n---\nOne invite.\n"),
            ("it is deprecated", "unit: calls", "unit: calls\nstatus: deprecated"),
        ],
        told: &[("it names itself", "Calls in a week.", "Calls in a week, [[support]].")],
    },
    Case {
        rule: "shipped-unmeasured",
        files: &[
            ("metrics.yaml", UNREAD),
            // Two months and 30 days are 91 days, rounded up; this is 92 days ago.
            (
                "options/first.md",
                "---\ninitiative: guided-start\nstatus: shipped\nshipped_on: 2026-08-22\noutcomes: {activation: 45 %}\n---\nOne invite.\n",
            ),
        ],
        silent: &[
            ("exactly at the limit", "shipped_on: 2026-08-22", "shipped_on: 2026-08-23"),
            ("it was read the day after", "2026-06-30: 31 %", "2026-08-23: 31 %"),
            (
                "another of its metrics was",
                "outcomes: {activation: 45 %}",
                "outcomes: {activation: 45 %, retention: 90 %}",
            ),
            ("it is read once a quarter", "cadence: monthly", "cadence: quarterly"),
            ("how often it is read cannot be read", "cadence: monthly", "cadence: sometimes"),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: many"),
            ("no such metric", "outcomes: {activation:", "outcomes: {activity:"),
            ("not shipped", "status: shipped", "status: chosen"),
            ("upkeep", "+initiatives/guided-start.md", page!("intent: enterprise\nwork: upkeep\nstatus: measuring")),
            (
                "what it was for was given up",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: stopped"),
            ),
            ("no metric anywhere", "\noutcomes: {activation: 45 %}", "\noutcomes: [They come back]"),
            ("nobody writes readings down", "readings: {2026-06-30: 31 %}", "window: 7d\n%% gone"),
            ("a longer limit", "+pm.yaml", "today: 2026-11-22\nrules: {shipped-unmeasured: {limit: 31}}\n"),
        ],
        told: &[
            ("a reading of that very day shows nothing yet", "2026-06-30: 31 %", "2026-08-22: 31 %"),
            ("without a cadence a month", "cadence: monthly, ", ""),
            ("the initiative's metric", "\noutcomes: {activation: 45 %}", ""),
            ("never read", "cadence: monthly, readings: {2026-06-30: 31 %}", "cadence: monthly"),
        ],
    },
    Case {
        rule: "missed-target",
        files: &[("metrics.yaml", METRICS), ("initiatives/guided-start.md", page!(GUIDED_FRONT!()))],
        silent: &[
            ("exactly at the target", "2026-10-05: 38 %", "2026-10-05: 45 %"),
            ("it was there on the day, and is not any more", "2026-06-30: 31 %", "2026-09-30: 45 %"),
            ("the last reading is over a month older than the day", "2026-10-05: 38 %", "2026-08-29: 38 %"),
            ("never read", ", readings: {2026-06-30: 31 %, 2026-10-05: 38 %}", ""),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: many"),
            ("the day is today", "by: 2026-Q3", "by: 2026-11-22"),
            (
                "the year ends in January",
                "+pm.yaml",
                "today: 2026-11-22\nfiscal_year_starts: 02-01\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: delivery\nby: 2026-Q4\noutcomes: {activation: 45 %}\n---\nThey wait.\n",
            ),
            (
                "the last day of a quarter that begins in September",
                "+pm.yaml",
                "today: 2026-11-30\nfiscal_year_starts: 09-01\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: delivery\nby: 2026-Q1\noutcomes: {activation: 45 %}\n---\nThey wait.\n",
            ),
            ("its own date is later", "target: 45 %}", "target: 45 %, by: 2026-Q4}"),
            ("its date cannot be read", "target: 45 %}", "target: 45 %, by: soon}"),
            ("no date", "by: 2026-Q3\n", ""),
            ("it is stopped", "status: delivery", "status: stopped"),
            ("it is paused", "status: delivery", "status: paused"),
            ("upkeep", "status: delivery", "status: delivery\nwork: upkeep"),
            ("less is better", "unit: '%', readings", "unit: '%', better: down, readings"),
        ],
        told: &[
            (
                "the day after the last day of that quarter",
                "+pm.yaml",
                "today: 2026-12-01\nfiscal_year_starts: 09-01\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: delivery\nby: 2026-Q1\noutcomes: {activation: 45 %}\n---\nThey wait.\n%% metrics.yaml\nactivation: {definition: teams, measures: customer, unit: '%', readings: {2026-11-02: 38 %}}\nretention: {definition: teams, measures: customer, unit: '%'}\nenterprise-revenue: {definition: revenue, measures: business, unit: EUR}\n",
            ),
            ("a month before the day", "2026-10-05: 38 %", "2026-08-30: 38 %"),
            ("yesterday", "by: 2026-Q3", "by: 2026-11-03"),
            ("a target to hold", "target: 45 %", "target: 39 %"),
            (
                "the intent promised it too: one finding",
                "+intents/enterprise.md",
                "---\nstatus: active\nby: 2026-Q3\noutcomes: {activation: 45 %}\n---\n# Large companies\n",
            ),
            ("one is told for all who promised it", "+initiatives/other.md", page!(GUIDED_FRONT!())),
        ],
    },
    Case {
        rule: "stale-metric",
        files: &[
            // Two months are 61 days, rounded up; this is 62 days ago.
            ("metrics.yaml", UNREAD),
        ],
        silent: &[
            ("exactly at the limit", "2026-06-30: 31 %", "2026-09-22: 31 %"),
            ("no cadence", "cadence: monthly, ", ""),
            ("never read", "cadence: monthly, readings: {2026-06-30: 31 %}", "cadence: monthly"),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: 31 %, 2026-11-02: many"),
            ("it is deprecated", "cadence: monthly", "status: deprecated, cadence: monthly"),
            (
                "nothing under way rests on it",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: proposed\noutcomes: {activation: 45 %}"),
            ),
            ("a cadence of its own", "cadence: monthly", "cadence: 73d"),
            ("a higher limit", "+pm.yaml", "today: 2026-11-22\nrules: {stale-metric: {limit: 5}}\n"),
        ],
        told: &[
            ("just past it", "2026-06-30: 31 %", "2026-09-21: 31 %"),
            ("a reading of tomorrow does not count", "2026-06-30: 31 %", "2026-06-30: 31 %, 2026-11-23: 33 %"),
            (
                "a guardrail rests on it",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nguardrails: {activation: at least 30 %}"),
            ),
        ],
    },
    Case {
        rule: "endless-experiment",
        files: &[(
            "experiments/first.md",
            "---\ntests: guided-start\nstatus: running\nends: 2026-11-21\n---\nFour of ten come back.\n",
        )],
        silent: &[
            ("it ends today", "ends: 2026-11-21", "ends: 2026-11-22"),
            ("it ends this month", "ends: 2026-11-21", "ends: 2026-11"),
            (
                "the year ends in January",
                "ends: 2026-11-21",
                "ends: 2026-Q3\n---\nFour.\n%% pm.yaml\ntoday: 2026-11-22\nfiscal_year_starts: 03-01\n%% gone",
            ),
            ("it is paused", "status: running", "status: paused"),
            ("when it ends cannot be read", "ends: 2026-11-21", "ends: soon"),
            ("no end, which is told elsewhere", "ends: 2026-11-21\n", ""),
        ],
        told: &[("a month that is past", "ends: 2026-11-21", "ends: 2026-10")],
    },
    Case {
        rule: "overdue-review",
        files: &[
            // One and a half quarters are 137 days, rounded up; this is 138 days ago.
            (
                "reviews/summer.md",
                "---\ncadence: quarterly-business\non: 2026-07-07\ncovers: [enterprise]\n---\n# Summer\n",
            ),
        ],
        silent: &[
            ("exactly at the limit", "on: 2026-07-07", "on: 2026-07-08"),
            (
                "one was held since",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\non: 2026-11-22\n---\n# Autumn\n",
            ),
            (
                "one is planned",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\nstatus: planned\non: 2026-12-10\n---\n# Autumn\n",
            ),
            (
                "when one was held cannot be read",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\non: autumn\n---\n# Autumn\n",
            ),
            (
                "which meeting one was cannot be read",
                "+reviews/autumn.md",
                "---\ncadence: sometimes\non: 2026-10-08\n---\n# Autumn\n",
            ),
            ("it never took place", "cadence: quarterly-business\n", "cadence: quarterly-business\nstatus: planned\n"),
            ("one cannot be read", "+reviews/broken.md", "---\ncadence: [\n---\n# Autumn\n"),
            ("a longer patience", "+pm.yaml", "today: 2026-11-22\nrules: {overdue-review: {limit: 52}}\n"),
        ],
        told: &[
            (
                "one was planned and did not take place",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\nstatus: planned\non: 2026-10-08\n---\n# Autumn\n",
            ),
            (
                "another meeting was held",
                "+reviews/autumn.md",
                "---\ncadence: monthly-release\non: 2026-11-08\n---\n# Autumn\n",
            ),
            (
                "the next is planned far ahead",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\nstatus: planned\non: 2027-03-10\n---\n# Spring\n",
            ),
        ],
    },
    Case {
        rule: "unanswered-question",
        files: &[(
            "initiatives/guided-start.md",
            page!("intent: enterprise\nstatus: delivery\nquestions: [{ask: Who may invite whom?, by: 2026-11-21}]"),
        )],
        silent: &[
            ("until today", "by: 2026-11-21", "by: 2026-11-22"),
            ("no date", ", by: 2026-11-21", ""),
            ("it is answered", "by: 2026-11-21", "by: 2026-11-21, answer: Two of nine"),
            ("the answer cannot be read", "by: 2026-11-21", "by: 2026-11-21, answer: {two: 9}"),
            ("it is stopped", "status: delivery", "status: stopped"),
        ],
        told: &[("it is paused", "status: delivery", "status: paused")],
    },
    Case {
        rule: "research-gone-cold",
        files: &[("research/visits.md", RESEARCH)],
        silent: &[
            ("exactly at the limit", "on: 2026-10-10", "on: 2026-10-11"),
            (
                "somebody was there since",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\ninforms: [guided-start]\nfindings: [They wait]\n---\n# Visits\n",
            ),
            (
                "a visit is planned",
                "+research/more.md",
                "---\nmethod: observation\nstatus: planned\non: 2026-12-02\ninforms: [guided-start]\n---\n# Visits\n",
            ),
            ("when is not known", "on: 2026-10-10", "on: October"),
            (
                "what one informs is not known",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\ninforms: [guided-starts]\nfindings: [They wait]\n---\n# Visits\n",
            ),
            ("one cannot be read", "+research/broken.md", "---\nmethod: [\n---\n# Visits\n"),
            ("nobody was ever there, which is told elsewhere", "method: interview", "method: desk"),
            ("it is in delivery", "+initiatives/guided-start.md", page!("intent: enterprise\nstatus: delivery")),
            (
                "a mandate",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nwork: mandate"),
            ),
            (
                "an experiment runs",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: running\nends: 2026-12-31\n---\nFour of ten come back.\n",
            ),
            (
                "an experiment ended since",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: concluded\nends: 2026-10-31\n---\nFour of ten come back.\n",
            ),
            ("a longer limit", "+pm.yaml", "today: 2026-11-22\nrules: {research-gone-cold: {limit: 43}}\n"),
            (
                "the newest is only linked in its text",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\nfindings: [They wait]\n---\n# Visits\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: discovery\n---\nThey wait, [we saw it](../research/more.md).\n",
            ),
            (
                "the newest links to it in its text",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\n---\nThey wait [at the start](../initiatives/guided-start.md).\n",
            ),
            (
                "the newest informs what it is part of",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\ninforms: [first-week]\nfindings: [They wait]\n---\n# Visits\n%% initiatives/first-week.md\n---\nintent: enterprise\nstatus: delivery\n---\nThey wait.\n%% initiatives/guided-start.md\n---\npart_of: first-week\nstatus: discovery\n---\nThey wait.\n",
            ),
            (
                "an experiment gave its answer since, later than it was to",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: concluded\nends: 2026-09-30\nresult: {on: 2026-11-02, verdict: refuted}\n---\nFour of ten come back.\n",
            ),
        ],
        told: &[
            (
                "for the whole and its part, in which nobody was since either",
                "+initiatives/start-page.md",
                "---\npart_of: guided-start\nstatus: discovery\n---\nThey do not see where to begin.\n",
            ),
            (
                "figures are no contact",
                "+research/more.md",
                "---\nmethod: analytics\non: 2026-11-02\ninforms: [guided-start]\nfindings: [They wait]\n---\n# Figures\n",
            ),
            (
                "a visit that did not take place",
                "+research/more.md",
                "---\nmethod: observation\nstatus: planned\non: 2026-11-02\ninforms: [guided-start]\n---\n# Visits\n",
            ),
            (
                "named as evidence",
                "informs: [guided-start]\n",
                "findings: [They wait]\n---\n# Visits\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: discovery\nevidence: [visits]\n---\nThey wait.\n%% gone",
            ),
        ],
    },
];

/// The files of a case with one change.
fn changed(case: &Case, from: &str, to: &str) -> Example {
    let mut example = Example::default();
    let mut put = |path: &str, text: &str| {
        example.files.retain(|(other, _)| other != path);
        example.files.push((path.to_owned(), text.to_owned()));
    };
    let mut found = false;
    for (path, text) in case.files {
        found |= text.contains(from);
        put_all(&mut put, path, &text.replacen(from, to, 1));
    }
    if let Some(path) = from.strip_prefix('+') {
        found = true;
        put_all(&mut put, path, to);
    }
    assert!(found, "{}: {from} is nowhere", case.rule);
    // What follows `%% gone` is the rest of a text that was cut off.
    example.files.retain(|(path, _)| path != "gone");
    if from == "+gone" {
        example.files.retain(|(path, _)| path != to);
    }
    example
}

fn put_all(put: &mut impl FnMut(&str, &str), path: &str, text: &str) {
    let mut parts = text.split("%% ");
    put(path, parts.next().unwrap());
    for part in parts {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        put(path.trim(), text);
    }
}

#[test]
fn each_condition_has_a_near_miss() {
    let mut wrong = Vec::new();
    for case in CASES {
        let select = vec![case.rule.to_owned()];
        let selection = Selection { select, ..Selection::default() };
        let silent = case.silent.iter().map(|change| (change, 0));
        let told = [("as it is", "", "")];
        let told = told.iter().chain(case.told).map(|change| (change, 1));
        for ((why, from, to), expected) in silent.chain(told) {
            let (findings, shown) = lint(&changed(case, from, to), &selection);
            if findings.len() != expected {
                wrong.push(format!("{}, {why}: {} findings instead of {expected}\n{shown}", case.rule, findings.len()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each step is a day and the files that were committed on it.
fn grown(steps: &[(&str, &[(&str, &str)])]) -> Example {
    let owned =
        |files: &[(&str, &str)]| files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let steps = steps.iter().map(|(on, files)| Step { on: (*on).to_owned(), files: owned(files), gone: Vec::new() });
    Example { steps: steps.collect(), ..Example::default() }
}

#[test]
fn history_shows_since_when_something_is_measured_or_active() {
    let lint = |example: &Example, rule: &str| {
        let selection = Selection { select: vec![rule.to_owned()], ..Selection::default() };
        lint(example, &selection).0.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    let delivery = page!("intent: enterprise\nstatus: delivery\noutcomes: {activation: 45 %}");
    let measuring = page!("intent: enterprise\nstatus: measuring\noutcomes: {activation: 45 %}");
    let path = "initiatives/guided-start.md";
    let started =
        |on| grown(&[("2026-02-01", &[(path, delivery), ("metrics.yaml", UNREAD)]), (on, &[(path, measuring)])]);
    assert_eq!(
        lint(&started("2026-08-22"), "shipped-unmeasured"),
        ["`initiative/guided-start` is measured since 2026-08-22, and `activation` was not read since"]
    );
    assert_eq!(lint(&started("2026-08-23"), "shipped-unmeasured"), Vec::<String>::new());
    // Where an option of it says when it was shipped, that is what counts.
    let mut shipped = started("2026-08-22");
    let option = "---\ninitiative: guided-start\nstatus: shipped\nshipped_on: 2026-10-01\n---\nOne invite.\n";
    shipped.steps[1].files.push(("options/first.md".to_owned(), option.to_owned()));
    assert_eq!(lint(&shipped, "shipped-unmeasured"), Vec::<String>::new());

    let intent =
        |status: &str| format!("---\nstatus: {status}\noutcomes: {{activation: 45 %}}\n---\n# Large companies\n");
    let active = |on| {
        let (proposed, active) = (intent("proposed"), intent("active"));
        let research = RESEARCH.replace("2026-10-10", "2025-01-10");
        let path = "intents/enterprise.md";
        grown(&[("2025-02-01", &[(path, &proposed), ("research/visits.md", &research)]), (on, &[(path, &active)])])
    };
    assert_eq!(lint(&active("2025-11-21"), "unquestioned-intent").len(), 1);
    assert_eq!(lint(&active("2025-11-22"), "unquestioned-intent").len(), 0);
}

#[test]
fn the_last_contact_is_shown_where_its_day_stands() {
    for (result, on) in [("on: 2026-10-02, verdict: refuted", "2026-10-02"), ("verdict: refuted", "2026-09-30")] {
        let text = format!(
            "---\ntests: guided-start\nstatus: concluded\nends: 2026-09-30\nresult: {{{result}}}\n---\nFour of ten.\n"
        );
        let files = vec![("experiments/first.md".to_owned(), text.clone())];
        let select = vec!["research-gone-cold".to_owned()];
        let selection = Selection { select, ..Selection::default() };
        let (findings, shown) = lint(&Example { files, ..Example::default() }, &selection);
        let contact = findings[0].labels.iter().find(|label| label.message == "the last contact").unwrap();
        assert_eq!(&text[contact.span.start()..contact.span.end()], on, "{shown}");
    }
}
