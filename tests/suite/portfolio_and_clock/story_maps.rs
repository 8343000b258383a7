use super::{Case, MAP};

pub const CASES: &[Case] = &[
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
];
