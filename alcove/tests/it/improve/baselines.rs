//! What was approved, what was logged since, and any two states side by side.

use alcove::improve::facts::Facts;
use alcove::improve::parties::Beginning;
use alcove::improve::plans::{self, Description, PhaseSaid};
use alcove::improve::{adding, approving, comparing, dates, nodes, parties, placing};
use alcove::kit::etag::Condition;
use alcove::kit::ids::NodeId;
use alcove::kit::{Error, Result};
use alcove::network::Person;
use alcove::plan::store::{baseline, change};
use alcove::shell::doctor;
use alcove_domain::plan::{Part, Party, State};
use sea_orm::{ConnectionTrait as _, EntityTrait as _};
use serde_json::json;

use super::approval::{person, under_way};
use super::stage::Staged;
use crate::world::World;

/// What was approved last, with everything that was logged since.
async fn replayed(world: &World, staged: &Staged, number: i64) -> State {
    let db = world.app.db.read();
    let row = baseline::find(db, &staged.id, number).await.unwrap().unwrap();
    let mut state = approving::read_state(&row).unwrap();
    for row in change::since(db, &staged.id, number).await.unwrap() {
        state.apply(&comparing::change_of(&row).unwrap()).unwrap();
    }
    state
}

/// Numbers that are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % count
    }
}

/// Says the plan itself anew: its name, its vision, its end, its phases.
async fn describe(by: &Person, staged: &Staged, facts: &Facts, chance: &mut Chance, why: &str) -> Result<()> {
    let plan = &facts.rows.plan;
    let phase = PhaseSaid {
        name: format!("Phase {}", chance.below(3)),
        first_day: plan.first_day.clone(),
        last_day: "2027-12-31".to_owned(),
    };
    let said = Description {
        title: format!("Plan {}", chance.below(3)),
        context: plan.context.clone(),
        vision: ["", "All learn", "All work"][chance.below(3)].to_owned(),
        first_day: plan.first_day.clone(),
        last_day: format!("203{}-12-31", chance.below(3)),
        quiet_days: plan.quiet_days,
        phases: if chance.below(2) == 0 { Vec::new() } else { vec![phase] },
        reason: why.to_owned(),
    };
    plans::describe(by, &staged.id, &Condition::None, said).await.map(|_| ())
}

/// One act of somebody who changes a plan without a plan; what the rules refuse is refused.
async fn any_act(world: &World, by: &Person, staged: &Staged, chance: &mut Chance) -> Result<()> {
    let plan = &staged.id;
    let facts = staged.facts(world).await;
    let live: Vec<NodeId> = facts.rows.live().map(|node| node.id.clone()).collect();
    let gone: Vec<NodeId> = facts
        .rows
        .nodes
        .iter()
        .filter(|node| node.removed_at.is_some())
        .map(|node| node.id.clone())
        .collect();
    if live.is_empty() {
        return Ok(());
    }
    let node = live[chance.below(live.len())].clone();
    let other = live[chance.below(live.len())].clone();
    let why = "Because of the weather";
    match chance.below(10) {
        0 => dates::shift(by, plan, &node, &Condition::None, chance.below(40) as i64 - 20, why)
            .await
            .map(|_| ()),
        1 => {
            let said = nodes::Said {
                title: format!("Title {}", chance.below(1000)),
                priority: 2,
                ..Default::default()
            };
            nodes::edit(by, plan, &node, &Condition::None, said, None, why).await.map(|_| ())
        }
        2 => {
            let new = adding::New {
                kind: ["objective", "action", "milestone"][chance.below(3)].to_owned(),
                said: nodes::Said { title: "New".to_owned(), priority: 1, ..Default::default() },
                serves: vec![other],
                first_day: "2027-05-01".to_owned(),
                last_day: "2027-05-20".to_owned(),
                ..Default::default()
            };
            adding::add(by, plan, new, why).await.map(|_| ())
        }
        3 => nodes::remove(by, plan, &node, &Condition::None, why).await.map(|_| ()),
        4 if !gone.is_empty() => {
            nodes::restore(by, plan, &gone[chance.below(gone.len())], why).await.map(|_| ())
        }
        5 => {
            let new = Beginning {
                party: Party::Unit(world.units[chance.below(3)].as_str().into()),
                part: [Part::Responsible, Part::Contributing][chance.below(2)],
                from_day: String::new(),
                until_day: String::new(),
            };
            parties::begin(by, plan, &node, &Condition::None, new, why).await.map(|_| ())
        }
        6 => {
            let held = facts.rows.responsibilities.iter().filter(|row| row.until_day.is_none());
            let held: Vec<_> = held.collect();
            if held.is_empty() {
                return Ok(());
            }
            let row = held[chance.below(held.len())];
            parties::end(by, plan, &row.node_id, &row.id, &Condition::None, "", why).await.map(|_| ())
        }
        8 => describe(by, staged, &facts, chance, why).await,
        7 => dates::depend(by, plan, &node, &other, &Condition::None, 2, why).await.map(|_| ()),
        _ => {
            let place = placing::Place { parent: Some(other), objective: None, before: None };
            placing::place(by, plan, &node, &Condition::None, place, why).await.map(|_| ())
        }
    }
}

#[tokio::test]
async fn whatever_is_done_to_an_approved_plan_a_baseline_and_its_log_make_today() {
    for seed in [3, 1917, 88_001] {
        let world = World::new().await;
        let staged = under_way(&world).await;
        let (by, head) = (person(&world, "coordinator").await, person(&world, "head").await);
        let mut chance = Chance(seed);
        let mut done = 0;
        for round in 0..60 {
            match any_act(&world, &by, &staged, &mut chance).await {
                Ok(()) => done += 1,
                Err(Error::Refused(_) | Error::Invalid(_) | Error::NotFound) => {}
                Err(other) => panic!("{other}"),
            }
            if round == 30 {
                let _refused_where_not_ready =
                    approving::approve_again(&head, &staged.id, &Condition::None).await;
            }
            let facts = staged.facts(&world).await;
            let today = facts.rows.state(facts.today(&by));
            assert_eq!(replayed(&world, &staged, facts.rows.plan.baselines).await, today, "{seed} {round}");
        }
        assert!(done > 15, "{done} of 60 acts were taken");
    }
}

#[tokio::test]
async fn a_comparison_is_told_in_words_in_each_language() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let by = person(&world, "coordinator").await;
    dates::shift(&by, &staged.id, staged.node("deliver"), &Condition::None, 10, "The machine is late")
        .await
        .unwrap();
    nodes::remove(&by, &staged.id, staged.node("ask"), &Condition::None, "Employers were asked already")
        .await
        .unwrap();
    let new = Beginning {
        party: Party::Unit(world.units[1].as_str().into()),
        part: Part::Contributing,
        from_day: String::new(),
        until_day: String::new(),
    };
    parties::begin(&by, &staged.id, staged.node("find"), &Condition::None, new, "They know the firms")
        .await
        .unwrap();
    let viewer = world.browser("viewer").await;

    let english = viewer.get(&staged.page("/compare?from=1&to=today")).await.text();
    let log = viewer.get(&staged.page("/changes")).await.text();
    let machine = world.machine("viewer").await.get(&staged.api("/changes?from=1&to=today")).await.json();

    assert!(english.contains("The machine is late") && english.contains("coordinator"), "{english}");
    assert!(english.contains("30 April 2027") && english.contains("10 May 2027"), "{english}");
    assert!(english.contains("taken out") && english.contains("Contributing"), "{english}");
    assert!(log.contains("They know the firms") && log.contains("Employers were asked already"), "{log}");
    for (language, last_day) in [("en", "Last day"), ("az", "Son gün"), ("ru", "Последний день")]
    {
        for path in ["/compare?from=1&to=today", "/changes", "/approval"] {
            let page = viewer.clone().in_language(language).get(&staged.page(path)).await.text();
            for raw in ["last-day", "contributing unit", "improve-", "kind action"] {
                assert!(!without_markup(&page).contains(raw), "{raw} in {language} {path}: {page}");
            }
            assert!(path == "/approval" || page.contains(last_day), "{language} {path}");
        }
    }
    let nodes = machine["nodes"].as_array().unwrap();
    let of = |name: &str| nodes.iter().find(|one| one["node_id"] == json!(staged.node(name))).unwrap();
    assert_eq!(of("ask")["fate"], json!("removed"));
    assert_eq!(of("ask")["matters"], json!([{ "kind": "removed", "node": "action" }]));
    assert_eq!(of("deliver")["reasons"][0]["reason"], json!("The machine is late"));
}

/// The words of a page.
fn without_markup(page: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in page.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => words.push(letter),
            _ => {}
        }
    }
    words
}

#[tokio::test]
async fn any_two_approved_states_compare() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let (by, head) = (person(&world, "coordinator").await, person(&world, "head").await);
    dates::shift(&by, &staged.id, staged.node("deliver"), &Condition::None, 10, "First").await.unwrap();
    approving::approve_again(&head, &staged.id, &Condition::None).await.unwrap();
    dates::shift(&by, &staged.id, staged.node("find"), &Condition::None, 1, "Second").await.unwrap();
    let between = |from, to| comparing::between(&by, &staged.id, from, to);
    use comparing::Version::{Baseline, Today};

    let first = between(Baseline(1), Baseline(2)).await.unwrap();
    let second = between(Baseline(2), Today).await.unwrap();
    let unknown = between(Baseline(3), Today).await;

    let reasons = |found: &comparing::Comparison| -> Vec<String> {
        found.nodes.iter().flat_map(|one| one.reasons.iter().map(|why| why.words.clone())).collect()
    };
    assert!(reasons(&first).iter().all(|why| why == "First"));
    assert!(reasons(&second).iter().all(|why| why == "Second") && !second.nodes.is_empty());
    assert!(matches!(unknown, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_approved_state_that_was_changed_is_told_by_the_doctor() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let told = || async {
        let checks = doctor::examine(&world.app).await.unwrap();
        checks.into_iter().find(|check| check.name == "plans").unwrap().findings
    };
    let before = told().await;
    let tx = world.app.db.begin().await.unwrap();
    let row = baseline::Entity::find().one(&*tx).await.unwrap().unwrap();
    let bent = row.body.replace("2027-04-30", "2027-09-30");
    let statement = sea_orm::Statement::from_sql_and_values(
        world.app.db.backend(),
        "update plan_baseline set body = $1",
        [bent.into()],
    );
    tx.execute_raw(statement).await.unwrap();
    tx.commit_unrecorded().await.unwrap();

    let after = told().await;

    assert!(before.is_empty(), "{before:?}");
    assert_eq!(after, [format!("baseline 1 of the plan {} was changed", staged.id)]);
}
