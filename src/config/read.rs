use super::settings::compile;
use super::{Config, Settings, VERSION};
use crate::finding::{FieldPath, Problem, Span};
use crate::syntax::{Node, Style, Value, documents, locate};
use crate::typed::{Context, read};

/// A `pm.yaml` that could be read, what follows from it, and its mistakes.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub config: Config,
    pub settings: Settings,
    pub problems: Vec<Problem>,
}

/// What holds where there is no `pm.yaml`: the same as where it is empty.
impl Default for Loaded {
    fn default() -> Loaded {
        loaded(Config::default(), Vec::new(), None)
    }
}

/// A `pm.yaml` with which nothing can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotUsable {
    /// It does not parse.
    Broken(Box<Problem>),
    /// It is a list, a word, a number.
    NoMapping { shape: &'static str },
    /// It was written for a later `pm`.
    Newer { version: String },
}

/// Reads the text of a `pm.yaml`. An empty one says nothing and is fine.
pub fn read_config(text: &str) -> Result<Loaded, NotUsable> {
    let Some(document) = documents(text, 0).into_iter().next() else {
        return Ok(Loaded::default());
    };
    let Some(mut root) = document.root else {
        let first = document.problems.into_iter().find(|problem| problem.rule == "invalid-yaml");
        let first =
            first.unwrap_or_else(|| Problem::new("invalid-yaml", Span::default(), "this is no YAML that can be read"));
        return Err(NotUsable::Broken(Box::new(first)));
    };
    match root.value {
        Value::Mapping(_) | Value::Null => {}
        _ => return Err(NotUsable::NoMapping { shape: root.shape() }),
    }
    if let Some(version) = root.text_at("version")
        && version.trim().parse::<u32>().is_ok_and(|version| version > VERSION)
    {
        return Err(NotUsable::Newer { version: version.trim().to_owned() });
    }
    name_whole_files(&mut root);
    let context = Context { noun: "`pm.yaml`", ..Context::default() };
    let config: Config = read(&root, &context);
    let (mut problems, _) = context.into_parts();
    problems.extend(document.problems);
    Ok(loaded(config, problems, Some(&root)))
}

/// An empty name says nothing, but in `each: {list: ""}` it means the whole file: read as `/`.
fn name_whole_files(root: &mut Node<'_>) {
    let Some(records) = entry_mut(root, "records") else { return };
    let mappings = match &mut records.value {
        Value::Sequence(items) => items.as_mut_slice(),
        _ => std::slice::from_mut(records),
    };
    for each in mappings.iter_mut().filter_map(|mapping| entry_mut(mapping, "each")) {
        for key in ["list", "map"] {
            if let Some(value) = entry_mut(each, key).filter(|value| value.text().is_some_and(str::is_empty)) {
                value.value = Value::Scalar("/".into(), Style::Quoted);
            }
        }
    }
}

fn entry_mut<'n, 'a>(node: &'n mut Node<'a>, key: &str) -> Option<&'n mut Node<'a>> {
    let Value::Mapping(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value)
}

fn loaded(config: Config, mut problems: Vec<Problem>, root: Option<&Node<'_>>) -> Loaded {
    let (settings, mistakes) = compile(&config);
    for mistake in mistakes {
        problems.push(mistake.at(root));
    }
    for problem in &mut problems {
        problem.rule = "invalid-config";
    }
    problems.sort_by_key(|problem| problem.span);
    Loaded { config, settings, problems }
}

/// A mistake that shows only when a setting is put to use, by its path.
pub(super) struct Mistake {
    pub path: FieldPath,
    pub message: String,
    pub help: String,
}

impl Mistake {
    fn at(self, root: Option<&Node<'_>>) -> Problem {
        let span = root.and_then(|root| locate(root, &self.path)).map_or(Span::default(), |located| located.span);
        Problem::new("invalid-config", span, self.message).help(self.help).field(self.path)
    }
}
