//! Every route against every kind of person. A route that this table does not know fails the test.

use alcove::kit::ids::PersonId;
use alcove::kit::routes::{Row, Who};
use alcove::network::store::membership;
use alcove::shell::router;
use axum::http::{Method, StatusCode};

use crate::world::{Answer, CAST, World};

/// Puts ids of the college's things into the address. Rooms add a line for each of their parameters.
pub async fn fill(path: &str, world: &World) -> String {
    let holding = membership::holding(world.app.db.read(), &world.id("contributor"), crate::world::MORNING)
        .await
        .unwrap();
    let membership = holding.first().map(|one| one.id.0.clone()).unwrap_or_default();
    let parameters = [
        ("{organisation}", world.college.0.clone()),
        ("{unit}", world.units[0].0.clone()),
        ("{membership}", membership),
        ("{person}", world.id("viewer").0),
        // Of these there is none: whoever may come in finds nothing.
        ("{secret}", "unknown".to_owned()),
        ("{invitation}", "unknown".to_owned()),
        ("{session}", "unknown".to_owned()),
        ("{token}", "unknown".to_owned()),
        ("{passkey}", "unknown".to_owned()),
        ("{provider}", "unknown".to_owned()),
    ];
    parameters.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value))
}

/// What somebody may meet at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meets {
    /// Let in: any answer but a refusal. What is not there is not found all the same.
    Open,
    /// Asked to sign in.
    SignIn,
    /// 404: may not know of it.
    Hidden,
    /// 403, or 404 where even the thing is not to be known: a member without the role.
    Refused,
    /// By the role that this person has in an organisation of their own.
    AtHome,
}

/// The kinds of people: the cast and a stranger.
fn kinds() -> Vec<&'static str> {
    CAST.into_iter().chain(["stranger"]).collect()
}

fn expected(row: &Row, kind: &str) -> Meets {
    match (row.who, kind) {
        (Who::Anyone, _) => Meets::Open,
        (_, "stranger") => Meets::SignIn,
        (Who::SignedIn, _) => Meets::Open,
        (Who::Platform, "platform") => Meets::Open,
        (Who::Platform, _) => Meets::Refused,
        (_, "leaver") => Meets::Hidden,
        (_, "outsider") if row.path.contains("{organisation}") => Meets::Hidden,
        // A thing of the college, looked for in an organisation of one's own: not there, whether one
        // may do such a thing at home or not.
        (_, "outsider") if row.path.contains("/{") => Meets::Refused,
        // An address without an id is about one's own organisation.
        (_, "outsider") => Meets::AtHome,
        // Keeps organisations going without belonging to one: sees some pages of them, no more.
        (_, "platform") => Meets::AtHome,
        (Who::Member, _) => narrowed(row, kind),
        (Who::Coordinator, "administrator" | "coordinator") => Meets::Open,
        (Who::Coordinator, "head") => Meets::AtHome,
        // A unit's lead may do in the unit what the coordinator may do everywhere.
        (Who::Coordinator, "unit-lead") => Meets::AtHome,
        (Who::Coordinator, _) => Meets::Refused,
        (Who::Administrator, "administrator") => Meets::Open,
        (Who::Administrator, _) => Meets::Refused,
    }
}

/// Some pages for members are about people, whom a viewer does not see.
fn narrowed(row: &Row, kind: &str) -> Meets {
    let about_people = ["/people", "/memberships", "/invitations"].iter().any(|part| row.path.contains(part));
    if about_people && kind == "viewer" { Meets::Refused } else { Meets::Open }
}

fn fits(answer: &Answer, meets: Meets, is_api: bool, is_get: bool) -> bool {
    let status = answer.status;
    let asks_to_sign_in = status == StatusCode::UNAUTHORIZED || answer.leads_to().starts_with("/sign-in?");
    if status.is_server_error() {
        return false;
    }
    match meets {
        Meets::Open => !asks_to_sign_in && status != StatusCode::FORBIDDEN,
        Meets::SignIn if is_api || !is_get => status == StatusCode::UNAUTHORIZED,
        Meets::SignIn => asks_to_sign_in,
        Meets::Hidden => status == StatusCode::NOT_FOUND,
        Meets::Refused => status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND,
        Meets::AtHome => !asks_to_sign_in,
    }
}

async fn knock(world: &World, row: &Row, kind: &str) -> Answer {
    let path = fill(row.path, world).await;
    let browser = if kind == "stranger" { world.stranger() } else { world.browser(kind).await };
    let method: Method = row.method.parse().unwrap();
    if row.method == "GET" {
        browser.get(&path).await
    } else if row.path.starts_with("/api/") {
        browser.json(method, &path, &serde_json::json!({})).await
    } else {
        browser.post(&path, &[]).await
    }
}

#[tokio::test]
async fn every_route_is_open_to_those_it_is_for_and_to_nobody_else() {
    let mut wrong = Vec::new();
    let rows = router::routes().rows;
    assert!(!rows.is_empty());
    let mut world = World::new().await;
    for row in &rows {
        if fill(row.path, &world).await.contains('{') {
            wrong.push(format!("{} {}: a parameter that fill() does not know", row.method, row.path));
            continue;
        }
        for kind in kinds() {
            let answer = knock(&world, row, kind).await;
            let meets = expected(row, kind);
            if !fits(&answer, meets, row.path.starts_with("/api/"), row.method == "GET") {
                wrong.push(format!(
                    "{} {} as {kind}: {} where {meets:?} was expected",
                    row.method, row.path, answer.status
                ));
            }
            // A write that went through has changed the stage: the next one finds it whole again.
            if row.method != "GET" && answer.status.as_u16() < 400 {
                world = World::new().await;
            }
        }
    }

    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn a_token_for_reading_writes_nothing() {
    let world = World::new().await;
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let coordinator: PersonId = world.id("coordinator");
    let secret =
        alcove::network::token::add(&ctx, &*tx, &coordinator, "reader", &["read"], None).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    let machine = world.machine_with(&secret);
    let units = format!("/api/v1/organisations/{}/units", world.college);

    let read = machine.get(&units).await;
    let written = machine.json(Method::POST, &units, &serde_json::json!({ "name": "Library" })).await;

    assert_eq!((read.status, written.status), (StatusCode::OK, StatusCode::FORBIDDEN));
}
