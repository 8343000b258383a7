use crate::documents::story_map::{MapStory, Mapped, Slice};
use crate::output::escape::{item, literal};

/// Activities across, steps below them, and a row for each release and for each factor that no story works for.
pub fn markdown(map: &Mapped) -> String {
    let columns = map.columns();
    let mut out = format!("# {}\n\n{}\n", literal(&map.title), item(&map.lead()));
    if columns.is_empty() {
        out.push_str("\nNo activity is written down yet.\n");
    }
    let names = columns.iter().enumerate().map(|(number, (activity, _))| {
        let is_first = number == 0 || columns.get(number - 1).is_none_or(|before| before.0 != *activity);
        let activity = map.activities.get(*activity).filter(|_| is_first);
        activity.map_or(String::new(), |activity| literal(&activity.name))
    });
    out.push('\n');
    row(&mut out, "", names);
    out.push_str(&format!("|{}\n", "---|".repeat(columns.len() + 1)));
    if !columns.is_empty() {
        row(
            &mut out,
            "",
            columns.iter().map(|(_, step)| step.map_or(String::new(), |step| emphasised(&step.name, "*"))),
        );
    }
    for (number, slice) in map.slices.iter().enumerate() {
        let cell = |step: &crate::documents::story_map::MapStep| {
            let stories = step.stories.iter().filter(|story| story.slice == number).map(story);
            stories.collect::<Vec<_>>().join("<br>")
        };
        row(&mut out, &head(slice), columns.iter().map(|(_, step)| step.map_or(String::new(), cell)));
    }
    for factor in map.without_story() {
        row(&mut out, &literal(&factor.told()), columns.iter().map(|_| String::new()));
    }
    if let Some(told) = map.not_read() {
        out.push_str(&format!("\n{}\n", literal(&told)));
    }
    out
}

fn row(out: &mut String, head: &str, cells: impl Iterator<Item = String>) {
    out.push_str(&format!("| {head} |"));
    cells.for_each(|cell| out.push_str(&format!(" {cell} |")));
    out.push('\n');
}

fn head(slice: &Slice) -> String {
    let heading = emphasised(&slice.heading(), "**");
    let lines = [slice.goal.clone(), slice.measured(), slice.estimated(), slice.gap()];
    let lines = lines.into_iter().flatten().map(|line| literal(&line));
    std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("<br>")
}

fn story(story: &MapStory) -> String {
    let status = story.status.as_ref().map_or(String::new(), |status| format!(" ({})", literal(status)));
    format!("• {}{status}", literal(&story.title))
}

fn emphasised(text: &str, mark: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!("{mark}{}{mark}", literal(text)),
    }
}
