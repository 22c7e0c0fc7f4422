use alcove::kit::ids::PersonId;
use alcove::network::network_members::TEXT;
use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{agreement, consent, founded, invite, joined};
use crate::ops::openapi::check;
use crate::world::World;

#[tokio::test]
async fn whoever_keeps_the_installation_founds_a_network_and_nobody_else() {
    let world = World::new().await;
    let body = json!({ "name": "Coast region", "organisation_id": world.college, "coordinator": "coordinator@alcove.test" });

    for who in ["administrator", "coordinator", "outsider", "leaver"] {
        let refused = world.machine(who).await.json(Method::POST, "/api/v1/networks", &body).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{who}");
    }
    let network = founded(&world).await;

    let seen = world.machine("coordinator").await.get("/api/v1/networks").await.json();
    assert_eq!(seen["items"][0]["id"], network.0);
    assert_eq!(seen["items"][0]["coordinates"], true);
    assert_eq!(world.machine("viewer").await.get("/api/v1/networks").await.json()["items"], json!([]));
}

#[tokio::test]
async fn a_network_needs_an_organisation_and_a_coordinator_who_are_there() {
    let world = World::new().await;
    let platform = world.browser("platform").await;

    let answer = platform
        .post("/networks", &[("name", ""), ("organisation_id", "nowhere"), ("coordinator", "x@y.z")])
        .await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Nobody here has this e-mail address."));
    assert!(answer.text().contains("This is not one of the choices."));
}

#[tokio::test]
async fn an_invited_organisation_is_in_when_somebody_who_answers_for_it_agrees() {
    let world = World::new().await;
    let network = founded(&world).await;
    invite(&world, &network, &world.college).await;
    let address = agreement(&world.college, &network);

    for (who, status) in [
        ("coordinator", StatusCode::FORBIDDEN),
        ("viewer", StatusCode::FORBIDDEN),
        ("contributor", StatusCode::FORBIDDEN),
        ("platform", StatusCode::FORBIDDEN),
        ("outsider", StatusCode::NOT_FOUND),
        ("leaver", StatusCode::NOT_FOUND),
    ] {
        let refused = world.machine(who).await.json(Method::PUT, &address, &consent("criteria")).await;
        assert_eq!(refused.status, status, "{who}");
    }
    let before = world.machine("viewer").await.get(&format!("/api/v1/networks/{network}")).await.status;
    let agreed = world.machine("head").await.json(Method::PUT, &address, &consent("dimensions")).await;
    let after = world.machine("viewer").await.get(&format!("/api/v1/networks/{network}")).await.status;

    assert_eq!((before, after), (StatusCode::NOT_FOUND, StatusCode::OK));
    let agreed = agreed.json();
    assert_eq!((&agreed["state"], &agreed["shares"]), (&json!("member"), &json!("dimensions")));
    assert_eq!(agreed["agreed"][0]["text_version"], TEXT);
    assert_eq!(agreed["agreed"][0]["agreed_by"], world.id("head").0);
    assert!(world.acts().await.contains(&"network.agreed".to_owned()));
}

#[tokio::test]
async fn every_consent_is_kept_and_one_to_another_text_is_refused() {
    let world = World::new().await;
    let network = joined(&world, "criteria").await;
    let address = agreement(&world.college, &network);
    let head = world.machine("head").await;

    let old =
        head.json(Method::PUT, &address, &json!({ "shares": "nothing", "text_version": "2020-01" })).await;
    let withdrawn = head.json(Method::PUT, &address, &consent("nothing")).await.json();

    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shared: Vec<&str> =
        withdrawn["agreed"].as_array().unwrap().iter().map(|one| one["shares"].as_str().unwrap()).collect();
    assert_eq!(shared, ["nothing", "criteria"]);
}

#[tokio::test]
async fn somebody_who_changed_an_agreement_meanwhile_is_not_overwritten() {
    let world = World::new().await;
    let network = joined(&world, "criteria").await;
    let head = world.browser("head").await;
    let page = format!("/networks/{network}/agreement");

    let late = head.post(&page, &[("shares", "coverage"), ("text_version", TEXT), ("version", "1")]).await;
    let seen = head.post(&page, &[("shares", "coverage"), ("text_version", TEXT), ("version", "2")]).await;

    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
}

#[tokio::test]
async fn a_member_leaves_and_can_be_invited_again() {
    let world = World::new().await;
    let network = joined(&world, "criteria").await;
    let administrator = world.browser("administrator").await;

    let again = format!("/api/v1/networks/{network}/members");
    let body = json!({ "organisation_id": world.college });
    let twice = world.machine("coordinator").await.json(Method::POST, &again, &body).await;
    let left = administrator.post(&format!("/networks/{network}/leaving"), &[]).await;
    let gone = world.machine("viewer").await.get(&format!("/api/v1/networks/{network}")).await;
    invite(&world, &network, &world.college).await;

    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert_eq!(left.leads_to(), "/networks");
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let list = world.machine("coordinator").await.get(&format!("{again}?state=left")).await.json();
    assert_eq!(list["items"][0]["name"], "Harbour Vocational College");
}

#[tokio::test]
async fn members_see_announcements_on_their_home_page_and_others_do_not() {
    let world = World::new().await;
    let network = joined(&world, "nothing").await;
    let coordinator = world.browser("coordinator").await;
    let address = format!("/networks/{network}/announcements");

    let empty = coordinator.post(&address, &[("title", ""), ("body", "Something.")]).await;
    let told = coordinator.post(&address, &[("title", "Workshop in March"), ("body", "Come all.")]).await;

    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("Something."));
    assert_eq!(told.status, StatusCode::SEE_OTHER);
    assert!(world.browser("viewer").await.get("/").await.text().contains("Workshop in March"));
    assert!(!world.browser("outsider").await.get("/").await.text().contains("Workshop in March"));
    assert_eq!(
        world.browser("viewer").await.post(&address, &[("title", "x")]).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_withdrawn_announcement_is_gone_and_comes_back() {
    let world = World::new().await;
    let network = joined(&world, "nothing").await;
    let coordinator = world.browser("coordinator").await;
    let machine = world.machine("coordinator").await;
    let list = format!("/api/v1/networks/{network}/announcements");
    let made = machine.json(Method::POST, &list, &json!({ "title": "Workshop in March" })).await.json();
    let one = format!("/networks/{network}/announcements/{}", made["id"].as_str().unwrap());

    coordinator.post(&format!("{one}/withdrawal"), &[]).await;
    let without = machine.get(&list).await.json()["items"].as_array().unwrap().len();
    coordinator.post(&format!("{one}/restoration"), &[]).await;
    let with = machine.get(&list).await.json()["items"].as_array().unwrap().len();

    assert_eq!((without, with), (0, 1));
}

#[tokio::test]
async fn machines_bring_a_withdrawn_announcement_back_too() {
    let world = World::new().await;
    let network = joined(&world, "nothing").await;
    let machine = world.machine("coordinator").await;
    let list = format!("/api/v1/networks/{network}/announcements");
    let made = machine.json(Method::POST, &list, &json!({ "title": "Workshop in March" })).await.json();
    let one = format!("{list}/{}", made["id"].as_str().unwrap());
    let restoration = format!("{one}/restoration");
    machine.send(Method::DELETE, &one, &[], Vec::new()).await;

    let by_member = world.machine("outsider").await.json(Method::POST, &restoration, &json!({})).await.status;
    let unknown = format!("{list}/0123456789abcdef0123456789abcdef/restoration");
    let unknown = machine.json(Method::POST, &unknown, &json!({})).await.status;
    let restored = machine.json(Method::POST, &restoration, &json!({})).await;
    let again = machine.json(Method::POST, &restoration, &json!({})).await;
    let listed = machine.get(&list).await.json();

    assert!(by_member.is_client_error(), "{by_member}");
    assert_eq!(unknown, StatusCode::NOT_FOUND);
    assert_eq!((restored.status, restored.json()), (StatusCode::OK, made.clone()));
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(listed["items"], json!([made]));
}

#[tokio::test]
async fn an_invitation_waits_on_the_home_page_of_those_who_may_answer() {
    let world = World::new().await;
    let network = founded(&world).await;
    invite(&world, &network, &world.college).await;

    let of_head = world.browser("head").await.get("/").await.text();
    let of_viewer = world.browser("viewer").await.get("/").await.text();

    assert!(of_head.contains("Answer the invitation of Coast region"));
    assert!(!of_viewer.contains("Answer the invitation"));
}

#[tokio::test]
async fn the_coordinator_finds_and_invites_by_name() {
    let world = World::new().await;
    let network = joined(&world, "coverage").await;
    let coordinator = world.browser("coordinator").await;
    let page = format!("/networks/{network}/members");

    let found = coordinator.get(&format!("{page}?look=orchard")).await.text();
    let invited = coordinator.post(&page, &[("organisation_id", world.other_college.as_str())]).await;
    let there = coordinator.get(&format!("{page}?look=orchard")).await.text();
    let list = coordinator.get(&page).await.text();
    let file = coordinator.get(&format!("{page}/export")).await.text();

    assert!(found.contains("Orchard Technical School") && found.contains("name=\"organisation_id\""));
    assert!(!there.contains("name=\"organisation_id\""), "nobody is invited twice");
    assert_eq!(invited.status, StatusCode::SEE_OTHER);
    assert!(list.contains("Orchard Technical School") && list.contains("Shares coverage"));
    assert_eq!(file.lines().count(), 3);
    for who in ["administrator", "viewer"] {
        assert_eq!(world.browser(who).await.get(&page).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    assert_eq!(world.browser("outsider").await.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn coordinators_name_each_other_and_the_last_one_stays() {
    let world = World::new().await;
    let network = founded(&world).await;
    let coordinator = world.browser("coordinator").await;
    let own: PersonId = world.id("coordinator");
    let settings = format!("/networks/{network}/settings");

    let last = coordinator.post(&format!("/networks/{network}/coordinators/{own}/end"), &[]).await;
    let stranger = coordinator
        .post(&format!("/networks/{network}/coordinators"), &[("email", "outsider@alcove.test")])
        .await;
    let named = coordinator
        .post(&format!("/networks/{network}/coordinators"), &[("email", "head@alcove.test")])
        .await;
    let ended = coordinator.post(&format!("/networks/{network}/coordinators/{own}/end"), &[]).await;

    assert!(last.text().contains("A network needs a coordinator."));
    assert!(stranger.text().contains("does not belong to the coordinating organisation"));
    assert_eq!((named.leads_to(), ended.leads_to()), (settings.as_str(), "/networks"));
    assert_eq!(coordinator.get(&settings).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.browser("head").await.get(&settings).await.status, StatusCode::OK);
}

#[tokio::test]
async fn settings_are_not_overwritten_by_who_saw_an_older_version() {
    let world = World::new().await;
    let network = founded(&world).await;
    let coordinator = world.browser("coordinator").await;
    let settings = format!("/networks/{network}/settings");

    let first = coordinator.post(&settings, &[("name", "North coast"), ("version", "1")]).await;
    let late = coordinator.post(&settings, &[("name", "South coast"), ("version", "1")]).await;

    assert_eq!(first.status, StatusCode::SEE_OTHER);
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("South coast"));
}

#[tokio::test]
async fn each_page_of_a_network_is_for_whom_it_is_for() {
    let world = World::new().await;
    let network = joined(&world, "criteria").await;
    let (open, refused, hidden) = (StatusCode::OK, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND);
    let pages = [
        ("", [open, open, open, open, open, open, hidden, hidden, open]),
        ("/agreement", [open, open, open, open, open, open, hidden, hidden, hidden]),
        ("/members", [refused, open, refused, refused, refused, refused, hidden, hidden, refused]),
        ("/settings", [refused, open, refused, refused, refused, refused, hidden, hidden, refused]),
    ];

    for (page, expected) in pages {
        for (who, status) in crate::world::CAST.into_iter().zip(expected) {
            let answer = world.browser(who).await.get(&format!("/networks/{network}{page}")).await;
            assert_eq!(answer.status, status, "{who} at {page}");
        }
    }
}

#[tokio::test]
async fn pages_of_a_network_speak_three_languages() {
    let world = World::new().await;
    let network = joined(&world, "criteria").await;

    for (language, word) in [("az", "Meyarları paylaşır"), ("ru", "Передаёт критерии")] {
        let browser = world.browser("coordinator").await.in_language(language);
        assert!(browser.get(&format!("/networks/{network}/members")).await.text().contains(word));
        let viewer = world.browser("viewer").await.in_language(language);
        assert!(viewer.get("/networks").await.text().contains(word));
    }
}

#[tokio::test]
async fn a_machine_names_and_ends_coordinators_and_the_last_one_stays() {
    let world = World::new().await;
    let network = joined(&world, "nothing").await;
    let list = format!("/api/v1/networks/{network}/coordinators");
    let machine = world.machine("coordinator").await;

    let named = machine.json(Method::POST, &list, &json!({ "email": "head@alcove.test" })).await;
    let again = machine.json(Method::POST, &list, &json!({ "email": "head@alcove.test" })).await;
    let elsewhere = machine.json(Method::POST, &list, &json!({ "email": "outsider@alcove.test" })).await;
    let viewer = world.machine("viewer").await.json(Method::POST, &list, &json!({ "email": "x@y.z" })).await;
    let there = world.machine("viewer").await.get(&list).await.json();
    let of = |one: &serde_json::Value| format!("{list}/{}", one["person_id"].as_str().unwrap());
    let ended = machine.json(Method::DELETE, &of(&there["items"][0]), &json!({})).await;
    let last = world.machine("head").await.json(Method::DELETE, &of(&named.json()), &json!({})).await;

    check(&openapi::document(), "NetworkCoordinatorList", &there, &list);
    assert_eq!((named.status, again.status), (StatusCode::CREATED, StatusCode::CREATED), "{}", named.text());
    assert_eq!(elsewhere.json()["fields"][0]["code"], "not-of-the-coordinating-organisation");
    assert_eq!(viewer.status, StatusCode::FORBIDDEN);
    assert_eq!(there["items"].as_array().unwrap().len(), 2);
    assert_eq!(there["items"][1], named.json());
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert_eq!(last.json()["code"], "last-coordinator");
    assert_eq!(world.machine("outsider").await.get(&list).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_coordinates_a_network_finds_it_on_the_first_page() {
    let world = World::new().await;
    let before = world.browser("coordinator").await.get("/").await.text();
    let network = founded(&world).await;

    let empty = world.browser("coordinator").await.get("/").await.text();
    let others = world.browser("head").await.get("/").await.text();
    invite(&world, &network, &world.other_college).await;
    let invited = world.browser("coordinator").await.get("/").await.text();

    assert!(before.contains("Begin your first self-assessment"), "{before}");
    assert!(!empty.contains("Begin your first self-assessment"), "{empty}");
    assert!(empty.contains("Invite the first institutions into Coast region"), "{empty}");
    assert!(empty.contains(&format!("href=\"/networks/{network}/members\"")), "{empty}");
    assert!(empty.contains("You coordinate one network."), "{empty}");
    assert!(!others.contains("Networks you coordinate"), "{others}");
    assert!(invited.contains("0 members, 1 invitation is not answered yet"), "{invited}");
    assert!(!invited.contains("Invite the first"), "{invited}");
}
