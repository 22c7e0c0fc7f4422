//! `/plan/from`: "plan an action" at a finding, a gap or an item. Leads to the form of a new node in
//! the plan that is worked with, or offers to start one.

use alcove_domain::network::Action;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::improve::{found, plans, rights, state};
use crate::kit::form::Query;
use crate::kit::ids::FindingId;
use crate::kit::page::{Frame, Place, percent, render, see};
use crate::kit::{Fields, Result};
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
        start: asked.clone().carried().start(&assessment.id.0),
    };
    render(&page)
}

impl Asked {
    fn form(&self, plan: &str) -> String {
        self.clone().carried().form(plan)
    }

    fn carried(self) -> Carried {
        let Self { kind, finding, assessment, item, library } = self;
        Carried { kind, finding, item_of: assessment, item, library }
    }
}

/// What is to be planned, from one page to the next: as `Asked`, but the form of a new plan asks for
/// an assessment of its own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Carried {
    kind: String,
    finding: String,
    item_of: String,
    item: String,
    library: String,
}

impl Carried {
    pub fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.get(name).to_owned();
        Self {
            kind: text("kind"),
            finding: text("finding"),
            item_of: text("item_of"),
            item: text("item"),
            library: text("library"),
        }
    }

    /// By the names of the fields in a form.
    pub fn fields(&self) -> [(&'static str, &str); 5] {
        [
            ("kind", &self.kind),
            ("finding", &self.finding),
            ("item_of", &self.item_of),
            ("item", &self.item),
            ("library", &self.library),
        ]
    }

    pub fn is_about_something(&self) -> bool {
        !self.finding.is_empty() || !self.item.is_empty()
    }

    /// Where a plan is begun that keeps what is to be planned.
    fn start(&self, assessment: &str) -> String {
        let start = format!("/plans/new?assessment={}", percent(assessment));
        with(start, self.fields())
    }

    /// The form of a new node of a plan.
    pub fn form(&self, plan: &str) -> String {
        let kind = if self.kind == "objective" { "objective" } else { "action" };
        let parts = [
            ("finding", self.finding.as_str()),
            ("assessment", &self.item_of),
            ("item", &self.item),
            ("library", &self.library),
        ];
        with(format!("/plans/{plan}/nodes/new?kind={kind}"), parts)
    }
}

/// An address with what of this is said.
fn with<const N: usize>(mut address: String, parts: [(&'static str, &str); N]) -> String {
    for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
        address.push_str(&format!("&{name}={}", percent(value)));
    }
    address
}
