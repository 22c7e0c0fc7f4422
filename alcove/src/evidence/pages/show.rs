//! `/evidence/{id}`: one piece, its files, where it is used.

use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::card::Card;
use crate::evidence::kind::taken_endings;
use crate::evidence::store::places;
use crate::evidence::uses::{self, Use};
use crate::evidence::{Evidence, files, see};
use crate::kit::form::Path;
use crate::kit::ids::{EvidenceId, PersonId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Fields, FormView, Result};
use crate::network::{Person, Visitor};

#[derive(Template)]
#[template(path = "evidence/show.html")]
struct Show {
    frame: Frame,
    card: Card,
    note: String,
    url: String,
    figure_source: String,
    period: Option<String>,
    added: String,
    withdrawn: Option<String>,
    has_file: bool,
    versions: Vec<FileVersion>,
    uses: Vec<Use>,
    is_member: bool,
    may_edit: bool,
    may_withdraw: bool,
    /// The form for a new version of the file.
    form: FormView,
    limit: String,
    accept: String,
}

struct FileVersion {
    number: i64,
    name: String,
    size: String,
    sha256: String,
    added: String,
    by: String,
    address: String,
    scanned: bool,
}

pub async fn get(visitor: Visitor, Path(id): Path<String>) -> Result<Response> {
    let found = see(&visitor, &EvidenceId(id)).await?;
    let form = FormView::new(visitor.ctx.words, Fields::default());
    page(&visitor, &found, form, StatusCode::OK).await
}

/// Also for the form of a new version that was refused.
pub async fn page(
    visitor: &Visitor,
    found: &Evidence,
    form: FormView,
    status: StatusCode,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let (words, row) = (ctx.words, &found.row);
    let person = visitor.person.as_ref();
    let zone = person.map_or("UTC", |person| person.zone.as_str());
    let may = |action| person.is_some_and(|person| person.can(action, &found.resource()));
    let is_member = person.is_some_and(|person| is_member(person, found));
    let mut cards = Card::all(ctx, std::slice::from_ref(found), day_in(ctx.now, zone)).await?;
    let frame = match person {
        Some(person) => person.frame(Place::Evidence, row.title.clone()),
        None => visitor.frame(row.title.clone()),
    };
    let uses = match person {
        Some(person) => uses::of(person, std::slice::from_ref(found.id())).await?,
        None => Vec::new(),
    };
    render_as(
        status,
        &Show {
            card: cards.remove(0),
            note: row.note.clone(),
            url: row.url.clone(),
            figure_source: row.figure_source.clone(),
            period: period(ctx, row.period_from.as_deref(), row.period_until.as_deref()),
            added: words.day(day_in(alcove_domain::kit::Instant(row.created_at), zone)),
            withdrawn: row.removed_at.map(|at| words.day(day_in(alcove_domain::kit::Instant(at), zone))),
            has_file: found.file.is_some(),
            versions: versions(ctx, found, zone, is_member).await?,
            uses,
            is_member,
            may_edit: may(Action::EditEvidence),
            may_withdraw: may(Action::WithdrawEvidence),
            limit: words.bytes(ctx.app.config.upload_limit),
            accept: taken_endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(","),
            form,
            frame,
        },
    )
}

fn is_member(person: &Person, found: &Evidence) -> bool {
    person.actor.belongs_to(&found.facts.organisation)
}

async fn versions(ctx: &Ctx, found: &Evidence, zone: &str, is_member: bool) -> Result<Vec<FileVersion>> {
    let files = files::versions(ctx, found).await?;
    // Who uploaded what is for colleagues; others see what was uploaded.
    let mut ids: Vec<PersonId> =
        files.iter().filter(|_| is_member).filter_map(|file| file.created_by.clone()).collect();
    ids.sort();
    ids.dedup();
    let people = places::people(ctx.db().read(), ids).await?;
    let name = |id: &Option<PersonId>| {
        id.as_ref()
            .and_then(|id| people.iter().find(|person| person.id == *id))
            .map(|person| person.name.clone())
    };
    let version = |file: crate::evidence::store::evidence_version::Model| FileVersion {
        number: file.number,
        size: ctx.words.bytes(file.size.unsigned_abs()),
        added: ctx.words.moment(alcove_domain::kit::Instant(file.created_at), zone),
        by: name(&file.created_by).unwrap_or_default(),
        address: format!("/evidence/{}/versions/{}/file", file.evidence_id, file.number),
        scanned: file.scan_result == "clean",
        name: file.file_name,
        sha256: file.sha256,
    };
    Ok(files.into_iter().map(version).collect())
}

fn period(ctx: &Ctx, from: Option<&str>, until: Option<&str>) -> Option<String> {
    let (from, until) = (Day::parse(from?).ok()?, Day::parse(until?).ok()?);
    let words = ctx.words;
    Some(words.t2("evidence-period", "from", words.day(from), "until", words.day(until)))
}
