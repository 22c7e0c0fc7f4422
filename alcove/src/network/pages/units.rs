use alcove_domain::network::{Action, Resource};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::tabs::{self, Tab};
use crate::kit::form::{Form, Path};
use crate::kit::ids::UnitId;
use crate::kit::page::{Frame, Place, render_as, see};
use crate::kit::{Fields, FormView, Result};
use crate::network::person::Person;
use crate::network::store::unit;
use crate::network::units::{self, Direction, Draft, Placed};

const ADDRESS: &str = "/organisation/units";

#[derive(Template)]
#[template(path = "network/units.html")]
struct Units {
    frame: Frame,
    tabs: Vec<Tab>,
    rows: Vec<Placed>,
    /// Put away, and to be brought back; for those who may.
    archived: Vec<unit::Model>,
    may_manage: bool,
    form: FormView,
    parents: Vec<(String, String)>,
}

pub async fn get(person: Person) -> Result<Response> {
    show(&person, StatusCode::OK, FormView::new(person.words(), Fields::default())).await
}

/// Adds a unit.
pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let draft = draft_of(&fields);
    let added = async {
        units::check_told_apart(&person, organisation, None, &draft).await?;
        units::add(&person, organisation, &draft).await
    };
    match added.await {
        Ok(_) => person.see(ADDRESS, "notice-unit-added"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

async fn show(person: &Person, status: StatusCode, form: FormView) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let rows = units::list(person, organisation).await?;
    let whole = Resource::Unit { organisation: organisation.as_str().into(), path: Vec::new() };
    let may_manage = person.can(Action::ManageUnits, &whole);
    let archived = if may_manage { units::archived(person, organisation).await? } else { Vec::new() };
    let page = Units {
        frame: person.frame(Place::People, person.words().t("units-title")),
        tabs: tabs::of(person, organisation, ADDRESS),
        parents: parents(person, &rows, None),
        rows,
        archived,
        may_manage,
        form,
    };
    render_as(status, &page)
}

fn draft_of(fields: &Fields) -> Draft {
    let parent = fields.get("parent_id");
    Draft {
        name: fields.get("name").to_owned(),
        code: fields.get("code").to_owned(),
        parent_id: (!parent.is_empty()).then(|| parent.into()),
    }
}

/// The choices of a unit above, indented as in the tree; without the unit itself and its branch.
fn parents(person: &Person, rows: &[Placed], but: Option<&UnitId>) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), person.words().t("units-no-parent"))];
    let mut below: Option<usize> = None;
    for row in rows {
        if below.is_some_and(|depth| row.depth <= depth) {
            below = None;
        }
        if but == Some(&row.unit.id) {
            below = Some(row.depth);
        }
        if below.is_none() {
            choices.push((row.unit.id.0.clone(), super::indented(&row.unit.name, row.depth)));
        }
    }
    choices
}

#[derive(Template)]
#[template(path = "network/unit.html")]
struct Unit {
    frame: Frame,
    id: UnitId,
    version: i64,
    form: FormView,
    parents: Vec<(String, String)>,
}

pub async fn get_one(person: Person, Path(id): Path<UnitId>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let view = units::read(&person, organisation, &id).await?;
    let parent = view.draft.parent_id.as_ref().map_or("", |id| id.as_str());
    let fields = Fields::of([("name", &view.draft.name), ("code", &view.draft.code), ("parent_id", parent)]);
    show_one(&person, StatusCode::OK, FormView::new(person.words(), fields), id).await
}

pub async fn post_one(
    person: Person,
    Path(id): Path<UnitId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let seen = fields.get("version").parse().ok();
    let draft = draft_of(&fields);
    let edited = async {
        units::check_told_apart(&person, organisation, Some(&id), &draft).await?;
        units::edit(&person, organisation, &id, &draft, seen).await
    };
    match edited.await {
        Ok(_) => person.see(ADDRESS, "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_one(&person, StatusCode::UNPROCESSABLE_ENTITY, form, id).await
        }
    }
}

async fn show_one(person: &Person, status: StatusCode, form: FormView, id: UnitId) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let whole = Resource::Unit { organisation: organisation.as_str().into(), path: Vec::new() };
    person.may(Action::ManageUnits, &whole)?;
    let version = units::read(person, organisation, &id).await?.version;
    let rows = units::list(person, organisation).await?;
    let frame = person.frame(Place::People, person.words().t("unit-title"));
    let parents = parents(person, &rows, Some(&id));
    render_as(status, &Unit { frame, id, version, form, parents })
}

pub async fn post_position(
    person: Person,
    Path(id): Path<UnitId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let direction = if fields.get("direction") == "up" { Direction::Up } else { Direction::Down };
    units::shift(&person, person.current_organisation()?, &id, direction).await?;
    see(ADDRESS)
}

pub async fn post_archive(person: Person, Path(id): Path<UnitId>, Form(_): Form<Fields>) -> Result<Response> {
    units::archive(&person, person.current_organisation()?, &id).await?;
    person.see_undoable(ADDRESS, "notice-unit-archived", &format!("{ADDRESS}/{id}/restoration"))
}

pub async fn post_restoration(
    person: Person,
    Path(id): Path<UnitId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    units::restore(&person, person.current_organisation()?, &id).await?;
    person.see(ADDRESS, "notice-restored")
}
