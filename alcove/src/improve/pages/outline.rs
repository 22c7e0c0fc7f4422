//! The plan on one page: how it stands, what needs attention, and one set of rows under several
//! views.

mod about;
mod asked;
mod board;
mod calendar;
mod choices;
mod filter;
mod load;
mod timeline;
mod view;
mod wanted;

use std::collections::HashSet;

use askama::Template;
use axum::response::Response;

use alcove_domain::improve::Stage;
use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::plan::{Party, Standing, Watch};

use super::{Head, Tab};
use crate::improve::burn_up::{self, Drawn};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::rights::Reach;
use crate::improve::{approved, state};
use crate::kit::Result;
use crate::kit::form::{Path, Query};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, percent, render};
use crate::network::Person;
use crate::network::store::membership;

use about::About;
pub use asked::Asked;
use board::Column;
use calendar::Month;
pub use choices::{Choices, Naming};
pub use filter::{Filter, fitting, only, workload};
use load::LoadRow;
use timeline::Scale;
use view::{Pressing, RowView};

#[derive(Template)]
#[template(path = "improve/outline.html")]
struct Page {
    frame: Frame,
    head: Head,
    eyebrow: String,
    headline: String,
    about: Option<About>,
    asked: Asked,
    counts: Counts,
    attention: Vec<Pressing>,
    /// Key, amount and address of what the plan costs.
    money: Vec<(&'static str, String, String)>,
    /// What awaits approval, for those who give it or ask for it.
    approval: Option<String>,
    /// What the reader owes in the plan, where they can owe something.
    mine: Option<String>,
    rows: Vec<RowView>,
    scale: Scale,
    columns: Vec<Column>,
    months: Vec<Month>,
    loads: Vec<LoadRow>,
    quarters: Vec<String>,
    choices: Choices,
    burn_up: Option<Drawn>,
    /// Whether something lies elsewhere than it was approved.
    shows_approved: bool,
    shows_cost: bool,
    asks_why: bool,
    /// Whether there is a card that the person can move.
    may_note: bool,
    empty: bool,
}

impl Page {
    /// What the figures come to, where they are folded away.
    fn short(&self) -> String {
        let (running, late) = (self.counts.running + self.counts.done, self.counts.late);
        let values = vec![("n", running.into()), ("of", self.counts.deeds.into()), ("late", late.into())];
        self.frame.words.say("improve-kpi-short", values)
    }

    /// The same rows in a view, as an address within an address.
    fn back(&self, view: &str) -> String {
        percent(&self.asked.address(self.head.id.as_str(), view))
    }

    /// Whether the calendar is that of this year.
    fn shows_year(&self, year: &str) -> bool {
        self.months.first().is_some_and(|month| month.year == year)
    }
}

/// How the deeds of a plan stand, each counted once.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub objectives: usize,
    pub deeds: usize,
    pub done: usize,
    pub running: usize,
    pub not_started: usize,
    pub late: usize,
    pub left_out: usize,
    /// Parts of a bar a hundred wide: place and width.
    pub parts: Vec<(&'static str, String, String)>,
}

pub async fn get(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let words = person.words();
    let today = facts.today(&person);
    let period = facts.rows.period()?;
    let scale = Scale::of(words, period, today);
    let approved = approved::spans(&person.ctx, &facts).await?;
    let burn_up = burn_up::draw(words, &facts, &approved, period, today);
    let all = view::rows(&person, &facts, &names, &scale, &approved);
    let counts = count(&facts, today);
    let mut attention = view::attention(&all, &id);
    wanted::reasons(&person, &mut attention).await?;
    let money = wanted::money(words, &facts);
    let approval = wanted::approval(&person, &facts).await?;
    let asked = asked.tidied();
    let empty = all.is_empty();
    let rows = view::kept(all, &asked);
    let shows_approved = rows.iter().any(|row| row.bar.as_ref().is_some_and(|bar| bar.ghost.is_some()));
    let shows_cost = rows.iter().any(|row| !row.cost.is_empty());
    let columns = match asked.is("board") {
        true => board::columns(words, &rows, &notable(&person, &facts).await?),
        false => Vec::new(),
    };
    let may_note = columns.iter().flat_map(|column| &column.cards).any(|card| card.may_note);
    let months =
        if asked.is("calendar") { calendar::months(words, &rows, &asked, period, today) } else { Vec::new() };
    let (quarters, loads) = if asked.is("load") {
        load::loads(words, &facts, &names, &asked, &rows, today)
    } else {
        Default::default()
    };
    let choices = Choices::of(&facts, &names);
    let plan = &facts.rows.plan;
    let head = Head::of(&person, &facts, Tab::Plan);
    let eyebrow = super::months(words, period);
    let headline =
        words.t2("improve-outline-headline", "objectives", counts.objectives, "actions", counts.deeds);
    render(&Page {
        frame: Frame { script: Some("plan.js"), ..person.frame(Place::Plan, plan.title.clone()) },
        head,
        eyebrow,
        headline,
        about: About::of(words, &facts, today),
        counts,
        attention,
        money,
        approval,
        mine: mine(&person, &facts, today),
        scale,
        columns,
        months,
        loads,
        quarters,
        choices,
        burn_up,
        shows_approved,
        shows_cost,
        may_note,
        asks_why: state::stage(plan) != Stage::Draft,
        empty,
        rows,
        asked,
    })
}

/// What the reader owes, as a person or as the lead of units: for those with a unit of the plan's
/// organisation, and for those who are named in the plan.
fn mine(person: &Person, facts: &Facts, today: Day) -> Option<String> {
    let here = |one: &&membership::Model| one.organisation_id == *facts.organisation();
    let in_unit = person.memberships.iter().filter(here).any(|one| one.unit_id.is_some());
    let me = Party::Person(person.id.as_str().into());
    let held = facts.rows.known_responsibilities();
    let named = || held.iter().any(|held| held.party == me && held.holds(today));
    (in_unit || named()).then(|| format!("/plans/{}/people/{}", facts.id(), person.id))
}

/// The nodes of which the person says how they stand; none unless the plan is under way.
async fn notable(person: &Person, facts: &Facts) -> Result<HashSet<String>> {
    if state::stage(&facts.rows.plan) != Stage::UnderWay {
        return Ok(HashSet::new());
    }
    let reach = Reach::of(person, facts).await?;
    let all = person.can(Action::NoteStatus, &facts.resource());
    let nodes = facts.outline.nodes().iter().enumerate();
    let may = nodes.filter(|(at, node)| node.kind.is_deed() && (all || reach.can(Action::NoteStatus, *at)));
    Ok(may.map(|(_, node)| node.id.as_str().to_owned()).collect())
}

/// What the calendar says of a node on a day.
pub fn watch_of(facts: &Facts, at: usize, today: Day) -> Watch {
    let node = facts.row(at);
    let noted = node.noted_at.map(|at| Day::of_number(at.div_euclid(86_400_000)));
    let standing = facts.outline.standing(&facts.rows.standings(), at);
    alcove_domain::plan::standing::watch(standing, node.span(), noted, facts.rows.plan.quiet_days, today)
}

fn count(facts: &Facts, today: Day) -> Counts {
    let mut counts = Counts::default();
    let standings = facts.rows.standings();
    for (at, node) in facts.outline.nodes().iter().enumerate() {
        if !node.kind.is_deed() {
            counts.objectives += 1;
            continue;
        }
        if !facts.outline.is_leaf(at) {
            continue;
        }
        counts.deeds += 1;
        let row = facts.row(at);
        let standing = facts.outline.standing(&standings, at);
        let watch = alcove_domain::plan::standing::watch(
            standing,
            row.span(),
            None,
            facts.rows.plan.quiet_days,
            today,
        );
        match standing {
            Standing::Done => counts.done += 1,
            Standing::Cancelled | Standing::Suspended => counts.left_out += 1,
            _ if watch.overdue.is_some() || standing == Standing::Delayed => counts.late += 1,
            Standing::NotStarted => counts.not_started += 1,
            _ => counts.running += 1,
        }
    }
    counts.parts = parts(&counts);
    counts
}

fn parts(counts: &Counts) -> Vec<(&'static str, String, String)> {
    let of = [
        ("g-done", counts.done),
        ("g-bar", counts.running),
        ("g-plan", counts.not_started),
        ("g-latedone", counts.late),
    ];
    let all: usize = of.iter().map(|(_, n)| n).sum();
    let mut x = 0.0;
    let mut parts = Vec::new();
    for (class, n) in of.into_iter().filter(|(_, n)| *n > 0) {
        let width = 100.0 * n as f64 / all as f64;
        parts.push((class, format!("{x:.2}%"), format!("{:.2}%", (width - 0.6).max(0.4))));
        x += width;
    }
    parts
}
