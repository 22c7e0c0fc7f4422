//! Telling those who took parts of a practice over that it was withdrawn: what was wrong with it may be
//! wrong with what they made of it.

use std::collections::BTreeMap;

use super::adopting::{self, Planning};
use super::asking_again::answerable;
use super::catalogue;
use super::practices::recipient;
use super::store::{adoption, practice, version};
use super::ties;
use crate::kit::ids::{AdoptionId, NodeId, OrganisationId, PracticeId};
use crate::kit::mail::{self, Mail};
use crate::kit::{Ctx, Error, Result, Tx, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// The page that says what to do next tells of it for so many days: mails are missed.
const TOLD_DAYS: i64 = 60;

/// More adoptions of one practice than there are centres in the world.
const MOST: u64 = 100_000;

/// By address: the language, and the adoption that the mail leads to.
type Told = BTreeMap<String, (Words, AdoptionId)>;

/// A mail to everybody of other institutions whom it concerns today.
pub async fn tell_adopters(person: &Person, tx: &Tx, row: &practice::Model, reason: &str) -> Result<()> {
    let ctx = &person.ctx;
    let db = ctx.db().read();
    let Some(published) = version::find(db, &row.id, row.published).await? else { return Ok(()) };
    let provider = organisation::find(db, &row.organisation_id).await?;
    let provider = provider.map(|one| one.name).unwrap_or_default();
    let mut taken: BTreeMap<OrganisationId, Vec<adoption::Model>> = BTreeMap::new();
    for tie in adoption::of_practice(db, &row.id, &row.organisation_id, None, MOST).await? {
        taken.entry(tie.organisation_id.clone()).or_default().push(tie);
    }
    for (organisation, ties) in taken {
        for (to, (words, tie)) in concerned(ctx, &organisation, &ties).await? {
            let (title, _) = ties::title(&published, words)?;
            let link = format!("{}/practices/adoptions/{tie}", ctx.app.config.public_url);
            let dedupe = format!("practice-withdrawn/{}/{}/{tie}/{to}", row.id, row.version);
            let mail = Mail {
                to,
                subject: words.t1("publish-mail-withdrawn-subject", "title", &title),
                body: words.say(
                    "publish-mail-withdrawn-body",
                    vec![
                        ("provider", provider.clone().into()),
                        ("title", title.into()),
                        ("reason", reason.trim().to_owned().into()),
                        ("link", link.into()),
                    ],
                ),
                words,
                dedupe: Some(dedupe),
            };
            mail::queue(ctx, &**tx, mail).await?;
        }
    }
    Ok(())
}

/// Those of an institution who took it over and still belong there, and those who answer today for the
/// actions that were made of it. Where all of them have left, somebody who coordinates.
async fn concerned(ctx: &Ctx, organisation: &OrganisationId, ties: &[adoption::Model]) -> Result<Told> {
    let mut told = Told::new();
    for tie in ties {
        let mut people = vec![tie.adopted_by.clone()];
        if let Some(plan) = &tie.plan_id {
            let made = adopting::nodes(ctx, std::slice::from_ref(&tie.id)).await?;
            let nodes: Vec<NodeId> = made.into_iter().map(|one| one.node_id).collect();
            people.extend((ctx.app.part::<Planning>().holders)(ctx, organisation, plan, nodes).await?);
        }
        for id in people {
            if let Some((to, words)) = recipient(ctx, organisation, &id).await? {
                told.entry(to).or_insert((words, tie.id.clone()));
            }
        }
    }
    if let (true, Some(newest)) = (told.is_empty(), ties.first())
        && let Some((to, words)) = answerable(ctx, organisation).await?
    {
        told.insert(to, (words, newest.id.clone()));
    }
    Ok(told)
}

/// What an institution took over and others withdrew lately.
pub async fn lately(ctx: &Ctx, of: &OrganisationId) -> Result<Vec<adoption::Model>> {
    let since = ctx.now.plus_days(-TOLD_DAYS).millis();
    Ok(adoption::withdrawn_since(ctx.db().read(), of, since).await?)
}

/// What anybody withdrew lately, the newest first: whoever keeps copies takes theirs out.
pub async fn from_the_catalogue(ctx: &Ctx, most: u64) -> Result<Vec<practice::Model>> {
    let since = ctx.now.plus_days(-TOLD_DAYS).millis();
    Ok(practice::withdrawn_after(ctx.db().read(), since, most).await?)
}

/// The newest tie of an institution to a practice, for the page where the practice was.
pub async fn tie(person: &Person, id: &PracticeId) -> Result<Option<adoption::Model>> {
    let Some(own) = &person.organisation else { return Ok(None) };
    Ok(adoption::in_organisation(person.ctx.db().read(), id, own).await?)
}

/// What replaces a practice is another one that everybody can read.
pub(super) async fn check_successor(ctx: &Ctx, id: &PracticeId, other: &PracticeId) -> Result<()> {
    match catalogue::here(ctx, other, None).await {
        Ok(_) if other != id => Ok(()),
        Ok(_) | Err(Error::NotFound | Error::Gone(_)) => Err(Error::invalid("replaced_by", "unknown-choice")),
        Err(fault) => Err(fault),
    }
}

/// Others of the institution that may stand in its place: id and title.
pub async fn successors(ctx: &Ctx, row: &practice::Model) -> Result<Vec<(PracticeId, String)>> {
    let listed = catalogue::of_organisation(ctx, &row.organisation_id).await?;
    let others = listed.into_iter().filter(|one| one.line.practice_id != row.id);
    Ok(others.map(|one| (one.line.practice_id, one.title)).collect())
}
