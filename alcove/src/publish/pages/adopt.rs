//! `/practices/{practice}/adopt`: parts of a practice become actions of one's own plan; and
//! `/practices/adoptions`: what one took over, and what came of it.

use alcove_domain::kit::Instant;
use alcove_domain::publish::List;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::api::{Listed, Paging};
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AdoptionId, FindingId, PlanId, PracticeId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;
use crate::publish::adopting::{self, Told, WORKED, Wish};
use crate::publish::body::said;
use crate::publish::catalogue;
use crate::publish::ties::{self, Tie, Withdrawal};

/// A part that can be taken: id, name, what is done, what it needs.
struct Block {
    id: String,
    name: String,
    what: String,
    needs: String,
    days: String,
}

#[derive(Template)]
#[template(path = "publish/adopt.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    practice: String,
    blocks: Vec<Block>,
    /// What has to be in place first.
    conditions: Vec<String>,
    plans: Vec<(String, String)>,
}

/// What a link from a plan's own pages says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    plan: String,
    finding: String,
}

pub async fn get(person: Person, Path(id): Path<PracticeId>, Query(asked): Query<Asked>) -> Result<Response> {
    let fields = Fields::of([("plan", &asked.plan), ("finding", &asked.finding)]);
    let form = FormView::new(person.words(), fields);
    render(&page(&person, &id, form).await?)
}

pub async fn post(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let wish = Wish {
        plan: PlanId::from(fields.get("plan")),
        blocks: fields.all("block").map(str::to_owned).collect(),
        finding: Some(FindingId::from(fields.get("finding"))).filter(|id| !id.as_str().is_empty()),
    };
    match adopting::adopt(&person, &id, &wish).await {
        Ok(_) => person.see(&format!("/plans/{}", wish.plan), "notice-practice-adopted"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &id, form).await?)
        }
    }
}

async fn page(person: &Person, id: &PracticeId, form: FormView) -> Result<Page> {
    let words = person.words();
    let found = catalogue::here(&person.ctx, id, None).await?;
    let text = |row: &crate::publish::body::Row, key: &str| {
        let one = said(&row.texts, key, words.code(), &found.body.language);
        one.map(|one| one.text.to_owned()).unwrap_or_default()
    };
    let blocks = found.body.list(List::Blocks).iter().map(|row| Block {
        id: row.id.clone(),
        name: text(row, "name"),
        what: text(row, "what"),
        needs: text(row, "needs"),
        days: row.days.parse::<u32>().map(|days| words.t1("publish-days", "n", days)).unwrap_or_default(),
    });
    let plans = adopting::plans(person).await?;
    Ok(Page {
        id: id.0.clone(),
        practice: found.body.title(words.code()),
        blocks: blocks.collect(),
        conditions: found.body.list(List::Conditions).iter().map(|row| text(row, "text")).collect(),
        plans: plans.into_iter().map(|(id, title)| (id.0, title)).collect(),
        frame: person.frame(Place::Practices, words.t("publish-adopt-title")),
        form,
    })
}

struct Row {
    id: String,
    practice: String,
    title: String,
    /// Of the title, where it is not the reader's.
    lang: Option<String>,
    day: String,
    worked: String,
    is_withdrawn: bool,
}

#[derive(Template)]
#[template(path = "publish/adoptions.html")]
struct Own {
    frame: Frame,
    rows: Vec<Row>,
    next: Option<String>,
}

/// Adoptions on one page.
const PAGE: u64 = 50;

pub async fn list(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let words = person.words();
    let after = paging.after.map(AdoptionId);
    let ties = adopting::own(&person, after.as_ref(), PAGE).await?;
    let found = Listed::page(ties, PAGE, |tie| tie.row.id.0.clone());
    let rows = found.items.into_iter().map(|Tie { row, title, language, withdrawn, .. }| Row {
        id: row.id.0,
        practice: row.practice_id.0,
        title,
        lang: (language != words.code()).then_some(language),
        day: words.day_of(Instant(row.adopted_at), &person.zone),
        worked: row.worked.map(|worked| words.t(&format!("publish-worked-{worked}"))).unwrap_or_default(),
        is_withdrawn: withdrawn.is_some(),
    });
    let page = Own {
        frame: person.frame(Place::Practices, words.t("publish-adoptions-title")),
        rows: rows.collect(),
        next: found.next.map(|after| format!("/practices/adoptions?after={after}")),
    };
    render(&page)
}

#[derive(Template)]
#[template(path = "publish/adoption.html")]
struct One {
    frame: Frame,
    form: FormView,
    id: String,
    practice: String,
    /// Of the title, where it is not the reader's.
    lang: Option<String>,
    /// What those who wrote it say: that, and when, they withdrew it, and why.
    withdrawn: Option<(String, String)>,
    /// Both empty where they were not begun or gone into.
    plan: String,
    assessment: String,
    /// The actions that came of it.
    nodes: Vec<String>,
}

pub async fn show(person: Person, Path(id): Path<AdoptionId>) -> Result<Response> {
    let row = adopting::find(&person, &id).await?;
    let fields = Fields::of([
        ("worked", row.worked.as_deref().unwrap_or_default()),
        ("adapted", &row.adapted),
        ("result", &row.result),
        ("version", &row.version.to_string()),
    ]);
    render(&one(&person, &id, FormView::new(person.words(), fields)).await?)
}

pub async fn tell(
    person: Person,
    Path(id): Path<AdoptionId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let told = Told {
        worked: fields.get("worked").to_owned(),
        adapted: fields.get("adapted").to_owned(),
        result: fields.get("result").to_owned(),
    };
    let seen = Condition::Versions(vec![fields.get("version").parse().unwrap_or(0)]);
    match adopting::tell(&person, &id, &seen, told).await {
        Ok(_) => person.see("/practices/adoptions", "notice-practice-told"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &one(&person, &id, form).await?)
        }
    }
}

async fn one(person: &Person, id: &AdoptionId, form: FormView) -> Result<One> {
    let row = adopting::find(person, id).await?;
    let tie = ties::of_one(&person.ctx, row).await?.ok_or(Error::NotFound)?;
    let Tie { row, title, language, provider, withdrawn } = tie;
    let nodes = adopting::nodes(&person.ctx, std::slice::from_ref(id)).await?;
    let words = person.words();
    let said = |one: Withdrawal| {
        let day = words.day_of(Instant(one.at), &person.zone);
        (words.t2("publish-read-withdrawn", "provider", &provider, "day", day), one.reason)
    };
    Ok(One {
        frame: person.frame(Place::Practices, title),
        lang: (language != words.code()).then_some(language),
        withdrawn: withdrawn.map(said),
        id: id.0.clone(),
        practice: row.practice_id.0,
        plan: row.plan_id.map(|id| id.0).unwrap_or_default(),
        assessment: row.assessment_id.map(|id| id.0).unwrap_or_default(),
        nodes: nodes.into_iter().map(|node| node.node_id.0).collect(),
        form,
    })
}

/// The answers of the form, for the template.
pub const ANSWERS: [&str; 3] = WORKED;
