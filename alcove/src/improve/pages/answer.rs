//! `/a/{secret}`: answers a reminder about one action from a phone, without signing in.

use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum_extra::extract::CookieJar;

use alcove_domain::kit::Day;

use super::node::notes::{Choice, choices};
use crate::improve::facts::Facts;
use crate::improve::links::{self, Link, Opened, Shut};
use crate::improve::noting::Said;
use crate::kit::ctx::LANGUAGE_COOKIE;
use crate::kit::form::{Form, Path};
use crate::kit::page::{Frame, render, render_as};
use crate::kit::{Ctx, Fields, FormView, Result, Words};
use crate::network::Visitor;
use crate::network::store::person;

#[derive(Template)]
#[template(path = "improve/answer.html")]
struct Page {
    frame: Frame,
    form: FormView,
    secret: String,
    name: String,
    organisation: String,
    plan: String,
    title: String,
    body: Vec<String>,
    dates: String,
    output: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "improve/answered.html")]
struct Answered {
    frame: Frame,
    heading: String,
    text: String,
    good: bool,
}

/// Shows the action and the form. Mail scanners follow links: opening one changes nothing.
pub async fn get(visitor: Visitor, headers: HeaderMap, Path(secret): Path<String>) -> Result<Response> {
    match open(&visitor, &headers, &secret).await? {
        Link::Open(opened) => {
            let row = opened.facts.row(opened.at);
            let mut fields = Fields::default();
            if row.noted_at.is_some() {
                fields.0.push(("standing".to_owned(), row.standing.clone()));
            }
            let form = FormView::new(opened.person.words(), fields);
            render(&page(&visitor, &opened, &secret, form).await?)
        }
        Link::Shut(why) => shut(&visitor, &headers, why),
    }
}

pub async fn post(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let opened = match open(&visitor, &headers, &secret).await? {
        Link::Open(opened) => opened,
        Link::Shut(why) => return shut(&visitor, &headers, why),
    };
    let said = Said {
        standing: fields.get("standing").to_owned(),
        done: fields.get("done").to_owned(),
        words: fields.get("words").to_owned(),
        ..Said::default()
    };
    match links::answer(&opened, said).await {
        Ok(None) => {
            let words = opened.person.words();
            let title = opened.facts.row(opened.at).title.clone();
            render(&Answered {
                frame: frame(&visitor, words, words.t("improve-answer-thanks")),
                heading: words.t("improve-answer-thanks"),
                text: words.t1("improve-answer-noted", "title", title),
                good: true,
            })
        }
        Ok(Some(why)) => shut(&visitor, &headers, why),
        Err(error) => {
            let form = FormView::failed(opened.person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visitor, &opened, &secret, form).await?)
        }
    }
}

/// The link, in the language of the person it was sent to unless the browser chose another.
async fn open(visitor: &Visitor, headers: &HeaderMap, secret: &str) -> Result<Link> {
    let mut link = links::open(&visitor.ctx, secret).await?;
    if let Link::Open(opened) = &mut link
        && chosen(headers).is_none()
        && let Some(row) = person::find(visitor.ctx.db().read(), &opened.person.id).await?
        && let Some(words) = Words::of(&row.language)
    {
        opened.person.ctx = Ctx { words, ..opened.person.ctx.clone() };
    }
    Ok(link)
}

fn chosen(headers: &HeaderMap) -> Option<Words> {
    let jar = CookieJar::from_headers(headers);
    jar.get(LANGUAGE_COOKIE).and_then(|cookie| Words::of(cookie.value()))
}

/// Says clearly why the link does nothing any more, and names neither the action nor the person.
fn shut(visitor: &Visitor, headers: &HeaderMap, why: Shut) -> Result<Response> {
    let words = chosen(headers).unwrap_or(visitor.ctx.words);
    let key = match why {
        Shut::Answered => "improve-answer-shut-answered",
        Shut::Revoked => "improve-answer-shut-revoked",
        Shut::Expired => "improve-answer-shut-expired",
        Shut::NotTheirs => "improve-answer-shut-not-theirs",
        Shut::Over => "improve-answer-shut-over",
    };
    let heading = words.t("improve-answer-shut");
    let frame = frame(visitor, words, heading.clone());
    render_as(StatusCode::GONE, &Answered { frame, heading, text: words.t(key), good: false })
}

fn frame(visitor: &Visitor, words: Words, title: String) -> Frame {
    Frame { words, task: true, ..visitor.frame(title) }
}

async fn page(visitor: &Visitor, opened: &Opened, secret: &str, form: FormView) -> Result<Page> {
    let words = opened.person.words();
    let row = opened.facts.row(opened.at);
    let number = opened.facts.numbers().remove(&opened.at).unwrap_or_default();
    let frame = frame(visitor, words, words.t("improve-answer-title"));
    Ok(Page {
        frame,
        form,
        secret: secret.to_owned(),
        name: opened.person.name.clone(),
        organisation: opened.organisation().await?,
        plan: opened.facts.rows.plan.title.clone(),
        title: format!("{number} {}", row.title).trim().to_owned(),
        body: row.body.lines().map(str::to_owned).collect(),
        dates: dates(words, &opened.facts, opened.at),
        output: row.output.clone(),
        choices: choices(words),
    })
}

fn dates(words: Words, facts: &Facts, at: usize) -> String {
    let said = |day: Day| words.day(day);
    match facts.row(at).span() {
        Some(span) if span.first() == span.last() => said(span.last()),
        Some(span) => words.t2("improve-from-to", "from", said(span.first()), "to", said(span.last())),
        None => String::new(),
    }
}
