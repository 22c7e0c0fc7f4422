//! The whole assessment in one answer: every item in scope with its ratings, as the caller may see
//! them.

use std::collections::HashMap;

use alcove_domain::assess::edition::in_language;
use alcove_domain::kit::Lang;
use alcove_domain::network::Action;
use alcove_domain::review::{Glance, Sight, sight};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::facts::{self, Facts};
use super::rating::rfc3339;
use super::viewing::{Looking, UnitsAbove};
use crate::assess::scope_body::InstrumentBody;
use crate::assess::store::rating::{Kept, Standing};
use crate::assess::store::rating_evidence;
use crate::kit::ids::{AssessmentId, EditionId, EvidenceId, ItemId, PersonId, SeatId, UnitId};
use crate::kit::{Error, Result};
use crate::network::Person;

#[derive(Debug, Serialize)]
pub struct TreeAnswer<'a> {
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
    pub items: Vec<TreeItem<'a>>,
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

#[derive(Debug, Serialize)]
pub struct TreeItem<'a> {
    pub id: &'a ItemId,
    #[serde(rename = "ref")]
    pub reference: &'a str,
    pub parent: Option<&'a ItemId>,
    pub tier: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: &'a str,
    pub text: &'a str,
    /// Present where the words are not in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    /// The organisation's own wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<&'a str>,
    /// What is asked in the words of the variant in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant_wording: Option<&'a str>,
    pub rated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<InstrumentBody>,
    /// What each step looks like here; only with `?descriptors=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descriptors: Option<Vec<DescriptorAnswer<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<TreeRating<'a>>,
}

#[derive(Debug, Serialize)]
pub struct DescriptorAnswer<'a> {
    pub step: i32,
    pub text: &'a str,
}

/// A rating as the caller may see it: whole, or only that it exists.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum TreeRating<'a> {
    Shown(ShownRating<'a>),
    Hidden { seat_id: &'a str, hidden: bool },
}

#[derive(Debug, Serialize)]
pub struct ShownRating<'a> {
    pub seat_id: &'a str,
    pub slot: &'a str,
    pub version: i64,
    /// A [`MarkBody`](crate::assess::mark_body::MarkBody), as it was written down.
    pub mark: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub note: &'a str,
    pub confidence: &'a str,
    pub rated_by: &'a str,
    pub rated_at: Moment,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// An instant, written only when the answer is.
#[derive(Clone, Copy, Debug)]
pub struct Moment(i64);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&jiff::Timestamp::from_millisecond(self.0).unwrap_or_default())
    }
}

/// Whether the tree brings the words of every step of every item: many, and mostly known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descriptors {
    LeftOut,
    Given,
}

/// The tree for this person, in this person's language: a [`TreeAnswer`] as JSON. It is written here,
/// because it borrows its words from the edition and its ratings from what the database said.
pub async fn tree(person: &Person, id: &AssessmentId, descriptors: Descriptors) -> Result<Vec<u8>> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SeeRatings, &facts.resource())?;
    let db = person.ctx.db().read();
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let attached = rating_evidence::of_assessment(db, id).await?;
    let kept = Kept::of(db, id).await?;
    let standing = placed(&facts, &kept);
    let marked = standing.iter().filter(|(_, row)| is_mark(row)).map(|(node, row)| (row.seat_id, *node));
    let looking = Looking::where_marked(person, &facts, &above, marked);
    let wanted = person.words().lang();
    let (ratings, marked) = seen(&facts, &looking, &standing, attached);
    let edition = &facts.laid.known.edition;
    let seats = seats(&facts, &looking, &marked);
    let answer = TreeAnswer {
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
    };
    // Names of fields come to what is said; growing into it would copy all of it several times.
    let mut body = Vec::with_capacity(kept.bytes() * 3);
    serde_json::to_writer(&mut body, &answer).map_err(Error::fault)?;
    Ok(body)
}

/// The standing ratings with their nodes; without those of items that are out of scope by now.
fn placed<'a>(facts: &Facts, kept: &'a Kept) -> Vec<(usize, Standing<'a>)> {
    let rows = kept.rows();
    let mut placed = Vec::with_capacity(rows.len());
    let mut last: Option<(&str, Option<usize>)> = None;
    for row in rows {
        let node = match last {
            // They come item by item.
            Some((item, node)) if item == row.item_id => node,
            _ => {
                let node = facts.laid.node(&row.item_id.into());
                last = Some((row.item_id, node));
                node
            }
        };
        placed.extend(node.map(|node| (node, row)));
    }
    placed
}

fn is_mark(row: &Standing) -> bool {
    row.slot == "current" && row.mark.is_some()
}

/// The ratings by node as far as they are seen, and how many each seat has marked.
type Seen<'a> = (Vec<Vec<TreeRating<'a>>>, HashMap<&'a str, usize>);

fn seen<'a>(
    facts: &Facts,
    looking: &Looking,
    standing: &[(usize, Standing<'a>)],
    attached: Vec<rating_evidence::Model>,
) -> Seen<'a> {
    let mut evidence: HashMap<(String, String), Vec<EvidenceId>> = HashMap::new();
    for row in attached {
        evidence.entry((row.item_id.0, row.seat_id.0)).or_default().push(row.evidence_id);
    }
    let mut ratings: Vec<Vec<TreeRating>> = facts.laid.tree.nodes.iter().map(|_| Vec::new()).collect();
    let mut marked: HashMap<&str, usize> = HashMap::new();
    // Few sit and few write, however many ratings there are.
    let (mut seats, mut people) = (HashMap::new(), HashMap::new());
    for (node, row) in standing {
        let glance = Glance {
            seat: seats.entry(row.seat_id).or_insert_with(|| row.seat_id.into()),
            item: facts.laid.item_ref(*node),
            by: people.entry(row.rated_by).or_insert_with(|| row.rated_by.into()),
        };
        let sight = sight(&looking.viewer, looking.stage, glance);
        if sight != Sight::Nothing && is_mark(row) {
            *marked.entry(row.seat_id).or_default() += 1;
        }
        match sight {
            Sight::Mark => {
                let cited = if evidence.is_empty() || row.slot != "current" {
                    None
                } else {
                    evidence.remove(&(row.item_id.to_string(), row.seat_id.to_string()))
                };
                ratings[*node].push(TreeRating::Shown(shown(row, cited.unwrap_or_default())));
            }
            Sight::Exists if is_mark(row) => {
                ratings[*node].push(TreeRating::Hidden { seat_id: row.seat_id, hidden: true });
            }
            Sight::Exists | Sight::Nothing => {}
        }
    }
    (ratings, marked)
}

fn shown<'a>(row: &Standing<'a>, evidence: Vec<EvidenceId>) -> ShownRating<'a> {
    ShownRating {
        seat_id: row.seat_id,
        slot: row.slot,
        version: row.version,
        mark: row.mark.and_then(|text| serde_json::from_str(text).ok()),
        note: row.note,
        confidence: row.confidence,
        rated_by: row.rated_by,
        rated_at: Moment(row.rated_at),
        evidence,
    }
}

fn seats(facts: &Facts, looking: &Looking, marked: &HashMap<&str, usize>) -> Vec<SeatAnswer> {
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
            marked: knows(&seated.row.id).then(|| marked.get(seated.row.id.as_str()).copied().unwrap_or(0)),
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

fn items<'a>(
    facts: &'a Facts,
    wanted: &Lang,
    descriptors: Descriptors,
    ratings: Vec<Vec<TreeRating<'a>>>,
) -> Vec<TreeItem<'a>> {
    let laid = &facts.laid;
    let edition = &laid.known.edition;
    let nodes = laid.tree.nodes.iter().zip(ratings).enumerate();
    nodes
        .map(|(at, (node, ratings))| {
            let said = laid.said(at, wanted);
            let given =
                said.item.filter(|text| descriptors == Descriptors::Given && !text.descriptors.is_empty());
            let step = |(step, text): (&'a i32, &'a String)| DescriptorAnswer { step: *step, text };
            TreeItem {
                id: &laid.node_ids[at],
                reference: &node.item.0,
                parent: node.parent.map(|parent| &laid.node_ids[parent]),
                tier: edition.tiers.get(laid.tier(at)).map_or("", |tier| &tier.id),
                name: said.name,
                text: said.original.unwrap_or(said.text),
                language: (said.language != wanted.as_str()).then_some(said.language),
                wording: said.wording,
                variant_wording: said.original.map(|_| said.text),
                rated: node.instrument.is_some(),
                instrument: node.instrument.as_ref().map(InstrumentBody::of),
                descriptors: given.map(|text| text.descriptors.iter().map(step).collect()),
                ratings,
            }
        })
        .collect()
}
