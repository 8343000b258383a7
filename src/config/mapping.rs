use schemars::JsonSchema;
use serde::Deserialize;

use super::schema;
use crate::typed::{Field, Many, Map, Plain, Short, Shorthand};
use crate::values::{Number, Word, Yes};

/// How files that were written without `pm` in mind are read as records.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["paths", "kind"]))]
pub struct Mapping {
    /// The files: patterns relative to the workspace.
    pub paths: Many<Plain>,
    /// Files among them that are not meant.
    pub except: Many<Plain>,
    /// What their records are.
    #[schemars(schema_with = "schema::kind")]
    pub kind: Field<Plain>,
    /// How their ids are made: `{dir}` is the folders between the pattern's fixed part and the file, `{stem}` its name;
    /// of several records in a file `{name}` is the heading, the entry, the first cell, the key, and `{section}` the
    /// heading above.
    pub id: Field<Plain>,
    /// What one record is: the file, or each of its headings, list entries, table rows, keys.
    #[schemars(schema_with = "schema::each")]
    pub each: Field<Short<Each>>,
    /// The field that a record's lists give where they stand under no heading that names one: `outcomes`.
    pub list: Field<Plain>,
    /// `first`: a table of two columns gives fields.
    #[schemars(schema_with = "schema::table")]
    pub table: Field<Plain>,
    /// Whether `**Owner:** Ada` gives a field.
    pub bold: Field<Word<Yes>>,
    /// Whether `[[id]]` is a link here.
    pub wikilinks: Field<Word<Yes>>,
    /// Their names for fields, and ours.
    pub fields: Map<Plain>,
    /// By field, their words and ours.
    pub values: Map<Map<Plain>>,
    /// Their headings, and our fields.
    pub headings: Map<Plain>,
}

/// What one record of a mapped file is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Each {
    /// `file`: the whole file is one record; `objective`: each objective of a page, with its key results as outcomes.
    pub whole: Field<Plain>,
    /// Each heading of that level.
    pub heading: Field<Number>,
    /// Each entry of the list under that key or heading; `""` is the file's whole list, or all lists of a page.
    pub list: Field<Plain>,
    /// Each row of the table of that number, the first is 1.
    pub table: Field<Number>,
    /// Each entry of the group under that key, `a.b` within another; `""` is the whole file.
    pub map: Field<Plain>,
}

impl Shorthand for Each {
    const FIELD: &'static str = "whole";
}
