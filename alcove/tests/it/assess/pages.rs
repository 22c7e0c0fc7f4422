//! Frameworks on pages: found, read, searched, brought.

use axum::http::{Method, StatusCode};

use super::import::{id_of, send};
use crate::stage::{self, SMALL};
use crate::world::{Answer, Browser, World};

const BOUNDARY: &str = "x-alcove-boundary";

/// Submits the form of the import page as a browser does.
async fn upload(browser: &Browser, owner: &str, publication: &str, file: &str) -> Answer {
    upload_named(browser, owner, publication, "our.yaml", file.as_bytes()).await
}

async fn upload_named(browser: &Browser, owner: &str, publication: &str, name: &str, file: &[u8]) -> Answer {
    let mut body = String::new();
    for (field, value) in
        [("_csrf", browser.form_token().as_str()), ("owner", owner), ("publication", publication)]
    {
        body.push_str(&format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str(&format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    ));
    let body = [body.as_bytes(), file, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    browser.send(Method::POST, "/frameworks/import", &[("content-type", &kind)], body).await
}

#[tokio::test]
async fn without_a_framework_the_list_says_what_to_do_to_those_who_can() {
    let world = World::new().await;

    let coordinator = world.browser("coordinator").await.get("/frameworks").await;
    let viewer = world.browser("viewer").await.get("/frameworks").await;

    assert!(coordinator.text().contains("/frameworks/import"));
    assert!(viewer.text().contains("There is no framework yet"));
    assert!(!viewer.text().contains("/frameworks/import"));
}

#[tokio::test]
async fn the_form_imports_and_leads_to_the_framework() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;

    let page = upload(&browser, world.college.as_str(), "not-for-publication", SMALL).await;

    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("The framework is here"), "{}", page.text());
    let list = browser.get("/frameworks").await.text();
    assert!(list.contains("Small framework") && list.contains("Not for publication"));
    assert!(!world.browser("outsider").await.get("/frameworks").await.text().contains("Small framework"));
}

#[tokio::test]
async fn the_form_lists_faults_with_their_lines_in_the_readers_language() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await.in_language("az");
    let text = SMALL.replace("instrument: yes-no", "instrument: praktice");
    let line = 1 + text.lines().position(|line| line.contains("id: A1.3")).unwrap();

    let page = upload(&browser, world.college.as_str(), "as-written", &text).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains(&format!("our.yaml:{line}")), "{}", page.text());
    assert!(page.text().contains("Heç nə idxal olunmayıb"));
}

#[tokio::test]
async fn a_fault_of_a_workbook_is_told_by_its_sheet_and_cell_alone() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let rows = [vec!["Id".to_owned(), "Text".to_owned()], vec!["A".to_owned(), "B".to_owned()]];
    let workbook = alcove::kit::sheet::write_workbook("Items", &rows).unwrap();

    let page = upload_named(&browser, world.college.as_str(), "as-written", "our.xlsx", &workbook).await;

    let text = page.text();
    let places: Vec<&str> =
        text.split("<code>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!places.is_empty() && places.iter().all(|place| !place.contains("our.xlsx#")), "{places:?}");
}

#[tokio::test]
async fn a_form_for_another_institution_or_without_a_file_imports_nothing() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;

    let theirs = upload(&browser, world.other_college.as_str(), "as-written", SMALL).await;
    let everyones = upload(&browser, "everyone", "as-written", SMALL).await;
    let nothing = upload(&browser, world.college.as_str(), "as-written", "").await;
    let viewer = world.browser("viewer").await.get("/frameworks/import").await;

    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    assert_eq!(everyones.status, StatusCode::FORBIDDEN);
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("Choose a file."));
    assert_eq!(viewer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_search_folds_letters_and_leads_to_the_item() {
    let world = World::new().await;
    let text = SMALL.replace("Employers take part in planning", "Şəbəkə tərəfdaşları");
    let id = id_of(&send(&world.machine("coordinator").await, "application/yaml", text).await);
    let browser = world.browser("viewer").await;

    let page = browser.get(&format!("/frameworks/{id}?q=sebeke+TEREFDAS")).await.text();
    let nothing = browser.get(&format!("/frameworks/{id}?q=nowhere")).await.text();
    let tagged = browser.get(&format!("/frameworks/{id}?tag=quick")).await.text();

    assert!(page.contains("One item fits.") && page.contains("A1.1"), "{page}");
    assert!(nothing.contains("Nothing fits."));
    assert!(tagged.contains("Items with the tag “Quick scan”"));
}

#[tokio::test]
async fn a_page_of_a_criterion_shows_everything_that_is_said_of_its_items() {
    let world = World::new().await;
    let machine = world.machine("platform").await;
    let own = alcove::assess::commands::import_own(&world.ctx()).await.unwrap();
    let id = own.editions[0].id.to_string();
    let items = machine.get(&format!("/api/v1/editions/{id}")).await.json()["items"].clone();
    let item = items.as_array().unwrap().iter().find(|item| item["ref"] == "TL1").unwrap()["id"].clone();
    let address = format!("/frameworks/{id}/items/{}", item.as_str().unwrap());

    let english = world.browser("viewer").await.get(&address).await.text();
    let russian = world.browser("viewer").await.in_language("ru").get(&address).await.text();
    let mixed = world.browser("viewer").await.get(&format!("{address}?lang=az")).await.text();

    for text in ["TL1.1", "What it does not mean", "What counts as evidence", "Weight", "EQAVET indicators"] {
        assert!(english.contains(text), "{text}");
    }
    assert!(english.contains("class=\"term\""));
    assert!(russian.contains("Чего это не значит") && russian.contains("Показатели EQAVET"));
    assert!(mixed.contains("lang=\"az\""));
}

#[tokio::test]
async fn a_text_that_is_not_translated_says_in_which_language_it_is() {
    let world = World::new().await;
    let text =
        format!("{SMALL}texts:\n  az:\n    language: az\n    items:\n      A1: {{name: Proqramlar}}\n");
    let id = id_of(&send(&world.machine("coordinator").await, "application/yaml", text).await);

    let page =
        world.browser("viewer").await.in_language("az").get(&format!("/frameworks/{id}/print")).await.text();

    assert!(page.contains("Proqramlar"));
    assert!(page.contains("<span class=\"tag\">English</span>"));
    assert!(page.contains("<span lang=\"en\">Employers take part"), "{page}");
}

#[tokio::test]
async fn a_framework_of_1200_items_is_read_in_pages_and_printed_whole() {
    let world = World::new().await;
    let id = stage::add(&world, &stage::long(1200), None).await;
    let browser = world.browser("viewer").await;

    let index = browser.get(&format!("/frameworks/{id}")).await;
    let found = browser.get(&format!("/frameworks/{id}?q=statement")).await.text();
    let whole = browser.get(&format!("/frameworks/{id}/print")).await.text();

    assert!(index.bytes.len() < 60_000, "{}", index.bytes.len());
    assert!(found.contains("1200 items fit.") && found.contains("More items"));
    let next = found
        .split("rel=\"next\" href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&")
        .replace("&#38;", "&");
    assert!(browser.get(&next).await.text().contains("Statement number 50"));
    assert!(whole.contains("Statement number 0") && whole.contains("Statement number 1199"));
}

#[tokio::test]
async fn an_item_of_another_edition_is_not_found() {
    let world = World::new().await;
    let id = stage::edition(&world).await;

    let page = world.browser("viewer").await.get(&format!("/frameworks/{id}/items/nothing")).await;

    assert_eq!(page.status, StatusCode::NOT_FOUND);
}
