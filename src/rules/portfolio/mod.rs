//! *Portfolio*: what a good colleague would ask about all the work together.

crate::rules::rules! {
    one_sided_demand,
    overloaded_team,
    no_discovery_funding,
    achieved_without_successor,
    lost_ground,
    unquestioned_intent,
    walking_skeleton_gap,
    release_without_outcome,
    factor_without_story,
    unowned_record,
    unused_record,
    estimate_without_source,
    estimate_missing,
}
