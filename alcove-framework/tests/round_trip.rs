//! What is written is read back equal, whatever the texts hold.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use alcove_domain::assess::edition::*;
use alcove_domain::kit::{Day, Lang, Number};
use alcove_framework::{
    check_edition, read_bytes, read_path, read_workbook, write_json, write_xlsx, write_yaml,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

/// Any text a person or a hostile file could bring, as it is kept: without blanks around it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zəğışçöü ,.:#'\"&*!|>%@`{}\\[\\]?~-]{0,40}",
        2 => "(- |\\? |: |# |\\| |> |& |\\* |! |% |@ |0|08|null|yes|~|---|\\.\\.\\.|\n|\n\n|  |\t|\\\\|\"){0,8}",
        1 => "\\PC{0,30}",
        1 => Just(String::new()),
        1 => "[\u{80}-\u{A0}\u{2028}\u{2029}\u{FEFF}\u{1F600}a\n]{0,8}",
    ]
    .prop_map(|text| text.trim().to_owned())
}

fn filled() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.is_empty() { "x".to_owned() } else { text })
}

/// Names of one to thirty characters in a row, which JSON and YAML both take as keys.
fn id(prefix: &'static str, at: usize) -> String {
    format!("{prefix}{at}")
}

fn number() -> impl Strategy<Value = Number> {
    (1_i64..10_000, 1_i64..1_000).prop_map(|(above, below)| Number::ratio(above, below).unwrap())
}

fn label() -> impl Strategy<Value = Label> {
    (filled(), text()).prop_map(|(name, description)| Label { name, description })
}

/// English always, others by chance.
fn in_languages<T: std::fmt::Debug + Clone + 'static>(
    of: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = BTreeMap<Lang, T>> {
    let of = of.boxed();
    (of.clone(), option::of(of.clone()), option::weighted(0.2, of)).prop_map(|(en, az, other)| {
        let pairs = [("en", Some(en)), ("az", az), ("pt-br", other)];
        pairs.into_iter().filter_map(|(tag, text)| Some((lang(tag), text?))).collect()
    })
}

fn item_text() -> impl Strategy<Value = ItemText> {
    (
        (filled(), text(), text(), text(), text()),
        (vec(filled(), 0..3), vec(filled(), 0..2), any::<bool>(), filled()),
        (text(), text(), text(), text(), text(), text(), text()),
        any::<bool>(),
    )
        .prop_map(|(a, b, c, draft)| ItemText {
            name: a.0,
            text: a.1,
            means: a.2,
            does_not_mean: a.3,
            matters: a.4,
            evidence: b.0,
            questions: b.1,
            descriptors: if b.2 {
                (1..=3).map(|step| (step, b.3.clone())).collect()
            } else {
                BTreeMap::new()
            },
            survey: c.0,
            numerator: c.1,
            denominator: c.2,
            unit: c.3,
            period: c.4,
            lives: c.5,
            note: c.6,
            state: if draft { TextState::Draft } else { TextState::Reviewed },
        })
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (text(), 0_u32..12, option::of(number()), option::of(number()), vec(number(), 0..4), 0..3_usize).prop_map(
        |(unit, decimals, minimum, added, bounds, direction)| {
            let maximum = added.map(|added| minimum.clone().unwrap_or_else(Number::zero) + added);
            let direction = [Direction::Up, Direction::Down, Direction::Neutral][direction];
            let mut bounds: Vec<_> = bounds.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
            match direction {
                Direction::Up => {}
                Direction::Down => bounds.reverse(),
                Direction::Neutral => bounds.clear(),
            }
            Quantity { unit, decimals, minimum, maximum, direction, bounds }
        },
    )
}

fn choice() -> impl Strategy<Value = Choice> {
    (any::<bool>(), vec((option::of(number()), in_languages(label())), 1..4)).prop_map(|(many, options)| {
        let options = options.into_iter().enumerate();
        let options = options.map(|(at, (score, texts))| ChoiceOption { id: id("o", at), score, texts });
        Choice { many, options: options.collect() }
    })
}

fn instrument() -> impl Strategy<Value = Instrument> {
    prop_oneof![
        Just(Instrument::Scale("practice".into())),
        quantity().prop_map(Instrument::Amount),
        quantity().prop_map(Instrument::Ratio),
        Just(Instrument::YesNo),
        choice().prop_map(Instrument::Choice),
        Just(Instrument::Date),
        Just(Instrument::Text),
    ]
}

fn roll_up() -> impl Strategy<Value = RollUp> {
    prop_oneof![
        Just(RollUp::WeightedMean),
        Just(RollUp::Minimum),
        Just(RollUp::None),
        (1..=3).prop_map(RollUp::ShareAtStep),
        (1..=3).prop_map(RollUp::CountAtStep),
        (0_u32..9, 1..=3).prop_map(|(count, step)| RollUp::AtLeast { count, step }),
    ]
}

fn maps_to() -> impl Strategy<Value = MapsTo> {
    (filled(), 0..5_usize, option::of(0_u8..=100), text()).prop_map(
        |(target, relation, strength, because)| {
            use Relation::{Equal, Intersects, Related, Subset, Superset};
            MapsTo {
                target,
                relation: [Equal, Subset, Superset, Intersects, Related][relation],
                strength,
                because,
            }
        },
    )
}

prop_compose! {
    /// An item, and a number that chooses its parent among those before it.
    fn item()(
        code in option::of(filled()),
        parent in any::<u32>(),
        tier in 0..3_usize,
        instrument in option::weighted(0.8, instrument()),
        weight in number(),
        roll_up in option::of(roll_up()),
        lens in 0..4_usize,
        tags in any::<[bool; 2]>(),
        maps in vec(maps_to(), 0..2),
        disaggregate in vec(filled(), 0..2),
        licence in option::of(filled()),
        lineage in vec((0..99_u8, 0..4_usize), 0..2),
        texts in in_languages(item_text()),
    ) -> (u32, Item) {
        let kinds = [LineageKind::SameAs, LineageKind::Replaces, LineageKind::SplitFrom, LineageKind::MergedFrom];
        (parent, Item {
            id: ItemRef(String::new()),
            code,
            parent: None,
            tier,
            instrument,
            weight,
            roll_up,
            lens: [None, Some(Lens::Scope), Some(Lens::Performance), Some(Lens::LeadingOthers)][lens],
            tags: ["green", "quick"].into_iter().zip(tags).filter(|(_, on)| *on).map(|(tag, _)| tag.to_owned()).collect(),
            maps,
            disaggregate,
            source: licence.clone(),
            licence,
            lineage: lineage.into_iter().map(|(n, kind)| ComesFrom { item: ItemRef(format!("old{n}")), kind: kinds[kind] }).collect(),
            texts,
        })
    }
}

/// The items as a tree in the order of reading: each below one of the path that leads to its
/// predecessor, so that no branch is taken up again.
fn in_order(items: Vec<(u32, Item)>) -> Vec<Item> {
    let mut path: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for (at, (choose, mut item)) in items.into_iter().enumerate() {
        path.truncate(choose as usize % (path.len() + 1));
        item.parent = path.last().copied();
        item.id = ItemRef(id("item", at));
        path.push(at);
        out.push(item);
    }
    out
}

prop_compose! {
    fn edition()(
        version in filled(),
        texts in in_languages(label()),
        publisher in option::of(filled()),
        published in option::of((1_i16..=9999, 1_u8..=12, 1_u8..=28)),
        public in any::<bool>(),
        tiers in vec(in_languages((filled(), filled()).prop_map(|(one, many)| TierName { one, many })), 3..=3),
        steps in vec(in_languages(label()), 3..=3),
        tags in vec(in_languages(label()), 2..=2),
        presets in vec(in_languages(label()), 3..=3),
        glossary in btree_map("[a-z]{1,6}", in_languages(label()), 0..3),
        variants in vec((in_languages(label()), in_languages(filled()), in_languages(vec(filled(), 1..3))), 0..3),
        roll_up in roll_up(),
        missing in 0..3_usize,
        share in 1_i64..=7,
        items in vec(item(), 1..8),
    ) -> Edition {
        let mut items = in_order(items);
        items[0].instrument = Some(Instrument::Text);
        items[0].tags.insert("green".to_owned());
        let rated = items[0].id.clone();
        let last = items.iter().rev().find(|item| item.instrument.is_some()).map(|item| item.id.clone());
        let last = last.unwrap_or_else(|| rated.clone());
        let mut presets = presets.into_iter();
        let mut preset = |id: &str, select| Preset { id: id.into(), select, at_least: 1, texts: presets.next().unwrap() };
        Edition {
            urn: "urn:example:framework:any".into(),
            version,
            language: lang("en"),
            texts,
            publisher: publisher.clone(),
            licence: publisher.clone(),
            source: publisher,
            published: published.map(|(y, m, d)| Day::new(y, m, d).unwrap()),
            publication: if public { Publication::Public } else { Publication::NotForPublication },
            subject: if public { Subject::Institution } else { Subject::Practice },
            tiers: tiers.into_iter().enumerate().map(|(at, texts)| Tier { id: id("t", at), texts }).collect(),
            scales: vec![Scale {
                id: "practice".into(),
                steps: steps.into_iter().enumerate().map(|(at, texts)| Step { value: at as i32 + 1, texts }).collect(),
            }],
            tags: tags.into_iter().zip([("green", TagKind::Theme), ("quick", TagKind::Group)])
                .map(|(texts, (id, kind))| Tag { id: id.into(), kind, texts }).collect(),
            presets: vec![
                preset("a", Selection::All),
                preset("b", Selection::Tags(["green".to_owned()].into())),
                preset("c", Selection::Items([rated.clone()].into())),
            ],
            glossary: glossary.into_iter().map(|(id, texts)| Term { id, texts }).collect(),
            variants: variants.into_iter().enumerate().map(|(at, (texts, wording, examples))| Variant {
                id: id("v", at),
                texts,
                wording: [(rated.clone(), wording)].into(),
                examples: [(last.clone(), examples)].into(),
            }).collect(),
            roll_up,
            missing: match missing {
                0 => MissingPolicy::LeaveOut,
                1 => MissingPolicy::NeedsAll,
                _ => MissingPolicy::NeedsShare(Number::ratio(share, 7).unwrap()),
            },
            items,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edition_written_as_json_is_read_back_equal(edition in edition()) {
        prop_assert_eq!(check_edition(&edition).0, []);
        let json = write_json(&edition);

        let loaded = read_bytes("a.json", json.as_bytes());

        prop_assert_eq!(&loaded.faults, &[]);
        prop_assert_eq!(loaded.edition.as_ref(), Some(&edition));
        prop_assert_eq!(write_json(&edition), json);
    }

    #[test]
    fn an_edition_written_as_yaml_is_read_back_equal(edition in edition()) {
        let yaml = write_yaml(&edition);

        let loaded = read_bytes("a.yaml", yaml.as_bytes());

        prop_assert_eq!(&loaded.faults, &[], "{}", yaml);
        prop_assert_eq!(loaded.edition, Some(edition));
    }

    #[test]
    fn an_edition_written_as_a_workbook_is_read_back_equal(edition in edition()) {
        let bytes = write_xlsx(&edition).unwrap();

        let loaded = read_workbook("a.xlsx", &bytes);

        prop_assert_eq!(&loaded.faults, &[]);
        prop_assert_eq!(loaded.edition, Some(edition));
    }

    #[test]
    fn json_read_as_yaml_is_the_same(edition in edition()) {
        // A comment makes it YAML that looks like JSON.
        let text = format!("# not JSON\n{}", write_json(&edition));

        let loaded = read_bytes("a.yaml", text.as_bytes());

        prop_assert_eq!(&loaded.faults, &[]);
        prop_assert_eq!(loaded.edition, Some(edition));
    }
}

#[test]
fn a_framework_of_many_files_becomes_one() {
    let edition = read_path(Path::new("tests/fixtures/small")).edition.unwrap();

    let yaml = write_yaml(&edition);

    assert_eq!(read_bytes("one.yaml", yaml.as_bytes()).edition, Some(edition));
    assert!(
        yaml.starts_with("alcove: framework/1\nurn: urn:example:framework:workshop\nversion: \"2027.1\"\n"),
        "{yaml}"
    );
    assert!(yaml.contains("\n        means: A person looks at it and signs.\n"), "{yaml}");
}
