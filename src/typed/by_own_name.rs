/// Words that are printed by their names: how they are serialised, and a schema that lists them all.
macro_rules! printed_by_name {
    ($type:ident, $about:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "description": $about, "enum": $type::ALL.map($type::name) })
            }
        }
    };
}

pub(crate) use printed_by_name;
