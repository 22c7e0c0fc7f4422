use alcove_domain::plan::outline::OutlineRefusal;
use alcove_domain::plan::rows::rows;
use alcove_domain::plan::{Contribution, Node, NodeKind, Outline, Tag};

use super::case::{n, node};

fn nodes(rows: &[(&str, NodeKind, &str)]) -> Vec<Node> {
    let parent = |text: &str| (!text.is_empty()).then(|| node(text));
    rows.iter().map(|(id, kind, above)| Node { id: node(id), kind: *kind, parent: parent(above) }).collect()
}

fn serves(deed: &str, objective: &str, share: Option<&str>) -> Contribution {
    Contribution { deed: node(deed), objective: node(objective), share: share.map(n) }
}

const ACTION: NodeKind = NodeKind::Action;
const OBJECTIVE: NodeKind = NodeKind::Objective;
const MILESTONE: NodeKind = NodeKind::Milestone;

/// Objective O with O1 and O2; action A with A1, A2 and a milestone; action B.
fn plan(contributions: Vec<Contribution>) -> Result<Outline, OutlineRefusal> {
    let rows = [
        ("A2", ACTION, "A"),
        ("O", OBJECTIVE, ""),
        ("O1", OBJECTIVE, "O"),
        ("A", ACTION, ""),
        ("A1", ACTION, "A"),
        ("O2", OBJECTIVE, "O"),
        ("M", MILESTONE, "A"),
        ("B", ACTION, ""),
    ];
    Outline::of(nodes(&rows), contributions)
}

fn names(outline: &Outline, places: Vec<usize>) -> Vec<&str> {
    places.into_iter().map(|at| outline.nodes()[at].id.as_str()).collect()
}

#[test]
fn a_plan_is_read_from_the_top_and_siblings_keep_their_order() {
    let outline = plan(Vec::new()).unwrap();

    let read: Vec<(&str, usize)> =
        outline.nodes().iter().enumerate().map(|(at, node)| (node.id.as_str(), outline.depth(at))).collect();
    assert_eq!(read, [("O", 0), ("O1", 1), ("O2", 1), ("A", 0), ("A2", 1), ("A1", 1), ("M", 1), ("B", 0)]);
}

#[test]
fn wants_nest_in_wants_and_deeds_in_deeds() {
    let wrong = |kind, parent_kind| {
        let rows = [("X", kind, "P"), ("P", parent_kind, "")];
        Outline::of(nodes(&rows), Vec::new()).is_err()
    };

    assert!(wrong(ACTION, OBJECTIVE) && wrong(OBJECTIVE, ACTION) && wrong(MILESTONE, OBJECTIVE));
    assert!(wrong(ACTION, MILESTONE) && wrong(MILESTONE, MILESTONE));
    assert!(!wrong(MILESTONE, ACTION));
}

#[test]
fn nodes_that_stand_under_each_other_are_named() {
    let rows = [("A", ACTION, "C"), ("B", ACTION, "A"), ("C", ACTION, "B"), ("D", ACTION, "C")];

    assert_eq!(
        Outline::of(nodes(&rows), Vec::new()),
        Err(OutlineRefusal::Loop { path: vec![node("A"), node("C"), node("B"), node("A")] })
    );
}

#[test]
fn an_action_serves_several_objectives_and_counts_once_for_the_one_above() {
    let outline =
        plan(vec![serves("A", "O1", None), serves("A", "O2", None), serves("B", "O2", None)]).unwrap();
    let deeds = |id: &str| names(&outline, outline.deeds(outline.find(&node(id)).unwrap()));

    assert_eq!(deeds("O1"), ["A2", "A1", "M"]);
    assert_eq!(deeds("O2"), ["A2", "A1", "M", "B"]);
    assert_eq!(deeds("O"), ["A2", "A1", "M", "B"]);
    assert_eq!(deeds("A1"), ["A1"]);
}

#[test]
fn what_serves_nothing_itself_serves_what_the_one_above_serves() {
    let ties = vec![serves("A", "O1", Some("0.4")), serves("A", "O2", None), serves("A1", "O2", Some("0.5"))];
    let outline = plan(ties).unwrap();
    let shares = |id: &str| outline.shares(outline.find(&node(id)).unwrap());

    assert_eq!(shares("A2"), [(Some(node("O1")), n("0.4")), (Some(node("O2")), n("0.6"))]);
    assert_eq!(shares("A1"), [(Some(node("O2")), n("0.5")), (None, n("0.5"))]);
    assert_eq!(shares("B"), [(None, n("1"))]);
}

#[test]
fn each_node_is_one_row_under_the_first_objective_it_serves() {
    let outline =
        plan(vec![serves("A", "O1", None), serves("A", "O2", None), serves("A1", "O2", None)]).unwrap();

    let told: Vec<(String, &str, Vec<&str>)> = rows(&outline)
        .into_iter()
        .map(|row| {
            let number: Vec<String> = row.number.iter().map(usize::to_string).collect();
            (number.join("."), outline.nodes()[row.at].id.as_str(), names(&outline, row.also))
        })
        .collect();

    let row = |number: &str, node, also: &[&'static str]| (number.to_owned(), node, also.to_vec());
    assert_eq!(
        told,
        [
            row("1", "O", &[]),
            row("1.1", "O1", &[]),
            row("1.1.1", "A", &["O2"]),
            row("1.1.1.1", "A2", &[]),
            row("1.1.1.2", "A1", &["O2"]),
            row("1.1.1.3", "M", &[]),
            row("1.2", "O2", &[]),
            row("2", "B", &[]),
        ]
    );
}

#[test]
fn contributions_that_cannot_be_are_refused() {
    let fault = |ties: Vec<Contribution>| plan(ties).unwrap_err();

    assert_eq!(
        fault(vec![serves("O1", "O2", None)]),
        OutlineRefusal::NoContribution { deed: node("O1"), objective: node("O2") }
    );
    assert_eq!(fault(vec![serves("X", "O2", None)]), OutlineRefusal::NoSuchNode { node: node("X") });
    assert_eq!(
        fault(vec![serves("A", "O1", None), serves("A", "O1", Some("1"))]),
        OutlineRefusal::ServesTwice { deed: node("A"), objective: node("O1") }
    );
    assert_eq!(
        fault(vec![serves("A", "O1", Some("1.5"))]),
        OutlineRefusal::NoShare { deed: node("A"), share: n("1.5") }
    );
    assert_eq!(
        fault(vec![serves("A", "O1", Some("0.7")), serves("A", "O2", Some("0.7"))]),
        OutlineRefusal::MoreThanAll { deed: node("A"), sum: n("1.4") }
    );
}

#[test]
fn a_tag_names_its_scheme() {
    assert_eq!(Tag::parse(" SDG : 4.4").unwrap().to_string(), "sdg:4.4");
    for text in ["4.4", "sdg:", ":4.4", ""] {
        assert!(Tag::parse(text).is_err(), "{text}");
    }
}
