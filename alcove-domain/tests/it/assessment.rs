use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Day, Instant, PersonId};
use alcove_domain::review::assessment::Preparing;
use alcove_domain::review::{
    Act, Assessment, Closing, ClosingFacts, OpeningFacts, Phase, Reopening, ReviewRefusal, Schedule,
    ScheduleRefusal,
};

fn act(second: i64) -> Act {
    Act { by: PersonId::from("coordinator"), at: Instant::from_millis(second * 1000) }
}

fn preparing() -> Assessment {
    Assessment::Preparing(Preparing)
}

fn collecting() -> Assessment {
    Assessment::Collecting(preparing().open(OpeningFacts { items: 5 }, act(1)).unwrap())
}

fn moderating() -> Assessment {
    Assessment::Moderating(collecting().begin_moderation(act(2)).unwrap())
}

const ALL_SETTLED: ClosingFacts = ClosingFacts { items: 5, settled: 5, rated: 5 };

fn closed() -> Assessment {
    Assessment::Closed(moderating().close(Closing::Agreed, ALL_SETTLED, act(3)).unwrap())
}

#[test]
fn an_assessment_goes_from_preparing_to_closed() {
    let phases = [preparing(), collecting(), moderating(), closed()].map(|assessment| assessment.phase());

    assert_eq!(phases, [Phase::Preparing, Phase::Rating, Phase::Moderating, Phase::Closed]);
}

#[test]
fn opening_needs_items_but_seats_may_follow() {
    let open = |items| preparing().open(OpeningFacts { items }, act(1)).map(|_| ());

    assert_eq!(open(0), Err(ReviewRefusal::EmptyScope));
    assert_eq!(open(5), Ok(()));
}

#[test]
fn closing_refuses_with_what_is_not_settled() {
    let facts = ClosingFacts { items: 5, settled: 2, rated: 4 };

    let agreed = moderating().close(Closing::Agreed, facts, act(3));
    let provisional = moderating().close(Closing::Provisional, facts, act(3)).unwrap();

    assert_eq!(agreed, Err(ReviewRefusal::Unsettled { unsettled: 3, unrated: 1, items: 5 }));
    assert_eq!(provisional.closing, Closing::Provisional);
}

#[test]
fn nothing_cannot_be_closed() {
    let facts = ClosingFacts { items: 5, settled: 0, rated: 0 };

    assert_eq!(
        moderating().close(Closing::Provisional, facts, act(3)),
        Err(ReviewRefusal::NothingRated { items: 5 })
    );
}

#[test]
fn an_outcome_in_which_all_is_settled_is_agreed_whatever_it_was_called() {
    let closed = moderating().close(Closing::Provisional, ALL_SETTLED, act(3)).unwrap();

    assert_eq!(closed.closing, Closing::Agreed);
}

#[test]
fn one_meeting_may_rate_and_close() {
    let closed = collecting().close(Closing::Agreed, ALL_SETTLED, act(9)).unwrap();

    assert_eq!((closed.begun, closed.closed), (act(9), act(9)));
}

#[test]
fn the_first_settlement_begins_the_moderation() {
    let begun = collecting().moderate(act(5)).unwrap();
    let again = Assessment::Moderating(begun.clone()).moderate(act(6)).unwrap();

    assert_eq!(begun.begun, act(5));
    assert_eq!(again, begun);
    assert_eq!(
        preparing().moderate(act(5)),
        Err(ReviewRefusal::NotNow { is: Phase::Preparing, needed: Phase::Moderating })
    );
}

#[test]
fn what_is_done_out_of_turn_is_refused_with_the_phase() {
    let not_now = |is, needed| ReviewRefusal::NotNow { is, needed };

    assert_eq!(
        collecting().open(OpeningFacts { items: 5 }, act(4)).unwrap_err(),
        not_now(Phase::Rating, Phase::Preparing)
    );
    assert_eq!(
        preparing().close(Closing::Agreed, ALL_SETTLED, act(4)).unwrap_err(),
        not_now(Phase::Preparing, Phase::Moderating)
    );
    assert_eq!(
        closed().close(Closing::Agreed, ALL_SETTLED, act(4)).unwrap_err(),
        not_now(Phase::Closed, Phase::Moderating)
    );
    assert_eq!(moderating().begin_moderation(act(4)).unwrap_err(), not_now(Phase::Moderating, Phase::Rating));
    assert_eq!(
        moderating().reopen("a mistake".to_owned(), act(4)).unwrap_err(),
        not_now(Phase::Moderating, Phase::Closed)
    );
}

#[test]
fn reopening_is_recorded_and_the_next_outcome_supersedes() {
    let (moderating, reopening) = closed().reopen("two units were missing".to_owned(), act(4)).unwrap();
    let again = moderating.close(Closing::Agreed, ALL_SETTLED, act(5)).unwrap();

    assert_eq!(
        reopening,
        Reopening { act: act(4), reason: "two units were missing".to_owned(), supersedes: 1 }
    );
    assert_eq!(again.run, 2);
    assert_eq!(
        closed().reopen(String::new(), act(4)).unwrap_err(),
        ReviewRefusal::Reason(WordsRefusal::Empty)
    );
}

#[test]
fn a_late_answer_counts_until_its_item_is_settled() {
    let settled = Instant::from_millis(7);

    assert_eq!(collecting().may_rate(Some(settled)), Ok(()));
    assert_eq!(moderating().may_rate(None), Ok(()));
    assert_eq!(moderating().may_rate(Some(settled)), Err(ReviewRefusal::ItemSettled { at: settled }));
    assert_eq!(
        preparing().may_rate(None),
        Err(ReviewRefusal::NotNow { is: Phase::Preparing, needed: Phase::Rating })
    );
    assert_eq!(
        closed().may_rate(None),
        Err(ReviewRefusal::NotNow { is: Phase::Closed, needed: Phase::Rating })
    );
}

#[test]
fn scope_is_fixed_at_the_opening_and_seats_at_the_moderation() {
    let can = |assessment: &Assessment| {
        (assessment.may_change_scope().is_ok(), assessment.may_change_seats().is_ok())
    };

    assert_eq!(can(&preparing()), (true, true));
    assert_eq!(can(&collecting()), (false, true));
    assert_eq!(can(&moderating()), (false, false));
    assert_eq!(can(&closed()), (false, false));
}

#[test]
fn what_is_closed_keeps_its_name() {
    assert_eq!(
        [preparing(), collecting(), moderating()].map(|one| one.may_be_renamed()),
        [Ok(()), Ok(()), Ok(())]
    );
    assert_eq!(
        closed().may_be_renamed(),
        Err(ReviewRefusal::NotNow { is: Phase::Closed, needed: Phase::Moderating })
    );
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn the_days_of_a_schedule_follow_each_other() {
    let schedule = Schedule {
        rating_from: Some(day("2026-09-01")),
        rating_until: None,
        moderating_until: Some(day("2026-08-01")),
        close_by: None,
    };

    assert_eq!(
        schedule.check(),
        Err(ScheduleRefusal::OutOfOrder { earlier: day("2026-09-01"), later: day("2026-08-01") })
    );
    assert_eq!(Schedule::default().check(), Ok(()));
}

#[test]
fn a_phase_is_late_after_its_last_day() {
    let schedule = Schedule { rating_until: Some(day("2026-12-03")), ..Schedule::default() };

    assert_eq!(schedule.days_left(Phase::Rating, day("2026-11-21")), Some(12));
    assert!(!schedule.is_late(Phase::Rating, day("2026-12-03")));
    assert!(schedule.is_late(Phase::Rating, day("2026-12-04")));
    assert_eq!(schedule.days_left(Phase::Moderating, day("2026-12-04")), None);
}
