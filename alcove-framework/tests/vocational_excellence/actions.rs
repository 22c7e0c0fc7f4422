//! The actions that come with the framework.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{ItemRef, TextState};
use alcove_framework::{Action, ActionLibrary, ActionText, read_actions, read_path, write_actions_json};

use super::{LANGUAGES, edition, folder, lang, sentences, words};

fn library() -> ActionLibrary {
    let loaded = read_path(&folder());
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.warnings, []);
    loaded.actions.expect("a library without faults")
}

pub(super) fn texts_of(text: &ActionText) -> Vec<(&'static str, &str)> {
    let mut all = vec![
        ("name", text.name.as_str()),
        ("output", &text.output),
        ("evidence", &text.evidence),
        ("sign", &text.sign),
        ("obstacle", &text.obstacle),
        ("answer", &text.answer),
    ];
    all.extend(text.steps.iter().map(|step| ("steps", step.as_str())));
    all
}

fn everywhere(library: &ActionLibrary) -> impl Iterator<Item = (&Action, &'static str, &ActionText)> {
    library
        .actions
        .iter()
        .flat_map(|action| LANGUAGES.into_iter().map(move |tag| (action, tag, &action.texts[&lang(tag)])))
}

#[test]
fn every_criterion_has_two_actions_or_more() {
    let (edition, library) = (edition(), library());
    let mut found: BTreeMap<&ItemRef, usize> = BTreeMap::new();
    for action in &library.actions {
        *found.entry(&action.criterion).or_default() += 1;
    }

    let criteria = edition.items.iter().filter(|item| item.instrument.is_none() && item.parent.is_some());
    let criteria: BTreeSet<&ItemRef> = criteria.map(|item| &item.id).collect();

    assert_eq!(found.keys().copied().collect::<BTreeSet<_>>(), criteria);
    assert!(found.values().all(|count| *count >= 2), "{found:?}");
}

#[test]
fn every_rated_item_is_answered_by_an_action() {
    let (edition, library) = (edition(), library());
    let answered: BTreeSet<&ItemRef> = library.actions.iter().flat_map(|action| &action.answers).collect();

    let open: Vec<&str> = edition
        .rated()
        .map(|(_, item)| &item.id)
        .filter(|id| !answered.contains(id))
        .map(|id| id.0.as_str())
        .collect();

    assert_eq!(open, [""; 0]);
}

#[test]
fn an_action_is_a_matter_of_weeks_for_a_school_with_little_money() {
    for action in &library().actions {
        assert!(action.effort <= 20 && action.weeks <= 26, "{}", action.id);
    }
}

#[test]
fn actions_say_what_to_do_in_few_short_steps_in_three_languages() {
    let library = library();

    for (action, tag, text) in everywhere(&library) {
        let name = text.name.split_whitespace().count();
        assert!((3..=10).contains(&name), "{} in {tag}: {name} words", action.id);
        assert!((2..=4).contains(&text.steps.len()), "{} in {tag}", action.id);
        for (field, said) in texts_of(text) {
            let length = words(said).len();
            assert!((2..=30).contains(&length), "{} {field} in {tag}: {length} words", action.id);
            assert_eq!(said.ends_with(['.', '?']), field != "name", "{} {field} in {tag}: {said}", action.id);
        }
        assert_eq!(text.state, TextState::Draft, "{} in {tag}", action.id);
    }
}

#[test]
fn no_english_sentence_of_an_action_is_longer_than_thirty_words() {
    let library = library();

    for (action, _, text) in everywhere(&library).filter(|(_, tag, _)| *tag == "en") {
        for (field, said) in texts_of(text) {
            for sentence in sentences(said) {
                assert!(words(sentence).len() <= 30, "{} {field}: {sentence}", action.id);
            }
        }
    }
}

#[test]
fn no_two_actions_say_the_same() {
    let library = library();
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();

    for (action, tag, text) in everywhere(&library) {
        for (_, said) in texts_of(text) {
            let before = seen.insert((tag, said), &action.id);
            assert_eq!(before, None, "{} in {tag}: {said}", action.id);
        }
    }
    // Azerbaijani and Russian differ from English and from each other by their letters anyhow.
    assert_eq!(
        library.actions.iter().map(|action| &action.id).collect::<BTreeSet<_>>().len(),
        library.actions.len()
    );
}

#[test]
fn our_library_is_written_and_read_back_equal() {
    let (edition, library) = (edition(), library());

    let back = read_actions("actions.json", write_actions_json(&library).as_bytes(), &edition);

    assert_eq!(back, Ok(library));
}
