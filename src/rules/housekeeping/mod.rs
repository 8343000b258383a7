//! *Housekeeping*: waivers, amendments and settings that do what they say.

mod mapped_names;
mod same_value;
mod unused_settings;

crate::rules::rules! {
    waiver_without_why,
    unused_waiver,
    unmatched_amendment,
    unknown_rule,
    invalid_config,
    stale_document,
}
