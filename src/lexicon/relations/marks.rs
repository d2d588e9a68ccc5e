//! What the matcher of wordings itself knows of a word. The build script numbers these words with those
//! of the wordings, so nothing of the library but `layout` is used here.

/// What a word is to the matcher: bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark(u16);

bits!(Mark);

impl Mark {
    /// It ends a narrow gap.
    pub const NARROW: Self = Self(1);
    /// It ends every gap.
    pub const STOP: Self = Self(1 << 1);
    /// A barrier of the table: so does it.
    pub const BARRIER: Self = Self(1 << 2);
    /// It joins the figures of a list.
    pub const JOINT: Self = Self(1 << 3);
    /// Before a count: of things that were named before.
    pub const KNOWN: Self = Self(1 << 4);
    /// It opens a bracket.
    pub const OPENS: Self = Self(1 << 5);
    /// It closes one.
    pub const CLOSES: Self = Self(1 << 6);
    /// A comma.
    pub const COMMA: Self = Self(1 << 7);
    /// Before another way to say it.
    pub const OR: Self = Self(1 << 8);
    /// Before the whole that a share is of.
    pub const OF: Self = Self(1 << 9);
    /// The stop at the end of a sentence.
    pub const POINT: Self = Self(1 << 10);
    /// A dash.
    pub const DASH: Self = Self(1 << 11);
    /// Left out of the row: the end of a possessive.
    pub const SILENT: Self = Self(1 << 12);
    /// A semicolon: it ends gaps and no list.
    pub const SEMICOLON: Self = Self(1 << 13);
    /// A name, whatever it is.
    pub const NAME: Self = Self(1 << 14);
}

/// The words that the matcher knows.
pub const MARKS: &[(&str, Mark)] = &[
    (",", Mark::NARROW.with(Mark::JOINT).with(Mark::COMMA)),
    ("(", Mark::NARROW.with(Mark::OPENS)),
    (")", Mark::NARROW.with(Mark::CLOSES)),
    ("—", Mark::NARROW.with(Mark::DASH)),
    ("and", Mark::NARROW.with(Mark::JOINT)),
    (";", Mark::STOP.with(Mark::JOINT).with(Mark::SEMICOLON)),
    (":", Mark::STOP),
    (".", Mark::STOP.with(Mark::POINT)),
    ("?", Mark::STOP),
    ("!", Mark::STOP),
    ("|", Mark::STOP),
    ("plus", Mark::JOINT),
    ("+", Mark::JOINT),
    ("&", Mark::JOINT),
    ("or", Mark::JOINT.with(Mark::OR)),
    ("the", Mark::KNOWN),
    ("these", Mark::KNOWN),
    ("those", Mark::KNOWN),
    ("all", Mark::KNOWN),
    ("its", Mark::KNOWN),
    ("their", Mark::KNOWN),
    ("of", Mark::OF),
    ("s", Mark::SILENT),
    ("<name>", Mark::NAME),
];
