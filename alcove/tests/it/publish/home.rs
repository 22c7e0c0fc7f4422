//! What waits for whom, on the first page.

use alcove::kit::etag::Condition;
use alcove::publish::adopting::{self, Wish};
use alcove::publish::waiting::{self, What};
use alcove::publish::{asking_again, moving, questions, reviewing};

use super::stage::{complete, draft, name_reviewer, person, published};
use crate::improve::stage as plans;
use crate::world::World;

async fn waits(world: &World, role: &str) -> Vec<What> {
    let tasks = waiting::waiting(&person(world, role).await).await.unwrap();
    tasks.into_iter().map(|task| task.what).collect()
}

#[tokio::test]
async fn each_step_of_a_practice_waits_for_the_one_who_takes_it() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = draft(&world, "contributor", complete()).await;
    moving::submit(&person(&world, "contributor").await, &id).await.unwrap();

    assert_eq!(waits(&world, "head").await, [What::Endorse]);
    assert_eq!(waits(&world, "contributor").await, []);
    assert_eq!(waits(&world, "outsider").await, []);

    moving::endorse(&person(&world, "head").await, &id, &Condition::None).await.unwrap();
    assert_eq!(waits(&world, "head").await, []);
    assert_eq!(waits(&world, "outsider").await, [What::TakeUp(1)]);

    let outsider = person(&world, "outsider").await;
    reviewing::take_up(&outsider, &id).await.unwrap();
    assert_eq!(waits(&world, "outsider").await, [What::Review]);

    reviewing::decide(&outsider, &id, &Condition::None, reviewing::Verdict::Return, "Say what it cost.")
        .await
        .unwrap();
    assert_eq!(waits(&world, "contributor").await, [What::Returned]);
    assert_eq!(waits(&world, "head").await, []);
    let home = world.browser("contributor").await.get("/").await.text();
    assert!(home.contains("Your practice came back with reasons."));
    assert!(home.contains(&format!("/practices/{id}/work")));
}

#[tokio::test]
async fn a_question_a_year_and_what_came_of_it_wait_until_they_are_answered() {
    let world = World::new().await;
    let mut value = complete();
    value["contact"] = serde_json::json!({
        "name": "Office", "email": "office@college.example", "consented_on": "2026-11-20",
    });
    let id = published(&world, value).await;
    let plan = plans::elsewhere(&world).await;
    let outsider = person(&world, "outsider").await;
    let wish = Wish { plan: plan.id.clone(), blocks: vec!["block-one".to_owned()], finding: None };
    let adoption = adopting::adopt(&outsider, &id, &wish).await.unwrap();
    let question = questions::ask(&outsider, &id, "Which meter?").await.unwrap();

    assert_eq!(waits(&world, "coordinator").await, [What::Answer]);
    assert_eq!(waits(&world, "contributor").await, []);
    questions::answer(&person(&world, "coordinator").await, &id, &question, "The small one.").await.unwrap();
    assert_eq!(waits(&world, "coordinator").await, []);

    world.app.clock.advance(366 * 86_400);
    asking_again::ask(&world.ctx()).await.unwrap();
    adopting::ask(&world.ctx()).await.unwrap();
    assert_eq!(waits(&world, "coordinator").await, [What::Confirm]);
    assert_eq!(waits(&world, "outsider").await, [What::Tell]);

    let coordinator = person(&world, "coordinator").await;
    moving::confirm(&coordinator, &id, moving::Answer::StillInUse, "").await.unwrap();
    let told =
        adopting::Told { worked: "yes".into(), adapted: "One meter".into(), result: "A tenth less".into() };
    let seen = alcove::kit::etag::Condition::Versions(vec![1]);
    adopting::tell(&person(&world, "outsider").await, &adoption, &seen, told).await.unwrap();
    assert_eq!((waits(&world, "coordinator").await, waits(&world, "outsider").await), (vec![], vec![]));
}
