use alcove::shell::openapi;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::stage::{complete, published};
use crate::improve::stage as plans;
use crate::ops::openapi::check;
use crate::stage;
use crate::world::World;

fn titled(title: &str, more: Value) -> Value {
    let mut value = complete();
    value["texts"]["en"]["title"] = json!(title);
    value["texts"]["az"] = json!({});
    for (key, one) in more.as_object().unwrap() {
        value[key] = one.clone();
    }
    value
}

/// Titles of what the catalogue answers.
async fn found(world: &World, query: &str) -> Vec<String> {
    let answer = world.stranger().get(&format!("/api/v1/practices?{query}")).await.json();
    answer["items"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn words_are_found_in_plain_letters_and_in_any_case() {
    let world = World::new().await;
    published(&world, titled("Şəbəkədə İŞ öyrənmə", json!({}))).await;
    published(&world, titled("ЁМКИЙ учебный Цех", json!({}))).await;
    published(&world, titled("100% of_it", json!({}))).await;

    for (query, title) in [
        ("sebekede", "Şəbəkədə İŞ öyrənmə"),
        ("%C5%9E%C6%8FB%C6%8FK%C6%8FD%C6%8F", "Şəbəkədə İŞ öyrənmə"),
        ("is+oyrenme", "Şəbəkədə İŞ öyrənmə"),
        ("%C4%B1%C5%9F", "Şəbəkədə İŞ öyrənmə"),
        ("%D0%B5%D0%BC%D0%BA%D0%B8%D0%B9", "ЁМКИЙ учебный Цех"),
        ("%D0%A6%D0%95%D0%A5+%D0%A3%D0%A7%D0%95%D0%91", "ЁМКИЙ учебный Цех"),
        ("0%25", "100% of_it"),
        ("f_i", "100% of_it"),
    ] {
        assert_eq!(found(&world, &format!("q={query}")).await, [title], "{query}");
    }
    assert_eq!(found(&world, "q=sebekede+nothing").await, [""; 0]);
}

#[tokio::test]
async fn facets_narrow_and_count() {
    let world = World::new().await;
    published(&world, titled("One", json!({ "domains": ["green", "digital"] }))).await;
    published(
        &world,
        titled("Two", json!({ "domains": ["inclusion"], "entry": "failure", "cost_band": "high" })),
    )
    .await;

    let all = world.stranger().get("/api/v1/practices").await.json();

    assert_eq!(all["count"], 2);
    assert_eq!(all["facets"]["domains"], json!({ "green": 1, "digital": 1, "inclusion": 1 }));
    assert_eq!(all["facets"]["entries"], json!({ "practice": 1, "failure": 1 }));
    assert_eq!(found(&world, "domain=digital").await, ["One"]);
    assert_eq!(found(&world, "entry=failure&cost_band=high&country=AZ").await, ["Two"]);
    assert_eq!(found(&world, "domain=green&entry=failure").await, [""; 0]);
    assert_eq!(found(&world, "criterion=TL1&criterion=PC2").await.len(), 2);
}

#[tokio::test]
async fn pages_of_the_catalogue_hold_each_practice_once() {
    let world = World::new().await;
    for title in ["One", "Two", "Three"] {
        published(&world, titled(title, json!({}))).await;
    }
    let mut titles = Vec::new();
    let mut after = String::new();

    for _ in 0..3 {
        let page = world.stranger().get(&format!("/api/v1/practices?limit=1&after={after}")).await.json();
        titles.push(page["items"][0]["title"].as_str().unwrap().to_owned());
        after = page["next"].as_str().unwrap_or_default().to_owned();
    }

    titles.sort();
    assert_eq!(titles, ["One", "Three", "Two"]);
    assert_eq!(after, "");
}

#[tokio::test]
async fn a_reader_without_an_account_searches_reads_and_cites() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let other = published(&world, titled("Alike", json!({}))).await;
    let stranger = world.stranger();

    let list = stranger.get("/practices?q=workshop").await.text();
    let page = stranger.get(&format!("/practices/{id}")).await.text();
    let azeri = world.stranger().in_language("az").get(&format!("/practices/{id}")).await.text();

    assert!(list.contains(&format!("/practices/{id}")) && !list.contains(&format!("/practices/{other}")));
    assert!(page.contains("Version 1") && page.contains(&format!("/practices/{id}/versions/1")));
    assert!(page.contains("CC BY 4.0") && page.contains("Alike"));
    assert!(
        page.contains(r#"itemtype="https://schema.org/Article""#)
            && !page.contains("<script type=\"application")
    );
    // Translated where there is a translation, and marked where there is none.
    assert!(azeri.contains("Emalatxanada sayğaclar") && azeri.contains(r#"lang="en""#));
}

#[tokio::test]
async fn feed_map_and_linked_data_name_what_is_published() {
    let world = World::new().await;
    let mut value = complete();
    value["texts"]["en"]["title"] = json!("Meters & <curves>");
    let id = published(&world, value).await;
    let stranger = world.stranger();

    let feed = stranger.get("/practices/feed.atom").await;
    let map = stranger.get("/sitemap.xml").await.text();
    let data = stranger.get(&format!("/practices/{id}/data.jsonld")).await.json();

    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(feed.text().contains("<title xml:lang=\"en\">Meters &amp; &lt;curves&gt;</title>"));
    assert!(map.contains(&format!("<loc>http://alcove.test/practices/{id}</loc>")));
    assert_eq!(data["headline"], "Meters & <curves>");
    assert_eq!(data["license"], "https://creativecommons.org/licenses/by/4.0/");
}

#[tokio::test]
async fn each_language_of_a_practice_has_an_address_that_needs_no_choice_of_language() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let stranger = world.stranger();
    let plain = format!("http://alcove.test/practices/{id}");
    let link = |rel: &str, address: &str| format!("<link rel=\"{rel}\" href=\"{address}\">");
    let other = |code: &str, address: &str| {
        format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\">")
    };

    let first = stranger.get(&format!("/practices/{id}")).await.text();
    let azeri = stranger.get(&format!("/practices/{id}?lang=az")).await.text();
    let russian = stranger.get(&format!("/practices/{id}?lang=ru")).await.text();
    let theirs = world.browser("outsider").await.get(&format!("/practices/{id}?lang=az")).await.text();

    for page in [&first, &azeri, &russian] {
        let alternates = [("en", "?lang=en"), ("az", "?lang=az"), ("x-default", "")];
        for (code, rest) in alternates {
            assert!(page.contains(&other(code, &format!("{plain}{rest}"))), "{code}: {page}");
        }
        assert!(!page.contains("hreflang=\"ru\""));
    }
    assert!(first.contains(&link("canonical", &plain)));
    assert!(first.contains(
        "<meta name=\"description\" content=\"Machines ran all night and nobody knew what it cost.\">"
    ));
    assert!(azeri.contains(&link("canonical", &format!("{plain}?lang=az"))));
    assert!(azeri.contains("<html lang=\"az\"") && azeri.contains("<title>Emalatxanada sayğaclar"));
    assert!(azeri.contains("content=\"Dəzgahlar bütün gecə işləyirdi.\""));
    // There is no Russian one to be found.
    assert!(russian.contains(&link("canonical", &plain)));
    assert!(theirs.contains("<html lang=\"en\""));
}

#[tokio::test]
async fn an_entry_of_the_feed_says_how_the_practice_begins() {
    let world = World::new().await;
    let mut long = complete();
    long["texts"]["en"]["title"] = json!("Long");
    long["texts"]["en"]["introduction"] = json!("words & more ".repeat(60));
    published(&world, complete()).await;
    published(&world, long).await;

    let feed = world.stranger().in_language("az").get("/practices/feed.atom").await.text();

    assert!(
        feed.contains(
            "<summary xml:lang=\"en\">Machines ran all night and nobody knew what it cost.</summary>"
        )
    );
    let entry = feed.split("<entry>").find(|entry| entry.contains(">Long</title>")).unwrap();
    let summary = entry.split_once("<summary xml:lang=\"en\">").unwrap().1.split_once('<').unwrap().0;
    assert!(summary.starts_with("words &amp; more words") && summary.ends_with(" …"), "{summary}");
    assert!(summary.chars().count() < 500, "{summary}");
}

#[tokio::test]
async fn linked_data_says_title_and_abstract_in_one_language() {
    let world = World::new().await;
    let whole = published(&world, complete()).await;
    let mut untitled = complete();
    untitled["texts"]["az"] = json!({ "introduction": "Dəzgahlar bütün gecə işləyirdi." });
    let untitled = published(&world, untitled).await;
    let mut bare = complete();
    bare["texts"]["az"] = json!({ "title": "Emalatxanada sayğaclar" });
    let bare = published(&world, bare).await;
    let mut read = Vec::new();

    for id in [&whole, &untitled, &bare] {
        let address = format!("/practices/{id}/data.jsonld");
        let data = world.stranger().in_language("az").get(&address).await.json();
        read.push((data["headline"].clone(), data["abstract"].clone()));
    }

    let english =
        (json!("Meters in the workshop"), json!("Machines ran all night and nobody knew what it cost."));
    let azeri = (json!("Emalatxanada sayğaclar"), json!("Dəzgahlar bütün gecə işləyirdi."));
    assert_eq!(read, [azeri, english.clone(), english]);
}

#[tokio::test]
async fn what_answers_the_gaps_of_an_institution_is_what_others_have_published() {
    let (desk, findings) = plans::assessed().await;
    let world = &desk.world;
    let fits = published(world, titled("Fits", json!({ "criteria": ["A1"] }))).await;
    let other = published(world, titled("Other", json!({ "criteria": ["B2"] }))).await;
    published(world, titled("Ours", json!({ "criteria": ["A1"] }))).await;
    // As if another college had written the first two.
    for id in [fits, other] {
        let of = format!("set organisation_id = '{}' where practice_id = '{id}'", world.other_college);
        world.tamper(&format!("update practice_version {of}")).await;
    }
    // The same assessment, as if it had been made over our own framework.
    let text = stage::SMALL.replace("urn:alcove:test:small", "urn:alcove:test:vocational-excellence");
    let own = stage::add(world, &text, None).await;
    world.tamper(&format!("update assessment set edition_id = '{own}' where id = '{}'", desk.id)).await;
    let item = format!("select '{}', id from item where edition_id = '{own}' and ref = 'A1.1'", findings[0]);
    world.tamper(&format!("insert into finding_item (finding_id, item_id) {item}")).await;
    let titles = async |role: &str| {
        let list = world.machine(role).await.get("/api/v1/practices?gaps=true").await.json();
        let items = list["items"].as_array().unwrap().clone();
        items.iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };

    let gaps = world.machine("coordinator").await.get("/api/v1/practices/gaps").await;
    let none = world.machine("outsider").await.get("/api/v1/practices/gaps").await.json();
    check(&openapi::document(), "GapList", &gaps.json(), "/api/v1/practices/gaps");
    let criteria: Vec<_> =
        gaps.json()["items"].as_array().unwrap().iter().map(|one| one["criterion"].clone()).collect();
    assert_eq!((criteria, &none["items"]), (vec![json!("A1")], &json!([])));
    assert_eq!(titles("coordinator").await, ["Fits"]);
    let page = world.browser("coordinator").await.get("/practices?gaps=1").await.text();
    assert!(page.contains(">Fits</a>") && !page.contains(">Ours</a>"), "{page}");
    assert_eq!(titles("outsider").await, [""; 0]);
    let stranger = world.stranger().get("/api/v1/practices?gaps=true").await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
    assert_eq!(found(world, "gaps=false").await.len(), 3);
}

#[tokio::test]
async fn a_title_is_in_the_readers_language_where_somebody_translated_it() {
    let world = World::new().await;
    published(&world, complete()).await;
    let id = published(&world, titled("Only in English", json!({}))).await;

    let list = world.stranger().in_language("az").get("/practices").await.text();
    let alike = world.stranger().in_language("az").get(&format!("/practices/{id}")).await.text();
    let russian = world.stranger().in_language("ru").get("/practices").await.text();

    for page in [list, alike] {
        assert!(page.contains(">Emalatxanada sayğaclar</a>") && !page.contains(">Meters in the workshop<"));
        assert!(page.contains("Only in English"));
    }
    assert!(russian.contains(" lang=\"en\">Meters in the workshop</a>"));
}
