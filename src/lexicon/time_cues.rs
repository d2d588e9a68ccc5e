//! What the small words of time expressions do, and the codes of seasons and parts of the day.

use serde::Deserialize;

/// What a small word does in a time expression; `data/time.toml` says which words these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the table lists each with its words")]
pub enum Cue {
    Ago,
    Later,
    Earlier,
    Hence,
    From,
    Since,
    Starting,
    Ending,
    Until,
    Through,
    To,
    By,
    Before,
    After,
    Between,
    And,
    Or,
    On,
    In,
    At,
    Of,
    During,
    For,
    Within,
    Over,
    The,
    A,
    My,
    This,
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    Same,
    Current,
    That,
    Every,
    Each,
    Any,
    All,
    Other,
    Another,
    Additional,
    Early,
    Late,
    Mid,
    Middle,
    Start,
    End,
    Rest,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Now,
    Recently,
    Currently,
    Date,
    Midnight,
    Oclock,
    Am,
    Pm,
    Half,
    Few,
    Several,
    Some,
    Couple,
    Dozen,
    Many,
    Fiscal,
    Calendar,
    Fy,
    Cy,
    Business,
    Old,
    Age,
    Eoy,
    Eom,
    Bom,
    Boy,
    Greater,
    Less,
    Than,
    No,
    As,
    About,
    Weekend,
    Closest,
    Eve,
    Time,
    Monthof,
    Yearof,
    Dayof,
    Lasting,
    Under,
    Only,
    Reading,
    When,
    Shortly,
}

impl Cue {
    /// A bit of its own.
    #[inline]
    pub(super) const fn bit(self) -> u128 {
        1 << (self as u32)
    }
}

/// Several cues, to be asked for at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cues(u128);

impl Cues {
    /// All of these.
    #[must_use]
    pub const fn of(mut cues: &[Cue]) -> Self {
        let mut bits = 0;
        while let [cue, rest @ ..] = cues {
            bits |= cue.bit();
            cues = rest;
        }
        Self(bits)
    }

    /// A bit for each.
    #[inline]
    pub(super) const fn bits(self) -> u128 {
        self.0
    }
}

/// A season, by its TIMEX3 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the codes of TIMEX3")]
pub enum Season {
    Sp,
    Su,
    Fa,
    Wi,
}

/// A part of the day, by its TIMEX3 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the codes of TIMEX3")]
pub enum DayPart {
    Mo,
    Mi,
    Af,
    Ev,
    Ni,
    Dt,
}

impl Season {
    /// The code of TIMEX3.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sp => "SP",
            Self::Su => "SU",
            Self::Fa => "FA",
            Self::Wi => "WI",
        }
    }
}

impl DayPart {
    /// The code of TIMEX3.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mo => "MO",
            Self::Mi => "MI",
            Self::Af => "AF",
            Self::Ev => "EV",
            Self::Ni => "NI",
            Self::Dt => "DT",
        }
    }
}
