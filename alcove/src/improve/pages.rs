//! Pages of the room *improve*.

pub mod answer;
pub mod approval;
pub mod bulk;
pub mod compare;
pub mod feeds;
pub mod files;
pub mod from;
pub mod import;
pub mod indicator_form;
pub mod indicators;
pub mod library;
pub mod list;
pub mod matters;
pub mod meanwhile;
pub mod money;
pub mod new;
pub mod node;
pub mod node_form;
pub mod outline;
pub mod owing;
pub mod results;
pub mod review;
pub mod reviews;
pub mod settings;
pub mod table;

use std::collections::HashMap;

use alcove_domain::improve::Stage;
use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::plan::{Span, Standing, Watch};

use super::facts::Facts;
use super::state;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Result, Words};
use crate::network::Person;
use crate::plan::store::{node as plan_node, status_note};

/// Where a form came from, as far as it is a page of this plan; else the other address.
pub(super) fn back(plan: &PlanId, wanted: &str, else_to: String) -> String {
    let plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_/?=#&%.".contains(&byte));
    let base = format!("/plans/{plan}");
    let is_ours = wanted.strip_prefix(&base).is_some_and(|rest| rest.starts_with(['/', '?']));
    if is_ours && plain(wanted) { wanted.to_owned() } else { else_to }
}

/// Of a sentence under a title so much is shown: three lines on a phone. All of it stands with the
/// node.
const LONGEST_WHY: usize = 160;

/// The words of the last note of each of these nodes up to an instant; none where it has no words.
pub(super) async fn last_words(
    person: &Person,
    nodes: &[NodeId],
    until: i64,
) -> Result<HashMap<String, String>> {
    let notes = status_note::of_nodes(person.ctx.db().read(), nodes, until).await?;
    let mut said: HashMap<String, String> =
        notes.into_iter().map(|note| (note.node_id.0, note.words)).collect();
    said.retain(|_, words| !words.is_empty());
    for words in said.values_mut() {
        if let Some((end, _)) = words.char_indices().nth(LONGEST_WHY) {
            words.truncate(end);
            words.push('…');
        }
    }
    Ok(said)
}

/// The parts of a plan that a page can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Plan,
    Table,
    Money,
    Approval,
    Reviews,
    Results,
    Files,
    Settings,
}

/// What stands above every page of a plan.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: String,
    pub title: String,
    /// The key of the state's word, its tone and its icon.
    pub state: (&'static str, &'static str, &'static str),
    pub tabs: Vec<(&'static str, String, bool)>,
    pub may_edit: bool,
}

impl Head {
    pub fn of(person: &Person, facts: &Facts, here: Tab) -> Self {
        let id = facts.id();
        let may_edit = person.can(Action::EditPlan, &facts.resource());
        let mut tabs = vec![(Tab::Plan, "improve-tab-plan", format!("/plans/{id}"))];
        tabs.push((Tab::Table, "improve-tab-table", format!("/plans/{id}/table")));
        tabs.push((Tab::Money, "improve-tab-money", format!("/plans/{id}/budget")));
        tabs.push((Tab::Approval, "improve-tab-approval", format!("/plans/{id}/approval")));
        tabs.push((Tab::Reviews, "improve-tab-reviews", format!("/plans/{id}/reviews")));
        tabs.push((Tab::Results, "improve-tab-results", format!("/plans/{id}/results")));
        tabs.push((Tab::Files, "improve-tab-files", format!("/plans/{id}/files")));
        if may_edit {
            tabs.push((Tab::Settings, "improve-tab-settings", format!("/plans/{id}/settings")));
        }
        Self {
            id: id.0.clone(),
            title: facts.rows.plan.title.clone(),
            state: stage_said(state::stage(&facts.rows.plan)),
            tabs: tabs.into_iter().map(|(tab, key, address)| (key, address, tab == here)).collect(),
            may_edit,
        }
    }

    /// Whether a change needs a reason.
    pub fn asks_why(facts: &Facts) -> bool {
        state::stage(&facts.rows.plan) != Stage::Draft
    }
}

/// Key, tone and icon of a plan's state.
pub const fn stage_said(stage: Stage) -> (&'static str, &'static str, &'static str) {
    match stage {
        Stage::Draft => ("improve-state-draft", "", "pencil"),
        Stage::Approved => ("improve-state-approved", "brand", "check"),
        Stage::UnderWay => ("improve-state-under-way", "good", "chart-gantt"),
        Stage::Closed => ("improve-state-closed", "", "lock"),
    }
}

/// A tag: tone, icon, words.
pub type Said = (&'static str, &'static str, String);

/// Days ahead that count as soon: a month is what a unit can still do something about.
const SOON: i64 = 30;

/// How a deed stands, for a tag: what the calendar says goes before what somebody said.
pub fn standing_said(words: Words, standing: Standing, watch: Watch, span: Option<Span>, today: Day) -> Said {
    if let Some(days) = watch.overdue {
        return ("bad", "triangle-alert", words.t1("improve-late", "days", days));
    }
    let key = |key: &str| words.t(key);
    let ends_soon = span.is_some_and(|span| (0..=SOON).contains(&today.days_until(span.last())));
    match standing {
        Standing::NotStarted if watch.late_start.is_some() => ("warn", "clock", key("improve-late-start")),
        Standing::NotStarted => ("", "circle", key("improve-standing-not-started")),
        Standing::OnTrack if ends_soon => ("warn", "clock", key("improve-due-soon")),
        Standing::OnTrack => ("good", "circle-dashed", key("improve-standing-on-track")),
        Standing::AtRisk => ("warn", "triangle-alert", key("improve-standing-at-risk")),
        Standing::Delayed => ("bad", "clock", key("improve-standing-delayed")),
        Standing::Done => ("brand", "check", key("improve-standing-done")),
        Standing::Cancelled => ("", "ban", key("improve-standing-cancelled")),
        Standing::Suspended => ("", "minus", key("improve-standing-suspended")),
    }
}

/// The same of any node: an objective that nobody has judged is not said to stand still.
pub fn node_said(words: Words, row: &plan_node::Model, standing: Standing, watch: Watch, today: Day) -> Said {
    if row.is_unjudged() && standing == Standing::NotStarted {
        return ("", "circle", words.t(NOT_JUDGED));
    }
    standing_said(words, standing, watch, row.span(), today)
}

/// The key of what stands where nobody has judged an objective yet.
pub const NOT_JUDGED: &str = "improve-standing-not-judged";

/// The key of a standing's word.
pub const fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "improve-standing-not-started",
        Standing::OnTrack => "improve-standing-on-track",
        Standing::AtRisk => "improve-standing-at-risk",
        Standing::Delayed => "improve-standing-delayed",
        Standing::Done => "improve-standing-done",
        Standing::Cancelled => "improve-standing-cancelled",
        Standing::Suspended => "improve-standing-suspended",
    }
}

/// `Feb 2026 – Jun 2027`; one month where both are in it.
pub fn months(words: Words, span: Span) -> String {
    let (first, last) = (words.month(span.first()), words.month(span.last()));
    if first == last { first } else { words.t2("improve-from-to", "from", first, "to", last) }
}
