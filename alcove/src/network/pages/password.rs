use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::kit::form::{Form, Path};
use crate::kit::page::{Frame, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::address::Address;
use crate::network::one_time;
use crate::network::person::{Visitor, see_noticed};

/// Asking for a link.
#[derive(Template)]
#[template(path = "network/password-forgotten.html")]
struct Forgotten {
    frame: Frame,
    form: FormView,
    /// The address that was asked for; empty before.
    asked: String,
    sends_mails: bool,
}

pub async fn get(visitor: Visitor) -> Result<Response> {
    let form = FormView::new(visitor.ctx.words, Fields::default());
    render(&Forgotten {
        frame: visitor.frame(visitor.ctx.words.t("password-forgotten-title")),
        form,
        asked: String::new(),
        sends_mails: visitor.ctx.app.config.sends_mails(),
    })
}

pub async fn post(
    visitor: Visitor,
    Address(address): Address,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let frame = visitor.frame(ctx.words.t("password-forgotten-title"));
    let asked = fields.get("email").to_owned();
    let sends_mails = ctx.app.config.sends_mails();
    match one_time::forgotten(ctx, &address, &asked).await {
        Ok(()) => render(&Forgotten { frame, form: FormView::new(ctx.words, fields), asked, sends_mails }),
        Err(error) => {
            let form = FormView::failed(ctx.words, fields, error)?;
            let page = Forgotten { frame, form, asked: String::new(), sends_mails };
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Choosing a new one.
#[derive(Template)]
#[template(path = "network/password-new.html")]
struct New {
    frame: Frame,
    form: FormView,
    secret: String,
    email: String,
}

pub async fn get_new(visitor: Visitor, Path(secret): Path<String>) -> Result<Response> {
    let form = FormView::new(visitor.ctx.words, Fields::default());
    show_new(&visitor, StatusCode::OK, form, secret).await
}

pub async fn post_new(
    visitor: Visitor,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    match one_time::set_password(ctx, &secret, fields.raw("password")).await {
        Ok(()) => see_noticed(&ctx.app, "/sign-in", "notice-password-set", None),
        Err(error) => {
            let form = FormView::failed(ctx.words, fields, error)?;
            show_new(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, secret).await
        }
    }
}

async fn show_new(visitor: &Visitor, status: StatusCode, form: FormView, secret: String) -> Result<Response> {
    let email = one_time::whose(&visitor.ctx, &secret).await?.email;
    let frame = visitor.frame(visitor.ctx.words.t("password-new-title"));
    render_as(status, &New { frame, form, secret, email })
}
