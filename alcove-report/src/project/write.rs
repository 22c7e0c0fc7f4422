//! The elements, in the order the schema has them: readers that check it refuse any other.

use super::check::has_tasks_below;
use super::clock::{EVENING, HOURS_A_DAY, MORNING, Placing, duration, evening, hours, morning};
use super::people::{calendar_of, put_assignments, put_resources, resources};
use super::{Predecessor, Project, Shape, Task, Timing};
use crate::xml::{escape, escape_lines};
use crate::{Days, Stamp};

/// Base calendar of the plan; those of the resources follow it.
pub(super) const EVERY_DAY: usize = 1;

/// The first free text column of a task, as the schema numbers it.
const TEXT_1: &str = "188743731";

/// More characters than this are refused by the program in names and text columns.
const LONGEST_NAME: usize = 255;

/// Values of the schema's enumerations.
const FIXED_DURATION: &str = "1";
const FINISH_TO_START: &str = "1";
const IN_DAYS: &str = "7";
const IN_ELAPSED_DAYS: &str = "8";
const AS_SOON_AS_POSSIBLE: &str = "0";
const MUST_START_ON: &str = "2";
const START_NO_EARLIER_THAN: &str = "4";

/// Lags are counted in tenths of a minute, and an elapsed day has 24 hours.
const LAG_OF_A_DAY: i64 = 24 * 60 * 10;

pub(super) fn write(project: &Project, stamp: &Stamp) -> String {
    let resources = resources(&project.tasks);
    let mut xml = Xml { out: String::with_capacity(4096 + project.tasks.len() * 2048) };
    xml.out.push_str(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
    xml.out.push_str(r#"<Project xmlns="http://schemas.microsoft.com/project">"#);
    put_head(&mut xml, project, stamp);
    put_ident_column(&mut xml, &project.ident_name);
    put_calendars(&mut xml, &project.calendar_name, &resources);
    put_tasks(&mut xml, &project.tasks);
    put_resources(&mut xml, &resources);
    put_assignments(&mut xml, &project.tasks, &resources);
    xml.close("Project");
    xml.out
}

fn put_head(xml: &mut Xml, project: &Project, stamp: &Stamp) {
    // A task before the beginning of its plan would be moved to it.
    let first = project.tasks.iter().filter_map(|task| task.days).map(Days::first).min();
    let last = project.tasks.iter().filter_map(|task| task.days).map(Days::last).max();
    let first = first.map_or(project.days.first(), |first| first.min(project.days.first()));
    let last = last.map_or(project.days.last(), |last| last.max(project.days.last()));
    let written = stamp.written();
    let written = written.trim_end_matches('Z');

    // 14 is the format of Project 2010, the first that knows fixed dates.
    xml.put("SaveVersion", "14");
    xml.put("Title", &escape(&project.title));
    xml.put("Author", &escape(&project.author));
    xml.put("CreationDate", written);
    xml.put("LastSaved", written);
    xml.put("ScheduleFromStart", "1");
    xml.put("StartDate", &morning(first));
    xml.put("FinishDate", &evening(last));
    xml.put("CalendarUID", &EVERY_DAY.to_string());
    xml.put("DefaultStartTime", MORNING);
    xml.put("DefaultFinishTime", EVENING);
    xml.put("MinutesPerDay", &(HOURS_A_DAY * 60).to_string());
    xml.put("MinutesPerWeek", &(HOURS_A_DAY * 60 * 7).to_string());
    xml.put("DaysPerMonth", "30");
    xml.put("DefaultTaskType", FIXED_DURATION);
    xml.put("DurationFormat", IN_DAYS);
    xml.put("HonorConstraints", "1");
    xml.put("NewTasksEffortDriven", "0");
    xml.put("NewTasksEstimated", "0");
    // Monday.
    xml.put("WeekStartDay", "1");
    xml.put("Autolink", "0");
    xml.put("NewTasksAreManual", "0");
}

fn put_ident_column(xml: &mut Xml, name: &str) {
    xml.open("ExtendedAttributes");
    xml.open("ExtendedAttribute");
    xml.put("FieldID", TEXT_1);
    xml.put("FieldName", "Text1");
    xml.put("Alias", &escape(&shortened(name)));
    xml.close("ExtendedAttribute");
    xml.close("ExtendedAttributes");
}

fn put_calendars(xml: &mut Xml, name: &str, resources: &[String]) {
    xml.open("Calendars");
    xml.open("Calendar");
    xml.put("UID", &EVERY_DAY.to_string());
    xml.put("Name", &escape(&shortened(name)));
    xml.put("IsBaseCalendar", "1");
    xml.put("BaseCalendarUID", "-1");
    xml.open("WeekDays");
    for day_of_week in 1..=7 {
        xml.open("WeekDay");
        xml.put("DayType", &day_of_week.to_string());
        xml.put("DayWorking", "1");
        xml.open("WorkingTimes");
        xml.open("WorkingTime");
        xml.put("FromTime", MORNING);
        xml.put("ToTime", EVENING);
        xml.close("WorkingTime");
        xml.close("WorkingTimes");
        xml.close("WeekDay");
    }
    xml.close("WeekDays");
    xml.close("Calendar");
    // Left alone, a reader would give the resources its own week of five days.
    for (place, resource) in resources.iter().enumerate() {
        xml.open("Calendar");
        xml.put("UID", &calendar_of(place).to_string());
        xml.put("Name", &escape(resource));
        xml.put("IsBaseCalendar", "0");
        xml.put("BaseCalendarUID", &EVERY_DAY.to_string());
        xml.close("Calendar");
    }
    xml.close("Calendars");
}

fn put_tasks(xml: &mut Xml, tasks: &[Task]) {
    let mut outline: Vec<u32> = Vec::new();
    xml.open("Tasks");
    for (place, task) in tasks.iter().enumerate() {
        outline.resize(task.level as usize, 0);
        if let Some(number) = outline.last_mut() {
            *number += 1;
        }
        let number = outline.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        let role = if has_tasks_below(tasks, place) { Role::Summary } else { Role::Leaf };
        put_task(xml, task, role, place + 1, &number);
    }
    xml.close("Tasks");
}

/// The schema's word for a task that others stand below, and for one where the work is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Summary,
    Leaf,
}

fn put_task(xml: &mut Xml, task: &Task, role: Role, id: usize, outline_number: &str) {
    let placing = Placing::of(task);
    // What has no days can only be a task that somebody places by hand.
    let is_fixed = task.timing == Timing::Fixed || placing.is_none();

    xml.open("Task");
    xml.put("UID", &task.uid.to_string());
    xml.put("ID", &id.to_string());
    xml.put("Name", &escape(&shortened(&task.name)));
    xml.put("Active", "1");
    xml.put("Manual", flag(is_fixed));
    xml.put("Type", FIXED_DURATION);
    xml.put("IsNull", "0");
    xml.put("WBS", outline_number);
    xml.put("OutlineNumber", outline_number);
    xml.put("OutlineLevel", &task.level.to_string());
    xml.put("Priority", "500");
    if let Some(placing) = &placing {
        xml.put("Start", &placing.start);
        xml.put("Finish", &placing.finish);
        xml.put("Duration", &hours(placing.hours));
        xml.put("DurationFormat", IN_DAYS);
    }
    xml.put("EffortDriven", "0");
    xml.put("Estimated", "0");
    xml.put("Milestone", flag(task.shape == Shape::Point));
    xml.put("Summary", flag(role == Role::Summary));
    put_progress(xml, task, role, placing.as_ref());
    put_constraint(xml, task, role, placing.as_ref());
    xml.put("IgnoreResourceCalendar", "1");
    if !task.notes.is_empty() {
        xml.put("Notes", &escape_lines(&task.notes));
    }
    for predecessor in &task.predecessors {
        put_predecessor(xml, *predecessor);
    }
    xml.open("ExtendedAttribute");
    xml.put("FieldID", TEXT_1);
    xml.put("Value", &escape(&shortened(&task.ident)));
    xml.close("ExtendedAttribute");
    if let (Some(placing), true) = (&placing, is_fixed) {
        xml.put("ManualStart", &placing.start);
        xml.put("ManualFinish", &placing.finish);
        xml.put("ManualDuration", &hours(placing.hours));
    }
    xml.close("Task");
}

/// Readers derive the percentage from what was done and what remains; of a task that sums up
/// others, from theirs.
fn put_progress(xml: &mut Xml, task: &Task, role: Role, placing: Option<&Placing>) {
    let percent = task.percent.min(100);
    xml.put("PercentComplete", &percent.to_string());
    let (Some(placing), Role::Leaf) = (placing, role) else { return };
    if percent > 0 {
        xml.put("ActualStart", &placing.start);
    }
    if percent == 100 {
        xml.put("ActualFinish", &placing.finish);
    }
    let minutes = placing.hours * 60;
    let done = minutes * i64::from(percent) / 100;
    xml.put("ActualDuration", &duration(done));
    xml.put("RemainingDuration", &duration(minutes - done));
}

/// A plan pushes and never pulls: a task that lies later than its predecessors ask stays there, and
/// what is fixed stays fixed in programs that do not know `Manual`.
fn put_constraint(xml: &mut Xml, task: &Task, role: Role, placing: Option<&Placing>) {
    let every_day = EVERY_DAY.to_string();
    // The program refuses both constraints on a task that sums up others.
    let (Some(placing), Role::Leaf) = (placing, role) else {
        xml.put("ConstraintType", AS_SOON_AS_POSSIBLE);
        xml.put("CalendarUID", &every_day);
        return;
    };
    xml.put(
        "ConstraintType",
        match task.timing {
            Timing::Automatic => START_NO_EARLIER_THAN,
            Timing::Fixed => MUST_START_ON,
        },
    );
    xml.put("CalendarUID", &every_day);
    xml.put("ConstraintDate", &placing.start);
}

fn put_predecessor(xml: &mut Xml, predecessor: Predecessor) {
    xml.open("PredecessorLink");
    xml.put("PredecessorUID", &predecessor.uid.to_string());
    xml.put("Type", FINISH_TO_START);
    xml.put("CrossProject", "0");
    xml.put("LinkLag", &(i64::from(predecessor.lag) * LAG_OF_A_DAY).to_string());
    xml.put("LagFormat", IN_ELAPSED_DAYS);
    xml.close("PredecessorLink");
}

pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_NAME {
        return text.to_owned();
    }
    text.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
}

fn flag(is: bool) -> &'static str {
    if is { "1" } else { "0" }
}

pub(super) struct Xml {
    out: String,
}

impl Xml {
    pub(super) fn open(&mut self, element: &str) {
        self.out.push_str(&format!("<{element}>"));
    }

    pub(super) fn close(&mut self, element: &str) {
        self.out.push_str(&format!("</{element}>"));
    }

    /// The value is escaped already.
    pub(super) fn put(&mut self, element: &str, value: &str) {
        self.out.push_str(&format!("<{element}>{value}</{element}>"));
    }
}
