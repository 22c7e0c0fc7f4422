//! The four answers about a credential, for machines. Nothing that is handed in is kept, and no other
//! server is asked.

use alcove_credential::examine::{Dates, Signature};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use crate::certify::public::check::{Checked, Found, Issuer, Status, check};
use crate::certify::public::verify::{a_status_list, fault_of};
use crate::kit::api::answer;
use crate::kit::form::Raw;
use crate::kit::ids::AwardId;
use crate::kit::{Ctx, Error, Result};

#[derive(Clone, Debug, Serialize)]
pub struct VerificationAnswer {
    /// Whether all four answers are good.
    pub holds: bool,
    /// `good`, `bad`, `absent`, `key-elsewhere`, `unknown-way`, `not-over-all` or `disguised`.
    pub signature: &'static str,
    /// The word of its standing where it is ours; else `not-ours`, `elsewhere` or `no-place`.
    pub status: &'static str,
    /// `within`, `not-yet`, `over` or `unknown`.
    pub dates: &'static str,
    /// `ours`, `key-compromised`, `key-not-ours`, `key-alone` or `unknown`.
    pub issuer: &'static str,
    /// The organisation of this installation that it names.
    pub issuer_name: Option<String>,
    /// The award of this installation that it is.
    pub award_id: Option<AwardId>,
}

pub async fn post(ctx: Ctx, Raw(content): Raw) -> Result<Response> {
    if content.is_empty() {
        return Err(Error::invalid("text", "nothing-to-check"));
    }
    match check(&ctx, content.to_vec()).await? {
        Found::Unreadable(fault) => Err(Error::Invalid(vec![fault_of(&fault)])),
        Found::StatusList => Err(Error::Invalid(vec![a_status_list()])),
        Found::Checked(checked) => answer(StatusCode::OK, &said(&checked)),
    }
}

fn said(checked: &Checked) -> VerificationAnswer {
    let (issuer, issuer_name) = match &checked.issuer {
        Issuer::Ours { name, .. } => ("ours", Some(name)),
        Issuer::KeyCompromised { name, .. } => ("key-compromised", Some(name)),
        Issuer::KeyNotOurs { name } => ("key-not-ours", Some(name)),
        Issuer::Unproven { name } => ("unproven", Some(name)),
        Issuer::KeyAlone => ("key-alone", None),
        Issuer::Unknown => ("unknown", None),
    };
    VerificationAnswer {
        holds: checked.holds(),
        signature: match checked.examined.signature {
            Signature::Good => "good",
            Signature::Bad => "bad",
            Signature::Absent => "absent",
            Signature::KeyElsewhere => "key-elsewhere",
            Signature::UnknownWay(_) => "unknown-way",
            Signature::NotOverAll(_) => "not-over-all",
            Signature::Disguised(_) => "disguised",
        },
        status: match checked.status {
            Status::Ours(standing) => standing.word(),
            Status::NotOurs => "not-ours",
            Status::Unproven => "unproven",
            Status::Elsewhere => "elsewhere",
            Status::NoPlace => "no-place",
        },
        dates: match checked.dates {
            Dates::Within => "within",
            Dates::NotYet => "not-yet",
            Dates::Over => "over",
            Dates::Unknown => "unknown",
        },
        issuer,
        issuer_name: issuer_name.cloned(),
        award_id: checked.award.as_ref().map(|award| award.id().clone()),
    }
}
