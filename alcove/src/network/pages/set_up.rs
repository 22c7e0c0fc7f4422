use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::sign_in::come_in;
use crate::kit::form::{Form, Path};
use crate::kit::page::{Frame, render_as};
use crate::kit::words::Words;
use crate::kit::{Fields, FormView, Result};
use crate::network::one_time::setup::{self, First};
use crate::network::person::Visitor;

#[derive(Template)]
#[template(path = "network/set-up.html")]
struct SetUp {
    frame: Frame,
    form: FormView,
    secret: String,
}

pub async fn get(visitor: Visitor, Path(secret): Path<String>) -> Result<Response> {
    setup::check(&visitor.ctx, &secret).await?;
    let fields = Fields::of([("language", visitor.ctx.words.code())]);
    show(&visitor, StatusCode::OK, FormView::new(visitor.ctx.words, fields), secret)
}

pub async fn post(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let first = First {
        email: fields.get("email"),
        name: fields.get("name"),
        password: fields.raw("password"),
        language: Words::of(fields.get("language")).unwrap_or(ctx.words),
        organisation: fields.get("organisation"),
    };
    match setup::finish(ctx, &headers, &secret, &first).await {
        Ok(session) => {
            let next = if first.organisation.is_empty() { "/platform" } else { "/" };
            come_in(&visitor, &session, first.language.code(), next)
        }
        Err(error) => {
            let form = FormView::failed(ctx.words, fields, error)?;
            show(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, secret)
        }
    }
}

fn show(visitor: &Visitor, status: StatusCode, form: FormView, secret: String) -> Result<Response> {
    let frame = visitor.frame(visitor.ctx.words.t("set-up-title"));
    render_as(status, &SetUp { frame, form, secret })
}
