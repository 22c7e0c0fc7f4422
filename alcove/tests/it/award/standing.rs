use alcove::award::{lists, reading, standing};
use alcove::kit::ids::AwardId;
use alcove::kit::{Error, Event, Result};
use alcove_credential::examine::{Signature, examine};
use alcove_credential::list::Bits;
use alcove_domain::award::Standing;

use super::{awarded, day, found, work};
use crate::world::World;

async fn act(world: &World, what: &str, id: &AwardId, reason: &str) -> Result<Vec<Event>> {
    let ctx = world.ctx();
    let actor = world.id("administrator");
    let tx = ctx.begin().await.unwrap();
    let events = match what {
        "suspend" => standing::suspend(&ctx, &tx, Some(&actor), id, reason).await?,
        "resume" => standing::resume(&ctx, &tx, Some(&actor), id, reason).await?,
        _ => standing::revoke(&ctx, &tx, Some(&actor), id, reason).await?,
    };
    tx.commit(events.clone()).await.unwrap();
    work(world).await;
    Ok(events)
}

/// What the public list says of the award.
async fn is_listed(world: &World, id: &AwardId) -> bool {
    let row = found(world, id).await.row;
    let list = lists::signed(&world.ctx(), &row.list_id).await.unwrap();
    let contexts = &world.app.part::<alcove::award::Known>().0;
    let examined = examine(list.as_bytes(), contexts).unwrap();
    assert_eq!(examined.signature, Signature::Good);
    Bits::of(&examined.credential).unwrap().is_set(row.position as u32).unwrap()
}

#[tokio::test]
async fn a_suspended_award_resumes_and_the_list_says_both() {
    let world = World::new().await;
    let id = awarded(&world).await;
    assert!(!is_listed(&world, &id).await);

    act(&world, "suspend", &id, "The fee was not paid.").await.unwrap();

    assert_eq!(found(&world, &id).await.standing(world.app.now()), Standing::Suspended);
    assert!(is_listed(&world, &id).await);
    act(&world, "resume", &id, "It was paid.").await.unwrap();
    assert_eq!(found(&world, &id).await.standing(world.app.now()), Standing::Valid);
    assert!(!is_listed(&world, &id).await);
    let acts = world.acts().await;
    assert_eq!(acts[2..], ["award.suspended", "award.resumed"]);
}

#[tokio::test]
async fn a_revoked_award_never_holds_again_and_its_bytes_stay() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let bytes = found(&world, &id).await.row.signed;

    act(&world, "revoke", &id, "The evidence was not theirs.").await.unwrap();

    let row = found(&world, &id).await;
    assert_eq!(row.standing(world.app.now()), Standing::Revoked);
    assert_eq!((row.row.signed, row.row.reason.as_str()), (bytes, "The evidence was not theirs."));
    assert!(is_listed(&world, &id).await);
    let refused = act(&world, "resume", &id, "We were wrong.").await;
    assert!(matches!(refused, Err(Error::NotNow(refusal)) if refusal.code == "award-is-revoked"));
}

#[tokio::test]
async fn nothing_is_suspended_without_a_reason() {
    let world = World::new().await;
    let id = awarded(&world).await;

    let refused = act(&world, "suspend", &id, "  ").await;

    assert!(matches!(refused, Err(Error::Invalid(faults)) if faults[0].field == "reason"));
    assert_eq!(found(&world, &id).await.standing(world.app.now()), Standing::Valid);
}

#[tokio::test]
async fn a_renewed_award_takes_the_place_of_the_old_one() {
    let world = World::new().await;
    let old = awarded(&world).await;
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();

    let issued =
        standing::renew(&ctx, &tx, None, &old, day("2026-11-21"), Some(day("2030-11-20"))).await.unwrap();
    tx.commit(issued.events).await.unwrap();
    work(&world).await;

    assert_eq!(found(&world, &old).await.standing(world.app.now()), Standing::Superseded);
    assert!(is_listed(&world, &old).await);
    let newer = reading::successor(world.app.db.read(), &old).await.unwrap().unwrap();
    assert_eq!(*newer.id(), issued.id);
    assert_eq!(newer.standing(world.app.now()), Standing::Valid);
    assert_eq!(newer.valid_until(), Some(day("2030-11-20")));
    assert_eq!(newer.holder_name(), "Orchard Technical School");
}

#[tokio::test]
async fn an_award_that_was_renewed_early_holds_to_its_last_day() {
    let world = World::new().await;
    let old = awarded(&world).await;
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();

    let issued =
        standing::renew(&ctx, &tx, None, &old, day("2028-11-21"), Some(day("2030-11-20"))).await.unwrap();
    tx.commit(issued.events).await.unwrap();
    work(&world).await;

    assert_eq!(found(&world, &old).await.standing(world.app.now()), Standing::Valid);
    assert!(!is_listed(&world, &old).await);
    let newer = reading::successor(world.app.db.read(), &old).await.unwrap().unwrap();
    assert_eq!((newer.id(), newer.standing(world.app.now())), (&issued.id, Standing::NotYet));
}
