//! Ready-made actions for machines.

use alcove_domain::assess::edition::ItemRef;
use serde::{Deserialize, Serialize};

use crate::improve::facts;
use crate::improve::library::{self, Offer, Wanted};
use crate::kit::api::Paging;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, FindingId, ItemId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LibraryQuery {
    finding_id: Option<FindingId>,
    assessment_id: Option<AssessmentId>,
    item_id: Option<ItemId>,
    criterion: Option<String>,
}

/// Actions that fit, the most fitting first.
#[derive(Clone, Debug, Serialize)]
pub struct LibraryAnswer {
    /// How many, from the first, answer the very items that were asked for.
    pub exact: usize,
    pub actions: Vec<ActionAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ActionAnswer {
    pub id: String,
    pub criterion: String,
    /// The items that a low rating of would call for it.
    pub answers: Vec<String>,
    /// `rule`, `trial`, `training`, `equipment`, `partnership` or `measuring`.
    pub kind: &'static str,
    /// Person-days of all who take part.
    pub effort: u16,
    pub weeks: u16,
    pub needs: Vec<&'static str>,
    /// Of the words: the caller's, or the one that there is.
    pub language: String,
    pub name: String,
    pub steps: Vec<String>,
    pub output: String,
    pub evidence: String,
    pub sign: String,
    pub obstacle: String,
    pub answer: String,
}

pub async fn get(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(query): Query<LibraryQuery>,
    Query(paging): Query<Paging>,
) -> Result<axum::Json<LibraryAnswer>> {
    let facts = facts::load(&person, &plan).await?;
    let wanted = match query {
        LibraryQuery { finding_id: Some(finding), .. } => Wanted::Finding(finding),
        LibraryQuery { assessment_id: Some(assessment), item_id: Some(item), .. } => {
            Wanted::Item(assessment, item)
        }
        LibraryQuery { criterion: Some(criterion), .. } => Wanted::Criterion(ItemRef(criterion)),
        LibraryQuery { item_id: Some(_), .. } => return Err(Error::invalid("assessment_id", "missing")),
        LibraryQuery { assessment_id: Some(_), .. } => return Err(Error::invalid("item_id", "missing")),
        LibraryQuery { .. } => Wanted::Everything,
    };
    let offer = Offer::of(&person, &facts, &wanted).await?;
    let lang = person.words().lang();
    let page = paging.of(&offer.actions, |action| action.id.clone())?;
    let actions = page.items.into_iter().filter_map(|action| {
        let said = library::said(offer.library, action, &lang)?;
        let text = said.text.clone();
        Some(ActionAnswer {
            id: action.id.clone(),
            criterion: action.criterion.0.clone(),
            answers: action.answers.iter().map(|item| item.0.clone()).collect(),
            kind: library::kind(action.kind),
            effort: action.effort,
            weeks: action.weeks,
            needs: library::needs(action),
            language: said.language.to_string(),
            name: text.name,
            steps: text.steps,
            output: text.output,
            evidence: text.evidence,
            sign: text.sign,
            obstacle: text.obstacle,
            answer: text.answer,
        })
    });
    Ok(axum::Json(LibraryAnswer { exact: offer.exact, actions: actions.collect(), next: page.next }))
}
