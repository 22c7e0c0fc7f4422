//! One file per page: get, post, form, page struct.

pub mod account;
pub mod agreement;
pub mod audit;
pub mod invitation;
pub mod invitation_import;
pub mod invitations;
pub mod network;
pub mod network_members;
pub mod networks;
pub mod oidc;
pub mod organisation;
pub mod organisations;
pub mod passkey;
pub mod password;
pub mod people;
pub mod platform;
pub mod platform_organisation;
pub mod set_up;
pub mod sign_in;
pub mod sign_in_organisation;
pub mod spelled;
pub mod tabs;
mod trail;
pub mod units;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::kit::Result;

/// Cuts a list that was read one longer than its page; answers where the next page begins.
fn cut<T, Id>(rows: &mut Vec<T>, page: u64, id: impl Fn(&T) -> Id) -> Option<Id> {
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    if rows.len() <= page {
        return None;
    }
    rows.truncate(page);
    rows.last().map(id)
}

/// A name with as much space before it as it is deep in a tree.
fn indented(name: &str, depth: usize) -> String {
    format!("{}{name}", "\u{2003}".repeat(depth))
}

/// A workbook to save.
fn workbook(name: &'static str, bytes: &[u8]) -> Result<Response> {
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    download(name, TYPE, bytes)
}

/// A file to save, kept by no cache.
fn download(name: &'static str, kind: &'static str, bytes: &[u8]) -> Result<Response> {
    let mut response = bytes.to_vec().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let disposition = format!("attachment; filename=\"{name}\"");
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&disposition).map_err(crate::kit::Error::fault)?,
    );
    Ok(response)
}
