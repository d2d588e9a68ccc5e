//! Structures of sentences as bytes: to make them again takes four times as long as to read them.

use super::bytes::{length, many, maybe, read_number, take, write_number};
use crate::model::structure::{
    Attachment, ClauseKind, NounPhrase, Predicate, Role, Structure, Tense, VerbGroup,
};
use std::ops::Range;

/// In the order of their numbers.
const TENSES: [Tense; 7] = [
    Tense::Past,
    Tense::Present,
    Tense::PresentPerfect,
    Tense::Future,
    Tense::Modal,
    Tense::Infinitive,
    Tense::None,
];
const CLAUSES: [ClauseKind; 6] = [
    ClauseKind::Main,
    ClauseKind::Complement,
    ClauseKind::Relative,
    ClauseKind::Adverbial,
    ClauseKind::Infinitive,
    ClauseKind::Participial,
];

/// Writes a structure.
pub(super) fn write(structure: &Structure, out: &mut Vec<u8>) {
    let Structure { phrases, verbs, attachments, roles } = structure;
    for count in [phrases.len(), verbs.len(), attachments.len(), roles.len()] {
        write_number(length(count), out);
    }
    for phrase in phrases {
        write_phrase(phrase, out);
    }
    for verb in verbs {
        write_verb(verb, out);
    }
    for attachment in attachments {
        write_attachment(attachment, out);
    }
    for role in roles {
        write_role(*role, out);
    }
}

/// Reads a structure off the front.
pub(super) fn read(from: &mut &[u8]) -> Option<Structure> {
    let [phrases, verbs, attachments, roles] =
        [read_number(from)?, read_number(from)?, read_number(from)?, read_number(from)?];
    Some(Structure {
        phrases: many(phrases, from, read_phrase)?,
        verbs: many(verbs, from, read_verb)?,
        attachments: many(attachments, from, read_attachment)?,
        roles: many(roles, from, read_role)?,
    })
}

fn write_phrase(phrase: &NounPhrase, out: &mut Vec<u8>) {
    out.push(bit(phrase.time, 0) | bit(phrase.possessor.is_some(), 1));
    write_range(&phrase.words, out);
    write_place(phrase.head, out);
    if let Some(words) = &phrase.possessor {
        write_range(words, out);
    }
}

fn read_phrase(from: &mut &[u8]) -> Option<NounPhrase> {
    let [flags] = take(from)?;
    Some(NounPhrase {
        words: read_range(from)?,
        head: read_place(from)?,
        possessor: maybe(is_set(flags, 1), from, read_range)?,
        time: is_set(flags, 0),
    })
}

fn write_verb(verb: &Predicate, out: &mut Vec<u8>) {
    let group = &verb.group;
    let places = [group.modal, group.particle, verb.subject, verb.governor, verb.opener];
    let known = places.iter().zip(0..).map(|(place, at)| bit(place.is_some(), at));
    let flags = bit(group.passive, 5) | bit(group.negated, 6) | bit(group.finite, 7);
    out.extend_from_slice(&[
        group.tense as u8 | (verb.kind as u8) << 3 | bit(verb.is_copula, 6),
        known.fold(flags, |all, one| all | one),
    ]);
    write_range(&group.words, out);
    write_place(group.main, out);
    write_places(places.iter().flatten(), out);
    write_number(length(verb.objects.len()), out);
    write_places(&verb.objects, out);
}

fn read_verb(from: &mut &[u8]) -> Option<Predicate> {
    let [kinds, flags] = take(from)?;
    let words = read_range(from)?;
    let main = read_place(from)?;
    let mut place = |at| maybe(is_set(flags, at), from, read_place);
    let [modal, particle, subject, governor, opener] =
        [place(0)?, place(1)?, place(2)?, place(3)?, place(4)?];
    let group = VerbGroup {
        words,
        main,
        tense: *TENSES.get(usize::from(kinds & 7))?,
        modal,
        passive: is_set(flags, 5),
        negated: is_set(flags, 6),
        finite: is_set(flags, 7),
        particle,
    };
    let kind = *CLAUSES.get(usize::from(kinds >> 3 & 7))?;
    let objects = read_number(from)?;
    let objects = many(objects, from, read_place)?;
    let is_copula = is_set(kinds, 6);
    Some(Predicate { group, kind, is_copula, subject, objects, governor, opener })
}

fn write_attachment(attachment: &Attachment, out: &mut Vec<u8>) {
    let places = [attachment.phrase, attachment.verb];
    out.push(bit(places[0].is_some(), 0) | bit(places[1].is_some(), 1));
    write_range(&attachment.preposition, out);
    write_place(attachment.object, out);
    write_places(places.iter().flatten(), out);
}

fn read_attachment(from: &mut &[u8]) -> Option<Attachment> {
    let [flags] = take(from)?;
    Some(Attachment {
        preposition: read_range(from)?,
        object: read_place(from)?,
        phrase: maybe(is_set(flags, 0), from, read_place)?,
        verb: maybe(is_set(flags, 1), from, read_place)?,
    })
}

#[inline]
fn write_role(role: Role, out: &mut Vec<u8>) {
    let (kind, place) = match role {
        Role::Free => (0, None),
        Role::Subject(at) => (1, Some(at)),
        Role::Object(at) => (2, Some(at)),
        Role::Attached(at) => (3, Some(at)),
        Role::Apposition(at) => (4, Some(at)),
        Role::Conjunct(at) => (5, Some(at)),
    };
    out.push(kind);
    write_places(&place, out);
}

#[inline]
fn read_role(from: &mut &[u8]) -> Option<Role> {
    let [kind] = take(from)?;
    let role = match kind {
        0 => return Some(Role::Free),
        1 => Role::Subject,
        2 => Role::Object,
        3 => Role::Attached,
        4 => Role::Apposition,
        5 => Role::Conjunct,
        _ => return None,
    };
    read_place(from).map(role)
}

#[inline]
fn bit(set: bool, at: u8) -> u8 {
    u8::from(set) << at
}

#[inline]
fn is_set(flags: u8, at: u8) -> bool {
    flags >> at & 1 == 1
}

#[inline]
fn write_place(place: usize, out: &mut Vec<u8>) {
    write_number(length(place), out);
}

#[inline]
fn write_places<'a>(places: impl IntoIterator<Item = &'a usize>, out: &mut Vec<u8>) {
    for place in places {
        write_place(*place, out);
    }
}

#[inline]
fn read_place(from: &mut &[u8]) -> Option<usize> {
    Some(read_number(from)? as usize)
}

#[inline]
fn write_range(range: &Range<usize>, out: &mut Vec<u8>) {
    write_place(range.start, out);
    write_place(range.end, out);
}

#[inline]
fn read_range(from: &mut &[u8]) -> Option<Range<usize>> {
    Some(read_place(from)?..read_place(from)?)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A structure that has something of all.
    pub(in super::super) fn sample() -> Structure {
        let phrase = |possessor, time| NounPhrase { words: 3..300, head: 7, possessor, time };
        let group = VerbGroup {
            words: 1..4,
            main: 3,
            tense: Tense::Modal,
            modal: Some(1),
            passive: true,
            negated: false,
            finite: true,
            particle: None,
        };
        let verb = Predicate {
            group: group.clone(),
            kind: ClauseKind::Participial,
            is_copula: true,
            subject: None,
            objects: vec![1, 200],
            governor: Some(0),
            opener: Some(130),
        };
        let other =
            VerbGroup { modal: None, passive: false, negated: true, particle: Some(9), ..group };
        let attachment = |phrase, verb| Attachment { preposition: 2..4, object: 1, phrase, verb };
        Structure {
            phrases: vec![phrase(None, true), phrase(Some(1..2), false)],
            verbs: vec![verb.clone(), Predicate { group: other, subject: Some(1), ..verb }],
            attachments: vec![attachment(None, Some(3)), attachment(Some(0), None)],
            roles: vec![
                Role::Free,
                Role::Subject(1),
                Role::Object(2),
                Role::Attached(300),
                Role::Apposition(4),
                Role::Conjunct(0),
            ],
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        for structure in [sample(), Structure::default()] {
            let mut bytes = Vec::new();
            write(&structure, &mut bytes);
            assert_eq!(read(&mut bytes.as_slice()), Some(structure));
            for length in 0..bytes.len() {
                assert_eq!(read(&mut bytes.get(..length).unwrap()), None, "{length}");
            }
        }
    }

    #[test]
    fn every_tense_and_clause_has_its_number() {
        assert!(TENSES.iter().enumerate().all(|(at, tense)| *tense as usize == at));
        assert!(CLAUSES.iter().enumerate().all(|(at, clause)| *clause as usize == at));
    }
}
