use alcove_domain::improve::state::{ApprovalFacts, Draft, GoingBack};
use alcove_domain::improve::{Act, Control, Ending, ImproveRefusal, PlanState, Stage};
use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Instant, PersonId};

const READY: ApprovalFacts =
    ApprovalFacts { objectives: 2, actions: 5, undated: 0, unowned: 0, conflicts: 0 };

fn act(second: i64) -> Act {
    Act { by: PersonId::from("head"), at: Instant::from_millis(second * 1000) }
}

fn draft() -> PlanState {
    PlanState::Draft(Draft::default())
}

fn approved() -> PlanState {
    PlanState::Approved(draft().approve(READY, act(1)).unwrap())
}

fn under_way() -> PlanState {
    PlanState::UnderWay(approved().begin(act(2)).unwrap())
}

fn closed() -> PlanState {
    PlanState::Closed(under_way().close(0, "", act(3)).unwrap())
}

#[test]
fn a_plan_goes_from_draft_to_closed() {
    let stages = [draft(), approved(), under_way(), closed()].map(|plan| plan.stage());

    assert_eq!(stages, [Stage::Draft, Stage::Approved, Stage::UnderWay, Stage::Closed]);
}

#[test]
fn an_empty_plan_is_not_approved() {
    let approve =
        |objectives, actions| draft().approve(ApprovalFacts { objectives, actions, ..READY }, act(1));

    assert_eq!(approve(0, 5).err(), Some(ImproveRefusal::NothingToApprove { objectives: 0, actions: 5 }));
    assert_eq!(approve(1, 0).err(), Some(ImproveRefusal::NothingToApprove { objectives: 1, actions: 0 }));
}

#[test]
fn an_approval_refuses_with_all_that_is_not_ready() {
    let facts = ApprovalFacts { undated: 3, unowned: 2, conflicts: 1, ..READY };

    assert_eq!(
        draft().approve(facts, act(1)),
        Err(ImproveRefusal::NotReady { undated: 3, unowned: 2, conflicts: 1 })
    );
}

#[test]
fn each_approval_makes_the_next_baseline() {
    let PlanState::Approved(first) = approved() else { panic!("it is approved") };
    let (draft_again, _) = first.clone().withdraw("the budget was cut".to_owned(), act(2)).unwrap();
    let second = draft_again.approve(READY, act(3)).unwrap();
    let third = second.clone().begin(act(4)).approve_again(READY, 7, act(5)).unwrap();

    assert_eq!((first.baseline, second.baseline, third.baseline), (1, 2, 3));
    assert_eq!((third.approved, third.begun), (act(5), act(4)));
}

#[test]
fn nothing_new_is_not_approved_again() {
    assert_eq!(under_way().approve_again(READY, 0, act(5)), Err(ImproveRefusal::NothingChanged));
    assert_eq!(
        approved().approve_again(READY, 1, act(5)),
        Err(ImproveRefusal::NotNow { is: Stage::Approved, needed: Stage::UnderWay })
    );
}

#[test]
fn what_is_left_open_at_the_end_is_spoken_of() {
    let ending = |open, words: &str| under_way().close(open, words, act(9)).map(|closed| closed.ending);

    assert_eq!(ending(0, ""), Ok(Ending::Finished));
    assert_eq!(ending(3, " "), Err(ImproveRefusal::StillOpen { open: 3 }));
    assert_eq!(
        ending(3, "goes into the next plan"),
        Ok(Ending::Left { open: 3, words: "goes into the next plan".to_owned() })
    );
}

#[test]
fn going_back_needs_a_reason_and_keeps_what_was() {
    let (under_way_again, going_back) = closed().reopen("one action came late".to_owned(), act(8)).unwrap();

    assert_eq!(PlanState::UnderWay(under_way_again), under_way());
    assert_eq!(going_back, GoingBack { act: act(8), reason: "one action came late".to_owned() });
    assert_eq!(
        closed().reopen(" ".to_owned(), act(8)).err(),
        Some(ImproveRefusal::Reason(WordsRefusal::Empty))
    );
    assert_eq!(
        approved().withdraw(String::new(), act(8)).err(),
        Some(ImproveRefusal::Reason(WordsRefusal::Empty))
    );
}

#[test]
fn an_act_that_is_not_due_is_refused() {
    let not_now = |is, needed| Some(ImproveRefusal::NotNow { is, needed });

    assert_eq!(draft().begin(act(1)).err(), not_now(Stage::Draft, Stage::Approved));
    assert_eq!(approved().approve(READY, act(1)).err(), not_now(Stage::Approved, Stage::Draft));
    assert_eq!(
        under_way().withdraw("why".to_owned(), act(1)).err(),
        not_now(Stage::UnderWay, Stage::Approved)
    );
    assert_eq!(approved().close(0, "", act(1)).err(), not_now(Stage::Approved, Stage::UnderWay));
    assert_eq!(under_way().reopen("why".to_owned(), act(1)).err(), not_now(Stage::UnderWay, Stage::Closed));
}

#[test]
fn a_draft_is_free_an_approved_plan_is_logged_and_a_closed_one_stands() {
    let change = [draft(), approved(), under_way(), closed()].map(|plan| plan.may_change().ok());
    let note = [draft(), approved(), under_way(), closed()].map(|plan| plan.may_note().is_ok());

    assert_eq!(change, [Some(Control::Free), Some(Control::Logged), Some(Control::Logged), None]);
    assert_eq!(note, [false, false, true, false]);
}
