//! What a plan needs and costs, through the interface for machines.

use alcove::improve::costs;
use alcove::kit::Words;
use alcove_domain::kit::Number;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{self, Staged, faults};
use crate::world::{Answer, Browser, World};

async fn add(machine: &Browser, staged: &Staged, body: &Value) -> Answer {
    machine.json(Method::POST, &staged.api("/lines"), body).await
}

/// A line of 2027 that the state budget pays, with what the test says of it.
fn line(staged: &Staged, node: &str, amount: &str, more: Value) -> Value {
    let mut body = json!({
        "node_id": staged.node(node), "year": 2027, "amount": amount, "source": "State budget",
        "reason": "It was decided so",
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

async fn rate(machine: &Browser, staged: &Staged, currency: &str, day: &str, worth: &str) {
    let body = json!({ "currency": currency, "day": day, "worth": worth, "source": "Central Bank" });
    let answer = machine.json(Method::POST, &staged.api("/rates"), &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

async fn standing(world: &World, staged: &Staged, node: &str, standing: &str) {
    let note = json!({ "standing": standing, "words": "It was decided so." });
    let answer =
        world.machine("coordinator").await.json(Method::POST, &staged.api_of(node, "/notes"), &note).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

/// A ledger of every sort: three currencies, all stages, shared and nested actions, money taken back.
async fn full(world: &World, staged: &Staged) {
    let machine = world.machine("coordinator").await;
    rate(&machine, staged, "EUR", "2026-11-01", "1.85").await;
    rate(&machine, staged, "USD", "2026-11-01", "1.7").await;
    for (node, amount, more) in [
        ("rewrite", "8400", json!({})),
        ("rewrite", "99.99", json!({ "currency": "EUR", "need": "outside-help", "year": 2028 })),
        ("find", "0.1", json!({ "currency": "USD", "funding": "unfunded", "source": "" })),
        ("deliver", "333.3333", json!({ "stage": "committed", "need": "equipment" })),
        ("deliver", "120", json!({ "stage": "spent", "year": 2026 })),
        ("train", "77", json!({ "currency": "EUR", "need": "training" })),
    ] {
        let answer = add(&machine, staged, &line(staged, node, amount, more)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    }
    let mistake = add(&machine, staged, &line(staged, "shop", "1000000", json!({}))).await.json();
    let back = staged.api(&format!("/lines/{}/reversal", mistake["id"].as_str().unwrap()));
    let answer = machine.json(Method::POST, &back, &json!({ "reason": "Two noughts too many" })).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    standing(world, staged, "train", "cancelled").await;
}

fn number(value: &Value) -> Number {
    Number::parse(value.as_str().unwrap()).unwrap()
}

#[tokio::test]
async fn however_a_budget_is_cut_it_makes_the_same_total() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    full(&world, &staged).await;
    let machine = world.machine("viewer").await;
    let dimensions =
        ["objective", "action", "outermost", "unit", "year", "source", "need", "funding", "currency"];

    for currency in ["AZN", "EUR", "USD"] {
        let whole = machine.get(&staged.api(&format!("/budget?by=year&currency={currency}"))).await.json();
        for (one, two) in dimensions.iter().flat_map(|one| dimensions.map(|two| (one, two))) {
            let by = if *one == two { two.to_owned() } else { format!("{one},{two}") };
            let budget =
                machine.get(&staged.api(&format!("/budget?by={by}&currency={currency}"))).await.json();

            assert_eq!(budget["total"], whole["total"], "{by}");
            assert_eq!(budget["set_aside"], whole["set_aside"], "{by}");
            for stage in ["planned", "committed", "spent"] {
                let cells = budget["cells"].as_array().unwrap();
                let sum: Number = cells.iter().map(|cell| number(&cell[stage])).sum();
                assert_eq!(sum, number(&whole["total"][stage]), "{by} {stage}");
            }
        }
    }
}

#[tokio::test]
async fn an_action_parts_its_money_among_the_objectives_it_serves() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    add(&machine, &staged, &line(&staged, "rewrite", "8400", json!({}))).await;
    let shares = json!({ "shares": [{ "objective_id": staged.node("skills"), "share": "0.75" }] });

    let equal = by_objective(&machine, &staged).await;
    let answer = machine.json(Method::PUT, &staged.api_of("rewrite", "/shares"), &shares).await;
    let said = by_objective(&machine, &staged).await;

    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    // `ask` adds 1000 to skills, and `train` 5000 to teachers.
    assert_eq!(equal, [("skills", "5200".to_owned()), ("teachers", "9200".to_owned())]);
    assert_eq!(said, [("skills", "7300".to_owned()), ("teachers", "7100".to_owned())]);
}

async fn by_objective(machine: &Browser, staged: &Staged) -> [(&'static str, String); 2] {
    let budget = machine.get(&staged.api("/budget?by=objective")).await.json();
    ["skills", "teachers"].map(|name| {
        let cells = budget["cells"].as_array().unwrap();
        let cell = cells.iter().find(|cell| cell["keys"][0]["key"] == staged.node(name).as_str()).unwrap();
        (name, cell["planned"].as_str().unwrap().to_owned())
    })
}

#[tokio::test]
async fn the_cost_of_a_node_is_told_in_words_with_all_below_it() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    add(&machine, &staged, &line(&staged, "rewrite", "8400", json!({ "currency": "EUR" }))).await;
    add(&machine, &staged, &line(&staged, "find", "12000", json!({}))).await;
    add(&machine, &staged, &line(&staged, "deliver", "0.5", json!({}))).await;
    let facts = staged.facts(&world).await;

    let costs = costs::cost_of(&facts, Words::English);
    let of = |name: &str| {
        let text = costs.get(&facts.place(staged.node(name).as_str()).unwrap());
        text.map(|text| text.replace('\u{a0}', " "))
    };

    assert_eq!(of("rewrite").as_deref(), Some("€ 8,400"));
    assert_eq!(of("shop").as_deref(), Some("AZN 12,000.50"));
    assert_eq!(of("orders").as_deref(), Some("AZN 12,000.50"));
    assert_eq!(of("skills").as_deref(), Some("AZN 13,000.50 + € 4,200"));
    assert_eq!(of("trained"), None);
}

#[tokio::test]
async fn a_line_is_never_changed_and_taken_back_once() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let added =
        add(&machine, &staged, &line(&staged, "ask", "250.50", json!({ "note": "Two days" }))).await.json();
    let address = staged.api(&format!("/lines/{}", added["id"].as_str().unwrap()));
    let back = format!("{address}/reversal");

    for method in [Method::PUT, Method::PATCH, Method::DELETE] {
        let status = machine.json(method, &address, &json!({ "amount": "1" })).await.status;
        assert!([StatusCode::METHOD_NOT_ALLOWED, StatusCode::NOT_FOUND].contains(&status), "{status}");
    }
    let reversal = machine.json(Method::POST, &back, &json!({})).await;
    let again = machine.json(Method::POST, &back, &json!({})).await;
    let of_reversal = staged.api(&format!("/lines/{}/reversal", reversal.json()["id"].as_str().unwrap()));
    let of_reversal = machine.json(Method::POST, &of_reversal, &json!({})).await;
    let lines = machine.get(&staged.api(&format!("/lines?node_id={}", staged.node("ask")))).await.json();

    assert_eq!(reversal.status, StatusCode::CREATED);
    assert_eq!(reversal.json()["amount"], "-250.5");
    assert_eq!(reversal.json()["reverses_id"], added["id"]);
    assert_eq!((again.status.as_u16(), again.json()["code"].as_str().unwrap()), (422, "line-taken-back"));
    assert_eq!(
        (of_reversal.status.as_u16(), of_reversal.json()["code"].as_str().unwrap()),
        (422, "line-takes-back")
    );
    assert!(lines["items"].as_array().unwrap().contains(&added), "the line stands as it was");
    assert_eq!(lines["items"].as_array().unwrap().len(), 3);
    let acts = world.acts().await;
    assert_eq!(&acts[acts.len() - 2..], ["plan.line-added", "plan.line-taken-back"]);
}

#[tokio::test]
async fn planned_money_needs_a_reason_once_approved_and_what_is_spent_needs_none() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("head").await;
    let early = add(&machine, &staged, &line(&staged, "ask", "5", json!({ "stage": "committed" }))).await;
    staged.is(&world, "under-way").await;

    let planned = add(&machine, &staged, &line(&staged, "ask", "5", json!({ "reason": "" }))).await;
    let reasoned = add(&machine, &staged, &line(&staged, "ask", "5", json!({}))).await;
    let spent = json!({ "stage": "spent", "year": 2026, "reason": "" });
    let spent = add(&machine, &staged, &line(&staged, "ask", "5", spent)).await;
    staged.is(&world, "closed").await;
    let late = add(&machine, &staged, &line(&staged, "ask", "5", json!({}))).await;

    assert_eq!(
        (early.status.as_u16(), early.json()["code"].as_str().unwrap()),
        (409, "plan-not-in-this-state")
    );
    assert_eq!(faults(&planned), [("reason".to_owned(), "reason-missing".to_owned())]);
    assert_eq!(reasoned.status, StatusCode::CREATED);
    assert_eq!(spent.status, StatusCode::CREATED, "{}", spent.text());
    assert_eq!(
        (late.status.as_u16(), late.json()["code"].as_str().unwrap()),
        (409, "plan-not-in-this-state")
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_line_is_told_at_its_field() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let wrong = [
        (json!({ "amount": "1,5" }), "amount", "not-an-amount"),
        (json!({ "amount": "0" }), "amount", "amount-nothing"),
        (json!({ "amount": "-5" }), "amount", "amount-below-nothing"),
        (json!({ "amount": "0.00001" }), "amount", "amount-too-fine"),
        (json!({ "amount": "1000000000000001" }), "amount", "amount-too-large"),
        (json!({ "currency": "EURO" }), "currency", "no-currency"),
        (json!({ "year": 2032 }), "year", "year-outside-the-plan"),
        (json!({ "year": 2025 }), "year", "year-outside-the-plan"),
        (json!({ "source": " " }), "source", "nobody-pays"),
        (json!({ "need": "gold" }), "need", "need-kind"),
        (json!({ "need_id": "unknown" }), "need", "need-kind"),
        (json!({ "stage": "spent", "year": 2026, "funding": "unfunded" }), "funding", "money-not-funded"),
        (json!({ "stage": "spent" }), "year", "not-yet-spent"),
        (json!({ "node_id": "unknown" }), "node_id", "unknown-choice"),
        (json!({ "node_id": staged.node("skills") }), "node_id", "money-not-an-action"),
        (json!({ "node_id": staged.node("trained") }), "node_id", "money-not-an-action"),
    ];

    for (more, field, code) in wrong {
        let answer = add(&machine, &staged, &line(&staged, "ask", "5", more.clone())).await;
        assert_eq!(faults(&answer), [(field.to_owned(), code.to_owned())], "{more}");
    }
}

#[tokio::test]
async fn a_currency_without_a_rate_is_named_with_the_day() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    add(&machine, &staged, &line(&staged, "ask", "100", json!({ "currency": "USD" }))).await;
    rate(&machine, &staged, "USD", "2026-11-10", "1.7").await;
    rate(&machine, &staged, "USD", "2026-11-20", "1.68").await;
    let budget = |on: &str| staged.api(&format!("/budget?by=action&on={on}"));

    let before = machine.get(&budget("2026-11-09")).await;
    let between = machine.get(&budget("2026-11-19")).await.json();
    let after = machine.get(&budget("2026-11-20")).await.json();
    let unknown = machine.get(&staged.api("/budget?currency=GBP&on=2026-11-20")).await.json();

    assert_eq!(before.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(before.json()["code"], "no-rate");
    assert_eq!(before.json()["detail"], "There is no rate for USD into AZN on 2026-11-09 or before.");
    assert_eq!(between["total"]["planned"], "6170");
    assert_eq!(after["total"]["planned"], "6168");
    assert_eq!(
        after["rates"],
        json!([{ "currency": "USD", "day": "2026-11-20", "worth": "1.68", "source": "Central Bank" }])
    );
    assert_eq!(unknown["detail"], "There is no rate for GBP into AZN on 2026-11-20 or before.");
}

#[tokio::test]
async fn a_rate_has_a_day_a_worth_and_a_source_and_the_later_entry_counts() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let post = async |body: Value| machine.json(Method::POST, &staged.api("/rates"), &body).await;
    let good = json!({ "currency": "EUR", "day": "2026-11-01", "worth": "1.85", "source": "Central Bank" });

    for (field, value, code) in [
        ("currency", "AZN", "own-currency"),
        ("currency", "eu", "no-currency"),
        ("day", "1 November", "not-a-day"),
        ("worth", "0", "no-worth"),
        ("worth", "1,85", "not-an-amount"),
        ("source", " ", "rate-source-missing"),
    ] {
        let mut body = good.clone();
        body[field] = json!(value);
        assert_eq!(faults(&post(body).await), [(field.to_owned(), code.to_owned())], "{value}");
    }
    post(good.clone()).await;
    let mut corrected = good;
    corrected["worth"] = json!("1.8512");
    post(corrected).await;
    add(&machine, &staged, &line(&staged, "ask", "1", json!({ "currency": "EUR" }))).await;
    let budget = machine.get(&staged.api("/budget?by=currency")).await.json();

    assert_eq!(budget["total"]["planned"], "6001.8512");
}

#[tokio::test]
async fn money_of_a_cancelled_action_stands_beside_the_total_and_what_is_spent_stays() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    add(&machine, &staged, &line(&staged, "train", "40", json!({ "stage": "spent", "year": 2026 }))).await;

    standing(&world, &staged, "train", "cancelled").await;
    let budget = machine.get(&staged.api("/budget")).await.json();
    let unfunded = world.browser("coordinator").await.get(&staged.page("/unfunded")).await.text();

    assert_eq!(budget["total"], json!({ "planned": "1000", "committed": "0", "spent": "40" }));
    assert_eq!(budget["set_aside"], "5000");
    assert!(unfunded.contains("Nothing waits for funding"), "what is cancelled asks for nothing");
}

#[tokio::test]
async fn money_that_is_found_stands_in_the_place_of_the_wish() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let wish = machine.get(&staged.api("/lines?funding=unfunded")).await.json()["items"][0].clone();
    let address = staged.api(&format!("/lines/{}/funding", wish["id"].as_str().unwrap()));
    let found =
        |amount: &str| json!({ "source": "Harbour fund", "amount": amount, "reason": "They said yes" });

    let too_much = machine.json(Method::POST, &address, &found("5000.01")).await;
    let part = machine.json(Method::POST, &address, &found("3500")).await;
    let by_funding = machine.get(&staged.api("/budget?by=funding,source")).await.json();
    let again = machine.json(Method::POST, &address, &found("1")).await;

    assert_eq!(faults(&too_much), [("amount".to_owned(), "more-than-the-line".to_owned())]);
    assert_eq!(part.status, StatusCode::CREATED, "{}", part.text());
    let cells: Vec<(&str, &str, &str)> = by_funding["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| {
            let name = |at: usize| cell["keys"][at]["name"].as_str().unwrap();
            (name(0), name(1), cell["planned"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("Funded", "Harbour fund", "3500"),
            ("Funded", "Own budget", "1000"),
            ("Not funded", "No source yet", "1500"),
        ]
    );
    assert_eq!(again.json()["code"], "line-taken-back");
}

#[tokio::test]
async fn those_who_run_the_plan_write_down_money_and_nobody_else() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let rate = json!({ "currency": "EUR", "day": "2026-11-01", "worth": "1.85", "source": "Central Bank" });
    let wish = world.machine("head").await.get(&staged.api("/lines?funding=unfunded")).await.json();
    let back = staged.api(&format!("/lines/{}/reversal", wish["items"][0]["id"].as_str().unwrap()));
    let asked = [
        (staged.api("/lines"), line(&staged, "ask", "5", json!({}))),
        (staged.api("/rates"), rate),
        (back, json!({ "reason": "No" })),
    ];

    for (role, status) in
        [("unit-lead", 403), ("contributor", 403), ("viewer", 403), ("outsider", 404), ("leaver", 404)]
    {
        let machine = world.machine(role).await;
        for (path, body) in &asked {
            assert_eq!(machine.json(Method::POST, path, body).await.status.as_u16(), status, "{role} {path}");
        }
        let reads = if status == 403 { 200 } else { 404 };
        for path in ["/lines", "/budget", "/rates", "/needs"] {
            assert_eq!(machine.get(&staged.api(path)).await.status.as_u16(), reads, "{role} {path}");
        }
    }
    assert_eq!(
        world.machine("head").await.get(&staged.api("/lines")).await.json()["items"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    for role in ["administrator", "coordinator", "head"] {
        let answer = add(&world.machine(role).await, &staged, &asked[0].1).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{role}");
    }
}

#[tokio::test]
async fn the_money_of_a_draft_is_hidden_with_it() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;

    for (role, status) in [("head", 200), ("unit-lead", 404), ("contributor", 404), ("viewer", 404)] {
        let (machine, browser) = (world.machine(role).await, world.browser(role).await);
        for path in ["/lines", "/budget", "/rates", "/needs"] {
            assert_eq!(machine.get(&staged.api(path)).await.status.as_u16(), status, "{role} {path}");
        }
        for path in [
            "/budget",
            "/budget.csv",
            "/money",
            "/money.csv",
            "/rates",
            "/unfunded",
            "/unfunded.pdf",
            "/unfunded.docx",
            "/unfunded.csv",
        ] {
            assert_eq!(browser.get(&staged.page(path)).await.status.as_u16(), status, "{role} {path}");
        }
    }
}

#[tokio::test]
async fn an_action_says_what_it_needs_and_whether_it_is_there() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    // Unit 0, which the unit's lead leads, answers for `ask`.
    let machine = world.machine("unit-lead").await;
    let need = json!({ "node_id": staged.node("ask"), "kind": "training", "words": "A day on interviews", "quantity": "12", "unit": "people" });
    let added = machine.json(Method::POST, &staged.api("/needs"), &need).await;
    let address = staged.api(&format!("/needs/{}", added.json()["id"].as_str().unwrap()));

    let secured = machine.json(Method::PATCH, &address, &json!({ "secured": true })).await;
    let stale = machine
        .send(
            Method::PATCH,
            &address,
            &[("if-match", "\"1\""), ("content-type", "application/json")],
            b"{\"words\":\"Two days\"}".to_vec(),
        )
        .await;
    let line = line(&staged, "ask", "60", json!({ "need_id": added.json()["id"] }));
    let line = add(&world.machine("head").await, &staged, &line).await.json();
    let not_theirs = json!({ "node_id": staged.node("rewrite"), "kind": "money", "words": "More" });
    let not_theirs = machine.json(Method::POST, &staged.api("/needs"), &not_theirs).await;
    let of_objective = json!({ "node_id": staged.node("skills"), "kind": "gold", "words": "More" });
    let of_objective =
        world.machine("head").await.json(Method::POST, &staged.api("/needs"), &of_objective).await;
    let removed = machine.send(Method::DELETE, &address, &[], Vec::new()).await;
    let listed = machine.get(&staged.api("/needs")).await.json();

    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    assert_eq!(secured.json()["secured"], true);
    assert_eq!(secured.header("etag"), "\"2\"");
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(line["need"], "training");
    assert_eq!(not_theirs.status, StatusCode::FORBIDDEN);
    assert_eq!(faults(&of_objective), [("node_id".to_owned(), "money-not-an-action".to_owned())]);
    assert_eq!(removed.status, StatusCode::NO_CONTENT);
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn a_line_that_is_sent_again_under_its_key_is_added_once() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let body = line(&staged, "ask", "5", json!({})).to_string().into_bytes();
    let headers = [("content-type", "application/json"), ("idempotency-key", "budget-2027-5")];

    let first = machine.send(Method::POST, &staged.api("/lines"), &headers, body.clone()).await;
    let again = machine.send(Method::POST, &staged.api("/lines"), &headers, body).await;
    let lines = machine.get(&staged.api("/lines?limit=1")).await.json();

    assert_eq!(first.json(), again.json());
    assert_eq!(lines["items"].as_array().unwrap().len(), 1);
    assert_eq!(machine.get(&staged.api("/lines")).await.json()["items"].as_array().unwrap().len(), 3);
    assert_eq!(lines["next"], lines["items"][0]["id"]);
}
