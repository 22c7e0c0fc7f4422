use alcove::kit::audit::verify;
use sea_orm::ConnectionTrait;

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

async fn tamper(world: &World, sql: &str) {
    let tx = world.app.db.begin().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
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

    tamper(&world, "update audit_event set after_value = 'c' where seq = 2").await;

    let broken = verify(world.app.db.read()).await.unwrap();
    assert_eq!((broken.len(), broken[0].seq, broken[0].what), (1, 2, "this event was changed"));
}

#[tokio::test]
async fn a_cut_in_the_audit_trail_shows_also_at_its_end() {
    for (cut, at) in [(2, 3), (3, 2)] {
        let world = World::new().await;
        record_three(&world).await;

        tamper(&world, &format!("delete from audit_event where seq = {cut}")).await;

        let broken = verify(world.app.db.read()).await.unwrap();
        assert_eq!((broken.len(), broken[0].seq), (1, at));
    }
}
