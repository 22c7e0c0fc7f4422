use askama::Template;
use axum::response::Response;

use crate::kit::Result;
use crate::kit::page::{Frame, Place, render};
use crate::network::Person;

#[derive(Template)]
#[template(path = "shell/home.html")]
struct Home {
    frame: Frame,
}

pub async fn get(person: Person) -> Result<Response> {
    let title = person.words().t("home-title");
    render(&Home { frame: person.frame(Place::Home, title) })
}
