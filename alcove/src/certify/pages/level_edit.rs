//! `/schemes/{scheme}/levels/{level}`: what a level of the draft asks for.

use alcove_domain::certify::Validation;
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::scheme::seen;
use super::scheme_edit::{labels, list, texts};
use crate::certify::scheme_body::{LevelBody, RuleBody, kind, named};
use crate::certify::schemes;
use crate::kit::form::{Form, Path};
use crate::kit::ids::SchemeId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Refusal, Result, Words};
use crate::network::Person;

/// Rows to write further rules in.
const FREE: usize = 2;

#[derive(Template)]
#[template(path = "certify/level-edit.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    level: String,
    scheme: String,
    rules: Vec<Row>,
    kinds: Vec<(&'static str, String)>,
    validations: Vec<(&'static str, String)>,
    may_remove: bool,
}

/// A rule in the form: its kind, and the numbers that it may need.
#[derive(Clone, Default)]
struct Row {
    kind: String,
    number: String,
    step: String,
}

pub async fn get(person: Person, Path((id, level)): Path<(SchemeId, String)>) -> Result<Response> {
    let scheme = schemes::find(&person, &id).await?;
    person.may(Action::EditScheme, &schemes::of_body(&scheme.row.body_id))?;
    let draft = scheme.draft().ok_or_else(|| Error::NotNow(Refusal::new("scheme-frozen")))?;
    let known = draft.body.level(&level).ok_or(Error::NotFound)?;
    let form = FormView::new(person.words(), written(known, draft.row.version));
    let title = draft.body.name(person.words()).to_owned();
    let rows = known.rules.iter().map(row_of).collect();
    render(&page(&person, &id, known, (&title, draft.body.levels.len()), rows, form))
}

pub async fn post(
    person: Person,
    Path((id, level)): Path<(SchemeId, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let scheme = schemes::find(&person, &id).await?;
    person.may(Action::EditScheme, &schemes::of_body(&scheme.row.body_id))?;
    let mut body = scheme.latest()?.body.clone();
    let title = body.name(person.words()).to_owned();
    let at = body.levels.iter().position(|one| one.id == level).ok_or(Error::NotFound)?;
    let rows = rows(&fields);
    let done = if fields.get("act") == "remove" {
        body.levels.remove(at);
        schemes::save(&person, &id, &seen(&fields), body.clone()).await
    } else {
        match read(&mut body.levels[at], &fields, &rows) {
            Ok(()) => schemes::save(&person, &id, &seen(&fields), body.clone()).await,
            Err(error) => Err(error),
        }
    };
    match done {
        Ok(_) => person.see(&format!("/schemes/{id}"), "notice-certify-scheme-saved"),
        Err(error) => {
            let known = scheme.latest()?.body.level(&level).ok_or(Error::NotFound)?.clone();
            let form = FormView::failed(person.words(), fields, error)?;
            let page = page(&person, &id, &known, (&title, body.levels.len()), rows, form);
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

fn page(
    person: &Person,
    id: &SchemeId,
    level: &LevelBody,
    (scheme, levels): (&str, usize),
    mut rules: Vec<Row>,
    form: FormView,
) -> Page {
    let words = person.words();
    rules.resize(rules.len() + FREE, Row::default());
    let mut kinds = vec![("", words.t("certify-rule-kind-none"))];
    kinds.extend(RuleBody::KINDS.map(|kind| (kind, words.t(&format!("certify-rule-kind-{kind}")))));
    let fallback = level.names.keys().next().cloned().unwrap_or_default();
    Page {
        frame: person.frame(Place::Certificates, named(&level.names, words, &fallback).to_owned()),
        id: id.0.clone(),
        level: level.id.clone(),
        scheme: scheme.to_owned(),
        rules,
        kinds,
        validations: Validation::ALL
            .map(|one| (one.word(), words.t(&format!("certify-validation-{}", one.word()))))
            .to_vec(),
        may_remove: levels > 1,
        form,
    }
}

fn row_of(rule: &RuleBody) -> Row {
    let kind = kind(&rule.rule()).to_owned();
    let (number, step) = match rule {
        RuleBody::ItemsAssessed { least }
        | RuleBody::ItemsInEachGroup { least }
        | RuleBody::PracticesPublished { least } => (least.to_string(), String::new()),
        RuleBody::EvidenceShare { percent } | RuleBody::FindingsAnswered { percent } => {
            (percent.to_string(), String::new())
        }
        RuleBody::FieldAtStep { step, percent } => (percent.to_string(), step.to_string()),
        RuleBody::CountsAtStep { step, least } => {
            let counts: Vec<String> = least.iter().map(u32::to_string).collect();
            (counts.join(" / "), step.to_string())
        }
        RuleBody::PlanApproved {} | RuleBody::Declaration {} => Default::default(),
    };
    Row { kind, number, step }
}

fn rows(fields: &Fields) -> Vec<Row> {
    let all = |name: &str| fields.all(name).map(|text| text.trim().to_owned()).collect::<Vec<_>>();
    let (numbers, steps) = (all("rule_number"), all("rule_step"));
    let at = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
    let kinds = all("rule").into_iter().enumerate();
    kinds
        .map(|(n, kind)| Row { kind, number: at(&numbers, n), step: at(&steps, n) })
        .filter(|row| !row.kind.is_empty())
        .collect()
}

fn written(level: &LevelBody, version: i64) -> Fields {
    let months = |months: Option<u32>| months.map(|months| months.to_string()).unwrap_or_default();
    let mut fields = Fields::of([
        ("version", &version.to_string()),
        ("valid_months", &months(level.valid_months)),
        ("surveillance_months", &months(level.surveillance_months)),
        ("validation", &level.validation),
        ("asks_field", if level.asks_field { "yes" } else { "" }),
    ]);
    for code in Words::ALL.map(Words::code) {
        let label = level.names.get(code).cloned().unwrap_or_default();
        let texts = [
            ("name", label.name),
            ("aliases", label.aliases.join(", ")),
            ("says", level.says.get(code).cloned().unwrap_or_default()),
        ];
        fields.0.extend(texts.map(|(name, value)| (format!("{name}_{code}"), value)));
    }
    fields
}

fn read(level: &mut LevelBody, fields: &Fields, rows: &[Row]) -> Result<()> {
    labels(&mut level.names, fields, "name", "aliases");
    texts(&mut level.says, fields, "says");
    level.valid_months = months(fields, "valid_months")?;
    level.surveillance_months = months(fields, "surveillance_months")?;
    fields.get("validation").clone_into(&mut level.validation);
    level.asks_field = fields.get("asks_field") == "yes";
    level.rules = rows.iter().map(rule).collect::<Result<_>>()?;
    Ok(())
}

fn months(fields: &Fields, name: &'static str) -> Result<Option<u32>> {
    match fields.get(name) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::invalid(name, "not-a-number")),
    }
}

fn rule(row: &Row) -> Result<RuleBody> {
    let fault = || Error::invalid("rules", "rule-numbers");
    let number = || row.number.parse::<u32>().map_err(|_| fault());
    let step = || row.step.parse::<i32>().map_err(|_| fault());
    Ok(match row.kind.as_str() {
        "items-assessed" => RuleBody::ItemsAssessed { least: number()? },
        "items-in-each-group" => RuleBody::ItemsInEachGroup { least: number()? },
        "counts-at-step" => {
            let counts = list(&row.number.replace('/', ","));
            let least = counts.iter().map(|count| count.parse()).collect::<std::result::Result<_, _>>();
            RuleBody::CountsAtStep { step: step()?, least: least.map_err(|_| fault())? }
        }
        "field-at-step" => RuleBody::FieldAtStep { step: step()?, percent: number()? },
        "evidence-share" => RuleBody::EvidenceShare { percent: number()? },
        "plan-approved" => RuleBody::PlanApproved {},
        "findings-answered" => RuleBody::FindingsAnswered { percent: number()? },
        "practices-published" => RuleBody::PracticesPublished { least: number()? },
        "declaration" => RuleBody::Declaration {},
        _ => return Err(Error::invalid("rules", "unknown-choice")),
    })
}
