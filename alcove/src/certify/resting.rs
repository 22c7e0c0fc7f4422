//! An engagement that was accepted rests once a tie comes about that excludes: whoever joins the
//! applicant has no desk from then on. It is found out whenever somebody comes in, so that nothing
//! has to be told by the rooms in which people join.

use alcove_domain::certify::conflict::Effect;

use super::engaging::event;
use super::store::{application, assessor, engagement, people, tie};
use super::{engaged, ties};
use crate::kit::db::Connection;
use crate::kit::ids::EngagementId;
use crate::kit::mail::{self, Mail};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Event, Refusal, Result, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// Lets those in whose engagement goes on. The first time that one does not, the awarding body is told.
pub async fn check(
    person: &Person,
    application: &application::Model,
    engagement: &engagement::Model,
) -> Result<()> {
    let db = person.ctx.db().read();
    let logged = tie::of_engagement(db, &engagement.id).await?;
    let Some(tie) = found(db, person, application, engagement, &logged).await? else { return Ok(()) };
    if !logged.contains(&tie) {
        tell(person, application, engagement, &tie).await?;
    }
    Err(Error::NotNow(Refusal::new("engagement-rests").with("tie", tie.kind)))
}

/// Those with a tie that excludes, among the engagements of an application. Whoever comes to the desk
/// finds it out of the others too: what they judged counts no more, and the body is told.
pub async fn all(
    person: &Person,
    application: &application::Model,
    engagements: &[engagement::Model],
) -> Result<Vec<EngagementId>> {
    let db = person.ctx.db().read();
    let logged = tie::of_engagements(db, engagements.iter().map(|one| one.id.clone()).collect()).await?;
    let mut tied = Vec::new();
    for one in engagements {
        let of_one: Vec<tie::Model> =
            logged.iter().filter(|tie| tie.engagement_id == one.id).cloned().collect();
        let is_known = of_one.iter().any(excludes);
        let may_rest = one.person_id != person.id && engaged::judges(one, application, person.ctx.now);
        if !is_known && may_rest {
            let Some(tie) = found(db, person, application, one, &of_one).await? else { continue };
            tell(person, application, one, &tie).await?;
        } else if !is_known {
            continue;
        }
        tied.push(one.id.clone());
    }
    Ok(tied)
}

/// What the own engagement of a person rests for; none: it goes on.
pub async fn find(
    person: &Person,
    application: &application::Model,
    engagement: &engagement::Model,
) -> Result<Option<tie::Model>> {
    let db = person.ctx.db().read();
    let logged = tie::of_engagement(db, &engagement.id).await?;
    found(db, person, application, engagement, &logged).await
}

/// The tie that excludes somebody whose engagement holds: one that was logged since it was accepted,
/// which stays until the body ends the engagement, or one that holds now.
pub async fn found(
    db: &impl Connection,
    by: &Person,
    application: &application::Model,
    engagement: &engagement::Model,
    logged: &[tie::Model],
) -> Result<Option<tie::Model>> {
    if let Some(known) = logged.iter().find(|one| excludes(one)) {
        return Ok(Some(known.clone()));
    }
    let assessor = assessor::find(db, &engagement.body_id, &engagement.assessor_id).await?;
    let assessor = assessor.ok_or(Error::NotFound)?;
    let now = by.ctx.now;
    let tie = ties::excluding(db, application, &assessor, &engagement.person_id, now).await?;
    Ok(tie.map(|tie| ties::row(&engagement.id, &tie, day_in(now, &by.zone), now)))
}

pub(super) fn excludes(row: &tie::Model) -> bool {
    Effect::parse(&row.effect) == Some(Effect::Excluded)
}

/// Logs the tie and writes to those who handle applications; once, whoever comes in at the same time.
async fn tell(
    person: &Person,
    application: &application::Model,
    engagement: &engagement::Model,
    found: &tie::Model,
) -> Result<()> {
    let tx = person.ctx.begin().await?;
    let row = engagement::touch(&*tx, &engagement.id).await?.ok_or(Error::NotFound)?;
    if tie::of_engagement(&*tx, &row.id).await?.iter().any(excludes) {
        return Ok(());
    }
    tie::add(&*tx, found.clone()).await?;
    write(person, &*tx, application, &row, found).await?;
    let event = event(person, &row, "certify.engagement-rests").after(found.kind.clone());
    // Who only came by did nothing.
    let by = Some(&row.person_id).filter(|of| **of == person.id).cloned();
    tx.commit(vec![Event { actor: by, ..event }]).await
}

async fn write(
    person: &Person,
    tx: &impl Connection,
    application: &application::Model,
    row: &engagement::Model,
    found: &tie::Model,
) -> Result<()> {
    let applicant = organisation::find(tx, &application.organisation_id).await?.map(|one| one.name);
    let applicant = applicant.unwrap_or_default();
    let named = assessor::find(tx, &row.body_id, &row.assessor_id).await?.map(|one| one.name);
    let name = named.unwrap_or_default();
    let link = format!("{}/applications/{}/assessors", person.ctx.app.config.public_url, application.id);
    for one in people::handling(tx, application, person.ctx.now.millis()).await? {
        let words = Words::of(&one.language).unwrap_or_default();
        let mail = Mail {
            to: one.email,
            subject: words.t1("mail-engagement-rests-subject", "name", name.as_str()),
            body: words.say(
                "mail-engagement-rests-body",
                vec![
                    ("name", name.as_str().into()),
                    ("applicant", applicant.as_str().into()),
                    ("tie", words.t(&format!("conflict-{}", found.kind)).into()),
                    ("link", link.as_str().into()),
                ],
            ),
            words,
            dedupe: Some(format!("engagement-rests-{}-{}", row.id, one.id)),
        };
        mail::queue(&person.ctx, tx, mail).await?;
    }
    Ok(())
}
