use std::sync::Arc;
use std::time::Duration;

use alcove::kit::audit;
use alcove::kit::ids::OrganisationId;
use alcove::network::store::organisation;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait as _, DbBackend, EntityTrait};

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

/// A copy of the college under an id of its own.
async fn another(world: &World, number: usize) -> organisation::ActiveModel {
    let found = organisation::Entity::find_by_id(world.college.clone()).one(world.app.db.read()).await;
    let mut new: organisation::ActiveModel = found.unwrap().unwrap().into();
    new.id = Set(format!("organisation-{number}").into());
    new.name = Set(format!("Number {number}"));
    new.reset_all()
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
    let world = Arc::new(World::new().await);

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

    assert_eq!(added(&world).await, 30);
}

#[tokio::test]
async fn who_goes_away_in_the_middle_of_a_write_takes_nobody_along() {
    let world = Arc::new(World::new().await);

    let tasks: Vec<_> = (0..80)
        .map(|number| {
            let world = world.clone();
            tokio::spawn(async move {
                let (ctx, new) = (world.ctx(), another(&world, number).await);
                let id = new.id.clone().unwrap();
                let tx = ctx.begin().await.unwrap();
                if number % 8 == 1 {
                    // Something else was written before.
                    organisation::find(&*tx, &world.college).await.unwrap();
                }
                if number % 4 == 1 {
                    // Asked once and not again: the statement is on its way.
                    tokio::time::timeout(Duration::ZERO, new.insert(&*tx)).await.ok();
                    return;
                }
                new.insert(&*tx).await.unwrap();
                tx.commit(vec![ctx.event(None, "test.added", "organisation", id.0)]).await.unwrap();
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }

    assert_eq!(added(&world).await, 60);
    assert_eq!(audit::verify(world.app.db.read()).await.unwrap(), vec![]);
}

#[tokio::test]
async fn a_statement_that_fails_does_not_end_the_writes_of_others() {
    let world = Arc::new(World::new().await);

    let tasks: Vec<_> = (0..40)
        .map(|number| {
            let world = world.clone();
            tokio::spawn(async move {
                // Each two have the same id.
                let (ctx, new) = (world.ctx(), another(&world, number / 2).await);
                let tx = ctx.begin().await.unwrap();
                match new.insert(&*tx).await {
                    Ok(_) => tx.commit_unrecorded().await.is_ok(),
                    Err(_) => false,
                }
            })
        })
        .collect();
    let mut kept = 0;
    for task in tasks {
        kept += usize::from(task.await.unwrap());
    }

    assert_eq!((kept, added(&world).await), (20, 20));
}

#[tokio::test]
async fn what_follows_a_full_disk_does_not_stand_outside_of_its_transaction() {
    let world = World::new().await;
    if world.app.db.backend() != DbBackend::Sqlite {
        return;
    }
    let tx = world.app.db.begin().await.unwrap();
    tx.execute_unprepared("pragma max_page_count = 1").await.unwrap();
    let large = "insert into setting (key, value) values ('large', hex(zeroblob(1000000)))";

    let full = tx.execute_unprepared(large).await;
    let after = tx.execute_unprepared("update organisation set name = 'Outside'").await;
    let kept = tx.commit_unrecorded().await;

    assert!(full.unwrap_err().to_string().contains("full"));
    assert!(after.is_err() && kept.is_err());
    assert_ne!(name(&world, &world.college).await, "Outside");
    // Whoever comes next finds a writer that works.
    rename(&world, "Kept").await.commit_unrecorded().await.unwrap();
    assert_eq!(name(&world, &world.college).await, "Kept");
}

async fn added(world: &World) -> usize {
    let all = organisation::Entity::find().all(world.app.db.read()).await.unwrap();
    all.iter().filter(|one| one.id.0.starts_with("organisation-")).count()
}
