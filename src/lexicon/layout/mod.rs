//! What the build script lays out and a run uses as it lies, without reading it first. The files
//! here say how it is written and how it is read; the build script (`build.rs`) compiles them too,
//! so they use nothing of the library.
//!
//! All is numbers of four bytes, the lowest first.

#[macro_use]
mod bits;
pub(crate) mod forms;
pub(crate) mod holidays;
pub(crate) mod index;
pub(crate) mod inflect;
pub(crate) mod keyed;
pub(crate) mod marks;
pub(crate) mod phrases;
pub(crate) mod spelled;
pub(crate) mod stems;
pub(crate) mod vocabulary;

/// A number as it lies.
pub(crate) type Cell = [u8; 4];

/// The number in a cell; 0 beyond the last.
#[inline]
pub(crate) fn number(cells: &[Cell], at: usize) -> u32 {
    cells.get(at).map_or(0, |cell| u32::from_le_bytes(*cell))
}
