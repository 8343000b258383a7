use schemars::JsonSchema;
use serde::Deserialize;

use super::{Mapping, RuleSetting, schema};
use crate::typed::{Field, Many, Map, Plain, Short, Text};
use crate::values::{Currency, Date, FiscalYear, Number, Word, Yes};

/// `pm.yaml` as it is written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Config {
    /// The version of this file's format; absent means 1.
    #[schemars(schema_with = "schema::version")]
    pub version: Field<Number>,
    /// The currency of amounts that name none: `EUR`.
    pub currency: Field<Currency>,
    /// What one unit of another currency is worth in this one.
    pub exchange_rates: Map<Number>,
    /// The first day of the fiscal year, `02-01`; it shifts quarters and half-years.
    pub fiscal_year_starts: Field<FiscalYear>,
    /// The date to take for today, for examples and tests.
    pub today: Field<Date>,
    /// Folders that hold layout folders of their own: `products/*`.
    pub roots: Many<Plain>,
    /// The branch that changes are compared with: `origin/main`.
    pub base: Field<Plain>,
    /// Whether `pm lint` looks at history too.
    pub history: Field<Word<Yes>>,
    /// The languages in which headings and words are read.
    #[schemars(schema_with = "schema::languages")]
    pub languages: Many<Plain>,
    /// Who answers for files, by pattern.
    pub owners: Map<Plain>,
    /// Who there is; then a misspelt owner is found.
    pub people: Many<Plain>,
    /// Words added to closed lists, by the list's name.
    #[schemars(schema_with = "schema::vocabulary")]
    pub vocabulary: Map<Many<Plain>>,
    /// Words added to the wording rules, by rule and language.
    pub words: Map<Map<Many<Plain>>>,
    /// Groups of the coach that `pm lint` runs too.
    pub extend: Many<Plain>,
    /// Rules by name: a severity, or `{severity, limit}`.
    pub rules: Map<Short<RuleSetting>>,
    /// Rules that are set differently for some paths.
    pub overrides: Many<Override>,
    /// How existing files are read as records; the first match wins.
    pub records: Many<Mapping>,
    /// Prose whose links are checked too.
    pub links: Many<Plain>,
    /// The folder at which links that begin with `/` start.
    pub links_root: Field<Plain>,
    /// The repository's own address; links to its files by address are looked up too.
    pub repository: Field<Plain>,
    /// Settings of `pm rank`.
    pub rank: Field<RankSettings>,
    /// The folder with templates of your own for documents: `docs/templates`.
    pub templates: Field<Plain>,
}

/// Rules that are set differently for some paths.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Override {
    /// Patterns relative to the workspace.
    pub paths: Many<Plain>,
    /// Why.
    pub why: Field<Text>,
    /// The last day on which it holds.
    pub until: Field<Date>,
    /// Rules by name: a severity, or `{severity, limit}`.
    pub rules: Map<Short<RuleSetting>>,
}

/// Settings of `pm rank`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RankSettings {
    /// Today's order of work: a file, or the initiatives themselves.
    pub plan: Many<Plain>,
    /// What a range means: triangular, uniform or p10_p90.
    pub range: Field<Plain>,
    /// How many initiatives there is room for.
    pub cut: Field<Number>,
    /// How impact, confidence and ease are put together: product, mean or sum.
    pub ice: Field<Plain>,
}
