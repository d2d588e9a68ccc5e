//! See `properties::ingest`. `FORMAT=html` keeps to one format; otherwise the bytes decide.
#![no_main]

#[allow(dead_code, reason = "each target holds one of them")]
mod properties;

use std::sync::LazyLock;

static FORMAT: LazyLock<String> = LazyLock::new(|| std::env::var("FORMAT").unwrap_or_default());

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::ingest(&FORMAT, bytes));
