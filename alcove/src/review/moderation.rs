//! The door of moderation: settle an item, or compute all that the seats agree about.

use alcove_domain::assess::ComputeRule;
use alcove_domain::assess::canonical;
use alcove_domain::assess::compute::ComputeRefusal;
use alcove_domain::assess::distance::Apart;
use alcove_domain::assess::moderation::{
    Dissent, Method, Moderation, ModerationRefusal, Proposal, Unsettled, Voice,
};
use alcove_domain::assess::rating::{Presented, RatingRefusal};
use alcove_domain::assess::{Instrument, Kind, Mark};
use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::review::Phase;

use super::facts::{self, Facts};
use super::{faults, state, voices};
use crate::assess::moderation_body;
use crate::assess::store::{assessment, moderation, rating};
use crate::kit::ids::{AssessmentId, ItemId};
use crate::kit::{Error, Event, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// What a meeting wants to record.
#[derive(Clone, Debug)]
pub struct Wish {
    /// May be left out where it is computed.
    pub mark: Option<Mark>,
    pub method: Method,
    pub reason: String,
    pub dissent: Vec<Dissent>,
    pub presented: Presented,
}

#[derive(Clone, Debug)]
pub enum Recorded {
    /// The version that now stands, also where it stood already.
    Version(moderation::Model),
    /// Somebody else's version stands in the way.
    Conflict(Option<moderation::Model>),
}

/// Settles one item. The first settlement begins the moderation.
pub async fn settle(person: &Person, id: &AssessmentId, item: &ItemId, wish: Wish) -> Result<Recorded> {
    let facts = facts::load(person, id).await?;
    person.may(Action::Moderate, &facts.resource())?;
    let node = facts.asked(item)?;
    check_dissent(&facts, node, &wish.dissent)?;

    let tx = person.ctx.begin().await?;
    let mut events = begin(person, &tx, &facts).await?;
    let standing = rating::standing_on(&*tx, id, item).await?;
    let voices = voices::by_node(&facts, &standing).remove(&node).unwrap_or_default();
    let row = moderation::standing_on(&*tx, id, item).await?;
    let present = row.as_ref().and_then(|row| moderation_body::read(row, facts.laid.item_ref(node).clone()));
    let instrument = facts.laid.instrument(node).ok_or(Error::NotFound)?;
    if let (Some(row), Some(present)) = (&row, &present)
        && says_the_same(present, &wish, instrument, &voices)
    {
        return Ok(Recorded::Version(row.clone()));
    }
    let newest = moderation::newest(&*tx, id).await?.get(item).copied().unwrap_or(0);
    let past = Past { present: present.as_ref(), newest };
    let moderation = match decide(person, &facts, node, voices, past, wish) {
        Ok(moderation) => moderation,
        Err(ModerationRefusal::Conflict { .. }) => return Ok(Recorded::Conflict(row)),
        Err(refusal) => return Err(refused(refusal)),
    };
    let new = moderation_body::write(id, item, instrument, &moderation);
    match moderation::append(&*tx, new.clone()).await.map_err(Error::from) {
        Ok(()) => {}
        Err(Error::Conflict(_)) => {
            drop(tx);
            let row = moderation::standing_on(person.ctx.db().read(), id, item).await?;
            return Ok(Recorded::Conflict(row));
        }
        Err(fault) => return Err(fault),
    }
    events.push(settled_event(person, &facts, &new, present.as_ref(), &moderation));
    tx.commit(events).await?;
    Ok(Recorded::Version(new))
}

/// Takes a settlement back: the item goes to the queue again, and its units may rate it again.
pub async fn take_back(
    person: &Person,
    id: &AssessmentId,
    item: &ItemId,
    presented: Presented,
) -> Result<TakenBack> {
    let facts = facts::load(person, id).await?;
    person.may(Action::Moderate, &facts.resource())?;
    let node = facts.asked(item)?;
    let tx = person.ctx.begin().await?;
    // What is kept in memory of the assessment is laid anew: the item takes ratings again.
    let row = assessment::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    state::of(&row, 1).moderate(state::act_of(person))?;
    let standing = moderation::standing_on(&*tx, id, item).await?.ok_or(Error::NotFound)?;
    let present = moderation_body::read(&standing, facts.laid.item_ref(node).clone());
    let present = present.ok_or_else(|| Error::fault("a settlement cannot be read"))?;
    if present.take_back(presented, &person.id.as_str().into()).is_err() {
        return Ok(TakenBack::Conflict(Box::new(standing)));
    }
    let at = person.ctx.now.millis();
    if !moderation::set_taken_back(&*tx, id, item, standing.version, at).await? {
        return Err(Error::Busy);
    }
    let event = person
        .ctx
        .event(Some(&person.id), "review.settlement-taken-back", "moderation", format!("{id}/{item}"))
        .in_organisation(facts.organisation())
        .before(format!("{} {} {}", canonical::mark(&present.mark), standing.method, standing.rule));
    tx.commit(vec![event]).await?;
    Ok(TakenBack::Done)
}

#[derive(Clone, Debug)]
pub enum TakenBack {
    Done,
    /// Somebody else's version stands there, which the sender has not seen.
    Conflict(Box<moderation::Model>),
}

/// How near the seats must stand for an item to be computed with all the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// They say the same.
    Agreeing,
    /// Neighbouring steps; figures a tenth apart.
    OneStep,
}

/// What computing all the rest did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Computed {
    pub settled: usize,
    /// Items that stay open: too far apart, or not for this rule.
    pub left: usize,
}

/// Computes every open item on which the seats stand this near, each recorded on its own.
pub async fn compute_rest(
    person: &Person,
    id: &AssessmentId,
    rule: ComputeRule,
    within: Within,
) -> Result<Computed> {
    let facts = facts::load(person, id).await?;
    person.may(Action::Moderate, &facts.resource())?;

    let tx = person.ctx.begin().await?;
    let mut events = begin(person, &tx, &facts).await?;
    let mut voices = voices::by_node(&facts, &rating::standing(&*tx, id).await?);
    let settled = moderation::standing(&*tx, id).await?;
    let newest = moderation::newest(&*tx, id).await?;
    let open = |node: usize| !settled.iter().any(|row| row.item_id == facts.laid.node_ids[node]);
    let mut done = Computed { settled: 0, left: 0 };
    for node in facts.laid.rated().filter(|node| open(*node)) {
        let said = voices.remove(&node).unwrap_or_default();
        let instrument = facts.laid.instrument(node).ok_or(Error::NotFound)?;
        if !is_near(&facts, instrument, &said, within) {
            done.left += 1;
            continue;
        }
        let wish = Wish {
            mark: None,
            method: Method::Computed(rule),
            reason: String::new(),
            dissent: Vec::new(),
            presented: Presented::Nothing,
        };
        let item = &facts.laid.node_ids[node];
        let past = Past { present: None, newest: newest.get(item).copied().unwrap_or(0) };
        let Ok(moderation) = decide(person, &facts, node, said, past, wish) else {
            done.left += 1;
            continue;
        };
        let new = moderation_body::write(id, item, instrument, &moderation);
        moderation::append(&*tx, new.clone()).await?;
        events.push(settled_event(person, &facts, &new, None, &moderation));
        done.settled += 1;
    }
    tx.commit(events).await?;
    Ok(done)
}

/// The moderation goes on, or begins with this act.
async fn begin(person: &Person, tx: &Tx, facts: &Facts) -> Result<Vec<Event>> {
    let id = &facts.row.id;
    let row = assessment::hold(&**tx, id).await?.ok_or(Error::NotFound)?;
    state::of(&row, 1).moderate(state::act_of(person))?;
    if state::phase(&row) != Phase::Rating {
        return Ok(Vec::new());
    }
    assessment::touch(&**tx, id).await?;
    assessment::set_moderating(&**tx, id, person.ctx.now.millis()).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.moderation-begun", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before(state::word(Phase::Rating))
        .after(state::word(Phase::Moderating));
    Ok(vec![event])
}

/// What an item was settled by: what stands, and the newest version there ever was.
struct Past<'a> {
    present: Option<&'a Moderation>,
    newest: i64,
}

fn decide(
    person: &Person,
    facts: &Facts,
    node: usize,
    voices: Vec<Voice>,
    past: Past<'_>,
    wish: Wish,
) -> std::result::Result<Moderation, ModerationRefusal> {
    let Some(instrument) = facts.laid.instrument(node) else { return Err(ModerationRefusal::NoMark) };
    let open = Unsettled {
        item: facts.laid.item_ref(node).clone(),
        instrument,
        scales: facts.laid.scales(),
        voices,
        present: past.present,
        newest: u32::try_from(past.newest).unwrap_or(u32::MAX),
    };
    open.settle(Proposal {
        mark: wish.mark.map(|mark| instrument.tidy(mark)),
        method: wish.method,
        reason: wish.reason.trim().to_owned(),
        dissent: wish.dissent,
        presented: wish.presented,
        by: person.id.as_str().into(),
        at: person.ctx.now,
    })
}

/// Sending the same again, over the same ratings, is no new version.
fn says_the_same(present: &Moderation, wish: &Wish, instrument: &Instrument, voices: &[Voice]) -> bool {
    let mark = wish.mark.clone().map(|mark| instrument.tidy(mark));
    present.method == wish.method
        && mark.is_none_or(|mark| mark == present.mark)
        && present.reason == wish.reason.trim()
        && present.dissent == wish.dissent
        && present.inputs == voices
}

fn check_dissent(facts: &Facts, node: usize, dissent: &[Dissent]) -> Result<()> {
    let seated = |one: &Dissent| {
        let seat = facts.laid.seats.iter().find(|seated| seated.row.id.as_str() == one.seat.as_str());
        seat.is_some_and(|seated| seated.nodes.contains(&node))
    };
    if dissent.iter().all(seated) { Ok(()) } else { Err(Error::invalid("dissent", "no-such-seat")) }
}

fn is_near(facts: &Facts, instrument: &Instrument, said: &[Voice], within: Within) -> bool {
    if said.is_empty() {
        return false;
    }
    let distance = voices::apart(facts, instrument, said);
    let alike = said.windows(2).all(|pair| pair[0].mark == pair[1].mark);
    match (within, distance.apart) {
        _ if alike => true,
        (Within::Agreeing, _) | (_, Apart::Applicability | Apart::Answers(_)) => false,
        // One judgement, and others who cannot judge: nobody is contradicted.
        (Within::OneStep, Apart::NothingToCompare) => instrument.kind() != Kind::Text,
        (Within::OneStep, Apart::Steps(steps)) => steps <= 1,
        // A tenth is what two people who count the same thing may differ by.
        (Within::OneStep, Apart::Relative(share) | Apart::Shares(share)) => {
            &share * &Number::from(10) <= Number::from(1)
        }
    }
}

fn settled_event(
    person: &Person,
    facts: &Facts,
    row: &moderation::Model,
    present: Option<&Moderation>,
    moderation: &Moderation,
) -> Event {
    let place = format!("{}/{}", row.assessment_id, row.item_id);
    // Who may read the trail leads the assessment, and sees these values anyway.
    person
        .ctx
        .event(Some(&person.id), "review.item-settled", "moderation", place)
        .in_organisation(facts.organisation())
        .before(present.map(|present| canonical::mark(&present.mark)).unwrap_or_default())
        .after(format!("{} {} {}", canonical::mark(&moderation.mark), row.method, row.rule))
}

/// What the rules refuse, as people and machines read it.
fn refused(refusal: ModerationRefusal) -> Error {
    match refusal {
        ModerationRefusal::Mark(mark) => Error::Invalid(vec![faults::of_rating(&RatingRefusal::Mark(mark))]),
        ModerationRefusal::NoMark => Error::invalid("mark", "mark-missing"),
        ModerationRefusal::Compute(refusal) => not_computed(&refusal).into(),
        ModerationRefusal::NotWhatTheRuleGives { computed, given } => Refusal::new("not-what-the-rule-gives")
            .with("computed", canonical::mark(&computed))
            .with("given", canonical::mark(&given))
            .into(),
        ModerationRefusal::Reason(words) => Error::Invalid(vec![faults::of_words("reason", &words)]),
        ModerationRefusal::Dissent { seat, words } => {
            let fault: FieldFault = faults::of_words(&format!("dissent-{seat}"), &words);
            Error::Invalid(vec![fault])
        }
        ModerationRefusal::Conflict { .. } => Error::Conflict(serde_json::Value::Null),
    }
}

pub fn not_computed(refusal: &ComputeRefusal) -> Refusal {
    match refusal {
        ComputeRefusal::NobodyJudged => Refusal::new("nobody-judged"),
        ComputeRefusal::ApplicabilityDisputed { not_applicable, judged } => {
            Refusal::new("applicability-disputed")
                .with("not_applicable", *not_applicable)
                .with("judged", *judged)
        }
        ComputeRefusal::RuleDoesNotFit { rule, .. } => {
            Refusal::new("rule-does-not-fit").with("rule", moderation_body::rule(*rule))
        }
        ComputeRefusal::Tie { answers, times } => {
            Refusal::new("answers-tie").with("answers", *answers).with("times", *times)
        }
    }
}
