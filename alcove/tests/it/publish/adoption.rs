use alcove::publish::adopting::{self, Wish};
use alcove::publish::questions;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{complete, draft, person, published};
use crate::improve::stage as plans;
use crate::world::World;

#[tokio::test]
async fn blocks_become_actions_of_ones_own_plan_and_the_tie_stays() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let machine = world.machine("outsider").await;
    let body = json!({ "plan_id": plan.id, "blocks": ["block-one", "block-two"] });

    let made = machine.json(Method::POST, &format!("/api/v1/practices/{id}/adoptions"), &body).await;

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let nodes = made.json()["node_ids"].as_array().unwrap().clone();
    let node = machine.get(&plan.api(&format!("/nodes/{}", nodes[0].as_str().unwrap()))).await.json();
    assert_eq!(node["title"], "Mount a meter");
    assert_eq!(node["library_ref"], format!("practice:{id}/block-one"));
    assert_eq!(node["work_planned"], "24");
    let page = world.stranger().get(&format!("/practices/{id}")).await.text();
    assert!(page.contains("1 institution has taken parts of it over."));
    let author = world.browser("coordinator").await.get(&format!("/practices/{id}/work")).await.text();
    assert!(author.contains("Orchard Technical School"));
}

#[tokio::test]
async fn actions_are_not_added_without_the_tie_that_leads_back() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let machine = world.machine("outsider").await;
    let nodes = || async { plan.facts(&world).await.rows.nodes.len() };
    let before = nodes().await;
    world.tamper("alter table practice_adoption_block rename to taken_away").await;
    let body = json!({ "plan_id": plan.id, "blocks": ["block-one", "block-two"] });

    let refused = machine.json(Method::POST, &format!("/api/v1/practices/{id}/adoptions"), &body).await;

    assert_eq!(refused.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(nodes().await, before);
    world.tamper("alter table taken_away rename to practice_adoption_block").await;
    let made = machine.json(Method::POST, &format!("/api/v1/practices/{id}/adoptions"), &body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(nodes().await, before + 2);
}

#[tokio::test]
async fn a_plan_of_another_institution_an_unknown_block_and_a_draft_are_not_taken() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let unpublished = draft(&world, "coordinator", complete()).await;
    let mine = plans::elsewhere(&world).await;
    let theirs = plans::under_way(&world).await;
    let machine = world.machine("outsider").await;
    let mut codes = Vec::new();

    for (practice, plan, block) in
        [(&id, &theirs.id, "block-one"), (&id, &mine.id, "block-nine"), (&unpublished, &mine.id, "block-one")]
    {
        let body = json!({ "plan_id": plan, "blocks": [block] });
        let answer =
            machine.json(Method::POST, &format!("/api/v1/practices/{practice}/adoptions"), &body).await;
        codes.push(answer.status.as_u16());
    }

    assert_eq!(codes, [422, 422, 404]);
    assert_eq!(adopting::count(&world.ctx(), &id).await.unwrap(), 0);
}

#[tokio::test]
async fn half_a_year_later_one_is_asked_and_the_author_reads_what_came_of_it() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let outsider = person(&world, "outsider").await;
    let wish = Wish { plan: plan.id.clone(), blocks: vec!["block-one".to_owned()], finding: None };
    let adoption = adopting::adopt(&outsider, &id, &wish).await.unwrap();
    let early = adopting::ask(&world.ctx()).await.unwrap();
    world.app.clock.advance(183 * 86_400);

    let asked = adopting::ask(&world.ctx()).await.unwrap();
    let again = adopting::ask(&world.ctx()).await.unwrap();
    let browser = world.browser("outsider").await;
    let fields = [
        ("version", "1"),
        ("worked", "partly"),
        ("adapted", "One meter, not ten"),
        ("result", "A tenth less"),
    ];
    let told = browser.post(&format!("/practices/adoptions/{adoption}"), &fields).await;
    let stale = browser.post(&format!("/practices/adoptions/{adoption}"), &fields).await;
    let other = world.browser("coordinator").await.get(&format!("/practices/adoptions/{adoption}")).await;

    assert_eq!((early, asked, again), (0, 1, 0));
    assert_eq!((told.status, stale.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let page = world.browser("coordinator").await.get(&format!("/practices/{id}/work")).await.text();
    assert!(page.contains("One meter, not ten") && page.contains("A tenth less"));
}

#[tokio::test]
async fn a_plans_library_shows_what_others_published() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let browser = world.browser("outsider").await;

    let fits = browser.get(&plan.page("/library?criterion=TL1")).await.text();
    let other = browser.get(&plan.page("/library?criterion=PC2")).await.text();
    let form = browser.get(&format!("/practices/{id}/adopt?plan={}", plan.id)).await.text();

    assert!(fits.contains(&format!("/practices/{id}/adopt?plan={}", plan.id)));
    assert!(form.contains(&format!(r#"<option value="{}" selected>"#, plan.id)));
    assert!(!other.contains(&format!("/practices/{id}")));
}

#[tokio::test]
async fn a_question_goes_through_the_platform_and_shows_no_address() {
    let world = World::new().await;
    let mut value = complete();
    value["contact"] = json!({ "name": "Workshop office", "email": "workshop@college.example", "consented_on": "2026-11-20" });
    let id = published(&world, value).await;
    let silent = published(&world, complete()).await;
    let outsider = world.browser("outsider").await;

    let asked =
        outsider.post(&format!("/practices/{id}/questions"), &[("question", "Which meter was it?")]).await;
    let nobody = outsider.post(&format!("/practices/{silent}/questions"), &[("question", "Which?")]).await;
    let page = world.browser("coordinator").await.get(&format!("/practices/{id}/work")).await.text();

    assert_eq!((asked.status, nobody.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(page.contains("Which meter was it?") && !page.contains("outsider@alcove.test"));
    let coordinator = person(&world, "coordinator").await;
    let list = questions::list(&coordinator, &id, None, 10).await.unwrap();
    questions::answer(&coordinator, &id, &list[0].row.id, "The small one.").await.unwrap();
    let twice = questions::answer(&coordinator, &id, &list[0].row.id, "Again").await;
    assert_eq!(twice.unwrap_err().code(), "conflict");
    let mine = questions::answer(&person(&world, "outsider").await, &id, &list[0].row.id, "Mine").await;
    assert_eq!(mine.unwrap_err().code(), "not-found");
}

#[tokio::test]
async fn parts_taken_for_a_finding_answer_it_and_ones_own_institution_is_no_adopter() {
    let (desk, findings) = plans::assessed().await;
    let world = &desk.world;
    let id = published(world, complete()).await;
    let plan = plans::draft(world).await;
    let wish = Wish {
        plan: plan.id.clone(),
        blocks: vec!["block-one".to_owned(), "block-two".to_owned()],
        finding: Some(findings[0].clone()),
    };

    let adoption = adopting::adopt(&person(world, "coordinator").await, &id, &wish).await.unwrap();

    let made = adopting::nodes(&world.ctx(), std::slice::from_ref(&adoption)).await.unwrap();
    assert_eq!(made.len(), 2);
    let machine = world.machine("coordinator").await;
    for tie in made {
        let read = machine.get(&plan.api(&format!("/nodes/{}", tie.node_id))).await.json();
        assert_eq!(read["findings"], json!([findings[0]]), "{}", tie.block_id);
    }
    assert_eq!(adopting::count(&world.ctx(), &id).await.unwrap(), 0);
}

#[tokio::test]
async fn a_block_is_taken_once_into_a_plan_as_long_as_its_action_stands_there() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let machine = world.machine("outsider").await;
    let address = format!("/api/v1/practices/{id}/adoptions");
    let take = async |blocks: &[&str]| {
        machine.json(Method::POST, &address, &json!({ "plan_id": plan.id, "blocks": blocks })).await
    };
    let nodes = || async { plan.facts(&world).await.rows.live().count() };
    let first = take(&["block-one"]).await;
    let before = nodes().await;

    let again = take(&["block-one", "block-two"]).await;
    let fields = [("plan", plan.id.as_str()), ("block", "block-one")];
    let page = world.browser("outsider").await.post(&format!("/practices/{id}/adopt"), &fields).await;

    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
    assert_eq!(again.json()["code"], "practice-blocks-taken");
    assert!(again.text().contains("Mount a meter") && !again.text().contains("Friday curve"));
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("In this plan already: Mount a meter."), "{}", page.text());
    assert_eq!(nodes().await, before);

    let node = first.json()["node_ids"][0].as_str().unwrap().to_owned();
    let removed = machine.json(Method::DELETE, &plan.api(&format!("/nodes/{node}")), &json!({})).await;
    let anew = take(&["block-one", "block-two"]).await;
    assert!(removed.status.is_success(), "{}", removed.text());
    assert_eq!(anew.status, StatusCode::CREATED, "{}", anew.text());
}

#[tokio::test]
async fn machines_read_how_many_others_took_parts_over() {
    let (desk, _) = plans::assessed().await;
    let world = &desk.world;
    let id = published(world, complete()).await;
    let other = published(world, complete()).await;
    let (theirs, own) = (plans::elsewhere(world).await, plans::draft(world).await);
    let stranger = world.stranger();
    let one = async |id| stranger.get(&format!("/api/v1/practices/{id}")).await.json()["adopters"].clone();
    let wish = |plan: &plans::Staged, block: &str| Wish {
        plan: plan.id.clone(),
        blocks: vec![block.to_owned()],
        finding: None,
    };

    for (role, wish) in [
        ("outsider", wish(&theirs, "block-one")),
        ("outsider", wish(&theirs, "block-two")),
        ("coordinator", wish(&own, "block-one")),
    ] {
        adopting::adopt(&person(world, role).await, &id, &wish).await.unwrap();
    }

    assert_eq!((one(&id).await, one(&other).await), (json!(1), json!(0)));
    let list = stranger.get("/api/v1/practices").await.json();
    let mut counts: Vec<_> = list["items"].as_array().unwrap().iter().map(|line| &line["adopters"]).collect();
    counts.sort_by_key(|count| count.as_i64());
    assert_eq!(counts, [&json!(0), &json!(1)]);
}
