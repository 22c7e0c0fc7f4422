//! The whole assessment in one answer: every item in scope with its ratings, as the caller may see
//! them.

use std::collections::HashMap;

use alcove_domain::assess::edition::in_language;
use alcove_domain::kit::Lang;
use alcove_domain::network::Action;
use alcove_domain::review::Sight;
use serde::Serialize;

use super::facts::{self, Facts};
use super::rating::rfc3339;
use super::viewing::{Looking, UnitsAbove};
use crate::assess::mark_body::MarkBody;
use crate::assess::scope_body::InstrumentBody;
use crate::assess::store::{rating, rating_evidence};
use crate::kit::Result;
use crate::kit::ids::{AssessmentId, EditionId, EvidenceId, ItemId, PersonId, SeatId, UnitId};
use crate::network::Person;

#[derive(Clone, Debug, Serialize)]
pub struct TreeAnswer {
    pub id: AssessmentId,
    pub title: String,
    pub state: String,
    pub edition_id: EditionId,
    pub urn: String,
    /// The language asked for; an item in another one says so.
    pub language: String,
    pub counts: Counts,
    pub tiers: Vec<TierAnswer>,
    pub scales: Vec<ScaleAnswer>,
    pub seats: Vec<SeatAnswer>,
    /// Each parent before its children.
    pub items: Vec<TreeItem>,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    /// Rated items in scope.
    pub items: usize,
    /// Answers that the seats owe together.
    pub owed: usize,
    /// Of these, those with a mark, as far as the caller may know.
    pub marked: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct TierAnswer {
    pub id: String,
    pub one: String,
    pub many: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ScaleAnswer {
    pub id: String,
    pub steps: Vec<StepAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct StepAnswer {
    pub value: i32,
    pub name: String,
    pub description: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct SeatAnswer {
    pub id: SeatId,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub items: usize,
    /// Absent where the caller may not know.
    pub marked: Option<usize>,
    pub handed_in_at: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TreeItem {
    pub id: ItemId,
    #[serde(rename = "ref")]
    pub reference: String,
    pub parent: Option<ItemId>,
    pub tier: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    pub text: String,
    /// Present where the words are not in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The organisation's own wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// What is asked in the words of the variant in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant_wording: Option<String>,
    pub rated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<InstrumentBody>,
    /// What each step looks like here; only with `?descriptors=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descriptors: Option<Vec<DescriptorAnswer>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<TreeRating>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DescriptorAnswer {
    pub step: i32,
    pub text: String,
}

/// A rating as the caller may see it: whole, or only that it exists.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum TreeRating {
    Shown(ShownRating),
    Hidden { seat_id: SeatId, hidden: bool },
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownRating {
    pub seat_id: SeatId,
    pub slot: String,
    pub version: i64,
    pub mark: Option<MarkBody>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub confidence: String,
    pub rated_by: PersonId,
    pub rated_at: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// Whether the tree brings the words of every step of every item: many, and mostly known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descriptors {
    LeftOut,
    Given,
}

/// The tree for this person, in this person's language.
pub async fn tree(person: &Person, id: &AssessmentId, descriptors: Descriptors) -> Result<TreeAnswer> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SeeRatings, &facts.resource())?;
    let db = person.ctx.db().read();
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let standing = rating::standing(db, id).await?;
    let attached = rating_evidence::of_assessment(db, id).await?;
    let looking = Looking::new(person, &facts, &above, &standing);
    let wanted = person.words().lang();
    let (ratings, marked) = seen(&facts, &looking, standing, attached);
    let edition = &facts.laid.known.edition;
    let seats = seats(&facts, &looking, &marked);
    Ok(TreeAnswer {
        id: id.clone(),
        title: facts.row.title.clone(),
        state: facts.row.state.clone(),
        edition_id: facts.row.edition_id.clone(),
        urn: edition.urn.clone(),
        language: wanted.to_string(),
        counts: Counts {
            items: facts.laid.rated().count(),
            owed: facts.laid.seats.iter().map(|seat| seat.nodes.len()).sum(),
            marked: seats.iter().filter_map(|seat| seat.marked).sum(),
        },
        tiers: tiers(&facts, &wanted),
        scales: scales(&facts, &wanted),
        seats,
        items: items(&facts, &wanted, descriptors, ratings),
    })
}

type Seen = (HashMap<usize, Vec<TreeRating>>, HashMap<SeatId, usize>);

/// The ratings by node as far as they are seen, and how many each seat has marked.
fn seen(
    facts: &Facts,
    looking: &Looking,
    standing: Vec<rating::Model>,
    attached: Vec<rating_evidence::Model>,
) -> Seen {
    let mut evidence: HashMap<(ItemId, SeatId), Vec<EvidenceId>> = HashMap::new();
    for row in attached {
        evidence.entry((row.item_id, row.seat_id)).or_default().push(row.evidence_id);
    }
    let mut ratings: HashMap<usize, Vec<TreeRating>> = HashMap::new();
    let mut marked: HashMap<SeatId, usize> = HashMap::new();
    for row in standing {
        let Some(node) = facts.laid.node(&row.item_id) else { continue };
        let sight = looking.sight(facts.laid.item_ref(node), &row);
        let is_mark = row.slot == "current" && row.mark.is_some();
        if sight != Sight::Nothing && is_mark {
            *marked.entry(row.seat_id.clone()).or_default() += 1;
        }
        match sight {
            Sight::Mark => {
                let cited = match row.slot.as_str() {
                    "current" => {
                        evidence.remove(&(row.item_id.clone(), row.seat_id.clone())).unwrap_or_default()
                    }
                    _ => Vec::new(),
                };
                ratings.entry(node).or_default().push(TreeRating::Shown(shown(row, cited)));
            }
            Sight::Exists if is_mark => {
                let hidden = TreeRating::Hidden { seat_id: row.seat_id, hidden: true };
                ratings.entry(node).or_default().push(hidden);
            }
            Sight::Exists | Sight::Nothing => {}
        }
    }
    (ratings, marked)
}

fn shown(row: rating::Model, evidence: Vec<EvidenceId>) -> ShownRating {
    ShownRating {
        seat_id: row.seat_id,
        slot: row.slot,
        version: row.version,
        mark: row.mark.as_deref().and_then(|text| serde_json::from_str(text).ok()),
        note: row.note,
        confidence: row.confidence,
        rated_by: row.rated_by,
        rated_at: rfc3339(row.rated_at),
        evidence,
    }
}

fn seats(facts: &Facts, looking: &Looking, marked: &HashMap<SeatId, usize>) -> Vec<SeatAnswer> {
    let knows = |seat: &SeatId| {
        let nobody = alcove_domain::assess::ItemRef(String::new());
        looking.sight_of_nothing(&nobody, seat) != Sight::Nothing
    };
    facts
        .laid
        .seats
        .iter()
        .map(|seated| SeatAnswer {
            id: seated.row.id.clone(),
            unit_id: seated.row.unit_id.clone(),
            person_id: seated.row.person_id.clone(),
            items: seated.nodes.len(),
            marked: knows(&seated.row.id).then(|| marked.get(&seated.row.id).copied().unwrap_or(0)),
            handed_in_at: seated.row.handed_in_at.map(rfc3339),
        })
        .collect()
}

fn tiers(facts: &Facts, wanted: &Lang) -> Vec<TierAnswer> {
    let edition = &facts.laid.known.edition;
    edition
        .tiers
        .iter()
        .map(|tier| {
            let name = in_language(&tier.texts, wanted, &edition.language).map(|(_, name)| name);
            TierAnswer {
                id: tier.id.clone(),
                one: name.map(|name| name.one.clone()).unwrap_or_default(),
                many: name.map(|name| name.many.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

fn scales(facts: &Facts, wanted: &Lang) -> Vec<ScaleAnswer> {
    let edition = &facts.laid.known.edition;
    let step = |step: &alcove_domain::assess::Step| {
        let label = in_language(&step.texts, wanted, &edition.language).map(|(_, label)| label);
        StepAnswer {
            value: step.value,
            name: label.map(|label| label.name.clone()).unwrap_or_default(),
            description: label.map(|label| label.description.clone()).unwrap_or_default(),
        }
    };
    edition
        .scales
        .iter()
        .map(|scale| ScaleAnswer { id: scale.id.clone(), steps: scale.steps.iter().map(step).collect() })
        .collect()
}

fn items(
    facts: &Facts,
    wanted: &Lang,
    descriptors: Descriptors,
    mut ratings: HashMap<usize, Vec<TreeRating>>,
) -> Vec<TreeItem> {
    let laid = &facts.laid;
    let edition = &laid.known.edition;
    let item = |(at, node): (usize, &alcove_domain::assess::tree::Node)| {
        let said = laid.said(at, wanted);
        let given =
            said.item.filter(|text| descriptors == Descriptors::Given && !text.descriptors.is_empty());
        TreeItem {
            id: laid.node_ids[at].clone(),
            reference: node.item.0.clone(),
            parent: node.parent.map(|parent| laid.node_ids[parent].clone()),
            tier: edition.tiers.get(laid.tier(at)).map(|tier| tier.id.clone()).unwrap_or_default(),
            name: said.name.to_owned(),
            text: said.original.unwrap_or(said.text).to_owned(),
            language: (said.language != wanted.as_str()).then(|| said.language.to_owned()),
            wording: said.wording.map(str::to_owned),
            variant_wording: said.original.map(|_| said.text.to_owned()),
            rated: node.instrument.is_some(),
            instrument: node.instrument.as_ref().map(InstrumentBody::of),
            descriptors: given.map(|text| {
                text.descriptors
                    .iter()
                    .map(|(step, text)| DescriptorAnswer { step: *step, text: text.clone() })
                    .collect()
            }),
            ratings: ratings.remove(&at).unwrap_or_default(),
        }
    };
    laid.tree.nodes.iter().enumerate().map(item).collect()
}
