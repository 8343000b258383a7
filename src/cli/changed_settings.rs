use crate::graph::Strategy;
use crate::output::code_span;
use crate::source::CONFIG_FILE;
use crate::syntax::{Node, Value, yaml};

/// A note for a review in which `pm.yaml` itself changed: which of its settings, and which of them count.
pub fn changed_settings(base: &Strategy, head: &Strategy) -> Option<String> {
    let keys = changed_keys(base.text_of(CONFIG_FILE).unwrap_or(""), head.text_of(CONFIG_FILE).unwrap_or(""));
    let keys: Vec<String> = keys.iter().map(|key| code_span(key)).collect();
    let told = keys.join(", ");
    (!keys.is_empty())
        .then(|| format!("settings changed in `{CONFIG_FILE}`: {told}; both states are judged by those of the head"))
}

/// The top-level keys whose values differ, in the order of the head. How a value is written says nothing.
fn changed_keys(base: &str, head: &str) -> Vec<String> {
    let (base, head) = (root(base), root(head));
    let keys = [&head, &base].into_iter().flatten().flat_map(|root| root.entries().iter().map(|entry| &entry.key));
    let mut changed: Vec<String> = Vec::new();
    for key in keys.filter(|key| !is_same(value(base.as_ref(), key), value(head.as_ref(), key))) {
        if !changed.iter().any(|told| told == key.as_ref()) {
            changed.push(key.to_string());
        }
    }
    changed
}

fn value<'r, 't>(root: Option<&'r Node<'t>>, key: &str) -> Option<&'r Node<'t>> {
    root.and_then(|root| root.entry(key)).map(|entry| &entry.value)
}

fn root(text: &str) -> Option<Node<'_>> {
    yaml::documents(text, 0).into_iter().next().and_then(|document| document.root)
}

/// Whether two values say the same; a key with nothing after it says nothing.
fn is_same(one: Option<&Node<'_>>, other: Option<&Node<'_>>) -> bool {
    let (one, other) = match (one.filter(|node| !node.is_null()), other.filter(|node| !node.is_null())) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return true,
        _ => return false,
    };
    match (&one.value, &other.value) {
        (Value::Scalar(one, _), Value::Scalar(other, _)) => one == other,
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(Some(one), Some(other)))
        }
        (Value::Mapping(entries), Value::Mapping(others)) => {
            let mut keys = entries.iter().chain(others).map(|entry| &entry.key);
            keys.all(|key| is_same(value(Some(one), key), value(Some(other), key)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::changed_keys;

    #[test]
    fn only_what_another_value_is_said_for_changed() {
        let base = "version: 1\ncurrency: EUR\nrank: {cut: 3, method: cd3}\nowners: [ada, ben]\n";
        for (head, changed) in [
            (base, vec![]),
            (
                "# Ours\nowners:\n  - ada\n  - 'ben'\nrank:\n  method: cd3\n  cut: 3\ncurrency: \"EUR\"\nversion: 1\nbase:\n",
                vec![],
            ),
            ("version: 1\ncurrency: EUR\nrank: {cut: 4, method: cd3}\nowners: [ben, ada]\n", vec!["rank", "owners"]),
            (
                "version: 1\nfiscal_year_starts: 4\nrank: {cut: 3}\nowners: [ada, ben]\n",
                vec!["fiscal_year_starts", "rank", "currency"],
            ),
            ("version: 1\ncurrency: EUR\nrank: {cut: 3, method: cd3, more: 1}\nowners: [ada, ben]\n", vec!["rank"]),
            ("", vec!["version", "currency", "rank", "owners"]),
        ] {
            assert_eq!(changed_keys(base, head), changed, "{head}");
        }
    }
}
