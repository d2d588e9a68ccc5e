//! Nothing: cargo wants a target beside the benches (`stages.rs`).
