use axum::http::{Method, StatusCode};

use super::mail::mails_to;
use super::sign_in::PASSWORD;
use crate::world::{Answer, Browser, World};

async fn invite(world: &World, role: &str, fields: &[(&str, &str)]) -> Answer {
    world.browser(role).await.post("/organisation/invitations", fields).await
}

/// The path of the link in the newest mail to this address.
async fn link_to(world: &World, email: &str) -> String {
    let mails = mails_to(world, email).await;
    let link = mails
        .last()
        .unwrap()
        .lines()
        .find(|line| line.starts_with("http://alcove.test/invitations/"))
        .unwrap()
        .to_owned();
    link.strip_prefix("http://alcove.test").unwrap().to_owned()
}

const NEW: [(&str, &str); 4] =
    [("email", "new@college.example"), ("role", "contributor"), ("language", "ru"), ("delivery", "mail")];

#[tokio::test]
async fn a_new_colleague_is_invited_in_their_language_and_joins() {
    let world = World::new().await;

    let invited = invite(&world, "coordinator", &NEW).await;
    let link = link_to(&world, "new@college.example").await;
    let page = world.stranger().get(&link).await;
    let weak = world.stranger().post(&link, &[("name", "New colleague"), ("password", "short")]).await;
    let joined = world
        .stranger()
        .post(&link, &[("name", "New colleague"), ("password", PASSWORD), ("language", "ru")])
        .await;
    let inside = world.stranger().with_cookies(&joined).get("/organisation").await;
    let again = world.stranger().get(&link).await;

    assert_eq!(invited.status, StatusCode::SEE_OTHER);
    assert!(mails_to(&world, "new@college.example").await[0].contains("Здравствуйте"));
    assert!(page.text().contains("Invitation to Harbour Vocational College"));
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((joined.status, inside.status), (StatusCode::SEE_OTHER, StatusCode::OK));
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert!(again.text().contains("This invitation was used already"), "{}", again.text());
}

#[tokio::test]
async fn somebody_signed_in_joins_with_their_account() {
    let world = World::new().await;
    invite(&world, "coordinator", &[("email", "outsider@alcove.test"), ("role", "viewer")]).await;
    let link = link_to(&world, "outsider@alcove.test").await;

    let stranger = world.stranger().get(&link).await;
    let outsider = world.browser("outsider").await;
    let joined = outsider.post(&link, &[]).await;
    let choice = outsider.get("/organisations").await;

    assert!(stranger.text().contains("has an account here"));
    assert_eq!(joined.status, StatusCode::SEE_OTHER);
    assert!(
        choice.text().contains("Harbour Vocational College")
            && choice.text().contains("Orchard Technical School")
    );
}

#[tokio::test]
async fn an_account_is_not_taken_over_by_an_invitation() {
    let world = World::new().await;
    invite(&world, "coordinator", &[("email", "outsider@alcove.test"), ("role", "viewer")]).await;
    let link = link_to(&world, "outsider@alcove.test").await;

    let answer = world.stranger().post(&link, &[("name", "Somebody"), ("password", PASSWORD)]).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Sign in, then join"));
}

#[tokio::test]
async fn the_invited_renew_an_expired_link_and_the_old_one_is_dead() {
    let world = World::new().await;
    invite(&world, "coordinator", &NEW).await;
    let old = link_to(&world, "new@college.example").await;
    world.app.clock.advance(15 * 86_400);

    let page = world.stranger().get(&old).await;
    let too_late = world.stranger().post(&old, &[("name", "New"), ("password", PASSWORD)]).await;
    let renewed = world.stranger().post(&format!("{old}/renewal"), &[]).await;
    let new = link_to(&world, "new@college.example").await;

    assert!(page.text().contains("This link has expired"));
    for told in [&page, &renewed] {
        assert!(told.text().contains("Ask whoever invited you for a link."), "{}", told.text());
    }
    assert_eq!((too_late.status, renewed.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK));
    assert_ne!(old, new);
    assert_eq!(world.stranger().get(&old).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.stranger().get(&new).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_link_can_be_passed_on_by_hand_and_taken_back() {
    let world = World::new().await;
    let answer = invite(
        &world,
        "coordinator",
        &[("email", "new@college.example"), ("role", "viewer"), ("delivery", "link")],
    )
    .await;
    let page = answer.text();
    let link = page.split("http://alcove.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let action = page
        .split("action=\"")
        .find(|part| part.contains("/revocation\""))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();

    let open = world.stranger().get(&link).await.status;
    let by_viewer = world.browser("viewer").await.post(&action, &[]).await.status;
    world.browser("coordinator").await.post(&action, &[]).await;
    let after = world.stranger().get(&link).await.status;

    assert_eq!(mails_to(&world, "new@college.example").await.len(), 0);
    assert_eq!((open, after), (StatusCode::OK, StatusCode::NOT_FOUND));
    assert!(matches!(by_viewer, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn where_no_mail_leaves_the_house_it_is_said_and_a_link_is_made_for_each() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let told = "No mail server is set";

    let invited = invite(&world, "coordinator", &NEW).await;
    let list = browser.clone().with_cookies(&invited).get("/organisation/invitations").await.text();
    let action = list.split("action=\"").find(|part| part.contains("/renewal\"")).unwrap();
    let action = action.split('"').next().unwrap();
    let mails = mails_to(&world, "new@college.example").await.len();
    let made = browser.post(action, &[("delivery", "link")]).await;
    let text = made.text();
    let link = text.split("http://alcove.test").nth(1).unwrap().split('<').next().unwrap();
    let with_server =
        World::set_up(|config| config.smtp_url = Some("smtp://mail.test".into()), |app| app).await;
    let sent = with_server.browser("coordinator").await.get("/organisation/invitations").await.text();

    assert!(list.contains(told) && list.contains("Its mail stays on the server"), "{list}");
    assert!(list.contains("value=\"link\" checked") && !list.contains("Send again"), "{list}");
    assert_eq!((made.status, world.stranger().get(link).await.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(mails_to(&world, "new@college.example").await.len(), mails);
    assert!(!sent.contains(told) && sent.contains("value=\"mail\" checked"), "{sent}");
}

#[tokio::test]
async fn whoever_is_invited_in_a_language_finds_it_chosen() {
    let world = World::new().await;
    invite(&world, "coordinator", &NEW).await;

    let page = world.stranger().get(&link_to(&world, "new@college.example").await).await.text();

    assert!(page.contains("<option value=\"ru\" lang=\"ru\" selected"), "{page}");
}

#[tokio::test]
async fn a_coordinator_invites_no_administrator() {
    let world = World::new().await;

    let answer =
        invite(&world, "coordinator", &[("email", "new@college.example"), ("role", "administrator")]).await;

    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(mails_to(&world, "new@college.example").await.len(), 0);
}

async fn upload(browser: &Browser, file: &str) -> Answer {
    let body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\ncontent-type: text/csv\r\n\r\n{file}\r\n--b--\r\n"
    );
    let kind = [("content-type", "multipart/form-data; boundary=b")];
    browser.send(Method::POST, "/organisation/invitations/import", &kind, body.into_bytes()).await
}

/// The hidden rows of a preview, as the browser would send them back.
fn packed(page: &str) -> String {
    let value = page.split("name=\"rows\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    value
        .replace("&#34;", "\"")
        .replace("&#38;", "&")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
}

#[tokio::test]
async fn a_sheet_is_shown_before_anybody_is_invited() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let sheet = "E-poçt;Ad;Rol;Bölmə;Dil\na@college.example;Mentor;iştirakçı;Digital and IT;az\nb@college.example;;Viewer;;\n";

    let preview = upload(&browser, sheet).await;
    let before = mails_to(&world, "college.example").await.len();
    let confirmed = browser
        .post("/organisation/invitations/import/confirmation", &[("rows", &packed(&preview.text()))])
        .await;
    let list = browser.get("/organisation/invitations").await.text();

    assert_eq!((preview.status, before), (StatusCode::OK, 0));
    assert!(preview.text().contains("2 people are ready"));
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER);
    assert!(
        list.contains("a@college.example")
            && list.contains("Digital and IT")
            && list.contains("b@college.example")
    );
    assert_eq!(mails_to(&world, "a@college.example").await.len(), 1);
}

#[tokio::test]
async fn each_fault_of_a_sheet_is_told_in_words_and_nobody_is_invited() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let sheet = "email,name,role,unit,language\nnot-an-address,A,viewer,,\nx@college.example,B,chief,,\nx@college.example,C,viewer,Kitchen and service,\ny@college.example,D,administrator,,\nz@college.example,E,viewer,,fr\nviewer@alcove.test,F,viewer,,\n";

    let preview = upload(&browser, sheet).await;
    let text = preview.text();

    assert_eq!(preview.status, StatusCode::UNPROCESSABLE_ENTITY);
    for fault in [
        "is not an e-mail address",
        "is not a role",
        "stands in the file twice",
        "There is no unit",
        "You may not give the role",
        "is not one of az, en, ru",
        "has this role there already",
    ] {
        assert!(text.contains(fault), "{fault} is not said");
    }
    assert!(!text.contains("/import/confirmation"));
}

#[tokio::test]
async fn a_row_names_all_that_is_wrong_with_it_and_the_roles_there_are() {
    let world = World::new().await;
    let sheet = "email,role,unit\na@college.example,chief,Kitchen and service\n";

    let page = upload(&world.browser("coordinator").await, sheet).await.text();

    assert!(
        page.contains("“chief” is not a role. Write one of these: ") && page.contains("Contributor, Viewer"),
        "{page}"
    );
    assert!(page.contains("There is no unit “Kitchen and service”"), "{page}");
}

#[tokio::test]
async fn the_example_of_the_template_invites_nobody_beside_others() {
    let world = World::new().await;
    let sheet = "email,role\nname@college.example,contributor\na@college.example,viewer\n";

    let page = upload(&world.browser("coordinator").await, sheet).await.text();

    assert!(page.contains("One person is ready") && page.contains("a@college.example"), "{page}");
    assert!(!page.contains("name@college.example"), "{page}");
}

#[tokio::test]
async fn rows_smuggled_into_the_confirmation_are_judged_again() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let rows = r#"[{"number":2,"cells":["new@college.example","","administrator","",""]}]"#;

    let answer = browser.post("/organisation/invitations/import/confirmation", &[("rows", rows)]).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("You may not give the role"));
    assert_eq!(mails_to(&world, "new@college.example").await.len(), 0);
}

#[tokio::test]
async fn the_template_comes_back_as_a_preview() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await.in_language("ru");

    let template = browser.get("/organisation/invitations/template").await;
    let rows = alcove::kit::sheet::read(&template.bytes).unwrap();
    let csv = String::from_utf8(alcove::kit::sheet::write_csv(&rows).unwrap()).unwrap();
    let preview = upload(&browser, &csv).await;

    assert_eq!(template.status, StatusCode::OK);
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
}

#[tokio::test]
async fn an_upload_without_the_forms_token_is_refused() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let body =
        "--b\r\ncontent-disposition: form-data; name=\"_csrf\"\r\n\r\nwrong\r\n--b--\r\n".as_bytes().to_vec();
    let headers = [("content-type", "multipart/form-data; boundary=b"), ("x-csrf-token", "wrong")];

    let answer = browser.send(Method::POST, "/organisation/invitations/import", &headers, body).await;

    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
