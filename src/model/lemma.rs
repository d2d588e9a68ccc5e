//! The lemma of a word: mostly one that the tables have, which is used where it lies.

use serde::{Deserialize, Serialize};
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

/// A lower-case lemma.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lemma(Cow<'static, str>);

impl Lemma {
    /// The lemma as text.
    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Cow::Borrowed(lemma) => lemma,
            Cow::Owned(lemma) => lemma,
        }
    }
}

impl Deref for Lemma {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Lemma {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl From<&'static str> for Lemma {
    #[inline]
    fn from(lemma: &'static str) -> Self {
        Self(Cow::Borrowed(lemma))
    }
}

impl From<String> for Lemma {
    fn from(lemma: String) -> Self {
        Self(Cow::Owned(lemma))
    }
}

impl From<Lemma> for String {
    fn from(lemma: Lemma) -> Self {
        lemma.0.into_owned()
    }
}

impl PartialEq<str> for Lemma {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Lemma {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Lemma {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}

impl PartialEq<Lemma> for String {
    fn eq(&self, other: &Lemma) -> bool {
        *self == other.0
    }
}

impl fmt::Debug for Lemma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Lemma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
