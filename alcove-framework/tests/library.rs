//! The library format, with every trap that published files hold.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use alcove_domain::assess::edition::{Edition, Instrument, Item, Relation, Selection, TagKind};
use alcove_domain::kit::{Day, Lang, Number};
use alcove_framework::{Library, SuggestionKind, check_edition, read_bytes, read_library, write_json};

fn library() -> Library {
    read_library("traps.yaml", include_bytes!("fixtures/library/traps.yaml")).unwrap()
}

fn edition() -> Edition {
    library().editions.remove(0)
}

fn item<'e>(edition: &'e Edition, tail: &str) -> &'e Item {
    let id = format!("urn:example:risk:req_node:traps:{tail}");
    edition.items.iter().find(|item| item.id.0 == id).unwrap()
}

fn en() -> Lang {
    Lang::english()
}

fn fr() -> Lang {
    Lang::new("fr").unwrap()
}

/// A library whose only framework has these nodes.
fn with_nodes(nodes: &str) -> Result<Library, Vec<alcove_framework::Fault>> {
    let text = format!(
        "urn: urn:a:library:l
locale: en
ref_id: l
name: L
description: d
version: 1
provider: p
packager: p
objects:
  framework:
    urn: urn:a:framework:f
    ref_id: f
    name: F
    description: d
    requirement_nodes:
{nodes}"
    );
    read_library("l.yaml", text.as_bytes())
}

fn codes(faults: &[alcove_framework::Fault]) -> Vec<(&'static str, usize)> {
    faults.iter().map(|fault| (fault.code, fault.line)).collect()
}

#[test]
fn the_head_of_a_library_becomes_the_edition() {
    let edition = edition();

    assert_eq!(edition.urn, "urn:example:risk:framework:traps");
    assert_eq!(edition.version, "3");
    assert_eq!(edition.published, Day::new(2025, 8, 9));
    assert_eq!(edition.publisher.as_deref(), Some("Nobody"));
    assert_eq!(edition.licence.as_deref(), Some("CC0"));
    assert_eq!(edition.texts[&en()].name, "Traps");
    assert_eq!(edition.texts[&fr()].name, "Une bibliothèque");
    assert_eq!(check_edition(&edition).0, []);
}

#[test]
fn the_tree_follows_parents_and_not_the_order_or_the_depth_of_the_file() {
    let edition = edition();

    let tree: Vec<_> = edition
        .items
        .iter()
        .map(|item| {
            (item.id.0.strip_prefix("urn:example:risk:req_node:traps:").unwrap(), item.parent, item.tier)
        })
        .collect();
    assert_eq!(
        tree[..6],
        [
            ("top", None, 0),
            ("b", Some(0), 1),
            ("c", Some(1), 2),
            ("a", Some(0), 1),
            ("one", None, 0),
            ("many", None, 0)
        ]
    );
    assert_eq!(tree[6], ("many:question:1", Some(5), 1));
    assert_eq!(edition.tiers.len(), 3);
    assert_eq!(edition.tiers[1].texts[&en()].one, "Level 2");
}

#[test]
fn a_parent_may_be_rated_and_a_leaf_need_not() {
    let edition = edition();

    assert!(item(&edition, "top").instrument.is_some());
    assert_eq!(item(&edition, "a").instrument, None);
}

#[test]
fn numbers_that_are_codes_stay_text() {
    assert_eq!(item(&edition(), "b").code.as_deref(), Some("08"));
}

#[test]
fn named_levels_are_a_scale_and_gaps_in_the_range_are_filled() {
    let edition = edition();

    let scale = &edition.scales[0];
    let steps: Vec<_> =
        scale.steps.iter().map(|step| (step.value, step.texts[&en()].name.as_str())).collect();
    assert_eq!(steps, [(1, "Low"), (2, "Middle"), (3, "3"), (4, "High")]);
    assert_eq!(scale.steps[0].texts[&fr()].name, "Bas");
    assert_eq!(scale.steps[3].texts[&en()].description, "All is done.");
    assert_eq!(item(&edition, "b").instrument, Some(Instrument::Scale(scale.id.clone())));
}

#[test]
fn a_range_without_names_is_a_scale_when_short_and_an_amount_when_long() {
    let node = |range: &str| format!("      - {{urn: urn:a:n:1, assessable: true, name: N{range}}}\n");

    let short = with_nodes(&node(", min_score: 0, max_score: 3")).unwrap().editions.remove(0);
    let long = with_nodes(&node(", min_score: 0, max_score: 661")).unwrap().editions.remove(0);
    let unsaid = with_nodes(&node("")).unwrap().editions.remove(0);

    let names: Vec<_> = short.scales[0].steps.iter().map(|step| step.texts[&en()].name.clone()).collect();
    assert_eq!(names, ["0", "1", "2", "3"]);
    for (edition, most, quarters) in [(long, 661, [166, 331, 496]), (unsaid, 100, [25, 50, 75])] {
        let Some(Instrument::Amount(quantity)) = &edition.items[0].instrument else { panic!("an amount") };
        assert_eq!(quantity.minimum, Some(Number::from(0)));
        assert_eq!(quantity.maximum, Some(Number::from(most)));
        // Without steps nothing of it would have a grade, and the framework no result.
        assert_eq!(quantity.bounds, quarters.map(Number::from));
    }
}

/// Found by the fuzz target `library`: what came of it could not be read in our own format.
#[test]
fn a_framework_whose_name_is_no_urn_is_refused() {
    let text = include_str!("fixtures/library/traps.yaml");
    let odd = text.replace("urn: urn:Example:risk:framework:Traps", "urn: urn8Example:risk:framework:Traps");

    let faults = read_library("traps.yaml", odd.as_bytes()).unwrap_err();

    assert_eq!(codes(&faults), [("urn-bad", 20)]);
}

#[test]
fn quarters_that_we_made_are_told_once() {
    let node = |at: u8| format!("      - {{urn: urn:a:n:{at}, assessable: true, name: N}}\n");

    let library = with_nodes(&(node(1) + &node(2))).unwrap();

    let told = codes(&library.warnings);
    assert_eq!(told.iter().filter(|(code, _)| *code == "library-scores-quartered").count(), 1, "{told:?}");
}

#[test]
fn levels_by_name_are_chosen_by_their_reference() {
    let text = include_str!("fixtures/library/alternatives.yaml");

    let edition = read_library("a.yaml", text.as_bytes()).unwrap().editions.remove(0);

    let scales: Vec<_> = edition.scales.iter().map(|scale| (scale.id.as_str(), scale.steps.len())).collect();
    assert_eq!(scales, [("scores", 2), ("scores-maturity", 3)]);
    assert_eq!(edition.items[0].instrument, Some(Instrument::Scale("scores".into())));
    assert_eq!(edition.items[1].instrument, Some(Instrument::Scale("scores-maturity".into())));
}

#[test]
fn groups_are_tags_with_presets_also_where_they_are_defined_nowhere() {
    let library = library();
    let edition = &library.editions[0];

    let tags: Vec<_> =
        edition.tags.iter().map(|tag| (tag.id.as_str(), tag.kind, tag.texts[&en()].name.as_str())).collect();
    assert_eq!(
        tags,
        [("1", TagKind::Group, "1"), ("G-2", TagKind::Group, "Second group"), ("X", TagKind::Group, "X")]
    );
    assert_eq!(item(edition, "b").tags, ["1".to_owned(), "X".to_owned()].into());
    let presets: Vec<_> = edition.presets.iter().map(|preset| preset.select.clone()).collect();
    assert_eq!(presets[1], Selection::Tags(["G-2".to_owned()].into()));
    assert!(library.warnings.iter().any(|w| w.code == "library-group-undefined" && w.args[0].1 == "X"));
}

#[test]
fn nodes_without_words_show_their_code_or_their_question() {
    let edition = edition();

    assert_eq!(item(&edition, "c").texts[&en()].text, "c");
    let one = &item(&edition, "one").texts[&en()];
    assert_eq!((one.text.as_str(), one.means.as_str()), ("Is there a plan?", "Why it is asked"));
    assert_eq!(item(&edition, "one").texts[&fr()].text, "Y a-t-il un plan ?");
}

#[test]
fn an_empty_translation_falls_back() {
    let edition = edition();

    let top = &item(&edition, "top").texts;
    assert_eq!((top[&fr()].name.as_str(), top[&fr()].text.as_str()), ("", "Haut"));
    assert!(!item(&edition, "b").texts.contains_key(&fr()));
}

#[test]
fn the_only_question_is_how_the_node_is_answered() {
    let edition = edition();

    let Some(Instrument::Choice(choice)) = &item(&edition, "one").instrument else { panic!("a choice") };
    let scores: Vec<_> =
        choice.options.iter().map(|option| option.score.as_ref().map(Number::to_exact)).collect();
    assert_eq!(scores, [Some("1"), Some("0.5"), Some("0"), Some("7")].map(|s| s.map(str::to_owned)));
    assert!(!choice.many);
}

#[test]
fn several_questions_become_items_below_a_heading() {
    let edition = edition();

    assert_eq!(item(&edition, "many").instrument, None);
    let below: Vec<_> = (1..=6).map(|n| item(&edition, &format!("many:question:{n}"))).collect();
    assert!(matches!(below[0].instrument, Some(Instrument::Text)));
    assert!(matches!(below[1].instrument, Some(Instrument::Amount(_))));
    assert!(matches!(below[2].instrument, Some(Instrument::YesNo)));
    assert!(matches!(below[3].instrument, Some(Instrument::Date)));
    assert!(matches!(&below[4].instrument, Some(Instrument::Choice(choice)) if choice.many));
    assert!(matches!(below[5].instrument, Some(Instrument::Text)));
    assert_eq!(below[0].texts[&en()].text, "What?");
}

#[test]
fn notes_and_evidence_are_kept() {
    let edition = edition();

    let c = &item(&edition, "c").texts[&en()];
    assert_eq!(c.evidence, ["a plan", "a list"]);
    assert_eq!(c.note, "A note");
}

#[test]
fn mappings_are_kept_once_in_lower_case_and_only_where_their_items_are() {
    let set = library().mappings.remove(0);

    assert_eq!(
        (set.source.as_str(), set.target.as_str()),
        ("urn:example:risk:framework:traps", "urn:not:shipped")
    );
    assert_eq!(set.mappings.len(), 1);
    let only = &set.mappings[0];
    assert_eq!((only.from.as_str(), only.to.as_str()), ("urn:example:risk:req_node:traps:b", "urn:x:1"));
    assert_eq!((only.relation, only.strength), (Relation::Intersects, Some(70)));
    assert_eq!((only.rationale.as_deref(), only.because.as_str()), (Some("semantic"), "Both ask for it."));
}

#[test]
fn controls_and_threats_that_items_name_are_suggestions() {
    let suggestions = library().suggestions;

    let found: Vec<_> =
        suggestions.iter().map(|s| (s.kind, s.code.as_deref().unwrap(), s.items[0].1.0.as_str())).collect();
    let c = "urn:example:risk:req_node:traps:c";
    assert_eq!(found, [(SuggestionKind::Control, "CTL", c), (SuggestionKind::Threat, "T", c)]);
    assert_eq!(suggestions[0].evidence, ["a page"]);
}

#[test]
fn nothing_is_left_out_in_silence() {
    let warnings = library().warnings;

    let left: Vec<_> = warnings
        .iter()
        .filter(|w| w.code == "not-imported")
        .map(|w| (w.args[0].1.as_str(), w.line))
        .collect();
    assert_eq!(
        left,
        [
            ("color", 47),
            ("colour", 12),
            ("csf_function", 73),
            ("default_selected", 31),
            ("depends_on", 58),
            ("importance", 35),
            ("risk_matrix", 17),
        ]
    );
    let mut others: Vec<_> = warnings.iter().map(|w| w.code).filter(|code| *code != "not-imported").collect();
    others.sort_unstable();
    others.dedup();
    assert_eq!(
        others,
        [
            "language-incomplete",
            "language-part-missing",
            "library-dependency",
            "library-group-undefined",
            "library-labels-missing",
            "library-levels-filled",
            "library-mapping-twice",
            "library-mapping-unknown",
            "library-mapping-unrelated",
            "library-question-type",
            "library-questions-split",
            "library-suggestions-elsewhere",
            "library-suggestions-unused",
        ]
    );
}

#[test]
fn an_imported_framework_is_written_in_our_format_without_loss() {
    let edition = edition();

    let json = write_json(&edition);

    assert_eq!(read_bytes("a.json", json.as_bytes()).edition, Some(edition));
}

#[test]
fn a_circle_of_parents_a_dangling_one_and_a_node_twice_are_faults() {
    let faults = with_nodes(
        "      - {urn: urn:a:n:top, assessable: true, name: Top}
      - {urn: urn:a:n:1, parent_urn: urn:a:n:2, assessable: true, name: One}
      - {urn: urn:a:n:2, parent_urn: urn:a:n:1, assessable: true, name: Two}
      - {urn: urn:a:n:3, parent_urn: urn:a:n:3, assessable: true, name: Three}
      - {urn: urn:a:n:4, parent_urn: urn:a:n:9, assessable: true, name: Four}
      - {urn: urn:A:n:TOP, assessable: true, name: Again}
      - {assessable: true, name: Nameless}
",
    )
    .unwrap_err();

    let mut found = codes(&faults);
    found.sort_by_key(|(_, line)| *line);
    assert_eq!(
        found,
        [
            ("parent-cycle", 17),
            ("parent-cycle", 18),
            ("parent-cycle", 19),
            ("parent-unknown", 20),
            ("item-duplicate", 21),
            ("key-missing", 22)
        ]
    );
}

#[test]
fn several_frameworks_in_one_file_are_all_read() {
    let framework = |n: u8| {
        format!(
            "    - {{urn: urn:a:framework:{n}, name: F{n}, requirement_nodes: [{{urn: urn:a:n:{n}, assessable: true, name: N}}]}}\n"
        )
    };
    let text = format!(
        "urn: urn:a:library:l\nlocale: en\nname: L\nversion: '1.2'\nobjects:\n  frameworks:\n{}{}",
        framework(1),
        framework(2)
    );

    let library = read_library("l.yaml", text.as_bytes()).unwrap();

    let urns: Vec<_> =
        library.editions.iter().map(|edition| (edition.urn.as_str(), edition.version.as_str())).collect();
    assert_eq!(urns, [("urn:a:framework:1", "1.2"), ("urn:a:framework:2", "1.2")]);
}

#[test]
fn a_library_with_nothing_for_us_says_so() {
    let text =
        "urn: urn:a:library:l\nlocale: en\nname: L\nversion: 1\nobjects:\n  risk_matrix: [{urn: urn:a:m}]\n";

    assert_eq!(codes(&read_library("l.yaml", text.as_bytes()).unwrap_err()), [("library-empty", 6)]);
}

#[test]
fn ten_thousand_levels_of_parents_end_in_a_fault() {
    let nodes: String = (0..10_000)
        .map(|n| {
            let parent = if n == 0 { String::new() } else { format!(", parent_urn: urn:a:n:{}", n - 1) };
            format!("      - {{urn: urn:a:n:{n}, assessable: true, name: N{parent}}}\n")
        })
        .collect();

    assert_eq!(codes(&with_nodes(&nodes).unwrap_err()), [("item-nested", 40)]);
}

#[test]
fn a_range_that_begins_above_its_end_is_read_the_other_way_round_and_told() {
    let node = |range: &str| format!("      - {{urn: urn:a:n:1, assessable: true, name: N{range}}}\n");
    let library = with_nodes(&node(", min_score: 5, max_score: 2")).unwrap();

    assert!(codes(&library.warnings).iter().any(|(code, _)| *code == "library-scores-turned"));
    let ordered = with_nodes(&node(", min_score: 2, max_score: 5")).unwrap();
    assert_eq!(library.editions[0].scales, ordered.editions[0].scales);
    assert!(codes(&ordered.warnings).iter().all(|(code, _)| *code != "library-scores-turned"));
}

#[test]
fn scores_of_a_node_with_questions_are_told_as_left_out() {
    let node = "      - urn: urn:a:n:1\n        assessable: true\n        name: N\n        scores_definition_ref: other\n        \
                questions:\n          urn:a:q:1: {type: text, text: Why}\n";

    let library = with_nodes(node).unwrap();

    let told = library.warnings.iter().find(|warning| warning.code == "not-imported").unwrap();
    assert_eq!(told.args[0], ("key", "scores_definition_ref".to_owned()));
    assert!(told.message.ends_with("Places in the file: 1, this one first."), "{}", told.message);
}

#[test]
fn a_key_without_a_value_is_told_where_it_stands() {
    let text = "urn: urn:a:library:l\nlocale: en\nname: L\nversion: null\nobjects:\n  framework:\n    urn: urn:a:framework:f\n    \
                name: F\n    requirement_nodes:\n      - {urn: urn:a:n:1, assessable: true, name: N}\n";

    let faults = read_library("a.yaml", text.as_bytes()).unwrap_err();

    assert_eq!(codes(&faults), [("key-empty", 4)]);
}

#[test]
fn each_framework_of_a_file_has_its_own_faults() {
    let framework = |id: &str, nodes: &str| {
        format!(
            "    - {{urn: 'urn:a:framework:{id}', ref_id: {id}, name: {id}, requirement_nodes: [{nodes}]}}\n"
        )
    };
    let node = "{urn: urn:a:n:1, assessable: true, name: N}";
    let text = format!(
        "urn: urn:a:library:l\nlocale: en\nname: L\nversion: 1\nobjects:\n  frameworks:\n{}{}",
        framework("full", node),
        framework("bare", "")
    );
    let directory = std::env::temp_dir().join(format!("alcove-two-frameworks-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let path = directory.join("two.yaml");
    std::fs::write(&path, text).unwrap();

    let inspected = alcove_framework::inspect_path(&path);

    std::fs::remove_dir_all(&directory).unwrap();
    let found: Vec<_> = inspected.iter().map(|one| (one.about.name.as_str(), codes(&one.faults))).collect();
    assert_eq!(found, [("full", vec![]), ("bare", vec![("items-none", 8)])]);
}
