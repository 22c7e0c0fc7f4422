//! Every fault and warning there is: its stable code and its English sentence.
//!
//! The sentences are written as in a locale file, so that `framework-fault-<code> = <sentence>` is the
//! English message there; `cargo run -p alcove-framework --example fault_words` prints them all.

/// A kind of fault or warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    pub name: &'static str,
    /// With places for arguments, `{ $id }`.
    pub english: &'static str,
}

impl Code {
    pub(crate) fn say(self, args: &[(&'static str, String)]) -> String {
        let mut said = String::with_capacity(self.english.len() + 32);
        let mut rest = self.english;
        while let Some((before, after)) = rest.split_once("{ $") {
            said.push_str(before);
            let (name, tail) = after.split_once(" }").unwrap_or((after, ""));
            match args.iter().find(|(arg, _)| *arg == name) {
                Some((_, value)) => said.push_str(value),
                None => said.push_str(&format!("{{ ${name} }}")),
            }
            rest = tail;
        }
        said.push_str(rest);
        said
    }
}

macro_rules! codes {
    ($($constant:ident $name:literal $english:literal)*) => {
        $(pub(crate) const $constant: Code = Code { name: $name, english: $english };)*
        /// All of them, for the locale files and the test that no language lacks one.
        pub const CODES: &[Code] = &[$($constant),*];
    };
}

codes! {
    // The file as such
    MORE_FAULTS "more-faults" "More are not shown: { $count }. Mend the ones above first, then check again."
    UNREADABLE "unreadable" "The file cannot be read: { $why }."
    NO_FRAMEWORK_FILE "no-framework-file" "The directory holds no framework.yaml. Name the main file so."
    FILE_EMPTY "file-empty" "The file is empty."
    FILE_BIG "file-big" "The file is larger than { $limit } MB. Split it, or leave out what no framework needs."
    FILES_MANY "files-many" "The framework includes more than { $limit } files. Put several items in one file."
    NUL "nul" "The file holds a NUL character, so it is no text. Save it as plain text in UTF-8."
    CONTROL_CHARACTER "control-character" "The text here holds a control character. Remove it; only tabs and line ends can stand in a text."
    ENCODING_UTF16 "encoding-utf16" "The file is encoded in UTF-16. Save it as UTF-8."
    ENCODING_UTF32 "encoding-utf32" "The file is encoded in UTF-32. Save it as UTF-8."
    ENCODING_OTHER "encoding-other" "The file is not UTF-8; it looks like { $encoding }. Save it as UTF-8."
    SYNTAX "syntax" "The file is not well-formed here: { $why }."
    SYNTAX_COLON "syntax-colon" "The file is not well-formed here: a colon followed by a blank ends a key. Put quotes around a text that holds one, or indent the line."
    SYNTAX_TAB "syntax-tab" "The file is not well-formed here: a tab stands where YAML wants blanks. Indent with blanks."
    NODES_MANY "nodes-many" "The file holds more than { $limit } values. No framework is that large; split it."
    DEPTH "depth" "The values are nested more than { $limit } deep. Flatten the tree."
    ALIAS "alias" "The file uses an anchor (&) or an alias (*). Write the value out, or put quotes around it where the sign belongs to the text."
    YAML_TAG "yaml-tag" "The file uses the YAML tag { $tag }. Leave the tag out; every value is read as text."
    DOCUMENTS "documents" "The file holds more than one document. Put each framework in a file of its own."
    KEY_DUPLICATE "key-duplicate" "The key { $key } is there twice in one place. Keep one of them."
    KEY_NOT_TEXT "key-not-text" "A key must be a word, not a list or a map."
    KEY_UNKNOWN "key-unknown" "The key { $key } is not known here. Remove it, or correct it to one of: { $known }."
    KEY_UNKNOWN_NEAR "key-unknown-near" "The key { $key } is not known here. Did you mean { $near }?"
    KEY_MISSING "key-missing" "The key { $key } is missing. Add it."
    KEY_EMPTY "key-empty" "The key { $key } has no value. Write one."
    NOT_TEXT "not-text" "{ $key } must be a text. Write it on one line, or as a block after a | sign."
    NOT_A_LIST "not-a-list" "{ $key } must be a list."
    NOT_A_MAP "not-a-map" "{ $key } must be a map of keys and values."
    NOT_A_NUMBER "not-a-number" "{ $key } must be a number written as 12, 0.5 or 7/3; it is { $value }."
    NOT_WHOLE "not-whole" "{ $key } must be a whole number from { $lowest } to { $highest }; it is { $value }."
    NOT_A_DAY "not-a-day" "{ $key } must be a day written as 2026-11-21; it is { $value }."
    NOT_A_LANGUAGE "not-a-language" "{ $value } is not a language tag. Write en, az, ru or the like."
    NOT_YES_OR_NO "not-yes-or-no" "{ $key } must be true or false; it is { $value }."
    WORD_UNKNOWN "word-unknown" "{ $key } cannot be { $value }. Write one of: { $known }."
    TEXT_LONG "text-long" "{ $key } has { $length } characters; at most { $limit } fit. Shorten it."
    ID_BAD "id-bad" "{ $id } cannot be an identifier. Use letters, digits, dots and dashes, no spaces, at most { $limit } characters."

    // Includes
    INCLUDE_OUTSIDE "include-outside" "The include { $file } leaves the framework's directory. Name a file inside it, such as items/TL1.yaml."
    INCLUDE_ALONE "include-alone" "A single file cannot include { $file }. Put the framework in a directory with framework.yaml, or write the items into the file."
    INCLUDE_CYCLE "include-cycle" "The file { $file } includes itself, directly or through others. Break the circle."

    // Our format
    FORMAT_FOREIGN "format-foreign" "This is a file of the kind { $kind }. Bring an Excel workbook (.xlsx), best filled in from the template, or a framework written as text (.yaml)."
    FORMAT_UNKNOWN "format-unknown" "The file is no framework that Alcove knows. Its first line must be alcove: framework/1; a library file has the key objects; a workbook has the sheet Items."
    FORMAT_NEWER "format-newer" "The file is written for { $format }, this program reads framework/1. Use a newer Alcove."
    URN_BAD "urn-bad" "{ $urn } is not a URN. Write urn: and your own name space, such as urn:example:framework:welding."
    INSTRUMENT_BAD "instrument-bad" "The instrument must be the id of a scale, yes-no, date or text, or a map with one of: scale, amount, ratio, choice."
    ROLL_UP_BAD "roll-up-bad" "The roll-up must be weighted-mean, minimum or none, or a map with one of: share_at, count_at, at_least."
    MISSING_BAD "missing-bad" "The rule for missing values must be leave-out or needs-all, or a map with needs_share."
    PRESET_SELECT "preset-select" "Preset { $id } must say what it selects, once: all: true, tags: [...] or items: [...]."
    ITEM_DEEP "item-deep" "Item { $id } stands { $depth } levels deep, and there are only { $tiers } tiers. Add a tier, or give the item its tier."
    TEXTS_OWN_LANGUAGE "texts-own-language" "{ $language } is the framework's own language; its texts stand with the items, not here."
    TEXTS_LANGUAGE_DIFFERS "texts-language-differs" "The file says language { $said }, its name says { $named }. Make them agree."
    TEXTS_TWICE "texts-twice" "The text of { $id } in { $language } is there twice. Keep one of them."
    TEXTS_UNKNOWN "texts-unknown" "There is no { $kind } { $id } to have this text. Correct the id, or remove the text."
    TEXTS_UNKNOWN_NEAR "texts-unknown-near" "There is no { $kind } { $id } to have this text. Did you mean { $near }?"

    // What every edition must keep to
    ITEMS_NONE "items-none" "The framework has no items. Add at least one."
    ITEMS_MANY "items-many" "The framework has more than { $limit } items. Split it."
    RATED_NONE "rated-none" "No item has an instrument, so there is nothing to rate. Give at least one item an instrument."
    TIERS_NONE "tiers-none" "The framework has no tiers. Name the levels of its tree, outermost first."
    NAME_EMPTY "name-empty" "The { $kind } { $id } has no name. Give it one."
    ITEM_EMPTY "item-empty" "Item { $id } has neither a name nor a text. Write one."
    ITEM_NESTED "item-nested" "Item { $id } stands more than { $limit } levels deep. Flatten the tree."
    ITEM_DUPLICATE "item-duplicate" "Item { $id } is there twice; the first stands in { $first }. Give one of them another id."
    ID_DUPLICATE "id-duplicate" "The { $kind } { $id } is there twice. Give one of them another id."
    ID_RESERVED "id-reserved" "{ $id } is the name of an instrument, so no scale can have it. Give the scale another id."
    REF_UNKNOWN "ref-unknown" "There is no { $kind } { $id }. Correct the id, or add the { $kind }."
    REF_UNKNOWN_NEAR "ref-unknown-near" "There is no { $kind } { $id }. Did you mean { $near }?"
    PARENT_CYCLE "parent-cycle" "Item { $id } stands under itself, directly or through others. Give it another parent."
    LINEAGE_CYCLE "lineage-cycle" "Item { $id } comes from itself, directly or through others. An item comes from items of an earlier edition."
    SCALE_SHORT "scale-short" "Scale { $id } needs at least two steps."
    SCALE_STEPS_MANY "scale-steps-many" "Scale { $id } has more than { $limit } steps. Use an amount instead."
    STEP_ORDER "step-order" "The steps of scale { $id } must rise, each value once; { $value } does not."
    DESCRIPTOR_MISSING "descriptor-missing" "Item { $id } describes some steps, but not step { $step }. Describe every step, or none."
    DESCRIPTOR_UNKNOWN "descriptor-unknown" "Item { $id } describes step { $step }, which its scale does not have. Correct the number."
    WEIGHT_NOT_POSITIVE "weight-not-positive" "The weight of item { $id } is { $weight }; it must be more than zero. Leave an item out by scope, not by weight."
    RANGE_EMPTY "range-empty" "The least value of item { $id } is above the greatest. Exchange them."
    BOUNDS_ORDER "bounds-order" "The bounds of item { $id } must go towards the better side, each one once, and need the direction up or down."
    OPTIONS_FEW "options-few" "The choice of item { $id } needs at least one option."
    SHARE_RANGE "share-range" "The share { $share } must be more than zero and at most one."
    PRESET_SMALL "preset-small" "Preset { $id } selects { $count } rated items and must hold at least { $least }. Tag more items, or lower at_least."
    PRESET_ITEM_NOT_RATED "preset-item-not-rated" "Preset { $id } names the item { $item }, which cannot be rated. Name items that have an instrument."
    STEP_UNKNOWN_ROLL_UP "step-unknown-roll-up" "A roll-up counts step { $step }, which no scale has. Correct the number."
    STRENGTH_RANGE "strength-range" "The strength { $value } must be from 0 to 100."

    VARIANT_EMPTY "variant-empty" "The variant { $id } has neither wording nor examples. Write some, or remove the variant."
    VARIANT_ITEM_NOT_RATED "variant-item-not-rated" "A variant words what is rated, and item { $id } is a heading. Remove it from the variant."
    VARIANT_TEXT_MISSING "variant-text-missing" "The variant { $variant } says nothing of item { $id } in { $language }. Write it, or remove the item from the variant."

    // Actions
    ACTIONS_FORMAT "actions-format" "The file holds no actions that Alcove knows. Its first line must be alcove: actions/1."
    ACTIONS_FRAMEWORK "actions-framework" "The actions are for { $said }, and the framework is { $urn }. Correct the key framework, or move the file to its framework."
    ACTION_ITEM_NOT_RATED "action-item-not-rated" "Action { $id } answers item { $item }, which cannot be rated. Name items that have an instrument."
    ACTION_ITEM_ELSEWHERE "action-item-elsewhere" "Action { $id } answers item { $item }, which does not stand below { $criterion }. Correct the item or the criterion."
    ACTION_LANGUAGE_MISSING "action-language-missing" "Action { $id } is not there in { $language }, a language of the framework. Write it."
    ACTION_TEXT_MISSING "action-text-missing" "Action { $id } has no { $key } in { $language }. Write it."
    ACTION_STEPS_DIFFER "action-steps-differ" "Action { $id } has steps in { $language }: { $here }, and in its own language: { $there }. Give it the same number."

    // The library format
    LIBRARY_EMPTY "library-empty" "The library holds no framework, mapping or control that can be imported."
    PARENT_UNKNOWN "parent-unknown" "Item { $id } names the parent { $parent }, which is not there. Correct the parent."
    NOT_IMPORTED "not-imported" "{ $key } is not imported. Places in the file: { $count }, this one first."
    LIBRARY_DEPENDENCY "library-dependency" "The library builds on { $urn }. Import that one too where you need it."
    LIBRARY_GROUP_UNDEFINED "library-group-undefined" "The group { $id } is used and defined nowhere. It is imported under that name."
    LIBRARY_LABELS_MISSING "library-labels-missing" "Nodes without a name and a description: { $count }, this one first. They show their code."
    LIBRARY_LEVELS_FILLED "library-levels-filled" "The named levels do not cover the scores from { $lowest } to { $highest }. The others are added without a name."
    LIBRARY_SCALE_UNKNOWN "library-scale-unknown" "The scores { $id } are defined nowhere. The framework's own are used."
    LIBRARY_SCORES_QUARTERED "library-scores-quartered" "The scores from { $lowest } to { $highest } have no names. They are typed as a figure, and each quarter of them is a step."
    LIBRARY_SCORES_TURNED "library-scores-turned" "The lowest score, { $lowest }, is above the highest, { $highest }. They are read the other way round."
    LIBRARY_QUESTION_TYPE "library-question-type" "The question type { $type } is not known. The question is imported as a text."
    LIBRARY_QUESTION_CHOICES "library-question-choices" "The question offers no choices. It is imported as a text."
    LIBRARY_QUESTIONS_SPLIT "library-questions-split" "Nodes with several questions: { $count }, this one first. Each question became an item below its node."
    LIBRARY_MAPPING_TWICE "library-mapping-twice" "Pairs that the mapping { $id } has twice: { $count }. The first of each is kept."
    LIBRARY_MAPPING_UNKNOWN "library-mapping-unknown" "Items that the mapping { $id } names and { $framework } does not have: { $count }, first { $first }. They are left out."
    LIBRARY_MAPPING_UNRELATED "library-mapping-unrelated" "Pairs that the mapping { $id } lists as not related: { $count }. They are left out."
    LIBRARY_SUGGESTIONS_UNUSED "library-suggestions-unused" "Controls and threats that no item names: { $count }, this one first. They are not imported."
    LIBRARY_SUGGESTIONS_ELSEWHERE "library-suggestions-elsewhere" "Controls and threats of another library that items name: { $count }, first { $first }. They are not imported."

    // Workbooks
    WORKBOOK_OLD "workbook-old" "The workbook is in the old .xls form or protected by a password. Save it as .xlsx without a password."
    WORKBOOK_BROKEN "workbook-broken" "The workbook cannot be opened: { $why }. Save it again as .xlsx."
    WORKBOOK_LARGE "workbook-large" "The workbook unpacks to more than { $limit } MB, or to far more than its size lets expect. Remove pictures and sheets that are not needed."
    WORKBOOK_CELLS "workbook-cells" "The sheet reaches beyond { $rows } rows, { $columns } columns or { $cells } filled cells. Remove what does not belong to the framework."
    WORKBOOK_NO_SHEET "workbook-no-sheet" "The workbook has no sheet called { $sheet }. Start from the template, and keep the names of its sheets."
    WORKBOOK_TIERS "workbook-tiers" "The sheet Items has { $needed } levels, and the sheet Tiers names { $count }. Name every level, the rated one last."
    COLUMN_MISSING "column-missing" "The column { $column } is missing. Add it."
    COLUMN_TWICE "column-twice" "The column { $column } is there twice. Keep one of them."
    COLUMN_UNKNOWN "column-unknown" "The column { $column } is not known. Remove it, or put it before the text if it is a level of the tree."
    COLUMN_UNKNOWN_NEAR "column-unknown-near" "The column { $column } is not known. Did you mean { $near }?"
    CELL_ERROR "cell-error" "The cell holds an error in place of a value. Mend its formula."
    CELL_FORMULA "cell-formula" "The cell holds a formula without its value. Open the file in a spreadsheet and save it, or write the value in place of the formula."

    // Warnings about an edition
    LANGUAGE_INCOMPLETE "language-incomplete" "Items that lack a text in { $language } which { $own } has: { $count }, first { $first }. The missing ones show in { $own }."
    LANGUAGE_PART_MISSING "language-part-missing" "In { $language }, the { $kind } { $id } has no name. It shows in { $own }."
    LANGUAGE_NAME_MISSING "language-name-missing" "In { $language }, the framework has no name. It shows in { $own }."
    VARIANT_LANGUAGE_INCOMPLETE "variant-language-incomplete" "Items that the variant { $variant } has words for in { $own } and not in { $language }: { $count }, first { $first }."
    VARIANT_WORDING_SAME "variant-wording-same" "The variant { $variant } words item { $id } in { $language } as the framework does. Say it in words of the setting, or remove it."
    ACTION_NAME_LONG "action-name-long" "The name of action { $id } in { $language } has { $count } words; at most { $limit } are read at a glance."
    DESCRIPTOR_TRANSLATION_MISSING "descriptor-translation-missing" "In { $language }, item { $id } does not describe step { $step }."
    STATEMENT_LONG "statement-long" "The text of item { $id } has { $count } words; people read at most { $limit } with ease."
    STEPS_WITHOUT_WORDS "steps-without-words" "Scale { $id } has steps without a name or description, so people see only numbers."
    TAG_UNUSED "tag-unused" "No item carries the tag { $id }."
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_there_once_and_its_sentence_ends() {
        let names: BTreeSet<_> = CODES.iter().map(|code| code.name).collect();

        assert_eq!(names.len(), CODES.len());
        for code in CODES {
            assert!(code.english.ends_with(['.', '?']), "{}", code.name);
            assert!(code.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
