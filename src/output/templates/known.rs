use std::collections::BTreeSet;

use minijinja::value::{Value, ValueKind};

use crate::documents::spoken::titles;

/// The names that a template may use.
pub(super) struct Known {
    /// The keys of the data itself, `titles` and `language`.
    pub outermost: BTreeSet<String>,
    /// The keys at any depth.
    pub all: BTreeSet<String>,
}

impl Known {
    pub fn of(data: &Value) -> Known {
        let mut all = BTreeSet::new();
        let mut open = vec![data.clone()];
        while let Some(value) = open.pop() {
            let is_map = value.kind() == ValueKind::Map;
            let is_list = value.kind() == ValueKind::Seq;
            for item in value.try_iter().into_iter().flatten().filter(|_| is_map || is_list) {
                if is_map {
                    all.extend(item.as_str().map(str::to_owned));
                    open.extend(value.get_item(&item).ok());
                } else {
                    open.push(item);
                }
            }
        }
        let keys = data.try_iter().into_iter().flatten();
        let outermost = keys.filter_map(|key| key.as_str().map(str::to_owned));
        Known { outermost: outermost.chain(["titles".to_owned(), "language".to_owned()]).collect(), all }
    }

    /// Those among which the one that was meant may be.
    pub fn for_asked(&self, asked: &str) -> BTreeSet<String> {
        match asked.split_once('.') {
            None => self.outermost.clone(),
            Some(("titles", _)) => titles::all().map(|title| title.0.to_owned()).collect(),
            Some(_) => self.all.clone(),
        }
    }
}
