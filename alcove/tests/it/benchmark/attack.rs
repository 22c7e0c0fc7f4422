//! Somebody collects everything that a network ever publishes, and tries to find one member's value.

use std::collections::{BTreeMap, BTreeSet};

use alcove::benchmark::store::{figure, release};
use alcove_domain::benchmark::FEWEST;
use serde_json::json;

use super::people::{others_listed, written};
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
    no_part_is_too_small(published);
}

/// One after the other leaves a network that is large enough to go on telling.
#[tokio::test]
async fn those_who_leave_a_large_network_are_never_less_than_five() {
    let region = Region::thirty().await;
    let mut told = 0;
    for leaver in [4, 12, 20, 21, 22, 23] {
        let release = region.release().await;
        told += usize::from(region.told(&release, "all", "A1").await.is_some());
        region.leave(leaver).await;
    }
    region.release().await;

    assert!(told >= 2, "the attacker has something to work with");
    no_part_is_too_small(sets(&region).await);
}

/// Nor do the numbers of those who take part: whoever knows the members would know who withdrew.
#[tokio::test]
async fn no_two_releases_say_by_their_counts_what_one_member_did() {
    let region = Region::seven().await;
    region.release().await;
    region.leave(6).await;
    region.release().await;
    region.share(5, "dimensions").await;
    region.release().await;
    region.share(4, "nothing").await;
    region.release().await;
    for number in 0..8 {
        let id = region.join(&format!("Newcomer {number}"), "criteria").await;
        region.close(&id, [number % 4 + 1, 2, number % 3 + 1]).await;
        region.release().await;
    }

    let machine = region.world.machine("coordinator").await;
    let list = machine.get(&format!("/api/v1/networks/{}/releases?limit=50", region.network)).await.json();
    let releases = list["items"].as_array().unwrap();

    assert_eq!(releases.len(), 12);
    for count in ["members", "sharing", "dimensions", "criteria", "closed", "plans"] {
        let told: BTreeSet<i64> =
            releases.iter().map(|one| one["participation"][count].as_i64().unwrap()).collect();
        let told: Vec<i64> = told.into_iter().collect();
        for two in told.windows(2) {
            assert!(two[1] - two[0] >= FEWEST as i64, "{count}: {told:?}");
        }
    }
    // They are no secret for ever: seven more than at the beginning are told.
    assert!(releases[0]["participation"]["members"].as_i64().unwrap() >= 12, "{}", releases[0]);
}

fn no_part_is_too_small(published: BTreeMap<String, Vec<Vec<String>>>) {
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

#[tokio::test]
async fn of_five_no_side_says_whose_value_the_quarter_is() {
    // At A1 the college has 4 and knows that it is above the quarter: 3.5, which is School 1's.
    let region = Region::of(&[[4, 4, 1], [3, 4, 2], [3, 3, 3], [2, 3, 4], [1, 2, 2]]).await;
    region.release().await;
    others_listed(&region).await;
    written(&region, true, true).await;
    region.world.tamper("update directory_entry set strengths_at = 1, matching_at = 1").await;
    let network = format!("/api/v1/networks/{}", region.network);

    let directory = region.world.machine("viewer").await.get(&format!("{network}/directory")).await.json();
    let matches = region.world.machine("coordinator").await.get(&format!("{network}/matches")).await.json();

    assert_eq!(region.median("all", "A1").await.as_deref(), Some("3"));
    let lines = directory["items"].as_array().unwrap();
    assert_eq!(lines.len(), 5);
    assert!(lines.iter().all(|line| line["strengths"] == json!([])), "{directory}");
    assert_eq!(matches["items"], json!([]));
}
