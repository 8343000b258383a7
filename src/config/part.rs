use super::Mapping;
use super::read::Mistake;
use crate::finding::FieldPath;
use crate::values::nearest;

/// What one record of a mapped file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    File,
    /// An objective of a page with its key results, however they are written.
    Objective,
    /// A heading of that level, 1 to 6, with its text.
    Heading(u8),
    /// An entry of the list under that key or heading; of any list where it is empty.
    List(String),
    /// A row of the table of that number, from 1.
    Table(usize),
    /// An entry of the group of keys under that path; of the whole file where it is empty.
    Map(String),
}

/// The words that an id may be made of; the last two only where a file holds several records.
const WORDS: [&str; 4] = ["dir", "stem", "name", "section"];

/// What `each` says; nothing where it cannot be put to use, so that no file is read wrongly.
pub(super) fn of(mapping: &Mapping, path: &FieldPath, mistakes: &mut Vec<Mistake>) -> Option<Part> {
    let Some(each) = mapping.each.get() else { return mapping.each.is_absent().then_some(Part::File) };
    let path = path.clone().then("each");
    let forms = [
        ("file", !each.whole.is_absent()),
        ("heading", !each.heading.is_absent()),
        ("list", !each.list.is_absent()),
        ("table", !each.table.is_absent()),
        ("map", !each.map.is_absent()),
    ];
    let mut said = forms.iter().filter(|(_, said)| *said).map(|(name, _)| *name);
    let help =
        "write `each: file` or `each: objective`, or one of `{heading: 3}`, `{list: KEY}`, `{table: 1}`, `{map: KEY}`"
            .to_owned();
    let first = said.next();
    if let (Some(one), Some(other)) = (first, said.next()) {
        let message = format!("`each` says what one record is, and both `{one}` and `{other}` stand here");
        mistakes.push(Mistake { path, message, help });
        return None;
    }
    let Some(first) = first else {
        let message = "`each` says what one record is, and nothing stands here".to_owned();
        mistakes.push(Mistake { path, message, help });
        return None;
    };
    match first {
        "file" => match each.whole.get().map(|each| each.0.as_str()) {
            Some("file") => Some(Part::File),
            Some("objective") => Some(Part::Objective),
            Some(word) => {
                mistakes.push(Mistake { path, message: format!("`{word}` is no part of a file"), help });
                None
            }
            None => None,
        },
        "heading" => {
            let level = each.heading.get()?;
            let found = (1..=6).find(|known: &u8| level.to_string() == known.to_string());
            if found.is_none() {
                let message = format!("there is no heading of level {level}");
                let help = "a heading has level 1 to 6, as many as it has `#`".to_owned();
                mistakes.push(Mistake { path: path.then("heading"), message, help });
            }
            found.map(Part::Heading)
        }
        "table" => {
            let number = each.table.get()?;
            let found = number.to_string().parse().ok().filter(|number: &usize| *number > 0);
            if found.is_none() {
                let message = format!("there is no table number {number}");
                let help = "tables are counted from 1, the first of the file".to_owned();
                mistakes.push(Mistake { path: path.then("table"), message, help });
            }
            found.map(Part::Table)
        }
        "list" => each.list.get().map(|key| Part::List(key_of(key))),
        _ => each.map.get().map(|key| Part::Map(key_of(key))),
    }
}

fn key_of(key: &str) -> String {
    match key.trim() {
        "/" => String::new(),
        key => key.to_owned(),
    }
}

/// How ids are made, with what holds where nothing is said. A word that there is not would stand in every id.
pub(super) fn id_of(mapping: &Mapping, part: Option<&Part>, path: &FieldPath, mistakes: &mut Vec<Mistake>) -> String {
    let usual = match part {
        None | Some(Part::File) => "{stem}",
        Some(Part::Map(_)) => "{name}",
        Some(_) => "{stem}/{name}",
    };
    let Some(template) = mapping.id.get() else { return usual.to_owned() };
    let path = path.clone().then("id");
    let known = if matches!(part, Some(Part::File)) { 2 } else { WORDS.len() };
    let known = WORDS.get(..known).unwrap_or(&WORDS);
    let mut unknown = words(template).filter(|word| !known.contains(word)).peekable();
    let is_unknown = unknown.peek().is_some();
    for word in unknown {
        let help = match nearest(word, known.iter().copied()) {
            Some(near) => format!("did you mean `{{{}}}`?", near.name),
            None => {
                let words: Vec<String> = known.iter().map(|word| format!("`{{{word}}}`")).collect();
                format!("there are {}", words.join(", "))
            }
        };
        let message = match WORDS.contains(&word) {
            true => format!("`{{{word}}}` is of one of several records in a file, and here each file is one"),
            false => format!("an id is made of words of the file, and `{{{word}}}` is none of them"),
        };
        mistakes.push(Mistake { path: path.clone(), message, help });
    }
    let alike = !matches!(part, None | Some(Part::File)) && !template.contains("{name}");
    if alike && !is_unknown && !mapping.fields.iter().any(|(_, field)| field.0 == "id") {
        mistakes.push(Mistake {
            path,
            message: "every record of a file would get the same id".to_owned(),
            help: format!("add `{{name}}`, as in `{usual}`: what the record is called"),
        });
        return usual.to_owned();
    }
    template.0.clone()
}

/// The words in braces.
fn words(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(word, _)| word))
}
