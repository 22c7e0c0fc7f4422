use alcove_domain::assess::ItemRef;
use alcove_domain::kit::{PersonId, SeatId};
use alcove_domain::network::Role;
use alcove_domain::review::{
    Colleagues, Glance, Phase, Sight, Stage, Viewer, ViewerIs, sight, sight_of_results,
};

use crate::build::id;

const PHASES: [Phase; 4] = [Phase::Preparing, Phase::Rating, Phase::Moderating, Phase::Closed];
const N: Sight = Sight::Nothing;
const E: Sight = Sight::Exists;
const M: Sight = Sight::Mark;

fn viewer(is: ViewerIs, seats: &[&str], rated: &[&str]) -> Viewer {
    Viewer {
        person: PersonId::from("viewer"),
        is,
        seats: seats.iter().map(|seat| SeatId::from(*seat)).collect(),
        rated: rated.iter().map(|item| id(item)).collect(),
    }
}

/// What the viewer sees of the rating of the item A1 by the seat "other", in each phase.
fn of_a_colleague(viewer: &Viewer, colleagues: Colleagues) -> [Sight; 4] {
    let (seat, item, by) = (SeatId::from("other"), id("A1"), PersonId::from("colleague"));
    PHASES
        .map(|phase| sight(viewer, Stage { phase, colleagues }, Glance { seat: &seat, item: &item, by: &by }))
}

#[test]
fn who_sees_a_colleagues_rating_and_when() {
    let is = |is, seats: &[&str], rated: &[&str]| viewer(is, seats, rated);
    // Preparing, rating, moderating, closed; with colleagues shown once one's own is in.
    let table = [
        ("an outsider", is(ViewerIs::Outsider, &[], &[]), [N, N, N, N]),
        ("an outsider who once was seated", is(ViewerIs::Outsider, &["own"], &["A1"]), [N, N, N, N]),
        ("a viewer", is(ViewerIs::Viewer, &[], &[]), [N, N, N, M]),
        ("a contributor without a seat", is(ViewerIs::Contributor, &[], &[]), [N, N, N, M]),
        ("a contributor who has not rated", is(ViewerIs::Contributor, &["own"], &[]), [E, E, E, M]),
        ("one who has rated another item", is(ViewerIs::Contributor, &["own"], &["A2"]), [E, E, E, M]),
        ("a contributor who has rated", is(ViewerIs::Contributor, &["own"], &["A1"]), [E, M, M, M]),
        ("a coordinator", is(ViewerIs::Lead, &[], &[]), [E, E, M, M]),
        ("a coordinator with a seat", is(ViewerIs::Lead, &["own"], &[]), [E, E, M, M]),
        ("a coordinator who has rated", is(ViewerIs::Lead, &["own"], &["A1"]), [E, M, M, M]),
    ];
    for (who, viewer, expected) in table {
        assert_eq!(of_a_colleague(&viewer, Colleagues::AfterOwn), expected, "{who}");
    }
}

#[test]
fn an_assessment_may_show_colleagues_later() {
    let contributor = viewer(ViewerIs::Contributor, &["own"], &["A1"]);
    let coordinator = viewer(ViewerIs::Lead, &["own"], &["A1"]);

    assert_eq!(of_a_colleague(&contributor, Colleagues::FromModeration), [E, E, M, M]);
    assert_eq!(of_a_colleague(&contributor, Colleagues::AfterClosing), [E, E, E, M]);
    assert_eq!(of_a_colleague(&coordinator, Colleagues::AfterClosing), [E, E, M, M]);
}

#[test]
fn ones_own_rating_is_always_seen() {
    let (seat, item): (SeatId, ItemRef) = (SeatId::from("own"), id("A1"));
    let by_colleague = PersonId::from("colleague of the same unit");
    let contributor = viewer(ViewerIs::Contributor, &["own"], &[]);
    for phase in PHASES {
        let stage = Stage { phase, colleagues: Colleagues::AfterClosing };
        assert_eq!(sight(&contributor, stage, Glance { seat: &seat, item: &item, by: &by_colleague }), M);
    }
}

#[test]
fn who_keyed_a_rating_in_sees_it() {
    let (seat, item, by) = (SeatId::from("other"), id("A1"), PersonId::from("viewer"));
    let coordinator = viewer(ViewerIs::Lead, &[], &[]);
    let stage = Stage { phase: Phase::Rating, colleagues: Colleagues::AfterOwn };

    assert_eq!(sight(&coordinator, stage, Glance { seat: &seat, item: &item, by: &by }), M);
}

#[test]
fn results_show_no_value_before_they_should() {
    let results =
        |is, seats: &[&str]| PHASES.map(|phase| sight_of_results(&viewer(is, seats, &["A1"]), phase));

    assert_eq!(results(ViewerIs::Outsider, &["own"]), [N, N, N, N]);
    assert_eq!(results(ViewerIs::Viewer, &[]), [N, N, N, M]);
    assert_eq!(results(ViewerIs::Contributor, &["own"]), [N, N, E, M]);
    assert_eq!(results(ViewerIs::Lead, &[]), [N, N, M, M]);
}

#[test]
fn the_highest_role_counts() {
    assert_eq!(ViewerIs::of([Role::Viewer, Role::Head]), ViewerIs::Lead);
    assert_eq!(ViewerIs::of([Role::Viewer, Role::UnitLead]), ViewerIs::Contributor);
    assert_eq!(ViewerIs::of([]), ViewerIs::Outsider);
}
