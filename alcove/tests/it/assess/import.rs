//! Frameworks come in: whole or not at all, and never twice.

use alcove::assess::store::edition;
use alcove::kit::ids::EditionId;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::settle::desk::Desk;
use crate::stage::{self, SMALL};
use crate::world::{Answer, Browser, World};

const YAML: &str = "application/yaml";
const JSON: &str = "application/json";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const LIBRARY: &str = include_str!("../../../../alcove-framework/tests/fixtures/library/alternatives.yaml");

pub async fn send(machine: &Browser, kind: &str, body: impl Into<Vec<u8>>) -> Answer {
    machine.send(Method::POST, "/api/v1/frameworks", &[("content-type", kind)], body.into()).await
}

/// The id of the first edition of an answer.
pub fn id_of(answer: &Answer) -> String {
    answer.json()["editions"][0]["id"].as_str().unwrap_or_else(|| panic!("{}", answer.text())).to_owned()
}

fn code(answer: &Answer) -> Value {
    answer.json()["code"].clone()
}

fn small() -> alcove_domain::assess::edition::Edition {
    alcove_framework::read_bytes("small.yaml", SMALL.as_bytes()).edition.unwrap()
}

#[tokio::test]
async fn every_kind_of_file_is_taken_and_the_same_file_again_changes_nothing() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let files = [
        (YAML, SMALL.as_bytes().to_vec()),
        (JSON, alcove_framework::write_json(&small()).replace(":small", ":json").into_bytes()),
        (XLSX, alcove_framework::template_xlsx(&alcove_domain::kit::Lang::english()).unwrap()),
        (YAML, LIBRARY.as_bytes().to_vec()),
    ];

    for (kind, bytes) in files {
        let first = send(&machine, kind, bytes.clone()).await;
        let again = send(&machine, kind, bytes).await;

        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
        assert_eq!(again.status, StatusCode::OK, "{}", again.text());
        assert_eq!(first.json()["editions"], again.json()["editions"]);
        assert!(first.json()["editions"][0]["rated_items"].as_i64().unwrap() > 0);
    }
    let listed = machine.get("/api/v1/frameworks").await.json();
    assert_eq!(listed["editions"].as_array().unwrap().len(), 4);
    assert_eq!(world.acts().await.iter().filter(|act| *act == "assess.framework-imported").count(), 4);
}

#[tokio::test]
async fn a_changed_text_under_the_same_version_is_refused() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    send(&machine, YAML, SMALL).await;

    let changed = send(&machine, YAML, SMALL.replace("Employers take part", "Firms take part")).await;

    assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(code(&changed), "edition-differs");
    assert_eq!(changed.json()["facts"], json!({ "urn": "urn:alcove:test:small", "version": "1" }));
}

#[tokio::test]
async fn the_same_version_in_another_language_is_told_as_that() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    send(&machine, YAML, SMALL).await;

    let german = send(&machine, YAML, SMALL.replace("\nlanguage: en\n", "\nlanguage: de\n")).await;

    assert_eq!(german.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(code(&german), "edition-other-language");
    assert_eq!(
        (&german.json()["facts"]["here"], &german.json()["facts"]["language"]),
        (&json!("en"), &json!("de"))
    );
    assert!(german.text().contains("Nothing was imported"), "{}", german.text());
}

#[tokio::test]
async fn a_library_in_another_language_is_a_library_of_its_own() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let german = LIBRARY.replace("\nlocale: en\n", "\nlocale: de\n");
    let later = |text: &str| text.replace("\nversion: 1\n", "\nversion: 2\n");

    let first = id_of(&send(&machine, YAML, LIBRARY).await);
    let second = send(&machine, YAML, german.clone()).await;
    let again = send(&machine, YAML, german.clone()).await;
    let third = id_of(&send(&machine, YAML, later(&german)).await);
    let fourth = send(&machine, YAML, later(LIBRARY)).await;

    assert_eq!(second.status, StatusCode::CREATED, "{}", second.text());
    assert_eq!((again.status, id_of(&again)), (StatusCode::OK, id_of(&second)));
    assert_eq!(fourth.status, StatusCode::CREATED, "{}", fourth.text());
    let families = families(&world).await;
    let family = |id: &str| families.iter().find(|(edition, _)| edition == id).unwrap().1.clone();
    assert_eq!(family(&id_of(&second)), family(&third));
    assert_eq!(family(&first), family(&id_of(&fourth)));
    assert_ne!(family(&first), family(&third));
}

/// Each edition with its family.
async fn families(world: &World) -> Vec<(String, String)> {
    let lines = edition::list_all(world.app.db.read()).await.unwrap();
    lines.into_iter().map(|line| (line.id.0, line.framework_id.0)).collect()
}

#[tokio::test]
async fn a_framework_without_scores_comes_to_a_result() {
    let world = World::new().await;
    let library = "urn: urn:a:library:l\nlocale: en\nref_id: l\nname: L\ndescription: d\nversion: 1\nprovider: p\n\
                   packager: p\nobjects:\n  framework:\n    urn: urn:a:framework:f\n    ref_id: f\n    name: F\n    \
                   description: d\n    requirement_nodes:\n      - {urn: urn:a:n:1, assessable: true, name: One}\n      \
                   - {urn: urn:a:n:2, assessable: true, name: Two}\n";
    let edition = EditionId(id_of(&send(&world.machine("coordinator").await, YAML, library).await));
    let id = stage::prepared(&world, &edition).await;
    let seat = stage::seat(&world, &id, &json!({ "unit_id": world.units[0], "all": true })).await;
    stage::open(&world, &id).await;
    let desk = Desk { world, edition, id, seats: vec![seat] };

    desk.rate(0, "urn:a:n:1", json!({ "amount": "24" })).await;
    desk.rate(0, "urn:a:n:2", json!({ "amount": "75" })).await;
    let outcome = desk.post("head", "closure", json!({ "provisional": true })).await.json();

    assert_eq!(outcome["whole"]["value"], json!("2.5"), "the first quarter and the last");
}

#[tokio::test]
async fn an_older_version_of_a_library_is_refused() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let version = |version: &str| LIBRARY.replace("\nversion: 1\n", &format!("\nversion: '{version}'\n"));
    assert_ne!(version("3"), LIBRARY);
    assert_eq!(send(&machine, YAML, version("3")).await.status, StatusCode::CREATED);

    for older in ["1", "1.5", "2.99", "3.0"] {
        let older = send(&machine, YAML, version(older)).await;

        assert_eq!((older.status, code(&older)), (StatusCode::UNPROCESSABLE_ENTITY, json!("edition-older")));
    }
    for later in ["3.9", "3.10"] {
        assert_eq!(send(&machine, YAML, version(later)).await.status, StatusCode::CREATED);
    }
}

#[tokio::test]
async fn a_new_edition_keeps_the_old_one_and_knows_where_its_items_come_from() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let old = id_of(&send(&machine, YAML, SMALL).await);
    let text = SMALL.replace("version: \"1\"", "version: \"2\"").replace("id: A1.3", "id: A1.9");

    let new = send(&machine, YAML, text).await;

    assert_eq!(new.status, StatusCode::CREATED);
    let new = id_of(&new);
    for id in [&old, &new] {
        assert_eq!(machine.get(&format!("/api/v1/editions/{id}")).await.status, StatusCode::OK);
    }
    assert_eq!(ties(&world, &new).await, small().items.len() - 1);
}

/// How many items of an edition come from items of another one.
async fn ties(world: &World, edition: &str) -> usize {
    use sea_orm::ConnectionTrait as _;
    let statement = sea_orm::Statement::from_sql_and_values(
        world.app.db.backend(),
        "select l.id from lineage l join item i on i.id = l.item_id where i.edition_id = $1",
        [edition.into()],
    );
    world.app.db.read().query_all_raw(statement).await.unwrap().len()
}

#[tokio::test]
async fn a_machine_marks_texts_that_stay_in_the_organisation() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let bring = async |publication: &str| {
        let path = format!("/api/v1/frameworks?publication={publication}");
        machine.send(Method::POST, &path, &[("content-type", YAML)], SMALL.as_bytes().to_vec()).await
    };

    let unknown = bring("secret").await;
    let marked = bring("not-for-publication").await;
    let kept = machine.get(&format!("/api/v1/editions/{}/export.json", id_of(&marked))).await;

    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unknown.json()["fields"][0]["field"], "publication");
    assert_eq!(marked.status, StatusCode::CREATED, "{}", marked.text());
    assert_eq!(kept.json()["publication"], "not-for-publication", "{}", kept.text());
}

#[tokio::test]
async fn editions_come_in_pages() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    for id in ["one", "two", "three"] {
        send(&machine, YAML, SMALL.replace(":small", &format!(":{id}"))).await;
    }
    let page = async |query: &str| machine.get(&format!("/api/v1/frameworks{query}")).await;
    let urns = |answer: &Answer| {
        let editions = answer.json()["editions"].as_array().unwrap().clone();
        editions.iter().map(|one| one["urn"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };

    let whole = page("").await;
    let first = page("?limit=2").await;
    let next = first.json()["next"].as_str().unwrap().to_owned();
    let last = page(&format!("?limit=2&after={next}")).await;

    assert_eq!((urns(&whole).len(), &whole.json()["next"]), (3, &json!(null)));
    assert_eq!([urns(&first), urns(&last)].concat(), urns(&whole));
    assert_eq!((urns(&first).len(), &last.json()["next"]), (2, &json!(null)));
    for query in ["?after=zzz", "?limit=0"] {
        assert_eq!(page(query).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
}

#[tokio::test]
async fn a_faulty_file_names_every_place_and_nothing_of_it_is_kept() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let text = SMALL.replace("id: A1.2", "id: A1.1").replace("instrument: yes-no", "instrument: praktice");

    let answer = send(&machine, YAML, text.clone()).await;
    let in_russian = send(&machine.clone().in_language("ru"), YAML, text.clone()).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let body = answer.json();
    let faults = body["faults"].as_array().unwrap();
    let lines: Vec<(&str, u64)> =
        faults.iter().map(|f| (f["path"].as_str().unwrap(), f["line"].as_u64().unwrap())).collect();
    let line = |mark: &str| 1 + text.lines().position(|line| line.contains(mark)).unwrap() as u64;
    assert!(lines.contains(&("framework.yaml", line("id: A1.3"))), "{lines:?}");
    assert!(faults.iter().any(|f| f["code"] == "item-duplicate"), "{faults:?}");
    assert!(in_russian.text().contains("есть дважды"), "{}", in_russian.text());
    assert_eq!(machine.get("/api/v1/frameworks").await.json()["editions"], json!([]));
}

#[tokio::test]
async fn a_kind_of_content_that_nobody_knows_is_no_framework() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;

    let answer = send(&machine, "application/pdf", "%PDF-1.7").await;

    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn a_body_of_33_megabytes_is_too_large() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;

    let answer = send(&machine, YAML, vec![b'#'; 33 * 1024 * 1024 + 1]).await;

    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn only_coordinators_and_administrators_import_and_only_for_their_own() {
    let world = World::new().await;
    let theirs = format!("/api/v1/frameworks?organisation_id={}", world.college);
    for (role, expected) in [
        ("contributor", StatusCode::FORBIDDEN),
        ("viewer", StatusCode::FORBIDDEN),
        ("head", StatusCode::FORBIDDEN),
        ("leaver", StatusCode::NOT_FOUND),
        ("outsider", StatusCode::NOT_FOUND),
        ("administrator", StatusCode::CREATED),
    ] {
        let machine = world.machine(role).await;

        let answer =
            machine.send(Method::POST, &theirs, &[("content-type", YAML)], SMALL.as_bytes().to_vec()).await;

        assert_eq!(answer.status, expected, "{role}: {}", answer.text());
    }
    let stranger = send(&world.stranger(), YAML, SMALL).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_the_platform_imports_belongs_to_everyone_unless_it_is_not_for_publication() {
    let world = World::new().await;
    let platform = world.machine("platform").await;
    let closed = SMALL.replace("publication: public", "publication: not-for-publication");

    let open = send(&platform, YAML, SMALL).await;
    let refused = send(&platform, YAML, closed.replace(":small", ":closed")).await;

    let address = format!("/api/v1/editions/{}", id_of(&open));
    for role in ["viewer", "outsider"] {
        assert_eq!(world.machine(role).await.get(&address).await.status, StatusCode::OK);
    }
    assert_eq!(code(&refused), "framework-needs-owner");
}

#[tokio::test]
async fn an_edition_is_frozen_when_it_is_first_used() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let id = id_of(&send(&machine, YAML, SMALL).await);
    let row = async || edition::find(world.app.db.read(), &EditionId(id.clone())).await.unwrap().unwrap();
    let before = row().await.frozen_at;

    let body = json!({ "organisation_id": world.college, "edition_id": id, "title": "Autumn" });
    let answer = machine.json(Method::POST, "/api/v1/assessments", &body).await;

    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    assert_eq!((before, row().await.frozen_at), (None, Some(crate::world::MORNING)));
}

#[tokio::test]
async fn a_language_by_its_name_is_refused_with_its_line_and_what_to_write() {
    let world = World::new().await;
    let named = SMALL.replace("\nlanguage: en\n", "\nlanguage: English\n");
    let line = named.lines().position(|line| line == "language: English").unwrap() + 1;

    let answer = send(&world.machine("coordinator").await, YAML, named).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fault = &answer.json()["faults"][0];
    assert_eq!(
        (&fault["line"], &fault["message"]),
        (&json!(line), &json!("English is not a language tag. Write en, az, ru or the like."))
    );
}
