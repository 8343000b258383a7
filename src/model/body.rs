use std::sync::Arc;

use super::{
    Criterion, Estimates, Experiment, Initiative, Intent, Metric, NorthStar, Outcome, ProductOption, Research, Review,
    Segment, StoryMap, Team, Vision,
};
use crate::syntax::Node;
use crate::typed::{ByName, Context, Field, field_names, read};
use crate::values::{Kind, Status, When};

impl Body {
    /// The outcomes as they are written; nothing for a kind that has none.
    pub fn outcomes(&self) -> Option<&ByName<Outcome>> {
        match self {
            Body::Intent(body) => Some(&body.outcomes),
            Body::Initiative(body) => Some(&body.outcomes),
            Body::Option(body) => Some(&body.outcomes),
            Body::NorthStar(body) => Some(&body.outcomes),
            _ => None,
        }
    }

    /// What must not get worse meanwhile; nothing for a kind that cannot say so.
    pub fn guardrails(&self) -> Option<&ByName<Criterion>> {
        match self {
            Body::Vision(body) => Some(&body.guardrails),
            Body::Intent(body) => Some(&body.guardrails),
            Body::Initiative(body) => Some(&body.guardrails),
            _ => None,
        }
    }

    /// When its outcomes are to be reached, where a record has one date for all of them.
    pub fn by(&self) -> Option<When> {
        match self {
            Body::Intent(body) => body.by.copied(),
            Body::Initiative(body) => body.by.copied(),
            _ => None,
        }
    }

    /// When one of its outcomes is to be reached: the outcome's own date, else the record's; nothing where that which counts
    /// cannot be read.
    pub fn due(&self, outcome: &Outcome) -> Option<When> {
        match &outcome.by {
            Field::Absent => self.by(),
            own => own.copied(),
        }
    }

    /// The estimates as they are written; only initiatives and options can have them.
    pub fn estimates(&self) -> Option<&Field<Box<Estimates>>> {
        match self {
            Body::Initiative(body) => Some(&body.estimates),
            Body::Option(body) => Some(&body.estimates),
            _ => None,
        }
    }
}

/// The fields that only one kind of record has.
macro_rules! bodies {
    ($($kind:ident($body:ident) $get:ident),* $(,)?) => {
        /// What a record says, by its kind. A copy shares it.
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub enum Body {
            $($kind(Arc<$body>),)*
        }

        impl Body {
            /// Reads the fields of one kind from a record's tree.
            pub fn read<'n>(kind: Kind, node: &'n Node<'n>, context: &Context<'_>) -> Body {
                match kind {
                    $(Kind::$kind => Body::$kind(Arc::new(read::<$body>(node, context))),)*
                }
            }

            /// A body of which nothing is known.
            pub fn empty(kind: Kind) -> Body {
                match kind {
                    $(Kind::$kind => Body::$kind(Arc::default()),)*
                }
            }

            /// The status as it is written.
            pub fn status(&self) -> Field<Status> {
                match self {
                    $(Body::$kind(body) => match &body.status {
                        Field::Absent => Field::Absent,
                        Field::Invalid => Field::Invalid,
                        Field::Present(status) => Field::Present(status.0),
                    },)*
                }
            }

            $(pub fn $get(&self) -> Option<&$body> {
                match self {
                    Body::$kind(body) => Some(body),
                    _ => None,
                }
            })*
        }

        /// The names of the fields that only this kind has.
        pub fn fields_of(kind: Kind) -> &'static [&'static str] {
            match kind {
                $(Kind::$kind => field_names::<$body>(),)*
            }
        }

        /// Adds the schema of every struct that records are made of to a generator's definitions.
        pub fn add_schemas(generator: &mut schemars::SchemaGenerator) {
            generator.subschema_for::<super::Common>();
            $(generator.subschema_for::<$body>();)*
        }

        /// The JSON Schema of the fields that only this kind has.
        pub fn body_schema(kind: Kind, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            use schemars::JsonSchema;
            match kind {
                $(Kind::$kind => $body::json_schema(generator),)*
            }
        }
    };
}

bodies! {
    Vision(Vision) vision,
    Intent(Intent) intent,
    Initiative(Initiative) initiative,
    Option(ProductOption) option,
    Experiment(Experiment) experiment,
    Metric(Metric) metric,
    Research(Research) research,
    Segment(Segment) segment,
    NorthStar(NorthStar) north_star,
    StoryMap(StoryMap) story_map,
    Review(Review) review,
    Team(Team) team,
}
