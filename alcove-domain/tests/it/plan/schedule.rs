use std::collections::BTreeMap;

use alcove_domain::kit::NodeId;
use alcove_domain::plan::schedule::ScheduleRefusal;
use alcove_domain::plan::{Dependency, Network, Propagation, Shape, Span, Task, Timing};

use super::case::{self, Case, Line, day, node, span};

#[test]
fn every_schedule_case_comes_out_as_written() {
    case::run("schedule.case", 29, facts);
}

fn facts(case: &Case) -> Vec<(String, Vec<String>)> {
    let links: Vec<Dependency> = case.lines("links").iter().map(link).collect();
    let mut network = match Network::of(tasks(case.lines("tasks")), &links) {
        Ok(network) => network,
        Err(ScheduleRefusal::Loop { path }) => {
            let path: Vec<String> = path.into_iter().map(|node| node.0).collect();
            return vec![("whole".to_owned(), vec![format!("loop {}", path.join(" "))])];
        }
        Err(other) => panic!("{}: {other}", case.title),
    };
    let mut propagation = network.propagate();
    for line in case.lines("change") {
        let settled = Network::of(network.settled(&propagation), &links).unwrap();
        let id = node(line.word(0));
        let tasks = match line.after("shift") {
            Some(days) => settled.shifted(&id, days.parse().unwrap()),
            None => settled.retimed(&id, timing(line)),
        };
        network = Network::of(tasks.unwrap(), &links).unwrap();
        propagation = network.propagate();
    }
    tell(&network, &propagation)
}

fn tell(network: &Network, propagation: &Propagation) -> Vec<(String, Vec<String>)> {
    let Propagation { spans, moves, conflicts, overhangs } = propagation;
    let mut facts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (task, span) in network.tasks().iter().zip(spans) {
        let lies = span.map_or("undated".to_owned(), |span| format!("{} to {}", span.first(), span.last()));
        facts.insert(task.id.0.clone(), vec![lies]);
    }
    let mut add = |node: &NodeId, fact: String| facts.get_mut(&node.0).unwrap().push(fact);
    for one in moves {
        add(&one.node, format!("pushed by {}", one.because_of));
    }
    for one in conflicts {
        add(&one.node, format!("conflict with {}", one.because_of));
        add(&one.node, format!("needs {}", one.needs));
        add(&one.node, format!("has {}", one.has));
    }
    for one in overhangs {
        add(&one.node, format!("overhang {} to {}", one.below.first(), one.below.last()));
    }
    let whole = vec![format!("moves {}", moves.len()), format!("conflicts {}", conflicts.len())];
    facts.insert("whole".to_owned(), whole);
    facts.into_iter().collect()
}

fn tasks(lines: &[Line]) -> Vec<Task> {
    let mut open: Vec<(usize, NodeId)> = Vec::new();
    let mut tasks = Vec::new();
    for line in lines {
        open.retain(|(above, _)| *above < line.indent);
        let id = node(line.word(0));
        let parent = open.last().map(|(_, parent)| parent.clone());
        let shape = if line.has("milestone") { Shape::Point } else { Shape::Stretch };
        open.push((line.indent, id.clone()));
        tasks.push(Task { id, parent, shape, timing: timing(line) });
    }
    tasks
}

fn timing(line: &Line) -> Timing {
    if let Some(first) = line.after("fixed") {
        return Timing::Fixed(line.span().unwrap_or_else(|| Span::day(day(first))));
    }
    let days = line.words.iter().position(|word| word == "days").map(|at| line.word(at - 1).parse().unwrap());
    Timing::Automatic { from: line.after("from").map(day), days: days.unwrap_or(1) }
}

fn link(line: &Line) -> Dependency {
    let lag = line.after("lag").map_or(0, |lag| lag.parse().unwrap());
    Dependency { before: node(line.word(2)), after: node(line.word(0)), lag }
}

fn task(id: &str, shape: Shape, timing: Timing) -> Task {
    Task { id: node(id), parent: None, shape, timing }
}

fn automatic(days: u32) -> Timing {
    Timing::Automatic { from: Some(day("2026-03-02")), days }
}

#[test]
fn durations_and_lags_have_their_limits() {
    let of = |task: Task| Network::of(vec![task], &[]).map(|_| ());
    let lag = |lag| {
        let tasks = vec![task("A", Shape::Stretch, automatic(1)), task("B", Shape::Stretch, automatic(1))];
        Network::of(tasks, &[Dependency { before: node("A"), after: node("B"), lag }]).map(|_| ())
    };

    assert_eq!(
        of(task("A", Shape::Stretch, automatic(0))),
        Err(ScheduleRefusal::NoDuration { node: node("A"), days: 0 })
    );
    assert_eq!(
        of(task("A", Shape::Stretch, automatic(3661))),
        Err(ScheduleRefusal::NoDuration { node: node("A"), days: 3661 })
    );
    assert_eq!(of(task("A", Shape::Stretch, automatic(3660))), Ok(()));
    assert_eq!(
        of(task("M", Shape::Point, Timing::Fixed(span("2026-03-01", "2026-03-02")))),
        Err(ScheduleRefusal::LongMilestone { node: node("M"), days: 2 })
    );
    assert_eq!(lag(-3660), Ok(()));
    assert_eq!(
        lag(i32::MIN),
        Err(ScheduleRefusal::LagTooLong { before: node("A"), after: node("B"), lag: i32::MIN })
    );
}

#[test]
fn what_is_not_there_or_there_twice_is_refused() {
    let a = || task("A", Shape::Stretch, automatic(1));
    let b = || task("B", Shape::Stretch, automatic(1));
    let ab = || Dependency { before: node("A"), after: node("B"), lag: 0 };

    assert_eq!(Network::of(vec![a(), a()], &[]).err(), Some(ScheduleRefusal::Twice { node: node("A") }));
    assert_eq!(Network::of(vec![a()], &[ab()]).err(), Some(ScheduleRefusal::NoSuchTask { node: node("B") }));
    assert_eq!(
        Network::of(vec![a(), b()], &[ab(), Dependency { lag: 3, ..ab() }]).err(),
        Some(ScheduleRefusal::DependsTwice { before: node("A"), after: node("B") })
    );
    let orphan = Task { parent: Some(node("X")), ..a() };
    assert_eq!(Network::of(vec![orphan], &[]).err(), Some(ScheduleRefusal::NoSuchTask { node: node("X") }));
    let mut circle = vec![a(), b()];
    circle[0].parent = Some(node("B"));
    circle[1].parent = Some(node("A"));
    assert_eq!(
        Network::of(circle, &[]).err(),
        Some(ScheduleRefusal::Loop { path: vec![node("A"), node("B"), node("A")] })
    );
}

#[test]
fn a_milestone_has_nothing_below_it() {
    let below = Task { parent: Some(node("M")), ..task("A", Shape::Stretch, automatic(1)) };
    let tasks = vec![task("M", Shape::Point, automatic(1)), below];

    assert_eq!(Network::of(tasks, &[]).err(), Some(ScheduleRefusal::MilestoneWithTasks { node: node("M") }));
}

#[test]
fn dates_that_follow_from_below_are_not_set_by_hand() {
    let below = Task { parent: Some(node("P")), ..task("A", Shape::Stretch, automatic(1)) };
    let parent = task("P", Shape::Stretch, Timing::Automatic { from: None, days: 1 });
    let network = Network::of(vec![parent, below], &[]).unwrap();
    let fixed = Timing::Fixed(span("2026-01-01", "2026-12-31"));

    assert_eq!(
        network.retimed(&node("P"), automatic(3)),
        Err(ScheduleRefusal::FollowsFromBelow { node: node("P") })
    );
    assert_eq!(network.retimed(&node("P"), fixed).unwrap()[0].timing, fixed);
    assert_eq!(network.retimed(&node("X"), fixed), Err(ScheduleRefusal::NoSuchTask { node: node("X") }));
}

#[test]
fn what_was_pushed_out_of_the_plan_is_told() {
    let tasks = vec![task("A", Shape::Stretch, automatic(30)), task("B", Shape::Stretch, automatic(30))];
    let links = [Dependency { before: node("A"), after: node("B"), lag: 0 }];
    let network = Network::of(tasks, &links).unwrap();
    let propagation = network.propagate();

    assert_eq!(network.outside(&propagation, span("2026-01-01", "2026-04-29")), [node("B")]);
    assert_eq!(network.outside(&propagation, span("2026-01-01", "2026-04-30")), []);
}

#[test]
fn five_thousand_followers_are_pushed_in_one_pass() {
    let id = |at: usize| format!("n{at:04}");
    let tasks: Vec<Task> = (0..5000).map(|at| task(&id(at), Shape::Stretch, automatic(2))).collect();
    let links: Vec<Dependency> =
        (1..5000).map(|at| Dependency { before: node(&id(at - 1)), after: node(&id(at)), lag: 0 }).collect();

    let propagation = Network::of(tasks, &links).unwrap().propagate();

    assert_eq!(propagation.moves.len(), 4999);
    assert_eq!(propagation.spans[4999].unwrap().first(), day("2026-03-02").plus_days(2 * 4999));
}
