//! A forecast as a workbook that spreadsheet programs open: what an analyst goes on working with.
//!
//! [`workbook`] takes runs and a choice of outputs and gives the file. Each file of `part` fills one kind of sheet; `board`
//! says where the figures of the market and of a vendor stand, so that other sheets and charts can point at them; `recipe`
//! knows which outputs follow from others, which become formulas. Only `sheet` writes cells: text as text, whatever it
//! begins with, and numbers only where they are finite.
#![forbid(unsafe_code)]

mod board;
mod book;
mod looks;
mod names;
mod part;
mod recipe;
mod sheet;

pub use book::workbook;
