//! Formats that CI systems read.

pub mod github;
pub mod gitlab;
pub mod junit;
pub mod rdjson;
pub mod sarif;
