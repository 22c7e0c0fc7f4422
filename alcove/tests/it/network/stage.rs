//! A network that the academy beside the college coordinates.

use alcove::kit::ids::{NetworkId, OrganisationId};
use alcove::network::network_members::TEXT;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

/// A network that the college coordinates, by its coordinator, with nobody in it.
pub async fn founded(world: &World) -> NetworkId {
    let body = json!({ "name": "Coast region", "purpose": "Quality together.", "organisation_id": world.college,
        "coordinator": "coordinator@alcove.test" });
    let answer = world.machine("platform").await.json(Method::POST, "/api/v1/networks", &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    NetworkId::from(answer.json()["id"].as_str().unwrap())
}

pub async fn invite(world: &World, network: &NetworkId, organisation: &OrganisationId) {
    let address = format!("/api/v1/networks/{network}/members");
    let body = json!({ "organisation_id": organisation });
    let answer = world.machine("coordinator").await.json(Method::POST, &address, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

pub fn agreement(organisation: &OrganisationId, network: &NetworkId) -> String {
    format!("/api/v1/organisations/{organisation}/agreements/{network}")
}

pub fn consent(shares: &str) -> Value {
    json!({ "shares": shares, "text_version": TEXT })
}

/// The college in its own network, sharing this.
pub async fn joined(world: &World, shares: &str) -> NetworkId {
    let network = founded(world).await;
    invite(world, &network, &world.college).await;
    let administrator = world.machine("administrator").await;
    let address = agreement(&world.college, &network);
    let answer = administrator.json(Method::PUT, &address, &consent(shares)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    network
}
