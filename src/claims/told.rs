//! Whether a figure of the statement stands anywhere in a document, of whatever it is said there.

use crate::model::{
    Analysis, Decimal, Mention, MentionKind, Quantity, QuantityKind, TimeKind, TimeValue,
};

/// Where a document tells a figure of the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nowhere.
    Nowhere,
    /// Somewhere, of whatever.
    Somewhere,
    /// As part of a name ("MAX 9"), which the statement's wording turned into a number.
    AsName,
}

/// Where a document tells the figure or date of a mention.
pub(crate) fn told(document: &Analysis, said: &Mention, words: &str) -> Told {
    let mut mentions = document.mentions.iter();
    let somewhere = match &said.kind {
        MentionKind::Quantity(quantity) => {
            if is_plain(quantity.kind) && in_name(document, quantity) {
                return Told::AsName;
            }
            let ends = [quantity.value, quantity.low, quantity.high];
            ends.into_iter().flatten().all(|end| tells_figure(document, quantity, end))
                || quantity.kind == QuantityKind::Duration && stretches(document, words)
        }
        MentionKind::Time(time) => {
            mentions.any(|found| found.time().is_some_and(|found| is_date(found, time)))
        }
        MentionKind::Name => true,
    };
    if somewhere { Told::Somewhere } else { Told::Nowhere }
}

/// A stretch of time tells its own name, not each day in it.
fn is_date(found: &TimeValue, said: &TimeValue) -> bool {
    let stretch = found.kind == TimeKind::DateRange && said.kind != TimeKind::DateRange;
    let placed = found.is_placed() && said.is_placed() && !stretch;
    found.timex == said.timex || (placed && found.compatible(said))
}

fn tells_figure(document: &Analysis, said: &Quantity, end: Decimal) -> bool {
    document.mentions.iter().filter_map(Mention::quantity).any(|found| {
        let alike = found.unit == said.unit || is_plain(said.kind) || is_plain(found.kind);
        alike && [found.value, found.low, found.high].contains(&Some(end))
    })
}

/// Whether a duration stands in a date: "10 days" in "the next 10 days".
fn stretches(document: &Analysis, words: &str) -> bool {
    let times = document.mentions.iter().filter(|found| found.time().is_some());
    times.into_iter().any(|found| document.document.quote(found.full).ends_with(words))
}

fn in_name(document: &Analysis, said: &Quantity) -> bool {
    let Some(value) = said.value.map(|value| value.normalize().to_string()) else { return false };
    let mut names = document.mentions.iter().filter(|found| found.kind == MentionKind::Name);
    names.any(|found| {
        let name = document.document.quote(found.span);
        name.split(|c: char| !c.is_ascii_digit() && c != '.').any(|figure| figure == value)
    })
}

/// Kinds of number whose unit is only what is counted.
fn is_plain(kind: QuantityKind) -> bool {
    matches!(kind, QuantityKind::Number | QuantityKind::Count | QuantityKind::Ordinal)
}

/// Whether a value says enough to be missed where it is absent: a unit, or more than one digit that
/// is not a zero. Small bare numbers stand for many things, and a source may count them otherwise.
pub(crate) fn is_specific(said: &Mention, value: &str) -> bool {
    let bare = said.quantity().is_some_and(|quantity| is_plain(quantity.kind));
    let digits = value.chars().filter(|c| c.is_ascii_digit() && *c != '0').count();
    digits > usize::from(bare || said.time().is_some())
}
