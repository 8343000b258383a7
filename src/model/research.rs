use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::StatusOf;
use super::kinds::{InformedKind, ResearchKind, SegmentKind};
use crate::typed::{Field, Many, Ref, Text};
use crate::values::{Date, ResearchMethod, Word};

/// What customers told and showed us.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Research {
    /// Whether it is done or planned.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<ResearchKind>>,
    /// How we asked or watched.
    #[schemars(extend("x-role" = "narrative"))]
    pub method: Field<Word<ResearchMethod>>,
    /// What we wanted to know.
    #[schemars(extend("x-role" = "narrative"))]
    pub question: Field<Text>,
    /// The day; a file name that begins with a date gives it.
    #[schemars(extend("x-role" = "evidence"))]
    pub on: Field<Date>,
    /// Whom we asked.
    #[schemars(extend("x-role" = "link"))]
    pub segments: Many<Ref<SegmentKind>>,
    /// How many took part.
    #[schemars(extend("x-role" = "evidence"))]
    pub participants: Field<Text>,
    /// Who was there, without anything that names a person outside.
    #[schemars(extend("x-role" = "narrative"))]
    pub with: Field<Text>,
    /// What we heard and saw.
    #[schemars(extend("x-role" = "evidence"))]
    pub findings: Many<Text>,
    /// The visions, intents, initiatives and options that rest on it.
    #[schemars(extend("x-role" = "link"))]
    pub informs: Many<Ref<InformedKind>>,
    /// How it was to be done.
    #[schemars(extend("x-role" = "narrative"))]
    pub plan: Field<Text>,
}
