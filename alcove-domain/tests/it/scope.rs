use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::Tree;
use alcove_domain::assess::canonical::canonical;
use alcove_domain::assess::edition::{Edition, Instrument, Preset, Selection, Variant};
use alcove_domain::assess::scope::{Exclusion, LocalItem, Scope, ScopeRefusal};
use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Lang, Number};

use crate::build::{college, id, n, practice};

fn with_quick_scan() -> Edition {
    let mut edition = college();
    for at in [1, 5] {
        edition.items[at].tags.insert("quick".to_owned());
    }
    let select = Selection::Tags(BTreeSet::from(["quick".to_owned()]));
    edition.presets.push(Preset { id: "quick".to_owned(), select, at_least: 2, texts: BTreeMap::new() });
    edition
}

fn local(name: &str, under: Option<&str>) -> LocalItem {
    LocalItem {
        id: id(name),
        under: under.map(id),
        instrument: practice(),
        weight: Number::from(1),
        texts: BTreeMap::from([(Lang::english(), "Our own question".to_owned())]),
    }
}

/// These items alone; none of the others has its reason yet.
fn chosen(names: &[&str]) -> Scope {
    Scope { chosen: names.iter().map(|name| id(name)).collect(), ..Scope::default() }
}

fn names(tree: &Tree) -> Vec<&str> {
    tree.nodes.iter().map(|node| node.item.0.as_str()).collect()
}

#[test]
fn a_preset_chooses_its_items_and_says_why_the_others_are_out() {
    let edition = with_quick_scan();

    let scope = Scope::by_preset(&edition, "quick").unwrap();

    assert_eq!(scope.chosen, BTreeSet::from([id("A1"), id("B1")]));
    assert_eq!(scope.excluded[&id("A2")], Exclusion::OutsidePreset("quick".to_owned()));
    assert_eq!(scope.check(&edition), Ok(()));
    assert_eq!(
        Scope::by_preset(&edition, "slow"),
        Err(ScopeRefusal::NoSuchPreset { preset: "slow".to_owned() })
    );
}

#[test]
fn the_full_scope_needs_no_reasons() {
    let edition = college();

    let scope = Scope::full(&edition);

    assert_eq!((scope.len(), scope.check(&edition)), (5, Ok(())));
}

#[test]
fn an_item_left_out_by_hand_needs_a_reason() {
    let edition = college();
    let mut scope = chosen(&["A1", "A2", "A3"]);

    assert_eq!(scope.check(&edition), Err(ScopeRefusal::ExcludedWithoutReason { items: 2, first: id("B1") }));

    scope.exclude(id("B1"), "we have no boarding house");
    scope.exclude(id("B2"), "  ");
    assert_eq!(
        scope.faults(&edition),
        vec![ScopeRefusal::Reason { item: id("B2"), words: WordsRefusal::Empty }]
    );

    scope.exclude(id("B2"), "we have no boarding house");
    assert_eq!(scope.check(&edition), Ok(()));
}

#[test]
fn choosing_an_item_again_forgets_why_it_was_out() {
    let edition = college();
    let mut scope = Scope::full(&edition);
    scope.exclude(id("A1"), "not ours");

    scope.choose(id("A1"));

    assert_eq!(scope, Scope::full(&edition));
}

#[test]
fn an_empty_scope_and_unknown_items_are_refused() {
    let edition = college();
    let mut nothing = Scope::default();
    for item in ["A1", "A2", "A3", "B1", "B2"] {
        nothing.exclude(id(item), "not ours");
    }
    let mut odd = Scope::full(&edition);
    odd.chosen.extend([id("X"), id("A")]);
    odd.weights.insert(id("Y"), n("-1"));

    assert_eq!(nothing.faults(&edition), vec![ScopeRefusal::Empty]);
    assert_eq!(
        odd.faults(&edition),
        vec![
            ScopeRefusal::NotRated { item: id("A") },
            ScopeRefusal::NoSuchItem { item: id("X") },
            ScopeRefusal::NoSuchItem { item: id("Y") },
            ScopeRefusal::NegativeWeight { item: id("Y"), weight: n("-1") },
        ]
    );
}

#[test]
fn an_own_item_stands_under_a_node_after_the_editions() {
    let edition = college();
    let mut scope = Scope::full(&edition);
    scope.local = vec![local("own-2", Some("A")), local("own-1", Some("A")), local("own-3", None)];

    let tree = Tree::of(&edition, &scope).unwrap();

    assert_eq!(scope.check(&edition), Ok(()));
    assert_eq!(names(&tree), ["A", "A1", "A2", "A3", "own-1", "own-2", "B", "B1", "B2", "own-3"]);
    assert_eq!(tree.nodes[5].parent, Some(0));
    assert_eq!(tree.nodes[9].parent, None);
}

#[test]
fn an_own_item_needs_a_free_id_a_text_and_a_scale_that_exists() {
    let edition = college();
    let mut scope = Scope::full(&edition);
    let instrument = Instrument::Scale("stars".to_owned());
    scope.local = vec![
        local("A1", None),
        LocalItem { texts: BTreeMap::new(), ..local("own-1", None) },
        LocalItem { instrument, ..local("own-2", Some("X")) },
        local("own-2", None),
    ];

    assert_eq!(
        scope.faults(&edition),
        vec![
            ScopeRefusal::IdTaken { item: id("A1") },
            ScopeRefusal::NoText { item: id("own-1") },
            ScopeRefusal::NoSuchItem { item: id("X") },
            ScopeRefusal::NoSuchScale { item: id("own-2"), scale: "stars".to_owned() },
            ScopeRefusal::IdTaken { item: id("own-2") },
        ]
    );
}

#[test]
fn a_tree_holds_what_was_chosen_and_what_stands_above_it() {
    let edition = college();

    let tree = Tree::of(&edition, &chosen(&["B2"])).unwrap();

    assert_eq!(names(&tree), ["B", "B2"]);
    assert_eq!(Tree::of(&edition, &chosen(&["X"])), Err(ScopeRefusal::NoSuchItem { item: id("X") }));
}

#[test]
fn a_tree_may_be_deeper_than_the_stack() {
    let mut items = vec![crate::build::heading("0", None)];
    for depth in 1..100_000 {
        items.push(crate::build::heading(&depth.to_string(), Some(depth - 1)));
    }
    items[99_999].instrument = Some(practice());
    let edition = crate::build::edition(items);

    let tree = Tree::of(&edition, &Scope::full(&edition)).unwrap();

    assert_eq!(tree.nodes.len(), 100_000);
}

fn words(text: &str) -> BTreeMap<Lang, String> {
    BTreeMap::from([(Lang::english(), text.to_owned())])
}

fn with_variants() -> Edition {
    let mut edition = with_quick_scan();
    let variant = |name: &str, items: &[&str]| Variant {
        id: name.to_owned(),
        texts: BTreeMap::new(),
        wording: items.iter().map(|item| (id(item), words(&format!("{item} at {name}")))).collect(),
        examples: BTreeMap::from([(
            id("A1"),
            BTreeMap::from([(Lang::english(), vec![format!("A paper of {name}")])]),
        )]),
    };
    edition.variants = vec![variant("customs", &["A1", "A2", "B1"]), variant("nursing", &["A1"])];
    edition
}

#[test]
fn a_variant_words_items_whenever_they_are_chosen() {
    let edition = with_variants();
    let mut scope = Scope::by_preset(&edition, "quick").unwrap();

    scope.with_variant(&edition, "customs").unwrap();
    scope.choose(id("A2"));

    assert_eq!(scope.variant_wording(&edition, &id("A1")), Some(&words("A1 at customs")));
    assert_eq!(scope.variant_wording(&edition, &id("A2")), Some(&words("A2 at customs")));
    assert_eq!(scope.variant_wording(&edition, &id("B2")), None);
    assert_eq!(scope.check(&edition), Ok(()));
}

#[test]
fn a_variant_leaves_everything_that_counts_as_it_is() {
    let edition = with_variants();
    let plain = Scope::full(&edition);
    let mut scope = plain.clone();

    scope.with_variant(&edition, "customs").unwrap();

    let counted = |scope: &Scope| canonical(&Tree::of(&edition, scope).unwrap(), &[]);
    assert_eq!(counted(&scope), counted(&plain));
}

#[test]
fn the_organisations_own_words_stay_beside_those_of_a_variant() {
    let edition = with_variants();
    let mut scope = Scope::full(&edition);
    scope.wording.insert(id("A1"), words("As we say"));

    scope.with_variant(&edition, "customs").unwrap();

    assert_eq!(scope.wording, BTreeMap::from([(id("A1"), words("As we say"))]));
}

#[test]
fn another_variant_takes_the_place_of_the_first() {
    let edition = with_variants();
    let mut scope = Scope::full(&edition);
    scope.with_variant(&edition, "customs").unwrap();

    scope.with_variant(&edition, "nursing").unwrap();

    assert_eq!(scope.variant_wording(&edition, &id("A1")), Some(&words("A1 at nursing")));
    assert_eq!(scope.variant_wording(&edition, &id("A2")), None);
}

#[test]
fn without_a_variant_there_are_neither_its_words_nor_its_examples() {
    let edition = with_variants();
    let scope = Scope::full(&edition);

    assert_eq!(scope.variant_wording(&edition, &id("A1")), None);
    assert_eq!(scope.examples(&edition, &id("A1")), None);
}

#[test]
fn the_examples_of_the_variant_in_use_are_at_hand() {
    let edition = with_variants();
    let mut scope = Scope::full(&edition);

    scope.with_variant(&edition, "nursing").unwrap();

    let examples = scope.examples(&edition, &id("A1")).unwrap();
    assert_eq!(examples[&Lang::english()], ["A paper of nursing"]);
    assert_eq!(scope.examples(&edition, &id("A2")), None);
}

#[test]
fn a_variant_that_the_edition_lacks_is_refused() {
    let edition = with_variants();
    let mut scope = Scope::full(&edition);
    let refusal = ScopeRefusal::NoSuchVariant { variant: "mining".to_owned() };

    assert_eq!(scope.with_variant(&edition, "mining"), Err(refusal.clone()));

    scope.variant = Some("mining".to_owned());
    assert_eq!(scope.check(&edition), Err(refusal));
}
