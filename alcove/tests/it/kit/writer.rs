use alcove::kit::ids::OrganisationId;
use alcove::network::store::organisation;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait};

use crate::world::World;

async fn rename(world: &World, name: &str) -> alcove::kit::Tx {
    let tx = world.app.db.begin().await.unwrap();
    let change = organisation::ActiveModel {
        id: Set(world.college.clone()),
        name: Set(name.to_owned()),
        ..Default::default()
    };
    change.update(&*tx).await.unwrap();
    tx
}

async fn name(world: &World, id: &OrganisationId) -> String {
    organisation::Entity::find_by_id(id.clone()).one(world.app.db.read()).await.unwrap().unwrap().name
}

#[tokio::test]
async fn a_write_that_is_dropped_leaves_nothing() {
    let world = World::new().await;

    drop(rename(&world, "Dropped").await);
    let kept = rename(&world, "Kept").await;
    kept.commit_unrecorded().await.unwrap();

    assert_eq!(name(&world, &world.college).await, "Kept");
}

#[tokio::test]
async fn a_failed_write_does_not_take_its_neighbours_with_it() {
    let world = std::sync::Arc::new(World::new().await);

    let tasks: Vec<_> = (0..40)
        .map(|number| {
            let world = world.clone();
            tokio::spawn(async move {
                let ctx = world.ctx();
                let tx = ctx.begin().await.unwrap();
                let id: OrganisationId = format!("organisation-{number}").into();
                let found = organisation::find(&*tx, &world.college).await.unwrap().unwrap();
                let mut new: organisation::ActiveModel = found.into();
                new.id = Set(id.clone());
                let new =
                    organisation::ActiveModel { name: Set(format!("Number {number}")), ..new.reset_all() };
                new.insert(&*tx).await.unwrap();
                if number % 4 == 0 {
                    drop(tx);
                } else {
                    tx.commit(vec![ctx.event(None, "test.added", "organisation", id.0)]).await.unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }

    let all = organisation::Entity::find().all(world.app.db.read()).await.unwrap();
    assert_eq!(all.iter().filter(|o| o.id.0.starts_with("organisation-")).count(), 30);
}
