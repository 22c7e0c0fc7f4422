//! From a grant to the public register.

use alcove::award::{keys, lists, reading, store};
use alcove::shell::openapi;
use alcove_credential::list::Bits;
use alcove_domain::award::Standing;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, start};
use crate::award::{asked, seen, work};
use crate::network::mail::mails_to;
use crate::ops::openapi::check;
use crate::world::Answer;

/// Handed in on paper and granted by minutes.
pub async fn granted() -> (Staged, Value) {
    let staged = Staged::submitted("on-paper").await;
    grant(&staged, &staged.id).await;
    let held = held(&staged).await[0].clone();
    (staged, held)
}

async fn grant(staged: &Staged, id: &str) {
    let machine = staged.world().machine("outsider").await;
    let proposal = json!({
        "result": "granted", "manner": "minutes", "minutes": "All agreed.", "held_on": "2026-11-20",
    });
    let path = format!("/api/v1/applications/{id}");
    let proposed = machine.json(Method::POST, &format!("{path}/proposals"), &proposal).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.text());
    let decided = machine.json(Method::POST, &format!("{path}/decision"), &json!({})).await;
    assert_eq!(decided.json()["result"], "granted", "{}", decided.text());
}

async fn held(staged: &Staged) -> Vec<Value> {
    let path = format!("/api/v1/organisations/{}/certificates", staged.world().college);
    let answer = staged.world().machine("viewer").await.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()["certificates"].as_array().unwrap().clone()
}

async fn register(staged: &Staged, query: &str) -> Vec<Value> {
    let answer = staged.world().stranger().get(&format!("/api/v1/register?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()["items"].as_array().unwrap().clone()
}

pub async fn act(staged: &Staged, role: &str, certificate: &Value, act: &str, reason: &str) -> Answer {
    let path = format!("/api/v1/certificates/{}/acts", certificate["id"].as_str().unwrap());
    let body = json!({"act": act, "reason": reason});
    staged.world().machine(role).await.json(Method::POST, &path, &body).await
}

#[tokio::test]
async fn a_grant_issues_a_certificate_that_the_register_shows_without_a_score() {
    let (staged, held) = granted().await;
    let stranger = staged.world().stranger();

    let list = register(&staged, "q=harbor").await;
    let found = register(&staged, "q=HARBOUR").await;
    let code = held["code"].as_str().unwrap();
    let entry = stranger.get(&format!("/register/{code}")).await;
    let lower = stranger.get(&format!("/register/{}", code.to_lowercase())).await;
    let page = stranger.get("/register").await;
    let csv = stranger.get("/register.csv").await;

    assert_eq!((list.len(), found.len()), (0, 1));
    assert_eq!((&found[0]["first_day"], &found[0]["last_day"]), (&json!("2026-11-21"), &json!("2028-11-20")));
    assert_eq!(found[0]["standing"], "valid");
    assert!(entry.text().contains("It has begun."), "{}", entry.text());
    assert_eq!(lower.status, StatusCode::OK);
    assert!(page.text().contains("Harbour Vocational College"), "{}", page.text());
    assert!(csv.text().contains(code), "{}", csv.text());
    assert!(!page.text().contains("class=\"regions\""), "one region is no map");
    let text = found[0].to_string();
    assert!(!text.contains("step") && !text.contains("mark"), "{text}");
}

#[tokio::test]
async fn the_map_of_the_site_names_the_register_and_what_is_valid_in_it() {
    let (staged, held) = granted().await;
    let stranger = staged.world().stranger();
    let entry = format!("<loc>http://alcove.test/register/{}</loc>", held["code"].as_str().unwrap());

    let map = stranger.get("/sitemap.xml").await;
    act(&staged, "outsider", &held, "revoke", "The documents were not theirs.").await;
    let later = stranger.get("/sitemap.xml").await.text();

    assert_eq!(map.header("content-type"), "application/xml; charset=utf-8");
    assert!(map.text().contains("<loc>http://alcove.test/register</loc>"), "{}", map.text());
    assert!(map.text().contains(&format!("{entry}<lastmod>2026-11-2")), "{}", map.text());
    assert!(later.contains("<loc>http://alcove.test/register</loc>") && !later.contains(&entry), "{later}");
}

#[tokio::test]
async fn the_proof_is_a_document_in_three_languages() {
    let (staged, held) = granted().await;
    let code = held["code"].as_str().unwrap();

    for language in ["en", "az", "ru"] {
        let path = format!("/register/{code}/proof.pdf?language={language}");
        let answer = staged.world().stranger().get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{language}");
        assert!(answer.bytes.starts_with(b"%PDF"), "{language}");
        let pages = read_by_poppler(&answer.bytes);
        assert_eq!(pages.matches('\u{c}').count(), 1, "whoever pays reads one page: {pages}");
    }
    assert_eq!(staged.world().stranger().get("/register/ABCD-EFGH-JKMN").await.status, StatusCode::NOT_FOUND);
}

/// What `pdftotext` of Poppler reads on the pages, on one line.
fn text_of(file: &[u8]) -> String {
    read_by_poppler(file).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same with its lines; a page ends in a form feed.
pub fn read_by_poppler(file: &[u8]) -> String {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(file).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

async fn proof(staged: &Staged, held: &Value, language: &str) -> String {
    let path = format!("/register/{}/proof.pdf?language={language}", held["code"].as_str().unwrap());
    text_of(&staged.world().stranger().get(&path).await.bytes)
}

#[tokio::test]
async fn the_proof_says_of_each_standing_whether_it_holds() {
    let (staged, held) = granted().await;
    let row = format!("where id = '{}'", held["id"].as_str().unwrap());
    let change = async |set: &str| {
        staged.world().tamper(&format!("update certificate set {set} {row}")).await;
        proof(&staged, &held, "en").await
    };

    let valid = proof(&staged, &held, "en").await;
    act(&staged, "outsider", &held, "suspend", "They did not answer.").await;
    let suspended = proof(&staged, &held, "en").await;
    act(&staged, "outsider", &held, "resume", "They answered.").await;
    let begins = change("first_day = '2027-01-01'").await;
    let over = change("first_day = '2020-01-01', last_day = '2021-01-01'").await;
    let replaced = change("superseded_at = 1").await;
    act(&staged, "outsider", &held, "revoke", "The documents were not theirs.").await;
    let revoked = [
        proof(&staged, &held, "en").await,
        proof(&staged, &held, "az").await,
        proof(&staged, &held, "ru").await,
    ];

    let holds = "Harbour Vocational College holds the certificate named below.";
    assert!(valid.contains(holds), "{valid}");
    for (said, sentence) in [
        (&suspended, "is suspended and does not hold for the time being."),
        (&begins, "will hold the certificate named below from its first day on."),
        (&over, "It has expired and no longer holds."),
        (&replaced, "A newer one has replaced it."),
        (&revoked[0], "was revoked and does not hold."),
        (&revoked[1], "ləğv edilib və qüvvədə deyil."),
        (&revoked[2], "аннулирован и не действует."),
    ] {
        assert!(said.contains(sentence) && !said.contains(holds), "{said}");
    }
}

#[tokio::test]
async fn the_body_suspends_gives_back_and_revokes_with_reasons() {
    let (staged, held) = granted().await;

    let silent = act(&staged, "outsider", &held, "suspend", " ").await;
    let by_the_holder = act(&staged, "head", &held, "revoke", "We do not want it.").await;
    let suspended = act(&staged, "outsider", &held, "suspend", "They did not answer.").await;
    let twice = act(&staged, "outsider", &held, "suspend", "They did not answer.").await;
    let shown = register(&staged, "state=suspended").await;
    let valid = register(&staged, "").await;
    let resumed = act(&staged, "outsider", &held, "resume", "They answered.").await;
    let revoked = act(&staged, "outsider", &held, "revoke", "The documents were not theirs.").await;
    let back = act(&staged, "outsider", &held, "resume", "No.").await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(by_the_holder.status, StatusCode::FORBIDDEN);
    assert_eq!(suspended.json()["standing"], "suspended", "{}", suspended.text());
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert_eq!((shown.len(), valid.len()), (1, 0));
    assert_eq!(resumed.json()["standing"], "valid", "{}", resumed.text());
    assert_eq!(revoked.json()["standing"], "revoked");
    assert_eq!(back.status, StatusCode::CONFLICT);
    let code = held["code"].as_str().unwrap();
    let entry = staged.world().stranger().get(&format!("/register/{code}")).await;
    assert!(entry.text().contains("The documents were not theirs."), "{}", entry.text());
}

#[tokio::test]
async fn a_certificate_is_its_two_houses_business() {
    let (staged, held) = granted().await;
    let path = format!("/api/v1/certificates/{}", held["id"].as_str().unwrap());

    for (role, status) in [
        ("viewer", StatusCode::OK),
        ("outsider", StatusCode::OK),
        ("leaver", StatusCode::NOT_FOUND),
        ("platform", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(staged.world().machine(role).await.get(&path).await.status, status, "{role}");
    }
    let page = format!("/certificates/{}", held["id"].as_str().unwrap());
    for role in ["viewer", "outsider"] {
        assert_eq!(staged.world().browser(role).await.get(&page).await.status, StatusCode::OK, "{role}");
    }
}

#[tokio::test]
async fn a_renewal_follows_the_old_one_without_a_gap() {
    let (staged, first) = granted().await;
    // Two months before the end.
    staged.world().app.clock.advance(670 * 24 * 60 * 60);
    let answer = start(staged.world(), "coordinator", &staged.scheme, "entry", &staged.desk.id).await;
    assert_eq!(answer.json()["ground"], "renewal", "{}", answer.text());
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    let signature = json!({"name": "The head", "position": "Head", "day": "2028-09-21", "agreed": true});
    let path = format!("/api/v1/applications/{id}");
    staged.world().machine("head").await.json(Method::PUT, &format!("{path}/declaration"), &signature).await;
    let machine = staged.world().machine("coordinator").await;
    machine.json(Method::POST, &format!("{path}/submission"), &json!({})).await;

    grant(&staged, &id).await;

    let held = held(&staged).await;
    assert_eq!(held.len(), 2);
    assert_eq!((&held[0]["first_day"], &held[0]["standing"]), (&json!("2028-11-21"), &json!("not-yet")));
    assert_eq!(held[1]["renewed_by"], held[0]["id"]);
    assert_eq!(held[1]["id"], first["id"]);
    assert_eq!(held[1]["standing"], "valid", "the old one holds to its last day");
    assert_eq!(standing_of(&staged, &held[1]).await, Standing::Valid);
    assert_eq!(standing_of(&staged, &held[0]).await, Standing::NotYet);
}

#[tokio::test]
async fn the_body_is_reminded_to_look_and_the_holder_of_the_end_once() {
    let (staged, held) = granted().await;
    let ctx = || staged.world().ctx();
    let mut sent = vec![alcove::certify::reminding::round(&ctx()).await.unwrap()];
    staged.world().app.clock.advance(340 * 24 * 60 * 60);
    sent.push(alcove::certify::reminding::round(&ctx()).await.unwrap());
    sent.push(alcove::certify::reminding::round(&ctx()).await.unwrap());

    let browser = staged.world().browser("outsider").await;
    let address = format!("/certificates/{}", held["id"].as_str().unwrap());
    let page = browser.get(&address).await;

    assert_eq!(sent, [0, 1, 0], "a year after the beginning the body looks again");
    assert!(page.text().contains("21 November 2027"), "{}", page.text());
}

#[tokio::test]
async fn programs_of_the_body_say_that_it_has_looked() {
    let (staged, held) = granted().await;
    let path = format!("/api/v1/certificates/{}/checks", held["id"].as_str().unwrap());
    let officer = staged.world().machine("outsider").await;

    let before = officer.get(&path).await.json();
    let look = format!("{path}/{}/look", before["checks"][0]["id"].as_str().unwrap());
    let found = json!({ "words": "The workshop is as it was." });
    let long = officer.json(Method::POST, &look, &json!({ "words": "a".repeat(2_001) })).await;
    let looked = officer.json(Method::POST, &look, &found).await;
    let twice = officer.json(Method::POST, &look, &found).await;
    let page = staged.world().browser("outsider").await;
    let page = page.get(&format!("/certificates/{}", held["id"].as_str().unwrap())).await.text();

    assert_eq!(before["checks"][0]["due_day"], "2027-11-21", "{before}");
    assert!(before["checks"][0]["done_at"].is_null());
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text());
    check(&openapi::document(), "CertificateCheck", &looked.json(), &look);
    check(&openapi::document(), "CertificateCheckList", &officer.get(&path).await.json(), &path);
    assert_eq!(looked.json()["words"], "The workshop is as it was.");
    assert!(looked.json()["done_at"].is_string());
    assert_eq!((twice.status, &twice.json()["code"]), (StatusCode::CONFLICT, &json!("check-done")));
    assert!(page.contains("The workshop is as it was."), "{page}");
    for (role, status) in [
        ("head", StatusCode::FORBIDDEN),
        ("viewer", StatusCode::FORBIDDEN),
        ("leaver", StatusCode::NOT_FOUND),
        ("platform", StatusCode::NOT_FOUND),
    ] {
        let machine = staged.world().machine(role).await;
        let refused = machine.json(Method::POST, &look, &found).await.status;
        assert_eq!((machine.get(&path).await.status, refused), (status, status), "{role}");
    }
}

/// Signs what waits for it, and answers where the award of a certificate stands.
async fn standing_of(staged: &Staged, certificate: &Value) -> Standing {
    work(staged.world()).await;
    let id = certificate["award_id"].as_str().unwrap().into();
    let found = reading::find(staged.world().app.db.read(), &id).await.unwrap();
    found.standing(staged.world().app.now())
}

/// What the public list says of the award of a certificate.
async fn is_listed(staged: &Staged, certificate: &Value) -> bool {
    work(staged.world()).await;
    let id = certificate["award_id"].as_str().unwrap().into();
    let row = reading::find(staged.world().app.db.read(), &id).await.unwrap().row;
    let list = lists::signed(&staged.world().ctx(), &row.list_id).await.unwrap();
    Bits::of(&serde_json::from_str(&list).unwrap()).unwrap().is_set(row.position as u32).unwrap()
}

#[tokio::test]
async fn what_is_granted_is_signed_for_everybody_to_check() {
    let (staged, held) = granted().await;
    work(staged.world()).await;
    let stranger = staged.world().stranger();
    let award = held["award_id"].as_str().unwrap();
    let code = held["code"].as_str().unwrap();

    let credential = stranger.get(&format!("/awards/{award}.json")).await.json();
    let page = seen(&stranger, &format!("/awards/{award}")).await.text();
    let paper = stranger.get(&format!("/awards/{award}.pdf")).await;
    let entry = stranger.get(&format!("/register/{code}")).await.text();

    let achievement = &credential["credentialSubject"]["achievement"];
    assert_eq!(achievement["name"], "Small label");
    assert_eq!(achievement["specialization"], "Entry");
    assert_eq!(achievement["description"], "It has begun.");
    let criteria = achievement["criteria"]["narrative"].as_str().unwrap();
    assert!(criteria.contains("At least 5 items are assessed"), "{criteria}");
    assert_eq!(credential["issuer"]["name"], "Orchard Technical School");
    assert_eq!(credential["validFrom"], "2026-11-21T00:00:00Z");
    assert_eq!(credential["validUntil"], "2028-11-20T23:59:59Z");
    assert!(page.contains("The certificate holds") && page.contains(&format!("/register/{code}")), "{page}");
    assert!(paper.bytes.starts_with(b"%PDF"));
    assert!(entry.contains(&format!("/awards/{award}")), "{entry}");
    let checked = stranger.get(&format!("/verify?code={code}")).await;
    assert_eq!(checked.leads_to(), format!("/awards/{award}"));
    let profile = asked(&stranger, "/orgs/orchard-technical-school", "application/ld+json").await.json();
    assert_eq!(credential["issuer"]["id"], profile["id"]);
    let own = staged.world().browser("viewer").await;
    let own = own.get(&format!("/certificates/{}", held["id"].as_str().unwrap())).await;
    assert!(own.text().contains(&format!("/awards/{award}")), "{}", own.text());
}

#[tokio::test]
async fn what_befalls_a_certificate_befalls_what_was_signed() {
    let (staged, held) = granted().await;
    assert!(!is_listed(&staged, &held).await);

    act(&staged, "outsider", &held, "suspend", "They did not answer.").await;
    assert_eq!(standing_of(&staged, &held).await, Standing::Suspended);
    assert!(is_listed(&staged, &held).await);
    act(&staged, "outsider", &held, "resume", "They answered.").await;
    assert_eq!(standing_of(&staged, &held).await, Standing::Valid);
    assert!(!is_listed(&staged, &held).await);
    act(&staged, "outsider", &held, "revoke", "The documents were not theirs.").await;

    assert_eq!(standing_of(&staged, &held).await, Standing::Revoked);
    assert!(is_listed(&staged, &held).await);
    let path = format!("/awards/{}", held["award_id"].as_str().unwrap());
    let page = seen(&staged.world().stranger(), &path).await.text();
    assert!(page.contains("The documents were not theirs."), "{page}");
}

#[tokio::test]
async fn both_houses_take_what_is_theirs_out_of_the_platform() {
    let (staged, held) = granted().await;
    let folder = tempfile::tempdir().unwrap();
    let taken = async |of: &alcove::kit::ids::OrganisationId| {
        let file = folder.path().join(format!("{of}.zip"));
        let of = alcove::shell::export::Of::Organisation(of);
        alcove::shell::export::write(&staged.world().ctx(), of, &file).await.unwrap();
        let mut zip = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
        ["certificate", "award", "application_snapshot", "application_decision", "scheme"].map(|table| {
            let entry = zip.by_name(&format!("tables/{table}.json")).unwrap();
            serde_json::from_reader::<_, Vec<Value>>(entry).unwrap().len()
        })
    };

    let applicant = taken(&staged.world().college).await;
    let body = taken(&staged.world().other_college).await;

    assert_eq!(held["standing"], "valid");
    assert_eq!(applicant, [1, 1, 1, 0, 0], "how it was decided is the body's");
    assert_eq!(body, [1, 1, 1, 1, 1]);
}

#[tokio::test]
async fn the_register_shows_where_certificates_are() {
    let (staged, _) = granted().await;
    for (at, region) in ["Northern", "Northern", "Southern"].into_iter().enumerate() {
        another(&staged, at, region).await;
    }

    let page = staged.world().stranger().get("/register").await.text();
    let one = staged.world().stranger().get("/register?region=Northern&q=harbour").await.text();

    let tile = |count: usize, shade: usize, region: &str| {
        let address = format!("/register?region={region}");
        format!(
            "<li data-shade=\"{shade}\"><a href=\"{address}\"><b class=\"nums\">{count}</b><span>{region}</span>"
        )
    };
    assert!(page.contains(&tile(2, 4, "Northern")), "{page}");
    assert!(page.contains(&tile(1, 2, "Southern")), "{page}");
    assert_eq!(one.matches("<th scope=\"row\">").count(), 2);
    assert!(one.contains("/register?q=harbour&#38;region=Southern"), "{one}");
}

#[tokio::test]
async fn where_all_are_in_one_region_a_sentence_stands_in_the_place_of_the_map() {
    let (staged, _) = granted().await;
    let stranger = staged.world().stranger();
    let nowhere = stranger.get("/register").await.text();
    staged.world().tamper("update certificate set region = 'Northern'").await;

    let one = stranger.get("/register").await.text();
    another(&staged, 1, "Northern").await;
    let two = stranger.in_language("az").get("/register").await.text();

    assert!(!nowhere.contains("certificate found is in the region"), "{nowhere}");
    assert!(one.contains("The one certificate found is in the region Northern."), "{one}");
    assert!(two.contains("Tapılan 2 sertifikatın hamısı bir regiondadır: Northern."), "{two}");
    assert!(!one.contains("class=\"regions\""), "{one}");
}

/// One more like the one that was granted, elsewhere.
async fn another(staged: &Staged, at: usize, region: &str) {
    use alcove::certify::store::{application, certificate};
    use alcove::kit::clock::new_id;
    let db = staged.world().app.db.read();
    let id = held(staged).await.last().unwrap()["id"].as_str().unwrap().into();
    let like = certificate::find(db, &id).await.unwrap().unwrap();
    let of = application::find(db, &like.application_id).await.unwrap().unwrap();
    let tx = staged.world().ctx().begin().await.unwrap();
    let of = application::Model { id: new_id(), attempt: 10 + at as i64, ..of };
    let more = certificate::Model {
        id: new_id(),
        application_id: of.id.clone(),
        code: format!("CODE-CODE-000{at}"),
        region: region.to_owned(),
        ..like
    };
    application::add(&*tx, of).await.unwrap();
    certificate::add(&*tx, more).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

#[tokio::test]
async fn after_a_key_was_compromised_the_register_names_the_credential_that_holds() {
    let (staged, held) = granted().await;
    let world = staged.world();
    work(world).await;
    let first = held["award_id"].as_str().unwrap().to_owned();
    let (ctx, body) = (world.ctx(), &world.other_college);
    for key in store::key::of_organisation(ctx.db().read(), body).await.unwrap() {
        let tx = ctx.begin().await.unwrap();
        let events = keys::report_compromise(&ctx, &tx, None, body, &key.id).await.unwrap();
        tx.commit(events).await.unwrap();
    }
    work(world).await;

    let entry = format!("/api/v1/register/{}", held["code"].as_str().unwrap());
    let told = world.stranger().get(&entry).await.json();
    let now = told["award_id"].as_str().unwrap().to_owned();
    assert_ne!(now, first, "{told}");
    assert_eq!(register(&staged, "q=harbour").await[0]["award_id"], now.as_str());
    let award = reading::find(world.app.db.read(), &now.into()).await.unwrap();
    assert_eq!(award.standing(world.app.now()), Standing::Valid);
}

#[tokio::test]
async fn the_institution_is_told_what_befalls_its_certificate_and_what_to_do() {
    let (staged, held) = granted().await;
    let world = staged.world();
    let page = async || {
        let address = format!("/certificates/{}", held["id"].as_str().unwrap());
        world.browser("coordinator").await.get(&address).await.text()
    };

    act(&staged, "outsider", &held, "suspend", "The workshop is closed.").await;
    let suspended = page().await;
    act(&staged, "outsider", &held, "resume", "It is open again.").await;
    let valid = page().await;
    act(&staged, "outsider", &held, "revoke", "The documents were not theirs.").await;
    let revoked = page().await;

    for role in ["coordinator", "head", "administrator"] {
        let mails = mails_to(world, &format!("{role}@alcove.test")).await;
        for said in ["The workshop is closed.", "It is open again.", "The documents were not theirs."] {
            assert_eq!(mails.iter().filter(|mail| mail.contains(said)).count(), 1, "{role}: {said}");
        }
    }
    assert!(suspended.contains("It does not hold for now. Clear up the reason"), "{suspended}");
    assert!(!valid.contains("does not hold"), "{valid}");
    assert!(revoked.contains("you can apply anew") && !revoked.contains(">Renew<"), "{revoked}");
}

#[tokio::test]
async fn from_the_decision_a_link_leads_to_the_certificate() {
    let (staged, held) = granted().await;
    let link = format!("href=\"/certificates/{}\"", held["id"].as_str().unwrap());

    for role in ["coordinator", "outsider"] {
        let browser = staged.world().browser(role).await;
        for page in ["", "/decision"] {
            let text = browser.get(&format!("/applications/{}{page}", staged.id)).await.text();
            assert!(text.contains(&link), "{role} {page}: {text}");
        }
    }
}

#[tokio::test]
async fn the_institution_knows_when_the_body_looks_again_and_not_what_it_found() {
    let (staged, held) = granted().await;
    let id = held["id"].as_str().unwrap();
    let officer = staged.world().machine("outsider").await;
    let path = format!("/api/v1/certificates/{id}/checks");
    let check = officer.get(&path).await.json()["checks"][0]["id"].as_str().unwrap().to_owned();
    let found = json!({"words": "The workshop is as it was."});
    officer.json(Method::POST, &format!("{path}/{check}/look"), &found).await;
    let page = async |role: &str| {
        staged.world().browser(role).await.get(&format!("/certificates/{id}")).await.text()
    };

    let [own, bodys] = [page("viewer").await, page("outsider").await];

    for page in [&own, &bodys] {
        assert!(page.contains("21 November 2027"), "{page}");
    }
    assert!(own.contains("When the awarding body looks again"), "{own}");
    assert!(bodys.contains("The workshop is as it was.") && !own.contains("The workshop"), "{own}");
}
