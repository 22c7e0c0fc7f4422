//! Coming in with e-mail and password, with a second factor where there is one, and going out.

use axum::http::HeaderMap;

use super::person::{Access, Person};
use super::store::{challenge, person, session as session_store};
use super::throttle::{self, Subjects};
use super::{password, second_factor, session};
use crate::kit::clock::{hash_secret, new_secret};
use crate::kit::db::Connection;
use crate::kit::{Ctx, Error, Event, Result};

/// The time between the password and the code.
const CODE_MINUTES: i64 = 10;

const KIND: &str = "second-factor";

/// What a right password leads to.
pub enum Came {
    /// The secret of the new session, and the person's language.
    In { secret: String, language: String },
    /// The secret of a challenge: the code is asked for next.
    ToSecondFactor { secret: String },
}

/// Signs in with e-mail and password. A wrong password, an unknown account, one without a password
/// and a disabled one are told apart by nothing, not even by time.
pub async fn with_password(
    ctx: &Ctx,
    headers: &HeaderMap,
    address: &str,
    email: &str,
    password: &str,
) -> Result<Came> {
    let subjects = Subjects::of("password", &person::fold_email(email), address);
    let counted = throttle::count(ctx, &subjects).await?;
    let found = person::by_email(ctx.db().read(), email).await?;
    let living = found.filter(|person| person.disabled_at.is_none());
    let hash = living.as_ref().and_then(|person| person.password_hash.as_deref());
    let fits = password::fits(&ctx.app.config, password, hash).await?;
    let (Some(person), true) = (living, fits) else {
        return Err(Error::invalid("password", "wrong-credentials"));
    };
    let tx = ctx.begin().await?;
    counted.forget(&*tx).await?;
    let (came, events) = after_first_factor(ctx, &*tx, headers, person).await?;
    tx.commit(events).await?;
    Ok(came)
}

/// Lets in who has shown one factor, or asks for the code where there is a second one.
pub async fn after_first_factor(
    ctx: &Ctx,
    tx: &impl Connection,
    headers: &HeaderMap,
    person: person::Model,
) -> Result<(Came, Vec<Event>)> {
    if person.totp_confirmed_at.is_none() {
        let (secret, event) = let_in(ctx, tx, headers, &person, Factors::One).await?;
        return Ok((Came::In { secret, language: person.language }, vec![event]));
    }
    let secret = new_secret();
    let asked = challenge::Model {
        id: hash_secret(&secret),
        kind: KIND.to_owned(),
        person_id: Some(person.id),
        state: String::new(),
        expires_at: ctx.now.plus_seconds(CODE_MINUTES * 60).millis(),
    };
    challenge::add(tx, asked, ctx.now.millis()).await?;
    Ok((Came::ToSecondFactor { secret }, Vec::new()))
}

/// Signs in with the code that follows the password.
pub async fn with_code(
    ctx: &Ctx,
    headers: &HeaderMap,
    address: &str,
    challenge_secret: &str,
    code: &str,
) -> Result<Came> {
    let id = hash_secret(challenge_secret);
    let asked =
        challenge::find(ctx.db().read(), &id, KIND, ctx.now.millis()).await?.ok_or(Error::NotSignedIn)?;
    let person_id = asked.person_id.ok_or(Error::NotSignedIn)?;
    let subjects = Subjects::of("code", person_id.as_str(), address);
    let counted = throttle::count(ctx, &subjects).await?;
    let tx = ctx.begin().await?;
    let person = person::find(&*tx, &person_id).await?.filter(|person| person.disabled_at.is_none());
    let person = person.ok_or(Error::NotSignedIn)?;
    second_factor::take(ctx, &*tx, &person, code).await?;
    if !challenge::is_taken_now(&*tx, &id).await? {
        return Err(Error::NotSignedIn);
    }
    counted.forget(&*tx).await?;
    let (secret, event) = let_in(ctx, &*tx, headers, &person, Factors::Two).await?;
    tx.commit(vec![event]).await?;
    Ok(Came::In { secret, language: person.language })
}

/// How much a person has shown of being themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Factors {
    One,
    Two,
}

/// Begins a session for somebody who has shown who they are, and says so in the trail.
pub async fn let_in(
    ctx: &Ctx,
    tx: &impl Connection,
    headers: &HeaderMap,
    person: &person::Model,
    factors: Factors,
) -> Result<(String, Event)> {
    let second_factor_at = (factors == Factors::Two).then_some(ctx.now.millis());
    let secret = session::begin(ctx, tx, &person.id, headers, second_factor_at).await?;
    let event = ctx.event(Some(&person.id), "network.signed-in", "person", person.id.as_str());
    Ok((secret, event))
}

/// Ends the session that the person came with.
pub async fn out(person: &Person) -> Result<()> {
    let Access::Session { id, .. } = &person.access else {
        return Ok(());
    };
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    session_store::revoke(&*tx, &person.id, id, ctx.now.millis()).await?;
    tx.commit(vec![ctx.event(Some(&person.id), "network.signed-out", "person", person.id.as_str())]).await
}

/// Where to go after signing in: a path of ours, never another host.
pub fn safe_next(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.contains("://")
        && next.bytes().all(|b| b > 0x20);
    if ours { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::safe_next;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for elsewhere in
            ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\tx", ""]
        {
            assert_eq!(safe_next(elsewhere), "/", "{elsewhere:?}");
        }
        assert_eq!(safe_next("/organisation/people?q=a"), "/organisation/people?q=a");
    }
}
