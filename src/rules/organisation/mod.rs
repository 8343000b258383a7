//! *Organisation*: how people are led and rewarded; only by `extend`.

mod teams;

crate::rules::rules! {
    reward_for_shipping,
    missing_product_manager,
    missing_product_chief,
    tactics_only_role,
    scattered_team,
}
