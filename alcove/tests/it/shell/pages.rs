//! What belongs to no room: texts, files at the root, the gallery, the frame around every page.

use alcove::kit::routes::Who;
use alcove::shell::router;
use axum::http::StatusCode;

use crate::world::World;

const TEXTS: [&str; 5] = ["/about", "/accessibility", "/privacy", "/help", "/offline"];

#[tokio::test]
async fn the_texts_are_public_and_complete_in_every_language() {
    let world = World::new().await;

    for language in ["en", "az", "ru"] {
        for path in TEXTS {
            let page = world.stranger().in_language(language).get(path).await;

            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.text().contains(&format!("<html lang=\"{language}\"")));
            assert!(!page.text().contains("text-") || path == "/about", "{language} {path}: {}", page.text());
        }
    }
    let about = world.stranger().get("/about").await.text();
    assert!(about.contains("htmx.org") && about.contains("OFL-1.1"));
}

#[tokio::test]
async fn the_help_leads_nobody_to_a_page_that_is_closed_to_them() {
    let world = World::new().await;

    for role in ["coordinator", "contributor", "viewer", "platform"] {
        let browser = world.browser(role).await;
        let help = browser.get("/help").await.text();
        let steps =
            help.split("<ol class=\"path\">").skip(1).flat_map(|list| list.split("<h3><a href=\"").skip(1));
        for step in steps {
            let address = step.split('"').next().unwrap();
            let page = browser.get(address).await;
            assert!(
                page.status.is_success() || page.status.is_redirection(),
                "{role} {address}: {}",
                page.status
            );
        }
        let leads_to_set_up = help.contains("href=\"/assessments/new\"");
        assert_eq!(leads_to_set_up, role == "coordinator", "{role}");
    }
}

#[tokio::test]
async fn the_page_for_no_connection_names_nobody() {
    let world = World::new().await;

    let page = world.browser("coordinator").await.get("/offline").await.text();

    assert!(!page.contains("data-person") && !page.contains("coordinator"), "{page}");
}

#[tokio::test]
async fn the_service_worker_comes_from_the_root_and_is_looked_up_anew() {
    let world = World::new().await;

    let worker = world.stranger().get("/sw.js").await;

    assert_eq!(worker.status, StatusCode::OK);
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert!(worker.text().contains("/offline"));
}

#[tokio::test]
async fn browsers_find_the_icon_that_they_look_for() {
    let world = World::new().await;

    let icon = world.stranger().get("/favicon.ico").await;

    assert_eq!((icon.status, icon.header("content-type")), (StatusCode::OK, "image/svg+xml"));
}

/// Whether search engines may read there: the longest line that fits counts (RFC 9309).
fn may_read(robots: &str, path: &str) -> bool {
    let fits = |rule: &str| {
        let mut parts = rule.split('*');
        let rest = path.strip_prefix(parts.next().unwrap_or_default());
        parts.try_fold(rest?, |rest, part| rest.find(part).map(|at| &rest[at + part.len()..]))
    };
    let longest = |word: &str| {
        let rules = robots.lines().filter_map(|line| line.strip_prefix(word));
        rules.filter(|rule| fits(rule).is_some()).map(str::len).max().unwrap_or(0)
    };
    longest("Allow: ") >= longest("Disallow: ")
}

#[tokio::test]
async fn search_engines_may_read_what_is_public_and_nothing_else() {
    let world = World::new().await;

    let answer = world.stranger().get("/robots.txt").await;

    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let robots = answer.text();
    assert!(robots.starts_with("User-agent: *\n"), "{robots}");
    assert!(robots.ends_with("\nSitemap: http://alcove.test/sitemap.xml\n"), "{robots}");
    for path in [
        "/practices",
        "/practices/feed.atom",
        "/practices/01a2",
        "/practices/01a2/versions/1",
        "/practices/01a2/export.pdf",
        "/practices/01a2/pictures/01a3",
        "/register",
        "/register/ABCD-EFGH-JKMN",
        "/awards/01a2",
        "/awards/01a2.pdf",
        "/open/releases/01a2/data.csv",
        "/verify",
        "/assets/alcove.css",
        "/sitemap.xml",
    ] {
        assert!(may_read(&robots, path), "{path}");
    }
    for path in ["/sign-in", "/demo", "/api/v1/practices", "/practices?q=a", "/register?state=all"] {
        assert!(!may_read(&robots, path), "{path}");
    }
    let rows = router::routes().rows.into_iter();
    for row in rows.filter(|row| row.method == "GET" && row.who != Who::Anyone) {
        let path = row.path.replace(['{', '}'], "");
        assert!(!may_read(&robots, &path), "{path}");
    }
}

#[tokio::test]
async fn the_gallery_shows_both_schemes_where_it_is_wanted_and_is_not_there_elsewhere() {
    let world = World::new().await;
    let without = World::set_up(|config| config.gallery = false, |app| app).await;

    for language in ["en", "az", "ru"] {
        let page = world.stranger().in_language(language).get("/gallery").await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        assert!(text.contains("data-theme=\"light\"") && text.contains("data-theme=\"dark\""));
        assert!(!text.contains(">gallery-"), "{language}");
    }
    assert_eq!(without.stranger().get("/gallery").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_page_of_a_person_can_say_what_waits_on_the_device() {
    let world = World::new().await;

    let page = world.browser("viewer").await.get("/frameworks").await.text();

    for part in
        ["id=\"announce\"", "id=\"unsent\"", "data-unsent", "data-sign-out", "data-some=\"Found: {n}\""]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains("{n} answers are kept on this device"));
}

#[tokio::test]
async fn an_old_tab_of_one_person_cannot_save_as_the_next_one() {
    let world = World::new().await;
    let earlier = world.browser("coordinator").await.form_token();
    let now = world.browser("administrator").await;
    let fields = [("name", "Library")];

    let stale = now.post_with_token("/organisation/units", &fields, &earlier).await;
    let missing = now.post_with_token("/organisation/units", &fields, "").await;
    let fresh = now.post("/organisation/units", &fields).await;

    assert_eq!((stale.status, missing.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!(fresh.status, StatusCode::SEE_OTHER, "{}", fresh.text());
}

#[tokio::test]
async fn whoever_keeps_the_installation_is_led_to_it_and_offered_no_place_of_an_organisation() {
    let world = World::new().await;
    let browser = world.browser("platform").await;

    let home = browser.get("/").await;
    let page = browser.get("/platform").await.text();

    assert_eq!((home.status, home.leads_to()), (StatusCode::SEE_OTHER, "/platform"));
    assert!(page.contains("href=\"/frameworks\""), "{page}");
    for address in ["/assessments", "/evidence", "/organisation/units", "/organisation/audit"] {
        assert!(!page.contains(&format!("href=\"{address}\"")), "{address} is offered");
    }
}

#[tokio::test]
async fn the_list_of_pages_offers_only_what_opens() {
    let world = World::new().await;
    for role in ["coordinator", "contributor", "viewer"] {
        let browser = world.browser(role).await;
        let home = browser.get("/").await.text();
        let palette = home.split_once("id=\"palette\"").unwrap().1;
        let addresses = palette.split("href=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0);
        let addresses: Vec<&str> = addresses.filter(|address| address.starts_with('/')).collect();
        assert!(addresses.len() > 3, "{role}: {addresses:?}");
        for address in addresses {
            let status = browser.get(address).await.status;
            assert!(!status.is_client_error(), "{role} is offered {address}, which answers {status}");
        }
    }
}
