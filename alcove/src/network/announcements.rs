//! What a network tells its members: on its page, and on the home page of their people.

use alcove_domain::network::Action;
use serde::{Deserialize, Serialize};

use super::audit::rfc3339;
use super::networks::{self, found};
use super::one_time::name_faults;
use super::person::Person;
use super::store::{network, network_announcement, network_member};
use crate::kit::clock::new_id;
use crate::kit::error::FieldFault;
use crate::kit::ids::{AnnouncementId, NetworkId};
use crate::kit::{Error, Result};

/// What is older than two months has been read, or is on the network's own page.
const NEWS_DAYS: i64 = 60;

/// Home is a list of tasks; more news than this would push them away.
const ON_HOME: u64 = 3;

const LONGEST: usize = 4000;

/// An announcement as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub title: String,
    pub body: String,
}

/// An announcement as machines read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    pub id: AnnouncementId,
    pub title: String,
    pub body: String,
    pub published_at: String,
}

/// An announcement on somebody's home page.
#[derive(Clone, Debug)]
pub struct News {
    pub network: String,
    pub row: network_announcement::Model,
}

/// All that stands, newest first.
pub async fn list(
    person: &Person,
    id: &NetworkId,
    after: Option<&AnnouncementId>,
    limit: u64,
) -> Result<Vec<network_announcement::Model>> {
    found(person, id, Action::SeeNetwork).await?;
    let db = person.ctx.db().read();
    Ok(network_announcement::recent(db, vec![id.clone()], 0, after, limit).await?)
}

/// What the networks of the person's organisation told lately.
pub async fn news(person: &Person) -> Result<Vec<News>> {
    let Some(own) = &person.organisation else { return Ok(Vec::new()) };
    let db = person.ctx.db().read();
    let members = network_member::of_organisations(db, vec![own.clone()]).await?;
    let ids: Vec<NetworkId> =
        members.into_iter().filter(|row| row.accepted_at.is_some()).map(|row| row.network_id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let since = person.ctx.now.plus_days(-NEWS_DAYS).millis();
    let rows = network_announcement::recent(db, ids.clone(), since, None, ON_HOME).await?;
    let networks = network::page(db, network::Of::These(ids), None, 100).await?;
    let name = |id: &NetworkId| networks.iter().find(|one| one.id == *id).map(|one| one.name.clone());
    Ok(rows.into_iter().map(|row| News { network: name(&row.network_id).unwrap_or_default(), row }).collect())
}

pub async fn publish(person: &Person, id: &NetworkId, draft: &Draft) -> Result<View> {
    let network = found(person, id, Action::CoordinateNetwork).await?;
    let mut faults = name_faults("title", &draft.title);
    if draft.body.chars().count() > LONGEST {
        faults.push(FieldFault::new("body", "too-long").with("most", LONGEST));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let row = network_announcement::Model {
        id: new_id(),
        network_id: id.clone(),
        title: draft.title.trim().to_owned(),
        body: draft.body.trim().to_owned(),
        published_at: person.ctx.now.millis(),
        published_by: person.id.clone(),
        withdrawn_at: None,
    };
    let tx = person.ctx.begin().await?;
    network_announcement::add(&*tx, row.clone()).await?;
    tx.commit(vec![networks::event(person, "network.announced", &network).after(&row.title)]).await?;
    Ok(view(row))
}

pub async fn withdraw(person: &Person, network: &NetworkId, id: &AnnouncementId) -> Result<()> {
    set_withdrawn(person, network, id, Some(person.ctx.now.millis()), "network.announcement-withdrawn").await
}

/// Takes a withdrawal back.
pub async fn restore(person: &Person, network: &NetworkId, id: &AnnouncementId) -> Result<View> {
    set_withdrawn(person, network, id, None, "network.announcement-restored").await?;
    let row = network_announcement::find(person.ctx.db().read(), network, id).await?;
    row.map(view).ok_or(Error::NotFound)
}

async fn set_withdrawn(
    person: &Person,
    network: &NetworkId,
    id: &AnnouncementId,
    at: Option<i64>,
    act: &'static str,
) -> Result<()> {
    let network = found(person, network, Action::CoordinateNetwork).await?;
    let tx = person.ctx.begin().await?;
    let row = network_announcement::find(&*tx, &network.id, id).await?.ok_or(Error::NotFound)?;
    if row.withdrawn_at.is_some() == at.is_some() {
        return Ok(());
    }
    network_announcement::set_withdrawn(&*tx, id, at).await?;
    tx.commit(vec![networks::event(person, act, &network).before(&row.title)]).await
}

pub fn view(row: network_announcement::Model) -> View {
    View { id: row.id, title: row.title, body: row.body, published_at: rfc3339(row.published_at) }
}
