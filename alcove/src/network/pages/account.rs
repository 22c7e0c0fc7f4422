use alcove_domain::kit::Instant;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use qrcode::QrCode;
use qrcode::render::svg;

use crate::kit::form::{Form, Path};
use crate::kit::ids::{SessionId, TokenId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::words::Words;
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::account::{self, TokenDraft};
use crate::network::address::Address;
use crate::network::handed;
use crate::network::passkeys;
use crate::network::person::{Access, Person};
use crate::network::second_factor;
use crate::network::session::set_language;

const ADDRESS: &str = "/account";

/// A session as it is listed.
struct SessionLine {
    id: SessionId,
    agent: String,
    seen: String,
    is_this: bool,
}

struct TokenLine {
    id: TokenId,
    name: String,
    scopes: String,
    expires: String,
    used: String,
}

struct PasskeyLine {
    id: String,
    name: String,
    added: String,
    used: String,
}

struct LinkLine {
    id: String,
    title: String,
    made: String,
    expires: String,
}

#[derive(Template)]
#[template(path = "network/account.html")]
struct Account {
    frame: Frame,
    form: FormView,
    email: String,
    has_password: bool,
    second_factor_since: Option<String>,
    codes_left: u64,
    sessions: Vec<SessionLine>,
    tokens: Vec<TokenLine>,
    passkeys: Vec<PasskeyLine>,
    may_add_passkeys: bool,
    /// Links to answer with, sent by mail.
    links: Vec<LinkLine>,
    /// The token just made; shown this once.
    token: Option<String>,
}

pub async fn get(person: Person) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show(&person, StatusCode::OK, form, None).await
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let language = Words::of(fields.get("language")).unwrap_or(person.words());
    match account::edit(&person, fields.get("name"), language).await {
        Ok(()) => {
            let mut response = person.see(ADDRESS, "notice-saved")?;
            set_language(response.headers_mut(), &person.ctx.app, language.code());
            Ok(response)
        }
        Err(error) => again(&person, fields, error).await,
    }
}

pub async fn post_password(
    person: Person,
    Address(address): Address,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match account::change_password(
        &person,
        &address,
        fields.raw("present_password"),
        fields.raw("new_password"),
    )
    .await
    {
        Ok(()) => person.see(ADDRESS, "notice-password-changed"),
        Err(error) => again(&person, fields, error).await,
    }
}

pub async fn post_session_end(
    person: Person,
    Path(id): Path<SessionId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    account::end_session(&person, &id).await?;
    person.see(ADDRESS, "notice-session-ended")
}

pub async fn post_token(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let days = fields.get("days");
    let draft = TokenDraft {
        name: fields.get("token_name"),
        scopes: fields.get("scope").split(' ').filter(|scope| !scope.is_empty()).collect(),
        days: if days == "never" { None } else { Some(days.parse().unwrap_or(0)) },
    };
    match account::add_token(&person, &draft).await {
        Ok(secret) => {
            let form = FormView::new(person.words(), Fields::default());
            show(&person, StatusCode::OK, form, Some(secret)).await
        }
        Err(error) => again(&person, fields, error).await,
    }
}

pub async fn post_token_revocation(
    person: Person,
    Path(id): Path<TokenId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    account::revoke_token(&person, &id).await?;
    person.see(ADDRESS, "notice-token-revoked")
}

pub async fn post_link_revocation(
    person: Person,
    Path(id): Path<String>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    handed::revoke(&person, &id).await?;
    person.see(ADDRESS, "notice-link-revoked")
}

pub async fn post_passkey(
    person: Person,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match account::rename_passkey(&person, &id, fields.get("passkey_name")).await {
        Ok(()) => person.see(ADDRESS, "notice-saved"),
        Err(error) => again(&person, fields, error).await,
    }
}

pub async fn post_passkey_removal(
    person: Person,
    Path(id): Path<String>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    account::remove_passkey(&person, &id).await?;
    person.see(ADDRESS, "notice-passkey-removed")
}

pub async fn again(person: &Person, fields: Fields, error: Error) -> Result<Response> {
    let form = FormView::failed(person.words(), fields, error)?;
    show(person, StatusCode::UNPROCESSABLE_ENTITY, form, None).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    form: FormView,
    token: Option<String>,
) -> Result<Response> {
    let words = person.words();
    let account = account::read(person).await?;
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    let here = match &person.access {
        Access::Session { id, .. } => Some(id.clone()),
        Access::Token { .. } => None,
    };
    let sessions = account.sessions.into_iter().map(|row| SessionLine {
        is_this: here.as_ref() == Some(&row.id),
        agent: browser_of(words, &row.agent),
        seen: words.moment(Instant(row.seen_at), &person.zone),
        id: row.id,
    });
    let tokens = account.tokens.into_iter().map(|row| TokenLine {
        scopes: words.t(if row.scopes.contains("write") {
            "account-scope-write"
        } else {
            "account-scope-read"
        }),
        expires: row.expires_at.map_or_else(|| words.t("account-never"), day),
        used: row.used_at.map_or_else(|| words.t("account-not-yet"), day),
        name: row.name,
        id: row.id,
    });
    let passkeys = account.passkeys.into_iter().map(|row| PasskeyLine {
        added: day(row.created_at),
        used: row.used_at.map_or_else(|| words.t("account-not-yet"), day),
        name: row.name,
        id: row.id,
    });
    let links = handed::list(person).await?.into_iter().map(|link| LinkLine {
        made: day(link.made_at),
        expires: day(link.expires_at),
        title: link.title,
        id: link.id,
    });
    let links: Vec<LinkLine> = links.collect();
    let form = with_defaults(form, &account.row.name, &account.row.language);
    let mut frame = person.frame(Place::None, words.t("account-title"));
    frame.script = Some("passkey.js");
    let page = Account {
        frame,
        form,
        email: account.row.email,
        has_password: account.row.password_hash.is_some(),
        second_factor_since: account.row.totp_confirmed_at.map(day),
        codes_left: account.recovery_codes_left,
        sessions: sessions.collect(),
        tokens: tokens.collect(),
        passkeys: passkeys.collect(),
        may_add_passkeys: passkeys::are_possible(&person.ctx),
        links,
        token,
    };
    render_as(status, &page)
}

/// Fields that were not part of the form that failed show what is kept.
fn with_defaults(mut form: FormView, name: &str, language: &str) -> FormView {
    for (field, value) in [("name", name), ("language", language), ("days", "365"), ("scope", "read")] {
        if form.fields.0.iter().all(|(known, _)| known != field) {
            form.fields.0.push((field.to_owned(), value.to_owned()));
        }
    }
    form
}

/// What a browser calls itself, in two words a person knows.
fn browser_of(words: Words, agent: &str) -> String {
    let find = |names: &[(&str, &str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| (*name).to_owned())
    };
    // The order matters: Edge calls itself Chrome, and Chrome calls itself Safari.
    let browser = find(&[
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("YaBrowser", "Yandex"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => words.t("account-some-browser"),
    }
}

#[derive(Template)]
#[template(path = "network/second-factor.html")]
struct SecondFactor {
    frame: Frame,
    form: FormView,
    /// An svg of our own making.
    qr: String,
    secret: String,
}

pub async fn post_second_factor(
    person: Person,
    Address(address): Address,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match account::begin_second_factor(&person, &address, fields.raw("present_password")).await {
        Ok(()) => crate::kit::page::see("/account/second-factor"),
        Err(error) => again(&person, fields, error).await,
    }
}

pub async fn get_second_factor(person: Person) -> Result<Response> {
    show_second_factor(&person, StatusCode::OK, FormView::new(person.words(), Fields::default())).await
}

async fn show_second_factor(person: &Person, status: StatusCode, form: FormView) -> Result<Response> {
    let secret = account::waiting_secret(person).await?;
    let code = QrCode::new(second_factor::address(&secret, &person.email)).map_err(Error::fault)?;
    // Black on white in the dark scheme too: cameras want it so.
    let picture = code.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
    let qr = picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.to_owned());
    let frame = person.frame(Place::None, person.words().t("second-factor-title"));
    let spaced = secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    render_as(status, &SecondFactor { frame, form, qr, secret: spaced })
}

#[derive(Template)]
#[template(path = "network/recovery-codes.html")]
struct RecoveryCodes {
    frame: Frame,
    codes: Vec<String>,
}

pub async fn post_second_factor_code(
    person: Person,
    Address(address): Address,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match account::confirm_second_factor(&person, &address, fields.get("code")).await {
        Ok(codes) => {
            let frame = person.frame(Place::None, person.words().t("recovery-codes-title"));
            render(&RecoveryCodes { frame, codes })
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_second_factor(&person, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

pub async fn post_second_factor_removal(
    person: Person,
    Address(address): Address,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match account::remove_second_factor(&person, &address, fields.raw("present_password")).await {
        Ok(()) => person.see(ADDRESS, "notice-second-factor-removed"),
        Err(error) => again(&person, fields, error).await,
    }
}
