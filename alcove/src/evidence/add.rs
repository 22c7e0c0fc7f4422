//! Adding evidence.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::evidence::Piece;
use alcove_domain::network::{Action, Confidentiality, EvidenceFacts, Resource};

use super::checked::{self, Checked, check_all, keep};
use super::draft::{Draft, FileFacts};
use super::file_name::{as_title, is_nobodys};
use super::find::{path_of, today};
use super::storage::Storage;
use super::store::{blob, evidence, evidence_version, places};
use super::upload::SentFile;
use crate::kit::clock::new_id;
use crate::kit::ids::{EvidenceId, OrganisationId, PersonId, UnitId};
use crate::kit::{Error, FieldFault, Result, Tx, fold};
use crate::network::Person;
use crate::network::store::unit;

/// Adds what the draft says: a piece for each file, or one without a file. Answers the new ids, in
/// the order of the files; all of them are added, or none.
pub async fn add(
    person: &Person,
    organisation: &OrganisationId,
    mut draft: Draft,
    files: Vec<SentFile>,
) -> Result<Vec<EvidenceId>> {
    draft.settle_kind(!files.is_empty());
    if draft.confidentiality.is_empty() {
        "organisation".clone_into(&mut draft.confidentiality);
    }
    let place = Placed::find(person, organisation, &draft).await?;
    place.may_add(person, &draft)?;
    let owner = owner(person, organisation, &draft).await?;
    if files.is_empty() {
        let piece = check(person, &draft, None)?;
        return save(person, organisation, vec![New { draft, piece, unit: place.unit, owner, file: None }])
            .await;
    }
    let several = files.len() > 1;
    let files = check_all(&person.ctx.app, files).await?;
    let mut new = Vec::new();
    for file in files {
        let mut draft = draft.clone();
        if several || draft.title.is_empty() {
            draft.title = title_of(person, &file.name);
        }
        let piece = check(person, &draft, Some(&file))?;
        new.push(New { draft, piece, unit: place.unit.clone(), owner: owner.clone(), file: Some(file) });
    }
    save(person, organisation, new).await
}

/// Pictures from the clipboard and from some cameras are all called "image": in a list of them nobody
/// finds one, so the moment names them.
fn title_of(person: &Person, name: &str) -> String {
    if !is_nobodys(name) {
        return as_title(name);
    }
    let moment = person.words().moment(person.ctx.now, &person.zone);
    person.words().t1("evidence-picture-untitled", "moment", moment)
}

struct New {
    draft: Draft,
    piece: Piece,
    unit: Option<UnitId>,
    owner: PersonId,
    file: Option<Checked>,
}

async fn save(person: &Person, organisation: &OrganisationId, new: Vec<New>) -> Result<Vec<EvidenceId>> {
    let ctx = &person.ctx;
    for one in &new {
        keep(ctx.app.part::<Storage>(), one.file.as_slice()).await?;
    }
    let tx = ctx.begin().await?;
    let mut events = Vec::new();
    let mut ids = Vec::new();
    for one in new {
        let id: EvidenceId = new_id();
        insert(person, &tx, organisation, &id, &one).await?;
        events.push(
            ctx.event(Some(&person.id), "evidence.added", "evidence", id.as_str())
                .in_organisation(organisation)
                .after(summary(&one.draft, one.file.as_ref())),
        );
        ids.push(id);
    }
    tx.commit(events).await?;
    Ok(ids)
}

async fn insert(
    person: &Person,
    tx: &Tx,
    organisation: &OrganisationId,
    id: &EvidenceId,
    new: &New,
) -> Result<()> {
    let now = person.ctx.now.millis();
    let New { draft, piece, unit, owner, file } = new;
    let file_name = file.as_ref().map_or("", |file| file.name.as_str());
    let blank = evidence::Model {
        unit_id: unit.clone(),
        owner_id: Some(owner.clone()),
        created_by: Some(person.id.clone()),
        ..evidence::Model::blank(id.clone(), organisation.clone(), now)
    };
    evidence::insert(&**tx, written(blank, draft, piece, file_name)).await?;
    if let Some(file) = file {
        insert_file(person, tx, id, 1, file).await?;
    }
    Ok(())
}

/// The row with what people wrote.
pub(super) fn written(
    row: evidence::Model,
    draft: &Draft,
    piece: &Piece,
    file_name: &str,
) -> evidence::Model {
    let text = |day: Option<alcove_domain::kit::Day>| day.map(|day| day.to_string());
    let kind = piece.kind.word();
    let only = |of: &str, text: &str| if kind == of { text.to_owned() } else { String::new() };
    evidence::Model {
        kind: kind.to_owned(),
        title: draft.title.clone(),
        dated: text(piece.dated),
        period_from: text(piece.period.map(|period| period.from)),
        period_until: text(piece.period.map(|period| period.until)),
        expires_on: text(piece.expires),
        confidentiality: piece.confidentiality.word().to_owned(),
        url: only("link", &draft.url),
        figure: only("figure", &draft.exact_figure()),
        figure_unit: only("figure", &draft.figure_unit),
        figure_source: only("figure", &draft.figure_source),
        note: draft.note.clone(),
        search_text: search_text(draft, file_name),
        ..row
    }
}

/// A long note is found by its beginning; a search does not read ten pages of each.
const SEARCHED: usize = 4_000;

fn search_text(draft: &Draft, file_name: &str) -> String {
    let Draft { title, note, url, figure_unit, figure_source, .. } = draft;
    let all = [title.as_str(), file_name, note, url, figure_unit, figure_source].join(" ");
    fold::fold(&all).chars().take(SEARCHED).collect()
}

/// Notes a file as the version of this number.
pub(super) async fn insert_file(
    person: &Person,
    tx: &Tx,
    id: &EvidenceId,
    number: i64,
    file: &Checked,
) -> Result<()> {
    let now = person.ctx.now.millis();
    let Checked { name, kind, staged, thumbnail, scan_result } = file;
    blob::note(&**tx, &staged.sha256, staged.size, kind.media_type(), now).await?;
    if let Some(checked::Thumbnail { sha256, jpeg }) = thumbnail {
        blob::note(&**tx, sha256, jpeg.len() as u64, "image/jpeg", now).await?;
    }
    let row = evidence_version::Model {
        id: new_id(),
        evidence_id: id.clone(),
        number,
        sha256: staged.sha256.clone(),
        thumbnail_sha256: thumbnail.as_ref().map(|thumbnail| thumbnail.sha256.clone()),
        file_name: name.clone(),
        media_type: kind.media_type().to_owned(),
        size: i64::try_from(staged.size).unwrap_or(i64::MAX),
        scanned_at: (!scan_result.is_empty()).then_some(now),
        scan_result: (*scan_result).to_owned(),
        created_at: now,
        created_by: Some(person.id.clone()),
    };
    evidence_version::insert(&**tx, row).await?;
    Ok(())
}

fn check(person: &Person, draft: &Draft, file: Option<&Checked>) -> Result<Piece> {
    let facts = file.map(FileFacts::of);
    let limit = person.ctx.app.config.upload_limit;
    draft.check(facts.as_ref(), today(person), limit, person.words()).map_err(Error::Invalid)
}

impl FileFacts {
    pub(super) fn of(file: &Checked) -> Self {
        Self { name: file.name.clone(), size: file.staged.size, is_picture: file.kind.is_picture() }
    }
}

/// What the audit trail keeps of a piece: enough to know it again.
pub(super) fn summary(draft: &Draft, file: Option<&Checked>) -> String {
    let mut value = serde_json::json!({
        "title": draft.title,
        "kind": draft.kind,
        "confidentiality": draft.confidentiality,
        "unit_id": draft.unit_id,
        "dated": draft.dated,
        "expires_on": draft.expires_on,
    });
    if let Some(file) = file {
        value["sha256"] = file.staged.sha256.clone().into();
    }
    value.to_string()
}

/// Where a piece goes: a unit of the organisation, or the organisation as a whole.
pub(super) struct Placed {
    pub unit: Option<UnitId>,
    organisation: OrganisationId,
    path: Vec<alcove_domain::kit::UnitId>,
    is_known: bool,
}

impl Placed {
    /// The unit named; where none is, the whole organisation, or the person's own unit where that is
    /// as far as their role reaches.
    pub async fn find(person: &Person, organisation: &OrganisationId, draft: &Draft) -> Result<Self> {
        let units: HashMap<UnitId, unit::Model> = places::units(person.ctx.db().read(), organisation)
            .await?
            .into_iter()
            .map(|unit| (unit.id.clone(), unit))
            .collect();
        let named = Some(UnitId::from(draft.unit_id.as_str())).filter(|unit| !unit.as_str().is_empty());
        let is_known = named.as_ref().is_none_or(|unit| units.contains_key(unit));
        let unit = match named {
            Some(unit) => Some(unit),
            None => own_unit(person, organisation),
        };
        let path = path_of(unit.as_ref(), &units);
        Ok(Self { unit, organisation: organisation.clone(), path, is_known })
    }

    pub fn may_add(&self, person: &Person, draft: &Draft) -> Result<()> {
        let resource = self.resource(person);
        person.may(Action::AddEvidence, &resource)?;
        // Only members get here, so saying that a unit is not theirs tells nobody else.
        if !self.is_known {
            return Err(Error::invalid("unit_id", "evidence-unit"));
        }
        self.may_share(person, draft)
    }

    /// Letting people in from outside is for those who answer for the institution.
    pub fn may_share(&self, person: &Person, draft: &Draft) -> Result<()> {
        let shared = Confidentiality::parse(&draft.confidentiality).is_some_and(|circle| circle.is_shared());
        if shared && !person.can(Action::ShareEvidence, &self.resource(person)) {
            return Err(Error::invalid("confidentiality", "evidence-may-not-share"));
        }
        Ok(())
    }

    pub fn resource(&self, person: &Person) -> Resource {
        Resource::Evidence(EvidenceFacts {
            organisation: self.organisation.as_str().into(),
            path: self.path.clone(),
            owner: person.id.as_str().into(),
            // The narrowest: what is not there yet is open to nobody else.
            confidentiality: Confidentiality::Unit,
            networks: BTreeSet::new(),
        })
    }
}

/// The unit of a person whose role does not reach the whole organisation.
fn own_unit(person: &Person, organisation: &OrganisationId) -> Option<UnitId> {
    let mine = person.memberships.iter().filter(|membership| membership.organisation_id == *organisation);
    let whole = Placed { unit: None, organisation: organisation.clone(), path: Vec::new(), is_known: true };
    if person.can(Action::AddEvidence, &whole.resource(person)) {
        return None;
    }
    mine.filter_map(|membership| membership.unit_id.clone()).next()
}

/// Oneself, or a member that those who may see all people have chosen.
pub(super) async fn owner(person: &Person, organisation: &OrganisationId, draft: &Draft) -> Result<PersonId> {
    if draft.owner_id.is_empty() || draft.owner_id == person.id.as_str() {
        return Ok(person.id.clone());
    }
    let chosen = PersonId::from(draft.owner_id.as_str());
    let members = if may_choose_owner(person, organisation) {
        places::members(person.ctx.db().read(), organisation, person.ctx.now.millis()).await?
    } else {
        Vec::new()
    };
    if members.iter().any(|member| member.id == chosen) {
        Ok(chosen)
    } else {
        Err(Error::Invalid(vec![FieldFault::new("owner_id", "evidence-owner")]))
    }
}

pub fn may_choose_owner(person: &Person, organisation: &OrganisationId) -> bool {
    let everybody = Resource::Person { organisation: organisation.as_str().into(), path: Vec::new() };
    person.can(Action::SeePeople, &everybody)
}

/// Whether the person may add to the organisation or to a unit of theirs.
pub fn may_add_anything(person: &Person, organisation: &OrganisationId) -> bool {
    let here: alcove_domain::kit::OrganisationId = organisation.as_str().into();
    person.actor.in_organisation(&here).any(|membership| {
        let path: Vec<_> = membership.unit.iter().cloned().collect();
        membership.reaches(Action::AddEvidence, &path)
    })
}
