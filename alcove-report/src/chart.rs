//! Charts as SVG, drawn once for two media.
//!
//! On *screen* each shape carries a class of the style sheet, so that light, dark and forced
//! colours work, and the light colour as a presentation attribute, which any rule beats. In a
//! *document* there are no style sheets: only literal colours and lengths.
//!
//! Every chart has a title and a description that state the finding, and each value has its own
//! words. The words come from the caller: nothing is put together here.

mod axis;
mod bench;
mod burn_up;
mod days;
mod look;
mod radar;
mod scale;
mod spark;
mod strip;
mod svg;
mod timeline;

pub use bench::{Bench, bench_axis, bench_row};
pub use burn_up::{BurnUp, Step, burn_up};
pub use days::{DayAxis, DayMark, DaySpan};
pub use look::Series;
pub use radar::{MOST_SPOKES, Radar, Sector, Spoke, Unfit, radar};
pub use scale::{Reading, Scale, Span, Tick};
pub use spark::spark;
pub use strip::{Strip, dim_strip};
pub use svg::legend_mark;
pub use timeline::{Kind, Row, Sign, Standing, timeline, timeline_mark, timeline_pages};

/// Where the drawing will be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    Screen,
    Document,
}

/// What is said instead of the drawing. Already in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Unique on the page: the title's and description's ids are made from it.
    pub id: String,
    pub title: String,
    /// The finding in one or two sentences, "above the peers in 16 of 23 criteria". May be empty.
    pub description: String,
}

impl Words {
    pub fn new(id: impl Into<String>, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), description: description.into() }
    }
}
