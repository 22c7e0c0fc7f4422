//! A library of actions: what is read, what is refused where, and that it is written back equal.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use alcove_domain::assess::edition::{Edition, ItemRef, TextState};
use alcove_domain::kit::Lang;
use alcove_domain::plan::money::Need;
use alcove_framework::{
    Action, ActionKind, ActionLibrary, ActionText, Loaded, import_path, read_actions, read_bytes, read_path,
    write_actions_json, write_actions_yaml,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

const FRAMEWORK: &str = "alcove: framework/1
urn: urn:example:framework:a
version: 1
language: en
name: A
tiers: [{id: area, one: Area, many: Areas}, {id: question, one: Question, many: Questions}]
items:
  - {id: S, name: Safety, items: [{id: S1, text: When?, instrument: date}]}
  - {id: T, name: Tools, items: [{id: T1, text: Where?, instrument: text}]}
";

const HEAD: &str = "alcove: actions/1
framework: urn:example:framework:a
language: en
actions:
";

/// One action that nothing is wrong with, on lines 5 to 18.
const WALK: &str = "  - id: S-A
    criterion: S
    answers: [S1]
    kind: rule
    effort: 3
    weeks: 4
    needs: [staff-time, money]
    name: Walk through the workshop each Monday
    steps: [Agree on a list, Walk, Write down what is broken]
    output: A list.
    evidence: The lists of a month.
    sign: Things are repaired sooner.
    obstacle: Nobody has time.
    answer: Take ten minutes.
";

fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

fn edition() -> Edition {
    read_bytes("a.yaml", FRAMEWORK.as_bytes()).edition.unwrap()
}

fn read(text: &str) -> Result<ActionLibrary, Vec<(&'static str, usize)>> {
    read_actions("actions.yaml", text.as_bytes(), &edition())
        .map_err(|faults| faults.iter().map(|fault| (fault.code, fault.line)).collect())
}

fn with(change: (&str, &str)) -> Result<ActionLibrary, Vec<(&'static str, usize)>> {
    let text = format!("{HEAD}{WALK}");
    assert!(text.contains(change.0), "{change:?}");
    read(&text.replacen(change.0, change.1, 1))
}

#[test]
fn an_action_is_read_with_what_it_answers_takes_and_needs() {
    let library = read(&format!("{HEAD}{WALK}")).unwrap();

    let action = &library.actions[0];
    assert_eq!((action.id.as_str(), action.criterion.0.as_str()), ("S-A", "S"));
    assert_eq!(action.answers, BTreeSet::from([ItemRef("S1".to_owned())]));
    assert_eq!((action.kind, action.effort, action.weeks), (ActionKind::Rule, 3, 4));
    assert_eq!(action.needs, BTreeSet::from([Need::StaffTime, Need::Money]));
    let text = &action.texts[&lang("en")];
    assert_eq!((text.steps.len(), text.state), (3, TextState::Reviewed));
}

#[test]
fn a_wrong_key_or_word_is_refused_where_it_stands() {
    assert_eq!(with(("actions/1", "actions/2")), Err(vec![("actions-format", 1)]));
    assert_eq!(with(("framework:a", "framework:b")), Err(vec![("actions-framework", 2)]));
    assert_eq!(with(("    kind: rule\n", "")), Err(vec![("key-missing", 5)]));
    assert_eq!(with(("kind: rule", "kind: wish")), Err(vec![("word-unknown", 8)]));
    assert_eq!(with(("effort: 3", "effort: 0")), Err(vec![("not-whole", 9)]));
    assert_eq!(with(("weeks: 4", "weeks: a month")), Err(vec![("not-whole", 10)]));
    assert_eq!(with(("    weeks: 4\n", "")), Err(vec![("key-missing", 5)]));
    assert_eq!(with(("staff-time", "hope")), Err(vec![("word-unknown", 11)]));
    assert_eq!(with(("[staff-time, money]", "[]")), Err(vec![("key-missing", 5)]));
    assert_eq!(with(("    output:", "    outptu:")).unwrap_err()[0], ("key-unknown-near", 14));
    assert_eq!(with(("    answer: Take ten minutes.\n", "")), Err(vec![("action-text-missing", 5)]));
    assert_eq!(with(("  - id: S-A", "  - id: S A")), Err(vec![("id-bad", 5)]));
    assert_eq!(read(&format!("{HEAD}{WALK}{WALK}")), Err(vec![("id-duplicate", 19)]));
}

#[test]
fn an_action_answers_rated_items_below_its_criterion_and_no_others() {
    assert_eq!(with(("criterion: S", "criterion: S9")), Err(vec![("ref-unknown-near", 5)]));
    assert_eq!(with(("[S1]", "[nowhere]")), Err(vec![("ref-unknown", 5)]));
    assert_eq!(with(("[S1]", "[S]")), Err(vec![("action-item-not-rated", 5)]));
    assert_eq!(with(("[S1]", "[S1, T1]")), Err(vec![("action-item-elsewhere", 5)]));
    assert_eq!(with(("[S1]", "[]")), Err(vec![("key-missing", 5)]));
}

#[test]
fn words_in_another_language_are_whole_or_refused() {
    let with_az = |said: &str| read(&format!("{HEAD}{WALK}texts:\n  az:\n    actions:\n{said}"));
    let whole = "{name: a, steps: [b, c, d], output: e, evidence: f, sign: g, obstacle: h, answer: i}";

    let library = with_az(&format!("      S-A: {whole}\n")).unwrap();
    assert_eq!(library.actions[0].texts[&lang("az")].steps, ["b", "c", "d"]);
    assert_eq!(with_az(&format!("      S-B: {whole}\n")), Err(vec![("texts-unknown-near", 22)]));
    let two = whole.replace(", d]", "]");
    assert_eq!(read(&format!("{HEAD}{WALK}texts: {{en: {{actions: {{}}}}}}\n")).unwrap_err().len(), 1);

    // Only a language of the framework has to be whole.
    let directory = directory("languages", &[("texts/az.yaml", "framework: {name: A}\n")]);
    let edition = read_path(&directory).edition.unwrap();
    let codes = |said: &str| {
        let text = format!("{HEAD}{WALK}texts:\n  az:\n    actions:\n      S-A: {said}\n");
        let faults = read_actions("a.yaml", text.as_bytes(), &edition).unwrap_err();
        faults.iter().map(|fault| (fault.code, fault.line)).collect::<Vec<_>>()
    };
    assert_eq!(codes(&two), [("action-steps-differ", 22)]);
    assert_eq!(codes(&whole.replace("output: e, ", "")), [("action-text-missing", 22)]);
    let without = read_actions("a.yaml", format!("{HEAD}{WALK}").as_bytes(), &edition).unwrap_err();
    assert_eq!((without[0].code, without[0].line), ("action-language-missing", 5));
    fs::remove_dir_all(directory).unwrap();
}

/// A directory with the framework and these files; the test removes it.
fn directory(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("actions-{name}"));
    for (file, text) in [("framework.yaml", FRAMEWORK)].iter().chain(files) {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn read_directory(name: &str, files: &[(&str, &str)]) -> Loaded {
    let root = directory(name, files);
    let loaded = read_path(&root);
    fs::remove_dir_all(root).unwrap();
    loaded
}

#[test]
fn a_directory_has_its_actions_in_files_of_their_own() {
    let item: String = WALK.lines().map(|line| format!("{}\n", &line[2..])).collect();
    let main = format!("{HEAD}  - include: actions/S.yaml\n");
    let az = "language: az\nstate: draft\nactions:\n  S-A: {name: a, steps: [b, c, d], output: e, \
              evidence: f, sign: g, obstacle: h, answer: i}\n";
    let files = [("actions.yaml", main.as_str()), ("actions/S.yaml", &item), ("texts/az/actions/S.yaml", az)];

    let loaded = read_directory("files", &files);

    assert_eq!(loaded.faults, []);
    let library = loaded.actions.unwrap();
    let text = &library.actions[0].texts[&lang("az")];
    assert_eq!((text.name.as_str(), text.state), ("a", TextState::Draft));

    let root = directory("import", &files);
    assert_eq!(import_path(&root).unwrap().actions, Some(library));
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn faults_of_the_actions_keep_back_the_framework_and_name_their_file() {
    let item: String = WALK.replace("[S1]", "[S7]").lines().map(|line| format!("{}\n", &line[2..])).collect();
    let main = format!("{HEAD}  - include: actions/S.yaml\n");

    let loaded = read_directory("faulty", &[("actions.yaml", &main), ("actions/S.yaml", &item)]);

    assert_eq!((loaded.edition, loaded.actions), (None, None));
    assert_eq!((loaded.faults.len(), loaded.faults[0].line), (1, 1));
    assert!(loaded.faults[0].path.ends_with("actions/S.yaml"), "{}", loaded.faults[0].path);
}

#[test]
fn a_name_that_cannot_be_read_at_a_glance_is_a_warning() {
    let long = WALK.replace("each Monday", "each and every Monday before the first lesson starts");

    let loaded = read_directory("long", &[("actions.yaml", &format!("{HEAD}{long}"))]);

    let warnings: Vec<_> = loaded.warnings.iter().map(|warning| (warning.code, warning.line)).collect();
    assert_eq!(warnings, [("action-name-long", 5)]);
    assert!(loaded.actions.is_some());
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zəğışçöü ,.:#'\"&*!|>%@`{}\\[\\]?~-]{1,40}",
        1 => "(- |\\? |: |# |\\| |> |& |\\* |! |% |@ |0|08|null|yes|~|---|\\.\\.\\.|\n|\n\n|  |\\\\|\"){1,8}",
        1 => "\\PC{1,30}",
    ]
    .prop_map(|text| text.trim().to_owned())
    .prop_map(|text| if text.is_empty() { "x".to_owned() } else { text })
}

fn action_text(steps: usize) -> impl Strategy<Value = ActionText> {
    let parts = (text(), vec(text(), steps..=steps), text(), text(), (text(), text(), text()), any::<bool>());
    parts.prop_map(|(name, steps, output, evidence, (sign, obstacle, answer), draft)| ActionText {
        name,
        steps,
        output,
        evidence,
        sign,
        obstacle,
        answer,
        state: if draft { TextState::Draft } else { TextState::Reviewed },
    })
}

fn action(at: usize) -> impl Strategy<Value = Action> {
    let kinds = proptest::sample::select(ActionKind::ALL.map(|(_, kind)| kind).to_vec());
    let needs = btree_set(proptest::sample::select(Need::ALL.map(|(_, need)| need).to_vec()), 1..=5);
    let other = proptest::option::of(action_text(3));
    let spans = (1_u16..=1_000, 1_u16..=520);
    (kinds, needs, action_text(3), other, spans, any::<bool>()).prop_map(
        move |(kind, needs, en, az, (effort, weeks), first)| {
            let (criterion, item) = if first { ("S", "S1") } else { ("T", "T1") };
            let texts = [("en", Some(en)), ("az", az)];
            Action {
                id: format!("{criterion}-{at}"),
                criterion: ItemRef(criterion.to_owned()),
                answers: BTreeSet::from([ItemRef(item.to_owned())]),
                kind,
                effort,
                weeks,
                needs,
                texts: texts
                    .into_iter()
                    .filter_map(|(tag, text)| Some((lang(tag), text?)))
                    .collect::<BTreeMap<_, _>>(),
            }
        },
    )
}

fn library() -> impl Strategy<Value = ActionLibrary> {
    let actions = (0_usize..4).prop_flat_map(|count| (0..count).map(action).collect::<Vec<_>>());
    (actions, proptest::option::of(text())).prop_map(|(actions, said)| ActionLibrary {
        framework: "urn:example:framework:a".to_owned(),
        language: lang("en"),
        publisher: said.clone(),
        licence: None,
        source: said,
        actions,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_is_read_back_equal(library in library()) {
        let edition = edition();

        for written in [write_actions_yaml(&library), write_actions_json(&library)] {
            let back = read_actions("a", written.as_bytes(), &edition);
            prop_assert_eq!(back.as_ref(), Ok(&library), "{}", written);
        }
    }

    #[test]
    fn no_text_makes_the_reader_stop(text in "\\PC{0,200}") {
        let _either = read_actions("a", text.as_bytes(), &edition());
    }
}
