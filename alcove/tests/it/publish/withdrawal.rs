//! A practice that others took over is withdrawn: they are told, and everything that leads to it says so.

use alcove::kit::ids::PracticeId;
use alcove::publish::adopting::{self, Wish};
use alcove::publish::moving;
use alcove::publish::waiting::{self, What};
use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{complete, draft, moved_on, person, published};
use crate::improve::stage as plans;
use crate::ops::openapi::check;
use crate::world::{MORNING, World};

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
    moving::withdraw(&person(world, "head").await, &id, REASON, None).await.unwrap();
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

    let public = world.stranger().get(&address).await;
    assert_eq!(public.status, StatusCode::GONE);
    let public = public.text();
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

#[tokio::test]
async fn machines_are_told_that_it_is_gone_when_why_and_what_stands_in_its_place() {
    let world = World::new().await;
    let mut other = complete();
    other["texts"]["en"]["title"] = "Meters that do not burn".into();
    let (id, next) = (published(&world, complete()).await, draft(&world, "coordinator", other).await);
    moved_on(&world, &next).await;
    let head = world.machine("head").await;
    let address = format!("/api/v1/practices/{id}");
    let withdraw = async |other: &str| {
        let body = json!({ "reason": REASON, "replaced_by": other });
        head.json(Method::POST, &format!("{address}/withdrawal"), &body).await
    };

    let itself = withdraw(id.as_str()).await;
    let done = withdraw(next.as_str()).await;
    let stranger = world.stranger();
    let gone = stranger.get(&address).await;

    assert_eq!(
        (itself.json()["fields"][0]["field"].clone(), done.status),
        (json!("replaced_by"), StatusCode::OK)
    );
    assert_eq!(gone.status, StatusCode::GONE);
    let told = gone.json();
    check(&openapi::document(), "Problem", &told, &address);
    assert_eq!(told["code"], "practice-withdrawn");
    assert_eq!(told["facts"]["reason"], REASON);
    assert_eq!(told["facts"]["replaced_by"], format!("http://alcove.test/practices/{next}"));
    assert!(told["facts"]["withdrawn_at"].as_str().unwrap().starts_with("20"), "{told}");
    let data = stranger.get(&format!("/practices/{id}/data.jsonld")).await;
    assert_eq!((data.status, data.header("content-type")), (StatusCode::GONE, "application/problem+json"));
    assert_eq!(data.json()["facts"], told["facts"]);
    for rest in
        ["/versions/1", "/similar", "/pictures", "/documents", "/export.pdf", "/versions/1/export.docx"]
    {
        assert_eq!(stranger.get(&format!("{address}{rest}")).await.status, StatusCode::GONE, "{rest}");
    }
    let page = stranger.get(&format!("/practices/{id}")).await;
    assert!(
        page.text().contains(&format!("/practices/{next}\">Meters that do not burn</a>")),
        "{}",
        page.text()
    );
    let paper = stranger.get(&format!("/practices/{id}/export.pdf")).await;
    assert_eq!(paper.status, StatusCode::GONE);
    assert!(paper.text().contains(REASON) && paper.text().contains("Meters in the workshop"));
}

#[tokio::test]
async fn a_feed_says_what_left_the_catalogue_for_two_months() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let stone = format!("<at:deleted-entry ref=\"http://alcove.test/practices/{id}\" when=\"");
    let feed = async || world.stranger().get("/practices/feed.atom").await.text();
    let before = feed().await;

    moving::withdraw(&person(&world, "head").await, &id, REASON, None).await.unwrap();
    let after = feed().await;
    world.app.clock.advance(61 * 86_400);

    assert!(before.contains("<entry>") && !before.contains("deleted-entry"));
    assert!(after.contains(&stone) && !after.contains("<entry>"), "{after}");
    assert!(!feed().await.contains("deleted-entry"));
}

#[tokio::test]
async fn where_the_one_who_took_it_over_has_left_those_who_hold_the_action_or_coordinate_are_told() {
    for (holds, told) in [(true, "reader@alcove.test"), (false, "keeper@alcove.test")] {
        let world = World::new().await;
        for (name, role) in [("reader", "viewer"), ("keeper", "coordinator")] {
            joins(&world, name, role).await;
        }
        let id = published(&world, complete()).await;
        let plan = plans::elsewhere(&world).await;
        let wish = Wish { plan: plan.id.clone(), blocks: vec!["block-one".to_owned()], finding: None };
        let adoption = adopting::adopt(&person(&world, "outsider").await, &id, &wish).await.unwrap();
        let made = adopting::nodes(&world.ctx(), &[adoption]).await.unwrap();
        if holds {
            world
                .tamper(&format!(
                    "insert into plan_responsibility (id, plan_id, node_id, person_id, part, from_day, created_at) \
                     values ('held', '{}', '{}', 'reader', 'responsible', '2026-01-01', {MORNING})",
                    plan.id, made[0].node_id
                ))
                .await;
            // What is kept of a plan in memory holds for one version of it.
            world.tamper("update plan set version = version + 1").await;
        }
        world
            .tamper(&format!(
                "update membership set until_at = {MORNING} where person_id = '{}'",
                world.id("outsider")
            ))
            .await;

        moving::withdraw(&person(&world, "head").await, &id, REASON, None).await.unwrap();

        let to: Vec<String> = mails(&world).await.into_iter().map(|(to, ..)| to).collect();
        assert_eq!(to, [told]);
    }
}

/// Somebody who belongs to the other college now.
async fn joins(world: &World, name: &str, role: &str) {
    world
        .tamper(&format!(
            "insert into person (id, email, email_folded, name, created_at) \
             values ('{name}', '{name}@alcove.test', '{name}@alcove.test', '{name}', {MORNING})"
        ))
        .await;
    world
        .tamper(&format!(
            "insert into membership (id, person_id, organisation_id, role, from_at) \
             values ('{name}', '{name}', '{}', '{role}', 1)",
            world.other_college
        ))
        .await;
}
