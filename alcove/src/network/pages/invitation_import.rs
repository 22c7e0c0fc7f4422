use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::kit::form::Form;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::small_file::FormWithFile;
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::invitation_sheet::{self, Row};
use crate::network::invitations;
use crate::network::people;
use crate::network::person::Person;

#[derive(Template)]
#[template(path = "network/invitation-import.html")]
struct Import {
    frame: Frame,
    form: FormView,
    rows: Vec<Row>,
    faulty: usize,
    /// The rows once more, for confirming: nothing is kept on the server in between.
    packed: String,
}

pub async fn get(person: Person) -> Result<Response> {
    let organisation = person.current_organisation()?;
    people::check_invite(&person, organisation).await?;
    show(&person, StatusCode::OK, FormView::new(person.words(), Fields::default()), Vec::new())
}

pub async fn template(person: Person) -> Result<Response> {
    let bytes = invitation_sheet::template(&person, person.current_organisation()?).await?;
    super::workbook("invitations.xlsx", &bytes)
}

/// Shows what the file would do.
pub async fn post(person: Person, upload: FormWithFile) -> Result<Response> {
    let organisation = person.current_organisation()?;
    match invitation_sheet::preview(&person, organisation, &upload.file).await {
        Ok(rows) => {
            let status = if rows.iter().all(|row| row.faults.is_empty()) {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            show(&person, status, FormView::new(person.words(), upload.fields), rows)
        }
        Err(error) => {
            let form = FormView::failed(person.words(), upload.fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form, Vec::new())
        }
    }
}

/// Invites all of them; judged once more, since the world may have moved.
pub async fn post_confirmation(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    people::check_invite(&person, organisation).await?;
    let rows: Vec<Row> = serde_json::from_str(fields.raw("rows")).unwrap_or_default();
    let rows = invitation_sheet::judge(&person, organisation, rows).await?;
    if rows.is_empty() {
        return Err(Error::invalid("rows", "missing"));
    }
    if rows.iter().any(|row| !row.faults.is_empty()) {
        let form = FormView::new(person.words(), Fields::default());
        return show(&person, StatusCode::UNPROCESSABLE_ENTITY, form, rows);
    }
    let drafts: Vec<_> = rows.into_iter().map(|row| row.draft).collect();
    invitations::invite_all(&person, organisation, &drafts).await?;
    super::invitations::sent(&person, "notice-invited-all", "notice-invited-all-kept")
}

fn show(person: &Person, status: StatusCode, form: FormView, rows: Vec<Row>) -> Result<Response> {
    let frame = person.frame(Place::People, person.words().t("import-title"));
    let faulty = rows.iter().filter(|row| !row.faults.is_empty()).count();
    let packed = serde_json::to_string(&rows).map_err(Error::fault)?;
    render_as(status, &Import { frame, form, rows, faulty, packed })
}
