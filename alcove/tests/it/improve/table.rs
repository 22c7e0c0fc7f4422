//! From gap to plan: the planning table, and the traces both ways.

use alcove::assess::store::finding;
use alcove::kit::ids::{NodeId, PlanId};
use alcove::plan::store::{node, plan};
use axum::http::{Method, StatusCode};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, ExprTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use crate::settle::desk::Desk;
use crate::world::Answer;

/// A closed assessment with findings, and a draft of a plan that answers it.
pub struct Table {
    pub desk: Desk,
    pub plan: PlanId,
}

pub const FIELDS: [(&str, &str); 5] = [
    ("title", "Development plan 2027–2031"),
    ("first_day", "2027-01-01"),
    ("last_day", "2031-12-31"),
    ("currency", "EUR"),
    ("language", "en"),
];

impl Table {
    pub async fn new() -> Self {
        Self::over(Desk::closed().await).await
    }

    async fn over(desk: Desk) -> Self {
        for (kind, title, items) in [
            ("gap", "Employers plan too little", "A1.1"),
            ("gap", "Reviews come late", "A1.2"),
            ("idea", "Visit each other", "B1.1"),
            ("strength", "We are in a network", "B1.1"),
        ] {
            desk.world
                .browser("coordinator")
                .await
                .post(
                    &format!("/assessments/{}/findings", desk.id),
                    &[("kind", kind), ("title", title), ("items", items), ("text", "As two units said.")],
                )
                .await;
        }
        let mut fields = FIELDS.to_vec();
        fields.push(("assessment", desk.id.as_str()));
        let sent = desk.world.browser("coordinator").await.post("/plans/new", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        let plan = sent.leads_to().trim_start_matches("/plans/").trim_end_matches("/table").into();
        Self { desk, plan }
    }

    pub async fn finding(&self, title: &str) -> String {
        let rows = finding::of_assessment(self.desk.world.app.db.read(), &self.desk.id).await.unwrap();
        rows.into_iter().find(|row| row.title == title).unwrap().id.0
    }

    async fn page(&self, role: &str, what: &str) -> Answer {
        self.desk.world.browser(role).await.get(&format!("/plans/{}/{what}", self.plan)).await
    }

    async fn decide(&self, role: &str, fields: &[(&str, &str)]) -> Answer {
        self.desk.world.browser(role).await.post(&format!("/plans/{}/table", self.plan), fields).await
    }

    async fn follow(&self, answer: &Answer) -> String {
        self.desk.world.browser("coordinator").await.get(answer.leads_to()).await.text()
    }

    async fn findings(&self) -> Vec<Value> {
        let path = format!("/api/v1/plans/{}/findings", self.plan);
        let answer = self.desk.world.machine("coordinator").await.get(&path).await;
        answer.json()["findings"].as_array().unwrap().clone()
    }

    async fn fate(&self, title: &str) -> Value {
        self.findings().await.into_iter().find(|one| one["title"] == title).unwrap()
    }

    async fn put(&self, role: &str, finding: &str, body: Value) -> Answer {
        let path = format!("/api/v1/plans/{}/findings/{finding}", self.plan);
        self.desk.world.machine(role).await.json(Method::PUT, &path, &body).await
    }

    /// Plans an action through its form.
    async fn action(&self, fields: &[(&str, &str)]) -> NodeId {
        let mut all = vec![("kind", "action"), ("priority", "2")];
        all.extend(fields);
        let path = format!("/plans/{}/nodes/new", self.plan);
        let sent = self.desk.world.browser("coordinator").await.post(&path, &all).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        sent.leads_to().rsplit('/').next().unwrap().into()
    }

    /// What approval and a status note do to the rows.
    async fn set(&self, state: &str, done: &[&NodeId]) {
        let tx = self.desk.world.ctx().begin().await.unwrap();
        plan::Entity::update_many()
            .col_expr(plan::Column::State, Expr::value(state))
            .col_expr(plan::Column::Version, Expr::col(plan::Column::Version).add(1))
            .filter(plan::Column::Id.eq(self.plan.clone()))
            .exec(&*tx)
            .await
            .unwrap();
        for id in done {
            node::Entity::update_many()
                .col_expr(node::Column::Standing, Expr::value("done"))
                .filter(node::Column::Id.eq((*id).clone()))
                .exec(&*tx)
                .await
                .unwrap();
        }
        tx.commit_unrecorded().await.unwrap();
    }
}

#[tokio::test]
async fn findings_stand_by_gap_times_importance_and_strengths_ask_for_nothing() {
    let table = Table::new().await;

    let findings = table.findings().await;
    let page = table.page("head", "table").await.text();

    let titles: Vec<&Value> = findings.iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, ["Reviews come late", "Employers plan too little", "Visit each other"]);
    let scores: Vec<&Value> = findings.iter().map(|one| &one["score"]).collect();
    assert_eq!(scores, ["4/3", "2/3", "0"]);
    assert!(page.contains("2 of 3 short of the best level, importance 2"), "{page}");
    assert!(page.contains("3 of 3 findings wait for a decision"), "{page}");
    assert!(!page.contains("We are in a network"));
}

#[tokio::test]
async fn an_action_is_planned_from_a_finding_and_nothing_is_retyped() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;
    let browser = table.desk.world.browser("coordinator").await;

    let shown = browser.get(&format!("/assessments/{}/findings", table.desk.id)).await.text();
    let door = browser.get(&format!("/plan/from?finding={finding}")).await;
    let form = browser.get(door.leads_to()).await.text();
    let id = table
        .action(&[("title", "Reviews come late"), ("body", "As two units said."), ("finding", &finding)])
        .await;
    let after = table.fate("Reviews come late").await;
    let node = table.page("head", &format!("nodes/{id}")).await.text();
    let told = browser.get(&format!("/assessments/{}/findings", table.desk.id)).await.text();

    assert!(shown.contains(&format!("/plan/from?finding={finding}")), "{shown}");
    assert_eq!(door.leads_to(), format!("/plans/{}/nodes/new?kind=action&finding={finding}", table.plan));
    assert!(form.contains("value=\"Reviews come late\"") && form.contains(">As two units said.</textarea>"));
    assert!(form.contains(&format!("name=\"finding\" value=\"{finding}\"")), "{form}");
    assert_eq!((&after["fate"], &after["nodes"]), (&json!("planned"), &json!([id])));
    assert!(node.contains("Where it comes from") && node.contains(&format!("#f-{finding}")), "{node}");
    assert!(told.contains("Planned in Development plan 2027–2031"), "{told}");
    assert!(told.contains(&format!("/plans/{}/nodes/{id}", table.plan)));
}

#[tokio::test]
async fn an_objective_keeps_the_words_of_all_its_findings_and_their_actions_serve_it() {
    let table = Table::new().await;
    let (late, early) =
        (table.finding("Reviews come late").await, table.finding("Employers plan too little").await);
    let browser = table.desk.world.browser("coordinator").await;
    let new = format!("/plans/{}/nodes/new", table.plan);

    let form = browser.get(&format!("{new}?kind=objective&finding={early}&finding={late}")).await.text();
    let said = [("kind", "objective"), ("title", "Plan with firms"), ("priority", "2"), ("finding", &early)];
    let made = browser.post(&new, &said).await;
    let objective = made.leads_to().rsplit('/').next().unwrap();
    let own = browser.get(&format!("{new}?kind=action&finding={early}")).await.text();
    let other = browser.get(&format!("{new}?kind=action&finding={late}")).await.text();

    assert!(form.contains("value=\"Employers plan too little\""), "{form}");
    assert!(form.contains("Reviews come late\nAs two units said.</textarea>"), "{form}");
    let served = format!("value=\"{objective}\" checked");
    assert!(own.contains(&served), "{own}");
    assert!(other.contains(&format!("value=\"{objective}\"")) && !other.contains(&served), "{other}");
}

#[tokio::test]
async fn a_merged_finding_is_answered_through_the_one_that_speaks_for_it() {
    let table = Table::new().await;
    let (late, little) =
        (table.finding("Reviews come late").await, table.finding("Employers plan too little").await);
    let merge = [("act", "merge"), ("finding", little.as_str()), ("into", late.as_str())];

    let merged = table.decide("coordinator", &merge).await;
    let id = table.action(&[("title", "Set dates"), ("finding", &little)]).await;
    let back = [("act", "merge"), ("finding", late.as_str()), ("into", little.as_str())];
    let round = table.decide("coordinator", &back).await;
    let (one, other) = (table.fate("Reviews come late").await, table.fate("Employers plan too little").await);
    let node = table.page("head", &format!("nodes/{id}")).await.text();

    assert!(table.follow(&merged).await.contains("The findings are merged."));
    assert_eq!((&one["fate"], &one["nodes"]), (&json!("planned"), &json!([id])));
    assert_eq!((&other["fate"], &other["nodes"]), (&json!("merged"), &json!([id])));
    assert_eq!(round.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(node.contains("Merged into: Reviews come late"), "{node}");
}

#[tokio::test]
async fn a_merger_is_taken_back_with_what_answered_before() {
    let table = Table::new().await;
    let (late, little) =
        (table.finding("Reviews come late").await, table.finding("Employers plan too little").await);
    let id = table.action(&[("title", "Ask employers"), ("finding", &little)]).await;
    let merge = [("act", "merge"), ("finding", little.as_str()), ("into", late.as_str())];

    let merged = table.decide("coordinator", &merge).await;
    let page = table.follow(&merged).await;
    let was: Vec<String> = merged
        .leads_to()
        .split("was=")
        .skip(1)
        .map(|part| part.split('&').next().unwrap().to_owned())
        .collect();
    let mut undo = vec![("act", "undo")];
    undo.extend(was.iter().map(|was| ("was", was.as_str())));
    let undone = table.decide("coordinator", &undo).await;
    let (one, other) = (table.fate("Reviews come late").await, table.fate("Employers plan too little").await);

    assert!(page.contains("Undo") && was.len() == 2, "{page}");
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text());
    assert_eq!((&one["fate"], &one["nodes"]), (&json!("open"), &json!([])));
    assert_eq!((&other["fate"], &other["nodes"]), (&json!("planned"), &json!([id])));
}

#[tokio::test]
async fn a_finding_is_dropped_with_a_reason_only_and_taken_up_again() {
    let table = Table::new().await;
    let finding = table.finding("Visit each other").await;
    let drop = async |reason| {
        table.decide("coordinator", &[("act", "drop"), ("finding", &finding), ("reason", reason)]).await
    };

    let silent = drop(" ").await;
    let nothing = table.decide("coordinator", &[("act", "drop"), ("reason", "No time.")]).await;
    let dropped = drop("No time this year.").await;
    let there = table.fate("Visit each other").await;
    let shown = table.page("head", "table?show=dropped").await.text();
    let taken = table.decide("coordinator", &[("act", "take-up"), ("finding", finding.as_str())]).await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Say why") && silent.text().contains("checked"), "{}", silent.text());
    assert!(nothing.text().contains("Pick at least one finding.") && nothing.text().contains("No time."));
    assert_eq!(dropped.status, StatusCode::SEE_OTHER, "{}", dropped.text());
    assert_eq!((&there["fate"], &there["reason"]), (&json!("dropped"), &json!("No time this year.")));
    assert!(
        shown.contains("Reason: No time this year.") && !shown.contains("Reviews come late</a>"),
        "{shown}"
    );
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert_eq!(table.fate("Visit each other").await["fate"], "open");
}

#[tokio::test]
async fn several_findings_are_answered_by_what_is_in_the_plan_already() {
    let table = Table::new().await;
    let (late, little) =
        (table.finding("Reviews come late").await, table.finding("Employers plan too little").await);
    let id = table.action(&[("title", "Review with employers")]).await;

    let answered = table
        .decide("head", &[("act", "answer"), ("finding", &late), ("finding", &little), ("node", id.as_str())])
        .await;
    let released =
        table.decide("head", &[("act", "release"), ("finding", &little), ("node", id.as_str())]).await;

    assert_eq!((answered.status, released.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(table.fate("Reviews come late").await["nodes"], json!([id]));
    assert_eq!(table.fate("Employers plan too little").await["fate"], "open");
}

#[tokio::test]
async fn a_closed_finding_shows_what_closed_it() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;
    let id = table.action(&[("title", "Set dates"), ("finding", &finding)]).await;
    table.set("under-way", &[&id]).await;

    let findings = table.desk.world.browser("viewer").await;
    let findings = findings.get(&format!("/assessments/{}/findings", table.desk.id)).await.text();
    let page = table.page("viewer", "table").await.text();

    assert_eq!(table.fate("Reviews come late").await["closed"], true);
    assert!(findings.contains("Closed in Development plan 2027–2031 by"), "{findings}");
    assert!(findings.contains("1 Set dates</a>"), "{findings}");
    assert!(!findings.contains("/plan/from"), "a viewer plans nothing");
    assert!(page.contains("Closed") && !page.contains("name=\"act\""), "{page}");
}

#[tokio::test]
async fn what_was_removed_answers_nothing() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;
    let id = table.action(&[("title", "Set dates"), ("finding", &finding)]).await;

    let path = format!("/plans/{}/nodes/{id}/removal", table.plan);
    table.desk.world.browser("coordinator").await.post(&path, &[]).await;

    assert_eq!(table.fate("Reviews come late").await["fate"], "open");
}

#[tokio::test]
async fn deciding_needs_no_reason_once_the_plan_is_approved() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;
    table.set("approved", &[]).await;

    let merged = table.put("head", &finding, json!({ "fate": "dropped", "reason": "Done elsewhere." })).await;
    table.set("closed", &[]).await;
    let late = table.put("head", &finding, json!({ "fate": "open" })).await;

    assert_eq!((merged.status, &merged.json()["fate"]), (StatusCode::OK, &json!("dropped")));
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
}

#[tokio::test]
async fn machines_are_told_what_a_fate_lacks() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;
    let id = table.action(&[("title", "Set dates")]).await;

    let unknown = table.put("coordinator", &finding, json!({ "fate": "lost" })).await;
    let silent = table.put("coordinator", &finding, json!({ "fate": "dropped" })).await;
    let nowhere = table.put("coordinator", &finding, json!({ "fate": "merged", "merged_into": "x" })).await;
    let planned = table.put("coordinator", &finding, json!({ "fate": "planned", "node_ids": [id] })).await;
    let again = table.put("coordinator", &finding, json!({ "fate": "planned", "node_ids": [id] })).await;
    let nothing = table.put("coordinator", "unknown", json!({ "fate": "open" })).await;

    for refused in [&unknown, &silent, &nowhere] {
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    }
    assert_eq!((planned.status, planned.json()), (StatusCode::OK, again.json()));
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn outsiders_see_no_table_and_contributors_decide_nothing() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;
    let decision = [("act", "take-up"), ("finding", finding.as_str())];
    let draft = table.page("contributor", "table").await.status;
    table.set("under-way", &[]).await;

    for what in ["table", "library"] {
        assert_eq!(table.page("outsider", what).await.status, StatusCode::NOT_FOUND);
        assert_eq!(table.page("leaver", what).await.status, StatusCode::NOT_FOUND);
        assert_eq!(table.page("contributor", what).await.status, StatusCode::OK);
    }
    let from = format!("/plan/from?finding={finding}");
    assert_eq!(draft, StatusCode::NOT_FOUND);
    assert_eq!(table.decide("outsider", &decision).await.status, StatusCode::NOT_FOUND);
    assert_eq!(table.decide("contributor", &decision).await.status, StatusCode::FORBIDDEN);
    assert_eq!(table.decide("viewer", &decision).await.status, StatusCode::FORBIDDEN);
    assert_eq!(table.desk.world.browser("contributor").await.get(&from).await.status, StatusCode::FORBIDDEN);
    assert_eq!(table.desk.world.browser("outsider").await.get(&from).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        table.put("outsider", &finding, json!({ "fate": "open" })).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_finding_of_another_institution_is_never_tied() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;
    let outsider = table.desk.world.browser("outsider").await;
    let started = outsider.post("/plans/new", &FIELDS).await;

    let form = outsider.get(&format!("{}/nodes/new?kind=action&finding={finding}", started.leads_to())).await;
    let sent = outsider
        .post(
            &format!("{}/nodes/new", started.leads_to()),
            &[("kind", "action"), ("priority", "2"), ("title", "Mine"), ("finding", &finding)],
        )
        .await;
    let taken = outsider
        .post(
            &format!("{}/table", started.leads_to()),
            &[("act", "take-in"), ("assessment", table.desk.id.as_str())],
        )
        .await;

    assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.text());
    assert_eq!((form.status, sent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn without_a_plan_one_is_offered_and_of_two_one_is_chosen() {
    let desk = Desk::closed().await;
    let item = desk.item("A1.1").await;
    let from = format!("/plan/from?assessment={}&item={item}", desk.id);
    let browser = desk.world.browser("coordinator").await;

    let none = browser.get(&from).await.text();
    browser.post("/plans/new", &FIELDS).await;
    let one = browser.get(&from).await;
    let form = browser.get(one.leads_to()).await.text();
    browser.post("/plans/new", &FIELDS).await;
    let two = browser.get(&from).await.text();

    assert!(none.contains(&format!("/plans/new?assessment={}", desk.id)), "{none}");
    assert!(one.leads_to().ends_with(&format!("/nodes/new?kind=action&assessment={}&item={item}", desk.id)));
    assert!(form.contains("value=\"Employers take part in planning our programmes.\""), "{form}");
    assert!(two.contains("In which plan?"), "{two}");
}

#[tokio::test]
async fn an_assessment_is_taken_in_with_the_first_item_that_is_answered() {
    let desk = Desk::closed().await;
    let item = desk.item("A1.1").await;
    let browser = desk.world.browser("coordinator").await;
    let started = browser.post("/plans/new", &FIELDS).await;
    let plan = started.leads_to().trim_start_matches("/plans/").to_owned();
    let table = Table { plan: plan.as_str().into(), desk };

    let empty = table.page("coordinator", "table").await.text();
    let tie = format!("{}:{item}", table.desk.id);
    let id = table.action(&[("title", "Ask employers"), ("item", &tie)]).await;
    let node = table.page("coordinator", &format!("nodes/{id}")).await.text();
    let left =
        table.decide("coordinator", &[("act", "leave-out"), ("assessment", table.desk.id.as_str())]).await;

    assert!(empty.contains("Take a closed one in below"), "{empty}");
    assert!(node.contains("A1.1") && node.contains(&format!("/items/{item}")), "{node}");
    assert_eq!(left.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", left.text());
}

#[tokio::test]
async fn the_table_and_the_library_are_read_in_three_languages() {
    let table = Table::new().await;
    let finding = table.finding("Reviews come late").await;

    for (language, word) in
        [("en", "Planning table"), ("az", "Planlaşdırma cədvəli"), ("ru", "Таблица планирования")]
    {
        let browser = table.desk.world.browser("head").await.in_language(language);
        for what in ["table", "library", &format!("library?finding={finding}")] {
            let answer = browser.get(&format!("/plans/{}/{what}", table.plan)).await;
            assert_eq!(answer.status, StatusCode::OK, "{language} {what}");
            assert!(!answer.text().contains(">improve-"), "{language} {what}: a key shows itself");
        }
        assert!(browser.get(&format!("/plans/{}/table", table.plan)).await.text().contains(word));
    }
}

#[tokio::test]
async fn whoever_starts_at_a_finding_without_a_plan_comes_back_to_it_with_the_action_begun() {
    let (desk, findings) = super::stage::assessed().await;
    let finding = findings[1].0.clone();
    let browser = desk.world.browser("coordinator").await;

    let door = browser.get(&format!("/plan/from?kind=action&finding={finding}")).await.text();
    let start = door.split("href=\"").find(|part| part.starts_with("/plans/new")).unwrap();
    let start = start.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let form = browser.get(&start).await.text();
    let fields = [
        ("title", "Development plan"),
        ("first_day", "2027-01-01"),
        ("last_day", "2031-12-31"),
        ("currency", "AZN"),
        ("language", "en"),
        ("assessment", desk.id.as_str()),
        ("kind", "action"),
        ("finding", finding.as_str()),
    ];
    let faulty = browser.post("/plans/new", &[&fields[1..], &[("title", "")]].concat()).await;
    let made = browser.post("/plans/new", &fields).await;
    let begun = browser.get(made.leads_to()).await.text();

    let hidden = format!("type=\"hidden\" name=\"finding\" value=\"{finding}\"");
    assert!(form.contains(&hidden), "{form}");
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.text().contains(&hidden), "a mistake in the title loses nothing");
    assert!(
        made.leads_to().ends_with(&format!("/nodes/new?kind=action&finding={finding}")),
        "{}",
        made.leads_to()
    );
    assert!(begun.contains("value=\"Nobody looks at the tools\""), "{begun}");
}
