use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::improve::planning_table::Closure;
use alcove_domain::improve::{Fate, PlanningRefusal, PlanningTable};
use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{FindingId, NodeId};
use alcove_domain::plan::Standing;

fn f(text: &str) -> FindingId {
    text.into()
}

fn node(text: &str) -> NodeId {
    text.into()
}

fn table(findings: &[&str]) -> PlanningTable {
    PlanningTable::of(findings.iter().map(|finding| (f(finding), Fate::Open)))
}

#[test]
fn every_node_traces_to_its_findings_and_back() {
    let mut table = table(&["a", "b", "c"]);
    table.plan(&f("a"), node("O1")).unwrap();
    table.plan(&f("a"), node("A1")).unwrap();
    table.plan(&f("c"), node("A1")).unwrap();
    table.merge(&f("b"), &f("a")).unwrap();

    assert_eq!(table.answers(&f("b")).unwrap(), BTreeSet::from([node("A1"), node("O1")]));
    assert_eq!(table.findings(&node("O1")), [&f("a"), &f("b")]);
    assert_eq!(table.findings(&node("A1")), [&f("a"), &f("b"), &f("c")]);
    assert_eq!(table.open().count(), 0);
}

#[test]
fn what_answered_the_merged_goes_on_answering_the_other() {
    let mut table = table(&["a", "b"]);
    table.plan(&f("a"), node("A1")).unwrap();

    table.merge(&f("a"), &f("b")).unwrap();

    assert_eq!(table.answers(&f("b")).unwrap(), BTreeSet::from([node("A1")]));
    assert_eq!(
        table.plan(&f("a"), node("A2")),
        Err(PlanningRefusal::IsMerged { finding: f("a"), into: f("b") })
    );
}

#[test]
fn findings_are_not_merged_in_a_circle() {
    let mut table = table(&["a", "b", "c"]);
    table.merge(&f("a"), &f("b")).unwrap();
    table.merge(&f("b"), &f("c")).unwrap();

    assert_eq!(
        table.merge(&f("c"), &f("a")),
        Err(PlanningRefusal::MergedInACircle { finding: f("c"), into: f("a") })
    );
    assert_eq!(
        table.merge(&f("c"), &f("c")),
        Err(PlanningRefusal::MergedInACircle { finding: f("c"), into: f("c") })
    );
    assert_eq!(table.speaker(&f("a")), Ok(&f("c")));
}

#[test]
fn dropping_needs_a_reason_and_nothing_that_answers() {
    let mut table = table(&["a", "b"]);
    table.plan(&f("a"), node("A1")).unwrap();

    assert_eq!(table.drop(&f("b"), " ".to_owned()), Err(PlanningRefusal::Reason(WordsRefusal::Empty)));
    assert_eq!(
        table.drop(&f("a"), "not ours".to_owned()),
        Err(PlanningRefusal::IsPlanned { finding: f("a"), nodes: 1 })
    );
    assert_eq!(table.drop(&f("b"), "not ours".to_owned()), Ok(()));
    assert_eq!(table.plan(&f("b"), node("A1")), Err(PlanningRefusal::IsDropped { finding: f("b") }));
    assert_eq!(table.merge(&f("a"), &f("b")), Err(PlanningRefusal::IsDropped { finding: f("b") }));
}

#[test]
fn what_was_dropped_or_merged_can_be_taken_up_again() {
    let mut table = table(&["a", "b"]);
    table.drop(&f("a"), "not ours".to_owned()).unwrap();
    table.merge(&f("b"), &f("b")).unwrap_err();

    table.take_up(&f("a")).unwrap();

    assert_eq!(table.open().collect::<Vec<_>>(), [&f("a"), &f("b")]);
    assert_eq!(table.take_up(&f("x")), Err(PlanningRefusal::NoSuchFinding { finding: f("x") }));
}

#[test]
fn a_finding_is_closed_by_what_was_done_about_it() {
    let mut table = table(&["a", "b"]);
    table.plan(&f("a"), node("A1")).unwrap();
    table.plan(&f("a"), node("A2")).unwrap();
    let closure = |one, other| {
        let standings = BTreeMap::from([(node("A1"), one), (node("A2"), other)]);
        table.closure(&f("a"), &standings).unwrap()
    };

    assert_eq!(closure(Standing::Done, Standing::OnTrack), Closure::Waiting { done: 1, of: 2 });
    assert_eq!(closure(Standing::Done, Standing::Done), Closure::Closed { by: vec![node("A1"), node("A2")] });
    assert_eq!(closure(Standing::Done, Standing::Cancelled), Closure::Closed { by: vec![node("A1")] });
    assert_eq!(closure(Standing::Cancelled, Standing::Cancelled), Closure::Unanswered);
    assert_eq!(closure(Standing::Done, Standing::Suspended), Closure::Waiting { done: 1, of: 2 });
    assert_eq!(table.closure(&f("b"), &BTreeMap::new()), Ok(Closure::Unanswered));
}

#[test]
fn a_finding_that_nothing_answers_any_more_is_undecided() {
    let mut table = table(&["a", "b"]);
    table.plan(&f("a"), node("O1")).unwrap();
    table.plan(&f("a"), node("A1")).unwrap();
    table.merge(&f("b"), &f("a")).unwrap();

    table.release(&f("a"), &node("O1")).unwrap();
    let half = table.fate(&f("a")).unwrap().clone();
    table.release(&f("a"), &node("A1")).unwrap();
    let merged = table.release(&f("b"), &node("A1"));

    assert_eq!(half, Fate::Planned(BTreeSet::from([node("A1")])));
    assert_eq!(table.fate(&f("a")), Ok(&Fate::Open));
    assert_eq!(merged, Err(PlanningRefusal::IsMerged { finding: f("b"), into: f("a") }));
}
