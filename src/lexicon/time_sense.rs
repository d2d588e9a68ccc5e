//! What a word can mean in a time expression, and what follows from that.

use super::holidays::plainly;
use super::time_cues::{Cue, Cues, DayPart, Season};
use super::time_forms::Forms;
use crate::model::Grain;

/// A unit of time: so many of a grain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeUnit {
    /// The grain.
    pub grain: Grain,
    /// How many of it ("fortnight" is two weeks).
    pub times: u8,
    /// Whether the word is singular ("week", not "weeks").
    pub singular: bool,
}

/// Where a clause puts an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It is to come.
    Future,
}

/// Everything that a word can mean in a time expression.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sense {
    /// What the small word does, a bit for each [`Cue`]: a word may do several things.
    pub(super) cues: u128,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 (Monday) to 7.
    pub weekday: Option<i8>,
    /// The same, recurring ("Mondays").
    pub weekdays: Option<i8>,
    /// A number word.
    pub cardinal: Option<u32>,
    /// An ordinal word.
    pub ordinal: Option<u32>,
    /// "Seventies": 70.
    pub decade: Option<i16>,
    /// A unit of time.
    pub unit: Option<TimeUnit>,
    /// A season.
    pub season: Option<Season>,
    /// A part of the day.
    pub daypart: Option<DayPart>,
    /// Names of holidays begin with it.
    pub holiday: bool,
    /// The second words of those names, an empty one where it is a name by itself.
    pub(super) seconds: Vec<&'static str>,
    /// Where the word puts the event of its clause.
    pub tense: Option<Tense>,
    /// It ends like a past form and is none.
    pub not_past: bool,
    /// TIMEX3 period of a word that recurs by itself.
    pub recurring: Option<&'static str>,
    /// These follow from the rest.
    weight: Weight,
    /// The weight but for the names of holidays that begin with it.
    plain_weight: Weight,
    name: bool,
    time: bool,
    day: bool,
    count: bool,
    alone: bool,
    goes_on: bool,
    opens: bool,
    forms: Forms,
    /// The letters that the second words of holidays begin with, a bit each; all where that does
    /// not tell.
    initials: u32,
}

/// What a word brings to a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Nothing: it only tells the tense.
    #[default]
    None,
    /// It leads to what follows ("the", "since").
    Frame,
    /// A number word: a time only with more behind it.
    Number,
    /// Time itself: a month, a unit, "today".
    Content,
}

impl Sense {
    /// Whether the word can be an expression by itself: a name, "today".
    #[inline]
    pub fn stands_alone(&self) -> bool {
        self.alone
    }

    /// Whether an expression may begin with the word and go on with the next.
    #[inline]
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// Whether an expression may begin with the word.
    #[inline]
    pub fn opens(&self) -> bool {
        self.opens
    }

    /// Whether a date or a period can begin with the word, or go on with it behind "the"; but for
    /// the names of holidays that begin with "the".
    #[inline]
    pub fn begins_date(&self) -> bool {
        self.day
    }

    /// Whether a form of these may begin with the word.
    #[inline]
    pub fn begins(&self, forms: Forms) -> bool {
        self.forms.any(forms)
    }

    /// Whether it is a unit that something else than an amount can begin with ("week 31" and "weeks
    /// 31", but not "years").
    pub(super) fn begins_with_unit(&self) -> bool {
        self.unit.is_some_and(|unit| unit.singular || unit.grain == Grain::Week)
    }

    /// Whether an amount of time can begin with the word.
    #[inline]
    pub fn begins_amount(&self) -> bool {
        self.count
    }

    fn names(&self) -> bool {
        self.month.is_some()
            || self.weekday.is_some()
            || self.weekdays.is_some()
            || self.decade.is_some()
            || self.season.is_some()
            || self.daypart.is_some()
            || self.recurring.is_some()
    }

    /// Whether the word is a name or a rank, and does nothing else.
    #[inline]
    pub fn is_only_name(&self) -> bool {
        self.cues == 0 && self.unit.is_none() && self.cardinal.is_none()
    }

    fn is_time_without_number(&self) -> bool {
        self.names() || self.ordinal.is_some() || self.unit.is_some()
    }

    /// Whether the word can be part of a time expression; others only tell the tense.
    #[inline]
    pub fn is_part(&self) -> bool {
        self.weight > Weight::None
    }

    /// What the word brings to a time expression, but for the names of holidays that begin with it
    /// ("the" and "white" begin some).
    #[inline]
    pub fn plain_weight(&self) -> Weight {
        self.plain_weight
    }

    /// Whether the name of a holiday may begin with this word and go on with another; with none
    /// given, whatever stands there.
    pub fn may_name_day(&self, second: Option<&str>) -> bool {
        self.holiday
            && second.is_none_or(|word| {
                if self.initials & initial(word) == 0 {
                    return false;
                }
                let is = plainly(word);
                self.seconds.iter().any(|wanted| wanted.is_empty() || is(wanted))
            })
    }

    /// Whether the word does this.
    #[inline]
    pub fn is(&self, cue: Cue) -> bool {
        self.cues & cue.bit() != 0
    }

    /// Whether the word does any of this.
    #[inline]
    pub fn any_of(&self, cues: Cues) -> bool {
        self.cues & cues.bits() != 0
    }

    /// Whether the word does any of this.
    #[inline]
    pub fn any(&self, cues: &[Cue]) -> bool {
        self.cues != 0 && cues.iter().any(|cue| self.is(*cue))
    }

    /// The sense of a word that is no more than these cues.
    pub(super) fn of_cues(cues: u128) -> Self {
        let mut sense = Self { cues, ..Self::default() };
        sense.settle();
        sense
    }

    /// Sets what follows from the rest.
    pub(super) fn settle(&mut self) {
        let number = self.cardinal.is_some();
        self.name = self.names();
        self.time = number || self.holiday || self.is_time_without_number();
        self.plain_weight = if self.is_time_without_number() || self.any_of(CONTENT) {
            Weight::Content
        } else if number {
            Weight::Number
        } else if self.cues != 0 {
            Weight::Frame
        } else {
            Weight::None
        };
        self.weight = if self.holiday { Weight::Content } else { self.plain_weight };
        self.alone = self.name || self.any_of(WHOLE);
        let inner = !self.time && self.any_of(INNER);
        self.goes_on = self.is_part() && !inner;
        self.opens = self.alone || self.holiday || self.goes_on;
        self.count = number || self.any_of(COUNTING);
        self.day = number
            || self.holiday
            || self.month.is_some()
            || self.weekday.is_some()
            || self.season.is_some()
            || self.decade.is_some()
            || self.ordinal.is_some()
            || self.begins_with_unit()
            || self.count
            || self.any_of(DATING);
        self.forms = self.forms();
        let ends = |rest: &&str| rest.is_empty();
        let seconds = self.seconds.iter();
        self.initials = if self.seconds.iter().any(ends) {
            u32::MAX
        } else {
            seconds.fold(0, |all, second| all | initial(second))
        };
    }
}

/// The bit of the letter that a word begins with; all bits where that is no letter of ASCII.
fn initial(word: &str) -> u32 {
    match word.as_bytes().first() {
        Some(letter) if letter.is_ascii_alphabetic() => 1 << (letter & 0x1f),
        _ => u32::MAX,
    }
}

/// Small words that are an expression by themselves; others begin one only together with the word
/// behind them.
const WHOLE: Cues = Cues::of(&[
    Cue::Today,
    Cue::Yesterday,
    Cue::Tomorrow,
    Cue::Tonight,
    Cue::Midnight,
    Cue::Eoy,
    Cue::Eom,
    Cue::Bom,
]);

/// Small words that begin no expression.
const INNER: Cues = Cues::of(&[
    Cue::Of,
    Cue::To,
    Cue::And,
    Cue::Or,
    Cue::On,
    Cue::At,
    Cue::By,
    Cue::For,
    Cue::No,
    Cue::As,
    Cue::About,
    Cue::Than,
    Cue::Over,
    Cue::Under,
    Cue::Only,
    Cue::Lasting,
    Cue::During,
    Cue::Within,
    Cue::Until,
    Cue::Through,
    Cue::Time,
    Cue::Old,
    Cue::Age,
    Cue::Reading,
    Cue::When,
    Cue::Shortly,
]);

/// Small words that an amount of time can begin with.
const COUNTING: Cues = Cues::of(&[
    Cue::A,
    Cue::Half,
    Cue::Few,
    Cue::Several,
    Cue::Some,
    Cue::Couple,
    Cue::Dozen,
    Cue::Another,
    Cue::All,
]);

/// Small words that a date or a period can begin with.
const DATING: Cues = Cues::of(&[
    Cue::Today,
    Cue::Yesterday,
    Cue::Tomorrow,
    Cue::Eoy,
    Cue::Eom,
    Cue::Bom,
    Cue::Now,
    Cue::Last,
    Cue::Past,
    Cue::Previous,
    Cue::Next,
    Cue::Coming,
    Cue::Following,
    Cue::This,
    Cue::Current,
    Cue::Same,
    Cue::That,
    Cue::My,
    Cue::Fiscal,
    Cue::Fy,
    Cue::Cy,
    Cue::Calendar,
    Cue::Yearof,
    Cue::Monthof,
    Cue::Dayof,
]);

/// Small words that are, or end, an expression without a word that is of time by itself.
const CONTENT: Cues = Cues::of(&[
    Cue::Today,
    Cue::Yesterday,
    Cue::Tomorrow,
    Cue::Tonight,
    Cue::Now,
    Cue::Recently,
    Cue::Currently,
    Cue::Date,
    Cue::Midnight,
    Cue::Oclock,
    Cue::Am,
    Cue::Pm,
    Cue::Fiscal,
    Cue::Fy,
    Cue::Cy,
    Cue::Eoy,
    Cue::Eom,
    Cue::Bom,
    Cue::Boy,
    Cue::Weekend,
    Cue::Eve,
    Cue::Monthof,
    Cue::Yearof,
    Cue::Dayof,
]);
