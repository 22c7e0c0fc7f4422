//! `/plans/{plan}/import`: a workbook comes back. It is shown first and written when confirmed.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::network::Action;

use super::{Head, Tab};
use crate::improve::facts::{self, Facts};
use crate::improve::files::import::{self, Change, Shown, Taken};
use crate::kit::form::{Form, Path};
use crate::kit::ids::{PlanId, PlanImportId};
use crate::kit::page::{Frame, Place, render, render_as, see};
use crate::kit::small_file::FormWithFile;
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/import.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    /// What could not be read of the last file, each with its sheet and row.
    faults: Vec<String>,
    unchanged: bool,
    rows: Vec<Row>,
}

struct Row {
    address: String,
    name: String,
    read: String,
    confirmed: Option<String>,
}

#[derive(Template)]
#[template(path = "improve/import-preview.html")]
struct Preview {
    frame: Frame,
    head: Head,
    form: FormView,
    id: String,
    name: String,
    changes: Vec<Group>,
    count: usize,
    stale: Vec<Change>,
    confirmed: bool,
    asks_why: bool,
}

/// The changes of one node.
struct Group {
    node: String,
    changes: Vec<Change>,
}

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let form = FormView::new(person.words(), Fields::default());
    render(&page(&person, &facts, form).await?)
}

pub async fn post(person: Person, Path(id): Path<PlanId>, sent: FormWithFile) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let words = person.words();
    let page = match import::take(&person, &id, &sent.file_name, sent.file).await {
        Ok(Taken::Kept(import)) => return see(&format!("/plans/{id}/imports/{import}")),
        Ok(Taken::Unchanged) => {
            let form = FormView::new(words, Fields::default());
            let page = page(&person, &facts, form).await?;
            return render(&Page { unchanged: true, ..page });
        }
        Ok(Taken::Faulty(faults)) => {
            let form = FormView::new(words, Fields::default());
            Page { faults, ..page(&person, &facts, form).await? }
        }
        Err(error) => page(&person, &facts, FormView::failed(words, sent.fields, error)?).await?,
    };
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page(person: &Person, facts: &Facts, form: FormView) -> Result<Page> {
    let words = person.words();
    let id = facts.id();
    let moment = |at: i64| words.moment(alcove_domain::kit::Instant(at), &person.zone);
    let rows = import::list(person, id).await?.into_iter().map(|row| Row {
        address: format!("/plans/{id}/imports/{}", row.id),
        name: if row.file_name.is_empty() { words.t("improve-import-workbook") } else { row.file_name },
        read: moment(row.read_at),
        confirmed: row.confirmed_at.map(moment),
    });
    Ok(Page {
        frame: person.frame(Place::Plan, words.t("improve-import-title")),
        head: Head::of(person, facts, Tab::Files),
        form,
        faults: Vec::new(),
        unchanged: false,
        rows: rows.collect(),
    })
}

pub async fn show(person: Person, Path((id, import)): Path<(PlanId, PlanImportId)>) -> Result<Response> {
    let shown = import::show(&person, &id, &import).await?;
    let form = FormView::new(person.words(), Fields::default());
    render(&preview(&person, shown, form))
}

pub async fn confirm(
    person: Person,
    Path((id, import)): Path<(PlanId, PlanImportId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match import::confirm(&person, &id, &import, fields.get("reason")).await {
        Ok(_) => person.see(&format!("/plans/{id}/imports/{import}"), "notice-plan-workbook-written"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let shown = import::show(&person, &id, &import).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &preview(&person, shown, form))
        }
    }
}

pub async fn drop_it(
    person: Person,
    Path((id, import)): Path<(PlanId, PlanImportId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    import::drop_it(&person, &id, &import).await?;
    person.see(&format!("/plans/{id}/import"), "notice-plan-workbook-dropped")
}

fn preview(person: &Person, shown: Shown, form: FormView) -> Preview {
    let words = person.words();
    let count = shown.changes.len();
    let mut groups: Vec<Group> = Vec::new();
    for change in shown.changes {
        match groups.last_mut() {
            Some(group) if group.node == change.node => group.changes.push(change),
            _ => groups.push(Group { node: change.node.clone(), changes: vec![change] }),
        }
    }
    Preview {
        frame: person.frame(Place::Plan, words.t("improve-import-preview")),
        head: Head::of(person, &shown.facts, Tab::Files),
        form,
        id: shown.row.id.0,
        name: shown.row.file_name,
        changes: groups,
        count,
        stale: shown.stale,
        confirmed: shown.row.confirmed_at.is_some(),
        asks_why: Head::asks_why(&shown.facts),
    }
}
