//! Reminders: one digest per person over all plans of an organisation, by the program in the
//! morning, or at once by those who run the plan. Each action in it can be answered by a link.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::improve::duties::Owing;
use alcove_domain::improve::{Digest, Duty, DutyKind, Given, Stage};
use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;
use alcove_domain::plan::{Party, Span};

use super::decided::Decided;
use super::facts::{self, Facts};
use super::owing::{self, Asked, Told};
use super::periods::Period;
use super::store::{decision, digest};
use super::{links, state};
use crate::kit::clock::new_id;
use crate::kit::ids::{NodeId, OrganisationId, PersonId, PlanId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::format::{day_in, hour_in};
use crate::kit::{Ctx, Error, Refusal, Result, Tx, Words};
use crate::network::Person;
use crate::network::store::{organisation, person};
use crate::plan::store::plan;

/// The mail lies there when the day begins.
const MORNING: i8 = 6;
/// A program that was off until the evening waits for the next morning.
const EVENING: i8 = 20;

/// Plans read at once.
const PAGE: u64 = 100;

/// A mail with more links than this is a list to be read on the page.
const MOST_LINKS: usize = 10;

/// A plan with what is owed in it.
struct Owed {
    facts: Arc<Facts>,
    owing: Vec<Owing>,
    decided: Decided,
    given: Vec<Given>,
}

/// An organisation's plans on a day, with those who are told.
struct House {
    id: OrganisationId,
    zone: String,
    today: Day,
    period: Span,
    told: Told,
    plans: Vec<Owed>,
}

/// Asked every hour: who has something late, or due soon, gets one mail a week about all of theirs,
/// in the morning of their house. Answers how many mails were queued.
pub async fn digest(ctx: &Ctx) -> Result<usize> {
    let mut sent = 0;
    for (organisation, plans) in under_way(ctx).await? {
        let zone = zone(ctx, &organisation).await?;
        if !(MORNING..EVENING).contains(&hour_in(ctx.now, &zone)) {
            continue;
        }
        let house = House::of(ctx, organisation, zone, &plans).await?;
        let last = house.last_sent(ctx).await?;
        let everyone: Vec<PersonId> = house.told.people().map(|row| row.id.clone()).collect();
        let mut due = Vec::new();
        for id in everyone {
            let parties = house.told.parties_of(&id);
            let Some(found) = Digest::of(house.duties(&parties), house.today) else { continue };
            if found.is_due(house.today, last.get(&id).copied()) {
                due.push((id, found));
            }
        }
        sent += house.deliver(ctx, due, None).await?;
    }
    Ok(sent)
}

/// Plans under way, by organisation.
async fn under_way(ctx: &Ctx) -> Result<BTreeMap<OrganisationId, Vec<PlanId>>> {
    let mut plans: BTreeMap<OrganisationId, Vec<PlanId>> = BTreeMap::new();
    let mut after: Option<PlanId> = None;
    loop {
        let rows = plan::living(ctx.db().read(), after.as_ref(), PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        for row in rows {
            plans.entry(row.organisation_id).or_default().push(row.id);
        }
    }
    Ok(plans)
}

/// How many were reminded, and how many had been already today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    pub sent: usize,
    pub already: usize,
}

/// Reminds now those who answer for a unit of what it owes in this plan, whatever was sent last week.
pub async fn send(person: &Person, plan: &PlanId, party: &Party) -> Result<Sent> {
    let ctx = &person.ctx;
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let stage = state::stage(&facts.rows.plan);
    if stage != Stage::UnderWay {
        let refusal = Refusal::new("plan-not-in-this-state").with("is", state::word(stage));
        return Err(Error::NotNow(refusal.with("needed", state::word(Stage::UnderWay))));
    }
    let zone = zone(ctx, facts.organisation()).await?;
    let house = House::of(ctx, facts.organisation().clone(), zone, std::slice::from_ref(plan)).await?;
    if !house.told.names.has(party) {
        return Err(Error::NotFound);
    }
    let last = house.last_sent(ctx).await?;
    let parties = BTreeSet::from([party.clone()]);
    let Some(found) = Digest::of(house.duties(&parties), house.today) else { return Ok(Sent::default()) };
    let (already, due): (Vec<PersonId>, Vec<PersonId>) =
        house.told.leads(party).into_iter().partition(|id| last.get(id) == Some(&house.today));
    let due = due.into_iter().map(|id| (id, found.clone())).collect();
    Ok(Sent { sent: house.deliver(ctx, due, Some(person)).await?, already: already.len() })
}

async fn zone(ctx: &Ctx, id: &OrganisationId) -> Result<String> {
    let row = organisation::find(ctx.db().read(), id).await?;
    Ok(row.map_or_else(|| "UTC".to_owned(), |row| row.time_zone))
}

impl House {
    async fn of(ctx: &Ctx, id: OrganisationId, zone: String, plans: &[PlanId]) -> Result<Self> {
        let today = day_in(ctx.now, &zone);
        let period = Period::of(today).span().unwrap_or_else(|| Span::day(today));
        let told = Told::of(ctx, &id).await?;
        let mut owed = Vec::new();
        for plan in plans {
            let facts = facts::load_unchecked(ctx, plan).await?;
            let gone = told.names.gone(&facts);
            let owing = owing::owing(&facts, &gone, Asked { today, zone: &zone, period });
            let decided = Decided::of(ctx.db().read(), plan).await?;
            let given = decided.given(&zone);
            owed.push(Owed { facts, owing, decided, given });
        }
        Ok(Self { id, zone, today, period, told, plans: owed })
    }

    fn duties(&self, parties: &BTreeSet<Party>) -> Vec<Duty> {
        let of = |owed: &Owed| owing::owed(&owed.owing, &owed.given, parties, self.period);
        let mut duties: Vec<Duty> = self.plans.iter().flat_map(of).collect();
        duties.sort();
        duties
    }

    async fn last_sent(&self, ctx: &Ctx) -> Result<BTreeMap<PersonId, Day>> {
        let rows = digest::last(ctx.db().read(), &self.id).await?;
        Ok(rows.into_iter().map(|(id, at)| (id, day_in(Instant(at), &self.zone))).collect())
    }

    /// Queues the mails with their links, in one transaction.
    async fn deliver(&self, ctx: &Ctx, due: Vec<(PersonId, Digest)>, by: Option<&Person>) -> Result<usize> {
        if due.is_empty() {
            return Ok(0);
        }
        let tx = ctx.begin().await?;
        // Another node may have sent since this one asked.
        let since = digest::last(&*tx, &self.id).await?;
        let today = |id: &PersonId| {
            since.iter().any(|(other, at)| other == id && day_in(Instant(*at), &self.zone) == self.today)
        };
        let mut events = Vec::new();
        for (id, found) in due {
            let Some(row) = self.told.person(&id).filter(|_| !today(&id)) else { continue };
            let things = found.nodes().len() + found.decisions().len();
            let sent = digest::Model {
                id: new_id(),
                organisation_id: self.id.clone(),
                person_id: id.clone(),
                duties: (found.late.len() + found.coming.len()) as i64,
                sent_at: ctx.now.millis(),
            };
            digest::add(&*tx, sent).await?;
            let letter = self.letter(ctx, &tx, row, &found).await?;
            mail::queue(ctx, &*tx, letter).await?;
            let event = ctx.event(by.map(|by| &by.id), "plan.reminder-sent", "person", id.as_str());
            events.push(event.in_organisation(&self.id).after(things.to_string()));
        }
        let sent = events.len();
        if sent > 0 {
            tx.commit(events).await?;
        }
        Ok(sent)
    }

    async fn letter(&self, ctx: &Ctx, tx: &Tx, to: &person::Model, found: &Digest) -> Result<Mail> {
        let words = Words::of(&to.language).unwrap_or_default();
        let public = &ctx.app.config.public_url;
        let mut lines = vec![words.t1("improve-digest-hello", "name", &to.name), String::new()];
        let nodes = found.nodes();
        let decisions = found.decisions();
        let mut heading = "";
        for node in nodes.iter().take(MOST_LINKS) {
            let Some((facts, at)) = self.place(node) else { continue };
            let is_its = |duty: &&Duty| duty.node.as_ref() == Some(*node);
            let late = found.late.iter().any(|duty| is_its(&duty));
            let wanted = if late { "improve-digest-late" } else { "improve-digest-coming" };
            if heading != wanted {
                heading = wanted;
                lines.extend([words.t(wanted), String::new()]);
            }
            let row = facts.row(at);
            let number = facts.numbers().remove(&at).unwrap_or_default();
            lines.push(format!("{number} {}", row.title));
            let theirs = found.late.iter().chain(&found.coming).filter(is_its);
            let mut asks = false;
            for duty in theirs {
                lines.push(in_words(words, facts, duty, self.today));
                match &duty.kind {
                    DutyKind::Read { indicator, .. } => lines.push(format!(
                        "{public}/plans/{}/nodes/{}/indicators/{indicator}",
                        facts.id(),
                        row.id
                    )),
                    _ => asks = true,
                }
            }
            if asks {
                let secret = links::make(ctx, &**tx, facts.id(), &row.id, &to.id).await?;
                lines.push(words.t("improve-digest-answer"));
                lines.push(format!("{public}/a/{secret}"));
            }
            lines.push(String::new());
        }
        if nodes.len() > MOST_LINKS {
            lines.push(words.t1("improve-digest-more", "count", nodes.len() - MOST_LINKS));
        }
        if !decisions.is_empty() {
            lines.extend([words.t("improve-digest-decided"), String::new()]);
        }
        for duty in &decisions {
            let Some((owed, row)) = self.decision(duty) else { continue };
            lines.extend([row.words.clone(), in_words(words, &owed.facts, duty, self.today), String::new()]);
        }
        lines.push(words.t("improve-digest-all"));
        let theirs = |owed: &&Owed| {
            nodes.iter().any(|node| owed.facts.place(node.as_str()).is_ok())
                || decisions.iter().any(|duty| owed.row(duty).is_some())
        };
        for owed in self.plans.iter().filter(theirs) {
            lines.push(format!("{public}/plans/{}/people/{}", owed.facts.id(), to.id));
        }
        lines.extend([String::new(), words.t1("improve-digest-end", "days", links::LASTS_DAYS)]);
        Ok(Mail {
            to: to.email.clone(),
            subject: words.t1("improve-digest-subject", "count", nodes.len() + decisions.len()),
            body: lines.join("\n"),
            words,
            dedupe: Some(format!("plan-digest:{}:{}:{}", self.id, to.id, self.today)),
        })
    }

    fn place(&self, node: &alcove_domain::kit::NodeId) -> Option<(&Arc<Facts>, usize)> {
        self.plans.iter().find_map(|owed| Some((&owed.facts, owed.facts.place(node.as_str()).ok()?)))
    }

    /// What was decided, with the plan of which a review decided it.
    fn decision(&self, duty: &Duty) -> Option<(&Owed, &decision::Model)> {
        self.plans.iter().find_map(|owed| Some((owed, owed.row(duty)?)))
    }
}

impl Owed {
    /// The decision of a duty, where a review of this plan made it.
    fn row(&self, duty: &Duty) -> Option<&decision::Model> {
        match &duty.kind {
            DutyKind::CarryOut { decision, .. } => self.decided.row(decision),
            _ => None,
        }
    }
}

/// What is wanted, in a sentence with its day.
pub fn in_words(words: Words, facts: &Facts, duty: &Duty, today: Day) -> String {
    let day = words.day(duty.due);
    let key = |what: &str| match duty.due < today {
        true => format!("improve-duty-{what}-late"),
        false => format!("improve-duty-{what}"),
    };
    match &duty.kind {
        DutyKind::Finish => words.t1(&key("finish"), "day", day),
        DutyKind::Begin => words.t1(&key("begin"), "day", day),
        DutyKind::SayHowItStands => words.t1("improve-duty-say", "day", day),
        DutyKind::Judge => words.t1("improve-duty-judge", "day", day),
        DutyKind::Read { indicator, year } => {
            let row = facts.rows.indicators.iter().find(|row| row.id.as_str() == indicator.as_str());
            let title = row.map(|row| row.title.clone()).unwrap_or_default();
            words.t2("improve-duty-read", "title", title, "year", year.to_string())
        }
        DutyKind::CarryOut { by: Some(_), .. } => words.t1(&key("carry-out"), "day", day),
        DutyKind::CarryOut { by: None, .. } => words.t("improve-duty-carry-out-undated"),
    }
}

/// The node of a duty, as addresses write it; none of what a review decided.
pub fn node_of(duty: &Duty) -> Option<NodeId> {
    duty.node.as_ref().map(|node| NodeId::from(node.as_str()))
}
