use super::frame::{Framed, MARGIN, framed};
use super::{HEIGHT, Plot, WIDTH, words};
use crate::documents::picture::svg::{Anchor, text};
use crate::documents::picture::text_width::cut;

/// How many of those that cannot be ranked are named.
const MOST: usize = 14;

/// A picture that says why there is none.
pub fn empty(plot: &Plot<'_>) -> String {
    let all = plot.ranking.count();
    let method = plot.ranking.method().words();
    let title = match all {
        0 => format!("There are no {}s to rank", plot.noun),
        1 => format!("The one {} there is cannot be ranked by {method}", plot.noun),
        _ => format!("None of {all} {}s can be ranked by {method}", plot.noun),
    };
    let mut body = String::new();
    let mut y = 100.0;
    for not_ranked in plot.ranking.not_ranked.iter().take(MOST) {
        let lacks: Vec<String> = not_ranked.lacks.iter().map(|lack| lack.sentence()).collect();
        let line = format!("{}: {}", words::id(&not_ranked.item), lacks.join(", "));
        text(&mut body, "name", Anchor::Start, (MARGIN, y), &cut(&line, 13.0, WIDTH - 2.0 * MARGIN));
        y += 26.0;
    }
    if all > MOST {
        text(&mut body, "note", Anchor::Start, (MARGIN, y), &format!("and {} more", all - MOST));
    }
    let lead = match plot.at {
        Some(at) => format!("{}, at {at}", plot.today),
        None => plot.today.to_string(),
    };
    framed(&Framed {
        title: &title,
        lead: &lead,
        description: &title,
        notes: &[],
        height: HEIGHT,
        body: &body,
        setting: plot.setting,
    })
}
