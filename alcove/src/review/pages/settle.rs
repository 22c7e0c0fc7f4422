//! Pages of what follows the rating: moderation, closing, results, findings, the report.

pub mod closing;
pub mod findings;
pub mod item;
pub mod projector;
pub mod queue;
pub mod report;
pub mod results;
pub mod results_parts;

use alcove_domain::network::Action;
use alcove_domain::review::Phase;
use axum::response::Response;

use crate::kit::page::see;
use crate::kit::{Error, FormView, Result, Words};
use crate::network::person::NOTICE_COOKIE;
use crate::network::{Person, session};
use crate::review::facts::Facts;
use crate::review::pages::cycle_beside;
use crate::review::state;

/// What stands above every page of this part.
#[derive(Clone, Debug)]
pub struct Head {
    /// `/assessments/{id}`
    pub base: String,
    pub title: String,
    /// Empty where the title says it already.
    pub cycle: String,
    pub tabs: Vec<TabLink>,
}

#[derive(Clone, Debug)]
pub struct TabLink {
    pub name: String,
    pub address: String,
    pub here: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Moderation,
    Closing,
    Results,
    Findings,
    Report,
}

impl Head {
    /// The pages that the person may go to now.
    pub fn of(person: &Person, facts: &Facts, here: Tab) -> Self {
        let base = format!("/assessments/{}", facts.row.id);
        let phase = state::phase(&facts.row);
        let can = |action| person.can(action, &facts.resource());
        let closed = phase == Phase::Closed;
        let open = phase == Phase::Rating || phase == Phase::Moderating;
        let tabs = [
            (
                Tab::Moderation,
                "settle-tab-moderation",
                "moderation",
                can(Action::Moderate) && (open || closed),
            ),
            (Tab::Closing, "settle-tab-closing", "closing", can(Action::CloseAssessment) && (open || closed)),
            (Tab::Results, "settle-tab-results", "results", closed),
            (Tab::Findings, "settle-tab-findings", "findings", closed || can(Action::EditFindings)),
            (Tab::Report, "settle-tab-report", "report", closed && can(Action::ExportReport)),
        ];
        let shown = tabs.into_iter().filter(|(tab, .., shown)| *shown || *tab == here);
        let link =
            |name: &str, address: String, here: bool| TabLink { name: person.words().t(name), address, here };
        let mut links = vec![link("review-tab-overview", base.clone(), false)];
        links.extend(shown.map(|(tab, key, path, _)| link(key, format!("{base}/{path}"), tab == here)));
        Self {
            tabs: links,
            base,
            title: facts.row.title.clone(),
            cycle: cycle_beside(&facts.row.title, &facts.row.cycle).to_owned(),
        }
    }
}

/// After an act: see the address anew, with a notice.
pub fn noticed(person: &Person, address: &str, notice: &'static str) -> Result<Response> {
    let mut response = see(address)?;
    session::set_small(response.headers_mut(), &person.ctx.app, NOTICE_COOKIE, notice, 60);
    Ok(response)
}

/// The words of what a door said no to; other errors pass through.
pub fn refused(words: Words, error: Error) -> Result<String> {
    let form = FormView::failed(words, crate::kit::Fields::default(), error)?;
    let fault = form.summary().into_iter().next().map(|(_, text)| text);
    Ok(form.refusal.or(fault).unwrap_or_default())
}
