//! Changing what is said of a piece of evidence. Two people at once do not overwrite each other.

use alcove_domain::network::Action;

use super::add::{self, Placed, owner, summary};
use super::draft::{Draft, FileFacts};
use super::find::{self, Evidence, today};
use super::store::evidence;
use crate::kit::ids::{EvidenceId, PersonId, UnitId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// Saves the draft over the version that the person saw. Where somebody was first, nothing is saved
/// and the answer is a conflict with the present value.
pub async fn edit(person: &Person, id: &EvidenceId, seen_version: i64, mut draft: Draft) -> Result<Evidence> {
    let present = find::find(person, id).await?;
    person.may(Action::EditEvidence, &present.resource())?;
    if present.row.version != seen_version {
        return Err(Error::Conflict(super::api::answer::value(&present)));
    }
    let organisation = present.row.organisation_id.clone();
    // The kind is what it is; a link does not become a figure.
    draft.kind.clone_from(&present.row.kind);
    let unit = unit(person, &present, &draft).await?;
    let owner = new_owner(person, &present, &draft).await?;
    let file = present.file.as_ref().map(|file| FileFacts {
        name: file.file_name.clone(),
        size: file.size.unsigned_abs(),
        is_picture: present.row.kind == "photo",
    });
    // The file was taken under the limit of its day.
    let limit = u64::MAX;
    let piece = draft.check(file.as_ref(), today(person), limit, person.words()).map_err(Error::Invalid)?;
    let name = file.as_ref().map_or("", |file| file.name.as_str());
    let placed = evidence::Model { unit_id: unit, owner_id: owner, ..present.row.clone() };
    let changed = add::written(placed, &draft, &piece, name);
    let tx = person.ctx.begin().await?;
    if !evidence::update(&*tx, changed).await? {
        drop(tx);
        let present = find::find(person, id).await?;
        return Err(Error::Conflict(super::api::answer::value(&present)));
    }
    let event = person
        .ctx
        .event(Some(&person.id), "evidence.edited", "evidence", id.as_str())
        .in_organisation(&organisation)
        .before(summary(&Draft::of_row(&present.row), None))
        .after(summary(&draft, None));
    tx.commit(vec![event]).await?;
    find::find(person, id).await
}

/// The same unit, or one that the person may add to.
async fn unit(person: &Person, present: &Evidence, draft: &Draft) -> Result<Option<UnitId>> {
    let was = present.row.unit_id.as_ref().map(|unit| unit.as_str()).unwrap_or_default();
    let widened = draft.confidentiality != present.row.confidentiality;
    if draft.unit_id == was && !widened {
        return Ok(present.row.unit_id.clone());
    }
    let place = Placed::find(person, &present.row.organisation_id, draft).await?;
    if draft.unit_id != was {
        place.may_add(person, draft)?;
        return Ok(place.unit);
    }
    place.may_share(person, draft)?;
    Ok(present.row.unit_id.clone())
}

async fn new_owner(person: &Person, present: &Evidence, draft: &Draft) -> Result<Option<PersonId>> {
    let was = present.row.owner_id.as_ref().map(|owner| owner.as_str()).unwrap_or_default();
    if draft.owner_id == was || draft.owner_id.is_empty() {
        return Ok(present.row.owner_id.clone());
    }
    owner(person, &present.row.organisation_id, draft).await.map(Some)
}
