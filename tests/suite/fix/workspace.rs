//! A workspace in which `«right|wrong»` marks what is planted.

/// How a file is laid out.
#[derive(Clone, Copy)]
pub enum Layout {
    Plain,
    Crlf,
    Bom,
    BomAndCrlf,
}
use Layout::{Bom, BomAndCrlf, Crlf, Plain};

/// The files with their right and their wrong bytes, and how much is planted.
pub fn planted() -> (Vec<(&'static str, String, String)>, usize) {
    let mut count = 0;
    let files = FILES.iter().map(|(path, layout, marked)| {
        let (right, wrong, planted) = both(marked);
        count += planted;
        (*path, laid_out(*layout, &right), laid_out(*layout, &wrong))
    });
    (files.collect(), count)
}

fn both(marked: &str) -> (String, String, usize) {
    let (mut right, mut wrong, mut planted) = (String::new(), String::new(), 0);
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('«') {
        let (plant, behind) = after.split_once('»').unwrap();
        let (one, other) = plant.split_once('|').unwrap();
        right += &format!("{before}{one}");
        wrong += &format!("{before}{other}");
        planted += 1;
        rest = behind;
    }
    (right + rest, wrong + rest, planted)
}

fn laid_out(layout: Layout, text: &str) -> String {
    match layout {
        Plain => text.to_owned(),
        Crlf => text.replace('\n', "\r\n"),
        Bom => format!("\u{feff}{text}"),
        BomAndCrlf => format!("\u{feff}{}", text.replace('\n', "\r\n")),
    }
}

const FILES: [(&str, Layout, &str); 14] = [
    (
        "pm.yaml",
        Crlf,
        r#"# What holds here.
version: 1
«currency|curency»: «EUR|eur»   # all money
today: 2026-11-22
people: [ada, "ben", 'Cem Öz'] # who may own something
owners: {"teams/**": «ada|dada»}
rules:
  # A comment between.
  «too-many-intents|too-many-intent»: {«limit|limt»: 4}
  "«missing-target|missing-taget»": «warning|warnnig»
records:
  - paths: [goals/*.md]
    «kind|knd»: initiative
    id: "{stem}"
    table: first
    bold: true
    fields: {Point of contact: «owner|onwer», Status: status, Goal: intent}
    «values|vlaues»: {status: {Accepted: «discovery|discvoery»}}
"#,
    ),
    (
        "vision.md",
        Bom,
        "---\n# The lens.\nowner: \"«Cem Öz|cem Öz»\"   \nnorth_star_metric: «retention|retentoin»\n---\n# Everyone is paid on time\n\nNobody asks twice.\n",
    ),
    (
        "metrics.yaml",
        BomAndCrlf,
        r#"# Ids are keys here, and nothing is wrong with them.
activation: {definition: teams that invite three within 7 days, «measures|mesures»: «customer|custmer», unit: '%', cadence: "«weekly|weekyl»"} # one line
retention:
  definition: >-
    teams that are back
    in week four
  measures: '«business|busines»'
  unit: '%'
  category: «retention|retenton»   # a word, not the metric
  drives:
    # what moves
    - «activation|activaiton»   # first
"#,
    ),
    (
        "segments.yaml",
        Plain,
        "admins:\n  needs: [to see who may do what]\n  \"as\": [«customer|custoemr»]\nusers: {needs: [to be left alone]}\n",
    ),
    (
        "intents/grow.md",
        Crlf,
        r#"---
# yaml-language-server: $schema=x
status: «active|actvie»      # since June
by: 2027-Q4
«because|becuase»: |
  # no comment, and `taget: 3` is text
  Our costs are fixed.

outcomes:
  «activation|activaton»: {baseline: 31 %, «target|taget»: 45 %}
guardrails: {"«retention|retenton»": at least 20 %}
obstacles:
  - {id: trust, text: nobody believes us}
  - {id: habit, text: they have a spreadsheet}
---
# Grow

The [start.md](../initiatives/«start|satrt».md "start.md") and [[«first-week|frist-week»|frist-week]], see [this][def].

[def]: <../initiatives/«start|Start».md>
"#,
    ),
    (
        "initiatives/start.md",
        Plain,
        r#"---
intent: "«grow|gorw»" # c
status: '«delivery|delivry»'
"«work|wrok»": bet
obstacle: «habit|habti»
owner: [ ben , «ada|adaa» ]
segments: [«admins|admnis», users]
outcomes:
# In the column of the key.
- metric: «activation|activatoin»
  «baseline|baselin»: 31 %   
  target: 45 %

  by: «2027-Q2|2027-q2»
evidence:
  - >-
    «talks|tlaks»
  - "a sentence: with gorw in it"
assumptions:
  - {text: "they will, we think", «risk|rsik»: "high", «tested_by|tsted_by»: «invite|invtie»}
estimates: {value: «killer|kiler», urgency: asap, duration: 6w}
requires:
  -
    «first-week|first-weke»
---
# Start

Admins give up, says gorw.

## Out of scope

- delivry
"#,
    ),
    (
        "initiatives/first-week.md",
        Bom,
        "---\nintent: |\n  «grow|gorw»\nstatus: proposed\n---\n# The first week\n\nPeople leave.\n\n## Evidence\n\n- «talks|tallks»\n- A sentence about tallks.\n",
    ),
    (
        "experiments/all.yaml",
        Crlf,
        r#"--- # the first
id: invite
tests: [«start|strat»]
status: «running|runnign»
method: "«fake-door|fakedoor»"
hypothesis: if the first screen is one invite, four of ten invite
starts: 2026-11-01
ends: 2026-12-05
success: {«activation|actvation»: at least 40 %}
--- # the second
id: prices
«tests|tets»: start
status: draft
hypothesis: |-
  nobody minds
"#,
    ),
    (
        "research/talks.md",
        Plain,
        "---\n«method|metod»: «interview|intervew»\non: 2026-10-14\nsegments:\n- «admins|admin»\ninforms: «grow|groww»\n---\n## Findings\n\n- Nobody knew why.\n",
    ),
    (
        "teams/checkout.yaml",
        Plain,
        "title: Checkout # c\ncapacity: 2\nroles:\n  - {«role|roel»: «designer|desinger», person: ben}\n  - role: engineer\n    «person|preson»: cem\n",
    ),
    (
        "reviews/october.md",
        BomAndCrlf,
        "---\ncadence: «quarterly-business|quarterly-busines»\non: 2026-10-08\ncovers: [ «start|stat» ]\ndecisions:\n  - about: «start|starrt»\n    «decided|decidd»: go on\n    why: nobody left in the first week\n---\n",
    ),
    (
        "story-maps/first.yaml",
        Plain,
        r#"for: «start|sttart»
activities:
  - name: sign up
    steps:
      - name: invite
        «stories|storis»:
          - {title: 'one, two', «release|relaese»: one}
releases:
  - {id: one, goal: "a goal", metric: «activation|activatio», target: 40 %}
"#,
    ),
    (
        "goals/one.md",
        Plain,
        "# One goal\n\n| Status | Accepted |\n| --- | --- |\n| Goal | «grow|grwo» |\n\n**Point of contact:** «ada|aada»\n\nIt hurts.\n",
    ),
    ("goals/two.md", Crlf, "---\nGoal: «grow|grov»   # c\nstauts: theirs\n---\n# Two\n\nIt hurts too.\n"),
];
