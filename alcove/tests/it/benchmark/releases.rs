use alcove::benchmark::files::Documents;
use alcove::benchmark::making::hash;
use alcove::benchmark::store::figure;
use alcove::kit::ids::ReleaseId;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::Region;

#[tokio::test]
async fn figures_are_what_anybody_computes_from_the_marks() {
    let region = Region::seven().await;

    let release = region.release().await;

    // A1 is the mean of A1.1 and A1.2: 3/2, 2, 5/2, 3, 7/2, 4, 1. B1 is B1.1: 1, 2, 3, 4, 2, 3, 4.
    assert_eq!(region.median("all", "A1").await.as_deref(), Some("2.5"));
    assert_eq!(region.median("all", "B1").await.as_deref(), Some("3"));
    // The whole is the mean of A and B: 5/4, 2, 11/4, 7/2, 11/4, 7/2, 5/2.
    assert_eq!(region.median("all", "whole").await.as_deref(), Some("2.75"));
    assert_eq!(
        release["participation"],
        json!({ "members": 7, "sharing": 7, "dimensions": 7, "criteria": 7, "closed": 7, "plans": 0 })
    );
}

#[tokio::test]
async fn the_hash_is_that_of_the_figures_that_are_kept() {
    let region = Region::seven().await;
    let release = region.release().await;
    let id = ReleaseId::from(release["id"].as_str().unwrap());

    let figures = figure::of_release(region.world.app.db.read(), &id).await.unwrap();

    assert!(!figures.is_empty());
    assert_eq!(release["hash"], hash(&figures));
}

#[tokio::test]
async fn a_release_with_four_members_tells_nothing() {
    let region = Region::of(&[[1, 2, 1], [2, 2, 2], [2, 3, 3], [3, 3, 4]]).await;

    let release = region.release().await;

    assert_eq!(release["participation"]["closed"], 4);
    assert_eq!(region.figures("all").await["groups"], json!([]));
    assert_eq!(region.median("all", "A1").await, None);
}

#[tokio::test]
async fn what_a_member_does_not_share_is_in_no_figure() {
    let region = Region::seven().await;
    for member in [0, 1, 2] {
        region.share(member, "dimensions").await;
    }

    region.release().await;

    // Four share criteria, seven share dimensions.
    assert_eq!(region.median("all", "A1").await, None);
    assert_eq!(region.median("all", "A").await.as_deref(), Some("2.5"));
}

#[tokio::test]
async fn plans_are_as_far_as_they_are_on_the_day_of_the_release() {
    let region = Region::seven().await;
    for (member, done) in [0, 1, 2, 3, 3, 1, 2].into_iter().enumerate() {
        region.plan(member, done).await;
    }

    let first = region.release().await;
    let then = region.median("all", "plan").await;
    region.all_go_on().await;
    region.release().await;

    assert_eq!(first["participation"]["plans"], 7);
    assert_eq!(then.as_deref(), Some("0.5"));
    assert_eq!(region.median("all", "plan").await.as_deref(), Some("0.75"));
}

#[tokio::test]
async fn a_member_that_withdraws_is_in_the_next_release_no_more() {
    let region = Region::seven().await;
    let first = region.release().await;
    region.leave(6).await;

    let second = region.release().await;

    // Six of the seven of before: the difference would be the one that left, and so would the counts.
    assert_eq!(region.told(&second, "all", "A1").await, None);
    assert_eq!(second["participation"], first["participation"]);
    let machine = region.world.machine("coordinator").await;
    let list = machine.get(&format!("/api/v1/networks/{}/releases", region.network)).await.json();
    assert_eq!(list["items"][1]["id"], first["id"]);
    assert!(list["items"][1]["superseded_at"].is_string());
    assert_eq!(list["items"][1]["hash"], first["hash"]);
}

#[tokio::test]
async fn when_all_have_closed_anew_the_others_are_told_without_the_one_that_left() {
    let region = Region::seven().await;
    region.release().await;
    region.leave(6).await;
    for member in 0..6 {
        region.close(&region.members[member].clone(), [4, (member % 4) as i32 + 1, 2]).await;
    }

    region.release().await;

    // A1: 5/2, 3, 7/2, 4, 5/2, 3.
    assert_eq!(region.median("all", "A1").await.as_deref(), Some("3"));
}

#[tokio::test]
async fn one_who_leaves_does_not_take_the_figures_of_all_others_along() {
    let region = Region::seven().await;
    let first = region.release().await;
    let told = region.told(&first, "all", "A1").await;
    region.leave(6).await;

    let second = region.release().await;

    let row = region.row("all", "A1").await;
    assert_eq!(region.told(&second, "all", "A1").await, None);
    assert_eq!((row["median"].as_str(), &row["release"]), (told.as_deref(), &json!(1)));
    let viewer = region.world.browser("viewer").await;
    let page = viewer.get(&format!("/networks/{}/benchmark", region.network)).await.text();
    assert!(page.contains("the last one that was told stands here"), "{page}");
    assert!(page.contains("<span class=\"hint\">Release 1</span>"), "{page}");
    // What is taken away is the release as it was made.
    let report = region.told(&first, "all", "A1").await;
    assert_eq!(report, told);
}

#[tokio::test]
async fn among_thirty_one_who_leaves_takes_nothing_along() {
    let region = Region::thirty().await;
    region.release().await;
    region.leave(4).await;

    let second = region.release().await;

    let row = region.row("all", "A1").await;
    assert_eq!(row["median"].as_str().map(str::to_owned), region.told(&second, "all", "A1").await);
    // One left; four who stay are left out with it, so that it is one of five.
    assert_eq!((&row["n"], &row["release"]), (&json!(25), &json!(null)));
}

#[tokio::test]
async fn a_coordinator_is_told_before_publishing_what_a_release_withholds() {
    let region = Region::seven().await;
    let first = region.release().await;
    let page = format!("/networks/{}/figures", region.network);
    let coordinator = region.world.browser("coordinator").await;
    let before = coordinator.get(&page).await.text();
    region.leave(6).await;

    let second = region.release().await;

    let after = coordinator.get(&page).await.text();
    assert_eq!(first["withholds"], 0);
    assert!(second["withholds"].as_i64().unwrap() > 5, "{second}");
    assert!(!before.contains("Before you publish"), "{before}");
    assert!(after.contains(&format!("this release withholds {} figures", second["withholds"])), "{after}");
    for (language, told) in [("az", "Dərc etməzdən əvvəl"), ("ru", "Прежде чем публиковать")]
    {
        let page = region.world.browser("coordinator").await.in_language(language).get(&page).await.text();
        assert!(page.contains(told), "{language}: {page}");
    }
}

#[tokio::test]
async fn the_same_release_again_tells_the_same() {
    let region = Region::seven().await;

    let (first, second) = (region.release().await, region.release().await);

    assert_eq!(first["hash"], second["hash"]);
    assert_eq!((&first["number"], &second["number"]), (&json!(1), &json!(2)));
}

#[tokio::test]
async fn one_who_closes_anew_among_others_is_not_told() {
    let region = Region::seven().await;
    region.release().await;
    region.close(&region.members[0].clone(), [4, 4, 4]).await;

    let second = region.release().await;

    assert_eq!(region.told(&second, "all", "A1").await, None);
}

#[tokio::test]
async fn a_network_with_one_member_more_tells_nothing_that_the_other_told() {
    let region = Region::seven().await;
    region.release().await;
    let other = crate::network::stage::founded(&region.world).await;
    for member in &region.members[..6] {
        let sql = "insert into network_member (id, network_id, organisation_id, shares, invited_at, accepted_at) \
                   values ($1, $2, $3, 'criteria', 1, 1)";
        let tx = region.world.app.db.begin().await.unwrap();
        use sea_orm::ConnectionTrait as _;
        let id: String = alcove::kit::clock::new_id();
        let values = [id.into(), other.clone().into(), member.clone().into()];
        let backend = tx.get_database_backend();
        tx.execute_raw(sea_orm::Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
    }

    let second = Region { network: other, ..region };
    second.release().await;

    assert_eq!(second.median("all", "A1").await, None);
}

#[tokio::test]
async fn only_a_coordinator_makes_and_publishes_releases() {
    let region = Region::seven().await;
    let release = region.release().await;
    let make = format!("/api/v1/networks/{}/releases", region.network);
    let publish = format!("{make}/{}/publication", release["id"].as_str().unwrap());

    for (who, status) in [
        ("administrator", StatusCode::FORBIDDEN),
        ("viewer", StatusCode::FORBIDDEN),
        ("platform", StatusCode::FORBIDDEN),
        ("outsider", StatusCode::NOT_FOUND),
        ("leaver", StatusCode::NOT_FOUND),
    ] {
        let machine = region.world.machine(who).await;
        let made = machine.json(Method::POST, &make, &json!({ "edition_id": region.edition })).await;
        let published = machine.json(Method::POST, &publish, &json!(null)).await;
        assert_eq!((made.status, published.status), (status, status), "{who}");
    }
}

#[tokio::test]
async fn open_data_is_there_when_it_is_published_and_not_before() {
    let region = Region::seven().await;
    let release = region.release().await;
    let id = release["id"].as_str().unwrap();
    let stranger = region.world.stranger();
    let address = format!("/open/releases/{id}/data.json");

    let before = stranger.get(&address).await;
    let publish = format!("/networks/{}/releases/{id}/publication", region.network);
    let published = region.world.browser("coordinator").await.post(&publish, &[]).await;
    let after = stranger.get(&address).await;
    let table = stranger.get(&format!("/open/releases/{id}/data.csv")).await.text();
    let report = stranger.get(&format!("/open/releases/{id}/report.pdf")).await;
    let again = stranger.get(&format!("/open/releases/{id}/report.pdf")).await;

    assert_eq!(before.status, StatusCode::NOT_FOUND);
    assert_eq!(published.status, StatusCode::SEE_OTHER);
    assert_eq!(after.json()["hash"], release["hash"]);
    assert!(!after.text().contains("School 1") && !after.text().contains("Harbour Vocational College"));
    assert!(table.contains("country:az"));
    assert_eq!(report.header("content-type"), "application/pdf");
    assert!(report.bytes.starts_with(b"%PDF") && again.bytes == report.bytes);
    assert_eq!(region.world.app.part::<Documents>().count().await, 1, "it is set once");
}

#[tokio::test]
async fn a_release_over_what_nobody_closed_is_refused() {
    let region = Region::of(&[[1, 1, 1]]).await;
    let other = crate::stage::add(&region.world, &crate::stage::long(3), None).await;
    let machine = region.world.machine("coordinator").await;

    let address = format!("/api/v1/networks/{}/releases", region.network);
    let refused = machine.json(Method::POST, &address, &json!({ "edition_id": other })).await;

    assert_eq!(refused.json()["code"], "nothing-to-release");
}

#[tokio::test]
async fn figures_are_told_as_decimals_and_never_as_fractions() {
    let region = Region::seven().await;
    // Nothing is told of a group that says all the same.
    for (member, done) in [0, 1, 1, 1, 1, 1, 2].into_iter().enumerate() {
        region.plan(member, done).await;
    }
    region.all_drop_one().await;
    let release = region.release().await;
    let id = release["id"].as_str().unwrap();
    let publish = format!("/networks/{}/releases/{id}/publication", region.network);
    region.world.browser("coordinator").await.post(&publish, &[]).await;
    let stranger = region.world.stranger();

    let told = region.median("all", "plan").await;
    let table = stranger.get(&format!("/open/releases/{id}/data.csv")).await.text();
    let data = stranger.get(&format!("/open/releases/{id}/data.json")).await.json();

    // One of three actions is done; the whole has a median of 2.75, which the page shows as 2.8.
    assert_eq!(told.as_deref(), Some("0.3333"));
    let line = |item: &str| table.lines().find(|line| line.contains(&format!(",all,{item},"))).unwrap();
    assert!(line("plan").ends_with(",7,0.33,0.33,0.33"), "{table}");
    assert_eq!(line("whole").rsplit(',').nth(1), Some("2.8"));
    let figures = data["figures"].as_array().unwrap();
    let plan = figures.iter().find(|one| one["peers"] == "all" && one["item"] == "plan").unwrap();
    assert_eq!((&plan["median"], &plan["exact"]), (&json!("0.3333"), &json!(["1/3", "1/3", "1/3"])));
    for one in figures {
        for name in ["lower", "median", "upper"] {
            assert!(one[name].as_str().unwrap().parse::<f64>().is_ok(), "{one}");
        }
    }
}

#[tokio::test]
async fn a_coordinator_is_led_to_the_first_release_of_what_members_share() {
    let region = Region::of(&[[1, 2, 3]; 5]).await;
    let asked = "Make the first release of figures for Coast region";

    let before = region.world.browser("coordinator").await.get("/").await.text();
    region.release().await;
    let after = region.world.browser("coordinator").await.get("/").await.text();

    assert!(before.contains(asked), "{before}");
    assert!(before.contains(&format!("href=\"/networks/{}/figures\"", region.network)), "{before}");
    assert!(!after.contains(asked), "{after}");
    assert!(after.contains("5 members, nobody is still to answer"), "{after}");
}
