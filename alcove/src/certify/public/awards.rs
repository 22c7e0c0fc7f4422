//! The address of an award: a page for people, the credential for machines, pictures and paper.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use serde::Deserialize;

use super::answers::{self, Verdict};
use super::check::{Found, check};
use super::{accepted, is_browser, open};
use crate::award::{Award, files, issuer, lists, reading};
use crate::certify::store::certificate;
use crate::kit::form::{Path, Query};
use crate::kit::ids::AwardId;
use crate::kit::page::{Frame, render};
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::person::Visitor;

/// A credential with its proof, as the second model of the W3C calls it.
const CREDENTIAL: &str = "application/vc";
const LINKED: &str = "application/ld+json";
const TOKEN: &str = "application/vc+jwt";

#[derive(Template)]
#[template(path = "certify/public/award.html")]
struct Page {
    frame: Frame,
    award: Shown,
    /// None until it is signed.
    verdict: Option<Verdict>,
}

struct Shown {
    id: String,
    code: String,
    name: String,
    level: String,
    description: String,
    criteria: String,
    holder: String,
    issuer: String,
    issuer_address: String,
    reason: String,
    successor: Option<String>,
    /// The code of its certificate in the register.
    register: Option<String>,
    /// Shown in another language than the one that was signed.
    signed_in: Option<String>,
    alternative: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    language: Option<String>,
}

pub async fn get(
    visitor: Visitor,
    headers: HeaderMap,
    Path(named): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let (id, ending) = match named.split_once('.') {
        Some((id, ending)) => (AwardId::from(id), ending),
        None => (AwardId::from(named.as_str()), form_of(&headers)),
    };
    match ending {
        "" => page(&visitor, &id).await,
        "json" => Ok(open(files::json(ctx, &id).await?, "application/json")),
        "vc" => Ok(open(files::json(ctx, &id).await?, CREDENTIAL)),
        "jsonld" => Ok(open(files::json(ctx, &id).await?, LINKED)),
        "jwt" => Ok(open(files::jwt(ctx, &id).await?, TOKEN)),
        "png" => Ok(open(files::png(ctx, &id).await?, "image/png")),
        "svg" => Ok(open(files::svg(ctx, &id).await?, "image/svg+xml")),
        "pdf" => {
            let words = language(ctx, wanted.language.as_deref())?;
            Ok(named_file(open(files::pdf(ctx, &id, words).await?, "application/pdf"), &id))
        }
        _ => Err(Error::NotFound),
    }
}

/// What is sent where the address has no ending.
fn form_of(headers: &HeaderMap) -> &'static str {
    let accepts = accepted(headers);
    if is_browser(headers) {
        ""
    } else if accepts.contains(TOKEN) || accepts.contains("application/jwt") {
        "jwt"
    } else if accepts.contains(LINKED) {
        "jsonld"
    } else if accepts.contains(CREDENTIAL) {
        "vc"
    } else {
        "json"
    }
}

fn language(ctx: &Ctx, code: Option<&str>) -> Result<Words> {
    match code {
        None => Ok(ctx.words),
        Some(code) => Words::of(code).ok_or_else(|| Error::invalid("language", "unknown-choice")),
    }
}

fn named_file(mut response: Response, id: &AwardId) -> Response {
    // An id that was found is plain letters and digits.
    let value = format!("inline; filename=\"certificate-{id}.pdf\"");
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

async fn page(visitor: &Visitor, id: &AwardId) -> Result<Response> {
    let ctx = &visitor.ctx;
    let award = reading::find(ctx.db().read(), id).await?;
    let verdict = match award.row.signed_at {
        None => None,
        // The bytes that were signed are examined like anybody's.
        Some(_) => match check(ctx, award.row.signed.clone().into_bytes()).await? {
            Found::Checked(checked) => Some(answers::of(ctx, &checked)),
            Found::Unreadable(fault) => return Err(Error::fault(fault)),
            Found::StatusList => return Err(Error::fault(format!("the award {id} is a list"))),
        },
    };
    let award = shown(ctx, &award).await?;
    let title =
        ctx.words.t2("certify-award-title", "name", award.name.as_str(), "holder", award.holder.as_str());
    render(&Page { frame: visitor.frame(title), award, verdict })
}

async fn shown(ctx: &Ctx, award: &Award) -> Result<Shown> {
    let words = ctx.words;
    let db = ctx.db().read();
    let issuer = issuer::find(ctx, db, &award.row.issuer_id).await?;
    let text = award.text(words);
    let successor = reading::successor(db, award.id()).await?;
    let certificate = certificate::by_award(db, award.id()).await?;
    let signed = Words::of(&award.row.language).unwrap_or_default();
    let is_other = signed != words && award.texts.contains_key(words.code());
    Ok(Shown {
        id: award.id().to_string(),
        code: award.code(),
        name: text.name.clone(),
        level: text.level.clone(),
        description: text.description.clone(),
        criteria: text.criteria.clone(),
        holder: award.holder_name().to_owned(),
        issuer: issuer.organisation.name.clone(),
        issuer_address: format!("/orgs/{}", issuer.row.slug),
        // Why it did not hold for a while is of no concern once it holds again.
        reason: if award.row.course().is_listed() { award.row.reason.clone() } else { String::new() },
        register: certificate.map(|row| row.code),
        successor: successor.map(|newer| format!("/awards/{}", newer.id())),
        signed_in: is_other.then(|| words.t1("certify-award-signed-in", "language", signed.own_name())),
        alternative: words.t1("certify-award-picture", "name", text.name.as_str()),
    })
}

/// A list of standing, as it was signed last.
pub async fn list(visitor: Visitor, Path(id): Path<String>) -> Result<Response> {
    Ok(open(lists::signed(&visitor.ctx, &id).await?, CREDENTIAL))
}
