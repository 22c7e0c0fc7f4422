//! How a node stands: the form for a note, and what was said before.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::improve::Stage;
use alcove_domain::kit::{Instant, Number};
use alcove_domain::network::Action;
use alcove_domain::plan::Standing;

use crate::evidence::pages::card::Card;
use crate::evidence::{self, Filter};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::noting::{self, Noted, Said};
use crate::improve::pages::{Head, Tab, back};
use crate::improve::rights::Reach;
use crate::improve::{progress, state};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{EvidenceId, NodeId, PlanId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::plan::words;

/// Pieces offered at once; who does not find it among them, searches.
const OFFERED: u64 = 8;

/// The part of a node's page.
pub struct Part {
    pub plan: String,
    pub node: String,
    pub may_note: bool,
    /// The key of why nothing can be noted now.
    pub why_not: Option<&'static str>,
    pub progress: String,
    pub form: FormView,
    pub choices: Vec<Choice>,
    /// Pieces of the library that can go with the note, the chosen ones first.
    pub cards: Vec<Card>,
    pub notes: Vec<NoteView>,
}

/// A standing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    pub word: &'static str,
    pub tone: &'static str,
    pub icon: &'static str,
    pub text: String,
}

/// One thing that was said.
pub struct NoteView {
    pub standing: Choice,
    pub day: String,
    pub by: String,
    pub words: String,
    pub done: Option<String>,
    /// The key of how it came, where it was not typed on a page.
    pub via: Option<&'static str>,
    pub evidence: Vec<(String, String)>,
}

/// All standings, in the order in which an action goes through them.
pub fn choices(words_: Words) -> Vec<Choice> {
    Standing::ALL.into_iter().map(|standing| choice(words_, standing)).collect()
}

/// A standing with its tone, icon and word.
pub fn choice(words_: Words, standing: Standing) -> Choice {
    let (tone, icon) = match standing {
        Standing::NotStarted => ("", "circle"),
        Standing::OnTrack => ("good", "circle-dashed"),
        Standing::AtRisk => ("warn", "triangle-alert"),
        Standing::Delayed => ("bad", "clock"),
        Standing::Done => ("brand", "check"),
        Standing::Cancelled => ("", "ban"),
        Standing::Suspended => ("", "minus"),
    };
    let word = words::standing(standing);
    Choice { word, tone, icon, text: words_.t(&format!("improve-standing-{word}")) }
}

impl Part {
    pub async fn of(person: &Person, facts: &Facts, at: usize) -> Result<Self> {
        let row = facts.row(at);
        let mut fields = Fields::default();
        if row.noted_at.is_some() {
            fields.0.push(("standing".to_owned(), row.standing.clone()));
        }
        Self::with(person, facts, at, FormView::new(person.words(), fields)).await
    }

    /// The same with what was typed.
    pub async fn with(person: &Person, facts: &Facts, at: usize, form: FormView) -> Result<Self> {
        let words_ = person.words();
        let row = facts.row(at);
        let allowed = Reach::of(person, facts).await?.can(Action::NoteStatus, at);
        let under_way = state::stage(&facts.rows.plan) == Stage::UnderWay;
        let may_note = allowed && under_way;
        let names = Names::of(&person.ctx, facts.organisation()).await?;
        let notes = noting::history(person, &row.id).await?;
        let progress = progress::of(facts, facts.today(person)).in_words(words_, facts, at);
        Ok(Self {
            plan: facts.id().0.clone(),
            node: row.id.0.clone(),
            may_note,
            why_not: (allowed && !under_way).then_some("improve-notes-not-under-way"),
            progress,
            choices: choices(words_),
            cards: if may_note { cards(person, facts, &form).await? } else { Vec::new() },
            notes: notes.into_iter().map(|noted| view(person, &names, noted)).collect(),
            form,
        })
    }

    /// Whether the list of evidence lies open.
    pub fn shows_evidence(&self) -> bool {
        self.form.fault("evidence").is_some()
            || !self.form.value("q").is_empty()
            || !self.form.value("find").is_empty()
            || self.form.fields.all("evidence").next().is_some()
    }
}

fn view(person: &Person, names: &Names, noted: Noted) -> NoteView {
    let words_ = person.words();
    let Noted { row, evidence } = noted;
    let done = row.done.as_ref().and_then(|done| Number::parse(done).ok());
    NoteView {
        standing: choice(words_, words::read_standing(&row.standing).unwrap_or_default()),
        day: words_.moment(Instant(row.noted_at), &person.zone),
        by: names.person(row.noted_by.as_str()),
        words: row.words,
        done: done.map(|done| words_.number(&(done * Number::from(100)), 0)),
        via: match row.via.as_str() {
            "link" => Some("improve-notes-via-link"),
            "api" => Some("improve-notes-via-api"),
            "import" => Some("improve-notes-via-import"),
            _ => None,
        },
        evidence: evidence
            .into_iter()
            .map(|one| (one.row.title.clone(), format!("/evidence/{}", one.row.id)))
            .collect(),
    }
}

/// The pieces that are chosen, and those that the search finds.
async fn cards(person: &Person, facts: &Facts, form: &FormView) -> Result<Vec<Card>> {
    let chosen: Vec<EvidenceId> = form.fields.all("evidence").map(EvidenceId::from).collect();
    let mut found = Vec::new();
    if !chosen.is_empty() {
        found = evidence::find_many(person, &chosen).await?;
        found.retain(|one| one.row.organisation_id == *facts.organisation() && !one.is_withdrawn());
    }
    let search = form.value("q").trim().to_owned();
    let filter = Filter { search, limit: Some(OFFERED), ..Filter::default() };
    for one in evidence::list(person, facts.organisation(), filter).await?.evidence {
        if !chosen.contains(one.id()) {
            found.push(one);
        }
    }
    Card::all(&person.ctx, &found, facts.today(person)).await
}

#[derive(Template)]
#[template(path = "improve/notes.html")]
struct Page {
    frame: Frame,
    head: Head,
    title: String,
    part: Part,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    standing: String,
    back: String,
}

/// The form on a page of its own.
pub async fn get(
    person: Person,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    let fields = Fields::of([("standing", &ask.standing), ("back", &ask.back)]);
    let form = FormView::new(person.words(), fields);
    render(&page(&person, &plan, &node, form).await?)
}

/// Takes a note; or, where evidence is looked for, shows the form again with what was found.
pub async fn post(
    person: Person,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    if !fields.get("find").is_empty() {
        let form = FormView::new(person.words(), fields);
        return render(&page(&person, &plan, &node, form).await?);
    }
    let said = Said {
        standing: fields.get("standing").to_owned(),
        done: fields.get("done").to_owned(),
        words: fields.get("words").to_owned(),
        evidence: fields.all("evidence").map(EvidenceId::from).collect(),
        via: "page",
    };
    let before = facts::load(&person, &plan).await?;
    match noting::note(&person, &plan, &node, said).await {
        Ok(_) => {
            let to = back(&plan, fields.get("back"), format!("/plans/{plan}/nodes/{node}#notes"));
            let was = before.rows.node(&node)?;
            // On the board a card was moved with one hand; it goes back as easily.
            if fields.get("undo") == "1" && !was.standing.is_empty() {
                let done = was.done.as_ref().and_then(|done| Number::parse(done).ok());
                let done =
                    done.map_or_else(|| "x".to_owned(), |done| (done * Number::from(100)).to_decimal(0));
                let undo = format!("/plans/{plan}/nodes/{node}/notes/{}/{done}/restoration", was.standing);
                return person.see_undoable(&to, "notice-plan-noted", &undo);
            }
            person.see(&to, "notice-plan-noted")
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &plan, &node, form).await?)
        }
    }
}

/// Says again what was said before: a note is never changed, a later one counts.
pub async fn take_back(
    person: Person,
    Path((plan, node, standing, done)): Path<(PlanId, NodeId, String, String)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let said = Said {
        standing,
        done: if done == "x" { String::new() } else { done },
        words: person.words().t("improve-notes-taken-back"),
        evidence: Vec::new(),
        via: "page",
    };
    noting::note(&person, &plan, &node, said).await?;
    person.see(&format!("/plans/{plan}?view=board"), "notice-plan-noted")
}

async fn page(person: &Person, plan: &PlanId, node: &NodeId, form: FormView) -> Result<Page> {
    let facts = facts::load(person, plan).await?;
    let at = facts.place(node.as_str())?;
    let title = format!("{} {}", facts.numbers().remove(&at).unwrap_or_default(), facts.row(at).title);
    Ok(Page {
        frame: person.frame(Place::Plan, title.trim().to_owned()),
        head: Head::of(person, &facts, Tab::Plan),
        title: title.trim().to_owned(),
        part: Part::with(person, &facts, at, form).await?,
    })
}
