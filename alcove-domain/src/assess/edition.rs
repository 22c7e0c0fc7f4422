//! A published, frozen text of a framework: a tree of items of any depth.

use std::collections::{BTreeMap, BTreeSet};

use crate::kit::{Day, Lang, Number};

/// One published version of a framework. Frozen when first used; superseded, never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The family's identifier, compared in lower case. The same in every edition.
    pub urn: String,
    pub version: String,
    /// The language the framework was written in; the others fall back to it, visibly.
    pub language: Lang,
    /// Name and description per language; always holds `language`.
    pub texts: BTreeMap<Lang, Label>,
    pub publisher: Option<String>,
    pub licence: Option<String>,
    pub source: Option<String>,
    pub published: Option<Day>,
    pub publication: Publication,
    pub subject: Subject,
    /// Levels of the tree, outermost first.
    pub tiers: Vec<Tier>,
    pub scales: Vec<Scale>,
    pub tags: Vec<Tag>,
    pub presets: Vec<Preset>,
    pub glossary: Vec<Term>,
    /// Ready-made tailorings for settings in which the framework's words sound foreign.
    pub variants: Vec<Variant>,
    /// How values move up the tree where an item does not say otherwise.
    pub roll_up: RollUp,
    pub missing: MissingPolicy,
    /// In the order of the file, each parent before its children.
    pub items: Vec<Item>,
}

/// Whether the texts may leave the organisation that imported them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    Public,
    /// Licensed to one organisation: in no page, export or answer outside it.
    NotForPublication,
}

/// What is rated by the items: nobody assesses an institution with questions about something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    #[default]
    Institution,
    /// A described practice, looked at by its reviewers.
    Practice,
}

/// A name with an explanation, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pub name: String,
    pub description: String,
}

/// The name of a level of the tree, as data: Dimension, Criterion, Indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    pub id: String,
    pub texts: BTreeMap<Lang, TierName>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TierName {
    pub one: String,
    pub many: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    pub id: String,
    /// Lowest first; values are distinct and rise.
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub value: i32,
    pub texts: BTreeMap<Lang, Label>,
}

/// A word to select items by: a theme, a lens, an implementation group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub id: String,
    pub kind: TagKind,
    pub texts: BTreeMap<Lang, Label>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TagKind {
    Theme,
    Group,
}

/// A ready-made scope: the items that carry any of the tags and stand among the refs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    pub id: String,
    pub select: Selection,
    /// Fewest items the selection must hold, for the check.
    pub at_least: usize,
    pub texts: BTreeMap<Lang, Label>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Every rated item.
    All,
    /// Rated items that carry at least one of these tags.
    Tags(BTreeSet<String>),
    /// Rated items named one by one.
    Items(BTreeSet<ItemRef>),
}

/// A technical term and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub id: String,
    pub texts: BTreeMap<Lang, Label>,
}

/// A ready-made tailoring for a setting: local wording and examples over the same items. Ids,
/// descriptors and instruments stay the edition's, so results compare with everybody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub id: String,
    /// Name and description per language; always holds the edition's own.
    pub texts: BTreeMap<Lang, Label>,
    /// The statements of rated items in words of the setting, shown in place of the edition's.
    pub wording: BTreeMap<ItemRef, BTreeMap<Lang, String>>,
    /// Examples from the setting, added to what counts as evidence of a rated item.
    pub examples: BTreeMap<ItemRef, BTreeMap<Lang, Vec<String>>>,
}

/// An item's identifier within its framework, the same in every edition where it means the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef(pub String);

/// A node of the tree; rated when it has an instrument. A parent may be rated too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: ItemRef,
    /// The code people see ("TL1.3"); often the id itself, absent in some imported frameworks.
    pub code: Option<String>,
    /// Index into `Edition::items` of the parent, always smaller than the item's own.
    pub parent: Option<usize>,
    /// Index into `Edition::tiers`.
    pub tier: usize,
    pub instrument: Option<Instrument>,
    /// What the item weighs among its siblings; one where nothing is said.
    pub weight: Number,
    /// How its children's values become its own; the edition's where nothing is said.
    pub roll_up: Option<RollUp>,
    pub lens: Option<Lens>,
    pub tags: BTreeSet<String>,
    pub maps: Vec<MapsTo>,
    /// Dimensions by which a number should be broken down: sex, age-group, disability, region.
    pub disaggregate: Vec<String>,
    /// Where they differ from the edition's.
    pub licence: Option<String>,
    pub source: Option<String>,
    /// Items of earlier editions this one comes from, where the id does not say so itself.
    pub lineage: Vec<ComesFrom>,
    /// Per language; always holds the edition's own.
    pub texts: BTreeMap<Lang, ItemText>,
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instrument {
    /// A step of the scale with this id.
    Scale(String),
    Amount(Quantity),
    /// A share of two counts, shown in the quantity's unit (percent: times 100).
    Ratio(Quantity),
    YesNo,
    Choice(Choice),
    Date,
    Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// "percent", "hours", "EUR"; its words are in the item's texts where they need translation.
    pub unit: String,
    /// Decimals to show.
    pub decimals: u32,
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    pub direction: Direction,
    /// Bounds that turn a figure into a step from 1 up, for a roll-up that counts steps: a value
    /// at or beyond the n-th bound (in the good direction) is step n + 1. Empty: not graded.
    pub bounds: Vec<Number>,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Neutral,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub many: bool,
    pub options: Vec<ChoiceOption>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    pub id: String,
    /// What the option is worth in a roll-up; `None`: it counts for nothing.
    pub score: Option<Number>,
    pub texts: BTreeMap<Lang, Label>,
}

/// What an item looks at: whether it is done, what comes of it, whether others learn from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lens {
    Scope,
    Performance,
    LeadingOthers,
}

/// A tie to an item of another framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapsTo {
    /// `eqavet:9`, `sdg:4.4`, or the URN of an item.
    pub target: String,
    pub relation: Relation,
    /// 0 to 100, where the source gives a strength.
    pub strength: Option<u8>,
    pub because: String,
}

/// Set relations between requirements, after NIST IR 8278A.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Equal,
    Subset,
    Superset,
    Intersects,
    Related,
}

/// Where an item comes from in an earlier edition of the same framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComesFrom {
    pub item: ItemRef,
    pub kind: LineageKind,
}

/// Only the same item, and one that replaces another without change of meaning, compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineageKind {
    SameAs,
    Replaces,
    SplitFrom,
    MergedFrom,
}

/// The words of an item in one language. Empty means there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemText {
    /// A short name, for nodes that are headings.
    pub name: String,
    /// The statement or question that is answered; for a heading, its purpose.
    pub text: String,
    pub means: String,
    pub does_not_mean: String,
    /// Why it matters to learners.
    pub matters: String,
    /// What counts as evidence: few, telling documents.
    pub evidence: Vec<String>,
    /// Questions that open the discussion.
    pub questions: Vec<String>,
    /// What each step of the scale looks like here, by its value.
    pub descriptors: BTreeMap<i32, String>,
    /// How the question is put in a survey.
    pub survey: String,
    pub numerator: String,
    pub denominator: String,
    pub unit: String,
    /// The time the figure is about: "last school year".
    pub period: String,
    /// Where the figure usually lives in a school.
    pub lives: String,
    pub note: String,
    pub state: TextState,
}

/// How far a text has come; shown beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextState {
    Draft,
    #[default]
    Reviewed,
}

/// How the values of children become their parent's. Arithmetic is data, in the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RollUp {
    /// Weights times values over weights, of the children that have a value.
    WeightedMean,
    Minimum,
    /// The share of rated descendants at this step or above, 0 to 1.
    ShareAtStep(i32),
    /// How many rated descendants stand at this step or above.
    CountAtStep(i32),
    /// 1 where at least `count` rated descendants stand at `step` or above, else 0.
    AtLeast {
        count: u32,
        step: i32,
    },
    /// The node has no value of its own.
    None,
}

/// What a roll-up does with children that have no value. Missing is never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingPolicy {
    /// Leave them out, and show the coverage.
    LeaveOut,
    /// No value unless at least this share (0 to 1) of the rated descendants has one.
    NeedsShare(Number),
    /// No value unless all have one.
    NeedsAll,
}

impl Edition {
    pub fn rated(&self) -> impl Iterator<Item = (usize, &Item)> {
        self.items.iter().enumerate().filter(|(_, item)| item.instrument.is_some())
    }

    pub fn find(&self, id: &ItemRef) -> Option<usize> {
        self.items.iter().position(|item| item.id == *id)
    }

    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == id)
    }
}

/// The text in the wanted language, else in the fallback, with the language it was found in.
pub fn in_language<'a, T>(
    texts: &'a BTreeMap<Lang, T>,
    wanted: &Lang,
    fallback: &Lang,
) -> Option<(&'a Lang, &'a T)> {
    texts.get_key_value(wanted).or_else(|| texts.get_key_value(fallback)).or_else(|| texts.iter().next())
}
