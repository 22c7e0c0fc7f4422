//! `/assessments/{id}/moderation/{item}`: what each seat says, side by side, and what is agreed.

use alcove_domain::assess::Mark;
use alcove_domain::assess::compute::compute;
use alcove_domain::assess::moderation::{Dissent, Method};
use alcove_domain::assess::rating::{Confidence, Presented};
use alcove_domain::network::Action;
use alcove_domain::review::Phase;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::queue::{Filter, item_address, method_name, next_open, rule_name};
use super::{Head, Tab, noticed};
use crate::assess::mark_body::MarkBody;
use crate::assess::moderation_body::{self, RULES};
use crate::assess::store::{moderation as rows, rating};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, ItemId, SeatId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Error, FieldFault, Fields, FormView, Result, Words};
use crate::network::Person;
use crate::review::moderation::{self, Recorded, TakenBack, Wish};
use crate::review::pages::rate::answer::{self, Asked, Question};
use crate::review::queue::{self, Case};
use crate::review::rating::answer_of;
use crate::review::seat_names::SeatNames;
use crate::review::spoken::Spoken;
use crate::review::store::people;
use crate::review::{answer_form, answered, apart_words, cited, state, voices};

#[derive(Clone, Debug, Deserialize)]
pub struct ItemPath {
    pub id: AssessmentId,
    pub item: ItemId,
}

/// What a page of one item shows, also the one for the screen on the wall.
pub struct Shown {
    pub form: FormView,
    pub question: Question,
    pub asked: Asked,
    pub voices: Vec<VoiceView>,
    pub silent: Vec<String>,
    pub apart: String,
    pub far: bool,
    pub settled: Option<SettledView>,
    pub history: Vec<SettledView>,
    pub computed: Vec<ComputedView>,
    pub version: i64,
    pub next: Option<String>,
    pub previous: Option<String>,
    pub may_settle: bool,
    pub share: String,
}

pub struct VoiceView {
    pub seat: String,
    pub name: String,
    pub spoken: Spoken,
    pub note: String,
    /// What the answer rests on, where that was said.
    pub confidence: Option<String>,
    pub target: Option<Spoken>,
    pub evidence: Vec<CitedView>,
    /// What the seat still holds to, where it was recorded.
    pub dissent: String,
}

pub struct CitedView {
    pub address: String,
    pub title: String,
    pub is_withdrawn: bool,
}

pub struct SettledView {
    pub spoken: Spoken,
    pub method: String,
    pub reason: String,
    pub by: String,
    pub at: String,
    pub dissent: Vec<(String, Option<Spoken>, String)>,
}

/// What a rule would give.
pub struct ComputedView {
    pub rule: &'static str,
    pub name: String,
    pub spoken: Spoken,
}

#[derive(Template)]
#[template(path = "review/settle/item.html")]
struct Page {
    frame: Frame,
    head: Head,
    here: String,
    take_back: String,
    talk: String,
    projector: String,
    /// Where one plans an action for the item, once the assessment is closed.
    plan: Option<String>,
    queue: String,
    items: usize,
    open: usize,
    shown: Shown,
}

pub async fn get(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    show(&person, &path, &filter, StatusCode::OK, None).await
}

pub async fn post(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(filter): Query<Filter>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match record(&person, &path, &filter, &fields).await? {
        Recording::Done(next) => noticed(&person, &next, "notice-settle-recorded"),
        Recording::Again(form) => {
            show(&person, &path, &filter, StatusCode::UNPROCESSABLE_ENTITY, Some(*form)).await
        }
    }
}

/// Takes what is settled back; the item is in the queue again.
pub async fn post_taking_back(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(filter): Query<Filter>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let version: u32 = fields.get("version").parse().map_err(|_| Error::Malformed("version".to_owned()))?;
    let presented = Presented::Version(version);
    match moderation::take_back(&person, &path.id, &path.item, presented).await? {
        TakenBack::Done => {
            let address = format!("/assessments/{}/moderation/{}", path.id, path.item);
            noticed(&person, &with_query(&address, &filter.query()), "notice-settle-taken-back")
        }
        TakenBack::Conflict(_) => {
            let mut form = FormView::new(person.words(), Fields::default());
            form.refusal = Some(person.words().t("settle-item-conflict"));
            show(&person, &path, &filter, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await
        }
    }
}

/// What a form led to, for both pages that have it.
pub enum Recording {
    /// The address of the next open item, or of the queue.
    Done(String),
    Again(Box<FormView>),
}

pub async fn record(person: &Person, path: &ItemPath, filter: &Filter, fields: &Fields) -> Result<Recording> {
    let words = person.words();
    let case = queue::case(person, &path.id, &path.item).await?;
    let failed =
        |error| FormView::failed(words, fields.clone(), error).map(|form| Recording::Again(Box::new(form)));
    let wish = match wish(&case, fields) {
        Ok(wish) => wish,
        Err(error) => return failed(error),
    };
    match moderation::settle(person, &path.id, &path.item, wish).await {
        Ok(Recorded::Version(_)) => {
            let lines = queue::load(person, &path.id).await?;
            let query = filter.query();
            let next = match next_open(&lines, filter, case.node) {
                Some(node) if fields.get("go") == "next" => item_address(&lines.facts, node, &query),
                Some(_) => item_address(&lines.facts, case.node, &query),
                None => format!("/assessments/{}/moderation", path.id),
            };
            Ok(Recording::Done(next))
        }
        Ok(Recorded::Conflict(_)) => {
            let mut form = FormView::new(words, fields.clone());
            form.refusal = Some(words.t("settle-item-conflict"));
            Ok(Recording::Again(Box::new(form)))
        }
        Err(Error::Invalid(faults)) => {
            let instrument = case.facts.laid.instrument(case.node).ok_or(Error::NotFound)?;
            let field = |fault: FieldFault| FieldFault {
                field: match fault.field.as_str() {
                    "mark" => answer_form::mark_field(instrument).to_owned(),
                    // Beside the answer stands why it does not fit; this is why it was decided so.
                    "reason" => "because".to_owned(),
                    _ => fault.field,
                },
                ..fault
            };
            failed(Error::Invalid(faults.into_iter().map(field).collect()))
        }
        Err(error) => failed(error),
    }
}

fn wish(case: &Case, fields: &Fields) -> Result<Wish> {
    let instrument = case.facts.laid.instrument(case.node).ok_or(Error::NotFound)?;
    let method = match fields.get("method") {
        "computed" => moderation_body::read_method("computed", fields.get("rule")),
        other => moderation_body::read_method(other, ""),
    };
    let method = method.ok_or_else(|| Error::invalid("method", "unknown-choice"))?;
    let mark = match method {
        Method::Computed(_) => None,
        _ => answer_form::current(fields, instrument).map_err(|fault| Error::Invalid(vec![fault]))?,
    };
    let version: u32 = fields.get("version").parse().map_err(|_| Error::Malformed("version".to_owned()))?;
    let dissent = case.voices.iter().filter_map(|voice| {
        let words = fields.get(&format!("dissent-{}", voice.seat)).replace("\r\n", "\n");
        (!words.is_empty()).then(|| Dissent {
            seat: voice.seat.clone(),
            mark: Some(voice.mark.clone()),
            words,
        })
    });
    Ok(Wish {
        mark,
        method,
        // Why it does not fit is a field of its own beside the answer; why this was decided is another.
        reason: fields.get("because").replace("\r\n", "\n"),
        dissent: dissent.collect(),
        presented: if version == 0 { Presented::Nothing } else { Presented::Version(version) },
    })
}

async fn show(
    person: &Person,
    path: &ItemPath,
    filter: &Filter,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let words = person.words();
    let lines = queue::load(person, &path.id).await?;
    let shown = shown(person, path, filter, &lines, form).await?;
    let query = filter.query();
    let title = words.t2(
        "settle-item-title",
        "code",
        shown.question.code.as_str(),
        "text",
        shown.question.text.as_str(),
    );
    let page = Page {
        frame: person.frame(Place::Assessments, title),
        head: Head::of(person, &lines.facts, Tab::Moderation),
        here: with_query(&format!("/assessments/{}/moderation/{}", path.id, path.item), &query),
        take_back: with_query(
            &format!("/assessments/{}/moderation/{}/taking-back", path.id, path.item),
            &query,
        ),
        talk: format!("/assessments/{}/items/{}#talk", path.id, path.item),
        projector: with_query(&format!("/assessments/{}/projector/{}", path.id, path.item), &query),
        plan: answered::plan_here(person, &lines.facts, &path.item),
        queue: with_query(&format!("/assessments/{}/moderation", path.id), &query),
        items: lines.lines.len(),
        open: lines.lines.iter().filter(|line| line.settled.is_none()).count(),
        shown,
    };
    render_as(status, &page)
}

pub fn with_query(address: &str, query: &str) -> String {
    if query.is_empty() { address.to_owned() } else { format!("{address}?{query}") }
}

pub async fn shown(
    person: &Person,
    path: &ItemPath,
    filter: &Filter,
    lines: &queue::Queue,
    form: Option<FormView>,
) -> Result<Shown> {
    let words = person.words();
    let case = queue::case(person, &path.id, &path.item).await?;
    let db = person.ctx.db().read();
    let history = rows::history(db, &path.id, &path.item).await?;
    let authors = history.iter().map(|row| row.moderated_by.clone()).collect();
    let people = people::named(db, authors).await?;
    let names = SeatNames::of(&person.ctx, &case.facts).await?;
    let cited = cited::on_item(person, &case.facts, &path.item).await?;
    let view = |row: &rows::Model| {
        settled_view(person, &case, &names, row, people.get(&row.moderated_by).map(|one| one.name.as_str()))
    };
    let settled = case.settled.as_ref().and_then(view);
    let instrument = case.facts.laid.instrument(case.node).ok_or(Error::NotFound)?;
    let version = case.settled.as_ref().map_or(0, |row| row.version);
    let form = form.unwrap_or_else(|| FormView::new(words, fields(&case, version)));
    let silent = case.facts.laid.seats.iter().filter(|seated| {
        seated.nodes.contains(&case.node)
            && !case.voices.iter().any(|one| one.seat.as_str() == seated.row.id.as_str())
    });
    let marks = voices::marks(&case.voices);
    let computed = RULES.into_iter().filter_map(|rule| {
        let mark = compute(rule, instrument, case.facts.laid.scales(), &marks).ok()?;
        let rule = moderation_body::rule(rule);
        Some(ComputedView {
            rule,
            name: rule_name(words, rule),
            spoken: case.facts.laid.spoken(words, case.node, &mark),
        })
    });
    let query = filter.query();
    let place = lines.lines.iter().position(|line| line.node == case.node).unwrap_or(0);
    let at = |node: usize| item_address(&lines.facts, node, &query);
    Ok(Shown {
        share: answer::share(words, &case.facts.laid, case.node, &form),
        form,
        question: answer::question(words, &case.facts.laid, case.node),
        asked: answer::asked(words, &case.facts.laid, case.node),
        voices: voice_views(words, &case, &names, &cited),
        silent: silent.map(|seated| names.name(&seated.row.id).to_owned()).collect(),
        apart: apart_words::said(words, &case.distance),
        far: apart_words::is_far(&case.distance),
        settled,
        // What stands is shown by itself; where nothing does, all that was taken back is history.
        history: history.iter().filter(|row| row.superseded_at.is_some()).filter_map(view).collect(),
        computed: computed.collect(),
        version,
        next: next_open(lines, filter, case.node).map(at),
        previous: place.checked_sub(1).map(|before| at(lines.lines[before].node)),
        may_settle: state::phase(&case.facts.row) == Phase::Moderating
            && person.can(Action::Moderate, &case.facts.resource()),
    })
}

/// The form as it begins: what is settled, or the mark that all share.
fn fields(case: &Case, version: i64) -> Fields {
    let instrument = case.facts.laid.instrument(case.node);
    let first = case.voices.first().map(|voice| &voice.mark);
    let shared = first
        .filter(|mark| case.voices.iter().all(|voice| voice.mark == **mark) && **mark != Mark::CannotJudge);
    let settled = case.settled.as_ref().and_then(|row| MarkBody::parse(&row.mark));
    let mark = settled.as_ref().or(shared);
    let mut fields = vec![("version".to_owned(), version.to_string())];
    if let (Some(instrument), Some(mark)) = (instrument, mark) {
        let written = answer_form::written(instrument, mark);
        fields.extend(written.into_iter().map(|(name, value)| (name.to_owned(), value)));
    }
    let method = case.settled.as_ref().map_or("agreed", |row| row.method.as_str());
    fields.push(("method".to_owned(), if method == "ruled" { "ruled" } else { "agreed" }.to_owned()));
    if let Some(row) = &case.settled {
        fields.push(("because".to_owned(), row.reason.clone()));
        for dissent in moderation_body::dissents(row) {
            fields.push((format!("dissent-{}", dissent.seat_id), dissent.words));
        }
    }
    Fields(fields)
}

fn voice_views(words: Words, case: &Case, names: &SeatNames, cited: &[cited::Cited]) -> Vec<VoiceView> {
    let laid = &case.facts.laid;
    let dissents = case.settled.as_ref().map(moderation_body::dissents).unwrap_or_default();
    let row = |seat: &str, slot: &str| -> Option<&rating::Model> {
        case.ratings.iter().find(|row| row.seat_id.as_str() == seat && row.slot == slot)
    };
    case.voices
        .iter()
        .map(|voice| {
            let seat: SeatId = voice.seat.as_str().into();
            let answer = row(voice.seat.as_str(), "current").map(answer_of).unwrap_or_default();
            let target = row(voice.seat.as_str(), "target").and_then(|row| answer_of(row).mark);
            let rests_on = crate::review::names::confidence(answer.confidence).replace('_', "-");
            let is_said = answer.confidence != Confidence::None;
            VoiceView {
                name: names.name(&seat).to_owned(),
                spoken: laid.spoken(words, case.node, &voice.mark),
                note: answer.note,
                confidence: is_said.then(|| words.t(&format!("rate-confidence-{rests_on}"))),
                target: target.map(|mark| laid.spoken(words, case.node, &mark)),
                evidence: cited
                    .iter()
                    .filter(|one| one.seat == seat)
                    .map(|one| CitedView {
                        address: format!("/evidence/{}", one.id),
                        title: one.title.clone(),
                        is_withdrawn: one.is_withdrawn,
                    })
                    .collect(),
                dissent: dissents
                    .iter()
                    .find(|one| one.seat_id == seat)
                    .map(|one| one.words.clone())
                    .unwrap_or_default(),
                seat: seat.0,
            }
        })
        .collect()
}

fn settled_view(
    person: &Person,
    case: &Case,
    names: &SeatNames,
    row: &rows::Model,
    by: Option<&str>,
) -> Option<SettledView> {
    let words = person.words();
    let laid = &case.facts.laid;
    let spoken = |mark: &Mark| laid.spoken(words, case.node, mark);
    Some(SettledView {
        spoken: spoken(&MarkBody::parse(&row.mark)?),
        method: method_name(words, &row.method, &row.rule),
        reason: row.reason.clone(),
        by: by.unwrap_or_default().to_owned(),
        at: words.moment(alcove_domain::kit::Instant(row.moderated_at), &person.zone),
        dissent: moderation_body::dissents(row)
            .into_iter()
            .map(|one| {
                let mark = one.mark.and_then(|mark| mark.read().ok());
                (names.name(&one.seat_id).to_owned(), mark.as_ref().map(spoken), one.words)
            })
            .collect(),
    })
}

impl Shown {
    /// The two answers that every instrument takes; a meeting cannot agree that nobody can judge.
    pub fn others(&self) -> Vec<(&'static str, String, Option<&'static str>)> {
        let all = answer::others(self.form.words);
        all.into_iter().filter(|(value, ..)| *value == answer_form::NOT_APPLICABLE).collect()
    }

    pub fn dissent_name(&self, voice: &VoiceView) -> String {
        format!("dissent-{}", voice.seat)
    }

    pub fn dissent_value(&self, voice: &VoiceView) -> String {
        self.form.value(&format!("dissent-{}", voice.seat)).to_owned()
    }
}
