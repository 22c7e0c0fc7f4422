use alcove::assess::store::{aside, assessment};
use axum::http::StatusCode;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::stage::Region;
use crate::publish::stage::{complete, published};
use crate::world::CAST;

#[tokio::test]
async fn a_member_sees_its_own_value_beside_its_peers_and_nobody_elses() {
    let region = Region::seven().await;
    region.release().await;
    let page = format!("/networks/{}/benchmark", region.network);

    let seen = region.world.browser("viewer").await.get(&page).await;

    assert_eq!(seen.status, StatusCode::OK);
    let text = seen.text();
    // The college's own A1 is 1.5, the median 2.5, with seven behind it.
    assert!(text.contains("<b>1.5</b>") && text.contains("Programmes") && text.contains("<svg"));
    assert!(!text.contains("School 1"));
    // A1 and B1 are told, and the college lies below three quarters of both.
    assert!(
        text.contains("above the middle half at 0 of 2 headings, within it at 0, below it at 2."),
        "{text}"
    );
    assert!(text.contains("Values lie between") && text.contains("id=\"withheld\""));
    let first = region.world.browser("viewer").await.get("/benchmark").await;
    assert_eq!(first.leads_to(), page);
}

#[tokio::test]
async fn who_shares_less_sees_less() {
    let region = Region::seven().await;
    region.release().await;
    let page = format!("/networks/{}/benchmark", region.network);
    let viewer = region.world.browser("viewer").await;

    region.share(0, "dimensions").await;
    let dimensions = viewer.get(&page).await.text();
    region.share(0, "nothing").await;
    let nothing = viewer.get(&page).await.text();

    assert!(dimensions.contains("Teaching") && !dimensions.contains("Programmes"));
    assert!(nothing.contains("Your organisation shares nothing with this network"));
    assert!(!nothing.contains("Teaching"));
}

#[tokio::test]
async fn each_page_of_figures_is_for_whom_it_is_for() {
    let region = Region::seven().await;
    let release = region.release().await;
    let report = format!("/releases/{}/data.csv", release["id"].as_str().unwrap());
    let (open, refused, hidden) = (StatusCode::OK, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND);
    let pages = [
        ("/benchmark", [open, open, open, open, open, open, hidden, hidden, hidden]),
        ("/figures", [refused, open, refused, refused, refused, refused, hidden, hidden, refused]),
        (report.as_str(), [refused, open, refused, refused, refused, refused, hidden, hidden, refused]),
    ];

    for (page, expected) in pages {
        for (who, status) in CAST.into_iter().zip(expected) {
            let answer =
                region.world.browser(who).await.get(&format!("/networks/{}{page}", region.network)).await;
            assert_eq!(answer.status, status, "{who} at {page}");
        }
    }
}

#[tokio::test]
async fn the_coordinator_makes_a_release_on_the_page() {
    let region = Region::seven().await;
    let coordinator = region.world.browser("coordinator").await;
    let page = format!("/networks/{}/figures", region.network);

    let before = coordinator.get(&page).await.text();
    let wrong = coordinator.post(&format!("/networks/{}/releases", region.network), &[]).await;
    let ordered = coordinator
        .post(&format!("/networks/{}/releases", region.network), &[("edition_id", region.edition.as_str())])
        .await;
    while alcove::shell::jobs::run_one(&region.world.app).await.unwrap() {}
    let after = coordinator.get(&page).await.text();

    assert!(before.contains("There is no release yet."));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ordered.leads_to(), page);
    assert!(after.contains("Release 1 of") && after.contains("Strong in the network"));
    let in_russian = region.world.browser("coordinator").await.in_language("ru").get(&page).await.text();
    assert!(in_russian.contains("Сильное в сети"));
}

#[tokio::test]
async fn tabs_lead_everybody_where_they_may_go_and_nowhere_else() {
    let region = Region::seven().await;
    let home = format!("/networks/{}", region.network);

    for who in CAST {
        let browser = region.world.browser(who).await;
        let seen = browser.get(&home).await;
        for tab in ["/benchmark", "/directory", "/mentoring", "/figures", "/members", "/settings"] {
            let address = format!("{home}{tab}");
            let leads = seen.text().contains(&format!("href=\"{address}\""));
            let opens = browser.get(&address).await.status == StatusCode::OK;
            assert_eq!(leads, opens && seen.status == StatusCode::OK, "{who} to {tab}");
        }
    }
}

#[tokio::test]
async fn a_machine_fetches_the_files_of_a_release_before_everybody_can() {
    let region = Region::seven().await;
    let release = region.release().await;
    let id = release["id"].as_str().unwrap();
    let base = format!("/api/v1/networks/{}/releases/{id}", region.network);
    let machine = region.world.machine("coordinator").await;

    let pdf = machine.get(&format!("{base}/report.pdf")).await;
    let csv = machine.get(&format!("{base}/data.csv")).await;
    let data = machine.get(&format!("{base}/data.json")).await;
    let none = machine.get(&format!("{base}/data.xml")).await;
    let member = region.world.machine("viewer").await.get(&format!("{base}/data.json")).await;
    let outsider = region.world.machine("leaver").await.get(&format!("{base}/data.json")).await;

    assert!(pdf.bytes.starts_with(b"%PDF") && csv.header("content-type").starts_with("text/csv"));
    assert_eq!(data.json()["hash"], release["hash"]);
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert_eq!((member.status, outsider.status), (StatusCode::FORBIDDEN, StatusCode::NOT_FOUND));
    let public = region.world.stranger().get(&format!("/open/releases/{id}/data.json")).await;
    assert_eq!(public.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_reviewers_rate_with_their_rubric_is_offered_to_no_release() {
    let region = Region::seven().await;
    published(&region.world, complete()).await;
    let db = region.world.app.db.read();
    let aside = assessment::Entity::find().filter(assessment::Column::Id.in_subquery(aside::ids()));
    let rubric = aside.one(db).await.unwrap().unwrap().edition_id;
    let coordinator = region.world.browser("coordinator").await;

    let page = coordinator.get(&format!("/networks/{}/figures", region.network)).await.text();
    let releases = format!("/networks/{}/releases", region.network);
    let ordered = coordinator.post(&releases, &[("edition_id", rubric.as_str())]).await;

    assert!(page.contains(region.edition.as_str()) && !page.contains(rubric.as_str()), "{page}");
    assert_eq!(ordered.status, StatusCode::UNPROCESSABLE_ENTITY);
}
