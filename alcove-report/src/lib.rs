//! Documents and drawings: a value in, bytes out.
//!
//! This crate knows no database, no person and no language. Whoever calls it has already
//! decided what may be shown and has already chosen the words; here they are only set, drawn
//! and packed. It is a crate of its own because the typesetting library is heavy to build and
//! daily work must not touch it.
//!
//! - [`badge`]: the picture of an award.
//! - [`calendar`]: days for the calendars of people and units.
//! - [`certificate`]: one page for the wall, with the signed credential attached.
//! - [`chart`]: charts as SVG, for the page and for paper.
//! - [`document`]: the neutral value that both [`pdf`] and [`word`] print.
//! - [`mark`]: a copy of a document that says on each page whose it is.
//! - [`order`]: a PDF that is ready to be set, here or in another process.
//! - [`project`]: a plan for planning programs.
//! - [`redraw`]: pictures that somebody handed in, drawn anew within bounds.
//! - [`sheet`]: a workbook for Excel, with formulas.

pub mod badge;
pub mod calendar;
pub mod certificate;
pub mod chart;
pub mod document;
mod fault;
mod fonts;
pub mod mark;
mod moment;
pub mod order;
pub mod pdf;
mod photo;
pub mod project;
pub mod redraw;
pub mod sheet;
mod tone;
pub mod word;
mod xml;

pub use fault::RenderFault;
pub use fonts::Fonts;
pub use moment::{Days, Stamp};
pub use tone::Tone;
