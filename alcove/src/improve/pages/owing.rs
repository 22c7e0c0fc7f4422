//! What a unit, or a person, owes in a quarter: one card for each node, with a form that is answered
//! with one tap.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::improve::{Duty, DutyKind, Stage};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::plan::{Party, Standing};

use super::node::notes::{Choice, choice};
use super::{Head, Said, Tab, node_said};
use crate::improve::decided::Decided;
use crate::improve::deciding;
use crate::improve::facts::{self, Facts};
use crate::improve::owing::{self, Asked, Told};
use crate::improve::pages::outline::watch_of;
use crate::improve::periods::Period;
use crate::improve::reminders::{self, in_words, node_of};
use crate::improve::rights::Reach;
use crate::improve::state;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{PersonId, PlanId, UnitId};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Fields, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/owing.html")]
struct Page {
    frame: Frame,
    head: Head,
    name: String,
    /// Further parties that a person answers for.
    also: Vec<String>,
    period: String,
    address: String,
    before: String,
    after: String,
    late: Vec<Card>,
    coming: Vec<Card>,
    decided: Vec<Decision>,
    /// Answers that one tap gives.
    taps: Vec<Choice>,
    back: String,
    token: String,
    /// Where reminders are sent from; none where they are not.
    remind: Option<String>,
    others: Vec<(String, String)>,
}

/// A node with what is wanted of it.
struct Card {
    id: String,
    title: String,
    said: Said,
    wanted: Vec<String>,
    /// Readings that are wanted: words and address.
    figures: Vec<(String, String)>,
    asks: bool,
    address: String,
}

/// What a review decided and gave to them.
struct Decision {
    id: String,
    words: String,
    wanted: String,
    late: bool,
    /// Of the review.
    address: String,
    may_answer: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    period: String,
}

pub async fn unit(
    person: Person,
    Path((plan, unit)): Path<(PlanId, UnitId)>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let told = Told::of(&person.ctx, facts.organisation()).await?;
    let party = Party::Unit(unit.as_str().into());
    let of = Whose { parties: BTreeSet::from([party.clone()]), path: format!("units/{unit}"), party };
    render(&page(&person, &facts, told, of, &ask).await?)
}

/// What a person owes, also as the lead of units.
pub async fn one(
    person: Person,
    Path((plan, id)): Path<(PlanId, PersonId)>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let told = Told::of(&person.ctx, facts.organisation()).await?;
    let of = Whose {
        party: Party::Person(id.as_str().into()),
        parties: told.parties_of(&id),
        path: format!("people/{id}"),
    };
    render(&page(&person, &facts, told, of, &ask).await?)
}

/// Reminds those who answer for a unit, now.
pub async fn remind(
    person: Person,
    Path((plan, unit)): Path<(PlanId, UnitId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let sent = reminders::send(&person, &plan, &Party::Unit(unit.as_str().into())).await?;
    let notice = match (sent.sent, sent.already) {
        (0, 0) => "notice-plan-nobody-to-remind",
        (0, _) => "notice-plan-reminded-already",
        _ => "notice-plan-reminded",
    };
    person.see(&format!("/plans/{plan}/units/{unit}"), notice)
}

struct Whose {
    party: Party,
    parties: BTreeSet<Party>,
    path: String,
}

async fn page(person: &Person, facts: &Facts, told: Told, of: Whose, ask: &Ask) -> Result<Page> {
    let words = person.words();
    let today = facts.today(person);
    let name = told.names.name(&of.party);
    if name.is_empty() {
        return Err(Error::NotFound);
    }
    let period = Period::read(&ask.period).unwrap_or_else(|| Period::of(today));
    let span = period.span().ok_or(Error::NotFound)?;
    let gone = told.names.gone(facts);
    let owing = owing::owing(facts, &gone, Asked { today, zone: &person.zone, period: span });
    let decided = Decided::of(person.ctx.db().read(), facts.id()).await?;
    let duties = owing::owed(&owing, &decided.given(&person.zone), &of.parties, span);
    let under_way = state::stage(&facts.rows.plan) == Stage::UnderWay;
    let reach = Reach::of(person, facts).await?;
    let address = format!("/plans/{}/{}", facts.id(), of.path);
    let cards = cards(person, facts, &duties, today, |at| under_way && reach.can(Action::NoteStatus, at));
    let (late, coming): (Vec<_>, Vec<_>) = cards.into_iter().partition(|(late, _)| *late);
    let decided = decisions(person, facts, &decided, &duties, today).await?;
    let may_remind = matches!(of.party, Party::Unit(_))
        && under_way
        && !duties.is_empty()
        && person.can(Action::EditPlan, &facts.resource());
    let to = |period: Period| format!("{address}?period={}", period.write());
    let also = of.parties.iter().filter(|party| **party != of.party).map(|party| told.names.name(party));
    let title = words.t2("improve-owing-title", "name", &name, "period", period.in_words(words));
    let frame = person.frame(Place::Plan, title);
    Ok(Page {
        token: frame.form_token.clone(),
        frame,
        head: Head::of(person, facts, Tab::Plan),
        also: also.collect(),
        period: period.in_words(words),
        before: to(period.before()),
        after: to(period.after()),
        late: late.into_iter().map(|(_, card)| card).collect(),
        coming: coming.into_iter().map(|(_, card)| card).collect(),
        decided,
        taps: TAPS.map(|standing| choice(words, standing)).to_vec(),
        back: to(period),
        remind: may_remind.then(|| format!("{address}/reminders")),
        others: others(facts, &told, &of.party),
        name,
        address,
    })
}

async fn decisions(
    person: &Person,
    facts: &Facts,
    decided: &Decided,
    duties: &[Duty],
    today: Day,
) -> Result<Vec<Decision>> {
    let mut decisions = Vec::new();
    for duty in duties {
        let DutyKind::CarryOut { decision, .. } = &duty.kind else { continue };
        let Some(row) = decided.row(decision) else { continue };
        decisions.push(Decision {
            id: row.id.0.clone(),
            words: row.words.clone(),
            wanted: in_words(person.words(), facts, duty, today),
            late: duty.due < today,
            address: format!("/plans/{}/reviews/{}", facts.id(), row.review_id),
            may_answer: deciding::may_answer(person, facts, row).await?,
        });
    }
    Ok(decisions)
}

/// What is said most; the others need a sentence, and have a page.
const TAPS: [Standing; 4] = [Standing::OnTrack, Standing::AtRisk, Standing::Delayed, Standing::Done];

/// One card a node, in the order of what is due first; with whether anything of it is late.
fn cards(
    person: &Person,
    facts: &Facts,
    duties: &[Duty],
    today: Day,
    may_note: impl Fn(usize) -> bool,
) -> Vec<(bool, Card)> {
    let words = person.words();
    let numbers = facts.numbers();
    let mut cards: Vec<(bool, Card)> = Vec::new();
    for duty in duties {
        let Some(node) = node_of(duty) else { continue };
        let Ok(at) = facts.place(node.as_str()) else { continue };
        let place = cards.iter().position(|(_, card)| card.id == node.0);
        let place = place.unwrap_or_else(|| {
            let row = facts.row(at);
            let number = numbers.get(&at).cloned().unwrap_or_default();
            let watch = watch_of(facts, at, today);
            let card = Card {
                title: format!("{number} {}", row.title).trim().to_owned(),
                said: node_said(words, row, row.standing(), watch, today),
                wanted: Vec::new(),
                figures: Vec::new(),
                asks: false,
                address: format!("/plans/{}/nodes/{node}", facts.id()),
                id: node.0.clone(),
            };
            cards.push((false, card));
            cards.len() - 1
        });
        let (late, card) = &mut cards[place];
        *late |= duty.due < today;
        let said = in_words(words, facts, duty, today);
        match &duty.kind {
            DutyKind::Read { indicator, year } => {
                let address = format!("{}/indicators/{indicator}?year={year}#read", card.address);
                card.figures.push((said, address));
            }
            _ => {
                card.wanted.push(said);
                card.asks = may_note(at);
            }
        }
    }
    cards
}

/// The other units with a part in the plan today, to go on to.
fn others(facts: &Facts, told: &Told, here: &Party) -> Vec<(String, String)> {
    let parties: BTreeSet<Party> = facts.rows.responsibilities.iter().filter_map(|row| row.party()).collect();
    told.names
        .units()
        .into_iter()
        .filter(|(id, _)| {
            let party = Party::Unit(id.as_str().into());
            party != *here && parties.contains(&party)
        })
        .map(|(id, name)| (format!("/plans/{}/units/{id}", facts.id()), name))
        .collect()
}
