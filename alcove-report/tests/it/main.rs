//! What leaves the crate, as its readers find it.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod award;
mod calendar;
mod chart;
#[path = "../../examples/sample/college.rs"]
mod college;
mod document;
mod mark;
mod picture;
#[path = "../../examples/sample/plan.rs"]
mod plan;
mod plan_chart;
mod project;
mod redraw;
mod sheet;
