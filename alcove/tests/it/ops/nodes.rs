//! What two nodes on one database do about what neither may do twice.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use alcove::kit::idempotency;
use alcove::kit::jobs::{self, NewJob};
use alcove::kit::{Ctx, Error};
use alcove::network::throttle::{self, Subjects};
use alcove::shell::housekeeping;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use sea_orm::{ConnectionTrait as _, Statement};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::world::World;

fn key(text: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("idempotency-key", text.parse().unwrap());
    headers
}

/// Keeps a setting, as any act keeps something.
async fn keep(ctx: &Ctx, name: &str) -> Result<Response, Error> {
    let tx = ctx.begin().await?;
    let sql = "insert into setting (key, value) values ($1, 'kept')";
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [name.into()])).await?;
    tx.commit_unrecorded().await?;
    Ok("done".into_response())
}

async fn is_kept(world: &World, name: &str) -> bool {
    let db = world.app.db.read();
    let sql = "select value from setting where key = $1";
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, [name.into()]);
    db.query_one_raw(asked).await.unwrap().is_some()
}

/// The same request as its own node sees it, where the act is this.
async fn ask<F: Future<Output = Result<Response, Error>>>(
    world: &World,
    act: impl FnOnce(Ctx) -> F,
) -> Result<Response, Error> {
    let ctx = world.ctx();
    idempotency::once(&ctx, &world.id("coordinator"), &key("one"), &"POST it", || act(ctx.clone())).await
}

fn code(answer: &Result<Response, Error>) -> &'static str {
    answer.as_ref().err().map_or("done", Error::code)
}

/// Begins the request in a task of its own, and lets it go so far and no further.
async fn stop_in_the_middle(world: &Arc<World>, keeps: bool) -> JoinHandle<Result<Response, Error>> {
    let reached = Arc::new(Notify::new());
    let (there, on) = (reached.clone(), world.clone());
    let node = tokio::spawn(async move {
        ask(&on, |ctx| async move {
            if keeps {
                keep(&ctx, "first").await?;
            }
            there.notify_one();
            std::future::pending().await
        })
        .await
    });
    reached.notified().await;
    node
}

/// Asks until the key is free: it is given back in the background.
async fn ask_until_it_is_free(world: &World) -> &'static str {
    for _ in 0..100 {
        let answer = code(&ask(world, |ctx| async move { keep(&ctx, "second").await }).await);
        if answer != "request-under-way" {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    "request-under-way"
}

#[tokio::test]
async fn a_request_whose_caller_hung_up_may_be_sent_again_at_once() {
    let world = Arc::new(World::new().await);

    stop_in_the_middle(&world, false).await.abort();

    assert_eq!(ask_until_it_is_free(&world).await, "done");
    assert!(is_kept(&world, "second").await);
}

#[tokio::test]
async fn a_caller_who_hung_up_after_it_was_kept_is_told_so() {
    let world = Arc::new(World::new().await);

    stop_in_the_middle(&world, true).await.abort();
    tokio::time::sleep(Duration::from_millis(200)).await;

    assert_eq!(ask_until_it_is_free(&world).await, "request-carried-out");
}

#[tokio::test]
async fn a_key_that_could_not_be_given_back_is_when_the_database_is_there_again() {
    let world = Arc::new(World::new().await);
    let on = world.clone();

    let failed = ask(&world, |_| async {
        // In a task of its own: not what was asked under the key.
        let taken = async move { on.tamper("alter table idempotent_answer rename to away").await };
        tokio::spawn(taken).await.unwrap();
        Err(Error::Busy)
    })
    .await;
    world.tamper("alter table away rename to idempotent_answer").await;

    assert_eq!(code(&failed), "busy");
    assert_eq!(ask_until_it_is_free(&world).await, "done");
}

#[tokio::test]
async fn a_request_whose_node_died_with_nothing_kept_is_done_by_the_next_one() {
    let world = Arc::new(World::new().await);
    let _dead = stop_in_the_middle(&world, false).await;

    let at_once = ask(&world, |ctx| async move { keep(&ctx, "second").await }).await;
    world.app.clock.advance(31);
    let later = ask(&world, |ctx| async move { keep(&ctx, "second").await }).await;
    let again = ask(&world, |ctx| async move { keep(&ctx, "third").await }).await;

    assert_eq!([code(&at_once), code(&later), code(&again)], ["request-under-way", "done", "done"]);
    assert!(is_kept(&world, "second").await && !is_kept(&world, "third").await);
}

#[tokio::test]
async fn a_request_whose_node_died_after_keeping_it_is_never_done_twice() {
    let world = Arc::new(World::new().await);
    let _dead = stop_in_the_middle(&world, true).await;

    world.app.clock.advance(3600);
    let later = ask(&world, |ctx| async move { keep(&ctx, "second").await }).await;

    assert_eq!(code(&later), "request-carried-out");
    assert!(is_kept(&world, "first").await && !is_kept(&world, "second").await);
}

#[tokio::test]
async fn a_node_that_was_only_slow_keeps_nothing_of_what_another_one_did_in_its_place() {
    let world = Arc::new(World::new().await);
    let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (there, wait, on) = (begun.clone(), go_on.clone(), world.clone());
    let slow = tokio::spawn(async move {
        ask(&on, |ctx| async move {
            there.notify_one();
            wait.notified().await;
            keep(&ctx, "slow").await
        })
        .await
    });
    begun.notified().await;
    world.app.clock.advance(31);

    let quick = ask(&world, |ctx| async move { keep(&ctx, "quick").await }).await;
    go_on.notify_one();
    let slow = slow.await.unwrap();

    assert_eq!([code(&quick), code(&slow)], ["done", "busy"]);
    assert!(is_kept(&world, "quick").await && !is_kept(&world, "slow").await);
}

#[tokio::test]
async fn of_several_jobs_that_wait_one_is_taken_at_a_time() {
    let world = World::new().await;
    let tx = world.app.db.begin().await.unwrap();
    for _ in 0..3 {
        let new = NewJob {
            kind: "test",
            payload: serde_json::json!({}),
            dedupe: None,
            organisation: None,
            person: None,
        };
        jobs::queue(&world.ctx(), &*tx, new).await.unwrap();
    }
    tx.commit_unrecorded().await.unwrap();

    let mut taken = BTreeSet::new();
    while let Some(job) = jobs::claim(&world.ctx()).await.unwrap() {
        taken.insert(job.id.0);
    }

    assert_eq!(taken.len(), 3);
}

#[tokio::test]
async fn a_job_that_another_node_took_over_is_not_finished_by_the_first() {
    let world = World::new().await;
    let other = world.another_node(|_| {}, |app| app).await;
    let new = NewJob {
        kind: "test",
        payload: serde_json::json!({}),
        dedupe: None,
        organisation: None,
        person: None,
    };
    let tx = world.app.db.begin().await.unwrap();
    let id = jobs::queue(&world.ctx(), &*tx, new).await.unwrap();
    tx.commit_unrecorded().await.unwrap();

    let first = jobs::claim(&world.ctx()).await.unwrap().unwrap();
    other.app.clock.advance(20);
    let early = jobs::claim(&other.ctx()).await.unwrap();
    world.app.clock.advance(8);
    let renewed = jobs::renew(&world.ctx(), &first).await.unwrap();
    other.app.clock.advance(15);
    let still_early = jobs::claim(&other.ctx()).await.unwrap();
    other.app.clock.advance(30);
    let second = jobs::claim(&other.ctx()).await.unwrap().unwrap();

    let finish = async |node: &World, job: &jobs::Job, answer: &str| {
        let tx = node.app.db.begin().await.unwrap();
        jobs::finish(&node.ctx(), &*tx, job, &serde_json::json!(answer)).await?;
        tx.commit_unrecorded().await
    };
    let too_late = finish(&world, &first, "first").await;
    jobs::fail(&world.ctx(), &first, "too late").await.unwrap();
    let in_time = finish(&other, &second, "second").await;

    assert_eq!((early, still_early), (None, None));
    assert_eq!((renewed, jobs::renew(&world.ctx(), &first).await.unwrap()), (true, false));
    assert!(too_late.is_err() && in_time.is_ok(), "{too_late:?} {in_time:?}");
    let job = jobs::find(world.app.db.read(), &id).await.unwrap().unwrap();
    assert_eq!((job.answer.as_str(), job.error.as_str()), ("\"second\"", ""));
}

#[tokio::test]
async fn one_node_keeps_house_in_an_hour() {
    let world = World::new().await;
    let other = world.another_node(|_| {}, |app| app).await;

    let first = housekeeping::take_turn(&world.ctx()).await.unwrap();
    other.app.clock.advance(600);
    let second = housekeeping::take_turn(&other.ctx()).await.unwrap();
    world.app.clock.advance(3600);
    let an_hour_later = housekeeping::take_turn(&world.ctx()).await.unwrap();

    assert_eq!((first, second, an_hour_later), (true, false, true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn attempts_on_several_nodes_at_once_are_counted_together() {
    let world = World::new().await;
    let other = world.another_node(|_| {}, |app| app).await;

    let attempts = (0..24).map(|at| {
        let ctx = if at % 2 == 0 { world.ctx() } else { other.ctx() };
        tokio::spawn(async move {
            let subjects = Subjects::of("test", "somebody", &format!("198.51.100.{at}"));
            throttle::count(&ctx, &subjects).await.is_ok()
        })
    });
    let attempts: Vec<_> = attempts.collect();
    let mut counted = 0;
    for attempt in attempts {
        counted += usize::from(attempt.await.unwrap());
    }

    assert_eq!(counted, 10);
}
