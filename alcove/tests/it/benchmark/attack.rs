//! Somebody collects everything that a network ever publishes, and tries to find one member's value.

use std::collections::BTreeMap;

use alcove::benchmark::store::{figure, release};
use alcove_domain::benchmark::FEWEST;

use super::stage::Region;

/// From all releases: for each item, of whom each figure is made. More than anybody outside has.
async fn sets(region: &Region) -> BTreeMap<String, Vec<Vec<String>>> {
    let db = region.world.app.db.read();
    let mut found: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for row in release::all(db).await.unwrap() {
        let mut members: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (number, id) in figure::sets(db, &row.id).await.unwrap() {
            members.entry(number).or_default().push(id);
        }
        for one in figure::of_release(db, &row.id).await.unwrap() {
            found.entry(one.item).or_default().push(members[&one.set_number].clone());
        }
    }
    found
}

#[tokio::test]
async fn what_is_in_the_same_figures_is_never_less_than_five() {
    let region = Region::seven().await;
    for member in [1, 2, 3] {
        region.set_kind(member, "academy").await;
    }
    region.release().await;
    for number in 0..6 {
        let id = region.join(&format!("Newcomer {number}"), "criteria").await;
        region.close(&id, [number % 4 + 1, 2, number % 3 + 1]).await;
        region.release().await;
    }
    region.leave(4).await;
    region.release().await;
    for member in [0, 1, 2, 3, 5] {
        region.close(&region.members[member].clone(), [member as i32 % 4 + 1, 3, 1]).await;
        region.release().await;
    }

    let published = sets(&region).await;

    assert!(published.values().any(|sets| sets.len() > 3), "the attacker has something to work with");
    for (item, sets) in published {
        let mut parts: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        let mut all: Vec<&String> = sets.iter().flatten().collect();
        all.sort();
        all.dedup();
        for one in all {
            *parts.entry(sets.iter().map(|set| set.contains(one)).collect()).or_default() += 1;
        }
        for count in parts.into_values() {
            assert!(count >= FEWEST, "{item}: {count} can be told apart");
        }
    }
}
