//! A plan on stage: three objectives, six actions and a milestone, with dates, dependencies,
//! parties, an indicator and some money.
//!
//!     skills    objective  Learners leave with skills that employers need
//!       orders  objective  Workshops work on real orders
//!     teachers  objective  Teachers keep learning
//!
//!     ask       action     skills            01-14 Dec 2026            unit 0
//!     rewrite   action     skills, teachers  15 Dec 2026 - 13 Jan 2027, after ask   unit 1 (unit 0 contributes)
//!     train     action     teachers          01-12 Feb 2027, fixed, after rewrite   the contributor
//!     trained   milestone  teachers          12 Feb 2027, after train  unit 1
//!     shop      action     orders            spans its two             unit 0
//!       find    action                       01-31 Mar 2027            unit 2
//!       deliver action                       01-30 Apr 2027, after find  unit 0

use std::collections::BTreeMap;
use std::sync::Arc;

use alcove::assess::store::{finding, finding_item};
use alcove::improve::facts::{self, Facts};
use alcove::kit::clock::{hash_secret, new_id};
use alcove::kit::ids::{FindingId, IndicatorId, NodeId, OrganisationId, PersonId, PlanId, UnitId};
use alcove::plan::matters;
use alcove::plan::rows::Rows;
use alcove::plan::store::{
    baseline, contribution, dependency, indicator, line, node, plan, responsibility, target,
};
use alcove_domain::kit::Day;
use alcove_domain::plan::Matter;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use crate::settle::desk::Desk;
use crate::world::{Answer, MORNING, World};

/// The day of every test, as the college's calendar has it.
pub const TODAY: &str = "2026-11-21";

pub struct Staged {
    pub id: PlanId,
    nodes: BTreeMap<&'static str, NodeId>,
    /// Of `skills`: the share of learners with a job, 50 per cent in 2025, 70 in 2027.
    pub indicator: IndicatorId,
}

impl Staged {
    pub fn node(&self, name: &str) -> &NodeId {
        &self.nodes[name]
    }

    /// An address for machines, below the plan's own: `""`, `"/tree"`.
    pub fn api(&self, rest: &str) -> String {
        format!("/api/v1/plans/{}{rest}", self.id)
    }

    /// The address of a node for machines, with what comes below it.
    pub fn api_of(&self, name: &str, rest: &str) -> String {
        self.api(&format!("/nodes/{}{rest}", self.node(name)))
    }

    /// An address of the pages.
    pub fn page(&self, rest: &str) -> String {
        format!("/plans/{}{rest}", self.id)
    }

    pub async fn facts(&self, world: &World) -> Arc<Facts> {
        facts::load_unchecked(&world.ctx(), &self.id).await.unwrap()
    }

    pub async fn row(&self, world: &World, name: &str) -> node::Model {
        let row = node::Entity::find_by_id(self.node(name).clone()).one(world.app.db.read()).await;
        row.unwrap().unwrap()
    }

    /// First and last day of a node as they stand in the database.
    pub async fn days(&self, world: &World, name: &str) -> (String, String) {
        let row = self.row(world, name).await;
        (row.first_day.unwrap_or_default(), row.last_day.unwrap_or_default())
    }

    /// Brings the plan to another state, as approving and beginning would, with a baseline.
    pub async fn is(&self, world: &World, state: &str) {
        let facts = self.facts(world).await;
        let tx = world.app.db.begin().await.unwrap();
        let row = plan::touch(&*tx, &self.id).await.unwrap().unwrap();
        let head = world.id("head");
        if row.baselines == 0 && state != "draft" {
            let body = facts.rows.state(Day::parse(TODAY).unwrap()).write();
            let kept = baseline::Model {
                id: new_id(),
                plan_id: self.id.clone(),
                number: 1,
                hash: hash_secret(&body),
                body,
                approved_at: MORNING,
                approved_by: head.clone(),
            };
            insert::<baseline::Entity, _>(&*tx, kept).await;
        }
        let baselines = if state == "draft" { row.baselines } else { row.baselines.max(1) };
        let mut row: plan::ActiveModel = row.into();
        row.state = Set(state.to_owned());
        row.baselines = Set(baselines);
        row.approved_at = Set((state != "draft").then_some(MORNING));
        row.approved_by = Set((state != "draft").then(|| head.clone()));
        let begun = matches!(state, "under-way" | "closed");
        row.begun_at = Set(begun.then_some(MORNING));
        row.begun_by = Set(begun.then(|| head.clone()));
        row.closed_at = Set((state == "closed").then_some(MORNING));
        row.closed_by = Set((state == "closed").then(|| head.clone()));
        row.update(&*tx).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
    }
}

/// The college's plan as it is prepared: only those who prepare it know of it.
pub async fn draft(world: &World) -> Staged {
    of(world, &world.college, &world.units, &world.id("contributor"), &world.id("coordinator")).await
}

/// The same, approved and begun.
pub async fn under_way(world: &World) -> Staged {
    let staged = draft(world).await;
    staged.is(world, "under-way").await;
    staged
}

/// The same plan of the other college, which the outsider coordinates; in every state of his own.
pub async fn elsewhere(world: &World) -> Staged {
    let units = vec![world.other_unit.clone(); 3];
    of(world, &world.other_college, &units, &world.id("outsider"), &world.id("outsider")).await
}

async fn of(
    world: &World,
    organisation: &OrganisationId,
    units: &[UnitId],
    named: &PersonId,
    creator: &PersonId,
) -> Staged {
    let mut making = Making::new(organisation, "Development plan", creator);
    making.objective("skills", None, "Learners leave with skills that employers need");
    making.objective("orders", Some("skills"), "Workshops work on real orders");
    making.objective("teachers", None, "Teachers keep learning");
    making.action("ask", None, "Ask employers which skills they miss", "2026-12-01", "2026-12-14");
    making.action("rewrite", None, "Write the programmes anew", "2026-12-15", "2027-01-13");
    making.action("train", None, "Train the teachers", "2027-02-01", "2027-02-12").mode = "fixed".to_owned();
    making.action("trained", None, "All teachers are trained", "2027-02-12", "2027-02-12").kind =
        "milestone".to_owned();
    making.action("shop", None, "Open the workshop for orders", "2027-03-01", "2027-04-30");
    making.action("find", Some("shop"), "Find the first customers", "2027-03-01", "2027-03-31");
    making.action("deliver", Some("shop"), "Deliver the first order", "2027-04-01", "2027-04-30");
    for (deed, objectives) in [
        ("ask", vec!["skills"]),
        ("rewrite", vec!["skills", "teachers"]),
        ("train", vec!["teachers"]),
        ("trained", vec!["teachers"]),
        ("shop", vec!["orders"]),
    ] {
        making.serves(deed, &objectives);
    }
    for (before, after) in
        [("ask", "rewrite"), ("rewrite", "train"), ("train", "trained"), ("find", "deliver")]
    {
        making.depends(before, after);
    }
    for (name, unit) in [("ask", 0), ("rewrite", 1), ("trained", 1), ("shop", 0), ("find", 2), ("deliver", 0)]
    {
        making.party(name, "responsible", Some(&units[unit]), None);
    }
    making.party("rewrite", "contributing", Some(&units[0]), None);
    making.party("train", "responsible", None, Some(named));
    let indicator = making.indicator("skills");
    making.line("ask", 2026, "Own budget", "funded", "1000");
    making.line("train", 2027, "", "unfunded", "5000");
    making.write(world).await;
    Staged { id: making.rows.plan.id.clone(), nodes: making.nodes, indicator }
}

/// A draft of so many automatic actions of ten days under one objective, of which so many follow
/// the first one, each upon the one before. Gives the actions in their order.
pub async fn long(world: &World, actions: usize, followers: usize) -> (PlanId, Vec<NodeId>) {
    let mut making = Making::new(&world.college, "A long plan", &world.id("coordinator"));
    let objective = making.add("objective", None, "Everything").id.clone();
    let mut ids = Vec::new();
    let first = Day::parse("2026-12-01").unwrap();
    for at in 0..actions {
        let from = first.plus_days(if at <= followers { at as i64 * 10 } else { at as i64 });
        let row = making.add("action", None, &format!("Action number {at}"));
        row.first_day = Some(from.to_string());
        row.last_day = Some(from.plus_days(9).to_string());
        row.days = 10;
        let id = row.id.clone();
        making.tie(&id, &objective, 1);
        if (1..=followers).contains(&at) {
            making.wait(&ids[at - 1], &id);
        }
        ids.push(id);
    }
    making.write(world).await;
    (making.rows.plan.id.clone(), ids)
}

/// A closed assessment of the college with three findings: a gap on A1.1 and A1.2, a gap on B1.1, a
/// strength on A2.1.
pub async fn assessed() -> (Desk, Vec<FindingId>) {
    let desk = Desk::closed().await;
    let mut findings = Vec::new();
    for (kind, title, importance, items) in [
        ("gap", "Employers are asked too late", 3, vec!["A1.1", "A1.2"]),
        ("gap", "Nobody looks at the tools", 2, vec!["B1.1"]),
        ("strength", "Learners practise a lot", 1, vec!["A2.1"]),
    ] {
        let id: FindingId = new_id();
        let mut of = Vec::new();
        for item in items {
            of.push(desk.item(item).await);
        }
        let tx = desk.world.app.db.begin().await.unwrap();
        let row = finding::Model {
            id: id.clone(),
            assessment_id: desk.id.clone(),
            kind: kind.to_owned(),
            title: title.to_owned(),
            body: String::new(),
            origin: "own".to_owned(),
            importance,
            created_at: MORNING,
            created_by: Some(desk.world.id("head")),
            dropped_at: None,
            dropped_because: String::new(),
            version: 1,
        };
        insert::<finding::Entity, _>(&*tx, row).await;
        for item_id in of {
            let row = finding_item::Model { finding_id: id.clone(), item_id };
            insert::<finding_item::Entity, _>(&*tx, row).await;
        }
        tx.commit_unrecorded().await.unwrap();
        findings.push(id);
    }
    (desk, findings)
}

/// The codes of the faults of an answer, by field.
pub fn faults(answer: &Answer) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let fields = answer.json()["fields"].as_array().cloned().unwrap_or_default();
    fields.iter().map(|fault| (text(&fault["field"]), text(&fault["code"]))).collect()
}

/// The rows of a plan while they are put together.
struct Making {
    rows: Rows,
    nodes: BTreeMap<&'static str, NodeId>,
    creator: PersonId,
}

impl Making {
    fn new(organisation: &OrganisationId, title: &str, creator: &PersonId) -> Self {
        let plan = plan::Model {
            id: new_id(),
            organisation_id: organisation.clone(),
            previous_id: None,
            title: title.to_owned(),
            language: "en".to_owned(),
            context: String::new(),
            vision: String::new(),
            first_day: "2026-09-01".to_owned(),
            last_day: "2031-08-31".to_owned(),
            currency: "AZN".to_owned(),
            quiet_days: 92,
            tiers: "{}".to_owned(),
            matters: matters::write(&Matter::usual()),
            state: "draft".to_owned(),
            baselines: 0,
            created_at: MORNING,
            created_by: Some(creator.clone()),
            asked_at: None,
            asked_by: None,
            approved_at: None,
            approved_by: None,
            begun_at: None,
            begun_by: None,
            closed_at: None,
            closed_by: None,
            closing_words: String::new(),
            removed_at: None,
            version: 1,
        };
        Self { rows: Rows::empty(plan), nodes: BTreeMap::new(), creator: creator.clone() }
    }

    fn add(&mut self, kind: &str, parent: Option<&NodeId>, title: &str) -> &mut node::Model {
        let row = node::Model {
            id: new_id(),
            plan_id: self.rows.plan.id.clone(),
            kind: kind.to_owned(),
            parent_id: parent.cloned(),
            position: self.rows.nodes.len() as i64 + 1,
            code: String::new(),
            title: title.to_owned(),
            body: String::new(),
            mode: "automatic".to_owned(),
            first_day: None,
            last_day: None,
            days: 1,
            own_first_day: None,
            method: if kind == "objective" { "indicator" } else { "judged" }.to_owned(),
            standing: "not-started".to_owned(),
            done: None,
            noted_at: None,
            work_planned: None,
            work_remaining: None,
            output: String::new(),
            evidence_expected: String::new(),
            priority: 2,
            risk: String::new(),
            risk_answer: String::new(),
            library_ref: String::new(),
            search_text: title.to_lowercase(),
            created_at: MORNING,
            created_by: Some(self.creator.clone()),
            removed_at: None,
            version: 1,
        };
        self.rows.nodes.push(Arc::new(row));
        Arc::make_mut(self.rows.nodes.last_mut().unwrap())
    }

    fn named(
        &mut self,
        name: &'static str,
        kind: &str,
        parent: Option<&str>,
        title: &str,
    ) -> &mut node::Model {
        let parent = parent.map(|parent| self.nodes[parent].clone());
        let id = self.add(kind, parent.as_ref(), title).id.clone();
        self.nodes.insert(name, id);
        Arc::make_mut(self.rows.nodes.last_mut().unwrap())
    }

    fn objective(&mut self, name: &'static str, parent: Option<&str>, title: &str) {
        self.named(name, "objective", parent, title);
    }

    fn action(
        &mut self,
        name: &'static str,
        parent: Option<&str>,
        title: &str,
        first: &str,
        last: &str,
    ) -> &mut node::Model {
        let row = self.named(name, "action", parent, title);
        row.first_day = Some(first.to_owned());
        row.last_day = Some(last.to_owned());
        row.days = Day::parse(first).unwrap().days_until(Day::parse(last).unwrap()) + 1;
        row
    }

    fn serves(&mut self, deed: &str, objectives: &[&str]) {
        for (at, objective) in objectives.iter().enumerate() {
            let (deed, objective) = (self.nodes[deed].clone(), self.nodes[*objective].clone());
            self.tie(&deed, &objective, at as i64 + 1);
        }
    }

    fn tie(&mut self, deed: &NodeId, objective: &NodeId, position: i64) {
        self.rows.contributions.push(Arc::new(contribution::Model {
            deed_id: deed.clone(),
            objective_id: objective.clone(),
            plan_id: self.rows.plan.id.clone(),
            share: None,
            position,
        }));
    }

    fn depends(&mut self, before: &str, after: &str) {
        let (before, after) = (self.nodes[before].clone(), self.nodes[after].clone());
        self.wait(&before, &after);
    }

    fn wait(&mut self, before: &NodeId, after: &NodeId) {
        self.rows.dependencies.push(Arc::new(dependency::Model {
            before_id: before.clone(),
            after_id: after.clone(),
            plan_id: self.rows.plan.id.clone(),
            lag: 0,
        }));
    }

    fn party(&mut self, name: &str, part: &str, unit: Option<&UnitId>, person: Option<&PersonId>) {
        self.rows.responsibilities.push(Arc::new(responsibility::Model {
            id: new_id(),
            plan_id: self.rows.plan.id.clone(),
            node_id: self.nodes[name].clone(),
            unit_id: unit.cloned(),
            person_id: person.cloned(),
            part: part.to_owned(),
            from_day: "2026-11-01".to_owned(),
            until_day: None,
            created_at: MORNING,
            created_by: Some(self.creator.clone()),
        }));
    }

    fn indicator(&mut self, name: &str) -> IndicatorId {
        let id: IndicatorId = new_id();
        self.rows.indicators.push(Arc::new(indicator::Model {
            id: id.clone(),
            plan_id: self.rows.plan.id.clone(),
            node_id: self.nodes[name].clone(),
            supersedes_id: None,
            position: 1,
            title: "Learners with a job half a year later".to_owned(),
            definition: String::new(),
            measure: "share".to_owned(),
            unit: "learners".to_owned(),
            decimals: 0,
            direction: "up".to_owned(),
            entry: "snapshot".to_owned(),
            across: "sum".to_owned(),
            baseline: Some("1/2".to_owned()),
            baseline_year: Some(2025),
            baseline_due: None,
            dimensions: "[]".to_owned(),
            verified_by: "A survey".to_owned(),
            created_at: MORNING,
            removed_at: None,
            version: 1,
        }));
        self.rows.targets.push(Arc::new(target::Model {
            indicator_id: id.clone(),
            year: 2027,
            target: "7/10".to_owned(),
        }));
        id
    }

    fn line(&mut self, name: &str, year: i64, source: &str, funding: &str, amount: &str) {
        self.rows.lines.push(Arc::new(line::Model {
            id: new_id(),
            plan_id: self.rows.plan.id.clone(),
            node_id: self.nodes[name].clone(),
            need_id: None,
            year,
            source: source.to_owned(),
            currency: "AZN".to_owned(),
            stage: "planned".to_owned(),
            funding: funding.to_owned(),
            need: "money".to_owned(),
            amount: amount.to_owned(),
            note: String::new(),
            reverses_id: None,
            entered_by: self.creator.clone(),
            entered_at: MORNING,
        }));
    }

    /// Writes it all, and sees that the rules take it as it stands.
    async fn write(&self, world: &World) {
        let facts = Facts::of(self.rows.clone(), Default::default()).unwrap();
        assert_eq!(facts.propagation.moves.len(), 0, "{:?}", facts.propagation.moves);
        let tx = world.app.db.begin().await.unwrap();
        plan::add(&*tx, (*self.rows.plan).clone()).await.unwrap();
        let bare = Rows::empty((*self.rows.plan).clone());
        let rows = Rows { plan: bare.plan.clone(), ..self.rows.clone() };
        rows.save(&*tx, &bare).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
    }
}

async fn insert<E, M>(tx: &impl sea_orm::ConnectionTrait, row: M)
where
    E: EntityTrait<Model = M>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    M: IntoActiveModel<E::ActiveModel>,
{
    E::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await.unwrap();
}
