//! `/plan/from`: "plan an action" at a finding, a gap or an item. Leads to the form of a new node in
//! the plan that is worked with, or offers to start one.

use alcove_domain::network::Action;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::improve::{found, plans, rights, state};
use crate::kit::Result;
use crate::kit::form::Query;
use crate::kit::ids::FindingId;
use crate::kit::page::{Frame, Place, percent, render, see};
use crate::network::Person;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    kind: String,
    finding: String,
    assessment: String,
    item: String,
    library: String,
}

/// Where there is no plan, or more than one.
#[derive(Template)]
#[template(path = "improve/from.html")]
struct Page {
    frame: Frame,
    /// Address, title, key of the state, tone, icon.
    plans: Vec<(String, String, &'static str, &'static str, &'static str)>,
    start: String,
}

pub async fn get(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let finding = Some(asked.finding.as_str()).filter(|id| !id.is_empty()).map(FindingId::from);
    let assessment = found::assessment(&person, finding.as_ref(), &asked.assessment.as_str().into()).await?;
    let organisation = assessment.organisation_id.clone();
    person.may(Action::EditPlan, &rights::of_organisation(&organisation))?;
    let mut rows = plans::list(&person, &organisation).await?;
    rows.retain(|row| row.closed_at.is_none() && person.can(Action::EditPlan, &rights::of_row(row)));
    if let [only] = rows.as_slice() {
        return see(&asked.form(&only.id.0));
    }
    let said = |row: &crate::plan::store::plan::Model| {
        let (key, tone, icon) = super::stage_said(state::stage(row));
        (asked.form(&row.id.0), row.title.clone(), key, tone, icon)
    };
    let page = Page {
        frame: person.frame(Place::Plan, person.words().t("improve-from-title")),
        plans: rows.iter().map(said).collect(),
        start: format!("/plans/new?assessment={}", percent(&assessment.id.0)),
    };
    render(&page)
}

impl Asked {
    fn form(&self, plan: &str) -> String {
        let kind = if self.kind == "objective" { "objective" } else { "action" };
        let mut address = format!("/plans/{plan}/nodes/new?kind={kind}");
        let parts = [
            ("finding", &self.finding),
            ("assessment", &self.assessment),
            ("item", &self.item),
            ("library", &self.library),
        ];
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            address.push_str(&format!("&{name}={}", percent(value)));
        }
        address
    }
}
