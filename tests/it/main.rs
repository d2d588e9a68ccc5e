//! All integration tests, in one binary.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests read files and may panic: that is how they fail"
)]

mod architecture;
mod language;
mod figures;
mod cache;
mod claims_from;
mod copies;
mod corpus;
mod rules;
mod sources;
mod specs;
mod reports;
mod cli;
#[cfg(feature = "lsp")]
mod lsp;
mod ingest;
mod determinism;
mod growth;
mod hostile;
mod interrupted;
mod since;
mod seeds;
mod stories;
mod pairs;
mod reconciliations;
