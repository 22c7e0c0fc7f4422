//! The service itself is a real one in `e2e/oidc.mjs`; here is what can be said without it.

use alcove::kit::seal::Seal;
use alcove::network::store::oidc;
use axum::http::StatusCode;

use crate::world::World;

const SERVICE: [(&str, &str); 4] = [
    ("name", "College accounts"),
    ("issuer", "http://127.0.0.1:9/oidc"),
    ("client_id", "alcove"),
    ("client_secret", "s3cret"),
];

#[tokio::test]
async fn an_administrator_adds_a_service_but_claims_no_domain() {
    let world = World::new().await;
    let browser = world.browser("administrator").await;
    let with_domain: Vec<_> = SERVICE.into_iter().chain([("email_domains", "other.example")]).collect();

    let claimed = browser.post("/organisation/sign-in", &with_domain).await;
    let added = browser.post("/organisation/sign-in", &SERVICE).await;
    let page = browser.get("/organisation/sign-in").await.text();

    assert_eq!((claimed.status, added.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    assert!(claimed.text().contains("set by whoever keeps this installation"));
    assert!(page.contains("College accounts") && !page.contains("s3cret"));
    assert_eq!(
        world.browser("coordinator").await.get("/organisation/sign-in").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn the_secret_of_a_service_is_kept_sealed_and_stays_when_it_is_not_entered_again() {
    let world = World::new().await;
    let browser = world.browser("administrator").await;
    browser.post("/organisation/sign-in", &SERVICE).await;
    let db = world.app.db.read();
    let before = oidc::of_organisation(db, &world.college).await.unwrap().remove(0);
    let path = format!("/organisation/sign-in/{}", before.id);

    let without: Vec<_> = SERVICE
        .into_iter()
        .map(|(name, value)| if name == "client_secret" { (name, "") } else { (name, value) })
        .collect();
    let edited = browser.post(&path, &without).await;
    let after = oidc::of_organisation(db, &world.college).await.unwrap().remove(0);

    assert_eq!((edited.status, after.version), (StatusCode::SEE_OTHER, 2));
    let seal = world.app.part::<Seal>();
    for row in [before, after] {
        assert!(!row.client_secret.contains("s3cret"));
        assert_eq!(seal.open("oidc_provider", &row.id, &row.client_secret).unwrap(), "s3cret");
    }
}

#[tokio::test]
async fn an_address_without_a_service_is_told_so() {
    let world = World::new().await;

    let answer = world.stranger().post("/sign-in/organisation", &[("email", "head@alcove.test")]).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("No organisation has set up sign-in for this address"));
}

#[tokio::test]
async fn a_way_back_that_nobody_left_for_opens_nothing() {
    let world = World::new().await;

    let bare = world.stranger().get("/sign-in/organisation/callback?code=x&state=y").await;
    let forged = world
        .stranger()
        .with_cookie("alcove-oidc", "y")
        .get("/sign-in/organisation/callback?code=x&state=y")
        .await;

    for answer in [bare, forged] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.header("set-cookie").is_empty());
    }
}

/// The id of the one service of the college.
async fn service(world: &World) -> oidc::Model {
    oidc::of_organisation(world.app.db.read(), &world.college).await.unwrap().remove(0)
}

fn with<'f>(name: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    SERVICE.into_iter().filter(|(known, _)| *known != name).chain([(name, value)]).collect()
}

#[tokio::test]
async fn whoever_keeps_the_installation_finds_the_service_and_sets_its_domains() {
    let world = World::new().await;
    world.browser("administrator").await.post("/organisation/sign-in", &SERVICE).await;
    let keeper = world.browser("platform").await;
    let organisation = format!("/platform/organisations/{}", world.college);
    let address = format!("{organisation}/sign-in/{}", service(&world).await.id);

    let list = keeper.get("/platform").await.text();
    let page = keeper.get(&organisation).await.text();
    let saved = keeper.post(&address, &with("email_domains", "alcove.test")).await;

    assert!(list.contains(&format!("href=\"{organisation}\"")), "{list}");
    assert!(page.contains(&format!("href=\"{address}\"")) && page.contains("administrator@alcove.test"));
    assert_eq!(saved.leads_to(), address);
    assert_eq!(service(&world).await.email_domains, "alcove.test");
    for role in ["administrator", "coordinator"] {
        let met = world.browser(role).await.get(&address).await;
        assert_eq!(met.status, StatusCode::FORBIDDEN, "{role}");
    }
    assert_eq!(world.browser("outsider").await.get(&organisation).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_mistyped_address_is_told_and_corrected_as_long_as_nobody_came_in_by_it() {
    let world = World::new().await;
    let browser = world.browser("administrator").await;
    let added = browser.post("/organisation/sign-in", &SERVICE).await;
    let address = added.leads_to().to_owned();

    let page = browser.get(&address).await.text();
    let corrected = browser.post(&address, &with("issuer", "http://127.0.0.1:9/right")).await;
    world
        .browser("platform")
        .await
        .post(
            &format!("/platform/organisations/{}/sign-in/{}", world.college, service(&world).await.id),
            &[&with("issuer", "http://127.0.0.1:9/right")[..], &[("email_domains", "alcove.test")]].concat(),
        )
        .await;
    let moved = with("issuer", "http://127.0.0.1:9/other");
    let later = browser.post(&address, &[&moved[..], &[("email_domains", "alcove.test")]].concat()).await;

    assert!(page.contains("The service does not answer at this address"), "{page}");
    assert_eq!((corrected.status, later.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(later.text().contains("The address of a service does not change"), "{}", later.text());
    assert_eq!(service(&world).await.issuer, "http://127.0.0.1:9/right");
}
