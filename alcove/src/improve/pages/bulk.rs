use axum::response::Response;

use crate::improve::bulk::{self, Wanted};
use crate::improve::parties::read_party;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Fields, Result};
use crate::network::Person;

/// Changes several picked rows at once.
pub async fn post(person: Person, Path(plan): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let days = match fields.get("days") {
        "" => 0,
        text => text.parse().map_err(|_| Error::invalid("days", "not-a-number"))?,
    };
    let wanted = Wanted {
        nodes: fields.all("node").map(NodeId::from).collect(),
        days,
        responsible: read_party(fields.get("party")),
        tag: fields.get("tag").to_owned(),
    };
    bulk::change(&person, &plan, wanted, fields.get("reason")).await?;
    let back = fields.get("next");
    let own = format!("/plans/{plan}?");
    let back = if back.starts_with(&own) { back.to_owned() } else { format!("/plans/{plan}?view=list") };
    person.see(&back, "notice-plan-changed")
}
