//! `/certificates/{certificate}`: a certificate as its two houses see it, with what the body does.

use alcove_domain::certify::certificate::Standing;
use alcove_domain::kit::{Day, Instant};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::Said;
use super::scheme::seen;
use crate::award::reading;
use crate::certify::awarding;
use crate::certify::certifying::{self, Deed, Held};
use crate::certify::facts::Facts;
use crate::certify::proof::validity;
use crate::certify::store::{check, event};
use crate::kit::form::{Form, Path};
use crate::kit::ids::{CertificateCheckId, CertificateId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/certificate.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    version: i64,
    view: CertificateView,
    application: String,
    award: String,
    /// Whether there is a paper of it to hang on a wall.
    is_signed: bool,
    handles: bool,
    /// Which of the body's deeds fit now.
    may_suspend: bool,
    may_resume: bool,
    may_revoke: bool,
    /// Where the institution renews it.
    renew: Option<(String, String)>,
    /// What the institution does where it does not hold.
    next: String,
    checks: Vec<CheckView>,
    events: Vec<(String, &'static str, String)>,
}

/// What a certificate says, for its own page and the register's.
pub struct CertificateView {
    pub said: Said,
    pub organisation: String,
    pub body: String,
    pub scheme: String,
    pub level: String,
    pub says: String,
    pub field: String,
    pub mentions: String,
    pub valid: String,
    pub code: String,
    pub region: String,
}

struct CheckView {
    id: String,
    day: String,
    late: bool,
    done: String,
    words: String,
}

impl CertificateView {
    pub fn of(words: Words, held: &Held) -> Self {
        let body = &held.body;
        let mentions: Vec<&str> = body.mentions.iter().map(|texts| held.said(texts, words)).collect();
        Self {
            said: standing_said(words, held.standing),
            organisation: body.organisation.clone(),
            body: body.body.clone(),
            scheme: held.said(&body.scheme, words).to_owned(),
            level: held.said(&body.level, words).to_owned(),
            says: held.said(&body.says, words).to_owned(),
            field: held.said(&body.field, words).to_owned(),
            mentions: mentions.join(", "),
            valid: validity(words, held),
            code: held.row.code.clone(),
            region: held.row.region.clone(),
        }
    }
}

/// Where a certificate stands: tone, icon and words.
pub fn standing_said(words: Words, standing: Standing) -> Said {
    let (tone, icon) = match standing {
        Standing::Valid => ("good", "badge-check"),
        Standing::NotYet => ("brand", "clock"),
        Standing::Suspended => ("warn", "triangle-alert"),
        Standing::Expired => ("", "archive"),
        Standing::Superseded => ("", "refresh-cw"),
        Standing::Revoked => ("bad", "ban"),
    };
    (tone, icon, words.t(&format!("certify-standing-{}", standing.word())))
}

pub async fn get(person: Person, Path(id): Path<CertificateId>) -> Result<Response> {
    let (held, facts) = certifying::find(&person, &id).await?;
    render(&page(&person, held, &facts, FormView::new(person.words(), Fields::default())).await?)
}

/// Suspends, gives back, revokes, or says that the body has looked.
pub async fn post(
    person: Person,
    Path(id): Path<CertificateId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let (done, notice) = if fields.get("act") == "looked" {
        let of = CertificateCheckId::from(fields.get("check"));
        // What the body found is its own business, and stands in no register.
        (certifying::looked(&person, &id, &of, fields.get("words")).await, "notice-certify-looked")
    } else {
        let done = match Deed::parse(fields.get("act")) {
            Some(deed) => certifying::change(&person, &id, &seen(&fields), deed, fields.get("reason")).await,
            None => Err(Error::invalid("act", "unknown-choice")),
        };
        (done, "notice-certify-certificate-changed")
    };
    match done {
        Ok(_) => person.see(&format!("/certificates/{id}"), notice),
        Err(error) => {
            let (held, facts) = certifying::find(&person, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, held, &facts, form).await?)
        }
    }
}

async fn page(person: &Person, held: Held, facts: &Facts, form: FormView) -> Result<Page> {
    let words = person.words();
    let db = person.ctx.db().read();
    let handles = facts.handles(person);
    let today = crate::certify::register::today(&person.ctx);
    let known = certifying::known(&held.row)?;
    let day = |text: &str| Day::parse(text).map(|day| words.day(day)).unwrap_or_default();
    let checks = check::of_certificate(db, &held.row.id).await?;
    let events = event::of_certificate(db, &held.row.id).await?;
    let view = CertificateView::of(words, &held);
    let award = awarding::current(db, &held.row).await?;
    let is_signed = reading::find(db, &award).await?.row.signed_at.is_some();
    let renewable = facts.prepares(person)
        && held.row.renewed_by.is_none()
        && held.row.last_day.is_some()
        && held.standing != Standing::Revoked;
    let next = match held.standing {
        Standing::Suspended if !handles => words.t1("certify-suspended-next", "body", view.body.as_str()),
        Standing::Revoked if !handles => words.t("certify-revoked-next"),
        _ => String::new(),
    };
    Ok(Page {
        frame: person.frame(Place::Certificates, view.level.clone()),
        form,
        id: held.row.id.0.clone(),
        version: held.row.version,
        view,
        application: facts.id().0.clone(),
        next,
        award: award.0,
        is_signed,
        handles,
        may_suspend: handles && known.may_suspend(today).is_ok(),
        may_resume: handles && known.may_resume(today).is_ok(),
        may_revoke: handles && known.may_revoke(today).is_ok(),
        renew: renewable.then(|| (held.row.scheme_id.0.clone(), held.row.level_id.clone())),
        checks: checks
            .into_iter()
            .map(|row| CheckView {
                day: day(&row.due_day),
                late: row.done_at.is_none() && Day::parse(&row.due_day).is_ok_and(|due| due < today),
                done: row.done_at.map(|at| words.day_of(Instant(at), &person.zone)).unwrap_or_default(),
                // The institution knows the days; what was found is the body's.
                words: if handles { row.words } else { String::new() },
                id: row.id.0,
            })
            .collect(),
        events: events.into_iter().map(|row| event_view(person, row)).collect(),
    })
}

fn event_view(person: &Person, row: event::Model) -> (String, &'static str, String) {
    let key = event_key(&row.kind);
    (person.words().day_of(Instant(row.at), &person.zone), key, row.reason)
}

pub fn event_key(kind: &str) -> &'static str {
    match kind {
        "issued" => "certify-event-issued",
        "renewed" => "certify-event-renewed",
        "suspended" => "certify-event-suspended",
        "reinstated" => "certify-event-reinstated",
        _ => "certify-event-revoked",
    }
}
