use std::collections::HashMap;
use std::sync::OnceLock;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::add_schemas;

/// What kind of amount a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// None.
    Text,
    Number,
    Share,
    Quantity,
    Target,
    Bound,
    Money,
    Duration,
}

/// The types of `values/` and what they are.
const SHAPES: [(&str, Shape); 8] = [
    ("Number", Shape::Number),
    ("Share", Shape::Share),
    ("Quantity", Shape::Quantity),
    ("BaselineValue", Shape::Quantity),
    ("Target", Shape::Target),
    ("Bound", Shape::Bound),
    ("Money", Shape::Money),
    ("Duration", Shape::Duration),
];

impl Shape {
    /// What the values of a field of a struct of `model/` are.
    pub fn of(structure: &str, field: &str) -> Shape {
        static ALL: OnceLock<HashMap<String, HashMap<String, Shape>>> = OnceLock::new();
        let shape = ALL.get_or_init(declared).get(structure).and_then(|fields| fields.get(field));
        shape.copied().unwrap_or(Shape::Text)
    }
}

/// What the declarations say, from the schemas that come from them.
fn declared() -> HashMap<String, HashMap<String, Shape>> {
    let mut generator = SchemaSettings::draft07().into_generator();
    add_schemas(&mut generator);
    let shapes = |group: &Value| -> Option<HashMap<String, Shape>> {
        let fields = group.get("properties")?.as_object()?;
        Some(fields.iter().filter_map(|(name, field)| Some((name.clone(), shape(field)?))).collect())
    };
    let definitions = generator.take_definitions(false);
    definitions.iter().filter_map(|(name, group)| Some((name.clone(), shapes(group)?))).collect()
}

/// The type that a field's schema refers to. A list or a choice may stand around it.
fn shape(field: &Value) -> Option<Shape> {
    match field {
        Value::Object(keys) => {
            let named = keys.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
            let own = named.and_then(|name| SHAPES.iter().find(|(known, _)| *known == name));
            own.map(|(_, shape)| *shape).or_else(|| keys.values().find_map(shape))
        }
        Value::Array(items) => items.iter().find_map(shape),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn shapes_are_those_of_the_declarations() {
        for (structure, field, shape) in [
            ("Outcome", "target", Shape::Target),
            ("Baseline", "value", Shape::Quantity),
            ("Reading", "value", Shape::Quantity),
            ("Criterion", "bound", Shape::Bound),
            ("Criterion", "at_least", Shape::Quantity),
            ("Release", "value", Shape::Money),
            ("Release", "duration", Shape::Duration),
            ("Funding", "amount", Shape::Money),
            ("Population", "share", Shape::Share),
            ("Team", "capacity", Shape::Number),
            ("Outcome", "text", Shape::Text),
            ("Outcome", "by", Shape::Text),
            ("Initiative", "problem", Shape::Text),
        ] {
            assert_eq!(Shape::of(structure, field), shape, "{structure}.{field}");
        }
    }
}
