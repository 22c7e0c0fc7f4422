//! The address of an organisation that awards something: a page for people, keys for machines.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::Value;

use super::{accepted, is_browser, open};
use crate::award::issuer::{self, Issuer};
use crate::award::{Award, reading, store};
use crate::kit::form::Path;
use crate::kit::ids::OrganisationId;
use crate::kit::page::{Frame, render, see};
use crate::kit::{Ctx, Error, Result};
use crate::network::person::Visitor;
use crate::network::store::organisation;

/// More are looked for in a register.
const SHOWN: u64 = 50;

const LINKED: &str = "application/ld+json";
const DID: &str = "application/did+json";

#[derive(Template)]
#[template(path = "certify/public/issuer.html")]
struct Page {
    frame: Frame,
    name: String,
    issuer: Option<Named>,
    awarded: Vec<Line>,
    held: Vec<Line>,
}

struct Named {
    id: String,
    keys: Vec<(String, String, &'static str)>,
}

struct Line {
    address: String,
    name: String,
    /// Who holds it, or who awarded it.
    other: String,
    standing: String,
    tone: &'static str,
}

pub async fn get(visitor: Visitor, headers: HeaderMap, Path(slug): Path<String>) -> Result<Response> {
    let ctx = &visitor.ctx;
    let found = match issuer::at(ctx, ctx.db().read(), &slug).await {
        Ok(found) => Some(found),
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    if !is_browser(&headers) {
        let found = found.ok_or(Error::NotFound)?;
        let keys = store::key::of_organisation(ctx.db().read(), &found.row.organisation_id).await?;
        return if accepted(&headers).contains("application/did") {
            json(&issuer::document(&found, &keys), DID)
        } else {
            json(&issuer::profile(&found, &keys), LINKED)
        };
    }
    let id = found.as_ref().map_or_else(|| slug.as_str().into(), |found| found.row.organisation_id.clone());
    page(&visitor, found, &id).await
}

/// For names that are written as decentralised identifiers.
pub async fn did(visitor: Visitor, Path(slug): Path<String>) -> Result<Response> {
    let found = issuer::at(&visitor.ctx, visitor.ctx.db().read(), &slug).await?;
    let keys = store::key::of_organisation(visitor.ctx.db().read(), &found.row.organisation_id).await?;
    json(&issuer::document(&found, &keys), DID)
}

/// One key alone: who follows the name inside a token reads one, not a set.
pub async fn key(visitor: Visitor, Path((slug, key)): Path<(String, String)>) -> Result<Response> {
    let db = visitor.ctx.db().read();
    let found = issuer::at(&visitor.ctx, db, &slug).await?;
    let row = store::key::find(db, &key).await?;
    let row = row.filter(|row| row.organisation_id == found.row.organisation_id && row.is_trusted());
    json(&issuer::jwk(&found, &row.ok_or(Error::NotFound)?)?, "application/jwk+json")
}

/// What is awarded, as the last credential of it says; people see it among the others.
pub async fn achievement(
    visitor: Visitor,
    headers: HeaderMap,
    Path((slug, achievement)): Path<(String, String)>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let found = issuer::at(ctx, ctx.db().read(), &slug).await?;
    let last =
        store::award::of_achievement(ctx.db().read(), &found.row.organisation_id, &achievement).await?;
    let last = last.ok_or(Error::NotFound)?;
    if is_browser(&headers) {
        return see(&format!("/orgs/{}", found.row.slug));
    }
    let credential: Value = serde_json::from_str(&last.signed).map_err(Error::fault)?;
    let mut value = credential.pointer("/credentialSubject/achievement").cloned().unwrap_or_default();
    value["@context"] = credential["@context"].clone();
    json(&value, LINKED)
}

fn json(value: &Value, media_type: &'static str) -> Result<Response> {
    Ok(open(value.to_string(), media_type))
}

/// Organisations that neither award nor hold anything have no public page.
async fn page(visitor: &Visitor, found: Option<Issuer>, id: &OrganisationId) -> Result<Response> {
    let ctx = &visitor.ctx;
    let db = ctx.db().read();
    let mut awarded = Vec::new();
    if found.is_some() {
        for award in reading::of_issuer(db, id, None, SHOWN).await? {
            // A person's award is shown to whoever has its address, and listed for nobody.
            if award.row.holder_id.is_some() {
                let holder = award.holder_name().to_owned();
                awarded.push(line(ctx, &award, holder));
            }
        }
    }
    let mut held = Vec::new();
    for award in reading::of_holder(db, id, None, SHOWN).await? {
        let by = issuer::find(ctx, db, &award.row.issuer_id).await?.organisation.name;
        held.push(line(ctx, &award, by));
    }
    if found.is_none() && held.is_empty() {
        return Err(Error::NotFound);
    }
    let name = organisation::find(db, id).await?.ok_or(Error::NotFound)?.name;
    let issuer = match &found {
        Some(found) => Some(named(ctx, found).await?),
        None => None,
    };
    let frame = visitor.frame(name.clone());
    render(&Page { frame, name, issuer, awarded, held })
}

async fn named(ctx: &Ctx, issuer: &Issuer) -> Result<Named> {
    let keys = store::key::of_organisation(ctx.db().read(), &issuer.row.organisation_id).await?;
    let shown = keys.into_iter().map(|key| {
        let (standing, tone) = standing_of(&key);
        (key.public_key, ctx.words.t(standing), tone)
    });
    Ok(Named { id: issuer.id(), keys: shown.collect() })
}

/// Words and tone of a key's standing.
pub fn standing_of(key: &store::key::Model) -> (&'static str, &'static str) {
    if !key.is_trusted() {
        ("certify-key-compromised", "bad")
    } else if key.is_current() {
        ("certify-key-current", "good")
    } else {
        ("certify-key-retired", "")
    }
}

fn line(ctx: &Ctx, award: &Award, other: String) -> Line {
    let standing = award.standing(ctx.now);
    let tone = match standing {
        alcove_domain::award::Standing::Valid => "good",
        alcove_domain::award::Standing::Revoked => "bad",
        _ => "warn",
    };
    Line {
        address: format!("/awards/{}", award.id()),
        name: award.text(ctx.words).name.clone(),
        other,
        standing: ctx.words.t(&format!("award-standing-{}", standing.word())),
        tone,
    }
}
