//! What tells of names: titles, roles, legal forms, places.

use super::layout::index::Index;
use super::layout::vocabulary::Vocabulary;
use crate::model::EntityKind;

/// What a lower-case word tells as part of a name or beside one, as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue(u32);

bits!(Cue);

impl Cue {
    /// Legal form of a company ("inc").
    pub const SUFFIX: Self = Self(1);
    /// Word of an organisation's name.
    pub const ORGANIZATION: Self = Self(1 << 1);
    /// Word of a place's name.
    pub const PLACE: Self = Self(1 << 2);
    /// Word of the name of a law, an event, a product.
    pub const THING: Self = Self(1 << 3);
    /// Title before a person's name.
    pub const TITLE: Self = Self(1 << 4);
    /// Title or role of a man.
    pub const MALE: Self = Self(1 << 5);
    /// Title or role of a woman.
    pub const FEMALE: Self = Self(1 << 6);
    /// Given name.
    pub const GIVEN: Self = Self(1 << 7);
    /// Weekday, month: never a name here.
    pub const CALENDAR: Self = Self(1 << 8);
    /// Small word inside a name ("of", "van").
    pub const CONNECTOR: Self = Self(1 << 9);
    /// Word before a role ("former").
    pub const MODIFIER: Self = Self(1 << 10);
    /// Noun for an organisation ("the company").
    pub const ORGANIZATION_NOUN: Self = Self(1 << 11);
    /// Noun for a place ("the city").
    pub const PLACE_NOUN: Self = Self(1 << 12);
    /// Noun for a thing ("the drug").
    pub const THING_NOUN: Self = Self(1 << 13);
    /// Last word of a role ("officer").
    pub const ROLE: Self = Self(1 << 14);

    /// Word that makes a name that of another body than the name without it.
    pub const PUBLIC: Self = Self(1 << 15);
    /// Word of a newspaper's or broadcaster's name.
    pub const MEDIA: Self = Self(1 << 16);
}

/// The tables of names, as the build script lays them out (`build/indexes.rs`).
#[derive(Debug)]
pub struct Names {
    /// The cues of lower-case words, as bits.
    cues: Index<'static>,
    roles: Index<'static>,
    /// Lower-case name of a place, to the name it is listed under.
    places: Index<'static>,
    /// Countries and states, lower case.
    regions: Index<'static>,
    /// Lower-case adjective, to its place.
    demonyms: Index<'static>,
    /// The names under which places are listed.
    listed: Vocabulary<'static>,
}

impl Default for Names {
    /// The built-in tables.
    fn default() -> Self {
        Self {
            cues: Index::new(laid_out!("names.cues")),
            roles: Index::new(laid_out!("names.roles")),
            places: Index::new(laid_out!("names.places")),
            regions: Index::new(laid_out!("names.regions")),
            demonyms: Index::new(laid_out!("names.demonyms")),
            listed: Vocabulary::new(laid_out!("names.listed")),
        }
    }
}

impl Names {
    /// The cues of a lower-case word.
    #[inline]
    pub fn cue(&self, lower: &str) -> Cue {
        Cue(self.cues.of(lower).next().unwrap_or(0))
    }

    /// Whether lower-case words, parted by single spaces, are a role ("chief executive").
    pub fn is_role(&self, lower: &str) -> bool {
        self.roles.contains(lower)
    }

    /// Whether a listed place is a country or state, in which towns lie.
    pub fn is_region(&self, listed: &str) -> bool {
        self.regions.contains(listed.to_lowercase().as_str())
    }

    /// The name under which a place is listed ("U.S." is "United States"), by its lower-case name.
    pub fn place(&self, lower: &str) -> Option<&'static str> {
        self.listed.text(self.places.of(lower).next()?)
    }

    /// The place of a demonym or adjective, by its lower case ("norwegian" is "Norway").
    pub fn demonym(&self, lower: &str) -> Option<&'static str> {
        self.listed.text(self.demonyms.of(lower).next()?)
    }

    /// The kind of thing that a common noun speaks of ("company", "governor"), by its lemma.
    pub fn kind_of_noun(&self, lemma: &str) -> Option<EntityKind> {
        let cue = self.cue(lemma);
        if cue.any(Cue::ORGANIZATION_NOUN) {
            Some(EntityKind::Organization)
        } else if cue.any(Cue::PLACE_NOUN) {
            Some(EntityKind::Place)
        } else if cue.any(Cue::THING_NOUN) {
            Some(EntityKind::Thing)
        } else if self.is_role(lemma) {
            Some(EntityKind::Person)
        } else {
            None
        }
    }
}
