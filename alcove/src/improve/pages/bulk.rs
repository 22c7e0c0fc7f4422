use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Head, Tab};
use crate::improve::bulk::{self, Wanted};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::parties::read_party;
use crate::improve::undoing;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;

/// What was picked and typed, after it was refused.
#[derive(Template)]
#[template(path = "improve/bulk.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    /// The rows as they were filtered.
    back: String,
    /// The rows that can be picked: those that were, or all where none was.
    rows: Vec<(String, String)>,
    parties: Vec<(String, String)>,
    asks_why: bool,
}

/// Changes several picked rows at once.
pub async fn post(person: Person, Path(plan): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let before = facts::load(&person, &plan).await?;
    let back = back(&plan, &fields);
    let done = match read(&fields) {
        Ok(wanted) => bulk::change(&person, &plan, wanted, fields.get("reason")).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(after) => match undo(&before, &after, &fields) {
            Some(undo) => person.see_undoable(&back, "notice-plan-changed", &undo),
            None => person.see(&back, "notice-plan-changed"),
        },
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &before, form, back).await?)
        }
    }
}

fn read(fields: &Fields) -> Result<Wanted> {
    let days = match fields.get("days") {
        "" => 0,
        text => text.parse().map_err(|_| Error::invalid("days", "not-a-number"))?,
    };
    if days == 0 && fields.get("party").is_empty() && fields.get("tag").trim().is_empty() {
        return Err(Error::invalid("days", "nothing-wanted"));
    }
    Ok(Wanted {
        nodes: fields.all("node").map(NodeId::from).collect(),
        days,
        responsible: read_party(fields.get("party")),
        tag: fields.get("tag").to_owned(),
    })
}

fn back(plan: &PlanId, fields: &Fields) -> String {
    let back = fields.get("next");
    if back.starts_with(&format!("/plans/{plan}?")) {
        back.to_owned()
    } else {
        format!("/plans/{plan}?view=list")
    }
}

/// The way back of a move. Who answered before and which tags there were it could not tell.
fn undo(before: &Facts, after: &Facts, fields: &Fields) -> Option<String> {
    if !fields.get("party").is_empty() || !fields.get("tag").is_empty() {
        return None;
    }
    let moves = undoing::written(before, after)?;
    Some(format!("/plans/{}/moves/{moves}/restoration", before.id()))
}

async fn page(person: &Person, facts: &Facts, form: FormView, back: String) -> Result<Page> {
    let words = person.words();
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let numbers = facts.numbers();
    let is_any_picked = form.fields.all("node").next().is_some();
    let rows = facts.listed.iter().filter_map(|row| {
        let node = facts.row(row.at);
        let number = numbers.get(&row.at).cloned().unwrap_or_default();
        let is_shown = !is_any_picked || form.has("node", &node.id.0);
        is_shown.then(|| (node.id.0.clone(), format!("{number} {}", node.title)))
    });
    let of = |kind: &str, list: Vec<(String, String)>| -> Vec<(String, String)> {
        list.into_iter().map(|(id, name)| (format!("{kind}:{id}"), name)).collect()
    };
    let mut parties = vec![(String::new(), words.t("improve-bulk-as-is"))];
    parties.extend(of("unit", names.units()));
    parties.extend(of("person", names.people()));
    Ok(Page {
        frame: person.frame(Place::Plan, words.t("improve-bulk-title")),
        head: Head::of(person, facts, Tab::Plan),
        rows: rows.collect(),
        parties,
        asks_why: Head::asks_why(facts),
        back,
        form,
    })
}
