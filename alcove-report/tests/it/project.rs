//! Plans for planning programs, read back as XML and held against the schema's order.

use crate::plan;
use alcove_report::project::{Misfit, Predecessor, Project, Shape, Task, Timing, project};
use resvg::usvg::roxmltree::{Document, Node};

const NAMESPACE: &str = "http://schemas.microsoft.com/project";

/// The elements this program writes, in the order in which the schema lists them.
const ORDER: &[(&str, &[&str])] = &[
    (
        "Project",
        &[
            "SaveVersion",
            "Name",
            "Title",
            "Author",
            "CreationDate",
            "LastSaved",
            "ScheduleFromStart",
            "StartDate",
            "FinishDate",
            "CalendarUID",
            "DefaultStartTime",
            "DefaultFinishTime",
            "MinutesPerDay",
            "MinutesPerWeek",
            "DaysPerMonth",
            "DefaultTaskType",
            "DurationFormat",
            "HonorConstraints",
            "NewTasksEffortDriven",
            "NewTasksEstimated",
            "WeekStartDay",
            "Autolink",
            "NewTasksAreManual",
            "ExtendedAttributes",
            "Calendars",
            "Tasks",
            "Resources",
            "Assignments",
        ],
    ),
    (
        "Task",
        &[
            "UID",
            "ID",
            "Name",
            "Active",
            "Manual",
            "Type",
            "IsNull",
            "WBS",
            "OutlineNumber",
            "OutlineLevel",
            "Priority",
            "Start",
            "Finish",
            "Duration",
            "DurationFormat",
            "EffortDriven",
            "Estimated",
            "Milestone",
            "Summary",
            "PercentComplete",
            "ActualStart",
            "ActualFinish",
            "ActualDuration",
            "RemainingDuration",
            "ConstraintType",
            "CalendarUID",
            "ConstraintDate",
            "IgnoreResourceCalendar",
            "Notes",
            "PredecessorLink",
            "ExtendedAttribute",
            "ManualStart",
            "ManualFinish",
            "ManualDuration",
        ],
    ),
    ("PredecessorLink", &["PredecessorUID", "Type", "CrossProject", "LinkLag", "LagFormat"]),
    ("Calendar", &["UID", "Name", "IsBaseCalendar", "BaseCalendarUID", "WeekDays"]),
    ("WeekDay", &["DayType", "DayWorking", "WorkingTimes"]),
    ("WorkingTime", &["FromTime", "ToTime"]),
    ("Resource", &["UID", "ID", "Name", "Type", "IsNull", "MaxUnits", "CanLevel", "CalendarUID"]),
    ("Assignment", &["UID", "TaskUID", "ResourceUID", "Finish", "RemainingWork", "Start", "Units", "Work"]),
];

fn xml(plan: &Project) -> String {
    String::from_utf8(project(plan, &plan::stamp()).unwrap()).unwrap()
}

fn all<'a>(document: &'a Document<'a>, name: &'a str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name((NAMESPACE, name))).collect()
}

fn text<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name((NAMESPACE, name))).and_then(|child| child.text())
}

fn task() -> Task {
    Task {
        uid: 1,
        ident: "one".to_owned(),
        level: 1,
        name: "Meter the workshops".to_owned(),
        notes: String::new(),
        days: Some(plan::days(0, 9)),
        shape: Shape::Stretch,
        timing: Timing::Automatic,
        percent: 0,
        responsible: Vec::new(),
        predecessors: Vec::new(),
    }
}

fn of(tasks: Vec<Task>) -> Project {
    Project { tasks, ..plan::project() }
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let xml = xml(&plan::project());

    let document = Document::parse(&xml).unwrap();
    for (name, order) in ORDER {
        let nodes = all(&document, name);
        assert!(nodes.iter().any(Node::is_element), "{name}");
        for node in nodes.into_iter().filter(|node| node.children().any(|child| child.is_element())) {
            let children = node.children().filter(Node::is_element);
            let places: Vec<usize> = children
                .map(|child| {
                    let name = child.tag_name().name();
                    order.iter().position(|known| *known == name).unwrap_or_else(|| panic!("{name} is new"))
                })
                .collect();
            assert!(places.is_sorted(), "{name}: {places:?}");
        }
    }
}

#[test]
fn a_task_keeps_its_days_its_number_and_its_id() {
    let xml = xml(&of(vec![Task { percent: 25, notes: "One & two\nthree <four>".to_owned(), ..task() }]));

    let document = Document::parse(&xml).unwrap();
    let task = all(&document, "Task")[0];
    assert_eq!(text(task, "UID"), Some("1"));
    assert_eq!(text(task, "Start"), Some("2026-01-01T09:00:00"));
    assert_eq!(text(task, "Finish"), Some("2026-01-10T17:00:00"));
    assert_eq!(text(task, "Duration"), Some("PT80H0M0S"));
    assert_eq!(text(task, "ActualDuration"), Some("PT20H0M0S"));
    assert_eq!(text(task, "RemainingDuration"), Some("PT60H0M0S"));
    assert_eq!(text(task, "Notes"), Some("One & two\nthree <four>"));
    let attribute = task.children().find(|node| node.has_tag_name((NAMESPACE, "ExtendedAttribute"))).unwrap();
    assert_eq!(text(attribute, "Value"), Some("one"));
    assert_eq!(
        text(attribute, "FieldID"),
        text(all(&document, "ExtendedAttributes")[0].first_child().unwrap(), "FieldID")
    );
}

#[test]
fn every_day_is_a_working_day_for_everybody() {
    let xml = xml(&of(vec![Task { responsible: vec!["Quality office".to_owned()], ..task() }]));

    let document = Document::parse(&xml).unwrap();
    let days = all(&document, "WeekDay");
    assert_eq!(days.len(), 7);
    assert!(days.iter().all(|day| text(*day, "DayWorking") == Some("1")));
    let calendars = all(&document, "Calendar");
    assert_eq!(text(calendars[1], "BaseCalendarUID"), text(calendars[0], "UID"));
    assert_eq!(text(all(&document, "Resource")[0], "CalendarUID"), text(calendars[1], "UID"));
}

#[test]
fn a_follower_waits_a_lag_of_whole_calendar_days() {
    let lags = [0, 14, -10];
    let followers = lags.iter().enumerate().map(|(place, lag)| Task {
        uid: place as u32 + 2,
        predecessors: vec![Predecessor { uid: 1, lag: *lag }],
        ..task()
    });

    let xml = xml(&of([task()].into_iter().chain(followers).collect()));

    let document = Document::parse(&xml).unwrap();
    let links = all(&document, "PredecessorLink");
    let lags: Vec<_> = links.iter().map(|link| text(*link, "LinkLag")).collect();
    assert_eq!(lags, [Some("0"), Some("201600"), Some("-144000")]);
    // Finish to start, in elapsed days.
    assert!(
        links.iter().all(|link| text(*link, "Type") == Some("1") && text(*link, "LagFormat") == Some("8"))
    );
}

#[test]
fn an_automatic_task_may_be_pushed_and_a_fixed_one_stays() {
    let fixed = Task { uid: 2, timing: Timing::Fixed, ..task() };

    let xml = xml(&of(vec![task(), fixed]));

    let document = Document::parse(&xml).unwrap();
    let tasks = all(&document, "Task");
    assert_eq!((text(tasks[0], "Manual"), text(tasks[0], "ConstraintType")), (Some("0"), Some("4")));
    assert_eq!((text(tasks[1], "Manual"), text(tasks[1], "ConstraintType")), (Some("1"), Some("2")));
    assert_eq!(text(tasks[0], "ManualStart"), None);
    assert_eq!(text(tasks[1], "ManualStart"), Some("2026-01-01T09:00:00"));
}

#[test]
fn a_milestone_is_the_end_of_its_day() {
    let xml = xml(&of(vec![Task { shape: Shape::Point, ..task() }]));

    let document = Document::parse(&xml).unwrap();
    let task = all(&document, "Task")[0];
    assert_eq!(text(task, "Milestone"), Some("1"));
    assert_eq!(text(task, "Start"), Some("2026-01-10T17:00:00"));
    assert_eq!(text(task, "Finish"), Some("2026-01-10T17:00:00"));
    assert_eq!(text(task, "Duration"), Some("PT0H0M0S"));
}

#[test]
fn a_task_that_nobody_dated_has_no_days_and_is_placed_by_hand() {
    let xml = xml(&of(vec![Task { days: None, percent: 50, ..task() }]));

    let document = Document::parse(&xml).unwrap();
    let task = all(&document, "Task")[0];
    assert_eq!(text(task, "Manual"), Some("1"));
    for name in ["Start", "Finish", "Duration", "ActualStart", "ConstraintDate", "ManualStart"] {
        assert_eq!(text(task, name), None, "{name}");
    }
}

#[test]
fn the_outline_is_numbered_and_what_has_tasks_below_sums_them_up() {
    let levels = [1, 2, 2, 3, 1, 2];
    let tasks = levels.iter().enumerate().map(|(place, level)| Task {
        uid: place as u32 + 1,
        level: *level,
        ..task()
    });

    let xml = xml(&of(tasks.collect()));

    let document = Document::parse(&xml).unwrap();
    let tasks =
        all(&document, "Task").into_iter().filter(|node| node.children().any(|child| child.is_element()));
    let read: Vec<_> =
        tasks.map(|task| (text(task, "OutlineNumber").unwrap(), text(task, "Summary").unwrap())).collect();
    assert_eq!(read, [("1", "1"), ("1.1", "0"), ("1.2", "1"), ("1.2.1", "0"), ("2", "1"), ("2.1", "0")]);
}

#[test]
fn a_name_that_answers_twice_is_one_resource_and_one_assignment() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let first = Task {
        responsible: names(&["Head, facilities [main]", "Quality office", "Quality office"]),
        ..task()
    };
    let second = Task { uid: 2, responsible: names(&["Quality office", " "]), ..task() };

    let xml = xml(&of(vec![first, second]));

    let document = Document::parse(&xml).unwrap();
    let resources = all(&document, "Resource");
    let read: Vec<_> = resources.iter().map(|resource| text(*resource, "Name").unwrap()).collect();
    assert_eq!(read, ["Head – facilities (main)", "Quality office"]);
    let assignments = all(&document, "Assignment");
    let read: Vec<_> = assignments
        .iter()
        .map(|assignment| (text(*assignment, "TaskUID").unwrap(), text(*assignment, "ResourceUID").unwrap()))
        .collect();
    assert_eq!(read, [("1", "1"), ("1", "2"), ("2", "2")]);
}

#[test]
fn what_people_wrote_stays_text() {
    let nasty = "</Name><Task> & \u{0} \u{ffff} \"ə\"";

    let xml = xml(&Project {
        title: nasty.to_owned(),
        author: nasty.to_owned(),
        calendar_name: nasty.to_owned(),
        ident_name: nasty.to_owned(),
        ..of(vec![Task {
            name: nasty.to_owned(),
            ident: nasty.to_owned(),
            notes: nasty.to_owned(),
            responsible: vec![nasty.to_owned()],
            ..task()
        }])
    });

    let document = Document::parse(&xml).unwrap();
    assert_eq!(all(&document, "Task").len(), 1);
    assert_eq!(text(all(&document, "Task")[0], "Name"), Some("</Name><Task> &   \"ə\""));
}

#[test]
fn a_name_too_long_for_the_program_is_cut_and_says_so() {
    let xml = xml(&of(vec![Task { name: "ə".repeat(300), ..task() }]));

    let document = Document::parse(&xml).unwrap();
    let name = text(all(&document, "Task")[0], "Name").unwrap();
    assert_eq!(name.chars().count(), 255);
    assert!(name.ends_with('…'));
}

#[test]
fn a_plan_that_no_program_would_open_is_refused_with_the_task() {
    let refused = |tasks: Vec<Task>| project(&of(tasks), &plan::stamp()).unwrap_err();
    let after = |uid: u32| vec![Predecessor { uid, lag: 0 }];
    let ident = || "one".to_owned();

    assert_eq!(refused(vec![Task { uid: 0, ..task() }]), Misfit::Reserved { ident: ident() });
    assert_eq!(refused(vec![task(), task()]), Misfit::Twice { uid: 1 });
    assert_eq!(
        refused(vec![task(), Task { uid: 2, level: 3, ..task() }]),
        Misfit::Deep { ident: ident(), level: 3, above: 1 }
    );
    assert_eq!(
        refused(vec![Task { level: 2, ..task() }]),
        Misfit::Deep { ident: ident(), level: 2, above: 0 }
    );
    assert_eq!(
        refused(vec![Task { shape: Shape::Point, ..task() }, Task { uid: 2, level: 2, ..task() }]),
        Misfit::MilestoneWithTasks { ident: ident() }
    );
    assert_eq!(
        refused(vec![Task { predecessors: after(7), ..task() }]),
        Misfit::Unknown { ident: ident(), uid: 7 }
    );
    assert_eq!(refused(vec![Task { predecessors: after(1), ..task() }]), Misfit::Itself { ident: ident() });
}

#[test]
fn the_same_plan_and_stamp_give_the_same_bytes() {
    assert_eq!(xml(&plan::project()), xml(&plan::project()));
}
