use alcove::kit::audit::{Wanted, page, verify};
use sea_orm::{ConnectionTrait, Statement};

use crate::world::World;

async fn record_three(world: &World) {
    let ctx = world.ctx();
    for number in 0..3 {
        let tx = ctx.begin().await.unwrap();
        let event =
            ctx.event(None, "test.done", "thing", format!("{number}")).in_organisation(&world.college);
        tx.commit(vec![event.before("a").after("b")]).await.unwrap();
    }
}

#[tokio::test]
async fn an_untouched_chain_holds() {
    let world = World::new().await;

    record_three(&world).await;

    assert_eq!(verify(world.app.db.read()).await.unwrap(), []);
}

#[tokio::test]
async fn an_edit_in_the_audit_trail_shows() {
    let world = World::new().await;
    record_three(&world).await;

    world.tamper("update audit_event set after_value = 'c' where seq = 2").await;

    let broken = verify(world.app.db.read()).await.unwrap();
    assert_eq!((broken.len(), broken[0].seq, broken[0].what), (1, 2, "this event was changed"));
}

#[tokio::test]
async fn a_cut_in_the_audit_trail_shows_also_at_its_end() {
    for (cut, at) in [(2, 3), (3, 2)] {
        let world = World::new().await;
        record_three(&world).await;

        world.tamper(&format!("delete from audit_event where seq = {cut}")).await;

        let broken = verify(world.app.db.read()).await.unwrap();
        assert_eq!((broken.len(), broken[0].seq), (1, at));
    }
}

#[tokio::test]
async fn two_processes_that_take_turns_write_one_chain() {
    let world = World::new().await;
    let neighbour = world.another_node(|_| {}, |app| app).await;

    for _ in 0..2 {
        record_three(&world).await;
        record_three(&neighbour).await;
    }

    assert_eq!(verify(world.app.db.read()).await.unwrap(), []);
    let trail = page(world.app.db.read(), &world.college.0, &Wanted::default(), 100).await.unwrap();
    assert_eq!(trail.iter().filter(|event| event.act == "test.done").count(), 12);
}

#[tokio::test]
async fn what_was_written_beside_the_trail_stays_when_another_process_was_faster() {
    let world = World::new().await;
    let neighbour = world.another_node(|_| {}, |app| app).await;
    record_three(&world).await;
    record_three(&neighbour).await;

    let tx = world.app.db.begin().await.unwrap();
    tx.execute_unprepared("update organisation set name = 'Renamed'").await.unwrap();
    let ctx = world.ctx();
    let event = ctx.event(None, "test.done", "thing", "4").in_organisation(&world.college);
    tx.commit(vec![event]).await.unwrap();

    let found = world
        .app
        .db
        .read()
        .query_one_raw(Statement::from_string(
            world.app.db.backend(),
            "select count(*) as n from organisation where name = 'Renamed'",
        ))
        .await
        .unwrap()
        .unwrap();
    assert!(found.try_get::<i64>("", "n").unwrap() > 0);
    assert_eq!(verify(world.app.db.read()).await.unwrap(), []);
}
