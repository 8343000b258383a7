use crate::config::Language;
use crate::documents::review::Pack;
use crate::output::templates;
use crate::source::Failure;
use crate::values::{Date, ReviewCadence};

/// For a meeting, and for a mail about it: the template of its cadence.
pub fn markdown(pack: &Pack, setting: &templates::Setting<'_>) -> Result<String, Failure> {
    templates::document(&format!("review-{}", pack.cadence), pack, setting)
}

/// What a review is called: "Business review, 22 Nov 2026".
pub fn title(cadence: ReviewCadence, on: Date, language: Language) -> String {
    let key = match cadence {
        ReviewCadence::QuarterlyBusiness => "review_business",
        ReviewCadence::QuarterlyInitiative => "review_initiatives",
        ReviewCadence::MonthlyRelease => "review_releases",
    };
    format!("{}, {}", templates::title(key, language), templates::day(&on.to_string(), language))
}
