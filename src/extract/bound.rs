//! Words before and after an amount that bound it.

use super::scan::{Gap, Scan};
use crate::lexicon::Around;
use crate::model::Bound;

/// A bound and where its words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounding {
    /// What it says.
    pub bound: Bound,
    /// First token of what is bounded, words before it included.
    pub first: usize,
    /// One past the last token, words after it included.
    pub end: usize,
}

/// The bound of tokens `first..end`; tokens before `floor` are taken. Words after the amount may
/// also stand after `tail` (the noun that is counted, "a share").
pub(super) fn read(scan: &Scan<'_>, first: usize, ends: (usize, usize), floor: usize) -> Bounding {
    let (end, tail) = ends;
    let mut bounding = Bounding { bound: Bound::Exact, first, end };
    if let Some((bound, start)) = before(scan, first, floor) {
        bounding = Bounding { bound, first: start, end };
        // "about", "an estimated" before another bound: "up to about $5", "more than an estimated 3".
        if let Some((outer, start)) = before(scan, start, floor) {
            let bound = if bound == Bound::About { outer } else { bound };
            bounding = Bounding { bound, first: start, end };
        }
    }
    let after = [end, tail].into_iter().find_map(|at| {
        // "10,000-plus"
        let hyphen = scan.word(at) == "-" && scan.glued(at) && scan.glued(at + 1);
        let at = at + usize::from(hyphen);
        if !scan.heads(at).any(Around::BOUND_AFTER) {
            return None;
        }
        let (count, bound) = scan.lexicon.bounds.after(scan.ahead(at))?;
        // "$138B + $300B" is a sum; "above 10 and below 15", "20 or greater than 19" go on.
        let apart = scan.word(at) == "+" && !scan.glued(at);
        let goes_on = scan.numeral_at(at + count).is_some() || scan.is(at + count, "than");
        (!apart && !goes_on).then_some((bound, at + count))
    });
    match after {
        // "less than 5000 or equal"
        Some((_, end)) if bounding.bound != Bound::Exact && bounding.bound != Bound::About => {
            Bounding { end, ..bounding }
        }
        Some((bound, end)) => Bounding { bound, first: bounding.first, end },
        None => bounding,
    }
}

/// The bound of a stretch of time: "$5 billion over five years" has none, for there "over" means
/// "in the course of"; "for over five years" has.
pub(super) fn of_time(scan: &Scan<'_>, bounding: Bounding, first: usize) -> Bounding {
    let bounds = &scan.lexicon.bounds;
    let alone = bounding.bound == Bound::MoreThan && bounding.first + 1 == first;
    let course = alone && bounds.is_course(scan.word(bounding.first));
    let lasting = || {
        bounds.is_lasting(scan.behind(bounding.first)(0)) || scan.gap(bounding.first) >= Gap::Line
    };
    if course && !lasting() {
        Bounding { bound: Bound::Exact, first, ..bounding }
    } else {
        bounding
    }
}

/// The words before token `first` that are a bound: how many, and which.
pub(super) fn known_before(scan: &Scan<'_>, first: usize) -> Option<(usize, Bound)> {
    if !scan.last_before(first).any(Around::BOUND_BEFORE) {
        return None;
    }
    scan.lexicon.bounds.before(scan.behind(first))
}

/// The bound before token `first`, and the first token of its words.
fn before(scan: &Scan<'_>, first: usize, floor: usize) -> Option<(Bound, usize)> {
    let (count, bound) = known_before(scan, first)?;
    let start = scan.word_behind(first, count.checked_sub(1)?)?;
    // "Crept up to 46%": the level reached.
    let of_verb = scan.lexicon.bounds.particle_of(scan.word(start)).is_some_and(|verbs| {
        let verb = scan.behind(start)(0).to_ascii_lowercase();
        verbs.contains(scan.lexicon.words.verb_lemma(&verb).unwrap_or(&verb))
    });
    (start >= floor && !of_verb).then_some((bound, start))
}
