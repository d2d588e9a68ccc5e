//! What the tables of numbers, times and figures know of a word: the build script gathers it
//! (`build/markers.rs`).

use super::{Cell, number};

/// Phrases around a figure, by what they are: a bit for each tells whether one may begin with a word
/// or a sign. Most words around figures begin none, and need not be held against the tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Around(pub(crate) u16);

bits!(Around);

impl Around {
    /// Any: of what is not looked up.
    pub const ALL: Self = Self(u16::MAX);
    /// Percent and points.
    pub const SHARE: Self = Self(1);
    /// Degrees.
    pub const DEGREE: Self = Self(1 << 1);
    /// Words behind an age, and its units.
    pub const AGE: Self = Self(1 << 2);
    /// Words before an age, the last of them.
    pub const AGE_BEFORE: Self = Self(1 << 3);
    /// Words that state an age, the last of them.
    pub const AGE_STATE: Self = Self(1 << 4);
    /// Remarks about the text.
    pub const REMARK: Self = Self(1 << 5);
    /// Names of currencies.
    pub const CURRENCY: Self = Self(1 << 6);
    /// Units of measurement.
    pub const UNIT: Self = Self(1 << 7);
    /// Units of time.
    pub const SPAN: Self = Self(1 << 8);
    /// Bounds before the figure, the last word of them.
    pub const BOUND_BEFORE: Self = Self(1 << 9);
    /// Bounds behind the figure.
    pub const BOUND_AFTER: Self = Self(1 << 10);
}

/// What the passes over a text look for, a bit each: most tokens have none, and each pass goes from
/// one that has its bit to the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags(pub(crate) u16);

bits!(Flags);

impl Flags {
    /// A number in words may begin with it.
    pub const NUMBER: Self = Self(1);
    /// A multiple ("doubled").
    pub const MULTIPLE: Self = Self(1 << 1);
    /// It begins the words of a span of time ("monthslong").
    pub const LASTING: Self = Self(1 << 2);
    /// A time that is not on the calendar may begin with it ("recently", "years", "a").
    pub const VAGUE: Self = Self(1 << 3);
    /// A figure.
    pub const FIGURE: Self = Self(1 << 4);
    /// A sign that a figure may have before it.
    pub const SIGN: Self = Self(1 << 5);
    /// Such a time may be this word without the one behind it.
    pub const VAGUE_ALONE: Self = Self(1 << 6);
    /// Such a time may go on with it.
    pub const VAGUE_ON: Self = Self(1 << 7);
    /// A time expression may begin with it.
    pub const TIME: Self = Self(1 << 8);
    /// It has characters beyond ASCII, and was not looked up.
    pub const WIDE: Self = Self(1 << 9);
}

/// What a word does in a number; the value is what the table has beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    #[default]
    None,
    Unit,
    Ten,
    /// The value is a power of ten.
    Scale,
    Group,
    Part,
    Ordinal,
    Ordinals,
    /// The value is a power of ten.
    ScaleOrdinal,
    ScaleOrdinals,
    Article,
    And,
    Point,
    Minus,
    Of,
    /// The value is the least and the most, a byte each.
    Few,
    PartOfTen,
    Teens,
    Vague,
}

impl Role {
    const ALL: [Self; 19] = [
        Self::None,
        Self::Unit,
        Self::Ten,
        Self::Scale,
        Self::Group,
        Self::Part,
        Self::Ordinal,
        Self::Ordinals,
        Self::ScaleOrdinal,
        Self::ScaleOrdinals,
        Self::Article,
        Self::And,
        Self::Point,
        Self::Minus,
        Self::Of,
        Self::Few,
        Self::PartOfTen,
        Self::Teens,
        Self::Vague,
    ];
}

/// What is known of a word; `src/lexicon/markers.rs` says what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) role: Role,
    pub(crate) value: u32,
    /// The least and the most that a vague number stands for.
    pub(crate) vague: Option<(u64, u64)>,
    /// A multiple: its digits, and how many of them stand behind the point.
    pub(crate) multiple: Option<(u32, u32)>,
    /// The number of the word among those of time; 0 if it is none.
    pub(crate) sense: u32,
    /// Whether it is the article that counts one: known while marks are gathered.
    pub(crate) is_article: bool,
    pub(crate) lasting: bool,
    pub(crate) begins_reference: bool,
    pub(crate) in_reference: bool,
    pub(crate) is_reference: bool,
    pub(crate) heads: Around,
}

/// The number among those of time of the mark at a place.
#[inline]
pub(crate) fn sense(marks: &[Cell], place: usize) -> u32 {
    number(marks, place * CELLS + SENSE)
}

/// The phrases around figures that may begin with the words of the mark at a place.
#[inline]
pub(crate) fn heads(marks: &[Cell], place: usize) -> Around {
    let [low, high, ..] = number(marks, place * CELLS + HEADS).to_le_bytes();
    Around(u16::from_le_bytes([low, high]))
}

/// The cell of that number.
const SENSE: usize = 8;
/// The cell of the phrases, and of bits.
const HEADS: usize = 9;

/// How many cells a mark takes.
pub(crate) const CELLS: usize = 10;

impl Mark {
    /// The mark as it lies.
    pub(crate) fn cells(&self) -> [u32; CELLS] {
        let half = |number: u64, shift: u32| {
            u32::try_from(number >> shift & u64::from(u32::MAX)).unwrap_or_default()
        };
        let (low, high) = self.vague.unwrap_or_default();
        let (digits, point) = self.multiple.map_or((0, 0), |(digits, behind)| (digits, behind + 1));
        let bits = [
            self.begins_reference,
            self.in_reference,
            self.is_reference,
            self.vague.is_some(),
            self.lasting,
        ];
        let bits = bits.iter().rev().fold(0, |all, yes| all << 1 | u32::from(*yes));
        [
            self.role as u32,
            self.value,
            half(low, 0),
            half(low, 32),
            half(high, 0),
            half(high, 32),
            digits,
            point,
            self.sense,
            bits << 16 | u32::from(self.heads.0),
        ]
    }

    /// What the passes over a text look for; what the word says of itself is left to a run.
    pub(crate) fn flags(&self) -> Flags {
        let unit = self.heads.any(Around::SPAN);
        let begins = !matches!(self.role, Role::None | Role::And | Role::Of | Role::Point);
        let all = [
            (self.vague.is_some() || begins, Flags::NUMBER),
            (self.multiple.is_some(), Flags::MULTIPLE),
            (self.lasting, Flags::LASTING),
            (self.begins_reference || unit || self.is_article, Flags::VAGUE),
            (self.is_reference || unit, Flags::VAGUE_ALONE),
            (self.in_reference || unit, Flags::VAGUE_ON),
        ];
        let set = all.into_iter().filter(|(holds, _)| *holds);
        set.fold(Flags::default(), |set, (_, flag)| set.with(flag))
    }

    /// A mark as it lies among others.
    pub(crate) fn read(marks: &[Cell], place: usize) -> Self {
        let cell = |at: usize| number(marks, place * CELLS + at);
        let both = |at: usize| u64::from(cell(at)) | u64::from(cell(at + 1)) << 32;
        let bits = cell(9) >> 16;
        Self {
            role: Role::ALL.get(cell(0) as usize).copied().unwrap_or_default(),
            value: cell(1),
            vague: (bits & 8 != 0).then(|| (both(2), both(4))),
            multiple: cell(7).checked_sub(1).map(|behind| (cell(6), behind)),
            sense: cell(SENSE),
            is_article: false,
            lasting: bits & 16 != 0,
            begins_reference: bits & 1 != 0,
            in_reference: bits & 2 != 0,
            is_reference: bits & 4 != 0,
            heads: Around(u16::try_from(cell(9) & 0xffff).unwrap_or_default()),
        }
    }
}
