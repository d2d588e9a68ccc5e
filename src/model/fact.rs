//! A fact: what several claims speak of.

use super::ClaimId;
use serde::{Deserialize, Serialize};

/// A fact by its place in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactId(pub u32);

/// Why two claims of one attribute were not compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Discriminator {
    /// In which respect they differ ("period", "place", "part"): counted in the report.
    pub respect: String,
    /// One side as written.
    pub left: String,
    /// The other side as written.
    pub right: String,
}

/// Claims of a fact that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// What they say, canonical ("138000000000 USD").
    pub value: String,
    /// Who says it.
    pub claims: Vec<ClaimId>,
    /// How many independent origins stand behind it.
    pub origins: u32,
}

/// Claims that speak of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Which fact.
    pub id: FactId,
    /// Whose attribute, as people say it.
    pub entity: String,
    /// The attribute, as people say it.
    pub attribute: String,
    /// All its claims, in order.
    pub claims: Vec<ClaimId>,
    /// Its claims grouped by what they say, most origins first.
    pub sides: Vec<Side>,
    /// Pairs of claims that were held to speak of one thing and clash.
    pub clashes: Vec<(ClaimId, ClaimId)>,
    /// Why the claims were held to speak of the same thing.
    pub reasons: Vec<String>,
    /// How many independent origins speak of it.
    pub origins: u32,
}
