//! The page where anybody checks a certificate: by its code, as a text, or as a file.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::answers::{self, Verdict};
use super::check::{Found, check};
use crate::award::reading;
use crate::kit::form::Query;
use crate::kit::page::{Frame, render_as, see};
use crate::kit::small_file::FormWithFile;
use crate::kit::{Error, FieldFault, Fields, FormView, Result};
use crate::network::person::Visitor;

#[derive(Template)]
#[template(path = "certify/public/verify.html")]
struct Page {
    frame: Frame,
    form: FormView,
    verdict: Option<Verdict>,
    /// The page of the award that it is.
    award: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    code: String,
}

pub async fn get(visitor: Visitor, Query(wanted): Query<Wanted>) -> Result<Response> {
    let fields = Fields::of([("code", &wanted.code)]);
    if wanted.code.trim().is_empty() {
        return show(&visitor, StatusCode::OK, FormView::new(visitor.ctx.words, fields), None, None);
    }
    match reading::by_code(visitor.ctx.db().read(), &wanted.code).await? {
        Some(award) => see(&format!("/awards/{}", award.id())),
        None => failed(&visitor, fields, FieldFault::new("code", "no-award-with-code")),
    }
}

pub async fn post(visitor: Visitor, form: FormWithFile) -> Result<Response> {
    let text = form.fields.get("text").to_owned();
    let content = if form.file.is_empty() { text.into_bytes() } else { form.file };
    let fields = form.fields;
    if content.is_empty() {
        return failed(&visitor, fields, FieldFault::new("text", "nothing-to-check"));
    }
    match check(&visitor.ctx, content).await? {
        Found::Unreadable(fault) => failed(&visitor, fields, fault_of(&fault)),
        Found::StatusList => failed(&visitor, fields, a_status_list()),
        Found::Checked(checked) => {
            let award = checked.award.as_ref().map(|award| format!("/awards/{}", award.id()));
            let verdict = answers::of(&visitor.ctx, &checked);
            let form = FormView::new(visitor.ctx.words, Fields::default());
            show(&visitor, StatusCode::OK, form, Some(verdict), award)
        }
    }
}

pub fn fault_of(fault: &alcove_credential::Fault) -> FieldFault {
    use alcove_credential::Fault;
    match fault {
        Fault::Nothing => FieldFault::new("text", "credential-nothing"),
        Fault::Several => FieldFault::new("text", "credential-several"),
        Fault::Ambiguous => FieldFault::new("text", "credential-ambiguous"),
        Fault::OldBadge => FieldFault::new("text", "credential-old-badge"),
        Fault::TooLong { .. } | Fault::TooManyStatements { .. } | Fault::TooTangled | Fault::TooSlow => {
            FieldFault::new("text", "credential-too-large")
        }
        Fault::UnknownContext(address) => {
            FieldFault::new("text", "credential-unknown-context").with("address", address.as_str())
        }
        Fault::Undefined(_) | Fault::Disguised(_) | Fault::Unreadable(_) | Fault::NoKey => {
            FieldFault::new("text", "credential-unreadable")
        }
    }
}

pub fn a_status_list() -> FieldFault {
    FieldFault::new("text", "credential-status-list")
}

fn failed(visitor: &Visitor, fields: Fields, fault: FieldFault) -> Result<Response> {
    let form = FormView::failed(visitor.ctx.words, fields, Error::Invalid(vec![fault]))?;
    show(visitor, StatusCode::UNPROCESSABLE_ENTITY, form, None, None)
}

fn show(
    visitor: &Visitor,
    status: StatusCode,
    form: FormView,
    verdict: Option<Verdict>,
    award: Option<String>,
) -> Result<Response> {
    let frame = visitor.frame(visitor.ctx.words.t("certify-verify-title"));
    render_as(status, &Page { frame, form, verdict, award })
}
