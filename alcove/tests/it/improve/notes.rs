//! Status notes: who says how something stands, with what, and where it is seen.

use alcove::improve::progress;
use alcove::plan::store::status_note;
use alcove_domain::kit::Day;
use axum::http::StatusCode;

use super::stage::{self, Staged};
use crate::evidence::send;
use crate::world::World;

fn notes_of(plan: &Staged, name: &str) -> String {
    plan.page(&format!("/nodes/{}/notes", plan.node(name)))
}

async fn said(world: &World, plan: &Staged, name: &str) -> Vec<(String, String)> {
    let rows = status_note::of_node(world.app.db.read(), plan.node(name), 10).await.unwrap();
    rows.into_iter().map(|row| (row.standing, row.words)).collect()
}

#[tokio::test]
async fn a_note_is_kept_with_its_author_and_evidence_and_a_later_one_counts() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let minutes = send::note(&world, "coordinator", "Minutes of the round table", "organisation").await;
    let lead = world.browser("unit-lead").await;
    let first = [("standing", "at-risk"), ("words", "Two employers fell ill."), ("done", "25")];

    let at_risk = lead.post(&notes_of(&plan, "ask"), &[&first[..], &[("evidence", &minutes)]].concat()).await;
    let on_track =
        world.browser("contributor").await.post(&notes_of(&plan, "ask"), &[("standing", "on-track")]).await;

    assert_eq!((at_risk.status, on_track.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let row = plan.row(&world, "ask").await;
    // The second says nothing of how far it is, and takes nothing of that back.
    assert_eq!((row.standing.as_str(), row.done.as_deref()), ("on-track", Some("0.25")));
    let all = said(&world, &plan, "ask").await;
    assert_eq!(all[1], ("at-risk".to_owned(), "Two employers fell ill.".to_owned()));
    let page = lead.get(&plan.page(&format!("/nodes/{}", plan.node("ask")))).await.text();
    assert!(page.contains("Two employers fell ill.") && page.contains("25%"), "{page}");
    assert!(page.contains("Minutes of the round table") && page.contains("unit-lead"));
    assert!(world.acts().await.contains(&"plan.status-noted".to_owned()));
}

#[tokio::test]
async fn a_viewer_says_nothing_and_an_outsider_finds_no_plan() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let note = [("standing", "on-track")];

    let viewer = world.browser("viewer").await.post(&notes_of(&plan, "ask"), &note).await;
    let outsider = world.browser("outsider").await.post(&notes_of(&plan, "ask"), &note).await;
    let leaver = world.browser("leaver").await.post(&notes_of(&plan, "ask"), &note).await;
    let elsewhere = world.browser("unit-lead").await.post(&notes_of(&plan, "trained"), &note).await;

    assert_eq!(viewer.status, StatusCode::FORBIDDEN);
    assert_eq!((outsider.status, leaver.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    // A lead speaks for what the own unit has a part in.
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
    assert_eq!(said(&world, &plan, "ask").await, []);
    let page = world.browser("viewer").await.get(&plan.page(&format!("/nodes/{}", plan.node("ask")))).await;
    assert!(!page.text().contains("name=\"standing\""));
}

#[tokio::test]
async fn what_worries_needs_a_sentence_and_what_was_typed_is_kept() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let lead = world.browser("unit-lead").await;

    let silent = lead.post(&notes_of(&plan, "ask"), &[("standing", "delayed"), ("done", "40")]).await;
    let nothing = lead.post(&notes_of(&plan, "ask"), &[("words", "All is well")]).await;
    let too_much = lead.post(&notes_of(&plan, "ask"), &[("standing", "on-track"), ("done", "140")]).await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Say in a sentence why."));
    assert!(silent.text().contains("value=\"delayed\" checked") && silent.text().contains("value=\"40\""));
    assert!(nothing.text().contains("Choose how it stands.") && nothing.text().contains("All is well"));
    assert!(too_much.text().contains("Write a number from 0 to 100."));
    assert_eq!(said(&world, &plan, "ask").await, []);
}

#[tokio::test]
async fn evidence_that_is_not_the_institutions_or_not_open_to_the_author_is_not_attached() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let other = world.other_college.to_string();
    let fields = [
        ("organisation_id", other.as_str()),
        ("title", "Theirs"),
        ("note", "Seen"),
        ("confidentiality", "public"),
    ];
    let theirs = send::add(&world.machine("outsider").await, &fields, &[]).await;
    let secret = send::note(&world, "coordinator", "Salaries", "unit").await;
    let lead = world.browser("unit-lead").await;

    for id in [theirs["id"].as_str().unwrap(), &secret, "unknown"] {
        let note = [("standing", "on-track"), ("words", "Here it is"), ("evidence", id)];
        let refused = lead.post(&notes_of(&plan, "ask"), &note).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = refused.text();
        assert!(
            page.contains("This evidence is not in the library") && page.contains("Here it is"),
            "{page}"
        );
        assert!(!page.contains("Salaries") && !page.contains("Theirs"));
    }
    assert_eq!(said(&world, &plan, "ask").await, []);
}

#[tokio::test]
async fn looking_for_evidence_keeps_what_was_typed() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let minutes = send::note(&world, "coordinator", "Minutes of the round table", "organisation").await;
    let letter = send::note(&world, "coordinator", "Letter of an employer", "organisation").await;
    let typed = [
        ("standing", "on-track"),
        ("words", "Three answers so far"),
        ("evidence", minutes.as_str()),
        ("q", "letter"),
        ("find", "1"),
    ];

    let page = world.browser("unit-lead").await.post(&notes_of(&plan, "ask"), &typed).await;

    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("Three answers so far") && text.contains("value=\"on-track\" checked"));
    assert!(text.contains(&format!("value=\"{minutes}\" checked")), "{text}");
    assert!(text.contains(&format!("value=\"{letter}\"")));
    assert_eq!(said(&world, &plan, "ask").await, []);
}

#[tokio::test]
async fn evidence_tells_which_action_shows_it_to_those_who_may_see_the_plan() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let minutes = send::note(&world, "coordinator", "Minutes of the round table", "public").await;
    let note = [("standing", "on-track"), ("evidence", minutes.as_str())];
    world.browser("unit-lead").await.post(&notes_of(&plan, "ask"), &note).await;

    let inside = world.browser("viewer").await.get(&format!("/evidence/{minutes}")).await.text();
    let outside = world.browser("outsider").await.get(&format!("/evidence/{minutes}")).await.text();

    assert!(inside.contains("Ask employers which skills they miss") && inside.contains("Development plan"));
    assert!(outside.contains("Minutes of the round table") && !outside.contains("Ask employers"));
}

#[tokio::test]
async fn nothing_is_noted_before_the_plan_is_under_way() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    plan.is(&world, "approved").await;
    let lead = world.browser("unit-lead").await;

    let refused = lead.post(&notes_of(&plan, "ask"), &[("standing", "on-track")]).await;
    let page = lead.get(&notes_of(&plan, "ask")).await.text();

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.contains("Notes are taken while the plan is under way.") && !page.contains("name=\"standing\"")
    );
    assert_eq!(said(&world, &plan, "ask").await, []);
}

#[tokio::test]
async fn a_form_of_another_page_leads_back_to_it_and_to_nowhere_else() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let lead = world.browser("unit-lead").await;
    let unit = plan.page(&format!("/units/{}?period=2026-q4", world.units[0]));

    let back = lead.post(&notes_of(&plan, "ask"), &[("standing", "on-track"), ("back", &unit)]).await;
    let away = lead
        .post(&notes_of(&plan, "ask"), &[("standing", "done"), ("back", "https://elsewhere.test/")])
        .await;

    assert_eq!(back.leads_to(), unit);
    assert!(away.leads_to().starts_with(&plan.page("/nodes/")), "{}", away.leads_to());
}

#[tokio::test]
async fn progress_is_told_by_the_method_of_the_node_and_missing_is_missing() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let lead = world.browser("unit-lead").await;
    lead.post(&notes_of(&plan, "ask"), &[("standing", "on-track"), ("done", "40")]).await;

    let facts = plan.facts(&world).await;
    let told = progress::of(&facts, Day::parse(stage::TODAY).unwrap());
    let of = |name: &str| told.get(facts.place(plan.node(name).as_str()).unwrap());

    assert_eq!(progress::per_cent(of("ask")).as_deref(), Some("40"));
    assert_eq!(progress::in_words(alcove::kit::Words::English, of("ask")), "40%, as judged");
    assert_eq!(of("rewrite").value, None);
    assert_eq!(
        progress::in_words(alcove::kit::Words::English, of("skills")),
        "By indicators: no reading yet"
    );
}

#[tokio::test]
async fn a_machine_hears_of_the_scale_that_it_writes_in() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;

    for done in ["1.5", "-0.1"] {
        let note = serde_json::json!({ "standing": "on-track", "done": done });
        let refused = machine.json(axum::http::Method::POST, &plan.api_of("ask", "/notes"), &note).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Write a number from 0 to 1."), "{}", refused.text());
    }
    assert_eq!(said(&world, &plan, "ask").await, []);
}
