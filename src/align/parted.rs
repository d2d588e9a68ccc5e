//! What parts two claims. Many pairs are held side by side, and of most only the respect in which
//! they differ is counted: nothing is put into words before somebody asks.

use crate::model::Discriminator;
use std::borrow::Cow;

/// What parts two claims, as a look at many pairs has it: mostly only the respect is asked for.
#[derive(Debug)]
pub(super) struct Parted<'a> {
    pub(super) respect: &'a str,
    pub(super) left: Cow<'a, str>,
    pub(super) right: Cow<'a, str>,
}

impl From<Parted<'_>> for Discriminator {
    fn from(parted: Parted<'_>) -> Self {
        let Parted { respect, left, right } = parted;
        Self { respect: respect.to_owned(), left: left.into_owned(), right: right.into_owned() }
    }
}

/// What parts two claims.
pub(super) fn part<'a>(
    respect: &'a str,
    left: impl Into<Cow<'a, str>>,
    right: impl Into<Cow<'a, str>>,
) -> Parted<'a> {
    Parted { respect, left: left.into(), right: right.into() }
}
