//! Our own format: what is read, and what is refused where.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::Path;

use alcove_domain::assess::edition::{Edition, Instrument, ItemRef, MissingPolicy, Selection, TextState};
use alcove_domain::kit::{Lang, Number};
use alcove_framework::{Loaded, read_bytes, read_path, read_stored};

fn small() -> Edition {
    let loaded = read_path(Path::new("tests/fixtures/small"));
    assert_eq!(loaded.faults, []);
    loaded.edition.unwrap()
}

/// A framework with this list of items and nothing wrong besides.
fn with_items(items: &str) -> Loaded {
    read_bytes("a.yaml", format!("{HEAD}items:\n{items}").as_bytes())
}

const HEAD: &str = "alcove: framework/1
urn: urn:example:framework:a
version: 1
language: en
name: A
tiers: [{id: area, one: Area, many: Areas}, {id: question, one: Question, many: Questions}]
scales: [{id: practice, steps: [{value: 1, name: Low}, {value: 2, name: High}]}]
tags: [{id: green, name: Green}]
";

fn faults(loaded: &Loaded) -> Vec<(&'static str, usize)> {
    assert_eq!(loaded.edition.is_some(), loaded.faults.is_empty());
    loaded.faults.iter().map(|fault| (fault.code, fault.line)).collect()
}

fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

#[test]
fn a_directory_with_includes_and_translations_is_read_whole() {
    let edition = small();

    let ids: Vec<_> = edition.items.iter().map(|item| (item.id.0.as_str(), item.parent, item.tier)).collect();
    assert_eq!(
        ids,
        [
            ("S", None, 0),
            ("S1", Some(0), 1),
            ("S2", Some(0), 1),
            ("T", None, 0),
            ("T1", Some(3), 1),
            ("T2", Some(3), 1)
        ]
    );
    assert_eq!(edition.urn, "urn:example:framework:workshop");
    assert_eq!(edition.missing, MissingPolicy::NeedsShare(Number::parse("0.5").unwrap()));
    assert_eq!(edition.items[2].weight, Number::ratio(7, 3).unwrap());
    assert_eq!(edition.items[2].code.as_deref(), Some("02"));
    assert_eq!(
        edition.presets[2].select,
        Selection::Items([ItemRef("S1".into()), ItemRef("S2".into())].into())
    );
    let az = &edition.items[1].texts[&lang("az")];
    assert_eq!(
        (az.text.as_str(), az.state),
        ("Hər dəzgah istifadədən əvvəl yoxlanılırmı?", TextState::Reviewed)
    );
    assert!(edition.items[2].texts.contains_key(&lang("ru")));
    let Some(Instrument::Choice(choice)) = &edition.items[4].instrument else { panic!("a choice") };
    assert_eq!(choice.options[0].texts[&lang("az")].name, "Əl alətləri");
}

#[test]
fn what_a_translation_lacks_is_a_warning_and_no_fault() {
    let loaded = read_path(Path::new("tests/fixtures/small"));

    let incomplete: Vec<_> = loaded.warnings.iter().filter(|w| w.code == "language-incomplete").collect();
    assert_eq!(incomplete.len(), 2);
    assert!(incomplete[0].path.ends_with("texts/az.yaml"), "{}", incomplete[0].path);
    assert_eq!(loaded.about.languages, [lang("en"), lang("az"), lang("ru")]);
}

#[test]
fn an_unknown_key_names_the_nearest_known_one() {
    let loaded = with_items(
        "  - {id: A, name: A}\n  - id: B\n    text: Is it so?\n    instrumnet: practice\n    instrument: date\n",
    );

    assert_eq!(faults(&loaded), [("key-unknown-near", 13)]);
    assert_eq!(loaded.faults[0].message, "The key instrumnet is not known here. Did you mean instrument?");
    assert_eq!(loaded.faults[0].path, "a.yaml");
}

#[test]
fn a_language_is_written_by_its_tag_and_not_by_its_name() {
    let written = |language: &str| {
        format!("{HEAD}items:\n  - {{id: A, text: Is it so?, instrument: practice}}\n")
            .replace("language: en", &format!("language: {language}"))
    };
    let read = |language: &str| read_bytes("a.yaml", written(language).as_bytes());

    let named = read("English");
    let stored = read_stored("edition", written("English").as_bytes());

    assert_eq!(faults(&named), [("not-a-language", 4)]);
    assert_eq!(named.faults[0].message, "English is not a language tag. Write en, az, ru or the like.");
    for tag in ["en", "pt-BR", "az-Latn-AZ", "gag"] {
        assert_eq!(faults(&read(tag)), [], "{tag}");
    }
    // What was taken in before this was asked stays readable, in its language.
    assert_eq!(stored.edition.unwrap().language, lang("english"));
}

#[test]
fn every_fault_of_a_file_is_reported_at_once() {
    let loaded = with_items(
        "  - id: A
    name: A
    tier: aera
    items:
      - {id: B, text: One?, instrument: practise, weight: 0}
      - {id: B, text: Two?, instrument: practice, tags: [gren]}
      - {id: C, instrument: practice}
      - {id: D, text: x, instrument: practice, descriptors: {1: low}}
      - {id: E, text: x, instrument: practice, descriptors: {1: low, 2: high, 7: more}}
      - {id: F, text: x, instrument: {amount: {direction: up, bounds: [3, 2]}}}
      - {id: G, text: x, instrument: {amount: {min: 3, max: 2}}}
      - {id: H, text: x, instrument: {size: 3}}
      - {id: I J, text: x, instrument: date}
      - {text: x, instrument: date}
      - {id: L, text: x, weight: heavy, instrument: date}
      - {id: M, text: x, instrument: date, items: [{id: N, text: x}]}
",
    );

    let mut found = faults(&loaded);
    found.sort_by_key(|(code, line)| (*line, *code));
    assert_eq!(
        found,
        [
            ("ref-unknown-near", 12),
            ("ref-unknown-near", 14),
            ("weight-not-positive", 14),
            ("item-duplicate", 15),
            ("ref-unknown-near", 15),
            ("item-empty", 16),
            ("descriptor-missing", 17),
            ("descriptor-unknown", 18),
            ("bounds-order", 19),
            ("range-empty", 20),
            ("instrument-bad", 21),
            ("id-bad", 22),
            ("key-missing", 23),
            ("not-a-number", 24),
            ("item-deep", 25),
        ]
    );
}

#[test]
fn lineage_that_turns_in_a_circle_is_a_fault() {
    let loaded = with_items(
        "  - {id: A, text: a, instrument: date, lineage: [{from: B, kind: replaces}]}
  - {id: B, text: b, instrument: date, lineage: [{from: C, kind: same-as}]}
  - {id: C, text: c, instrument: date, lineage: [{from: A, kind: replaces}]}
  - {id: D, text: d, instrument: date, lineage: [{from: D, kind: split-from}]}
",
    );

    assert_eq!(faults(&loaded), [("lineage-cycle", 12)]);
}

#[test]
fn presets_must_select_what_is_there_and_enough_of_it() {
    let text = format!(
        "{HEAD}presets:
  - {{id: a, tags: [green], at_least: 2, name: A}}
  - {{id: b, items: [X], name: B}}
  - {{id: c, name: C}}
  - {{id: d, items: [P], name: D}}
items:
  - {{id: P, name: P, items: [{{id: Q, text: x, instrument: date, tags: [green]}}]}}
"
    );

    let loaded = read_bytes("a.yaml", text.as_bytes());

    let mut found = faults(&loaded);
    found.sort_by_key(|(_, line)| *line);
    assert_eq!(
        found,
        [
            ("preset-small", 10),
            ("ref-unknown-near", 11),
            ("preset-select", 12),
            ("preset-small", 12),
            ("preset-item-not-rated", 13)
        ]
    );
}

#[test]
fn scales_need_rising_steps_and_an_id_that_is_no_instrument() {
    let text = "alcove: framework/1
urn: not a urn
version: 1
language: english language
name: A
tiers: [{id: a, one: A, many: As}]
scales:
  - {id: yes-no, steps: [{value: 1, name: a}, {value: 1, name: b}]}
  - {id: short, steps: [{value: 1, name: a}]}
roll_up: {share_at: 9}
items: [{id: P, text: x, instrument: short}]
";

    let mut found = faults(&read_bytes("a.yaml", text.as_bytes()));
    found.sort();
    assert_eq!(
        found,
        [
            ("id-reserved", 8),
            ("not-a-language", 4),
            ("scale-short", 9),
            ("step-order", 8),
            ("step-unknown-roll-up", 1),
            ("urn-bad", 2)
        ]
    );
}

#[test]
fn a_text_for_an_item_that_is_not_there_is_a_fault() {
    let text = format!(
        "{HEAD}items: [{{id: TL1, text: x, instrument: date}}]
texts:
  az:
    items:
      TL2: {{text: y}}
  en: {{}}
  az-long-nonsense-tag!: {{}}
"
    );

    let mut found = faults(&read_bytes("a.yaml", text.as_bytes()));
    found.sort();
    assert_eq!(found, [("not-a-language", 15), ("texts-own-language", 14), ("texts-unknown-near", 13)]);
}

#[test]
fn a_statement_of_many_words_is_a_warning() {
    let loaded = with_items(&format!("  - {{id: A, text: {}, instrument: date}}\n", "word ".repeat(30)));

    assert_eq!(faults(&loaded), []);
    assert!(loaded.warnings.iter().any(|w| w.code == "statement-long" && w.line == 10));
}

#[test]
fn what_is_kept_stays_readable_when_the_rules_grow_stricter() {
    let text = format!("{HEAD}items: [{{id: A, text: a, instrument: practice, weight: 0}}]\n");

    let loaded = read_stored("edition", text.as_bytes());

    assert_eq!(faults(&loaded), []);
    assert!(loaded.warnings.iter().any(|warning| warning.code == "weight-not-positive"));
}

#[test]
fn files_that_are_no_framework_say_so() {
    assert_eq!(faults(&read_bytes("a.yaml", b"name: A shopping list\n")), [("format-unknown", 1)]);
    assert_eq!(faults(&read_bytes("a.yaml", b"alcove: framework/2\n")), [("format-newer", 1)]);
    assert_eq!(faults(&read_bytes("a.yaml", b"- a\n- b\n")), [("not-a-map", 1)]);
    assert_eq!(faults(&read_bytes("a.yaml", b"just text")), [("not-a-map", 1)]);
    assert_eq!(faults(&read_path(Path::new("tests/no-such-file.yaml")))[0].0, "unreadable");
    assert_eq!(faults(&read_path(Path::new("tests"))), [("no-framework-file", 1)]);
}

mod includes {
    use super::*;
    use std::fs;

    /// A directory of its own with these files, gone when the test ends.
    struct Directory(std::path::PathBuf);

    impl Directory {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let root = std::env::temp_dir().join(format!("alcove-framework-{}-{name}", std::process::id()));
            for (file, text) in files {
                let path = root.join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            Self(root)
        }
    }

    impl Drop for Directory {
        fn drop(&mut self) {
            let _gone = fs::remove_dir_all(&self.0);
        }
    }

    fn including(file: &str) -> String {
        format!("{HEAD}items:\n  - include: {file}\n  - {{id: Z, text: z, instrument: date}}\n")
    }

    #[test]
    fn an_include_never_leaves_the_directory() {
        let outside = Directory::new("outside", &[("secret.yaml", "id: S\nname: s\n")]);
        for (n, file) in
            ["../secret.yaml", "/etc/passwd", "items/../../x.yaml", "'..\\x.yaml'", "'C:/x.yaml'", "''"]
                .iter()
                .enumerate()
        {
            let home = Directory::new(&format!("leave{n}"), &[("framework.yaml", &including(file))]);
            assert_eq!(faults(&read_path(&home.0)), [("include-outside", 10)], "{file}");
        }
        let home = Directory::new("link", &[("framework.yaml", &including("link.yaml"))]);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outside.0.join("secret.yaml"), home.0.join("link.yaml")).unwrap();
            assert_eq!(faults(&read_path(&home.0)), [("include-outside", 10)]);
        }
    }

    #[test]
    fn a_circle_of_includes_is_found() {
        let home = Directory::new(
            "circle",
            &[
                ("framework.yaml", &including("a.yaml")),
                ("a.yaml", "- include: b.yaml\n"),
                ("b.yaml", "- include: a.yaml\n"),
            ],
        );

        let loaded = read_path(&home.0);

        assert_eq!(faults(&loaded), [("include-cycle", 1)]);
        assert!(loaded.faults[0].path.ends_with("b.yaml"));
    }

    #[test]
    fn includes_that_double_at_each_step_end_soon() {
        let mut files = vec![("framework.yaml".to_owned(), including("f0.yaml"))];
        for n in 0..30 {
            let twice = format!("- include: f{}.yaml\n- include: f{}.yaml\n", n + 1, n + 1);
            files.push((format!("f{n}.yaml"), twice));
        }
        files.push(("f30.yaml".to_owned(), "- {id: A, text: a, instrument: date}\n".to_owned()));
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let home = Directory::new("double", &files);

        let loaded = read_path(&home.0);

        assert!(loaded.faults.iter().any(|fault| fault.code == "files-many" || fault.code == "nodes-many"));
    }

    #[test]
    fn a_single_file_includes_nothing() {
        let home =
            Directory::new("single", &[("a.yaml", &including("b.yaml")), ("b.yaml", "id: B\nname: b\n")]);

        assert_eq!(faults(&read_path(&home.0.join("a.yaml"))), [("include-alone", 10)]);
        assert_eq!(faults(&read_bytes("a.yaml", including("b.yaml").as_bytes())), [("include-alone", 10)]);
    }

    #[test]
    fn the_same_text_in_two_files_is_a_fault() {
        let home = Directory::new(
            "twice",
            &[
                ("framework.yaml", &format!("{HEAD}items: [{{id: Z, text: z, instrument: date}}]\n")),
                ("texts/az/a.yaml", "items: {Z: {text: a}}\n"),
                ("texts/az/b.yaml", "language: ru\nitems: {Z: {text: b}}\n"),
            ],
        );

        let mut found = faults(&read_path(&home.0));
        found.sort();
        assert_eq!(found, [("texts-language-differs", 1), ("texts-twice", 2)]);
    }
}

/// A framework with these variants and nothing wrong besides.
fn with_variants(variants: &str) -> Loaded {
    let items = "items:\n  - {id: H, name: Heading, items: [{id: A, text: One?, instrument: practice}]}\n";
    let texts = "texts: {az: {framework: {name: A}, tiers: {area: {one: x, many: x}, question: {one: x, many: x}}, \
                 scales: {practice: {1: {name: x}, 2: {name: x}}}, tags: {green: {name: x}}, \
                 items: {H: {name: x}, A: {text: Bir?}}}}\n";
    read_bytes("a.yaml", format!("{HEAD}{items}{texts}variants:\n{variants}").as_bytes())
}

fn warnings(loaded: &Loaded) -> Vec<(&'static str, usize)> {
    let all = loaded.warnings.iter().map(|fault| (fault.code, fault.line));
    all.filter(|(code, _)| *code != "tag-unused").collect()
}

#[test]
fn a_variant_words_items_and_adds_examples_in_every_language() {
    let loaded = with_variants(
        "  - id: customs
    name: {en: Customs, az: Gömrük}
    description: {en: For an academy, az: Akademiya üçün}
    wording: {A: {en: At the border?, az: Sərhəddə?}}
    examples: {A: {en: [A list of posts, A shift plan], az: [Postların siyahısı, Növbə cədvəli]}}
",
    );

    assert_eq!((faults(&loaded), warnings(&loaded)), (vec![], vec![]));
    let edition = loaded.edition.unwrap();
    let variant = edition.variant("customs").unwrap();
    let item = ItemRef("A".into());
    assert_eq!(variant.texts[&lang("az")].name, "Gömrük");
    assert_eq!(variant.texts[&lang("en")].description, "For an academy");
    assert_eq!(variant.wording[&item][&lang("az")], "Sərhəddə?");
    assert_eq!(variant.examples[&item][&lang("en")], ["A list of posts", "A shift plan"]);
}

#[test]
fn a_variant_that_does_not_fit_the_framework_is_refused_where_it_says_so() {
    let loaded = with_variants(
        "  - {id: a, name: {en: A}}
  - {id: a, name: {az: A}, wording: {A: {en: x}}}
  - id: b
    name: {en: B}
    wording:
      AA: {en: x}
      H: {en: x}
      A: {en: ' ', az: x}
    examples:
      A: {az: [x]}
  - {id: c, name: {en: C}, wording: {A: {no language: x, en: x}}, items: []}
",
    );

    let mut found = faults(&loaded);
    found.sort_by_key(|(code, line)| (*line, *code));
    let first = 13;
    assert_eq!(
        found,
        [
            ("variant-empty", first),
            ("id-duplicate", first + 1),
            ("name-empty", first + 1),
            ("ref-unknown-near", first + 5),
            ("variant-item-not-rated", first + 6),
            ("variant-text-missing", first + 7),
            ("variant-text-missing", first + 9),
            ("key-unknown", first + 10),
            ("not-a-language", first + 10),
        ]
    );
}

#[test]
fn what_a_variant_lacks_or_repeats_is_a_warning() {
    let loaded = with_variants(
        "  - id: a
    name: {en: A}
    wording:
      A: {en: One?}
    examples:
      A: {en: [x, y], az: [x]}
",
    );

    let mut found = warnings(&loaded);
    found.sort();
    assert_eq!(
        found,
        [("language-part-missing", 13), ("variant-language-incomplete", 13), ("variant-wording-same", 16)]
    );
}

#[test]
fn a_directory_has_a_file_for_each_variant() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("with-variants");
    std::fs::create_dir_all(folder.join("variants")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("framework.yaml", &format!("{HEAD}items:\n  - {{id: A, text: One?, instrument: practice}}\n"));
    write("variants/nursing.yaml", "id: nursing\nname: {en: Nursing}\nwording: {A: {en: At the bed?}}\n");
    write("variants/customs.yaml", "id: customs\nname: {en: Customs}\nwording: {A: {en: At the border?}}\n");
    write("variants/notes.txt", "not a variant");

    let edition = read_path(&folder).edition.unwrap();

    let ids: Vec<&str> = edition.variants.iter().map(|variant| variant.id.as_str()).collect();
    assert_eq!(ids, ["customs", "nursing"]);
}
