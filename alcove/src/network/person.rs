//! Who sends a request.

use std::convert::Infallible;
use std::sync::Arc;

use alcove_domain::kit::Instant;
use alcove_domain::network::{
    Action, Actor, Decision, ListScope, Membership, Platform, Resource, Role, can, scope,
};
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::Response;
use axum_extra::extract::CookieJar;

use super::store::holder::{self, Holder};
use super::store::membership;
use super::{session, token};
use crate::kit::ids::{OrganisationId, PersonId, SessionId};
use crate::kit::page::{Frame, Notice, Place, Reader, Undo, see};
use crate::kit::words::Words;
use crate::kit::{App, Ctx, Error, Result, form};

/// The cookie that says which of their organisations a person's lists are about.
pub const ORGANISATION_COOKIE: &str = "alcove-organisation";

/// The cookie that carries a notice over one redirect.
pub const NOTICE_COOKIE: &str = "alcove-notice";

/// Somebody signed in, by session or by token. As an extractor it refuses everybody else.
#[derive(Clone)]
pub struct Person {
    pub ctx: Ctx,
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub platform_administrator: bool,
    /// Those that hold now.
    pub memberships: Vec<membership::Model>,
    /// The same for the rules of access.
    pub actor: Actor,
    /// The organisation that lists are about; none for a person without any.
    pub organisation: Option<OrganisationId>,
    pub organisation_name: String,
    /// The zone of that organisation, for showing times.
    pub zone: String,
    pub access: Access,
    pub path: String,
    notice: Option<Notice>,
    theme: Option<&'static str>,
}

/// How a person came in.
#[derive(Clone, Debug)]
pub enum Access {
    Session { id: SessionId, form_token: String },
    Token { scopes: Vec<String> },
}

impl Person {
    /// The frame of a page of theirs.
    pub fn frame(&self, place: Place, title: String) -> Frame {
        let form_token = match &self.access {
            Access::Session { form_token, .. } => form_token.clone(),
            Access::Token { .. } => String::new(),
        };
        let mut organisations: Vec<_> = self.memberships.iter().map(|m| &m.organisation_id).collect();
        organisations.sort();
        organisations.dedup();
        Frame {
            words: self.ctx.words,
            title,
            place,
            reader: Some(Reader {
                name: self.name.clone(),
                initials: initials(&self.name),
                person_id: self.id.0.clone(),
                organisation: self.organisation_name.clone(),
                organisations: organisations.len(),
                waiting: 0,
                platform_administrator: self.platform_administrator,
                member: self.organisation.is_some(),
                adds_evidence: self.somewhere(Action::AddEvidence),
                sees_people: self.somewhere(Action::SeePeople),
                reads_audit: self.somewhere(Action::ReadAudit),
                coordinates: self.coordinates(),
            }),
            form_token,
            path: self.path.clone(),
            notice: self.notice.clone(),
            task: false,
            script: None,
            theme: self.theme,
        }
    }

    /// Whether they may do it in the organisation that lists are about, or in some unit of it.
    pub fn somewhere(&self, action: Action) -> bool {
        let Some(organisation) = &self.organisation else { return false };
        match scope(&self.actor, action) {
            ListScope::Everywhere => true,
            ListScope::In { organisations, units } => {
                let in_unit = self.memberships.iter().any(|one| {
                    one.organisation_id == *organisation
                        && one.unit_id.as_ref().is_some_and(|id| units.contains(&id.as_str().into()))
                });
                organisations.contains(&organisation.as_str().into()) || in_unit
            }
        }
    }

    /// Whether they set assessments up in the organisation that lists are about.
    fn coordinates(&self) -> bool {
        let organisation = self.organisation.as_ref();
        organisation
            .is_some_and(|id| self.can(Action::SetUpAssessment, &Resource::Assessment(id.as_str().into())))
    }

    /// The organisation that lists are about, or a refusal for a person without any.
    pub fn current_organisation(&self) -> Result<&OrganisationId> {
        self.organisation.as_ref().ok_or(Error::NotFound)
    }

    /// Asks the one table of rights: 404 for what the person may not know of, 403 for what they
    /// may know but not do.
    pub fn may(&self, action: Action, resource: &Resource) -> Result<()> {
        match can(&self.actor, action, resource) {
            Decision::Allowed => Ok(()),
            Decision::Hidden => Err(Error::NotFound),
            Decision::Forbidden => Err(Error::Forbidden),
        }
    }

    /// The same question, for showing or leaving out a button.
    pub fn can(&self, action: Action, resource: &Resource) -> bool {
        can(&self.actor, action, resource) == Decision::Allowed
    }

    /// After an act of theirs: see the address anew, with a notice.
    pub fn see(&self, address: &str, notice: &'static str) -> Result<Response> {
        see_noticed(&self.ctx.app, address, notice, None)
    }

    /// The same with a way back, an address that ends in `/restoration`.
    pub fn see_undoable(&self, address: &str, notice: &'static str, undo: &str) -> Result<Response> {
        see_noticed(&self.ctx.app, address, notice, Some(undo))
    }

    pub fn words(&self) -> Words {
        self.ctx.words
    }
}

/// The first letters of the first two words of a name.
pub fn initials(name: &str) -> String {
    name.split_whitespace().take(2).filter_map(|word| word.chars().next()).collect()
}

impl FromRequestParts<Arc<App>> for Person {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let Ok(ctx) = Ctx::from_request_parts(parts, app).await;
        let is_api = parts.uri.path().starts_with("/api/");
        let bearer = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let (found, access) = match bearer.and_then(|value| value.strip_prefix("Bearer ")) {
            Some(secret) if is_api => {
                let (found, scopes) = token::find(&ctx, secret.trim()).await?.ok_or(Error::NotSignedIn)?;
                token::check_scope(&parts.method, &scopes)?;
                (found, Access::Token { scopes })
            }
            _ => {
                let secret = form::session_secret(&parts.headers, app).ok_or(Error::NotSignedIn)?;
                let (session, found) = session::find(&ctx, &secret).await?.ok_or(Error::NotSignedIn)?;
                if is_api && !parts.method.is_safe() {
                    let sent = parts.headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
                    form::check_token(&secret, sent)?;
                }
                (found, Access::Session { id: session.id, form_token: form::form_token(&secret) })
            }
        };
        Ok(assemble(ctx, parts, found, access))
    }
}

impl Person {
    /// A person for whom a job or a command goes through the doors; none who is disabled.
    pub async fn acting(ctx: Ctx, id: &PersonId) -> Result<Self> {
        let found = holder::of_person(ctx.db().read(), id, ctx.now.millis()).await?;
        let found = found.filter(|found| found.person.disabled_at.is_none()).ok_or(Error::NotFound)?;
        let (parts, ()) = axum::http::Request::new(()).into_parts();
        let scopes = token::SCOPES.map(str::to_owned).to_vec();
        Ok(assemble(ctx, &parts, found, Access::Token { scopes }))
    }
}

fn assemble(ctx: Ctx, parts: &Parts, holder: Holder, access: Access) -> Person {
    let Holder { person: found, memberships: held } = holder;
    let jar = CookieJar::from_headers(&parts.headers);
    let wanted = jar.get(ORGANISATION_COOKIE).map(|cookie| cookie.value());
    let current = held
        .iter()
        .find(|held| Some(held.membership.organisation_id.as_str()) == wanted)
        .or_else(|| held.first())
        .cloned();
    let memberships: Vec<_> = held.into_iter().map(|held| held.membership).collect();
    let notice = jar.get(NOTICE_COOKIE).and_then(|cookie| notice_of(ctx.words, cookie.value()));
    let platform = if found.platform_administrator_since.is_some() {
        Platform::Administrator
    } else {
        Platform::Nothing
    };
    let actor = Actor::new(
        found.id.as_str().into(),
        platform,
        memberships.iter().filter_map(domain_membership).collect(),
        ctx.now,
    );
    Person {
        actor,
        id: found.id,
        name: found.name,
        email: found.email,
        platform_administrator: found.platform_administrator_since.is_some(),
        memberships,
        zone: current.as_ref().map_or_else(|| "UTC".to_owned(), |held| held.time_zone.clone()),
        organisation_name: current.as_ref().map(|held| held.organisation_name.clone()).unwrap_or_default(),
        organisation: current.map(|held| held.membership.organisation_id),
        access,
        path: parts.uri.path_and_query().map(|p| p.as_str().to_owned()).unwrap_or_default(),
        notice,
        theme: theme_of(&jar),
        ctx,
    }
}

/// A row as the rules know it; a role that this version does not know gives nothing.
fn domain_membership(row: &membership::Model) -> Option<Membership> {
    Some(Membership {
        organisation: row.organisation_id.as_str().into(),
        unit: row.unit_id.as_ref().map(|unit| unit.as_str().into()),
        role: Role::parse(&row.role)?,
        from: Instant(row.from_at),
        until: row.until_at.map(Instant),
    })
}

/// The appearance that the person chose on this device; none follows the device.
fn theme_of(jar: &CookieJar) -> Option<&'static str> {
    match jar.get("theme").map(|cookie| cookie.value()) {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    }
}

/// A notice: the cookie holds no more than a key and the address that takes the act back, so that
/// nobody can plant a text.
fn notice_of(words: Words, value: &str) -> Option<Notice> {
    let (key, undo) = value.split_once('~').unwrap_or((value, ""));
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_/".contains(&b));
    let text = words.t(key);
    if !key.starts_with("notice-") || !plain(key) || text == key {
        return None;
    }
    // Only a restoration takes back; no other address can be planted either.
    let takes_back =
        undo.starts_with('/') && !undo.starts_with("//") && undo.ends_with("/restoration") && plain(undo);
    let undo = takes_back.then(|| Undo { action: undo.to_owned(), fields: Vec::new() });
    Some(Notice { text, undo })
}

/// After an act: see the address anew, with a notice. `undo` is the address that takes it back; it
/// ends in `/restoration`.
pub fn see_noticed(app: &App, address: &str, notice: &'static str, undo: Option<&str>) -> Result<Response> {
    let mut response = see(address)?;
    let value = undo.map_or_else(|| notice.to_owned(), |undo| format!("{notice}~{undo}"));
    session::set_small(response.headers_mut(), app, NOTICE_COOKIE, &value, 60);
    Ok(response)
}

/// Somebody, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    pub ctx: Ctx,
    pub person: Option<Person>,
    form_token: String,
    path: String,
    notice: Option<Notice>,
    theme: Option<&'static str>,
}

impl Visitor {
    /// Somebody who came as a person, for a page that everybody sees.
    pub fn of(person: Person) -> Self {
        Self {
            ctx: person.ctx.clone(),
            form_token: String::new(),
            path: person.path.clone(),
            notice: None,
            theme: person.theme,
            person: Some(person),
        }
    }

    /// The frame of a public page, with the person's own tools where somebody is signed in.
    pub fn frame(&self, title: String) -> Frame {
        if let Some(person) = &self.person {
            return person.frame(Place::None, title);
        }
        let frame = Frame::public(self.ctx.words, title, &self.path);
        // A browser whose session is over still sends its cookie, so its forms still need the token.
        Frame { form_token: self.form_token.clone(), notice: self.notice.clone(), theme: self.theme, ..frame }
    }
}

impl FromRequestParts<Arc<App>> for Visitor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let ctx: std::result::Result<Ctx, Infallible> = Ctx::from_request_parts(parts, app).await;
        let Ok(ctx) = ctx;
        let person = match Person::from_request_parts(parts, app).await {
            Ok(person) => Some(person),
            Err(Error::NotSignedIn) => None,
            Err(other) => return Err(other),
        };
        let jar = CookieJar::from_headers(&parts.headers);
        Ok(Self {
            form_token: form::session_secret(&parts.headers, app)
                .as_deref()
                .map(form::form_token)
                .unwrap_or_default(),
            path: parts.uri.path_and_query().map(|p| p.as_str().to_owned()).unwrap_or_default(),
            notice: jar.get(NOTICE_COOKIE).and_then(|cookie| notice_of(ctx.words, cookie.value())),
            theme: theme_of(&jar),
            ctx,
            person,
        })
    }
}
