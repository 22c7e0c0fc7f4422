use std::collections::BTreeMap;

use alcove_domain::kit::{Instant, NodeId, PersonId};
use alcove_domain::plan::progress::{Judgement, Method, Progress, Work};
use alcove_domain::plan::roll_up::Facts;
use alcove_domain::plan::{Contribution, Node, NodeKind, Outline, Span, Standing};

use super::case::{day, n, node, span};

/// Objective O with O1; action A with A1 and A2 serves both, B serves O1.
fn outline() -> Outline {
    let rows = [
        ("O", NodeKind::Objective, None),
        ("O1", NodeKind::Objective, Some("O")),
        ("A", NodeKind::Action, None),
        ("A1", NodeKind::Action, Some("A")),
        ("A2", NodeKind::Action, Some("A")),
        ("B", NodeKind::Action, None),
    ];
    let nodes = rows.map(|(id, kind, parent)| Node { id: node(id), kind, parent: parent.map(node) });
    let serves = [("A", "O"), ("A", "O1"), ("B", "O1")];
    let serves = serves.map(|(deed, objective)| Contribution {
        deed: node(deed),
        objective: node(objective),
        share: None,
    });
    Outline::of(nodes.to_vec(), serves.to_vec()).unwrap()
}

struct Known {
    outline: Outline,
    standings: BTreeMap<NodeId, Standing>,
    spans: BTreeMap<NodeId, Span>,
    work: BTreeMap<NodeId, Work>,
    covered: BTreeMap<NodeId, Vec<Option<alcove_domain::kit::Number>>>,
    judgements: BTreeMap<NodeId, Judgement>,
}

impl Known {
    fn progress(&self, id: &str, method: Method) -> Progress {
        let at = self.outline.find(&node(id)).unwrap();
        self.facts().progress(at, method, day("2026-01-20"))
    }

    fn span(&self, id: &str) -> Option<Span> {
        self.facts().span(self.outline.find(&node(id)).unwrap())
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            outline: &self.outline,
            standings: &self.standings,
            spans: &self.spans,
            work: &self.work,
            covered: &self.covered,
            judgements: &self.judgements,
        }
    }
}

fn known() -> Known {
    let work = |planned: &str, remaining: &str| Work { planned: n(planned), remaining: n(remaining) };
    let judgement = Judgement { done: n("0.9"), by: PersonId::from("head"), at: Instant::from_millis(1) };
    Known {
        outline: outline(),
        standings: BTreeMap::from([
            (node("A1"), Standing::Done),
            (node("A2"), Standing::OnTrack),
            (node("B"), Standing::OnTrack),
        ]),
        spans: BTreeMap::from([
            (node("A1"), span("2026-01-01", "2026-01-10")),
            (node("A2"), span("2026-01-11", "2026-01-30")),
            (node("B"), span("2026-01-11", "2026-02-19")),
        ]),
        work: BTreeMap::from([(node("A1"), work("10", "0")), (node("B"), work("30", "30"))]),
        covered: BTreeMap::from([
            (node("O1"), vec![Some(n("0.5")), Some(n("1"))]),
            (node("A"), vec![Some(n("0"))]),
        ]),
        judgements: BTreeMap::from([(node("O"), judgement)]),
    }
}

fn said(progress: &Progress) -> (Option<String>, usize, usize, usize) {
    let value = progress.value.as_ref().map(|value| value.to_exact());
    (value, progress.n, progress.of, progress.left_out)
}

fn some(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[test]
fn an_objective_has_four_numbers_and_each_says_its_method() {
    let known = known();
    let of = |method| {
        let progress = known.progress("O", method);
        assert_eq!(progress.method, method);
        said(&progress)
    };

    // 10 of 10, 10 of 20 and 10 of 40 days; each action counts once.
    assert_eq!(of(Method::Schedule), (some("3/7"), 3, 3, 0));
    assert_eq!(of(Method::Work), (some("0.25"), 2, 3, 0));
    assert_eq!(of(Method::Indicator), (some("0.75"), 2, 2, 0));
    assert_eq!(of(Method::Judged), (some("0.9"), 1, 1, 0));
    assert_eq!(said(&known.progress("O1", Method::Judged)), (None, 0, 1, 0));
}

#[test]
fn what_stands_below_something_cancelled_leaves_with_it() {
    let mut known = known();
    known.standings.insert(node("A"), Standing::Cancelled);

    assert_eq!(said(&known.progress("O", Method::Work)), (some("0"), 1, 1, 2));
    assert_eq!(said(&known.progress("A", Method::Work)), (None, 0, 0, 2));
    assert_eq!(said(&known.progress("A", Method::Indicator)), (None, 0, 0, 0));
}

#[test]
fn an_objective_runs_from_the_first_to_the_last_of_what_serves_it() {
    assert_eq!(known().span("O"), Some(span("2026-01-01", "2026-02-19")));
    assert_eq!(known().span("A2"), Some(span("2026-01-11", "2026-01-30")));
    let mut undated = known();
    undated.spans.clear();
    assert_eq!(undated.span("O"), None);
}
