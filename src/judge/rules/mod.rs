//! The rules, one a file, in the order of DESIGN section 5.

use super::Rule;

/// Every rule. Tests walk this list: names unique, docs complete, a spec for each.
pub const RULES: &[&Rule] = &[];
