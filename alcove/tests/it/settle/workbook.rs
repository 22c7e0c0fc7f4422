//! The formulas of the workbook, computed by an engine that knows nothing of ours: pycel, in a
//! Python environment under `target/`.

use std::process::Command;

use axum::http::Method;
use serde_json::{Value, json};

use super::desk::Desk;
use crate::world::World;
use crate::{python, stage};

/// Every roll-up, over grades with gaps, weights, and figures that are no grades. `MISSING` is put in.
const EVERY_RULE: &str = "\
alcove: framework/1
urn: urn:alcove:test:rules
version: \"1\"
language: en
name: Every rule
publication: public
roll_up: weighted-mean
missing: MISSING
tiers:
  - {id: area, one: Area, many: Areas}
  - {id: criterion, one: Criterion, many: Criteria}
  - {id: indicator, one: Indicator, many: Indicators}
scales:
  - id: practice
    steps: [{value: 1, name: One}, {value: 2, name: Two}, {value: 3, name: Three}, {value: 4, name: Four}]
items:
  - id: A
    name: Means of means
    items:
      - id: A1
        name: With weights
        weight: 3
        items:
          - {id: A1.1, text: Heavy, instrument: practice, weight: 2.5}
          - {id: A1.2, text: Open, instrument: practice, weight: 4}
          - {id: A1.3, text: Light, instrument: practice, weight: 7/3}
          - {id: A1.4, text: Words, instrument: text}
          - {id: A1.5, text: Figure, instrument: {amount: {unit: hours, decimals: 0, direction: up, bounds: [10, 20]}}}
      - id: A2
        name: The least
        roll_up: minimum
        items:
          - {id: A2.1, text: Two, instrument: practice}
          - {id: A2.2, text: Does not apply, instrument: practice}
          - {id: A2.3, text: Four, instrument: practice}
  - id: B
    name: Share
    roll_up: {share_at: 3}
    items:
      - {id: B1, text: One, instrument: practice}
      - {id: B2, text: Four, instrument: practice}
      - {id: B3, text: Three, instrument: practice}
      - {id: B4, text: Nobody can judge, instrument: practice}
  - id: C
    name: Count
    roll_up: {count_at: 2}
    items:
      - id: C1
        name: Below
        items:
          - {id: C1.1, text: Three, instrument: practice}
          - {id: C1.2, text: One, instrument: practice}
      - {id: C2, text: Two, instrument: practice}
  - id: D
    name: At least
    roll_up: {at_least: {count: 2, step: 3}}
    items:
      - {id: D1, text: Three, instrument: practice}
      - {id: D2, text: Four, instrument: practice}
      - {id: D3, text: One, instrument: practice}
";

/// What is open, does not apply or cannot be judged has no mark or one that is no grade.
fn marks() -> Vec<(&'static str, Value)> {
    vec![
        ("A1.1", json!({ "step": 3 })),
        ("A1.3", json!({ "step": 2 })),
        ("A1.4", json!({ "text": "Words." })),
        ("A1.5", json!({ "amount": "12" })),
        ("A2.1", json!({ "step": 2 })),
        ("A2.2", json!({ "not_applicable": "We have none." })),
        ("A2.3", json!({ "step": 4 })),
        ("B1", json!({ "step": 1 })),
        ("B2", json!({ "step": 4 })),
        ("B3", json!({ "step": 3 })),
        ("B4", json!({ "cannot_judge": true })),
        ("C1.1", json!({ "step": 3 })),
        ("C1.2", json!({ "step": 1 })),
        ("C2", json!({ "step": 2 })),
        ("D1", json!({ "step": 3 })),
        ("D2", json!({ "step": 4 })),
        ("D3", json!({ "step": 1 })),
    ]
}

/// A closed assessment over [`EVERY_RULE`], with this policy for what is missing.
async fn every_rule(missing: &str) -> Desk {
    let world = World::new().await;
    let edition = stage::add(&world, &EVERY_RULE.replace("MISSING", missing), None).await;
    let id = stage::prepared(&world, &edition).await;
    let seat = stage::seat(&world, &id, &json!({ "unit_id": world.units[0], "all": true })).await;
    stage::open(&world, &id).await;
    let desk = Desk { world, edition, id, seats: vec![seat] };
    for (item, mark) in marks() {
        desk.rate(0, item, mark).await;
    }
    let closed = desk.post("head", "closure", json!({ "provisional": true })).await;
    assert!(closed.status.is_success(), "{}", closed.text());
    desk
}

#[derive(Debug)]
struct Cell {
    name: String,
    formula: String,
    frozen: Option<f64>,
    computed: Option<f64>,
}

impl Cell {
    fn agrees(&self) -> bool {
        // Twice the width of what a double keeps of numbers of this size.
        self.frozen.zip(self.computed).is_some_and(|(one, other)| (one - other).abs() < 1e-12)
    }
}

/// Every formula of the first sheet, computed anew, with other numbers in some cells.
async fn compute(desk: &Desk, changes: &[&str]) -> Vec<Cell> {
    let machine = desk.machine("viewer").await;
    let path = format!("/api/v1/assessments/{}/report.xlsx?language=az", desk.id);
    let book = machine.send(Method::GET, &path, &[], Vec::new()).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.xlsx");
    std::fs::write(&file, &book.bytes).unwrap();
    let made = || python::with("pycel", &["pycel==1.0b30"]);
    let python = tokio::task::spawn_blocking(made).await.unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/settle/workbook.py");
    let ran = Command::new(python).arg(script).arg(&file).args(changes).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let rows: Vec<(String, String, Value, Value)> = serde_json::from_slice(&ran.stdout).unwrap();
    rows.into_iter()
        .map(|(name, formula, frozen, computed)| Cell {
            name,
            formula,
            frozen: frozen.as_f64(),
            computed: computed.as_f64(),
        })
        .collect()
}

#[tokio::test]
async fn another_engine_comes_to_the_frozen_values_by_the_formulas() {
    for (missing, least) in [("leave-out", 19), ("{needs_share: 0.5}", 19), ("needs-all", 15)] {
        let desk = every_rule(missing).await;

        let cells = compute(&desk, &[]).await;

        assert!(cells.len() >= least, "{missing}: {cells:#?}");
        let differing: Vec<&Cell> = cells.iter().filter(|cell| !cell.agrees()).collect();
        assert!(differing.is_empty(), "{missing}: {differing:#?}");
        for word in ["SUMPRODUCT", "MIN(", "COUNTIF"] {
            assert!(cells.iter().any(|cell| cell.formula.contains(word)), "{missing}: no {word}");
        }
    }
}

#[tokio::test]
async fn the_formulas_follow_a_number_that_somebody_changes() {
    let desk = Desk::closed().await;

    let cells = compute(&desk, &["G4=1"]).await;

    let moved: Vec<&str> =
        cells.iter().filter(|cell| !cell.agrees()).map(|cell| cell.name.as_str()).collect();
    // The item, its criterion, its dimension and the whole.
    assert_eq!(moved, ["H2", "H3", "H4", "H17"]);
}
