//! What there is to do next.

use super::Pair;

pub(super) const NEXT: &[Pair] = &[
    ("mend its file, which cannot be read", "die Datei berichtigen, die nicht zu lesen ist"),
    ("say which strategic intent it serves", "sagen, welcher strategischen Absicht es dient"),
    (
        "name the metric that would show that it worked, and how far it should move",
        "die Kennzahl nennen, an der sich der Erfolg zeigt, und wie weit sie sich bewegen soll",
    ),
    ("read `{}`: nothing was read since it was at {?}", "`{}` messen: nichts gemessen, seit es bei {?} stand"),
    ("read `{}`: it was never read", "`{}` messen: nie gemessen"),
    ("say what keeps customers from it, in their words", "sagen, was Kunden davon abhält, in deren Worten"),
    ("write down two ways in which it could be solved", "zwei Wege notieren, auf denen es zu lösen wäre"),
    (
        "think of another way: every option was turned down",
        "an einen anderen Weg denken: jede Möglichkeit wurde verworfen",
    ),
    (
        "say what is expected of the next step, and try it small",
        "sagen, was vom nächsten Schritt erwartet wird, und klein versuchen",
    ),
    ("say what is expected of the experiment, and why", "sagen, was vom Experiment erwartet wird, und warum"),
    ("say what would count as success before it starts", "sagen, was als Erfolg gelten würde, ehe es beginnt"),
    ("say what would count as success", "sagen, was als Erfolg gelten würde"),
    ("start {}", "{} beginnen"),
    ("go on with {}, or give it up", "mit {} weitermachen oder es aufgeben"),
    ("say what came of {}, which ended yesterday", "sagen, was bei {} herauskam; es endete gestern"),
    ("say what came of {}, which ended {t} ago", "sagen, was bei {} herauskam; es endete vor {dative}"),
    ("read the result of {} when it ends on {d}", "das Ergebnis von {} ablesen, wenn es am {d} endet"),
    ("say when {} ends", "sagen, wann {} endet"),
    ("write down what came of {}", "notieren, was bei {} herauskam"),
    ("write down what was learned from {}", "notieren, was aus {} zu lernen war"),
    ("decide what follows from {}", "entscheiden, was aus {} folgt"),
    ("go on with what follows from {}: {rest}", "mit dem weitermachen, was aus {} folgt: {rest}"),
    (
        "stop it, or say what to try instead: {} was decided as stop",
        "beenden, oder sagen, was stattdessen zu versuchen ist: {} wurde mit „beenden“ entschieden",
    ),
    ("decide what to try next: {} was {w}", "entscheiden, was als Nächstes zu versuchen ist: {} wurde {w}"),
    ("decide what to try next", "entscheiden, was als Nächstes zu versuchen ist"),
    (
        "write down, once customers have it, what its numbers taught",
        "notieren, was die Zahlen lehrten, sobald Kunden es haben",
    ),
    ("write down what its numbers taught", "notieren, was die Zahlen lehrten"),
    (
        "decide what follows: `{}` was to be at {?} by {d}, now {?}",
        "entscheiden, was folgt: `{}` sollte {?} erreichen bis {d}, jetzt {?}",
    ),
    ("decide what follows: `{}` was to be at {?} by {d}", "entscheiden, was folgt: `{}` sollte {?} erreichen bis {d}"),
    ("judge it on {d}: `{}` is to be at {?}, now {?}", "am {d} beurteilen: `{}` soll {?} erreichen, jetzt {?}"),
    ("judge it on {d}: `{}` is to be at {?}", "am {d} beurteilen: `{}` soll {?} erreichen"),
    ("say why it was stopped", "sagen, warum es beendet wurde"),
    ("write down what it taught", "notieren, was es lehrte"),
    // Where that is written.
    ("`{}`", "`{}`"),
    ("`{}` of {}", "`{}` von {}"),
    ("`{}` and `{}` of {}", "`{}` und `{}` von {}"),
    ("`{}`, `{}` and `{}` of {}", "`{}`, `{}` und `{}` von {}"),
    ("`{}`, as in `{}`", "`{}`, siehe `{}`"),
    ("`{}`, or the text below the title", "`{}`, oder der Text unter dem Titel"),
    ("`{}`, or a new experiment", "`{}`, oder ein neues Experiment"),
    (
        "`status`, or a new date with its reason in `amendments`",
        "`status`, oder ein neues Datum mit seinem Grund in `amendments`",
    ),
    ("`{}`, with `{}`", "`{}`, mit `{}`"),
];
