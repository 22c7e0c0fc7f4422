//! `/a/{secret}`: answers a reminder about one action from a phone, without signing in.

mod last;

use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum_extra::extract::CookieJar;
use last::Last;
use serde::Deserialize;

use alcove_domain::kit::Day;
use alcove_domain::plan::NodeKind;
use alcove_domain::plan::progress::Method;

use super::node::notes::{Choice, choices};
use crate::improve::facts::Facts;
use crate::improve::links::{self, Intent, Link, Opened, Shut};
use crate::improve::noting::Said;
use crate::kit::ctx::LANGUAGE_COOKIE;
use crate::kit::form::{Form, Path, Query};
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
    /// By when it is to be finished; empty where nothing is open.
    due: String,
    dates: String,
    output: String,
    choices: Vec<Choice>,
    /// What was said last, unless it is what is to be changed.
    last: Option<Last>,
    /// Whether the progress of the action rests on what is said of how far it is.
    asks_done: bool,
    changes: bool,
}

#[derive(Template)]
#[template(path = "improve/answered.html")]
struct Answered {
    frame: Frame,
    heading: String,
    text: String,
    good: bool,
    /// Where the answer can be changed; empty where it cannot.
    change: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    change: String,
}

/// Shows the action and the form. Mail scanners follow links: opening one changes nothing.
pub async fn get(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    match open(&visitor, &headers, &secret, intent(&ask.change)).await? {
        Link::Open(opened) => {
            let form = FormView::new(opened.person.words(), said_before(&opened));
            render(&page(&visitor, &opened, &secret, form).await?)
        }
        Link::Shut(why) => shut(&visitor, &headers, &secret, why),
    }
}

fn intent(change: &str) -> Intent {
    if change.is_empty() { Intent::Answer } else { Intent::Change }
}

/// How it stood and how far it was, to be left as it is; of an answer that is changed, its words as well.
fn said_before(opened: &Opened) -> Fields {
    let row = opened.facts.row(opened.at);
    let mut fields = Fields::default();
    if row.noted_at.is_some() {
        fields.0.push(("standing".to_owned(), row.standing.clone()));
    }
    fields.0.push(("done".to_owned(), done_before(opened)));
    if let Some(note) = opened.last.as_ref().filter(|_| opened.is_change()) {
        fields.0.push(("words".to_owned(), note.words.clone()));
    }
    fields
}

fn done_before(opened: &Opened) -> String {
    let done = opened.last.as_ref().and_then(last::hundredths);
    done.map(|done| opened.person.words().number(&done, 0)).unwrap_or_default()
}

/// How far it is said to be. Who says that all or nothing is done need not rub out the figure of before.
fn said_done(opened: &Opened, fields: &Fields) -> String {
    let done = fields.get("done").trim();
    let says_all = matches!(fields.get("standing"), "done" | "not-started");
    if says_all && done == done_before(opened) { String::new() } else { done.to_owned() }
}

pub async fn post(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let opened = match open(&visitor, &headers, &secret, intent(fields.get("change"))).await? {
        Link::Open(opened) => opened,
        Link::Shut(why) => return shut(&visitor, &headers, &secret, why),
    };
    let said = Said {
        standing: fields.get("standing").to_owned(),
        done: said_done(&opened, &fields),
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
                change: change_at(&secret),
            })
        }
        Ok(Some(why)) => shut(&visitor, &headers, &secret, why),
        Err(error) => {
            let form = FormView::failed(opened.person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visitor, &opened, &secret, form).await?)
        }
    }
}

/// The link, in the language of the person it was sent to unless the browser chose another.
async fn open(visitor: &Visitor, headers: &HeaderMap, secret: &str, intent: Intent) -> Result<Link> {
    let mut link = links::open(&visitor.ctx, secret, intent).await?;
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
fn shut(visitor: &Visitor, headers: &HeaderMap, secret: &str, why: Shut) -> Result<Response> {
    let words = chosen(headers).unwrap_or(visitor.ctx.words);
    let key = match why {
        Shut::Answered => "improve-answer-shut-answered",
        Shut::MayChange => "improve-answer-shut-may-change",
        Shut::Revoked => "improve-answer-shut-revoked",
        Shut::Expired => "improve-answer-shut-expired",
        Shut::NotTheirs => "improve-answer-shut-not-theirs",
        Shut::Over => "improve-answer-shut-over",
    };
    let (heading, change) = match why {
        Shut::MayChange => (words.t("improve-answer-answered"), change_at(secret)),
        _ => (words.t("improve-answer-shut"), String::new()),
    };
    let frame = frame(visitor, words, heading.clone());
    render_as(StatusCode::GONE, &Answered { frame, heading, text: words.t(key), good: false, change })
}

fn change_at(secret: &str) -> String {
    format!("/a/{secret}?change=1")
}

fn frame(visitor: &Visitor, words: Words, title: String) -> Frame {
    Frame { words, task: true, ..visitor.frame(title) }
}

async fn page(visitor: &Visitor, opened: &Opened, secret: &str, form: FormView) -> Result<Page> {
    let words = opened.person.words();
    let row = opened.facts.row(opened.at);
    let number = opened.facts.numbers().remove(&opened.at).unwrap_or_default();
    let frame = frame(visitor, words, words.t("improve-answer-title"));
    let last = match opened.last.as_ref().filter(|_| !opened.is_change()) {
        Some(note) => Some(Last::of(opened, note).await?),
        None => None,
    };
    Ok(Page {
        frame,
        form,
        secret: secret.to_owned(),
        name: opened.person.name.clone(),
        organisation: opened.organisation().await?,
        plan: opened.facts.rows.plan.title.clone(),
        title: format!("{number} {}", row.title).trim().to_owned(),
        body: row.body.lines().map(str::to_owned).collect(),
        due: due(words, opened),
        dates: dates(words, &opened.facts, opened.at),
        output: row.output.clone(),
        choices: choices(words),
        last,
        asks_done: row.node_kind() == NodeKind::Action
            && matches!(row.method(), Method::Judged | Method::Work),
        changes: opened.is_change(),
    })
}

fn due(words: Words, opened: &Opened) -> String {
    let row = opened.facts.row(opened.at);
    let Some(span) = row.span().filter(|_| row.standing().is_open()) else { return String::new() };
    let is_late = span.last() < opened.facts.today(&opened.person);
    let key = if is_late { "improve-duty-finish-late" } else { "improve-duty-finish" };
    words.t1(key, "day", words.day(span.last()))
}

fn dates(words: Words, facts: &Facts, at: usize) -> String {
    let said = |day: Day| words.day(day);
    match facts.row(at).span() {
        // Its one day is said as the day by which it is to be finished.
        Some(span) if span.first() == span.last() && facts.row(at).standing().is_open() => String::new(),
        Some(span) if span.first() == span.last() => said(span.last()),
        Some(span) => words.t2("improve-from-to", "from", said(span.first()), "to", said(span.last())),
        None => String::new(),
    }
}
