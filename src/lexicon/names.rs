//! What tells of names: titles, roles, legal forms, places.

use super::index::WordIndex;
use crate::model::EntityKind;
use crate::text::{Map, Set};
use serde::Deserialize;

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

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameTable {
    suffixes: String,
    organization_words: String,
    public_words: String,
    media_words: String,
    place_words: String,
    thing_words: String,
    titles: String,
    male: String,
    female: String,
    roles: String,
    role_modifiers: String,
    organization_nouns: String,
    place_nouns: String,
    thing_nouns: String,
    connectors: String,
    given: String,
    calendar: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceTable {
    countries: String,
    states: String,
    cities: String,
    regions: String,
    demonyms: String,
}

/// The tables of names.
#[derive(Debug)]
pub struct Names {
    words: WordIndex,
    /// The cues of each word, by its number.
    cues: Vec<Cue>,
    roles: Set<Box<str>>,
    /// Lower-case name of a place, to the name it is listed under.
    places: Map<Box<str>, Box<str>>,
    /// Countries and states, lower case.
    regions: Set<Box<str>>,
    /// Lower-case adjective, to its place.
    demonyms: Map<Box<str>, Box<str>>,
}

impl Default for Names {
    /// The built-in tables.
    fn default() -> Self {
        let mut names = Self {
            words: WordIndex::default(),
            cues: Vec::new(),
            roles: Set::default(),
            places: Map::default(),
            regions: Set::default(),
            demonyms: Map::default(),
        };
        names.read_names(&super::table(packed!("names")));
        names.read_places(&super::table(packed!("places")));
        names
    }
}

impl Names {
    /// The cues of a lower-case word.
    pub fn cue(&self, lower: &str) -> Cue {
        let number = self.words.exact(lower);
        number.and_then(|number| self.cues.get(number as usize)).copied().unwrap_or_default()
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
    pub fn place(&self, lower: &str) -> Option<&str> {
        self.places.get(lower).map(AsRef::as_ref)
    }

    /// The place of a demonym or adjective, by its lower case ("norwegian" is "Norway").
    pub fn demonym(&self, lower: &str) -> Option<&str> {
        self.demonyms.get(lower).map(AsRef::as_ref)
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

    fn add(&mut self, list: &str, cue: Cue) {
        for word in list.split_ascii_whitespace() {
            let next = u32::try_from(self.cues.len()).unwrap_or(u32::MAX);
            let number = self.words.number(word, next);
            if number == next {
                self.cues.push(Cue::default());
            }
            if let Some(known) = self.cues.get_mut(number as usize) {
                *known = known.with(cue);
            }
        }
    }

    fn read_names(&mut self, table: &NameTable) {
        for (list, cue) in [
            (&table.suffixes, Cue::SUFFIX),
            (&table.organization_words, Cue::ORGANIZATION),
            (&table.public_words, Cue::PUBLIC),
            (&table.media_words, Cue::MEDIA),
            (&table.place_words, Cue::PLACE),
            (&table.thing_words, Cue::THING),
            (&table.titles, Cue::TITLE),
            (&table.male, Cue::MALE),
            (&table.female, Cue::FEMALE),
            (&table.role_modifiers, Cue::MODIFIER),
            (&table.organization_nouns, Cue::ORGANIZATION_NOUN),
            (&table.place_nouns, Cue::PLACE_NOUN),
            (&table.thing_nouns, Cue::THING_NOUN),
            (&table.connectors, Cue::CONNECTOR),
            (&table.given, Cue::GIVEN),
            (&table.calendar, Cue::CALENDAR),
        ] {
            self.add(list, cue);
        }
        for role in table.roles.split(';') {
            let role = role.trim();
            if let Some(last) = role.split_ascii_whitespace().next_back() {
                self.add(last, Cue::ROLE);
                self.roles.insert(Box::from(role));
            }
        }
    }

    fn read_places(&mut self, table: &PlaceTable) {
        for line in table.countries.lines() {
            let mut cells = line.split('|').map(str::trim);
            let Some(name) = cells.next().filter(|name| !name.is_empty()) else { continue };
            self.add_place(name, name);
            self.regions.insert(Box::from(name.to_lowercase()));
            if let Some(capital) = cells.next() {
                self.add_place(capital, capital);
            }
            for demonym in cells.next().unwrap_or("").split(',').map(str::trim) {
                let people = format!("{}s", demonym.to_lowercase());
                self.demonyms.insert(Box::from(people), Box::from(name));
                self.demonyms.insert(Box::from(demonym.to_lowercase()), Box::from(name));
            }
            for other in cells.next().unwrap_or("").split(',').map(str::trim) {
                self.add_place(other, name);
            }
        }
        for line in table.states.lines() {
            let mut cells = line.split('|').map(str::trim);
            let Some(name) = cells.next() else { continue };
            self.add_place(name, name);
            self.regions.insert(Box::from(name.to_lowercase()));
            self.add_place(cells.next().unwrap_or(""), name);
        }
        for name in table.cities.split(',').chain(table.regions.split(',')).map(str::trim) {
            self.add_place(name, name);
        }
        for line in table.demonyms.lines() {
            if let Some((demonym, region)) = line.split_once('|') {
                let demonym = demonym.trim().to_lowercase();
                self.demonyms.insert(Box::from(demonym), Box::from(region.trim()));
            }
        }
    }

    fn add_place(&mut self, name: &str, listed: &str) {
        if !name.is_empty() {
            let name = name.to_lowercase();
            self.places.entry(Box::from(name.trim_end_matches('.'))).or_insert(Box::from(listed));
            self.places.entry(Box::from(name)).or_insert(Box::from(listed));
        }
    }
}
