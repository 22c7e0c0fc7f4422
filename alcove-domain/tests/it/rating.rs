use alcove_domain::assess::Mark;
use alcove_domain::assess::accept::MarkRefusal;
use alcove_domain::assess::mark::Kind;
use alcove_domain::assess::rating::{
    Answer, Confidence, History, Place, Presented, RatingRefusal, Save, SaveDecision, Slot,
};
use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Instant, PersonId, SeatId};
use proptest::prelude::*;

use crate::build::{id, practice, scale};

fn history() -> History {
    History::new(Place { seat: SeatId::from("workshops"), item: id("A1"), slot: Slot::Current, attempt: 1 })
}

fn answer(step: i32) -> Answer {
    Answer { mark: Some(Mark::Step(step)), note: String::new(), confidence: Confidence::Document }
}

fn save(step: i32, presented: Presented) -> Save {
    Save { answer: answer(step), presented, by: PersonId::from("contributor"), key: None }
}

fn keyed(save: Save, key: &str) -> Save {
    Save { key: Some(key.to_owned()), ..save }
}

fn at(second: i64) -> Instant {
    Instant::from_millis(second * 1000)
}

#[test]
fn a_save_supersedes_the_version_it_saw() {
    let mut history = history();

    let first = history.save(save(2, Presented::Nothing), at(1));
    let second = history.save(save(3, Presented::Version(1)), at(2));

    assert_eq!(first, SaveDecision::Insert { version: 1, supersedes: None });
    assert_eq!(second, SaveDecision::Insert { version: 2, supersedes: Some(1) });
    assert_eq!(history.versions().len(), 2);
    assert_eq!(history.at(at(1)).unwrap().answer, answer(2));
    assert_eq!(history.at(at(0)), None);
}

#[test]
fn two_people_never_overwrite_each_other_silently() {
    let mut history = history();
    history.save(save(2, Presented::Nothing), at(1));
    history.save(save(3, Presented::Version(1)), at(2));

    let late = history.save(save(4, Presented::Version(1)), at(3));
    let blind = history.save(save(4, Presented::Nothing), at(3));

    let present = history.present().cloned().map(Box::new);
    assert_eq!(late, SaveDecision::Conflict { present: present.clone() });
    assert_eq!(blind, SaveDecision::Conflict { present });
    assert_eq!(history.present().unwrap().answer, answer(3));
}

#[test]
fn who_does_not_say_what_was_seen_replaces_only_their_own() {
    let mut history = history();
    history.save(save(2, Presented::Unsaid), at(1));

    let own = history.save(save(3, Presented::Unsaid), at(2));
    let colleague =
        history.save(Save { by: PersonId::from("unit lead"), ..save(4, Presented::Unsaid) }, at(3));

    assert_eq!(own, SaveDecision::Insert { version: 2, supersedes: Some(1) });
    assert_eq!(colleague, SaveDecision::Conflict { present: history.present().cloned().map(Box::new) });
}

#[test]
fn the_same_answer_is_no_change_whatever_was_seen() {
    let mut history = history();
    history.save(save(2, Presented::Nothing), at(1));

    assert_eq!(history.save(save(2, Presented::Nothing), at(2)), SaveDecision::NoChange { version: 1 });
    assert_eq!(history.save(save(2, Presented::Version(9)), at(2)), SaveDecision::NoChange { version: 1 });
}

#[test]
fn a_save_sent_again_after_a_lost_answer_does_nothing() {
    let mut history = history();
    history.save(keyed(save(2, Presented::Nothing), "k1"), at(1));
    history.save(keyed(save(3, Presented::Version(1)), "k2"), at(2));

    let again = history.save(keyed(save(2, Presented::Nothing), "k1"), at(3));
    let misused = history.save(keyed(save(4, Presented::Version(2)), "k1"), at(3));

    assert_eq!(again, SaveDecision::NoChange { version: 1 });
    assert_eq!(misused, SaveDecision::KeyReused { version: 1 });
    assert_eq!(history.present().unwrap().answer, answer(3));
}

#[test]
fn a_version_that_never_was_is_a_conflict_with_nothing() {
    let mut history = history();

    assert_eq!(history.save(save(2, Presented::Version(1)), at(1)), SaveDecision::Conflict { present: None });
}

#[test]
fn an_answer_is_checked_for_its_slot() {
    let scales = [scale("practice", &[1, 2, 3, 4])];
    let check =
        |slot, mark| Answer { mark: Some(mark), ..Answer::default() }.check(slot, &practice(), &scales);

    assert_eq!(check(Slot::Current, Mark::CannotJudge), Ok(()));
    assert_eq!(check(Slot::Target, Mark::Step(4)), Ok(()));
    assert_eq!(
        check(Slot::Target, Mark::CannotJudge),
        Err(RatingRefusal::NoTarget { given: Kind::CannotJudge })
    );
    assert_eq!(check(Slot::Importance, Mark::Step(3)), Ok(()));
    assert_eq!(check(Slot::Importance, Mark::Step(4)), Err(RatingRefusal::NoImportance));
    let no_step = MarkRefusal::NoSuchStep { step: 7, steps: vec![1, 2, 3, 4] };
    assert_eq!(check(Slot::Current, Mark::Step(7)), Err(RatingRefusal::Mark(no_step)));
}

#[test]
fn a_note_may_stand_alone_and_not_be_endless() {
    let note =
        |text: String| Answer { note: text, ..Answer::default() }.check(Slot::Current, &practice(), &[]);

    assert_eq!(note("asked the workshop".to_owned()), Ok(()));
    let too_long = WordsRefusal::TooLong { characters: 20_001, at_most: 20_000 };
    assert_eq!(note("x".repeat(20_001)), Err(RatingRefusal::Note(too_long)));
    assert_eq!(note("a\0b".to_owned()), Err(RatingRefusal::Note(WordsRefusal::HoldsNul)));
}

fn any_save() -> impl Strategy<Value = Save> {
    let presented = prop_oneof![
        Just(Presented::Nothing),
        Just(Presented::Unsaid),
        (1u32..6).prop_map(Presented::Version)
    ];
    let key = prop::option::of((0u8..4).prop_map(|key| key.to_string()));
    (1i32..5, presented, 0u8..2, key).prop_map(|(step, presented, by, key)| Save {
        answer: answer(step),
        presented,
        by: PersonId::from(by.to_string()),
        key,
    })
}

proptest! {
    #[test]
    fn superseding_keeps_history(saves in prop::collection::vec(any_save(), 0..30)) {
        let mut history = history();
        for (second, save) in saves.into_iter().enumerate() {
            let before = history.versions().to_vec();

            let decision = history.save(save.clone(), at(second as i64));

            let after = history.versions();
            prop_assert_eq!(&after[..before.len()], &before[..]);
            match decision {
                SaveDecision::Insert { version, supersedes } => {
                    prop_assert_eq!(after.len(), before.len() + 1);
                    prop_assert_eq!(version as usize, after.len());
                    prop_assert_eq!(supersedes, before.last().map(|rating| rating.version));
                    prop_assert_eq!(&history.present().unwrap().answer, &save.answer);
                }
                _ => prop_assert_eq!(after.len(), before.len()),
            }
        }
    }
}
