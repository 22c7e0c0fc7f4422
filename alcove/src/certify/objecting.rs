//! An institution sees who assesses it, and says where it takes somebody for partial. The awarding body
//! answers with reasons; until then the assessor goes on.

use alcove_domain::certify::conflict::{OBJECTION, Tie};
use alcove_domain::certify::engagement::{Part, Standing};
use alcove_domain::kit::words::check_some_words;
use alcove_domain::network::Action;

use super::facts::{self, Facts};
use super::store::{application, assessor, engagement, people, tie};
use super::{engaged, ties, words_refused};
use crate::kit::ids::{ApplicationId, EngagementId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Refusal, Result, Tx, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// Somebody who assesses or did, as the institution sees it: no tie, no reason of anybody else's.
#[derive(Clone, Debug)]
pub struct Named {
    pub row: engagement::Model,
    pub name: String,
    pub standing: Standing,
    pub objections: Vec<tie::Model>,
}

impl Named {
    pub fn may_be_objected_to(&self) -> bool {
        self.standing == Standing::Accepted && !is_open(&self.objections)
    }
}

/// Whether the body has an objection to answer.
pub fn is_open(logged: &[tie::Model]) -> bool {
    logged.iter().any(|one| one.kind == OBJECTION && one.decided_at.is_none())
}

/// Those who said yes, for the institution; for all others it is empty.
pub async fn named(person: &Person, facts: &Facts) -> Result<Vec<Named>> {
    if !facts.is_of_the_applicant(person) {
        return Ok(Vec::new());
    }
    let db = person.ctx.db().read();
    let mut rows = engagement::of_application(db, facts.id()).await?;
    // A mentor was chosen by the institution itself.
    rows.retain(|row| row.accepted_at.is_some() && row.part != Part::Mentor.word());
    let logged = tie::of_engagements(db, rows.iter().map(|row| row.id.clone()).collect()).await?;
    let names = assessor::named(db, rows.iter().map(|row| row.assessor_id.clone()).collect()).await?;
    let one = |row: engagement::Model| Named {
        name: names
            .iter()
            .find(|one| one.id == row.assessor_id)
            .map(|one| one.name.clone())
            .unwrap_or_default(),
        standing: engaged::standing(&row, &facts.row, person.ctx.now),
        objections: logged
            .iter()
            .filter(|tie| tie.engagement_id == row.id && tie.kind == OBJECTION)
            .cloned()
            .collect(),
        row,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Objects to somebody whose engagement holds. There is one open objection to each at a time.
pub async fn object(person: &Person, id: &ApplicationId, to: &EngagementId, words: &str) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::PrepareApplication, &found.resource())?;
    check_some_words(words).map_err(|refusal| words_refused("objection", &refusal))?;
    let tx = person.ctx.begin().await?;
    let row = application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let engaged = engagement::touch(&*tx, to).await?;
    let engaged = engaged.filter(|one| one.application_id == *id && one.accepted_at.is_some());
    let engaged = engaged.filter(|one| one.part != Part::Mentor.word()).ok_or(Error::NotFound)?;
    if engaged::standing(&engaged, &row, person.ctx.now) != Standing::Accepted {
        return Err(Error::NotNow(Refusal::new("objection-too-late")));
    }
    if is_open(&tie::of_engagement(&*tx, to).await?) {
        return Err(Error::NotNow(Refusal::new("objection-open")));
    }
    let today = day_in(person.ctx.now, &person.zone);
    let objection = Tie::Objection(words.trim().to_owned());
    tie::add(&*tx, ties::row(to, &objection, today, person.ctx.now)).await?;
    tell(person, &tx, &found, &engaged, words.trim()).await?;
    let event = |of| {
        let event =
            person.ctx.event(Some(&person.id), "certify.assessor-objected", "engagement", to.as_str());
        event.in_organisation(of).after(words.trim())
    };
    let events = vec![event(&row.body_id), event(&row.organisation_id)];
    tx.commit(events).await?;
    facts::load(person, id).await
}

/// Those who handle the application are asked for their answer.
async fn tell(
    person: &Person,
    tx: &Tx,
    facts: &Facts,
    row: &engagement::Model,
    words_of_it: &str,
) -> Result<()> {
    let applicant =
        organisation::find(&**tx, facts.applicant()).await?.map(|one| one.name).unwrap_or_default();
    let named = assessor::find(&**tx, &row.body_id, &row.assessor_id).await?.map(|one| one.name);
    let name = named.unwrap_or_default();
    let link = format!("{}/applications/{}/assessors", person.ctx.app.config.public_url, facts.id());
    for one in people::handling(&**tx, &facts.row, person.ctx.now.millis()).await? {
        let words = Words::of(&one.language).unwrap_or_default();
        let values = vec![
            ("name", name.as_str().into()),
            ("applicant", applicant.as_str().into()),
            ("objection", words_of_it.into()),
            ("link", link.as_str().into()),
        ];
        let mail = Mail {
            to: one.email,
            subject: words.t1("mail-engagement-objection-subject", "applicant", applicant.as_str()),
            body: words.say("mail-engagement-objection-body", values),
            words,
            dedupe: None,
        };
        mail::queue(&person.ctx, &**tx, mail).await?;
    }
    Ok(())
}
