//! Which forms of a time expression may begin with a word, as far as it tells.

use super::time_cues::{Cue, Cues};
use super::time_sense::Sense;

/// The forms of a time expression, a bit each: which of them may begin with a word. Most places
/// where one may begin have few of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forms(u8);

bits!(Forms);

impl Forms {
    /// A part of a period, a week named by its day.
    pub const PART: Self = Self(1);
    /// A figure or a rank in words.
    pub const RANK: Self = Self(1 << 1);
    /// A holiday, or a word that says which.
    pub const NAMED: Self = Self(1 << 2);
    /// A time of day.
    pub const CLOCK: Self = Self(1 << 3);
    /// A time that recurs.
    pub const SET: Self = Self(1 << 4);
    /// A stretch, by its first word.
    pub const STRETCH: Self = Self(1 << 5);
    /// Any: others only lead to one that begins with the next word.
    pub const ANY: Self = Self(1 << 6);
}

impl Sense {
    /// The forms that may begin with the word.
    pub(super) fn forms(&self) -> Forms {
        let number = self.cardinal.is_some() || self.ordinal.is_some();
        let part = self.begins_with_unit() || self.any_of(PARTING);
        let clock = self.daypart.is_some() || self.cardinal.is_some() || self.any_of(CLOCK);
        let set = self.recurring.is_some() || self.weekdays.is_some() || self.any_of(EACH);
        let stretch = self.any_of(STRETCHING);
        let any = self.begins_date() || part || clock || set || stretch || self.any_of(LEADING);
        let all = [
            (part, Forms::PART),
            (number, Forms::RANK),
            (self.holiday || self.any_of(NEAR), Forms::NAMED),
            (clock, Forms::CLOCK),
            (set, Forms::SET),
            (stretch, Forms::STRETCH),
            (any, Forms::ANY),
        ];
        let set = all.into_iter().filter(|(holds, _)| *holds);
        set.fold(Forms::NONE, |set, (_, form)| set.with(form))
    }
}

/// Small words before a period of which they name a part.
const PARTING: Cues =
    Cues::of(&[Cue::Early, Cue::Late, Cue::Mid, Cue::Start, Cue::Middle, Cue::End, Cue::Rest]);

/// Small words that a time of day begins with.
const CLOCK: Cues = Cues::of(&[Cue::Midnight, Cue::Tonight, Cue::This, Cue::Last]);

/// Small words that a recurring time begins with.
const EACH: Cues = Cues::of(&[Cue::Every, Cue::Each]);

/// Small words that a stretch begins with.
const STRETCHING: Cues =
    Cues::of(&[Cue::From, Cue::Between, Cue::After, Cue::Before, Cue::Starting]);

/// Small words that say which of the days of a name.
const NEAR: Cues =
    Cues::of(&[Cue::Last, Cue::Previous, Cue::Next, Cue::Following, Cue::Coming, Cue::This]);

/// Small words that begin an expression with the words behind them.
const LEADING: Cues = Cues::of(&[Cue::The, Cue::In, Cue::Last, Cue::Tonight]);
