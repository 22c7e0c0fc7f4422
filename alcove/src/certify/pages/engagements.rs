//! `/applications/{application}/assessors`: who assesses an application, what ties them to the
//! institution, and how somebody is asked.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::certify::conflict::{Effect, Tie};
use alcove_domain::certify::engagement::{Part, Standing};
use alcove_domain::certify::voice::Voice;
use alcove_domain::kit::Day;

use super::desk_head::PLACE;
use crate::certify::engaging::{self, Asked, Engaged, Ruling};
use crate::certify::pool::{self, Pooled, list_of};
use crate::certify::store::tie;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{ApplicationId, AssessorId, EngagementId};
use crate::kit::page::{Frame, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/engagements.html")]
struct Page {
    frame: Frame,
    application: ApplicationId,
    form: FormView,
    lines: Vec<Line>,
    /// Substitutes that stand ready, to take over from somebody.
    substitutes: Vec<(String, String)>,
    pool: Vec<(String, String)>,
    parts: Vec<(String, String)>,
    checked: Option<Checked>,
}

/// Somebody of the pool, with what ties them to the institution.
struct Checked {
    name: String,
    ties: Vec<Tied>,
    excluded: bool,
    asks_why: bool,
    full: bool,
}

struct Tied {
    text: String,
    effect: String,
    tone: &'static str,
    icon: &'static str,
    because: String,
}

struct Line {
    id: EngagementId,
    name: String,
    part: String,
    standing: String,
    tone: &'static str,
    last_day: String,
    because: String,
    ties: Vec<Tied>,
    to_decide: bool,
    /// It is the institution that reads the answer.
    objected: bool,
    /// A tie that excludes came about after the person had accepted.
    rests: bool,
    open: bool,
    /// Its day has passed: what was handed in counts on, or nothing was.
    ran_out: Option<&'static str>,
    /// Judges, so that a substitute can take over.
    replaceable: bool,
    handed_in: bool,
}

impl Line {
    /// What was handed in in its time can still be taken out of the count.
    fn may_discount(&self) -> bool {
        self.ran_out == Some("engagement-over-counts")
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    assessor: Option<AssessorId>,
    part: String,
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>, Query(ask): Query<Ask>) -> Result<Response> {
    let assessor = ask.assessor.map(|id| id.0).unwrap_or_default();
    let fields = Fields::of([("assessor", assessor.as_str()), ("part", &ask.part)]);
    show(&person, &id, StatusCode::OK, FormView::new(person.words(), fields)).await
}

pub async fn post(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let asked = Asked {
        assessor: AssessorId::from(fields.get("assessor")),
        part: fields.get("part").to_owned(),
        last_day: fields.get("last_day").to_owned(),
        words: fields.get("words").to_owned(),
        because: fields.get("because").to_owned(),
    };
    let result = engaging::ask(&person, &id, &asked).await.map(|_| ());
    done(&person, &id, fields, result, "notice-assessor-asked").await
}

pub async fn end(
    person: Person,
    Path((id, engagement)): Path<(ApplicationId, EngagementId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = engaging::end(&person, &id, &engagement, fields.get("because")).await;
    done(&person, &id, fields, result, "notice-engagement-ended").await
}

pub async fn decide(
    person: Person,
    Path((id, engagement)): Path<(ApplicationId, EngagementId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ruling = if fields.get("ruling") == "for" { Ruling::InFavour } else { Ruling::Against };
    let result = engaging::decide(&person, &id, &engagement, ruling, fields.get("because")).await;
    done(&person, &id, fields, result, "notice-conflict-decided").await
}

pub async fn take_over(
    person: Person,
    Path((id, engagement)): Path<(ApplicationId, EngagementId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let substitute = EngagementId::from(fields.get("substitute"));
    let result = engaging::take_over(&person, &id, &substitute, &engagement, fields.get("because")).await;
    done(&person, &id, fields, result, "notice-substitute-took-over").await
}

async fn done(
    person: &Person,
    id: &ApplicationId,
    fields: Fields,
    result: Result<()>,
    notice: &'static str,
) -> Result<Response> {
    match result {
        Ok(()) => person.see(&format!("/applications/{id}/assessors"), notice),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(person, id, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

async fn show(person: &Person, id: &ApplicationId, status: StatusCode, form: FormView) -> Result<Response> {
    let words = person.words();
    let (facts, engaged) = engaging::list(person, id).await?;
    // A pool of more than this is searched in its own page.
    let pooled = pool::list(person, &facts.row.body_id, None, 500).await?;
    let chosen = AssessorId::from(form.value("assessor"));
    let checked = match pooled.iter().any(|one| one.row.id == chosen && one.person.is_some()) {
        true => Some(engaging::check(person, id, &chosen).await?),
        false => None,
    };
    let page = Page {
        frame: person.frame(PLACE, words.t("engagements-title")),
        application: id.clone(),
        substitutes: engaged
            .iter()
            .filter(|one| one.row.part == Part::Substitute.word() && one.standing == Standing::Accepted)
            .map(|one| (one.row.id.0.clone(), one.name.clone()))
            .collect(),
        lines: engaged.iter().map(|one| line(words, one)).collect(),
        pool: pooled
            .iter()
            .filter(|one| one.person.is_some())
            .map(|one| (one.row.id.0.clone(), known_by(words, one)))
            .collect(),
        parts: Part::ALL
            .iter()
            .filter(|part| **part != Part::Mentor)
            .map(|part| (part.word().to_owned(), words.t(&format!("engagement-part-{}", part.word()))))
            .collect(),
        checked: checked.map(|one| checked_said(words, &one)),
        form,
    };
    render_as(status, &page)
}

/// Who somebody of the pool is, how much there is to do already, and what they know.
fn known_by(words: Words, one: &Pooled) -> String {
    let load = words.t2("assessors-load", "load", one.load(), "most", one.row.most);
    let [fields, languages] = [&one.row.fields, &one.row.languages].map(|text| list_of(text).join(", "));
    let parts = [one.row.name.clone(), load, fields, languages];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn checked_said(words: Words, checked: &engaging::Checked) -> Checked {
    let has = |wanted| checked.ties.iter().any(|(_, effect)| *effect == wanted);
    Checked {
        name: checked.assessor.row.name.clone(),
        excluded: has(Effect::Excluded),
        asks_why: has(Effect::MustBeDecided),
        full: checked.assessor.is_full(),
        ties: checked
            .ties
            .iter()
            .map(|(tie, effect)| {
                let day = match tie {
                    Tie::FormerMember { left } => words.day(*left),
                    Tie::AssessedBefore { on } => words.day(*on),
                    _ => String::new(),
                };
                tied(words, tie.word(), &day, "", *effect, "")
            })
            .collect(),
    }
}

fn tied(words: Words, kind: &str, day: &str, said: &str, effect: Effect, because: &str) -> Tied {
    let (tone, icon) = match effect {
        Effect::Noted => ("", "info"),
        Effect::MustBeDecided => ("warn", "triangle-alert"),
        Effect::Excluded => ("bad", "ban"),
    };
    let text = words.t1(&format!("conflict-{kind}"), "day", day.to_owned());
    Tied {
        text: if said.is_empty() { text } else { words.t2("conflict-said", "kind", text, "words", said) },
        effect: words.t(&format!("conflict-effect-{}", effect.word())),
        tone,
        icon,
        because: because.to_owned(),
    }
}

/// A tie as it was logged.
fn logged(words: Words, row: &tie::Model) -> Tied {
    let day = Day::parse(&row.day).map(|day| words.day(day)).unwrap_or_default();
    let effect = Effect::parse(&row.effect).unwrap_or(Effect::Excluded);
    let said = tied(words, &row.kind, &day, &row.words, effect, &row.decided_because);
    if row.decided_at.is_none() {
        return said;
    }
    Tied { effect: words.t("conflict-effect-decided"), tone: "", icon: "check", ..said }
}

/// What is said of one whose day has passed; nothing where somebody else has the part.
fn ran_out(one: &Engaged) -> Option<&'static str> {
    match one.voice {
        _ if !one.ran_out => None,
        Voice::Given => Some("engagement-over-counts"),
        Voice::Awaited => None,
        Voice::None if one.row.handed_in_at.is_some() => Some("engagement-over-replaced"),
        Voice::None => Some("engagement-over-empty"),
    }
}

fn line(words: Words, one: &Engaged) -> Line {
    let (standing, tone) = match one.standing {
        Standing::Asked if one.is_to_be_decided() => ("engagement-to-decide", "warn"),
        Standing::Asked => ("engagement-asked", ""),
        Standing::Accepted if one.rests => ("engagement-rests", "bad"),
        Standing::Accepted if one.is_objected_to() => ("engagement-objected", "warn"),
        Standing::Accepted => ("engagement-accepted", "good"),
        Standing::Declined => ("engagement-declined", "bad"),
        Standing::Ended => ("engagement-ended", ""),
    };
    let open = matches!(one.standing, Standing::Asked | Standing::Accepted);
    let because = match one.row.declined_because.as_str() {
        "conflict" => words.t("engagement-excluded"),
        "" => one.row.ended_because.clone(),
        said => said.to_owned(),
    };
    Line {
        id: one.row.id.clone(),
        name: one.name.clone(),
        part: words.t(&format!("engagement-part-{}", one.row.part)),
        standing: words.t(standing),
        tone,
        last_day: Day::parse(&one.row.last_day).map(|day| words.day(day)).unwrap_or_default(),
        because,
        ties: one.ties.iter().map(|row| logged(words, row)).collect(),
        to_decide: one.is_to_be_decided(),
        objected: one.is_objected_to(),
        rests: one.rests,
        ran_out: ran_out(one),
        replaceable: (open || one.ran_out) && Part::parse(&one.row.part).is_some_and(Part::judges),
        open,
        handed_in: one.row.handed_in_at.is_some(),
    }
}
