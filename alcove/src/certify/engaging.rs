//! What an awarding body does about its assessors: asks somebody for an application, decides about a
//! conflict, ends an engagement, lets a substitute take over.

use alcove_domain::certify::conflict::{Effect, OBJECTION, Tie, may_engage};
use alcove_domain::certify::engagement::{self as rules, Part, Standing};
use alcove_domain::certify::voice::Voice;
use alcove_domain::kit::words::check_some_words;
use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;

use super::engaged::{self, refused};
use super::facts::{self, Facts};
use super::pool;
use super::store::{assessor, engagement, tie};
use super::{objecting, resting, telling, ties, words_refused};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::ids::{ApplicationId, AssessorId, EngagementId, PersonId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::format::{day_in, end_of_day};
use crate::kit::{Error, Event, FieldFault, Refusal, Result, Tx, Words};
use crate::network::Person;
use crate::network::store::{organisation, person};

/// Nobody is engaged for longer than this: an application that takes longer is asked for anew.
const MOST_DAYS: i64 = 731;

/// Whom to ask for what, as it is entered.
#[derive(Clone, Debug)]
pub struct Asked {
    pub assessor: AssessorId,
    pub part: String,
    pub last_day: String,
    /// What the person reads with it.
    pub words: String,
    /// Why in spite of a tie that must be decided.
    pub because: String,
}

/// One engagement with who it is of and what ties them to the applicant.
#[derive(Clone, Debug)]
pub struct Engaged {
    pub row: engagement::Model,
    pub name: String,
    pub standing: Standing,
    pub ties: Vec<tie::Model>,
    /// It was accepted, and a tie that excludes came about since: the desk is closed to the person
    /// until the body ends the engagement.
    pub rests: bool,
    /// It judged, and its day has passed while the application is still with its assessors.
    pub ran_out: bool,
    pub voice: Voice,
}

impl Engaged {
    /// The person said yes, and the body has something to decide.
    pub fn is_to_be_decided(&self) -> bool {
        self.standing == Standing::Asked && self.row.willing_at.is_some() || self.is_objected_to()
    }

    /// The institution objects to somebody who assesses, and waits for an answer.
    pub fn is_objected_to(&self) -> bool {
        self.standing == Standing::Accepted && objecting::is_open(&self.ties)
    }
}

/// What stands before the body when it thinks of asking somebody.
pub struct Checked {
    pub assessor: pool::Pooled,
    pub ties: Vec<(Tie, Effect)>,
}

/// The engagements of an application, those that are over too.
pub async fn list(person: &Person, id: &ApplicationId) -> Result<(Facts, Vec<Engaged>)> {
    let facts = handled(person, id).await?;
    let found = of_application(person, &facts).await?;
    Ok((facts, found))
}

pub(super) async fn of_application(person: &Person, facts: &Facts) -> Result<Vec<Engaged>> {
    let db = person.ctx.db().read();
    let rows = engagement::of_application(db, &facts.row.id).await?;
    let logged = tie::of_engagements(db, rows.iter().map(|row| row.id.clone()).collect()).await?;
    let names = assessor::named(db, rows.iter().map(|row| row.assessor_id.clone()).collect()).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let mut ties: Vec<tie::Model> =
            logged.iter().filter(|tie| tie.engagement_id == row.id).cloned().collect();
        let excluding = if engaged::holds(&row, &facts.row, person.ctx.now) {
            resting::found(db, person, &facts.row, &row, &ties).await?
        } else {
            None
        };
        let rests = excluding.is_some();
        // Nobody may have come to the desk since, so that it is not logged yet.
        ties.extend(excluding.filter(|new| logged.iter().all(|known| known.id != new.id)));
        found.push(Engaged {
            name: names
                .iter()
                .find(|one| one.id == row.assessor_id)
                .map(|one| one.name.clone())
                .unwrap_or_default(),
            standing: engaged::standing(&row, &facts.row, person.ctx.now),
            ties,
            ran_out: engaged::ran_out(&row, &facts.row, person.ctx.now),
            voice: Voice::None,
            rests,
            row,
        });
    }
    let rows: Vec<&engagement::Model> = found.iter().map(|one| &one.row).collect();
    let tied = found.iter().filter(|one| one.rests || one.ties.iter().any(resting::excludes));
    let tied: Vec<EngagementId> = tied.map(|one| one.row.id.clone()).collect();
    let voices = engaged::voices(&rows, &tied, &facts.row, person.ctx.now);
    for (one, voice) in found.iter_mut().zip(voices) {
        one.voice = voice;
    }
    Ok(found)
}

/// What ties somebody of the pool to the applicant, shown before asking.
pub async fn check(person: &Person, id: &ApplicationId, assessor: &AssessorId) -> Result<Checked> {
    let facts = handled(person, id).await?;
    let found = pool::find(person, &facts.row.body_id, assessor).await?;
    let Some(who) = &found.person else {
        return Err(Error::Refused(Refusal::new("assessor-not-in-yet")));
    };
    let today = day_in(person.ctx.now, &person.zone);
    let is_paired = ties::is_paired(&person.ctx, &facts.row, who).await?;
    let db = person.ctx.db().read();
    let computed = ties::computed(db, &facts.row, &found.row, who, is_paired, person.ctx.now).await?;
    let ties = computed.into_iter().map(|tie| {
        let effect = tie.effect(today);
        (tie, effect)
    });
    Ok(Checked { ties: ties.collect(), assessor: found })
}

/// Asks somebody; the answer is theirs.
pub async fn ask(person: &Person, id: &ApplicationId, asked: &Asked) -> Result<EngagementId> {
    let facts = handled(person, id).await?;
    // A mentor works with a draft, which the body knows nothing of yet.
    let part = Part::parse(&asked.part).filter(|part| *part != Part::Mentor);
    let part = part.ok_or_else(|| Error::invalid("part", "unknown-choice"))?;
    let (last_day, until) = last_day(person, &asked.last_day)?;
    let checked = check(person, id, &asked.assessor).await?;
    let who = checked.assessor.person.clone().ok_or(Error::NotFound)?;
    if facts.committee.contains(&who) {
        return Err(Refusal::new("sits-on-committee").into());
    }
    if checked.assessor.is_full() && part.judges() {
        let refusal = Refusal::new("assessor-is-full").with("most", checked.assessor.row.most);
        return Err(refusal.into());
    }
    let effects: Vec<Effect> = checked.ties.iter().map(|(_, effect)| *effect).collect();
    let open = effects.iter().filter(|effect| **effect == Effect::MustBeDecided).count();
    let decided = if asked.because.trim().is_empty() { 0 } else { open };
    may_engage(&effects, decided).map_err(ties::refused)?;
    let tx = person.ctx.begin().await?;
    // The application is held, so that two who ask at once do not both find the part free.
    let row = super::store::application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let others = engagement::of_application(&*tx, id).await?;
    let holding = |one: &&engagement::Model| {
        matches!(engaged::standing(one, &row, person.ctx.now), Standing::Asked | Standing::Accepted)
    };
    if others.iter().filter(holding).any(|one| one.person_id == who) {
        return Err(Error::NotNow(Refusal::new("assessor-asked-already")));
    }
    let others: Vec<rules::Engagement> = others.iter().map(engaged::read).collect();
    rules::may_ask(part, until, &others, engaged::moment(&row), person.ctx.now).map_err(refused)?;
    let new = engagement::Model {
        id: new_id(),
        application_id: id.clone(),
        body_id: row.body_id.clone(),
        assessor_id: asked.assessor.clone(),
        person_id: who.clone(),
        part: part.word().to_owned(),
        last_day: last_day.to_string(),
        until_at: until.millis(),
        words: asked.words.trim().to_owned(),
        asked_at: person.ctx.now.millis(),
        asked_by: person.id.clone(),
        willing_at: None,
        accepted_at: None,
        declined_at: None,
        declined_because: String::new(),
        ended_at: None,
        ended_by: None,
        ended_because: String::new(),
        took_over_from: None,
        handed_in_at: None,
        version: 1,
    };
    engagement::add(&*tx, new.clone()).await?;
    let today = day_in(person.ctx.now, &person.zone);
    for (known, effect) in &checked.ties {
        let mut logged = ties::row(&new.id, known, today, person.ctx.now);
        if *effect == Effect::MustBeDecided {
            record(&mut logged, person, &asked.because);
        }
        tie::add(&*tx, logged).await?;
    }
    if checked.assessor.row.person_id.is_none() {
        assessor::save(&*tx, assessor::Model { person_id: Some(who.clone()), ..checked.assessor.row })
            .await?;
    }
    tell(person, &*tx, &facts, &new, &who).await?;
    let event = event(person, &new, "certify.assessor-asked").after(new.part.clone());
    tx.commit(vec![event]).await?;
    Ok(new.id)
}

/// Decides about what the person declared, or about what the institution objects.
pub async fn decide(
    person: &Person,
    application: &ApplicationId,
    id: &EngagementId,
    ruling: Ruling,
    because: &str,
) -> Result<()> {
    let facts = handled(person, application).await?;
    check_some_words(because).map_err(|words| words_refused("because", &words))?;
    let (tx, mut row, application) = held(person, application, id).await?;
    let logged = tie::of_engagement(&*tx, id).await?;
    let waits = match engaged::standing(&row, &application, person.ctx.now) {
        Standing::Asked if row.willing_at.is_some() => Waits::Answer,
        Standing::Accepted if objecting::is_open(&logged) => Waits::Objection,
        _ => return Err(Error::NotNow(Refusal::new("engagement-nothing-to-decide"))),
    };
    for mut open in logged.into_iter().filter(is_undecided) {
        if ruling == Ruling::InFavour || open.kind == OBJECTION {
            record(&mut open, person, because);
            tie::save(&*tx, open).await?;
        }
    }
    let mut events = Vec::new();
    match (ruling, waits) {
        (Ruling::Against, _) => end_row(person, &mut row, because),
        (Ruling::InFavour, Waits::Answer) => {
            events.extend(super::invited::take_up(person, &tx, &mut row, application).await?);
        }
        (Ruling::InFavour, Waits::Objection) => {}
    }
    if waits == Waits::Objection {
        let named = assessor::find(&*tx, &row.body_id, &row.assessor_id).await?.map(|one| one.name);
        telling::objection_answered(person, &tx, &facts, &named.unwrap_or_default()).await?;
    }
    events.push(event(person, &row, "certify.conflict-decided").after(because.trim()));
    engagement::save(&*tx, row).await?;
    tx.commit(events).await
}

/// What waits for the body's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waits {
    /// The person said yes and declared something.
    Answer,
    /// The person assesses, and the institution objects.
    Objection,
}

fn is_undecided(row: &tie::Model) -> bool {
    row.effect == Effect::MustBeDecided.word() && row.decided_at.is_none()
}

/// What a body makes of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    InFavour,
    Against,
}

/// Ends an engagement before its time; the access is gone at once.
pub async fn end(
    person: &Person,
    application: &ApplicationId,
    id: &EngagementId,
    because: &str,
) -> Result<()> {
    handled(person, application).await?;
    let (tx, mut row, application) = held(person, application, id).await?;
    engaged::read(&row).end(because, engaged::moment(&application), person.ctx.now).map_err(refused)?;
    end_row(person, &mut row, because);
    let event =
        event(person, &row, "certify.engagement-ended").before(row.part.clone()).after(because.trim());
    engagement::save(&*tx, row).await?;
    tx.commit(vec![event]).await
}

/// The substitute takes the part of another, whose access is gone at once. What the other judged
/// stays in the history and counts no more.
pub async fn take_over(
    person: &Person,
    application: &ApplicationId,
    substitute: &EngagementId,
    from: &EngagementId,
    because: &str,
) -> Result<()> {
    handled(person, application).await?;
    let (tx, mut row, application) = held(person, application, substitute).await?;
    let left = engagement::touch(&*tx, from).await?;
    let mut left = left.filter(|left| left.application_id == application.id).ok_or(Error::NotFound)?;
    let moment = engaged::moment(&application);
    let others = engagement::of_application(&*tx, &application.id).await?;
    let others: Vec<rules::Engagement> =
        others.iter().filter(|one| one.id != left.id).map(engaged::read).collect();
    rules::may_have(engaged::read(&left).part, &others, moment, person.ctx.now).map_err(refused)?;
    let (now, _) = engaged::read(&row)
        .take_over(engaged::read(&left), because, moment, person.ctx.now)
        .map_err(refused)?;
    row.part = now.part.word().to_owned();
    row.took_over_from = Some(left.id.clone());
    end_row(person, &mut left, because);
    let mut events = super::invited::begin(person, &tx, application).await?;
    events.push(
        event(person, &row, "certify.substitute-took-over").before(left.id.0.clone()).after(because.trim()),
    );
    engagement::save(&*tx, left).await?;
    engagement::save(&*tx, row).await?;
    tx.commit(events).await
}

fn end_row(person: &Person, row: &mut engagement::Model, because: &str) {
    row.ended_at = Some(person.ctx.now.millis());
    row.ended_by = Some(person.id.clone());
    row.ended_because = because.trim().to_owned();
}

/// The body has decided about a tie, for these reasons.
fn record(row: &mut tie::Model, person: &Person, because: &str) {
    row.decided_at = Some(person.ctx.now.millis());
    row.decided_by = Some(person.id.clone());
    row.decided_because = because.trim().to_owned();
}

/// The application, for one who runs the body's side of it.
pub(super) async fn handled(person: &Person, id: &ApplicationId) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::HandleApplication, &facts.resource())?;
    Ok(facts)
}

/// An engagement with its application, both held against other writers.
async fn held(
    person: &Person,
    application: &ApplicationId,
    id: &EngagementId,
) -> Result<(Tx, engagement::Model, super::store::application::Model)> {
    let tx = person.ctx.begin().await?;
    let row = super::store::application::touch(&*tx, application).await?.ok_or(Error::NotFound)?;
    let found = engagement::touch(&*tx, id).await?;
    let found = found.filter(|one| one.application_id == *application).ok_or(Error::NotFound)?;
    Ok((tx, found, row))
}

pub(super) fn event(person: &Person, row: &engagement::Model, act: &'static str) -> Event {
    person.ctx.event(Some(&person.id), act, "engagement", row.id.as_str()).in_organisation(&row.body_id)
}

/// The last day, and the first instant after it where the body is.
fn last_day(person: &Person, text: &str) -> Result<(Day, Instant)> {
    let day = Day::parse(text.trim()).map_err(|_| Error::invalid("last_day", "not-a-day"))?;
    let today = day_in(person.ctx.now, &person.zone);
    if day < today {
        return Err(Error::invalid("last_day", "day-is-past"));
    }
    if today.days_until(day) > MOST_DAYS {
        return Err(Error::Invalid(vec![FieldFault::new("last_day", "day-too-far").with("days", MOST_DAYS)]));
    }
    Ok((day, end_of_day(day, &person.zone)))
}

async fn tell(
    person: &Person,
    tx: &impl Connection,
    facts: &Facts,
    row: &engagement::Model,
    who: &PersonId,
) -> Result<()> {
    let Some(to) = person::find(tx, who).await? else { return Ok(()) };
    let words = Words::of(&to.language).unwrap_or_default();
    let applicant = organisation::find(tx, &facts.row.organisation_id).await?.map(|one| one.name);
    let body = organisation::find(tx, &facts.row.body_id).await?.map(|one| one.name);
    let link = format!("{}/engagements/{}", person.ctx.app.config.public_url, row.id);
    let day = Day::parse(&row.last_day).map(|day| words.day(day)).unwrap_or_default();
    let mail = Mail {
        to: to.email,
        subject: words.t1("mail-engagement-subject", "body", body.clone().unwrap_or_default()),
        body: words.say(
            "mail-engagement-body",
            vec![
                ("body", body.unwrap_or_default().into()),
                ("applicant", applicant.unwrap_or_default().into()),
                ("part", words.t(&format!("engagement-part-{}", row.part)).into()),
                ("day", day.into()),
                ("link", link.into()),
            ],
        ),
        words,
        dedupe: None,
    };
    mail::queue(&person.ctx, tx, mail).await
}
