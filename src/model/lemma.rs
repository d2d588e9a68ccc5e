//! The lemma of a word: mostly one that the tables have, which is used where it lies and known by its
//! number.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// A lower-case lemma.
#[derive(Clone)]
pub struct Lemma(Own);

#[derive(Clone)]
enum Own {
    /// One that lies somewhere for good, and its number in the vocabulary of all tables; 0 if it has
    /// none.
    Known(u16, &'static str),
    Made(Box<str>),
}

impl Lemma {
    /// The lemma of that number in the vocabulary of all tables.
    #[inline]
    pub fn numbered(number: u16, lemma: &'static str) -> Self {
        Self(Own::Known(number, lemma))
    }

    /// The lemma as text.
    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Own::Known(_, lemma) => lemma,
            Own::Made(lemma) => lemma,
        }
    }

    /// Its number in the vocabulary of all tables; 0 where that is not known. Numbers that are not 0
    /// are in the order of the lemmas.
    #[inline]
    pub fn number(&self) -> u16 {
        match &self.0 {
            Own::Known(number, _) => *number,
            Own::Made(_) => 0,
        }
    }
}

impl Default for Lemma {
    fn default() -> Self {
        Self::from("")
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
        Self(Own::Known(0, lemma))
    }
}

impl From<Box<str>> for Lemma {
    fn from(lemma: Box<str>) -> Self {
        Self(Own::Made(lemma))
    }
}

impl From<String> for Lemma {
    fn from(lemma: String) -> Self {
        lemma.into_boxed_str().into()
    }
}

impl From<Lemma> for String {
    fn from(lemma: Lemma) -> Self {
        match lemma.0 {
            Own::Known(_, lemma) => lemma.to_owned(),
            Own::Made(lemma) => lemma.into(),
        }
    }
}

impl PartialEq for Lemma {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self.number(), other.number()) {
            (0, _) | (_, 0) => self.as_str() == other.as_str(),
            (own, other) => own == other,
        }
    }
}

impl Eq for Lemma {}

impl PartialOrd for Lemma {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lemma {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.number(), other.number()) {
            (0, _) | (_, 0) => self.as_str().cmp(other.as_str()),
            (own, other) => own.cmp(&other),
        }
    }
}

impl Hash for Lemma {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
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
        self.as_str() == other
    }
}

impl PartialEq<Lemma> for String {
    fn eq(&self, other: &Lemma) -> bool {
        self == other.as_str()
    }
}

impl fmt::Debug for Lemma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Lemma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Lemma {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lemma {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<str>::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmas_are_the_same_as_text_whatever_their_numbers() {
        let (known, plain) = (Lemma::numbered(7, "mill"), Lemma::from("mill"));
        let made = Lemma::from("mill".to_owned());
        assert!(known == plain && plain == made && made == known && known == known.clone());
        assert_ne!(known, Lemma::numbered(8, "mills"));
        assert_ne!(known, Lemma::from("mills".to_owned()));
        let other = Lemma::from("n");
        assert!(Lemma::numbered(2, "a") < known && known < other);
    }
}
