//! `/applications/{application}`: where an application stands, and what can be done about it now.

use alcove_domain::certify::Stage;
use alcove_domain::certify::engagement::Standing;
use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::RuleView;
use super::head::{Head, Tab};
use super::scheme::seen;
use crate::certify::applying::{self, Choice, Signature};
use crate::certify::facts::{self, Facts};
use crate::certify::objecting::{self, Named};
use crate::certify::reading::today;
use crate::certify::scheme_body::named;
use crate::certify::snapshot;
use crate::certify::store::{clarification, declaration, snapshot as snapshots, tie};
use crate::evidence::opening;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{ApplicationId, AssessmentId, EngagementId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;
use crate::plan::store::plan;

#[derive(Template)]
#[template(path = "certify/application.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    version: i64,
    draft: Option<Draft>,
    /// What was handed in: the day, the hash in groups, counts.
    receipt: Option<Receipt>,
    declaration: Option<Signed>,
    withdrawn: Option<(String, String)>,
    may_prepare: bool,
    may_withdraw: bool,
    /// Questions of the assessors that wait for the reader.
    questions: usize,
    assessors: Vec<Assessor>,
    /// What an appeal says; empty for all others.
    appeal: String,
}

impl Page {
    fn may_object(&self) -> bool {
        self.assessors.iter().any(|one| one.may_object)
    }
}

/// Somebody who assesses, with what the institution objected and was answered.
struct Assessor {
    id: String,
    name: String,
    part: String,
    standing: String,
    tone: &'static str,
    may_object: bool,
    /// What was said, when, and the answer.
    objections: Vec<(String, String, String)>,
}

/// Evidence of the assessment that assessors would not get.
struct Kept {
    count: usize,
    /// Address and title, as far as the person sees them.
    pieces: Vec<(String, String)>,
    /// Whether the person may open any of them.
    may_open: bool,
}

/// What there is to do before it is handed in.
struct Draft {
    kept: Option<Kept>,
    rules: Vec<RuleView>,
    met: usize,
    ready: bool,
    may_sign: bool,
    words: String,
    assessments: Vec<(String, String)>,
    plans: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    mentions: Vec<(String, String, bool)>,
}

pub struct Receipt {
    pub day: String,
    pub hash: String,
    pub items: String,
    pub evidence: String,
    pub nodes: String,
}

struct Signed {
    name: String,
    position: String,
    day: String,
    words: String,
    language: String,
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let form = FormView::new(person.words(), untouched(&person, &facts));
    render(&page(&person, &facts, form).await?)
}

/// What the forms of the page hold before anybody types.
fn untouched(person: &Person, facts: &Facts) -> Fields {
    let mut fields = Fields::of([
        ("assessment", facts.row.assessment_id.as_str()),
        ("plan", facts.row.plan_id.as_ref().map_or("", |plan| plan.as_str())),
        ("field", &facts.row.field),
        ("name", &person.name),
        ("day", &today(person).to_string()),
    ]);
    let chosen = applying::mentions(&facts.row).into_iter();
    fields.0.extend(chosen.map(|one| ("mentions".to_owned(), one)));
    fields
}

/// What was typed into one form. The others hold what they held: an empty choice beside a refusal
/// would be saved as one.
fn with_the_others(mut typed: Fields, untouched: Fields) -> Fields {
    let own: &[&str] = match typed.get("act") {
        "choose" => &["assessment", "plan", "field", "mentions"],
        "sign" => &["name", "position", "day"],
        _ => &[],
    };
    typed.0.extend(untouched.0.into_iter().filter(|(name, _)| !own.contains(&name.as_str())));
    typed
}

/// Chooses what is handed in, opens evidence to assessors, signs, hands in, or withdraws.
pub async fn post(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let seen = seen(&fields);
    let (done, notice) = match fields.get("act") {
        "choose" => {
            let choice = Choice {
                assessment: AssessmentId::from(fields.get("assessment")),
                plan: Some(fields.get("plan")).filter(|plan| !plan.is_empty()).map(Into::into),
                field: fields.get("field").to_owned(),
                mentions: fields.all("mentions").map(str::to_owned).collect(),
            };
            (applying::choose(&person, &id, &seen, choice).await, "notice-certify-chosen")
        }
        "sign" => {
            let said = Signature {
                name: fields.get("name").to_owned(),
                position: fields.get("position").to_owned(),
                day: fields.get("day").to_owned(),
                agreed: fields.get("agreed") == "yes",
            };
            (applying::sign(&person, &id, &seen, said).await, "notice-certify-signed")
        }
        "open-evidence" => (applying::open_evidence(&person, &id).await, "notice-certify-evidence-opened"),
        "object" => {
            let to = EngagementId::from(fields.get("engagement"));
            (objecting::object(&person, &id, &to, fields.get("objection")).await, "notice-certify-objected")
        }
        "submit" => (applying::submit(&person, &id, &seen).await, "notice-certify-submitted"),
        "withdraw" => {
            let done = applying::withdraw(&person, &id, &seen, fields.get("reason")).await;
            (done, "notice-certify-withdrawn")
        }
        _ => (Err(Error::invalid("act", "unknown-choice")), ""),
    };
    match done {
        Ok(_) => person.see(&format!("/applications/{id}"), notice),
        Err(error) => {
            let facts = facts::load(&person, &id).await?;
            let fields = with_the_others(fields, untouched(&person, &facts));
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, form).await?)
        }
    }
}

async fn page(person: &Person, facts: &Facts, form: FormView) -> Result<Page> {
    let words = person.words();
    let is_draft = facts.stage() == Stage::Draft;
    let declared = declaration::find(person.ctx.db().read(), facts.id()).await?;
    let draft = if is_draft {
        let standing = applying::standing(person, facts).await?;
        Some(draft(person, facts, &standing, &form).await?)
    } else {
        None
    };
    let receipt =
        snapshot::load(&person.ctx, facts.id()).await?.map(|(row, body)| receipt(person, &row, &body));
    let row = &facts.row;
    let withdrawn =
        row.withdrawn_at.map(|at| (words.day_of(Instant(at), &person.zone), row.withdrawn_because.clone()));
    let may_prepare = facts.prepares(person);
    let questions = if may_prepare && facts.stage() == Stage::UnderAssessment {
        let open = clarification::open_of(person.ctx.db().read(), facts.applicant()).await?;
        open.iter().filter(|one| one.application_id == *facts.id()).count()
    } else {
        0
    };
    let over = matches!(facts.stage(), Stage::Decided | Stage::Withdrawn);
    Ok(Page {
        frame: person.frame(Place::Certificates, words.t("certify-application-title")),
        head: Head::of(person, facts, Tab::Overview).await?,
        form,
        version: row.version,
        draft,
        receipt,
        declaration: declared.map(|row| Signed {
            day: Day::parse(&row.day).map(|day| words.day(day)).unwrap_or_default(),
            name: row.name,
            position: row.position,
            words: row.words,
            language: row.language,
        }),
        withdrawn,
        may_prepare,
        may_withdraw: may_prepare && !over,
        questions,
        appeal: row.ground_words.clone(),
        assessors: objecting::named(person, facts)
            .await?
            .iter()
            .map(|one| assessor(person, one, may_prepare))
            .collect(),
    })
}

fn assessor(person: &Person, one: &Named, may_prepare: bool) -> Assessor {
    let words = person.words();
    let (standing, tone) = match one.standing {
        Standing::Accepted => ("certify-assessor-now", "good"),
        _ => ("certify-assessor-over", ""),
    };
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    let answer = |row: &tie::Model| match row.decided_at {
        Some(at) => {
            words.t2("certify-objection-answer", "day", day(at), "words", row.decided_because.as_str())
        }
        None if one.standing == Standing::Accepted => words.t("certify-objection-waits"),
        None => String::new(),
    };
    Assessor {
        id: one.row.id.0.clone(),
        name: one.name.clone(),
        part: words.t(&format!("engagement-part-{}", one.row.part)),
        standing: words.t(standing),
        tone,
        may_object: may_prepare && one.may_be_objected_to(),
        objections: one
            .objections
            .iter()
            .map(|row| (row.words.clone(), day(row.found_at), answer(row)))
            .collect(),
    }
}

async fn draft(
    person: &Person,
    facts: &Facts,
    standing: &applying::Standing,
    form: &FormView,
) -> Result<Draft> {
    let words = person.words();
    let scheme = &facts.edition.body;
    let complete = standing.completeness();
    let mut fields = Vec::new();
    if facts.level()?.asks_field {
        let all = scheme.fields.iter();
        fields.extend(all.map(|one| (one.id.clone(), named(&one.names, words, &scheme.language).to_owned())));
    }
    let mentions = scheme.mentions.iter().map(|one| {
        let name = named(&one.names, words, &scheme.language).to_owned();
        (one.id.clone(), name, form.has("mentions", &one.id))
    });
    let ground = &standing.ground;
    let mut plans = vec![(String::new(), words.t("certify-no-plan"))];
    let rows = plan::page(person.ctx.db().read(), facts.applicant(), None, 200).await?;
    plans.extend(rows.into_iter().map(|row| (row.id.0, row.title)));
    Ok(Draft {
        kept: kept(person, facts, standing).await?,
        rules: standing.level.rules.iter().map(|one| RuleView::of(words, one, ground)).collect(),
        met: standing.level.met(),
        ready: complete.unmet == 0 && complete.declared,
        may_sign: person.can(Action::SignDeclaration, &facts.resource()),
        words: applying::declaration_words(person, facts)?,
        assessments: ground.assessments.iter().map(|row| (row.id.0.clone(), row.title.clone())).collect(),
        plans,
        fields,
        mentions: mentions.collect(),
    })
}

async fn kept(person: &Person, facts: &Facts, standing: &applying::Standing) -> Result<Option<Kept>> {
    if standing.kept().is_empty() {
        return Ok(None);
    }
    let seen = applying::kept(person, standing).await?;
    let pieces = seen.iter().map(|one| (format!("/evidence/{}", one.id()), one.row.title.clone()));
    Ok(Some(Kept {
        count: standing.kept().len(),
        may_open: facts.prepares(person) && seen.iter().any(|one| opening::may_open(person, one)),
        pieces: pieces.collect(),
    }))
}

/// What was handed in, in a few figures and its hash.
pub fn receipt(person: &Person, row: &snapshots::Model, body: &snapshot::Snapshot) -> Receipt {
    let words = person.words();
    let nodes = body.plan.as_ref().map_or(0, |plan| plan.nodes.len());
    let answered = body.rated().filter(|item| item.mark.is_some()).count();
    Receipt {
        day: words.moment(Instant(row.taken_at), &person.zone),
        hash: grouped(&row.hash),
        items: words.t1("certify-count-items", "count", answered),
        evidence: words.t1("certify-count-evidence", "count", body.evidence.len()),
        nodes: words.t1("certify-count-nodes", "count", nodes),
    }
}

/// In groups of eight, so that a person can compare two of them.
fn grouped(hash: &str) -> String {
    let signs: Vec<char> = hash.chars().collect();
    let groups: Vec<String> = signs.chunks(8).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
