//! A practice that others took over is withdrawn: they are told, and everything that leads to it says so.

use alcove::kit::ids::PracticeId;
use alcove::publish::adopting::{self, Wish};
use alcove::publish::moving;
use alcove::publish::waiting::{self, What};
use alcove::shell::openapi;
use axum::http::StatusCode;

use super::stage::{complete, person, published};
use crate::improve::stage as plans;
use crate::ops::openapi::check;
use crate::world::World;

const REASON: &str = "The meters caught fire.";

/// Taken over by the outsider and then withdrawn by the college; the practice, the adoption, and the
/// address of the action that was made.
async fn withdrawn(world: &World) -> (PracticeId, String, String) {
    let id = published(world, complete()).await;
    let plan = plans::elsewhere(world).await;
    let own = plans::draft(world).await;
    let wish = |plan: &plans::Staged| Wish {
        plan: plan.id.clone(),
        blocks: vec!["block-one".to_owned()],
        finding: None,
    };
    let outsider = person(world, "outsider").await;
    let adoption = adopting::adopt(&outsider, &id, &wish(&plan)).await.unwrap();
    // Those who wrote it plan with it as well, and know.
    adopting::adopt(&person(world, "coordinator").await, &id, &wish(&own)).await.unwrap();
    let made = adopting::nodes(&world.ctx(), std::slice::from_ref(&adoption)).await.unwrap();
    moving::withdraw(&person(world, "head").await, &id, REASON).await.unwrap();
    (id, adoption.to_string(), plan.page(&format!("/nodes/{}", made[0].node_id)))
}

/// Address, subject and text of the mails about it.
async fn mails(world: &World) -> Vec<(String, String, String)> {
    use sea_orm::{ConnectionTrait as _, Statement};
    let sql =
        "select recipient, subject, body from mail where dedupe_key like 'practice-withdrawn/%' order by id";
    let statement = Statement::from_string(world.app.db.backend(), sql);
    let rows = world.app.db.read().query_all_raw(statement).await.unwrap();
    let text = |row: &sea_orm::QueryResult, name: &str| row.try_get::<String>("", name).unwrap();
    rows.iter().map(|row| (text(row, "recipient"), text(row, "subject"), text(row, "body"))).collect()
}

#[tokio::test]
async fn those_who_took_it_over_are_told_by_mail_and_on_their_first_page() {
    let world = World::new().await;
    let (id, adoption, _) = withdrawn(&world).await;

    let mails = mails(&world).await;

    assert_eq!(mails.len(), 1, "{mails:?}");
    let (to, subject, body) = &mails[0];
    assert_eq!(
        (to.as_str(), subject.as_str()),
        ("outsider@alcove.test", "Withdrawn: Meters in the workshop")
    );
    assert!(body.contains(REASON) && body.contains(&format!("/practices/adoptions/{adoption}")), "{body}");
    let waits = async |role: &str| {
        let tasks = waiting::waiting(&person(&world, role).await).await.unwrap();
        tasks.into_iter().map(|task| task.what).collect::<Vec<_>>()
    };
    assert_eq!(waits("outsider").await, [What::Withdrawn]);
    assert!(!waits("coordinator").await.contains(&What::Withdrawn), "{id}");
    let home = world.browser("outsider").await.get("/").await.text();
    assert!(home.contains(&format!("/practices/adoptions/{adoption}")), "{home}");
    world.app.clock.advance(61 * 86_400);
    assert_eq!(waits("outsider").await, []);
}

#[tokio::test]
async fn their_list_their_tie_and_their_plan_say_that_it_was_withdrawn_and_why() {
    let world = World::new().await;
    let (id, adoption, node) = withdrawn(&world).await;
    let browser = world.browser("outsider").await;

    let list = browser.get("/practices/adoptions").await.text();
    let tie = browser.get(&format!("/practices/adoptions/{adoption}")).await.text();
    let action = browser.get(&node).await;
    let machine = world.machine("outsider").await.get("/api/v1/adoptions").await.json();

    assert!(list.contains("Withdrawn"));
    assert!(tie.contains(REASON) && tie.contains("Your actions stay as they are."), "{tie}");
    assert_eq!(action.status, StatusCode::OK);
    let action = action.text();
    assert!(action.contains(&format!("/practices/{id}\">Meters in the workshop</a>")), "{action}");
    assert!(action.contains(REASON) && action.contains("withdrew this practice on"));
    check(&openapi::document(), "AdoptionList", &machine, "/api/v1/adoptions");
    assert_eq!(machine["items"][0]["withdrawn_reason"], REASON);
    assert!(machine["items"][0]["withdrawn_at"].is_string(), "{machine}");
}

#[tokio::test]
async fn the_action_that_was_made_of_a_practice_leads_back_to_it() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let outsider = person(&world, "outsider").await;
    let wish = Wish { plan: plan.id.clone(), blocks: vec!["block-one".to_owned()], finding: None };
    let adoption = adopting::adopt(&outsider, &id, &wish).await.unwrap();
    let made = adopting::nodes(&world.ctx(), &[adoption]).await.unwrap();
    let browser = world.browser("outsider").await.in_language("az");

    let page = browser.get(&plan.page(&format!("/nodes/{}", made[0].node_id))).await.text();

    assert!(page.contains(&format!("/practices/{id}\">Emalatxanada sayğaclar</a>")), "{page}");
    assert!(!page.contains("geri götürüb"));
}

#[tokio::test]
async fn where_the_practice_was_it_is_told_and_those_who_took_it_find_their_tie() {
    let world = World::new().await;
    let (id, adoption, _) = withdrawn(&world).await;
    let address = format!("/practices/{id}");

    let public = world.stranger().get(&address).await.text();
    let theirs = world.browser("outsider").await.get(&address).await.text();
    let catalogue = world.stranger().get("/practices").await.text();

    assert!(public.contains(REASON) && public.contains("1 institution has taken parts of it over."));
    let tie = format!("/practices/adoptions/{adoption}");
    assert!(!public.contains(&tie) && theirs.contains(&tie));
    assert!(!catalogue.contains(&address));
}

#[tokio::test]
async fn an_adopter_reads_the_published_title_and_not_the_one_that_is_being_written() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let outsider = person(&world, "outsider").await;
    let wish = Wish { plan: plan.id.clone(), blocks: vec!["block-one".to_owned()], finding: None };
    adopting::adopt(&outsider, &id, &wish).await.unwrap();
    let author = world.machine("coordinator").await;
    let draft = format!("/api/v1/practices/{id}/draft");
    let mut body = author.get(&draft).await.json()["body"].clone();
    body["texts"]["en"]["title"] = "Nobody may read this yet".into();
    let put = author.json(axum::http::Method::PUT, &draft, &body).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.text());

    let list = world.browser("outsider").await.get("/practices/adoptions").await.text();

    assert!(list.contains("Meters in the workshop") && !list.contains("Nobody may read this yet"));
}
