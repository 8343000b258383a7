use std::collections::HashMap;
use std::sync::OnceLock;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::add_schemas;

/// What a field is for, as its declaration says (`x-role`): it decides how a change of it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Targets, baselines, dates, success and kill criteria, budget.
    Commitment,
    Status,
    Link,
    Estimate,
    Evidence,
    Identity,
    Narrative,
}

impl Role {
    pub const ALL: [Role; 7] =
        [Role::Commitment, Role::Status, Role::Link, Role::Estimate, Role::Evidence, Role::Identity, Role::Narrative];

    pub fn name(self) -> &'static str {
        match self {
            Role::Commitment => "commitment",
            Role::Status => "status",
            Role::Link => "link",
            Role::Estimate => "estimate",
            Role::Evidence => "evidence",
            Role::Identity => "identity",
            Role::Narrative => "narrative",
        }
    }

    /// The role of a field of a struct of `model/`; nothing where it is none of these.
    pub fn of(structure: &str, field: &str) -> Option<Role> {
        static ROLES: OnceLock<HashMap<String, HashMap<String, Role>>> = OnceLock::new();
        ROLES.get_or_init(declared).get(structure)?.get(field).copied()
    }
}

/// What the declarations say, from the schemas that come from them.
fn declared() -> HashMap<String, HashMap<String, Role>> {
    let mut generator = SchemaSettings::draft07().into_generator();
    add_schemas(&mut generator);
    let role = |field: &Value| {
        let name = field.get("x-role")?.as_str()?;
        Role::ALL.into_iter().find(|role| role.name() == name)
    };
    let roles = |group: &Value| -> Option<HashMap<String, Role>> {
        let fields = group.get("properties")?.as_object()?;
        Some(fields.iter().filter_map(|(name, field)| Some((name.clone(), role(field)?))).collect())
    };
    let definitions = generator.take_definitions(false);
    definitions.iter().filter_map(|(name, group)| Some((name.clone(), roles(group)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn roles_are_those_of_the_declarations() {
        let table = [
            ("Initiative", "by", Some(Role::Commitment)),
            ("Initiative", "status", Some(Role::Status)),
            ("Initiative", "estimates", Some(Role::Estimate)),
            ("Outcome", "target", Some(Role::Commitment)),
            ("Outcome", "metric", Some(Role::Link)),
            ("Common", "owner", Some(Role::Identity)),
            ("Experiment", "hypothesis", Some(Role::Narrative)),
            ("ExperimentResult", "on", Some(Role::Evidence)),
            ("Outcome", "nonsense", None),
        ];
        for (structure, field, role) in table {
            assert_eq!(Role::of(structure, field), role, "{structure}.{field}");
        }
    }
}
