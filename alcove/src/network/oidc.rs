//! Signing in with the account of one's organisation (OpenID Connect: authorization code with PKCE
//! and nonce).
//!
//! A service can say of anybody in its e-mail domains that it is them. So the domains are a matter
//! of whoever keeps the installation; an administrator of one organisation cannot claim those of
//! another, and an account that keeps the installation is never let in this way.

use alcove_domain::network::{Action, Resource};
use axum::http::HeaderMap;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _, reqwest,
};
use serde::{Deserialize, Serialize};

use super::one_time::{looks_like_email, name_faults};
use super::person::Person;
use super::sign_in::{Came, after_first_factor};
use super::store::{challenge, oidc, person};
use crate::kit::clock::{hash_secret, new_id, new_secret};
use crate::kit::error::FieldFault;
use crate::kit::ids::OrganisationId;
use crate::kit::seal::Seal;
use crate::kit::{Ctx, Error, Event, Refusal, Result};

/// The time a person takes at the service, with a second factor found in a drawer.
const MINUTES: i64 = 15;

/// A service that takes longer than this to answer us is down.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// A page that only tells whether a service is there waits for it no longer than this.
const GLANCE: std::time::Duration = std::time::Duration::from_secs(3);

const KIND: &str = "oidc";

/// A service as it is entered.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    /// Empty keeps the one there is.
    pub client_secret: String,
    pub email_domains: String,
}

impl Draft {
    fn domains(&self) -> String {
        let lower = self.email_domains.to_ascii_lowercase();
        let mut domains: Vec<&str> =
            lower.split([' ', ',', '\n', '\r']).filter(|one| !one.is_empty()).collect();
        domains.sort_unstable();
        domains.dedup();
        domains.join(" ")
    }

    fn faults(&self, ctx: &Ctx, has_secret: bool) -> Vec<FieldFault> {
        let mut faults = name_faults("name", &self.name);
        faults.extend(name_faults("client_id", &self.client_id));
        // Without TLS anybody on the way could say who comes in; an installation without it, for
        // trying things out, may try this too.
        let secure = self.issuer.starts_with("https://")
            || (!ctx.app.config.is_https() && self.issuer.starts_with("http://"));
        if !secure || IssuerUrl::new(self.issuer.clone()).is_err() {
            faults.push(FieldFault::new("issuer", "not-an-issuer"));
        }
        if self.client_secret.is_empty() && !has_secret {
            faults.push(FieldFault::new("client_secret", "missing"));
        }
        let odd = |domain: &str| !looks_like_email(&format!("name@{domain}")) || !domain.contains('.');
        if self.domains().split(' ').any(|domain| !domain.is_empty() && odd(domain)) {
            faults.push(FieldFault::new("email_domains", "not-domains"));
        }
        faults
    }
}

fn check(person: &Person, organisation: &OrganisationId) -> Result<()> {
    person.may(Action::EditOrganisation, &Resource::Organisation(organisation.as_str().into()))
}

pub async fn list(person: &Person, organisation: &OrganisationId) -> Result<Vec<oidc::Model>> {
    check(person, organisation)?;
    Ok(oidc::of_organisation(person.ctx.db().read(), organisation).await?)
}

pub async fn read(person: &Person, organisation: &OrganisationId, id: &str) -> Result<oidc::Model> {
    check(person, organisation)?;
    let row = oidc::find(person.ctx.db().read(), id).await?;
    row.filter(|row| row.organisation_id == *organisation).ok_or(Error::NotFound)
}

/// Answers the id of the new service.
pub async fn add(person: &Person, organisation: &OrganisationId, draft: &Draft) -> Result<String> {
    check(person, organisation)?;
    let ctx = &person.ctx;
    let mut faults = draft.faults(ctx, false);
    faults.extend(domain_faults(person, draft, "").await?);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let id: String = new_id();
    let row = oidc::Model {
        client_secret: sealed(ctx, &id, &draft.client_secret)?,
        id,
        organisation_id: organisation.clone(),
        name: draft.name.clone(),
        issuer: draft.issuer.clone(),
        client_id: draft.client_id.clone(),
        email_domains: draft.domains(),
        created_at: ctx.now.millis(),
        removed_at: None,
        version: 1,
    };
    let tx = ctx.begin().await?;
    oidc::add(&*tx, row.clone()).await?;
    tx.commit(vec![event(person, "network.provider-added", &row).after(facts(&row))]).await?;
    Ok(row.id)
}

pub async fn edit(
    person: &Person,
    organisation: &OrganisationId,
    id: &str,
    draft: &Draft,
    seen: Option<i64>,
) -> Result<()> {
    let before = read(person, organisation, id).await?;
    let mut faults = draft.faults(&person.ctx, true);
    faults.extend(domain_faults(person, draft, &before.email_domains).await?);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let stale = || Error::PreconditionFailed(serde_json::Value::Null);
    if seen.is_some_and(|seen| seen != before.version) {
        return Err(stale());
    }
    let secret = if draft.client_secret.is_empty() {
        before.client_secret.clone()
    } else {
        sealed(&person.ctx, &before.id, &draft.client_secret)?
    };
    let after = oidc::Model {
        name: draft.name.clone(),
        issuer: draft.issuer.clone(),
        client_id: draft.client_id.clone(),
        client_secret: secret,
        email_domains: draft.domains(),
        version: before.version + 1,
        ..before.clone()
    };
    if after.issuer != before.issuer && !person.platform_administrator && is_in_use(person, &before).await? {
        return Err(Refusal::new("oidc-issuer-stays").into());
    }
    let tx = person.ctx.begin().await?;
    if !oidc::is_updated(&*tx, after.clone()).await? {
        return Err(stale());
    }
    tx.commit(vec![
        event(person, "network.provider-edited", &after).before(facts(&before)).after(facts(&after)),
    ])
    .await
}

/// Another service under the same row would inherit whom the first one linked, and its domains. Before
/// there are any, a mistyped address is simply corrected.
async fn is_in_use(person: &Person, row: &oidc::Model) -> Result<bool> {
    Ok(!row.email_domains.is_empty() || oidc::has_links(person.ctx.db().read(), &row.id).await?)
}

/// Whether the service answers at its address, in the way of such services, while somebody looks.
pub async fn answers(row: &oidc::Model) -> bool {
    matches!(tokio::time::timeout(GLANCE, discover(row)).await, Ok(Ok(_)))
}

/// The secret as the table keeps it.
fn sealed(ctx: &Ctx, id: &str, secret: &str) -> Result<String> {
    ctx.app.part::<Seal>().seal("oidc_provider", id, secret)
}

/// Domains are for whoever keeps the installation, and belong to one service each.
async fn domain_faults(person: &Person, draft: &Draft, before: &str) -> Result<Vec<FieldFault>> {
    let domains = draft.domains();
    if domains == before {
        return Ok(Vec::new());
    }
    if !person.platform_administrator {
        return Ok(vec![FieldFault::new("email_domains", "domains-by-platform")]);
    }
    for domain in
        domains.split(' ').filter(|one| !one.is_empty() && !before.split(' ').any(|known| known == *one))
    {
        if oidc::by_domain(person.ctx.db().read(), domain).await?.is_some() {
            return Ok(vec![FieldFault::new("email_domains", "domain-taken").with("domain", domain)]);
        }
    }
    Ok(Vec::new())
}

pub async fn remove(person: &Person, organisation: &OrganisationId, id: &str) -> Result<()> {
    let before = read(person, organisation, id).await?;
    let after = oidc::Model {
        removed_at: Some(person.ctx.now.millis()),
        version: before.version + 1,
        ..before.clone()
    };
    let tx = person.ctx.begin().await?;
    if !oidc::is_updated(&*tx, after).await? {
        return Err(Error::NotFound);
    }
    tx.commit(vec![event(person, "network.provider-removed", &before).before(facts(&before))]).await
}

fn event(person: &Person, act: &'static str, row: &oidc::Model) -> Event {
    person
        .ctx
        .event(Some(&person.id), act, "oidc-provider", row.id.as_str())
        .in_organisation(&row.organisation_id)
}

/// Without the secret.
fn facts(row: &oidc::Model) -> String {
    serde_json::json!({ "name": row.name, "issuer": row.issuer, "email_domains": row.email_domains })
        .to_string()
}

/// What has to be remembered while the person is at the service.
#[derive(Serialize, Deserialize)]
struct Kept {
    provider: String,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    next: String,
}

/// Where the browser goes, and the secret that ties the way back to it.
pub struct Begun {
    /// What people call the service.
    pub name: String,
    pub address: String,
    pub secret: String,
}

/// Begins at the service of the e-mail address's domain.
pub async fn begin(ctx: &Ctx, email: &str, next: &str) -> Result<Begun> {
    let domain = domain_of(email).ok_or_else(|| Error::invalid("email", "not-an-email"))?;
    let provider = oidc::by_domain(ctx.db().read(), &domain).await?;
    let provider = provider.ok_or_else(|| Error::invalid("email", "no-service"))?;
    let client = Service::reach(ctx, &provider).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let secret = new_secret();
    let state = secret.clone();
    let redirect = redirect(ctx)?;
    let (address, _, nonce) = client
        .client(&provider)
        .set_redirect_uri(redirect)
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            Nonce::new_random,
        )
        .add_scope(Scope::new("email".to_owned()))
        .set_pkce_challenge(challenge)
        .set_login_hint(openidconnect::LoginHint::new(email.trim().to_owned()))
        .url();
    let kept = Kept { provider: provider.id.clone(), nonce, verifier, next: next.to_owned() };
    let row = challenge::Model {
        id: hash_secret(&secret),
        kind: KIND.to_owned(),
        person_id: None,
        state: serde_json::to_string(&kept).map_err(Error::fault)?,
        expires_at: ctx.now.plus_seconds(MINUTES * 60).millis(),
    };
    let tx = ctx.begin().await?;
    challenge::add(&*tx, row, ctx.now.millis()).await?;
    tx.commit_unrecorded().await?;
    Ok(Begun { name: provider.name, address: address.to_string(), secret })
}

/// The way back: checks all that the service says and lets the person in, or asks for the code of
/// their own second factor. Answers where they wanted to go.
pub async fn finish(
    ctx: &Ctx,
    headers: &HeaderMap,
    cookie: &str,
    state: &str,
    code: &str,
) -> Result<(Came, String)> {
    // Hashes are compared, so that time tells nothing of the secret.
    if cookie.is_empty() || hash_secret(cookie) != hash_secret(state) {
        return Err(failed());
    }
    let id = hash_secret(state);
    let row = challenge::find(ctx.db().read(), &id, KIND, ctx.now.millis()).await?.ok_or_else(failed)?;
    let tx = ctx.begin().await?;
    if !challenge::is_taken_now(&*tx, &id).await? {
        return Err(failed());
    }
    tx.commit_unrecorded().await?;
    let kept: Kept = serde_json::from_str(&row.state).map_err(Error::fault)?;
    let provider = oidc::find(ctx.db().read(), &kept.provider).await?.ok_or_else(failed)?;
    let said = Service::reach(ctx, &provider)
        .await?
        .exchange(ctx, &provider, code, kept.verifier, &kept.nonce)
        .await?;
    let tx = ctx.begin().await?;
    let person = who(ctx, &tx, &provider, &said).await?;
    let (came, events) = after_first_factor(ctx, &*tx, headers, person).await?;
    tx.commit(events).await?;
    Ok((came, kept.next))
}

/// What a service says of somebody.
struct Said {
    subject: String,
    email: Option<String>,
    is_verified: bool,
}

/// The person that a service speaks of: linked before, or by a verified address in its domains.
async fn who(ctx: &Ctx, tx: &crate::kit::Tx, provider: &oidc::Model, said: &Said) -> Result<person::Model> {
    let admitted = |person: person::Model| {
        let closed = person.disabled_at.is_some() || person.platform_administrator_since.is_some();
        // The domains may have been taken from the service since it was linked.
        let covers = domain_of(&person.email).is_some_and(|domain| covers(provider, &domain));
        if closed || !covers { Err(Error::from(Refusal::new("oidc-no-account"))) } else { Ok(person) }
    };
    if let Some(id) = oidc::known(&**tx, &provider.id, &said.subject).await? {
        return admitted(person::find(&**tx, &id).await?.ok_or_else(failed)?);
    }
    let email = said.email.as_deref().filter(|_| said.is_verified);
    let email = email.ok_or_else(|| Error::from(Refusal::new("oidc-email-not-verified")))?;
    let found = person::by_email(&**tx, email).await?;
    let person = admitted(found.ok_or_else(|| Error::from(Refusal::new("oidc-no-account")))?)?;
    oidc::link(&**tx, &provider.id, &said.subject, &person.id, ctx.now.millis()).await?;
    Ok(person)
}

fn covers(provider: &oidc::Model, domain: &str) -> bool {
    provider.email_domains.split(' ').any(|known| known == domain)
}

fn domain_of(email: &str) -> Option<String> {
    let email = person::fold_email(email);
    looks_like_email(&email).then(|| email.rsplit_once('@').map(|(_, domain)| domain.to_owned())).flatten()
}

fn failed() -> Error {
    Refusal::new("oidc-failed").into()
}

fn unreachable(fault: impl std::fmt::Display) -> Error {
    tracing::warn!(%fault, "a sign-in service failed");
    failed()
}

fn redirect(ctx: &Ctx) -> Result<RedirectUrl> {
    RedirectUrl::new(format!("{}/sign-in/organisation/callback", ctx.app.config.public_url))
        .map_err(Error::fault)
}

/// Asks a service what it is and offers.
async fn discover(provider: &oidc::Model) -> Result<(reqwest::Client, CoreProviderMetadata)> {
    let http = reqwest::ClientBuilder::new()
        // A redirect could lead our request to an address inside.
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PATIENCE)
        .build()
        .map_err(Error::fault)?;
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(Error::fault)?;
    let metadata = CoreProviderMetadata::discover_async(issuer, &http).await.map_err(unreachable)?;
    Ok((http, metadata))
}

/// A service that answered.
struct Service {
    http: reqwest::Client,
    metadata: CoreProviderMetadata,
    secret: ClientSecret,
}

type Client = CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

impl Service {
    async fn reach(ctx: &Ctx, provider: &oidc::Model) -> Result<Self> {
        let (http, metadata) = discover(provider).await?;
        let seal = ctx.app.part::<Seal>();
        let secret = seal.open("oidc_provider", &provider.id, &provider.client_secret)?;
        Ok(Self { http, metadata, secret: ClientSecret::new(secret) })
    }

    fn client(&self, provider: &oidc::Model) -> Client {
        let id = ClientId::new(provider.client_id.clone());
        CoreClient::from_provider_metadata(self.metadata.clone(), id, Some(self.secret.clone()))
    }

    async fn exchange(
        &self,
        ctx: &Ctx,
        provider: &oidc::Model,
        code: &str,
        verifier: PkceCodeVerifier,
        nonce: &Nonce,
    ) -> Result<Said> {
        let client = self.client(provider).set_redirect_uri(redirect(ctx)?);
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(unreachable)?
            .set_pkce_verifier(verifier)
            .request_async(&self.http)
            .await
            .map_err(unreachable)?;
        let id_token = tokens.id_token().ok_or_else(failed)?;
        let claims = id_token.claims(&client.id_token_verifier(), nonce).map_err(unreachable)?;
        let mut said = Said {
            subject: claims.subject().to_string(),
            email: claims.email().map(|email| email.to_string()),
            is_verified: claims.email_verified() == Some(true),
        };
        if said.email.is_none() {
            // Many services tell the address only when asked.
            let asked = client.user_info(tokens.access_token().to_owned(), Some(claims.subject().clone()));
            let told: CoreUserInfoClaims =
                asked.map_err(unreachable)?.request_async(&self.http).await.map_err(unreachable)?;
            said.email = told.email().map(|email| email.to_string());
            said.is_verified = told.email_verified() == Some(true);
        }
        Ok(said)
    }
}
