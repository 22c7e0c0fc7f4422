//! `/desk/{application}/items/{item}`: what the institution says of an item, on one screen with what
//! it shows for it and what the assessor makes of it. Saves by itself; works as a plain form.

use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use alcove_domain::assess::Mark;
use alcove_domain::assess::rating::Presented;
use alcove_domain::certify::desk::{Judgement, Verdict};
use alcove_domain::kit::Instant;

use super::desk_head::{Head, PLACE, Tab};
use super::heard::{Heard, Settled, Voice};
use crate::assess::mark_body::MarkBody;
use crate::certify::desk::{self, Claimed, Desk, read_judgement};
use crate::certify::judging::{self, Saved, Wanted};
use crate::certify::snapshot::{ItemBody, said as text_of};
use crate::certify::spoken::{self, Asked, Spoken};
use crate::certify::store::judgement;
use crate::certify::{clarifying, evidence_of};
use crate::kit::form::{Form, Path};
use crate::kit::ids::{ApplicationId, ItemId};
use crate::kit::page::{Frame, render_as};
use crate::kit::{Error, FieldFault, Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Clone, Debug, Deserialize)]
pub struct ItemPath {
    application: ApplicationId,
    item: ItemId,
}

#[derive(Template)]
#[template(path = "certify/item.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    settle: FormView,
    path: ItemPath,
    here: String,
    group: String,
    steps: Vec<(String, usize, bool)>,
    code: String,
    name: String,
    text: String,
    claim: Option<Spoken>,
    descriptor: String,
    reason: String,
    evidence: Vec<Piece>,
    /// Pieces that the institution keeps to itself.
    withheld: u32,
    questions: Vec<(String, String, bool)>,
    asked: Asked,
    may_judge: bool,
    may_settle: bool,
    may_ask: bool,
    has_claim: bool,
    own: Option<String>,
    others: Vec<Voice>,
    apart: String,
    settled: Option<Settled>,
    saved: String,
    previous: Option<String>,
    next: String,
    conflict: bool,
}

impl Page {
    fn application(&self) -> &ApplicationId {
        &self.path.application
    }

    fn item_id(&self) -> &ItemId {
        &self.path.item
    }
}

struct Piece {
    address: Option<String>,
    title: String,
    what: String,
}

pub async fn get(person: Person, Path(path): Path<ItemPath>) -> Result<Response> {
    show(&person, &path, StatusCode::OK, None, None, false).await
}

pub async fn post(
    person: Person,
    Path(path): Path<ItemPath>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let by_outbox = headers.contains_key("x-alcove-outbox");
    match save(&person, &path, &fields).await {
        Ok(Saved::Version(row)) if by_outbox => {
            let at = person.words().clock(Instant(row.judged_at), &person.zone);
            Ok(axum::Json(json!({ "version": row.version.to_string(), "saved_at": at })).into_response())
        }
        Ok(Saved::Version(_)) => go_on(&person, &path, &fields),
        Ok(Saved::Conflict(row)) if by_outbox => conflict(&person, &path, row.as_deref()).await,
        Ok(Saved::Conflict(row)) => {
            // What is kept from here on goes out against the version that is shown now.
            let version = row.map_or(0, |row| row.version).to_string();
            let mut fields = fields;
            fields.0.retain(|(name, _)| name != "version");
            fields.0.push(("version".to_owned(), version));
            let form = FormView::new(person.words(), fields);
            show(&person, &path, StatusCode::CONFLICT, Some(form), None, true).await
        }
        Err(Error::Invalid(faults)) if by_outbox => Ok(faulty(person.words(), &faults)),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, &path, StatusCode::UNPROCESSABLE_ENTITY, Some(form), None, false).await
        }
    }
}

fn presented(fields: &Fields) -> Presented {
    match fields.get("version").parse() {
        Ok(0) => Presented::Nothing,
        Ok(version) => Presented::Version(version),
        Err(_) => Presented::Unsaid,
    }
}

async fn save(person: &Person, path: &ItemPath, fields: &Fields) -> Result<Saved> {
    let verdict = judging::read_verdict(fields.get("verdict"))?;
    let mark = match verdict {
        Verdict::Adjust => mark_of(person, path, fields).await?,
        // What stands in the fields of another choice is not said.
        Verdict::Agree | Verdict::Insufficient => None,
    };
    let comment = fields.raw("comment").replace("\r\n", "\n");
    let said = Judgement { verdict, mark, comment };
    judging::judge(person, &path.application, &path.item, said, presented(fields)).await
}

async fn mark_of(person: &Person, path: &ItemPath, fields: &Fields) -> Result<Option<Mark>> {
    let desk = desk::open(person, &path.application).await?;
    let (instrument, _) = judging::asked(&desk, &path.item)?;
    spoken::read(fields, &instrument).map_err(|fault| Error::Invalid(vec![fault]))
}

fn go_on(person: &Person, path: &ItemPath, fields: &Fields) -> Result<Response> {
    let base = format!("/desk/{}", path.application);
    let to = fields.get("to");
    // Only addresses of this desk: the form is not to be made a way out.
    let inside = to == base || (to.starts_with(&format!("{base}/")) && !to.contains(".."));
    let to = if fields.get("go") == "next" && inside {
        to.to_owned()
    } else {
        format!("{base}/items/{}", path.item)
    };
    person.see(&to, "notice-desk-saved")
}

fn faulty(words: Words, faults: &[FieldFault]) -> Response {
    let fields: Map<String, Value> =
        faults.iter().map(|fault| (fault.field.clone(), json!(words.fault(fault)))).collect();
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(json!({ "fields": fields }))).into_response()
}

async fn conflict(person: &Person, path: &ItemPath, row: Option<&judgement::Model>) -> Result<Response> {
    let desk = desk::open(person, &path.application).await?;
    let fields = own_fields(&desk, &path.item, row)?;
    let mut theirs: Map<String, Value> = Map::new();
    for name in ["verdict", "level", "option", "amount", "above", "below", "day", "words", "comment"] {
        let all: Vec<&str> = fields.all(name).collect();
        let value = match all.as_slice() {
            [] => Value::Null,
            [one] => json!(one),
            several => json!(several),
        };
        theirs.insert(name.to_owned(), value);
    }
    let when = row.map(|row| person.words().moment(Instant(row.judged_at), &person.zone)).unwrap_or_default();
    let body = json!({
        "version": row.map_or(0, |row| row.version).to_string(),
        "theirs": { "fields": theirs, "who": person.name, "when": when },
    });
    Ok((StatusCode::CONFLICT, axum::Json(body)).into_response())
}

/// What the assessor said, as the fields of the form.
fn own_fields(desk: &Desk, item: &ItemId, row: Option<&judgement::Model>) -> Result<Fields> {
    let mut fields = vec![("version".to_owned(), row.map_or(0, |row| row.version).to_string())];
    if let Some(row) = row {
        let said = read_judgement(row);
        fields.push(("verdict".to_owned(), said.verdict.word().to_owned()));
        fields.push(("comment".to_owned(), said.comment));
        if let Some(mark) = said.mark {
            let (instrument, _) = judging::asked(desk, item)?;
            let written = spoken::written(&instrument, &mark);
            fields.extend(written.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
    }
    Ok(Fields(fields))
}

/// Records what the assessors settled on.
pub async fn settle(
    person: Person,
    Path(path): Path<ItemPath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = async {
        let mark = match fields.get("verdict") {
            "insufficient" => None,
            _ => Some(
                mark_of(&person, &path, &fields)
                    .await?
                    .ok_or_else(|| Error::invalid("mark", "judgement-no-mark"))?,
            ),
        };
        let wanted = Wanted {
            mark,
            reason: fields.raw("reason").replace("\r\n", "\n"),
            dissent: fields.raw("dissent").replace("\r\n", "\n"),
            presented: presented(&fields),
        };
        judging::settle(&person, &path.application, &path.item, wanted).await
    }
    .await;
    match result {
        Ok(_) => go_on(&person, &path, &fields),
        Err(Error::Conflict(_)) => {
            let mut form = FormView::new(person.words(), fields);
            form.refusal = Some(person.words().t("form-changed-meanwhile"));
            show(&person, &path, StatusCode::CONFLICT, None, Some(form), false).await
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, &path, StatusCode::UNPROCESSABLE_ENTITY, None, Some(form), false).await
        }
    }
}

async fn show(
    person: &Person,
    path: &ItemPath,
    status: StatusCode,
    form: Option<FormView>,
    settle: Option<FormView>,
    conflict: bool,
) -> Result<Response> {
    let words = person.words();
    let desk = desk::open(person, &path.application).await?;
    let item = desk.item(&path.item)?;
    let claimed = Claimed::of(&desk.snapshot, item)?;
    let heard = Heard::of(person, &desk, &path.item).await?;
    let form = match form {
        Some(form) => form,
        None => FormView::new(words, own_fields(&desk, &path.item, heard.own())?),
    };
    let settle = match settle {
        Some(form) => form,
        None => FormView::new(words, settle_fields(&desk, &path.item, &heard, &claimed)?),
    };
    let base = format!("/desk/{}", path.application);
    let (previous, next) = beside(&desk, &path.item, &base)?;
    let Asks { name, text, descriptor } = Asks::of(words, &desk, item);
    let page = Page {
        frame: frame(person, &desk, item.code.as_str()),
        path: path.clone(),
        here: format!("{base}/items/{}", path.item),
        group: group(words, &desk, item),
        steps: steps(&desk, item, &base),
        code: item.code.clone(),
        name,
        text,
        descriptor,
        claim: spoken::of_body(words, &desk.snapshot, item, item.mark.as_ref()),
        reason: item.reason.clone(),
        evidence: pieces(person, &desk, item).await?,
        withheld: item.withheld,
        questions: questions(person, path).await?,
        asked: spoken::asked(words, &desk.snapshot, item),
        may_judge: desk.may_judge(),
        may_settle: desk.may_settle(),
        may_ask: desk.gate.judges() && desk.gate.must_be_under_assessment().is_ok(),
        has_claim: claimed.mark.is_some(),
        own: heard.own_said(words, &desk, item),
        others: heard.others(words, &desk, item),
        apart: heard.apart(words, &claimed),
        settled: heard.settled(person, &desk, item),
        saved: saved(person, heard.own()),
        previous,
        next,
        conflict,
        head: Head::of(person, &desk.gate, &desk.snapshot, Tab::Desk),
        form,
        settle,
    };
    render_as(status, &page)
}

/// What the item asks, in the reader's language.
struct Asks {
    name: String,
    /// Empty where it says no more than the name.
    text: String,
    descriptor: String,
}

impl Asks {
    fn of(words: Words, desk: &Desk, item: &ItemBody) -> Self {
        let said = |texts| text_of(texts, words.code(), &desk.snapshot.assessment.language).to_owned();
        let name = desk.name_of(item, words.code()).to_owned();
        let text = Some(said(&item.texts)).filter(|text| *text != name).unwrap_or_default();
        let descriptor = item.step.and_then(|step| item.descriptors.get(&step)).map(said).unwrap_or_default();
        Self { name, text, descriptor }
    }
}

/// The criterion that the item belongs to.
fn group(words: Words, desk: &Desk, item: &ItemBody) -> String {
    let above = desk.group(item);
    let said = |above: &ItemBody| format!("{} {}", above.code, desk.name_of(above, words.code()));
    above.map(|above| said(above).trim().to_owned()).unwrap_or_default()
}

/// The pages before and after; after the last one, the desk.
fn beside(desk: &Desk, item: &ItemId, base: &str) -> Result<(Option<String>, String)> {
    let order: Vec<&ItemId> = desk.items().map(|item| &item.id).collect();
    let at = order.iter().position(|id| *id == item).ok_or(Error::NotFound)?;
    let page = |id: &ItemId| format!("{base}/items/{id}");
    let previous = at.checked_sub(1).map(|at| page(order[at]));
    Ok((previous, order.get(at + 1).map_or_else(|| base.to_owned(), |id| page(id))))
}

/// Words, answer, and whether it waits.
async fn questions(person: &Person, path: &ItemPath) -> Result<Vec<(String, String, bool)>> {
    let mut all = clarifying::all(person, &path.application).await?;
    all.retain(|one| one.row.item_id.as_ref() == Some(&path.item) && one.row.withdrawn_at.is_none());
    Ok(all.iter().map(|one| (one.row.words.clone(), one.row.answer.clone(), one.is_open())).collect())
}

fn saved(person: &Person, own: Option<&judgement::Model>) -> String {
    let words = person.words();
    let at = own.map(|row| words.clock(Instant(row.judged_at), &person.zone));
    at.map(|at| words.t1("rate-save-saved", "time", at)).unwrap_or_default()
}

fn frame(person: &Person, desk: &Desk, code: &str) -> Frame {
    let title = format!("{code} · {}", desk.snapshot.organisation.name);
    Frame { task: true, ..person.frame(PLACE, title) }
}

/// The items of the same criterion, by number.
fn steps(desk: &Desk, item: &ItemBody, base: &str) -> Vec<(String, usize, bool)> {
    desk.items()
        .filter(|one| one.parent == item.parent)
        .enumerate()
        .map(|(n, one)| (format!("{base}/items/{}", one.id), n + 1, one.id == item.id))
        .collect()
}

async fn pieces(person: &Person, desk: &Desk, item: &ItemBody) -> Result<Vec<Piece>> {
    let words = person.words();
    let mut pieces = Vec::new();
    for id in &item.evidence {
        let Some(body) = desk.snapshot.piece(id) else { continue };
        let open = evidence_of::is_open(person, &desk.gate, id).await?;
        let figure = format!("{} {}", body.figure, body.figure_unit).trim().to_owned();
        let dated = body.dated.as_deref().and_then(|day| alcove_domain::kit::Day::parse(day).ok());
        let dated = dated.map(|day| words.day(day)).unwrap_or_default();
        let what: Vec<String> = [words.t(&format!("evidence-kind-{}", body.kind)), figure, dated]
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect();
        pieces.push(Piece {
            address: open.then(|| format!("/desk/{}/evidence/{id}", desk.id())),
            title: if open { body.title.clone() } else { words.t("desk-evidence-closed") },
            what: if open { what.join(" · ") } else { String::new() },
        });
    }
    Ok(pieces)
}

/// The form of the settlement, filled with what stands, else with what all said.
fn settle_fields(desk: &Desk, item: &ItemId, heard: &Heard<'_>, claimed: &Claimed) -> Result<Fields> {
    let (settled, given) = (heard.standing.as_ref(), heard.given());
    let version = settled.map_or(0, |row| row.version).to_string();
    let mut fields = vec![("version".to_owned(), version)];
    let standing = settled.map(|row| row.mark.as_deref().and_then(MarkBody::parse));
    let first = given.first().map(|one| one.stands_for(claimed.mark.as_ref()).cloned());
    let same = given.iter().all(|one| Some(one.stands_for(claimed.mark.as_ref()).cloned()) == first);
    let mark = match (standing, first, same) {
        (Some(mark), ..) => Some(mark),
        (None, Some(mark), true) => Some(mark),
        _ => None,
    };
    match mark {
        Some(Some(mark)) => {
            fields.push(("verdict".to_owned(), "mark".to_owned()));
            let (instrument, _) = judging::asked(desk, item)?;
            let written = spoken::written(&instrument, &mark);
            fields.extend(written.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        Some(None) => fields.push(("verdict".to_owned(), "insufficient".to_owned())),
        None => fields.push(("verdict".to_owned(), "mark".to_owned())),
    }
    if let Some(row) = settled {
        fields.push(("reason".to_owned(), row.reason.clone()));
    }
    Ok(Fields(fields))
}
