//! A plan as Microsoft Project XML, which most planning programs read.
//!
//! A plan counts calendar days, so the file brings a calendar of its own in which every day is a
//! working day from nine to five, without a break. A reader that computes the schedule anew comes to
//! the same days: a follower begins at nine on the day after its predecessor ended at five, and a
//! milestone is five o'clock on its day. A calendar of 24 hours would count the same, but would show
//! each end as midnight, which is the day after.

mod check;
mod clock;
mod people;
mod write;

use crate::{Days, Stamp};

pub use check::Misfit;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    pub title: String,
    /// The unit that stands for the plan.
    pub author: String,
    pub days: Days,
    /// Names the calendar in which every day counts: "Every day".
    pub calendar_name: String,
    /// Names the column with the stable ids: "Alcove id".
    pub ident_name: String,
    /// In the order of the outline: what stands below a task follows it, one level deeper.
    pub tasks: Vec<Task>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Stable over the files made of a plan, and not zero, which readers keep for the plan itself.
    pub uid: u32,
    /// Kept beside the task, so that it is found again whatever a reader does to the numbers.
    pub ident: String,
    /// One at the outermost.
    pub level: u32,
    pub name: String,
    /// May be empty, and may have several lines.
    pub notes: String,
    /// `None`: nobody has dated it yet.
    pub days: Option<Days>,
    pub shape: Shape,
    pub timing: Timing,
    /// How far it is, at most 100.
    pub percent: u8,
    /// Names of people and units. The same name is the same resource.
    pub responsible: Vec<String>,
    pub predecessors: Vec<Predecessor>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It takes days. With tasks below it, it sums them up.
    Stretch,
    /// A milestone: the end of one day, which is the last of its days.
    Point,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Pushed by what goes before. With tasks below it, readers make it span them.
    Automatic,
    /// Moved by nobody but a person.
    Fixed,
}

/// The task begins once this one has ended and the lag has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predecessor {
    pub uid: u32,
    /// Calendar days; negative where the two overlap.
    pub lag: i32,
}

pub fn project(project: &Project, stamp: &Stamp) -> Result<Vec<u8>, Misfit> {
    check::check(&project.tasks)?;
    Ok(write::write(project, stamp).into_bytes())
}
