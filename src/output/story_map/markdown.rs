use serde::Serialize;

use crate::documents::story_map::{MapFactor, MapStory, Mapped, Slice};
use crate::output::templates::{Setting, document};
use crate::source::Failure;

/// What the template `map` is filled with: a story map by columns and rows.
#[derive(Serialize)]
pub struct MapPage<'m> {
    #[serde(flatten)]
    map: &'m Mapped,
    columns: Vec<Column<'m>>,
    rows: Vec<Row<'m>>,
    /// Those that no story works for.
    without_story: Vec<&'m MapFactor>,
}

#[derive(Serialize)]
struct Column<'m> {
    /// Empty where the column before is of the same activity.
    activity: &'m str,
    step: Option<&'m str>,
}

#[derive(Serialize)]
struct Row<'m> {
    #[serde(flatten)]
    slice: &'m Slice,
    cells: Vec<Vec<&'m MapStory>>,
}

impl MapPage<'_> {
    pub fn of(map: &Mapped) -> MapPage<'_> {
        let columns = map.columns();
        let mut last = None;
        let mut heads = Vec::new();
        for (number, step) in &columns {
            let is_first = last.replace(*number) != Some(*number);
            let activity = map.activities.get(*number).filter(|_| is_first);
            heads.push(Column {
                activity: activity.map_or("", |activity| &activity.name),
                step: step.map(|step| step.name.as_str()),
            });
        }
        let of_none = || vec![Vec::new(); columns.len()];
        let mut cells: Vec<Vec<Vec<&MapStory>>> = map.slices.iter().map(|_| of_none()).collect();
        for (column, (_, step)) in columns.iter().enumerate() {
            for story in step.iter().flat_map(|step| &step.stories) {
                let cell = cells.get_mut(story.slice).and_then(|row| row.get_mut(column));
                cell.into_iter().for_each(|cell| cell.push(story));
            }
        }
        let rows = map.slices.iter().zip(cells).map(|(slice, cells)| Row { slice, cells });
        MapPage { map, columns: heads, rows: rows.collect(), without_story: map.without_story().collect() }
    }
}

/// Activities across, steps below them, and a row for each release and for each factor that no story works for.
///
/// # Errors
/// A template of the workspace that is wrong.
pub fn markdown(map: &Mapped, setting: &Setting<'_>) -> Result<String, Failure> {
    document("map", &MapPage::of(map), setting)
}
