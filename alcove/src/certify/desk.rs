//! The assessors' desk: an application as it was handed in, item by item, with what each assessor
//! says of it. Nothing here reads the live assessment.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{ItemRef, Scale, Step};
use alcove_domain::assess::{Instrument, Mark};
use alcove_domain::certify::Stage;
use alcove_domain::certify::desk::{Claim, Concord, Extent, Judgement, Verdict, concord};
use alcove_domain::certify::engagement::Part;
use alcove_domain::certify::sight::{Glimpse, Progress, Viewer, of_others};
use alcove_domain::certify::voice::{self, Voice};
use alcove_domain::network::Action;

use super::facts::{self, Facts};
use super::snapshot::{self, ItemBody, Snapshot};
use super::store::{application, assessor, consensus, engagement, judgement, sample};
use super::{engaged, resting};
use crate::assess::mark_body::MarkBody;
use crate::assess::moderation_body::VoiceBody;
use crate::kit::db::Connection;
use crate::kit::ids::{ApplicationId, EngagementId, ItemId, PersonId};
use crate::kit::{Error, Refusal, Result};
use crate::network::Person;

/// Somebody who came in, and as what.
pub struct Gate {
    pub facts: Facts,
    pub viewer: Viewer,
    /// The engagement that holds, where there is one.
    pub mine: Option<engagement::Model>,
    pub engagements: Vec<engagement::Model>,
    /// Those among them with a tie that excludes.
    pub tied: Vec<EngagementId>,
}

/// The desk of one application.
pub struct Desk {
    pub gate: Gate,
    pub snapshot: Snapshot,
    pub extent: Extent,
    /// Those who have a voice, with how they are called.
    pub judging: Vec<Judging>,
    /// How whoever is or was engaged is called.
    pub names: Vec<(PersonId, String)>,
    pub progress: Progress,
}

/// Somebody who judges.
pub struct Judging {
    pub row: engagement::Model,
    pub name: String,
    pub is_own: bool,
    pub voice: Voice,
    /// A tie came about that excludes: what was judged does not count, and the others wait.
    pub rests: bool,
    /// The engagement has ended by itself; what was handed in counts on.
    pub is_over: bool,
}

/// What an item is answered with, out of the snapshot alone.
pub struct Claimed {
    pub instrument: Instrument,
    pub scales: Vec<Scale>,
    pub mark: Option<Mark>,
}

impl Claimed {
    pub fn of(snapshot: &Snapshot, item: &ItemBody) -> Result<Self> {
        let body = item.instrument.clone().ok_or(Error::NotFound)?;
        let mark = match &item.mark {
            Some(mark) => Some(mark.clone().read().map_err(Error::fault)?),
            None => None,
        };
        let scales = snapshot.scales.iter().map(|scale| Scale {
            id: scale.id.clone(),
            steps: scale.steps.iter().map(|one| Step { value: one.value, texts: BTreeMap::new() }).collect(),
        });
        Ok(Self { instrument: body.read()?, scales: scales.collect(), mark })
    }

    pub fn claim(&self) -> Claim<'_> {
        Claim { instrument: &self.instrument, scales: &self.scales, mark: self.mark.as_ref() }
    }
}

/// A row as the rules know it.
pub fn read_judgement(row: &judgement::Model) -> Judgement {
    Judgement {
        // A word that this version does not know claims nothing.
        verdict: Verdict::parse(&row.verdict).unwrap_or(Verdict::Insufficient),
        mark: row.mark.as_deref().and_then(MarkBody::parse),
        comment: row.comment.clone(),
    }
}

pub fn reference(id: &ItemId) -> ItemRef {
    ItemRef(id.0.clone())
}

/// Lets in whoever is engaged now and has not come to be tied to the applicant, and those who run the
/// body's side of it.
pub async fn enter(person: &Person, id: &ApplicationId) -> Result<Gate> {
    let facts = facts::load(person, id).await?;
    let engagements = engagement::of_application(person.ctx.db().read(), id).await?;
    let mine = engagements
        .iter()
        .find(|one| one.person_id == person.id && engaged::holds(one, &facts.row, person.ctx.now))
        .cloned();
    if let Some(one) = &mine {
        resting::check(person, &facts.row, one).await?;
    }
    let viewer = match &mine {
        Some(one) => Viewer::Engaged(engaged::read(one).part),
        None if person.can(Action::HandleApplication, &facts.resource()) => Viewer::Body,
        None => Viewer::Outsider,
    };
    if viewer == Viewer::Outsider {
        // The applicant knows of the application, and nothing of the desk.
        return Err(Error::NotFound);
    }
    let tied = resting::all(person, &facts.row, &engagements).await?;
    Ok(Gate { facts, viewer, mine, engagements, tied })
}

/// The same for those who judge alone.
pub async fn enter_to_judge(person: &Person, id: &ApplicationId) -> Result<(Gate, engagement::Model)> {
    let gate = enter(person, id).await?;
    match &gate.mine {
        Some(mine) if engaged::read(mine).part.judges() => {
            let mine = mine.clone();
            Ok((gate, mine))
        }
        _ => Err(Error::Forbidden),
    }
}

impl Gate {
    pub fn is_lead(&self) -> bool {
        self.viewer == Viewer::Engaged(Part::Lead)
    }

    pub fn judges(&self) -> bool {
        matches!(self.viewer, Viewer::Engaged(part) if part.judges())
    }

    pub fn stage(&self) -> Stage {
        engaged::stage(&self.facts.row)
    }

    pub fn progress(&self, person: &Person) -> Progress {
        self.progress_of(person, &self.facts.row, &self.engagements)
    }

    /// The same of these rows, for who holds the application.
    pub fn progress_of(
        &self,
        person: &Person,
        application: &application::Model,
        engagements: &[engagement::Model],
    ) -> Progress {
        let rows: Vec<&engagement::Model> = engagements.iter().collect();
        voice::progress(&engaged::voices(&rows, &self.tied, application, person.ctx.now))
    }

    /// Those who have a voice.
    fn judging(&self, person: &Person) -> Vec<(engagement::Model, Voice)> {
        let rows: Vec<&engagement::Model> = self.engagements.iter().collect();
        let voices = engaged::voices(&rows, &self.tied, &self.facts.row, person.ctx.now);
        let heard = self.engagements.iter().cloned().zip(voices);
        heard.filter(|(_, voice)| *voice != Voice::None).collect()
    }

    /// Refuses unless the application is with its assessors.
    pub fn must_be_under_assessment(&self) -> Result<()> {
        match self.stage() {
            Stage::UnderAssessment => Ok(()),
            stage => {
                Err(Error::NotNow(Refusal::new("desk-not-under-assessment").with("state", stage.word())))
            }
        }
    }
}

pub async fn open(person: &Person, id: &ApplicationId) -> Result<Desk> {
    let gate = enter(person, id).await?;
    lay(person, gate).await
}

pub(super) async fn lay(person: &Person, gate: Gate) -> Result<Desk> {
    let db = person.ctx.db().read();
    let id = gate.facts.row.id.clone();
    let (_, snapshot) = snapshot::load(&person.ctx, &id).await?.ok_or(Error::NotFound)?;
    let extent = extent(db, &id).await?;
    let every = gate.engagements.iter().map(|row| row.assessor_id.clone()).collect();
    let named = assessor::named(db, every).await?;
    let name_of = |row: &engagement::Model| {
        let found = named.iter().find(|one| one.id == row.assessor_id);
        found.map(|one| one.name.clone()).unwrap_or_default()
    };
    let names = gate.engagements.iter().map(|row| (row.person_id.clone(), name_of(row))).collect();
    let judging = gate.judging(person).into_iter().map(|(row, voice)| Judging {
        name: name_of(&row),
        is_own: row.person_id == person.id,
        voice,
        rests: gate.tied.contains(&row.id),
        is_over: !engaged::holds(&row, &gate.facts.row, person.ctx.now),
        row,
    });
    let judging = judging.collect();
    Ok(Desk { progress: gate.progress(person), judging, names, gate, snapshot, extent })
}

/// What is looked at: all, where nothing was chosen.
pub(super) async fn extent(db: &impl Connection, id: &ApplicationId) -> Result<Extent> {
    let chosen = sample::of_application(db, id).await?;
    if chosen.is_empty() {
        return Ok(Extent::All);
    }
    Ok(Extent::Sample(chosen.iter().map(reference).collect()))
}

impl Desk {
    pub fn id(&self) -> &ApplicationId {
        &self.gate.facts.row.id
    }

    /// Rated items that are looked at, in the order of the tree.
    pub fn items(&self) -> impl Iterator<Item = &ItemBody> {
        self.snapshot.rated().filter(|item| self.extent.takes(&reference(&item.id)))
    }

    pub fn order(&self) -> Vec<ItemRef> {
        self.items().map(|item| reference(&item.id)).collect()
    }

    /// An item that is judged.
    pub fn item(&self, id: &ItemId) -> Result<&ItemBody> {
        self.items().find(|item| item.id == *id).ok_or(Error::NotFound)
    }

    /// The outermost heading above an item but one: its criterion, where the tree has that many
    /// levels; else the one right above.
    pub fn group<'a>(&'a self, item: &'a ItemBody) -> Option<&'a ItemBody> {
        item.parent.as_ref().and_then(|parent| self.snapshot.item(parent))
    }

    pub fn name_of<'a>(&self, item: &'a ItemBody, language: &str) -> &'a str {
        let fallback = &self.snapshot.assessment.language;
        let name = snapshot::said(&item.names, language, fallback);
        if name.is_empty() { snapshot::said(&item.texts, language, fallback) } else { name }
    }

    /// Who has a voice now and had none when this was settled, by name.
    pub fn unheard(&self, settled: &consensus::Model) -> Vec<String> {
        let heard: Vec<VoiceBody> = serde_json::from_str(&settled.inputs).unwrap_or_default();
        let had = |one: &&Judging| heard.iter().any(|voice| voice.seat_id.as_str() == one.row.id.as_str());
        self.judging.iter().filter(|one| !had(one)).map(|one| one.name.clone()).collect()
    }

    pub fn others(&self) -> Glimpse {
        of_others(self.gate.viewer, self.progress)
    }

    /// Judging goes on: the person's own hand is not in, and the application is with its assessors.
    pub fn may_judge(&self) -> bool {
        let own = self.gate.mine.as_ref();
        self.gate.judges()
            && own.is_some_and(|own| own.handed_in_at.is_none())
            && self.gate.stage() == Stage::UnderAssessment
    }

    /// Talking has begun, and the report has not been sent.
    pub fn may_settle(&self) -> bool {
        self.gate.judges() && self.progress.is_open() && self.gate.stage() == Stage::UnderAssessment
    }
}

/// How one item stands between those who judged it.
pub struct Line<'a> {
    pub item: &'a ItemBody,
    pub own: Option<Judgement>,
    /// Those of everyone, in the order of [`Desk::judging`]; empty while they are hidden.
    pub said: Vec<Option<Judgement>>,
    pub concord: Option<Concord>,
    pub settled: Option<consensus::Model>,
    /// Those of [`Desk::judging`] who came after it was settled, so that they had no voice in it.
    pub unheard: Vec<String>,
}

impl Line<'_> {
    /// Settled by everyone who has a voice now.
    pub fn is_settled(&self) -> bool {
        self.settled.is_some() && self.unheard.is_empty()
    }
}

/// The whole application at one look.
pub struct Overview<'a> {
    pub lines: Vec<Line<'a>>,
    /// How many items each of [`Desk::judging`] has judged: all that shows before they are open.
    pub counts: Vec<usize>,
}

pub async fn overview<'a>(person: &Person, desk: &'a Desk) -> Result<Overview<'a>> {
    let db = person.ctx.db().read();
    let open = desk.others() == Glimpse::All;
    let mut rows = Vec::with_capacity(desk.judging.len());
    for one in &desk.judging {
        // Rows of others are not even read while they are hidden.
        let found = if open || one.is_own { judgement::present(db, &one.row.id).await? } else { Vec::new() };
        rows.push(found);
    }
    let settled = if open { consensus::present(db, desk.id()).await? } else { Vec::new() };
    let mut lines = Vec::new();
    for item in desk.items() {
        let of =
            |rows: &[judgement::Model]| rows.iter().find(|row| row.item_id == item.id).map(read_judgement);
        let own = desk.judging.iter().position(|one| one.is_own).and_then(|at| of(&rows[at]));
        let said: Vec<Option<Judgement>> =
            if open { rows.iter().map(|rows| of(rows)).collect() } else { Vec::new() };
        let claimed = Claimed::of(&desk.snapshot, item)?;
        let given: Vec<&Judgement> = said.iter().flatten().collect();
        let between = (open && !given.is_empty()).then(|| concord(claimed.claim(), &given));
        let settled = settled.iter().find(|row| row.item_id == item.id).cloned();
        let unheard = settled.as_ref().map(|row| desk.unheard(row)).unwrap_or_default();
        lines.push(Line { item, own, said, concord: between, settled, unheard });
    }
    let counted = judgement::counts(db, desk.id()).await?;
    let items: BTreeSet<ItemId> = desk.items().map(|item| item.id.clone()).collect();
    let counts = desk.judging.iter().zip(&rows).map(|(one, rows)| {
        if open || one.is_own {
            return rows.iter().filter(|row| items.contains(&row.item_id)).count();
        }
        let counted = counted.iter().find(|(id, _)| *id == one.row.id).map_or(0, |(_, n)| *n);
        usize::try_from(counted).unwrap_or_default().min(items.len())
    });
    Ok(Overview { counts: counts.collect(), lines })
}
