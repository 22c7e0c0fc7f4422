//! Members of a network: invited by its coordinator, in by their own agreement, out at any time.

use std::collections::BTreeMap;

use alcove_domain::network::{Action, Belonging, Resource, Sharing};
use serde::{Deserialize, Serialize};

use super::audit::rfc3339;
use super::networks::{self, belonging, found, refused};
use super::person::Person;
use super::store::network_member::{self, Count, Filter, Member};
use super::store::{network, network_agreement, organisation, person};
use crate::kit::clock::new_id;
use crate::kit::ids::{NetworkId, NetworkMemberId, OrganisationId, PersonId};
use crate::kit::{Error, Event, Result, Words};

/// The version of the text that members agree to: `networks-consent-*` in the locale files. A new
/// text gets a new version, so that it can be told later what somebody read.
pub const TEXT: &str = "2026-11";

/// So many organisations are offered where one is looked for.
const OFFERED: u64 = 10;

/// A member as machines read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberView {
    pub id: NetworkMemberId,
    pub organisation_id: OrganisationId,
    pub name: String,
    /// `invited`, `member` or `left`.
    pub state: &'static str,
    /// `nothing`, `coverage`, `dimensions` or `criteria`.
    pub shares: String,
    pub invited_at: String,
    pub accepted_at: Option<String>,
    pub ended_at: Option<String>,
}

/// What an organisation agreed to, as machines send it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// `nothing`, `coverage`, `dimensions` or `criteria`.
    pub shares: String,
    /// The version of the text that was read.
    pub text_version: String,
}

/// An organisation that was looked for, and where it stands in the network already.
#[derive(Clone, Debug)]
pub struct Offered {
    pub organisation: organisation::Model,
    pub belonging: Option<Belonging>,
}

/// An organisation in a network, with all that it ever agreed to.
#[derive(Clone, Debug)]
pub struct Agreement {
    pub network: network::Model,
    pub member: network_member::Model,
    /// Newest first.
    pub history: Vec<network_agreement::Model>,
    /// Of those who agreed.
    pub names: BTreeMap<PersonId, String>,
}

/// The same for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgreementView {
    pub network_id: NetworkId,
    pub state: &'static str,
    pub shares: String,
    pub version: i64,
    /// The version of the text that stands now.
    pub text_version: &'static str,
    pub agreed: Vec<AgreedView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgreedView {
    pub shares: String,
    pub text_version: String,
    pub text_language: String,
    pub agreed_at: String,
    pub agreed_by: String,
}

/// Members by name, for the coordinator.
pub async fn list(
    person: &Person,
    id: &NetworkId,
    filter: &Filter,
    after: Option<&NetworkMemberId>,
    limit: u64,
) -> Result<Vec<Member>> {
    found(person, id, Action::CoordinateNetwork).await?;
    Ok(network_member::page(person.ctx.db().read(), id, filter, after, limit).await?)
}

/// How many share how much; of everybody's membership a member sees no more than their number.
pub async fn counts(person: &Person, id: &NetworkId) -> Result<Vec<Count>> {
    found(person, id, Action::SeeNetwork).await?;
    Ok(network_member::counts(person.ctx.db().read(), id).await?)
}

/// Organisations by a part of their name, to be invited.
pub async fn offered(person: &Person, id: &NetworkId, search: &str) -> Result<Vec<Offered>> {
    found(person, id, Action::CoordinateNetwork).await?;
    let search = search.trim();
    if search.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let db = person.ctx.db().read();
    let rows = organisation::page(db, organisation::Of::Everybody, search, None, OFFERED).await?;
    let ids = rows.iter().map(|row| row.id.clone()).collect();
    let standing = network_member::of_organisations(db, ids).await?;
    let here = |of: &OrganisationId| {
        standing.iter().find(|row| row.network_id == *id && row.organisation_id == *of).map(belonging)
    };
    let rows = rows.into_iter().filter(|row| row.archived_at.is_none());
    Ok(rows.map(|organisation| Offered { belonging: here(&organisation.id), organisation }).collect())
}

/// Invites an organisation. Nothing of it is seen or counted before somebody there agrees.
pub async fn invite(person: &Person, id: &NetworkId, of: &OrganisationId) -> Result<MemberView> {
    let network = found(person, id, Action::CoordinateNetwork).await?;
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let named = organisation::find(&*tx, of).await?.filter(|row| row.archived_at.is_none());
    let named = named.ok_or_else(|| Error::invalid("organisation_id", "unknown-choice"))?;
    let last = network_member::standing(&*tx, id, of).await?;
    Belonging::invite(last.as_ref().map(belonging), ctx.now).map_err(refused)?;
    let row = network_member::Model {
        id: new_id(),
        network_id: id.clone(),
        organisation_id: of.clone(),
        shares: Sharing::Nothing.word().to_owned(),
        invited_at: ctx.now.millis(),
        invited_by: Some(person.id.clone()),
        accepted_at: None,
        accepted_by: None,
        ended_at: None,
        ended_by: None,
        version: 1,
    };
    network_member::add(&*tx, row.clone()).await?;
    let on_both = vec![
        networks::event(person, "network.member-invited", &network).after(of.as_str()),
        own_event(person, "network.invited-into", &network, of),
    ];
    tx.commit(on_both).await?;
    Ok(of_row(row, named.name))
}

/// Takes an invitation back, or ends a membership for the network.
pub async fn end(person: &Person, id: &NetworkId, of: &OrganisationId) -> Result<()> {
    let network = found(person, id, Action::CoordinateNetwork).await?;
    finish(person, network, of).await
}

/// Leaves the network, or declines its invitation.
pub async fn leave(person: &Person, id: &NetworkId, of: &OrganisationId) -> Result<()> {
    let agreement = answering(person, id, of).await?;
    finish(person, agreement.network, of).await
}

async fn finish(person: &Person, network: network::Model, of: &OrganisationId) -> Result<()> {
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let row = network_member::standing(&*tx, &network.id, of).await?.ok_or(Error::NotFound)?;
    belonging(&row).end(ctx.now).map_err(refused)?;
    let ended = network_member::Model {
        ended_at: Some(ctx.now.millis()),
        ended_by: Some(person.id.clone()),
        version: row.version + 1,
        ..row
    };
    if !network_member::is_updated(&*tx, ended).await? {
        return Err(Error::Busy);
    }
    let on_both = vec![
        networks::event(person, "network.member-ended", &network).before(of.as_str()),
        own_event(person, "network.left", &network, of),
    ];
    tx.commit(on_both).await
}

/// What an organisation agreed to, for those who answer for it. 404 where it is not even invited.
pub async fn agreement(person: &Person, id: &NetworkId, of: &OrganisationId) -> Result<Agreement> {
    person.may(Action::SeeOrganisation, &Resource::Organisation(of.as_str().into()))?;
    read(person, id, of).await
}

async fn answering(person: &Person, id: &NetworkId, of: &OrganisationId) -> Result<Agreement> {
    person.may(Action::AnswerNetwork, &Resource::Organisation(of.as_str().into()))?;
    read(person, id, of).await
}

async fn read(person: &Person, id: &NetworkId, of: &OrganisationId) -> Result<Agreement> {
    let db = person.ctx.db().read();
    let network = network::find(db, id).await?.ok_or(Error::NotFound)?;
    let member = network_member::standing(db, id, of).await?.ok_or(Error::NotFound)?;
    let history = network_agreement::of_member(db, &member.id).await?;
    let ids = history.iter().map(|one| one.agreed_by.clone()).collect();
    let names = person::named(db, ids).await?.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(Agreement { network, member, history, names })
}

/// Agrees, or agrees to something else from now on. Releases that were made stay as they are; the
/// next one follows what stands then.
pub async fn agree(
    person: &Person,
    id: &NetworkId,
    of: &OrganisationId,
    consent: &Consent,
    seen: Option<i64>,
) -> Result<Agreement> {
    let known = answering(person, id, of).await?;
    let shares = Sharing::parse(&consent.shares).ok_or_else(|| Error::invalid("shares", "unknown-choice"))?;
    if consent.text_version != TEXT {
        return Err(Error::invalid("text_version", "another-text"));
    }
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let row = network_member::standing(&*tx, id, of).await?.ok_or(Error::NotFound)?;
    if seen.is_some_and(|seen| seen != row.version) {
        return Err(Error::PreconditionFailed(
            serde_json::to_value(agreement_view(&known)).unwrap_or_default(),
        ));
    }
    belonging(&row).agree(ctx.now).map_err(refused)?;
    let number = network_agreement::of_member(&*tx, &row.id).await?.first().map_or(1, |one| one.number + 1);
    let agreed = network_agreement::Model {
        id: new_id(),
        member_id: row.id.clone(),
        number,
        shares: shares.word().to_owned(),
        text_version: TEXT.to_owned(),
        text_language: ctx.words.code().to_owned(),
        agreed_at: ctx.now.millis(),
        agreed_by: person.id.clone(),
    };
    network_agreement::add(&*tx, agreed).await?;
    let before = row.shares.clone();
    let after = network_member::Model {
        shares: shares.word().to_owned(),
        accepted_at: row.accepted_at.or(Some(ctx.now.millis())),
        accepted_by: row.accepted_by.clone().or_else(|| Some(person.id.clone())),
        version: row.version + 1,
        ..row
    };
    if !network_member::is_updated(&*tx, after).await? {
        return Err(Error::Busy);
    }
    let event = own_event(person, "network.agreed", &known.network, of).before(before);
    tx.commit(vec![event.after(format!("{} {TEXT} {}", shares.word(), ctx.words.code()))]).await?;
    read(person, id, of).await
}

/// On the trail of the organisation itself.
fn own_event(person: &Person, act: &'static str, network: &network::Model, of: &OrganisationId) -> Event {
    person.ctx.event(Some(&person.id), act, "network", network.id.as_str()).in_organisation(of)
}

pub fn view(row: Member) -> MemberView {
    let state = Belonging::of(
        alcove_domain::kit::Instant(row.invited_at),
        row.accepted_at.map(alcove_domain::kit::Instant),
        row.ended_at.map(alcove_domain::kit::Instant),
    );
    MemberView {
        id: row.id,
        organisation_id: row.organisation_id,
        name: row.name,
        state: state.word(),
        shares: row.shares,
        invited_at: rfc3339(row.invited_at),
        accepted_at: row.accepted_at.map(rfc3339),
        ended_at: row.ended_at.map(rfc3339),
    }
}

fn of_row(row: network_member::Model, name: String) -> MemberView {
    MemberView {
        state: belonging(&row).word(),
        id: row.id,
        organisation_id: row.organisation_id,
        name,
        shares: row.shares,
        invited_at: rfc3339(row.invited_at),
        accepted_at: row.accepted_at.map(rfc3339),
        ended_at: row.ended_at.map(rfc3339),
    }
}

pub fn agreement_view(agreement: &Agreement) -> AgreementView {
    AgreementView {
        network_id: agreement.network.id.clone(),
        state: belonging(&agreement.member).word(),
        shares: agreement.member.shares.clone(),
        version: agreement.member.version,
        text_version: TEXT,
        agreed: agreement
            .history
            .iter()
            .map(|one| AgreedView {
                shares: one.shares.clone(),
                text_version: one.text_version.clone(),
                text_language: one.text_language.clone(),
                agreed_at: rfc3339(one.agreed_at),
                agreed_by: one.agreed_by.0.clone(),
            })
            .collect(),
    }
}

/// Members as a table for a spreadsheet.
pub async fn sheet(person: &Person, id: &NetworkId, filter: &Filter, words: Words) -> Result<Vec<u8>> {
    const PAGE: u64 = 1000;
    let mut file = csv::Writer::from_writer(Vec::new());
    let head = ["id", "name", "kind", "country", "region", "state", "shares", "invited", "joined", "left"];
    let head = head.map(|column| words.t(&format!("networks-sheet-{column}")));
    file.write_record(&head).map_err(Error::fault)?;
    let mut after: Option<NetworkMemberId> = None;
    loop {
        let rows = list(person, id, filter, after.as_ref(), PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        for row in rows {
            let kind = words.t(&format!("kind-{}", row.kind));
            let (country, region) = (row.country.clone(), row.region.clone());
            let day = |at: Option<String>| at.map(|at| at[..10].to_owned()).unwrap_or_default();
            let one = view(row);
            file.write_record([
                one.organisation_id.0,
                plain(one.name),
                kind,
                country,
                plain(region),
                words.t(&format!("networks-state-{}", one.state)),
                words.t(&format!("networks-shares-{}", one.shares)),
                day(Some(one.invited_at)),
                day(one.accepted_at),
                day(one.ended_at),
            ])
            .map_err(Error::fault)?;
        }
    }
    let text = file.into_inner().map_err(Error::fault)?;
    // Excel reads UTF-8 only where the file says so.
    Ok([&b"\xef\xbb\xbf"[..], &text].concat())
}

/// A text that a spreadsheet would take for a formula is marked as text.
fn plain(text: String) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text,
    }
}
