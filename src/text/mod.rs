//! Text and positions in it: spans, readable text with a way back to the file's bytes, lines,
//! tokens, sentences. Knows nothing of claims.

pub mod span;
pub mod view;
pub mod lines;
pub mod clip;
pub mod tokens;
pub mod sentences;
mod groups;

pub use clip::Clip;
pub use groups::Groups;
pub use lines::{Gaps, LineIndex, Position};
pub use sentences::sentences;
pub use span::Span;
pub(crate) use tokens::{Cut, cut};
pub use tokens::{Token, TokenKind, tokenize, tokens_of};
pub use view::{View, ViewBuilder};

/// A hash map whose order never depends on the process: the seed is fixed.
/// Iterate it only where the result is sorted afterwards.
#[expect(
    clippy::disallowed_types,
    reason = "the seed is fixed, so the order is the same in every run"
)]
pub type Map<K, V> = std::collections::HashMap<K, V, foldhash::fast::FixedState>;

/// The hash of a text, the same in every run: for tables in memory, not for files.
pub(crate) fn hash(text: &str) -> u64 {
    use std::hash::BuildHasher as _;
    foldhash::fast::FixedState::default().hash_one(text)
}

/// A hash set with a fixed seed; see [`Map`].
#[expect(
    clippy::disallowed_types,
    reason = "the seed is fixed, so the order is the same in every run"
)]
pub type Set<K> = std::collections::HashSet<K, foldhash::fast::FixedState>;
