//! What is in memory is what is in the database, whatever was done to a plan.

use std::fmt::Debug;
use std::sync::Arc;

use alcove::kit::clock::new_id;
use alcove::kit::ids::{IndicatorId, NodeId};
use alcove::plan::rows::Rows;
use alcove::plan::store::{
    contribution, dependency, indicator, line, need, node, phase, plan, rate, reading, responsibility, tag,
    target,
};
use alcove::plan::table::Table;

use super::stage;
use crate::world::{MORNING, World};

/// Each seed makes another history.
const SEEDS: u64 = 6;
const ACTS: usize = 25;
/// Edits of one act.
const MOST: usize = 12;

/// The same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        // Marsaglia's, good enough to shuffle.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }

    fn text(&mut self) -> String {
        let words = ["", "Ask employers", "Öyrənənlər", "Мастерская", "it's; \"so\"", "a\nb", "100 %"];
        format!("{} {}", words[self.below(words.len())], self.below(1_000))
    }

    fn day(&mut self) -> String {
        format!("20{:02}-{:02}-{:02}", 26 + self.below(5), 1 + self.below(12), 1 + self.below(28))
    }

    fn some<T>(&mut self, value: T) -> Option<T> {
        (self.below(3) > 0).then_some(value)
    }
}

#[tokio::test]
async fn whatever_is_done_to_a_plan_its_rows_in_memory_are_those_in_the_database() {
    let world = World::new().await;
    for seed in 1..=SEEDS {
        let staged = stage::draft(&world).await;
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut rows = staged.facts(&world).await.rows.clone();
        for act in 0..ACTS {
            let before = rows.clone();
            for _ in 0..=dice.below(MOST) {
                edit(&mut rows, &mut dice, &world);
            }
            let tx = world.app.db.begin().await.unwrap();
            rows.save(&*tx, &before).await.unwrap_or_else(|error| panic!("seed {seed}, act {act}: {error}"));
            tx.commit_unrecorded().await.unwrap();

            let row = plan::find(world.app.db.read(), &staged.id).await.unwrap().unwrap();
            let read = Rows::load(world.app.db.read(), row).await.unwrap();
            assert_eq!(all(&rows), all(&read), "seed {seed}, act {act}");
        }
    }
}

/// Every row of every table, whatever its order.
fn all(rows: &Rows) -> Vec<String> {
    fn told<Model: Debug>(name: &str, table: &Table<Model>) -> Vec<String> {
        let mut told: Vec<String> = table.iter().map(|row| format!("{name} {row:?}")).collect();
        told.sort();
        told
    }
    [
        vec![format!("{:?}", rows.plan)],
        told("phase", &rows.phases),
        told("node", &rows.nodes),
        told("contribution", &rows.contributions),
        told("dependency", &rows.dependencies),
        told("tag", &rows.tags),
        told("responsibility", &rows.responsibilities),
        told("indicator", &rows.indicators),
        told("target", &rows.targets),
        told("reading", &rows.readings),
        told("need", &rows.needs),
        told("line", &rows.lines),
        told("rate", &rows.rates),
    ]
    .concat()
}

/// One of them to change; the others stay shared.
fn any<'a, Model: Clone>(table: &'a mut Table<Model>, dice: &mut Dice) -> Option<&'a mut Model> {
    let most = table.len();
    table.get_mut(dice.below(most.max(1))).map(Arc::make_mut)
}

fn drop_one<Model>(table: &mut Table<Model>, dice: &mut Dice) {
    if !table.is_empty() {
        let at = dice.below(table.len());
        table.remove(at);
    }
}

fn edit(rows: &mut Rows, dice: &mut Dice, world: &World) {
    let plan_id = rows.id().clone();
    let head = world.id("head");
    let node_id: NodeId = {
        let at = dice.below(rows.nodes.len());
        rows.nodes[at].id.clone()
    };
    let other: NodeId = {
        let at = dice.below(rows.nodes.len());
        rows.nodes[at].id.clone()
    };
    match dice.below(20) {
        0 => Arc::make_mut(&mut rows.plan).title = dice.text(),
        1 | 2 => {
            let (title, first, last, removed) =
                (dice.text(), dice.day(), dice.day(), dice.some(MORNING).filter(|_| dice.below(4) == 0));
            let own = dice.day();
            let own = dice.some(own);
            let node = any(&mut rows.nodes, dice).unwrap();
            node.title = title;
            (node.first_day, node.last_day, node.removed_at) = (Some(first), Some(last), removed);
            node.own_first_day = own;
            node.version += 1;
        }
        3 => {
            let mut new: node::Model = (*rows.nodes[0]).clone();
            (new.id, new.title, new.parent_id) = (new_id(), dice.text(), dice.some(node_id));
            rows.nodes.push(Arc::new(new));
        }
        4 => {
            let share = dice.some("1/3".to_owned());
            let known =
                rows.contributions.iter().any(|tie| tie.deed_id == node_id && tie.objective_id == other);
            if !known {
                let row = contribution::Model {
                    deed_id: node_id,
                    objective_id: other,
                    plan_id,
                    share,
                    position: 9,
                };
                rows.contributions.push(Arc::new(row));
            }
        }
        5 => drop_one(&mut rows.contributions, dice),
        6 => {
            rows.dependencies.retain(|tie| tie.before_id != node_id || tie.after_id != other);
            let lag = dice.below(30) as i64 - 9;
            rows.dependencies.push(Arc::new(dependency::Model {
                before_id: node_id,
                after_id: other,
                plan_id,
                lag,
            }));
        }
        7 => drop_one(&mut rows.dependencies, dice),
        8 => {
            let code = dice.below(4).to_string();
            let known = rows.tags.iter().any(|tag| tag.node_id == node_id && tag.code == code);
            if !known {
                rows.tags.push(Arc::new(tag::Model { node_id, scheme: "sdg".to_owned(), code, plan_id }));
            }
        }
        9 => drop_one(&mut rows.tags, dice),
        10 => rows.responsibilities.push(Arc::new(responsibility::Model {
            id: new_id(),
            plan_id,
            node_id,
            unit_id: None,
            person_id: Some(head.clone()),
            part: "contributing".to_owned(),
            from_day: dice.day(),
            until_day: {
                let day = dice.day();
                dice.some(day)
            },
            created_at: MORNING,
            created_by: Some(head),
        })),
        11 => drop_one(&mut rows.responsibilities, dice),
        12 => {
            let mut new: indicator::Model = (*rows.indicators[0]).clone();
            (new.id, new.title, new.node_id) = (new_id(), dice.text(), node_id);
            rows.indicators.push(Arc::new(new));
        }
        13 => {
            let id: IndicatorId = any(&mut rows.indicators, dice).unwrap().id.clone();
            let year = 2027 + dice.below(5) as i64;
            rows.targets.retain(|row| row.indicator_id != id || row.year != year);
            if dice.below(3) > 0 {
                let target = format!("{}/7", dice.below(99));
                rows.targets.push(Arc::new(target::Model { indicator_id: id, year, target }));
            }
        }
        14 => rows.readings.push(Arc::new(reading::Model {
            id: new_id(),
            plan_id,
            indicator_id: rows.indicators[0].id.clone(),
            first_day: dice.day(),
            last_day: dice.day(),
            cell: "sex=f".to_owned(),
            amount: None,
            numerator: Some("3".to_owned()),
            denominator: Some("4".to_owned()),
            source: dice.text(),
            note: String::new(),
            via: "api".to_owned(),
            read_by: head,
            read_at: MORNING,
        })),
        15 => rows.needs.push(Arc::new(need::Model {
            id: new_id(),
            plan_id,
            node_id,
            kind: "training".to_owned(),
            words: dice.text(),
            quantity: dice.some("12.5".to_owned()),
            unit: "hours".to_owned(),
            secured_at: dice.some(MORNING),
            secured_by: dice.some(head),
            removed_at: None,
            version: 1,
        })),
        16 => {
            let words = dice.text();
            if let Some(need) = any(&mut rows.needs, dice) {
                need.words = words;
                need.version += 1;
            }
        }
        17 => rows.lines.push(Arc::new(line::Model {
            id: new_id(),
            plan_id,
            node_id,
            need_id: {
                let need = rows.needs.last().map(|need| need.id.clone());
                dice.some(need).flatten()
            },
            year: 2027,
            source: dice.text(),
            currency: "AZN".to_owned(),
            stage: "planned".to_owned(),
            funding: "funded".to_owned(),
            need: "money".to_owned(),
            amount: format!("{}.25", dice.below(10_000)),
            note: String::new(),
            reverses_id: None,
            entered_by: head,
            entered_at: MORNING,
        })),
        18 => rows.rates.push(Arc::new(rate::Model {
            id: new_id(),
            plan_id,
            currency: "EUR".to_owned(),
            day: dice.day(),
            worth: "1.85".to_owned(),
            source: dice.text(),
            entered_by: head,
            entered_at: MORNING,
        })),
        _ => {
            drop_one(&mut rows.phases, dice);
            rows.phases.push(Arc::new(phase::Model {
                id: new_id(),
                plan_id,
                name: dice.text(),
                first_day: dice.day(),
                last_day: dice.day(),
            }));
        }
    }
}
