//! The room's face for people: one file a page.

pub mod list;
pub mod new;
pub mod overview;
pub mod phases;
pub mod rate;
pub mod scope;
pub mod scope_item;
pub mod seats;
pub mod seats_upload;
pub mod settle;

use alcove_domain::network::Action;
use alcove_domain::review::Phase;
use axum::response::Response;

use super::facts::Facts;
use super::state;
use crate::kit::page::see;
use crate::kit::{Error, FormView, Result, Words};
use crate::network::person::NOTICE_COOKIE;
use crate::network::{Person, session};

/// What stands above every page of one assessment.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: String,
    pub title: String,
    pub cycle: String,
    pub state: &'static str,
    /// Key of the words, address, whether the page is this one.
    pub tabs: Vec<(&'static str, String, bool)>,
}

/// The pages of an assessment that its tabs lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Overview,
    Scope,
    Seats,
    Dates,
}

/// The cycle, where the title does not say it already: "Self-assessment 2026" needs no "2026".
pub fn cycle_beside<'c>(title: &str, cycle: &'c str) -> &'c str {
    if title.contains(cycle) { "" } else { cycle }
}

impl Head {
    pub fn cycle_beside(&self) -> &str {
        cycle_beside(&self.title, &self.cycle)
    }

    pub fn at_overview(&self) -> bool {
        self.tabs.first().is_some_and(|(.., here)| *here)
    }

    pub fn of(person: &Person, facts: &Facts, here: Tab) -> Self {
        let id = &facts.row.id;
        let resource = facts.resource();
        let mut tabs = vec![(Tab::Overview, "review-tab-overview", format!("/assessments/{id}"))];
        if person.can(Action::SetUpAssessment, &resource) {
            tabs.push((Tab::Scope, "review-tab-scope", format!("/assessments/{id}/scope")));
        }
        if person.can(Action::AssignSeats, &resource) {
            tabs.push((Tab::Seats, "review-tab-seats", format!("/assessments/{id}/seats")));
        }
        if person.can(Action::SetUpAssessment, &resource) {
            tabs.push((Tab::Dates, "review-tab-dates", format!("/assessments/{id}/phases")));
        }
        let phase = state::phase(&facts.row);
        let closed = phase == Phase::Closed;
        // The pages of what follows have tabs of their own; from here one comes to them.
        let later = [
            (
                "settle-tab-moderation",
                "moderation",
                phase >= Phase::Moderating && person.can(Action::Moderate, &resource),
            ),
            ("settle-tab-results", "results", closed),
            ("settle-tab-report", "report", closed && person.can(Action::ExportReport, &resource)),
        ];
        let later = later.into_iter().filter(|(.., shown)| *shown);
        Self {
            id: id.0.clone(),
            title: facts.row.title.clone(),
            cycle: facts.row.cycle.clone(),
            state: state_key(phase),
            tabs: (tabs.into_iter().map(|(tab, key, address)| (key, address, tab == here)))
                .chain(later.map(|(key, path, _)| (key, format!("/assessments/{id}/{path}"), false)))
                .collect(),
        }
    }
}

/// The key of a state's word.
pub const fn state_key(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparing => "review-state-preparing",
        Phase::Rating => "review-state-collecting",
        Phase::Moderating => "review-state-moderating",
        Phase::Closed => "review-state-closed",
    }
}

/// An amount of people's time as a person says it: it is an estimate, and "68 minutes" would claim to
/// know better.
pub fn effort(words: Words, minutes: u32) -> String {
    match minutes {
        0..=10 => words.t1("review-minutes", "count", minutes),
        11..=52 => words.t1("review-minutes", "count", (minutes + 2) / 5 * 5),
        // Up to half a day people count half hours, then whole ones.
        53..=300 => match (minutes + 15) / 30 {
            halves if halves % 2 == 1 => words.t1("review-hours-and-a-half", "count", halves / 2),
            halves => words.t1("review-hours", "count", halves / 2),
        },
        _ => words.t1("review-hours", "count", (minutes + 30) / 60),
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
    let faults = form.summary().into_iter().next().map(|(_, text)| text);
    Ok(form.refusal.or(faults).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{cycle_beside, effort};
    use crate::kit::Words;

    #[test]
    fn an_estimate_of_time_is_as_rough_as_people_say_it() {
        let said = |words: Words| {
            [4, 16, 68, 52, 53, 100, 127, 290, 310, 2000].map(|minutes| effort(words, minutes))
        };

        assert_eq!(
            said(Words::English),
            [
                "about 4 minutes",
                "about 15 minutes",
                "about 1 hour",
                "about 50 minutes",
                "about 1 hour",
                "about 1½ hours",
                "about 2 hours",
                "about 5 hours",
                "about 5 hours",
                "about 33 hours"
            ]
        );
        assert_eq!(said(Words::Azerbaijani)[5], "təxminən 1,5 saat");
        assert_eq!(said(Words::Russian)[5], "около 1,5 часа");
    }

    #[test]
    fn a_title_that_names_the_cycle_is_not_followed_by_it() {
        assert_eq!(cycle_beside("Self-assessment 2026", "2026"), "");
        assert_eq!(cycle_beside("Self-assessment", "2026"), "2026");
        assert_eq!(cycle_beside("Self-assessment", ""), "");
    }
}
