//! Recomputation: what follows from the figures that a text gives, as intervals of exact decimals.
//!
//! A stated relation ("up 7% from 1,200 to 1,284") is recognised by its words, never by trying
//! triples of numbers; its operands become intervals that hold what rounding and hedges allow; it
//! is wrong only where the interval computed and the interval stated do not meet.

pub mod interval;
pub mod figure;
pub mod line;
pub mod starts;
pub mod matcher;
pub mod evaluate;
pub mod span;
pub mod conversion;
pub mod clock;
pub mod stated;
pub mod table;
pub mod votes;

pub use figure::Figure;
pub use interval::Interval;
pub use line::Line;
