//! `/platform/organisations/{organisation}`: an organisation as whoever keeps the installation sees it:
//! who it is, whom to ask there, and by which services its people sign in.

use alcove_domain::network::Role;
use askama::Template;
use axum::response::Response;

use crate::kit::Result;
use crate::kit::form::Path;
use crate::kit::ids::OrganisationId;
use crate::kit::page::{Frame, Place, render};
use crate::network::organisations::{self, View};
use crate::network::people::{self, Wanted};
use crate::network::person::Person;
use crate::network::store::membership::Member;
use crate::network::store::oidc as service;
use crate::network::{oidc, platform};

/// More than one calls up.
const ADMINISTRATORS: u64 = 20;

#[derive(Template)]
#[template(path = "network/platform-organisation.html")]
struct Organisation {
    frame: Frame,
    view: View,
    administrators: Vec<Member>,
    services: Vec<service::Model>,
}

pub async fn get(person: Person, Path(id): Path<OrganisationId>) -> Result<Response> {
    platform::check_at(&person, &id)?;
    let view = organisations::read(&person, &id).await?;
    let wanted = Wanted { role: Some(Role::Administrator), ..Wanted::default() };
    render(&Organisation {
        frame: person.frame(Place::Platform, view.profile.name.clone()),
        view,
        administrators: people::list(&person, &id, &wanted, None, ADMINISTRATORS).await?,
        services: oidc::list(&person, &id).await?,
    })
}
