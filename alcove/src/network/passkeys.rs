//! Passkeys (WebAuthn): adding one, and coming in with one. The device proves both that it is there
//! and who holds it, so a passkey counts as two factors.

use alcove_domain::network::{Action, Resource};
use axum::http::HeaderMap;
use serde_json::Value;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::one_time::name_faults;
use super::person::{Access, Person};
use super::sign_in::{Came, Factors, let_in};
use super::store::{challenge, passkey, person};
use super::throttle::{self, Subjects};
use crate::kit::clock::{hash_secret, new_id, new_secret};
use crate::kit::ids::PersonId;
use crate::kit::{Ctx, Error, Refusal, Result};

/// The browser waits a minute for the person; the network may be slow.
const MINUTES: i64 = 5;

const ADDING: &str = "passkey-adding";
const SIGNING_IN: &str = "passkey-sign-in";

/// More than anybody has devices; each is sent with every adding.
const MOST: usize = 20;

/// Whether passkeys can be had here: browsers bind them to a name, and never to a number.
pub fn are_possible(ctx: &Ctx) -> bool {
    Url::parse(&ctx.app.config.public_url).is_ok_and(|origin| origin.domain().is_some())
}

/// A passkey is bound to the host of the public address.
fn webauthn(ctx: &Ctx) -> Result<Webauthn> {
    let origin = Url::parse(&ctx.app.config.public_url).map_err(Error::fault)?;
    let host = origin.host_str().ok_or_else(|| Error::fault("the public address has no host"))?.to_owned();
    let built = WebauthnBuilder::new(&host, &origin).and_then(|builder| builder.rp_name("Alcove").build());
    built.map_err(Error::fault)
}

/// Our ids are UUIDs without dashes.
fn handle(id: &PersonId) -> Result<Uuid> {
    Uuid::parse_str(id.as_str()).map_err(Error::fault)
}

/// What the browser is asked for, and the secret under which the answer is expected.
pub struct Asked {
    pub secret: String,
    pub options: Value,
}

/// Begins adding a passkey to one's own account.
pub async fn begin_adding(me: &Person) -> Result<Asked> {
    check(me)?;
    let ctx = &me.ctx;
    let known = passkey::of_person(ctx.db().read(), &me.id).await?;
    if known.len() >= MOST {
        return Err(Error::NotNow(Refusal::new("too-many-passkeys").with("most", MOST)));
    }
    let known: Vec<CredentialID> = known.iter().filter_map(stored).map(|one| one.cred_id().clone()).collect();
    let begun = webauthn(ctx)?.start_passkey_registration(handle(&me.id)?, &me.email, &me.name, Some(known));
    let (options, state) = begun.map_err(Error::fault)?;
    let mut options = serde_json::to_value(options).map_err(Error::fault)?;
    // Kept on the device under the person's name, so that signing in needs no e-mail address.
    if let Some(selection) =
        options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut)
    {
        selection.insert("residentKey".to_owned(), "preferred".into());
        selection.insert("requireResidentKey".to_owned(), false.into());
    }
    let secret =
        keep(ctx, ADDING, Some(&me.id), &serde_json::to_string(&state).map_err(Error::fault)?).await?;
    Ok(Asked { secret, options })
}

/// Keeps the passkey that the device made.
pub async fn finish_adding(me: &Person, secret: &str, name: &str, answer: Value) -> Result<()> {
    check(me)?;
    let ctx = &me.ctx;
    let faults = name_faults("passkey_name", name);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let kept = take(ctx, ADDING, secret).await?;
    if kept.person_id.as_ref() != Some(&me.id) {
        return Err(failed());
    }
    let state: PasskeyRegistration = serde_json::from_str(&kept.state).map_err(Error::fault)?;
    let answer: RegisterPublicKeyCredential = serde_json::from_value(answer).map_err(|_| failed())?;
    let made = webauthn(ctx)?.finish_passkey_registration(&answer, &state).map_err(|_| failed())?;
    let row = passkey::Model {
        id: new_id(),
        person_id: me.id.clone(),
        name: name.trim().to_owned(),
        credential_id: credential_id(made.cred_id()),
        credential: serde_json::to_string(&made).map_err(Error::fault)?,
        created_at: ctx.now.millis(),
        used_at: None,
    };
    let tx = ctx.begin().await?;
    passkey::add(&*tx, row).await?;
    let event = ctx.event(Some(&me.id), "network.passkey-added", "person", me.id.as_str());
    tx.commit(vec![event.after(name.trim())]).await
}

/// Begins signing in: any passkey that the device has for us.
pub async fn begin_sign_in(ctx: &Ctx) -> Result<Asked> {
    let (options, state) = webauthn(ctx)?.start_discoverable_authentication().map_err(Error::fault)?;
    let secret = keep(ctx, SIGNING_IN, None, &serde_json::to_string(&state).map_err(Error::fault)?).await?;
    let mut options = serde_json::to_value(options).map_err(Error::fault)?;
    // A button was pressed: the browser shows its dialogue at once instead of waiting in a field.
    if let Some(options) = options.as_object_mut() {
        options.remove("mediation");
    }
    Ok(Asked { secret, options })
}

/// Lets the holder of a passkey in.
pub async fn finish_sign_in(
    ctx: &Ctx,
    headers: &HeaderMap,
    address: &str,
    secret: &str,
    answer: Value,
) -> Result<Came> {
    let kept = take(ctx, SIGNING_IN, secret).await?;
    let state: DiscoverableAuthentication = serde_json::from_str(&kept.state).map_err(Error::fault)?;
    let answer: PublicKeyCredential = serde_json::from_value(answer).map_err(|_| failed())?;
    let counted = throttle::count(ctx, &Subjects::of("passkey", &answer.id, address)).await?;
    let webauthn = webauthn(ctx)?;
    let (holder, raw_id) = webauthn.identify_discoverable_authentication(&answer).map_err(|_| failed())?;
    let row =
        passkey::by_credential(ctx.db().read(), &credential_id(&CredentialID::from(raw_id.to_vec()))).await?;
    // Removed here and not on the device: that offers it for ever, and trying again never helps.
    let row = row.ok_or_else(|| Refusal::new("passkey-unknown"))?;
    let row = Some(row)
        .filter(|row| handle(&row.person_id).is_ok_and(|known| known == holder))
        .ok_or_else(failed)?;
    let mut known = stored(&row).ok_or_else(failed)?;
    let result =
        webauthn.finish_discoverable_authentication_v2(&answer, state, &known).map_err(|_| failed())?;
    known.update_credential(&result);
    let tx = ctx.begin().await?;
    let person = person::find(&*tx, &row.person_id).await?.filter(|person| person.disabled_at.is_none());
    let person = person.ok_or_else(failed)?;
    counted.forget(&*tx).await?;
    passkey::set_used(&*tx, &row.id, &serde_json::to_string(&known).map_err(Error::fault)?, ctx.now.millis())
        .await?;
    let (secret, event) = let_in(ctx, &*tx, headers, &person, Factors::Two).await?;
    tx.commit(vec![event]).await?;
    Ok(Came::In { secret, language: person.language })
}

fn check(me: &Person) -> Result<()> {
    me.may(Action::ManageOwnAccount, &Resource::Account(me.id.as_str().into()))?;
    if matches!(me.access, Access::Token { .. }) { Err(Error::Forbidden) } else { Ok(()) }
}

fn failed() -> Error {
    Refusal::new("passkey-failed").into()
}

fn stored(row: &passkey::Model) -> Option<Passkey> {
    serde_json::from_str(&row.credential).ok()
}

fn credential_id(id: &CredentialID) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(id)
}

async fn keep(ctx: &Ctx, kind: &str, person: Option<&PersonId>, state: &str) -> Result<String> {
    let secret = new_secret();
    let row = challenge::Model {
        id: hash_secret(&secret),
        kind: kind.to_owned(),
        person_id: person.cloned(),
        state: state.to_owned(),
        expires_at: ctx.now.plus_seconds(MINUTES * 60).millis(),
    };
    let tx = ctx.begin().await?;
    challenge::add(&*tx, row, ctx.now.millis()).await?;
    tx.commit_unrecorded().await?;
    Ok(secret)
}

/// What was kept, once.
async fn take(ctx: &Ctx, kind: &str, secret: &str) -> Result<challenge::Model> {
    let id = hash_secret(secret);
    let kept = challenge::find(ctx.db().read(), &id, kind, ctx.now.millis()).await?.ok_or_else(failed)?;
    let tx = ctx.begin().await?;
    if !challenge::is_taken_now(&*tx, &id).await? {
        return Err(failed());
    }
    tx.commit_unrecorded().await?;
    Ok(kept)
}
