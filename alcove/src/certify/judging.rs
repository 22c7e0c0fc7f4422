//! What an assessor does at the desk: judges an item, hands in, settles with the other.

use std::collections::BTreeSet;

use alcove_domain::assess::edition::Scale;
use alcove_domain::assess::moderation::{
    Dissent, Method, Moderation, ModerationRefusal, Proposal, Unsettled, Voice,
};
use alcove_domain::assess::rating::Presented;
use alcove_domain::assess::{Instrument, Mark};
use alcove_domain::certify::desk::{
    self as rules, Candidate, ConsensusRefusal, HandInRefusal, Judgement, JudgementRefusal, Settled, Verdict,
};
use alcove_domain::certify::sight::Glimpse;
use alcove_domain::kit::{Instant, Number, PersonId};

use super::desk::{self, Claimed, Desk, overview, read_judgement, reference};
use super::engaging::event;
use super::store::{application, consensus, engagement, judgement, sample};
use super::{of_words, words_refused};
use crate::assess::faults::of_mark;
use crate::assess::mark_body::MarkBody;
use crate::assess::moderation_body::{DissentBody, VoiceBody};
use crate::kit::clock::new_id;
use crate::kit::ids::{ApplicationId, ItemId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;

/// What came of a save.
pub enum Saved {
    Version(Box<judgement::Model>),
    /// Another page of the same assessor was faster.
    Conflict(Option<Box<judgement::Model>>),
}

/// Saves what the assessor says of an item.
pub async fn judge(
    person: &Person,
    id: &ApplicationId,
    item: &ItemId,
    said: Judgement,
    presented: Presented,
) -> Result<Saved> {
    let (gate, _) = desk::enter_to_judge(person, id).await?;
    gate.must_be_under_assessment()?;
    let desk = desk::lay(person, gate).await?;
    let own = desk.gate.mine.clone().ok_or(Error::Forbidden)?;
    let claimed = Claimed::of(&desk.snapshot, desk.item(item)?)?;
    let mark = said.mark.map(|mark| claimed.instrument.tidy(mark));
    let said = Judgement { mark, comment: said.comment.trim().to_owned(), ..said };
    said.check(claimed.claim()).map_err(|refusal| Error::Invalid(vec![fault(&refusal)]))?;
    let tx = person.ctx.begin().await?;
    // The engagement is held: who hands in at the same time does so before or after this.
    let held = engagement::touch(&*tx, &own.id).await?.ok_or(Error::NotFound)?;
    if held.handed_in_at.is_some() {
        return Err(Error::NotNow(Refusal::new("desk-handed-in")));
    }
    let row = application::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    // What ended in the meantime is closed now, not at the next look.
    if !super::engaged::judges(&held, &row, person.ctx.now) || row.state != desk.gate.facts.row.state {
        return Err(Error::NotFound);
    }
    let present = judgement::present_at(&*tx, &own.id, item).await?;
    if let Some(same) = present.as_ref().filter(|row| read_judgement(row) == said) {
        return Ok(Saved::Version(Box::new(same.clone())));
    }
    let by: PersonId = person.id.as_str().into();
    let before = present.as_ref().map(|row| (version(row), &by));
    if !presented.fits(before, &by) {
        return Ok(Saved::Conflict(present.map(Box::new)));
    }
    if let Some(old) = &present {
        judgement::supersede(&*tx, &old.id, person.ctx.now.millis()).await?;
    }
    let new = judgement::Model {
        id: new_id(),
        engagement_id: own.id.clone(),
        application_id: id.clone(),
        item_id: item.clone(),
        version: present.as_ref().map_or(0, |row| row.version) + 1,
        verdict: said.verdict.word().to_owned(),
        mark: said.mark.as_ref().map(MarkBody::write),
        comment: said.comment,
        judged_by: person.id.clone(),
        judged_at: person.ctx.now.millis(),
        superseded_at: None,
    };
    judgement::add(&*tx, new.clone()).await?;
    // The trail says that it happened, and neither of which item nor what was said: whoever reads it
    // is as blind as the other assessor.
    let event = event(person, &own, "certify.item-judged");
    tx.commit(vec![event]).await?;
    Ok(Saved::Version(Box::new(new)))
}

fn version(row: &judgement::Model) -> u32 {
    u32::try_from(row.version).unwrap_or_default()
}

/// Opens one's judgements to the other, and closes them to oneself.
pub async fn hand_in(person: &Person, id: &ApplicationId) -> Result<()> {
    let (gate, own) = desk::enter_to_judge(person, id).await?;
    gate.must_be_under_assessment()?;
    let desk = desk::lay(person, gate).await?;
    let tx = person.ctx.begin().await?;
    // The application is held: what is looked at does not change while it is counted.
    application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let desk = Desk { extent: desk::extent(&*tx, id).await?, ..desk };
    let order = desk.order();
    let mut held = engagement::touch(&*tx, &own.id).await?.ok_or(Error::NotFound)?;
    let judged: BTreeSet<_> =
        judgement::present(&*tx, &own.id).await?.iter().map(|row| reference(&row.item_id)).collect();
    rules::hand_in(&desk.extent.todo(&order, &judged), held.handed_in_at.is_some())
        .map_err(hand_in_refused)?;
    held.handed_in_at = Some(person.ctx.now.millis());
    let event = event(person, &held, "certify.judgements-handed-in");
    engagement::save(&*tx, held).await?;
    tx.commit(vec![event]).await
}

/// Takes it back, while the other still works.
pub async fn take_back(person: &Person, id: &ApplicationId) -> Result<()> {
    let (gate, own) = desk::enter_to_judge(person, id).await?;
    gate.must_be_under_assessment()?;
    let tx = person.ctx.begin().await?;
    // All engagements of the application are read with it held, so that nobody hands in meanwhile.
    let row = application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let engagements = engagement::of_application(&*tx, id).await?;
    rules::take_back(gate.progress_of(person, &row, &engagements)).map_err(hand_in_refused)?;
    let mut held = engagement::touch(&*tx, &own.id).await?.ok_or(Error::NotFound)?;
    held.handed_in_at = None;
    let event = event(person, &held, "certify.judgements-taken-back");
    engagement::save(&*tx, held).await?;
    tx.commit(vec![event]).await
}

/// Chooses what is looked at: so many items of each criterion, or all. The lead does, before anyone
/// has handed in.
pub async fn choose(person: &Person, id: &ApplicationId, each: Option<usize>) -> Result<usize> {
    let desk = desk::open(person, id).await?;
    if !desk.gate.is_lead() {
        return Err(Error::Forbidden);
    }
    desk.gate.must_be_under_assessment()?;
    if desk.progress.handed_in > 0 {
        return Err(Error::NotNow(Refusal::new("desk-sample-too-late")));
    }
    let taken = match each {
        None => BTreeSet::new(),
        Some(0) => return Err(Error::invalid("each", "not-a-sample")),
        Some(each) => {
            let candidates: Vec<Candidate> =
                desk.snapshot.rated().map(|item| candidate(&desk, item)).collect();
            rules::sample(&candidates, each)
        }
    };
    let tx = person.ctx.begin().await?;
    let row = application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let engagements = engagement::of_application(&*tx, id).await?;
    if desk.gate.progress_of(person, &row, &engagements).handed_in > 0 {
        return Err(Error::NotNow(Refusal::new("desk-sample-too-late")));
    }
    sample::clear(&*tx, id).await?;
    for item in &taken {
        let row = sample::Model {
            application_id: id.clone(),
            item_id: ItemId(item.0.clone()),
            chosen_at: person.ctx.now.millis(),
            chosen_by: Some(person.id.clone()),
        };
        sample::add(&*tx, row).await?;
    }
    let event = person.ctx.event(Some(&person.id), "certify.sample-chosen", "application", id.as_str());
    let event = event.in_organisation(&desk.gate.facts.row.body_id).after(taken.len().to_string());
    tx.commit(vec![event]).await?;
    Ok(if taken.is_empty() { desk.snapshot.rated().count() } else { taken.len() })
}

fn candidate(desk: &Desk, item: &super::snapshot::ItemBody) -> Candidate {
    let steps = match &item.instrument {
        Some(crate::assess::scope_body::InstrumentBody::Scale(scale)) => {
            desk.snapshot.scales.iter().find(|one| one.id == *scale)
        }
        _ => None,
    };
    let place = steps.and_then(|scale| {
        let at = scale.steps.iter().position(|step| Some(step.value) == item.step)?;
        Number::ratio(at as i64 + 1, scale.steps.len() as i64)
    });
    Candidate {
        item: reference(&item.id),
        group: item.parent.as_ref().map(|id| id.0.clone()).unwrap_or_default(),
        claim: place,
    }
}

/// What the assessors want to record of an item together.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// None: the evidence is insufficient.
    pub mark: Option<Mark>,
    pub reason: String,
    /// What the one who settles does not share with the other, in words.
    pub dissent: String,
    pub presented: Presented,
}

/// Settles an item, once everyone's judgements are open.
pub async fn settle(person: &Person, id: &ApplicationId, item: &ItemId, wanted: Wanted) -> Result<i64> {
    let desk = settling(person, id).await?;
    let line = desk.item(item)?;
    let claimed = Claimed::of(&desk.snapshot, line)?;
    let tx = person.ctx.begin().await?;
    still_open(person, &tx, &desk).await?;
    let version = settle_in(person, &tx, &desk, item, &claimed, wanted).await?;
    let event = person.ctx.event(Some(&person.id), "certify.item-settled", "application", id.as_str());
    tx.commit(vec![event.in_organisation(&desk.gate.facts.row.body_id).after(item.0.clone())]).await?;
    Ok(version)
}

/// Settles every item on which all said the same, at once; answers how many.
pub async fn settle_agreed(person: &Person, id: &ApplicationId) -> Result<usize> {
    let desk = settling(person, id).await?;
    let seen = overview(person, &desk).await?;
    let tx = person.ctx.begin().await?;
    still_open(person, &tx, &desk).await?;
    let mut count = 0;
    for line in &seen.lines {
        let said: Vec<&Judgement> = line.said.iter().flatten().collect();
        let all_said = said.len() == desk.judging.len() && !said.is_empty();
        let is_agreed = line.concord.as_ref().is_some_and(|concord| concord.is_agreed);
        if line.is_settled() || !all_said || !is_agreed {
            continue;
        }
        let claimed = Claimed::of(&desk.snapshot, line.item)?;
        let first = said[0];
        let mark = first.stands_for(claimed.mark.as_ref()).cloned();
        // Where the evidence is insufficient, the words of those who said so are the reason.
        let mut words: Vec<&str> =
            said.iter().map(|one| one.comment.as_str()).filter(|words| !words.is_empty()).collect();
        // Two who wrote the same words gave one reason.
        words.dedup();
        let reason = words.join("\n");
        let presented = line.settled.as_ref().map_or(Presented::Nothing, |row| {
            Presented::Version(u32::try_from(row.version).unwrap_or_default())
        });
        let wanted = Wanted { mark, reason, dissent: String::new(), presented };
        settle_in(person, &tx, &desk, &line.item.id, &claimed, wanted).await?;
        count += 1;
    }
    let event = person.ctx.event(Some(&person.id), "certify.items-settled", "application", id.as_str());
    tx.commit(vec![event.in_organisation(&desk.gate.facts.row.body_id).after(count.to_string())]).await?;
    Ok(count)
}

async fn settling(person: &Person, id: &ApplicationId) -> Result<Desk> {
    let (gate, _) = desk::enter_to_judge(person, id).await?;
    gate.must_be_under_assessment()?;
    let desk = desk::lay(person, gate).await?;
    if desk.others() != Glimpse::All {
        let waiting = desk.progress.judging - desk.progress.handed_in;
        return Err(consensus_refused(ConsensusRefusal::StillBlind { waiting }));
    }
    Ok(desk)
}

/// The same asked again with the application held: nobody took a hand back meanwhile.
async fn still_open(person: &Person, tx: &crate::kit::Tx, desk: &Desk) -> Result<()> {
    let row = application::touch(&**tx, desk.id()).await?.ok_or(Error::NotFound)?;
    let engagements = engagement::of_application(&**tx, desk.id()).await?;
    let progress = desk.gate.progress_of(person, &row, &engagements);
    let judges = |one: &&engagement::Model| super::engaged::judges(one, &row, person.ctx.now);
    let own = engagements.iter().filter(judges).any(|one| one.person_id == person.id);
    if row.state != desk.gate.facts.row.state || !own {
        return Err(Error::NotNow(Refusal::new("desk-not-under-assessment").with("state", row.state)));
    }
    if !progress.is_open() {
        let waiting = progress.judging - progress.handed_in;
        return Err(consensus_refused(ConsensusRefusal::StillBlind { waiting }));
    }
    Ok(())
}

async fn settle_in(
    person: &Person,
    tx: &crate::kit::Tx,
    desk: &Desk,
    item: &ItemId,
    claimed: &Claimed,
    wanted: Wanted,
) -> Result<i64> {
    let history = consensus::history(&**tx, desk.id(), item).await?;
    let present = history.iter().find(|row| row.superseded_at.is_none());
    let mut voices = Vec::new();
    let mut said = Vec::new();
    for one in &desk.judging {
        let Some(row) = judgement::present_at(&**tx, &one.row.id, item).await? else { continue };
        let judgement = read_judgement(&row);
        let mark = judgement.stands_for(claimed.mark.as_ref()).cloned();
        said.push(mark.clone());
        let mark = mark.unwrap_or(Mark::CannotJudge);
        voices.push(Voice { seat: one.row.id.as_str().into(), mark, version: version(&row) });
    }
    let same = !said.is_empty() && said.iter().all(|mark| *mark == wanted.mark);
    let method = rules::method_of(same);
    let own = desk.gate.mine.as_ref().map(|own| own.id.as_str().into());
    let dissent: Vec<Dissent> =
        own.and_then(|seat| rules::dissent(seat, None, &wanted.dissent)).into_iter().collect();
    let before = present.and_then(|row| moderation(row, claimed));
    let unsettled = Unsettled {
        item: reference(item),
        instrument: &claimed.instrument,
        scales: &claimed.scales,
        voices: voices.clone(),
        present: before.as_ref(),
        newest: history.iter().map(|row| u32::try_from(row.version).unwrap_or_default()).max().unwrap_or(0),
    };
    let insufficient = present.filter(|row| row.mark.is_none());
    let insufficient_by = insufficient.map(|row| row.settled_by.as_str().into());
    let insufficient = insufficient
        .zip(insufficient_by.as_ref())
        .map(|(row, by)| (u32::try_from(row.version).unwrap_or_default(), by));
    let proposal = Proposal {
        mark: wanted.mark.clone(),
        method,
        reason: wanted.reason.trim().to_owned(),
        dissent: dissent.clone(),
        presented: wanted.presented,
        by: person.id.as_str().into(),
        at: person.ctx.now,
    };
    let settled = rules::settle(unsettled, insufficient, proposal).map_err(consensus_refused)?;
    let version = match &settled {
        Settled::Mark(moderation) => moderation.version,
        Settled::Insufficient { version, .. } => *version,
    };
    if let Some(old) = present {
        consensus::supersede(&**tx, &old.id, person.ctx.now.millis()).await?;
    }
    let inputs: Vec<VoiceBody> = voices
        .iter()
        .map(|voice| VoiceBody {
            seat_id: voice.seat.as_str().into(),
            mark: MarkBody::of(&voice.mark),
            version: voice.version,
        })
        .collect();
    let dissent: Vec<DissentBody> = dissent
        .iter()
        .map(|one| DissentBody { seat_id: one.seat.as_str().into(), mark: None, words: one.words.clone() })
        .collect();
    let row = consensus::Model {
        id: new_id(),
        application_id: desk.id().clone(),
        item_id: item.clone(),
        version: i64::from(version),
        mark: wanted.mark.as_ref().map(|mark| MarkBody::write(&claimed.instrument.tidy(mark.clone()))),
        method: if method == Method::Agreed { "agreed" } else { "ruled" }.to_owned(),
        reason: wanted.reason.trim().to_owned(),
        inputs: serde_json::to_string(&inputs).map_err(Error::fault)?,
        dissent: serde_json::to_string(&dissent).map_err(Error::fault)?,
        settled_by: person.id.clone(),
        settled_at: person.ctx.now.millis(),
        superseded_at: None,
    };
    consensus::add(&**tx, row).await?;
    Ok(i64::from(version))
}

/// A settled row as the engine knows it; none where the evidence was insufficient.
fn moderation(row: &consensus::Model, claimed: &Claimed) -> Option<Moderation> {
    let mark = claimed.instrument.tidy(row.mark.as_deref().and_then(MarkBody::parse)?);
    Some(Moderation {
        item: reference(&row.item_id),
        version: u32::try_from(row.version).unwrap_or_default(),
        mark,
        method: if row.method == "agreed" { Method::Agreed } else { Method::Ruled },
        reason: row.reason.clone(),
        inputs: Vec::new(),
        dissent: Vec::new(),
        by: row.settled_by.as_str().into(),
        at: Instant(row.settled_at),
    })
}

/// What is wrong with a judgement, at its field.
pub fn fault(refusal: &JudgementRefusal) -> FieldFault {
    match refusal {
        JudgementRefusal::NothingToAgreeWith => FieldFault::new("verdict", "nothing-to-agree-with"),
        JudgementRefusal::NoMark => FieldFault::new("mark", "judgement-no-mark"),
        JudgementRefusal::SameMark => FieldFault::new("mark", "judgement-same-mark"),
        JudgementRefusal::MarkWithoutAdjusting => FieldFault::new("mark", "judgement-no-mark-wanted"),
        JudgementRefusal::Mark(refusal) => of_mark(refusal, "comment"),
        JudgementRefusal::Comment(words) => of_words("comment", words),
    }
}

fn hand_in_refused(refusal: HandInRefusal) -> Error {
    Error::NotNow(match refusal {
        HandInRefusal::NotAllJudged { left, of } => {
            Refusal::new("desk-not-all-judged").with("left", left).with("of", of)
        }
        HandInRefusal::HandedIn => Refusal::new("desk-handed-in"),
        HandInRefusal::Opened => Refusal::new("desk-is-open"),
    })
}

fn consensus_refused(refusal: ConsensusRefusal) -> Error {
    match refusal {
        ConsensusRefusal::StillBlind { waiting } => {
            Error::NotNow(Refusal::new("desk-still-blind").with("waiting", waiting))
        }
        ConsensusRefusal::Moderation(refusal) => match refusal {
            ModerationRefusal::Mark(refusal) => Error::Invalid(vec![of_mark(&refusal, "comment")]),
            ModerationRefusal::NoMark => Error::invalid("mark", "judgement-no-mark"),
            ModerationRefusal::Reason(words) => words_refused("reason", &words),
            ModerationRefusal::Dissent { words, .. } => words_refused("dissent", &words),
            ModerationRefusal::Conflict { present } => Error::Conflict(serde_json::json!({
                "version": present.map(|present| present.version),
            })),
            other @ (ModerationRefusal::Compute(_) | ModerationRefusal::NotWhatTheRuleGives { .. }) => {
                Error::fault(other)
            }
        },
    }
}

/// A verdict that was typed or sent.
pub fn read_verdict(word: &str) -> Result<Verdict> {
    Verdict::parse(word).ok_or_else(|| Error::invalid("verdict", "verdict-missing"))
}

/// What an item is answered with, for whoever reads a form of it.
pub fn asked(desk: &Desk, item: &ItemId) -> Result<(Instrument, Vec<Scale>)> {
    let claimed = Claimed::of(&desk.snapshot, desk.item(item)?)?;
    Ok((claimed.instrument, claimed.scales))
}
