//! Whether awards are still what was signed, for `alcove doctor`.

use std::collections::BTreeMap;

use alcove_credential::examine::{Signature, examine};
use alcove_credential::list::Bits;
use serde_json::Value;

use super::contexts::Known;
use super::issuer;
use super::store::{award, key, list};
use crate::kit::{Ctx, Error, Result};

/// Rows that are looked at together.
const AT_ONCE: u64 = 100;

/// A signature waits for as long as a job is tried again, some minutes.
const LATE_MILLIS: i64 = 60 * 60 * 1000;

/// How many awards and lists there are, and a line for each that is not as it should be.
pub async fn find(ctx: &Ctx) -> Result<(usize, Vec<String>)> {
    let (mut looked_at, mut found, mut hosts) = (0, Vec::new(), BTreeMap::new());
    let mut after = None;
    loop {
        let rows = award::every(ctx.db().read(), after.as_ref(), AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        looked_at += rows.len();
        for row in rows {
            let fault = award_fault(ctx, &row).await?;
            if let (None, Some(host)) = (&fault, elsewhere(ctx, &row)) {
                *hosts.entry(host).or_default() += 1;
            }
            found.extend(fault);
        }
    }
    for row in list::every(ctx.db().read()).await? {
        looked_at += 1;
        found.extend(list_fault(ctx, &row).await?);
    }
    found.extend(moved(ctx, hosts));
    Ok((looked_at, found))
}

async fn award_fault(ctx: &Ctx, row: &award::Model) -> Result<Option<String>> {
    let id = &row.id;
    if row.signed_at.is_none() {
        let is_late = ctx.now.millis() - row.created_at > LATE_MILLIS;
        return Ok(is_late.then(|| format!("the award {id} was never signed")));
    }
    for (form, text, key) in
        [("stored form", &row.signed, &row.key_id), ("token", &row.token, &row.token_key_id)]
    {
        if !is_signed(ctx, text, key.as_deref()).await? {
            return Ok(Some(format!("the {form} of the award {id} is not what was signed")));
        }
    }
    let value: Value = serde_json::from_str(&row.signed).map_err(Error::fault)?;
    let index = value.pointer("/credentialStatus/statusListIndex").and_then(Value::as_str);
    let name = value.get("id").and_then(Value::as_str).unwrap_or_default();
    // The host is a question of its own: see [`moved`].
    let is_own = index.and_then(|index| index.parse().ok()) == Some(row.position)
        && host_of(name, &format!("/awards/{id}")).is_some();
    Ok((!is_own).then(|| format!("the award {id} was signed under another name or place")))
}

/// Where an award that was signed is said to be shown, when that is not here.
fn elsewhere(ctx: &Ctx, row: &award::Model) -> Option<String> {
    let value: Value = serde_json::from_str(&row.signed).ok()?;
    let host = host_of(value.get("id")?.as_str()?, &format!("/awards/{}", row.id))?;
    (host != issuer::host(ctx)).then(|| host.to_owned())
}

fn host_of<'a>(name: &'a str, path: &str) -> Option<&'a str> {
    name.strip_suffix(path).filter(|host| !host.is_empty())
}

/// A public address that was changed damages nothing, but whoever checks an award of before asks at
/// the old one.
fn moved(ctx: &Ctx, hosts: BTreeMap<String, usize>) -> impl Iterator<Item = String> {
    let here = issuer::host(ctx);
    hosts.into_iter().map(move |(host, awards)| {
        format!(
            "{awards} awards are whole and name {host} as their address, and public_url is {here}: \
             let {host} lead here, or set public_url back to it"
        )
    })
}

async fn list_fault(ctx: &Ctx, row: &list::Model) -> Result<Option<String>> {
    let id = &row.id;
    if row.signed_at.is_none() {
        return Ok(None);
    }
    let keys = key::of_organisation(ctx.db().read(), &row.organisation_id).await?;
    let examined = examined(ctx, &row.signed).await?;
    let signer =
        examined.as_ref().and_then(|(signature, key)| (*signature == Signature::Good).then_some(key));
    if !keys.iter().any(|key| key.is_trusted() && signer == Some(&key.public_key)) {
        return Ok(Some(format!("the list {id} is not what was signed")));
    }
    let value: Value = serde_json::from_str(&row.signed).map_err(Error::fault)?;
    let gone = award::set_positions(ctx.db().read(), id).await?;
    let expected = Bits::with(gone.into_iter().filter_map(|position| u32::try_from(position).ok()));
    let says = Bits::of(&value).map_err(Error::fault)?;
    Ok((says != expected).then(|| format!("the list {id} does not say which awards no longer hold")))
}

async fn is_signed(ctx: &Ctx, text: &str, key_id: Option<&str>) -> Result<bool> {
    let Some(key) = key::find(ctx.db().read(), key_id.unwrap_or_default()).await? else { return Ok(false) };
    Ok(examined(ctx, text).await? == Some((Signature::Good, key.public_key)))
}

async fn examined(ctx: &Ctx, text: &str) -> Result<Option<(Signature, String)>> {
    let contexts = ctx.app.part::<Known>().0.clone();
    let text = text.to_owned();
    let done = tokio::task::spawn_blocking(move || examine(text.as_bytes(), &contexts).ok());
    let found = done.await.map_err(Error::fault)?;
    Ok(found.map(|found| {
        let key = found.key.map(|key| key.key.multibase()).unwrap_or_default();
        (found.signature, key)
    }))
}
