use super::{BROKEN, DELIVERY, GONE, NOWHERE, OPTION, SECOND, SECOND_TRIED, START, TRIED, UPKEEP, edges};

#[test]
fn too_broad_experiment() {
    let experiment = "---\ntests: option/invite\nmethod: pilot\nstarts: 2026-12-01\npopulation: {segment: admins, size: 201}\n---\nSo.\n";
    let segments = "admins: {needs: [let colleagues in], size: 2000}\n";
    let files = [(START, DELIVERY), OPTION, ("segments.yaml", segments), ("experiments/a.md", experiment)];
    let earlier = |tests: &str| format!("---\ntests: {tests}\nmethod: prototype\nstarts: 2026-11-01\n---\nSo.\n");
    let (on_option, on_initiative) = (earlier("option/invite"), earlier("guided-start"));
    let undated = on_option.replace("starts: 2026-11-01\n", "");
    let later = on_option.replace("2026-11-01", "2027-01-01");
    let other = earlier("first-report");
    let change = |from: &'static str, to: &'static str| ("experiments/a.md", from, to);
    edges(
        "too-broad-experiment",
        &files,
        &[
            ("just 200 people", &[change("size: 201", "size: 200"), ("segments.yaml", "2000", "400")]),
            ("just a tenth", &[change("size: 201", "size: 300"), ("segments.yaml", "2000", "3000")]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {too-broad-experiment: {limit: 11}}\n")]),
            ("an A/B test", &[change("pilot", "ab-test")]),
            ("interviews", &[change("pilot", "interview")]),
            ("a survey", &[change("pilot", "survey")]),
            ("a method that cannot be read", &[change("pilot", "wehatever")]),
            ("no segment", &[change("segment: admins, ", "")]),
            ("a segment whose size is in words", &[("segments.yaml", "2000", "about two thousand")]),
            (
                "a share of nobody knows how many",
                &[change("size: 201", "share: 50 %"), ("segments.yaml", ", size: 2000", "")],
            ),
            ("a size that cannot be read", &[change("size: 201", "size: many")]),
            ("an earlier one on the option", &[("experiments/b.md", "", &on_option)]),
            ("an earlier one on the initiative", &[("experiments/b.md", "", &on_initiative)]),
            ("one of which nobody knows when", &[("experiments/b.md", "", &undated)]),
            ("over", &[change("method:", "status: concluded\nmethod:")]),
        ],
        &[
            ("running", &[change("method:", "status: running\nmethod:")]),
            ("a share", &[change("size: 201", "share: 11 %")]),
            ("no method", &[change("method: pilot\n", "")]),
            ("a later one", &[("experiments/b.md", "", &later)]),
            (
                "a draft beside what runs",
                &[change("method:", "status: running\nmethod:"), ("experiments/b.md", "", &undated)],
            ),
            (
                "an earlier one on something else",
                &[("initiatives/first-report.md", "", SECOND.1), ("experiments/b.md", "", &other)],
            ),
        ],
    );
}

#[test]
fn scaled_before_validated() {
    let start = DELIVERY.replace("status:", "funding: [{stage: build, amount: 4000 EUR}]\nstatus:");
    let files = [(START, start.as_str()), SECOND, SECOND_TRIED];
    let on_option = TRIED.replace("guided-start", "option/invite");
    edges(
        "scaled-before-validated",
        &files,
        &[
            ("no experiment is written down yet", &[("experiments/report.md", GONE, "")]),
            ("discover", &[(START, "stage: build", "stage: discover")]),
            ("validate", &[(START, "stage: build", "stage: validate")]),
            ("a stage that cannot be read", &[(START, "stage: build", "stage: bulid")]),
            ("achieved", &[(START, "delivery", "achieved")]),
            ("stopped", &[(START, "delivery", "stopped")]),
            ("upkeep", &[UPKEEP]),
            ("supported", &[("experiments/a.md", "", TRIED)]),
            ("an option is supported", &[("options/invite.md", "", OPTION.1), ("experiments/a.md", "", &on_option)]),
            (
                "supported, and named as evidence",
                &[(START, "intent: enterprise", "intent: enterprise\nevidence: report")],
            ),
            ("a verdict that is not known", &[("experiments/a.md", "", &TRIED.replace(", verdict: supported", ""))]),
            ("a verdict that cannot be read", &[("experiments/a.md", "", &TRIED.replace("supported", "supportde"))]),
            ("evidence that cannot be found", &[NOWHERE]),
        ],
        &[
            ("scale", &[(START, "stage: build", "stage: scale")]),
            ("one alone", &[(START, "[{stage: build, amount: 4000 EUR}]", "{stage: build}")]),
            ("refuted", &[("experiments/a.md", "", &TRIED.replace("supported", "refuted"))]),
            ("running", &[("experiments/a.md", "", &TRIED.replace("concluded", "running"))]),
        ],
    );
}

/// As many experiments as there are verdicts, a month apart.
fn experiments(verdicts: &[&str]) -> String {
    let one = |(at, verdict): (usize, &&str)| {
        let result = format!("{{on: 2026-{:02}-09, verdict: {verdict}}}", at + 1);
        format!("try-{at}: {{tests: guided-start, status: concluded, hypothesis: So., result: {result}}}\n")
    };
    verdicts.iter().enumerate().map(one).collect()
}

#[test]
fn never_refuted() {
    let (eight, seven) = (experiments(&["supported"; 8]), experiments(&["supported"; 7]));
    let path = "experiments.yaml";
    edges(
        "never-refuted",
        &[(path, &eight)],
        &[
            ("seven", &[(path, &eight, &seven)]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {never-refuted: {limit: 9}}\n")]),
            ("one refuted", &[(path, "2026-03-09, verdict: supported", "2026-03-09, verdict: refuted")]),
            ("one of which the verdict is not known", &[(path, "2026-03-09, verdict: supported", "2026-03-09")]),
            (
                "one of which the verdict cannot be read",
                &[(path, "2026-03-09, verdict: supported", "2026-03-09, verdict: no")],
            ),
            ("one that cannot be read", &[("experiments/a.md", "", BROKEN)]),
        ],
        &[
            ("one inconclusive", &[(path, "2026-03-09, verdict: supported", "2026-03-09, verdict: inconclusive")]),
            ("one that runs", &[("experiments/a.md", "", &TRIED.replace("concluded", "running"))]),
            (
                "another number",
                &[(path, &eight, &seven), ("pm.yaml", "", "version: 1\nrules: {never-refuted: {limit: 7}}\n")],
            ),
        ],
    );
}

#[test]
fn never_conclusive() {
    let five = experiments(&["inconclusive"; 5]);
    let six =
        experiments(&["supported", "inconclusive", "inconclusive", "inconclusive", "inconclusive", "inconclusive"]);
    let path = "experiments.yaml";
    edges(
        "never-conclusive",
        &[(path, &five)],
        &[
            ("four", &[(path, &five, &experiments(&["inconclusive"; 4]))]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {never-conclusive: {limit: 6}}\n")]),
            (
                "the last one says something",
                &[(path, "2026-05-09, verdict: inconclusive", "2026-05-09, verdict: refuted")],
            ),
            ("one between them does", &[(path, "2026-03-09, verdict: inconclusive", "2026-03-09, verdict: supported")]),
            ("one may have been the last", &[(path, "on: 2026-02-09, ", "")]),
            ("one of the same day does", &[(path, &five, &six), (path, "2026-01-09", "2026-02-09")]),
            ("one of which the verdict is not known", &[(path, "2026-03-09, verdict: inconclusive", "2026-03-09")]),
        ],
        &[("an older one says something", &[(path, &five, &six)])],
    );
}
