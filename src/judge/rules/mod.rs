//! The rules, one a file, in the order of DESIGN section 5.

pub mod quantity_mismatch;
pub mod hedge_dropped;
pub mod bound_mismatch;
pub mod unit_slip;
pub mod points_for_percent;
pub mod date_mismatch;
pub mod duration_mismatch;
pub mod weekday_mismatch;
pub mod sequence_mismatch;
pub mod total_does_not_add_up;
pub mod share_does_not_follow;
pub mod change_does_not_follow;
pub mod ratio_does_not_follow;
pub mod conversion_does_not_follow;
pub mod span_does_not_follow;
pub mod roles_swapped;
pub mod identity_mismatch;
pub mod exclusivity_conflict;
pub mod scope_mismatch;
pub mod status_conflict;
pub mod planned_or_done;
pub mod single_source;
pub mod single_origin;
pub mod quote_mismatch;
pub mod claim_refuted;
pub mod claim_disputed;
pub mod claim_unsupported;

use super::Rule;

/// Every rule. Tests walk this list: names unique, docs complete, a spec for each.
pub const RULES: &[&Rule] = &[
    &quantity_mismatch::RULE,
    &hedge_dropped::RULE,
    &bound_mismatch::RULE,
    &unit_slip::RULE,
    &points_for_percent::RULE,
    &date_mismatch::RULE,
    &duration_mismatch::RULE,
    &weekday_mismatch::RULE,
    &sequence_mismatch::RULE,
    &total_does_not_add_up::RULE,
    &share_does_not_follow::RULE,
    &change_does_not_follow::RULE,
    &ratio_does_not_follow::RULE,
    &conversion_does_not_follow::RULE,
    &span_does_not_follow::RULE,
    &roles_swapped::RULE,
    &identity_mismatch::RULE,
    &status_conflict::RULE,
    &planned_or_done::RULE,
    &exclusivity_conflict::RULE,
    &scope_mismatch::RULE,
    &single_source::RULE,
    &single_origin::RULE,
    &quote_mismatch::RULE,
    &claim_refuted::RULE,
    &claim_disputed::RULE,
    &claim_unsupported::RULE,
];
