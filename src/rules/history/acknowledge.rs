use crate::compare::{Direction, FieldChange};
use crate::finding::FieldPath;
use crate::history::Story;
use crate::values::yaml_scalar;

/// How many characters of a value a suggestion repeats.
const SHORT: usize = 40;

/// What to do about a change that an amendment would stand for.
pub fn amend_or(change: &FieldChange, otherwise: &str) -> String {
    let field = shown(&change.path);
    let entries = [("from", &change.from), ("to", &change.to)];
    let values = entries.into_iter().filter_map(|(key, entry)| Some((key, entry.as_ref()?.value.text.as_str())));
    let values: Vec<(&str, &str)> = [("field", field.as_str())].into_iter().chain(values).collect();
    let decided = "where that was decided, say so in the record";
    // What would have to be cut short could not be pasted, nor what would end the code.
    if values.iter().any(|(_, text)| text.contains('`'))
        || values.iter().skip(1).any(|(_, text)| text.chars().count() > SHORT)
    {
        let keys: Vec<&str> = values.iter().map(|(key, _)| *key).chain(["on"]).collect();
        let keys = keys.join(", ");
        return format!(
            "{decided}, in an entry of `amendments` with {keys} and why (`pm diff` prints it); else {otherwise}"
        );
    }
    let values: String = values.iter().map(|(key, text)| format!("{key}: {}, ", yaml_scalar(text))).collect();
    format!("{decided}: `amendments: [{{{values}on: …, why: …}}]`; else {otherwise}")
}

/// A path as people write it: a baseline's value is the baseline.
pub fn shown(path: &FieldPath) -> String {
    let is_baseline = path.segments().skip(2).eq(["baseline", "value"]);
    if is_baseline { path.parent().to_string() } else { path.to_string() }
}

impl Story<'_> {
    /// ", which is easier", where that can be said.
    pub fn which(&self, change: &FieldChange) -> &'static str {
        match self.direction(change) {
            Some(Direction::Easier) => ", which is easier",
            Some(Direction::Harder) => ", which is harder",
            Some(Direction::Later) => ", which is later",
            Some(Direction::Earlier) => ", which is earlier",
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Entry, Role, Value};

    fn change(field: &str, from: &str, to: Option<&str>) -> FieldChange {
        let path: FieldPath = ["outcomes", field, "target"].into_iter().collect();
        let entry = |text: &str| Entry {
            role: Role::Commitment,
            value: Value { text: text.to_owned(), is_readable: true },
            written: path.clone(),
        };
        FieldChange { role: Role::Commitment, from: Some(entry(from)), to: to.map(entry), path: path.clone() }
    }

    #[test]
    fn what_it_prints_can_be_pasted() {
        let told = amend_or(&change("pay: now", "at most 3, {more}", Some("no")), "put it back");
        assert_eq!(
            told,
            "where that was decided, say so in the record: `amendments: [{field: \"outcomes.pay: now.target\", from: \"at most 3, {more}\", to: \"no\", on: …, why: …}]`; else put it back"
        );
    }

    #[test]
    fn what_cannot_be_pasted_is_said_in_words() {
        let long = "They send more of them, since one sentence is quick to write.";
        for from in [long, "`code`"] {
            let told = amend_or(&change("activation", from, None), "put it back");
            assert_eq!(
                told,
                "where that was decided, say so in the record, in an entry of `amendments` with field, from, on and why (`pm diff` prints it); else put it back"
            );
        }
    }
}
