//! `/assessments/{id}/results`: a sentence, the dimensions, the profile, strengths and gaps, where
//! units differ, what changed.

use alcove_domain::assess::FindingKind;
use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use alcove_domain::review::Phase;
use alcove_report::chart::Medium;
use askama::Template;
use axum::response::Response;

use super::results_parts::{
    Cell, ChangeRow, CriterionRow, Dimension, FindingRow, HeatGroup, SpreadRow, changes, dimensions, finding,
    heat, lede, legend, method, ranked, spread, table,
};
use super::{Head, Tab};
use crate::kit::form::{Path, Query};
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render, see};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::review::findings::{self, Found};
use crate::review::outcomes::Which;
use crate::review::results::{self, Results};
use crate::review::results_view::View;
use crate::review::spoken::Level;
use crate::review::{answered, facts, results_charts, state};

#[derive(serde::Deserialize, Default)]
pub struct NumberQuery {
    number: Option<i64>,
}

#[derive(Template)]
#[template(path = "review/settle/results.html")]
struct Page {
    frame: Frame,
    head: Head,
    agreed: bool,
    superseded: bool,
    tag: String,
    sentence: String,
    lede: String,
    dimensions: Vec<Dimension>,
    dimension_heading: String,
    criterion: String,
    criteria_heading: String,
    legend: Vec<(String, String)>,
    radar: Option<String>,
    radar_note: String,
    table: Vec<CriterionRow>,
    before: String,
    compared: Option<String>,
    strengths: Vec<FindingRow>,
    gaps: Vec<FindingRow>,
    ideas: Vec<FindingRow>,
    from_numbers: bool,
    may_plan: bool,
    may_edit: bool,
    may_export: bool,
    levels: Vec<Level>,
    seats: Vec<String>,
    heat: Vec<HeatGroup>,
    whole: String,
    spread: Vec<SpreadRow>,
    risen: Vec<ChangeRow>,
    fallen: Vec<ChangeRow>,
    method: Vec<String>,
}

/// `/results`: the latest of the organisation.
pub async fn latest(person: Person) -> Result<Response> {
    match results::latest(&person).await {
        Ok(Some(id)) => see(&format!("/assessments/{id}/results")),
        Ok(None) | Err(Error::NotFound) => render(&NoResults {
            frame: person.frame(Place::Results, person.words().t("nav-results")),
            open: None,
        }),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "review/settle/no-results.html")]
struct NoResults {
    frame: Frame,
    /// An assessment that is not closed yet.
    open: Option<Head>,
}

pub async fn get(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(query): Query<NumberQuery>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    if query.number.is_none() && state::phase(&facts.row) != Phase::Closed {
        let head = Head::of(&person, &facts, Tab::Results);
        return render(&NoResults {
            frame: person.frame(Place::Results, person.words().t("nav-results")),
            open: Some(head),
        });
    }
    let which = query.number.map_or(Which::Standing, Which::Number);
    let results = results::load(&person, &id, which).await?;
    let found = findings::standing(&person.ctx, &id).await?;
    let head = Head::of(&person, &results.facts, Tab::Results);
    render(&Page::new(&person, head, &results, &found))
}

impl Page {
    fn new(person: &Person, head: Head, results: &Results, found: &[Found]) -> Self {
        let words = person.words();
        let view = View::of(results, words);
        let resource = results.facts.resource();
        let body = &results.body;
        let agreed = results.head.status == "agreed";
        let day = words.day_of(Instant(results.head.closed_at), &person.zone);
        let key = if agreed { "settle-results-agreed-on" } else { "settle-results-provisional-on" };
        let of_kind = |kind| found.iter().filter(move |one| one.kind == kind).map(|one| finding(&view, one));
        let (mut strengths, mut gaps): (Vec<_>, Vec<_>) =
            (of_kind(FindingKind::Strength).collect(), of_kind(FindingKind::Gap).collect());
        let from_numbers = strengths.is_empty() && gaps.is_empty();
        if from_numbers {
            (strengths, gaps) = ranked(&view);
        }
        let first = view.dimensions.first().or(view.criteria.first()).copied();
        let tier = |node: Option<usize>| node.map(|node| view.tier(node)).unwrap_or_default();
        let (risen, fallen) = changes(&view);
        Self {
            frame: person
                .frame(Place::Results, words.t1("settle-results-title", "title", head.title.as_str())),
            agreed,
            superseded: results.head.superseded_at.is_some(),
            tag: words.t1(key, "day", day),
            sentence: view.sentence(),
            lede: lede(&view),
            dimensions: dimensions(&view),
            dimension_heading: tier(first).1,
            criterion: tier(view.criteria.first().copied()).0,
            criteria_heading: tier(view.criteria.first().copied()).1,
            legend: legend(&view),
            radar: results_charts::radar(&view, Medium::Screen),
            radar_note: results_charts::radar_finding(&view),
            table: table(&view),
            before: view.before_name().to_owned(),
            compared: results.before.as_ref().map(|before| {
                words.t2(
                    "settle-results-compared",
                    "compared",
                    before.change.compared,
                    "items",
                    body.whole.items,
                )
            }),
            strengths,
            gaps,
            ideas: of_kind(FindingKind::Idea).collect(),
            from_numbers,
            may_plan: answered::may_plan(person, results.facts.organisation()),
            may_edit: person.can(Action::EditFindings, &resource),
            may_export: person.can(Action::ExportReport, &resource),
            levels: view.ramp.as_ref().map(|ramp| ramp.levels.clone()).unwrap_or_default(),
            seats: body.seats.iter().map(|seat| seat.name.clone()).collect(),
            heat: heat(&view),
            whole: view.value(&body.whole).map(|value| value.text).unwrap_or_default(),
            spread: spread(&view),
            risen,
            fallen,
            method: method(&view),
            head,
        }
    }

    /// Strengths, gaps and ideas: the id of the part, its heading, its rows.
    fn lists(&self) -> [(&'static str, String, &[FindingRow]); 3] {
        let words = self.frame.words;
        [
            ("strengths", words.t("settle-results-strengths"), &self.strengths),
            ("gaps", words.t("settle-results-gaps"), &self.gaps),
            ("ideas", words.t("settle-results-ideas"), &self.ideas),
        ]
    }
}
