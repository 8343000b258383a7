use super::super::{MapStory, Slice};
use super::bands::Band;
use super::card::{card, height};
use super::{GAP, MARGIN, ROOM};
use crate::config::Language;
use crate::documents::picture::svg::{Anchor, group, line, text};
use crate::documents::picture::text_width::lines;
use crate::documents::spoken::title;

/// How many stories of one step are drawn in one release; how many there are beyond is said.
const MOST: usize = 30;

/// What a row is for: the release, its goal, how it stands. `is_whole` is false where that stands further up already.
pub fn heading(out: &mut String, (slice, language): (&Slice, Language), is_whole: bool, top: f64) -> f64 {
    line(out, "leader", (MARGIN, top), (MARGIN + ROOM, top));
    let mut y = top;
    let mut inside = String::new();
    let mut add = |class: &str, size: f64, told: &str, most: usize| {
        for line in lines(told, size, ROOM, most) {
            y += 18.0;
            text(&mut inside, class, Anchor::Start, (MARGIN, y), &line);
        }
    };
    let heading = slice.heading(language);
    add("axis", 13.5, &heading, 1);
    let (goal, measured, estimated, gap) =
        (slice.goal.clone(), slice.measured(language), slice.estimated(language), slice.gap(language));
    if is_whole {
        goal.iter().for_each(|goal| add("name", 13.0, goal, 2));
        measured.iter().for_each(|measured| add("figure", 13.0, measured, 2));
        estimated.iter().for_each(|estimated| add("figure", 13.0, estimated, 1));
        gap.iter().for_each(|gap| add("figure", 13.0, gap, 2));
    }
    let told = [Some(heading), goal, measured, estimated, gap].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    group(out, &told, &inside);
    y + 10.0
}

/// The cards of a row, step by step.
pub fn cards(out: &mut String, band: &Band<'_>, (slice, language): (usize, Language), top: f64) -> f64 {
    let mut bottom = top;
    for (column, (_, step)) in band.columns.iter().enumerate() {
        let stories = step.iter().flat_map(|step| &step.stories).filter(|story| story.slice == slice);
        let stories: Vec<&MapStory> = stories.collect();
        let mut y = top;
        for story in stories.iter().take(MOST) {
            let at = (band.left(column), y, band.width());
            card(out, (story, language), at);
            y += height((story, language), band.width()) + GAP;
        }
        if stories.len() > MOST {
            let told =
                format!("{} {} {}", title("and", language), stories.len() - MOST, title("and_more_stories", language));
            text(out, "note", Anchor::Start, (band.left(column) + 10.0, y + 8.0), &told);
            y += 20.0;
        }
        bottom = bottom.max(y);
    }
    bottom + 4.0
}
