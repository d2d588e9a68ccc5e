//! Whether arguments of two events can be one and the same.

use super::{Argument, Event};
use crate::judge::pair::tell_apart;
use crate::model::EntityKind;

/// The only one of some arguments.
pub(super) fn single(arguments: &[Argument]) -> Option<&Argument> {
    let (first, rest) = arguments.split_first()?;
    rest.is_empty().then_some(first)
}

/// Whether what two events were done to can be one thing.
pub(super) fn one_thing(left: &Event, right: &Event) -> bool {
    if left.what.is_empty() || right.what.is_empty() {
        return left.titled || right.titled || left.what.is_empty() && right.what.is_empty();
    }
    left.what.iter().any(|one| {
        right.what.iter().any(|other| {
            let alike = || one.stems.iter().any(|stem| other.stems.contains(stem));
            (one.filler == other.filler || alike()) && !for_others(one, other)
        })
    })
}

/// Whether what two events were done to is called by the same name or words.
pub(super) fn same_thing(left: &Event, right: &Event) -> bool {
    single(&left.what).zip(single(&right.what)).is_some_and(|(one, other)| is_same(one, other))
}

/// Whether two things are for two things: the prize FOR FICTION and the prize FOR POETRY.
fn for_others(one: &Argument, other: &Argument) -> bool {
    tell_apart(&one.aim, &other.aim)
}

/// Whether what was done, or to what, is told as the one that is known: "awaits trial" is told of
/// many.
pub(super) fn told_of_one(left: &Event, right: &Event) -> bool {
    let known = |event: &Event| event.titled || event.what.iter().any(|one| one.definite);
    known(left) && known(right) || left.what.is_empty() && right.what.is_empty()
}

/// Whether two lists of arguments name entities of one kind and none in common.
pub(super) fn strangers(left: &[Argument], right: &[Argument]) -> bool {
    let named = |list: &[Argument]| -> Vec<(u32, EntityKind)> {
        list.iter().filter_map(Argument::entity).collect()
    };
    let (a, b) = (named(left), named(right));
    tell_apart(&a, &b) && a.iter().any(|(_, kind)| b.iter().any(|(_, other)| other == kind))
}

/// Whether two lists of arguments have an entity in common, or the same noun with a word before it.
pub(super) fn share(left: &[Argument], right: &[Argument]) -> bool {
    left.iter().any(|one| right.iter().any(|other| is_same(one, other)))
}

/// Whether two arguments are surely one: an entity, or what is called by the same words.
pub(super) fn is_same(one: &Argument, other: &Argument) -> bool {
    one.filler == other.filler
        && (one.entity().is_some() || one.definite && other.definite && one.stems == other.stems)
}

/// Longest name in capitals that is that of a body.
const LETTERS_MAX: usize = 5;

/// The kind of an entity; what is called by letters is nobody's name.
pub(super) fn kind_of(name: &str, kind: EntityKind) -> EntityKind {
    let letters = name.len() > 1 && name.len() <= LETTERS_MAX;
    let shouted = letters && name.chars().all(|letter| letter.is_ascii_uppercase());
    if shouted && kind == EntityKind::Person { EntityKind::Organization } else { kind }
}
