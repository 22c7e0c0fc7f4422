//! An awarding body of the sample: what it offers, a certificate that the main college has, and an
//! application that two assessors work on.

mod assessing;

use super::ago;
use super::network::{BEGAN, Network, Organisation, acting};
use crate::assess::store::assessment;
use crate::certify::applying::{self, Choice, New, Signature};
use crate::certify::deciding::{self, Proposal};
use crate::certify::schemes::{self, presets};
use crate::certify::{committees, facts, reading};
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, OrganisationId, PersonId, SchemeId};
use crate::kit::{Ctx, Error, Result};
use crate::shell::store::cast::{Profile, Somebody, add_membership, add_organisation, add_person};

const BODY: Profile = Profile {
    name: "Caspian Board for Vocational Quality",
    short_name: "Quality Board",
    kind: "awarding-body",
    region: "Baku",
    sector: "",
    learners: 0,
    languages: "az en ru",
};

/// What loading tells of.
pub const NAME: &str = BODY.name;

/// When the schemes were published, when the college handed in, and when it was decided: days ago.
const OFFERED: i64 = 300;
const HANDED_IN: i64 = 200;
const DECIDED: i64 = 185;
/// The second application came lately.
const LATELY: i64 = 9;

struct Body {
    id: OrganisationId,
    coordinator: PersonId,
    committee: Vec<PersonId>,
}

pub async fn load(ctx: &Ctx, network: &Network, password_hash: &str) -> Result<()> {
    let body = body(ctx, password_hash).await?;
    let commitment = offer(ctx, &body, "commitment").await?;
    let counts = offer(ctx, &body, "counts").await?;
    offer(ctx, &body, "process").await?;
    let Some(main) = network.organisations.first() else { return Ok(()) };
    if let Some(id) = hand_in(ctx, main, &commitment, "commitment", HANDED_IN).await? {
        grant(ctx, &body, &id).await?;
    }
    if let Some(id) = hand_in(ctx, main, &counts, "level-1", LATELY).await? {
        assessing::load(ctx, &body, &id, password_hash).await?;
    }
    Ok(())
}

async fn body(ctx: &Ctx, password_hash: &str) -> Result<Body> {
    let ctx = ago(ctx, BEGAN, 0);
    let at = ctx.now.millis();
    let tx = ctx.begin().await?;
    let id = add_organisation(&*tx, &BODY, at).await?;
    let mut events = vec![
        ctx.event(None, "network.organisation-added", "organisation", id.0.clone()).in_organisation(&id),
    ];
    let mut people = Vec::new();
    for (role, email, name) in [
        ("coordinator", "officer@board.example", "Certification officer"),
        ("head", "chair@board.example", "Chair of the committee"),
        ("viewer", "member@board.example", "Member of the committee"),
    ] {
        let somebody =
            Somebody { email, name, language: "en", password_hash, platform_administrator_since: None };
        let person = add_person(&*tx, &somebody, at).await?;
        add_membership(&*tx, &person, &id, None, role, at).await?;
        let event = ctx.event(None, "network.person-added", "person", person.0.clone());
        events.push(event.in_organisation(&id).after(name));
        people.push(person);
    }
    tx.commit(events).await?;
    let coordinator = people[0].clone();
    Ok(Body { id, coordinator, committee: people })
}

async fn offer(ctx: &Ctx, body: &Body, preset: &str) -> Result<SchemeId> {
    let officer = acting(ctx, &body.coordinator, OFFERED, 1).await?;
    let id = schemes::create(&officer, &body.id, presets::read(preset)?).await?;
    schemes::publish(&officer, &id, &Condition::None).await?;
    Ok(id)
}

/// Starts, signs and hands in; none where the level is not reached, and the draft stays.
async fn hand_in(
    ctx: &Ctx,
    college: &Organisation,
    scheme: &SchemeId,
    level: &str,
    days: i64,
) -> Result<Option<ApplicationId>> {
    let coordinator = acting(ctx, &college.coordinator, days, 1).await?;
    let closed = assessment::latest_closed(ctx.db().read(), &college.id).await?;
    let assessment = closed.ok_or_else(|| Error::fault("the sample has no closed assessment"))?.id;
    let plan = reading::usual_plan(ctx, &college.id).await?.map(|plan| plan.id);
    let choice = Choice { assessment, plan, field: String::new(), mentions: Vec::new() };
    let new = New { scheme: scheme.clone(), level: level.to_owned(), choice };
    let id = applying::start(&coordinator, &college.id, new).await?;
    // What the college shows inside is shown to assessors from here on, or they would find nothing.
    applying::open_evidence(&coordinator, &id).await?;
    let head = acting(ctx, &college.head, days, 2).await?;
    let signature = Signature {
        name: head.name.clone(),
        position: head.name.clone(),
        day: reading::today(&head).to_string(),
        agreed: true,
    };
    applying::sign(&head, &id, &Condition::None, signature).await?;
    let begun = facts::load(&coordinator, &id).await?;
    if applying::standing(&coordinator, &begun).await?.completeness().unmet > 0 {
        return Ok(None);
    }
    let later = acting(ctx, &college.coordinator, days, 3).await?;
    applying::submit(&later, &id, &Condition::None).await?;
    Ok(Some(id))
}

async fn grant(ctx: &Ctx, body: &Body, id: &ApplicationId) -> Result<()> {
    let officer = acting(ctx, &body.coordinator, DECIDED, 0).await?;
    let people = body.committee.iter().cloned().collect();
    committees::name(&officer, id, &Condition::None, people).await?;
    let proposal = Proposal {
        verdict: "granted".to_owned(),
        manner: "votes".to_owned(),
        reasons: "The assessment is complete, and the plan names who does what by when.".to_owned(),
        ..Proposal::default()
    };
    deciding::propose(&officer, id, &Condition::None, proposal).await?;
    for (hour, member) in (1..).zip(&body.committee) {
        let member = acting(ctx, member, DECIDED, hour).await?;
        deciding::cast(&member, id, &Condition::None, "for", "").await?;
    }
    let officer = acting(ctx, &body.coordinator, DECIDED, 6).await?;
    deciding::close(&officer, id, &Condition::None).await?;
    Ok(())
}
