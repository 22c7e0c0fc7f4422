//! The headings of an edition that are compared, and what compares with them in other editions of
//! the same framework.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::assess::edition::{Publication, in_language};
use alcove_domain::assess::lineage::Lineage;
use alcove_domain::network::Sharing;

use crate::assess::editions::{self, Known};
use crate::assess::store::edition;
use crate::kit::ids::{EditionId, ItemId};
use crate::kit::{Ctx, Result, Words};

/// The result of the whole.
pub const WHOLE: &str = "whole";
/// How much of an assessment is answered.
pub const COVERAGE: &str = "coverage";
/// How many of a plan's actions are finished.
pub const PLAN: &str = "plan";

/// What is compared, in the order of the edition.
#[derive(Clone, Debug)]
pub struct Heading {
    pub item: String,
    /// 0 for the outermost.
    pub depth: usize,
    pub code: String,
    pub name: String,
    /// The tag of the language, where it is not the one asked for.
    pub language: Option<String>,
}

/// An edition with its headings.
pub struct Compared {
    pub known: Arc<Known>,
    /// Item of another edition to the item of this one that it compares with.
    others: BTreeMap<String, String>,
    /// All editions of the framework.
    pub editions: Vec<EditionId>,
}

impl Compared {
    pub async fn load(ctx: &Ctx, id: &EditionId) -> Result<Self> {
        let known = editions::known(ctx, id).await?;
        let rows = edition::of_framework(ctx.db().read(), &known.framework_id).await?;
        let mut others = BTreeMap::new();
        let mut is_earlier = true;
        for row in &rows {
            if row.id == *id {
                is_earlier = false;
                continue;
            }
            let other = editions::known(ctx, &row.id).await?;
            tie(&known, &other, is_earlier, &mut others);
        }
        Ok(Self { known, others, editions: rows.into_iter().map(|row| row.id).collect() })
    }

    /// The item of this edition that a value or figure is about; `None` where it compares with none.
    pub fn item<'a>(&'a self, item: &'a str) -> Option<&'a str> {
        if [WHOLE, COVERAGE, PLAN].contains(&item) {
            return Some(item);
        }
        if self.known.item(&ItemId::from(item)).is_some() {
            return Some(item);
        }
        self.others.get(item).map(String::as_str)
    }

    /// Items with others below them.
    pub fn headings(&self, words: Words) -> Vec<Heading> {
        let edition = &self.known.edition;
        let parents: BTreeSet<usize> = edition.items.iter().filter_map(|item| item.parent).collect();
        let depth = |mut at: usize| {
            let mut depth = 0;
            while let Some(parent) = edition.items[at].parent {
                depth += 1;
                at = parent;
            }
            depth
        };
        let is_public = edition.publication == Publication::Public;
        let wanted = words.lang();
        let heading = |at: &usize| {
            let item = &edition.items[*at];
            let found = in_language(&item.texts, &wanted, &edition.language).filter(|_| is_public);
            // The words of a framework that may not be published stay with those who hold it.
            let name = found.map(|(_, text)| if text.name.is_empty() { &text.text } else { &text.name });
            let name = name.cloned().unwrap_or_else(|| item.id.0.clone());
            let language = found.map(|(lang, _)| lang).filter(|lang| **lang != wanted);
            let code = item.code.clone().unwrap_or_else(|| item.id.0.clone());
            Heading {
                item: self.known.ids[*at].0.clone(),
                depth: depth(*at),
                code: if is_public { code } else { String::new() },
                name,
                language: language.map(|lang| lang.as_str().to_owned()),
            }
        };
        parents.iter().map(heading).collect()
    }

    /// The items that an agreement opens, in the order in which they are computed.
    pub fn items(&self, shares: Sharing) -> Vec<String> {
        let mut items = Vec::new();
        if shares >= Sharing::Coverage {
            items.push(COVERAGE.to_owned());
        }
        if shares >= Sharing::Dimensions {
            items.push(WHOLE.to_owned());
        }
        let most = match shares {
            Sharing::Nothing | Sharing::Coverage => 0,
            Sharing::Dimensions => 1,
            Sharing::Criteria => usize::MAX,
        };
        let headings = self.headings(Words::default()).into_iter();
        items.extend(headings.filter(|one| one.depth < most).map(|one| one.item));
        items
    }

    /// The name of the edition with its version.
    pub fn name(&self, words: Words) -> String {
        let edition = &self.known.edition;
        let found = in_language(&edition.texts, &words.lang(), &edition.language);
        words.t2(
            "benchmark-edition",
            "name",
            found.map(|(_, label)| label.name.clone()).unwrap_or_default(),
            "version",
            &edition.version,
        )
    }

    /// Lowest and highest value that there is, for drawing.
    pub fn range(&self) -> (f64, f64) {
        let steps =
            self.known.edition.scales.iter().flat_map(|scale| scale.steps.iter().map(|step| step.value));
        let (low, high) =
            steps.fold((i32::MAX, i32::MIN), |(low, high), step| (low.min(step), high.max(step)));
        if low < high { (f64::from(low), f64::from(high)) } else { (0.0, 1.0) }
    }
}

fn tie(known: &Known, other: &Known, other_is_earlier: bool, others: &mut BTreeMap<String, String>) {
    let (earlier, later) = if other_is_earlier { (other, known) } else { (known, other) };
    let lineage = Lineage::between(&earlier.edition, &later.edition);
    for item in &later.edition.items {
        let Some(from) = lineage.comparable(&item.id) else { continue };
        if let (Some(from), Some(to)) = (earlier.id_of(from), later.id_of(&item.id)) {
            let (their, ours) = if other_is_earlier { (from, to) } else { (to, from) };
            others.insert(their.0.clone(), ours.0.clone());
        }
    }
}
