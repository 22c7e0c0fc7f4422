//! A network whose members have closed assessments over the small framework, written straight into
//! the database: how they are closed by hand is for the tests of that.

use alcove::kit::clock::new_id;
use alcove::kit::ids::{EditionId, NetworkId, OrganisationId};
use alcove::shell::jobs;
use axum::http::{Method, StatusCode};
use sea_orm::{ConnectionTrait as _, Statement, Value};
use serde_json::{Value as Json, json};

use crate::world::{MORNING, World};
use crate::{network, stage};

pub struct Region {
    pub world: World,
    pub network: NetworkId,
    pub edition: EditionId,
    /// The college first.
    pub members: Vec<OrganisationId>,
}

impl Region {
    /// The college coordinates; each member has closed an assessment with these three steps, and
    /// shares criteria.
    pub async fn of(steps: &[[i32; 3]]) -> Self {
        let world = World::new().await;
        let edition = stage::edition(&world).await;
        let network = network::stage::joined(&world, "criteria").await;
        let mut region = Self { members: vec![world.college.clone()], world, network, edition };
        for (number, steps) in steps.iter().enumerate() {
            if number > 0 {
                let id = region.join(&format!("School {number}"), "criteria").await;
                region.members.push(id);
            }
            let member = region.members[number].clone();
            region.close(&member, *steps).await;
        }
        region
    }

    pub async fn seven() -> Self {
        Self::of(&[[1, 2, 1], [2, 2, 2], [2, 3, 3], [3, 3, 4], [3, 4, 2], [4, 4, 3], [1, 1, 4]]).await
    }

    /// So many that one who leaves is no fifth of them.
    pub async fn thirty() -> Self {
        let mut region = Self::seven().await;
        for number in 7..30 {
            let id = region.join(&format!("School {number}"), "criteria").await;
            region.close(&id, [number % 4 + 1, number % 3 + 1, (number + 1) % 4 + 1]).await;
            region.members.push(id);
        }
        region
    }

    async fn run(&self, sql: &str, values: Vec<Value>) {
        let tx = self.world.app.db.begin().await.unwrap();
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
        tx.execute_raw(statement).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
    }

    /// Another organisation, in the network already.
    pub async fn join(&self, name: &str, shares: &str) -> OrganisationId {
        let id: OrganisationId = new_id();
        let sql = "insert into organisation (id, name, kind, country, created_at) values ($1, $2, 'school', 'AZ', $3)";
        self.run(sql, vec![id.clone().into(), name.into(), MORNING.into()]).await;
        let sql = "insert into network_member (id, network_id, organisation_id, shares, invited_at, accepted_at) \
                   values ($1, $2, $3, $4, $5, $5)";
        let member: String = new_id();
        let network = self.network.clone().into();
        self.run(sql, vec![member.into(), network, id.clone().into(), shares.into(), MORNING.into()]).await;
        id
    }

    /// Makes the person the head of a member.
    pub async fn head_of(&self, member: usize, name: &str) {
        self.role_of(member, name, "head").await;
    }

    pub async fn role_of(&self, member: usize, name: &str, role: &str) {
        let sql = "insert into membership (id, person_id, organisation_id, role, from_at) \
                   values ($1, $2, $3, $4, 0)";
        let id: String = new_id();
        let member = self.members[member].clone().into();
        self.run(sql, vec![id.into(), self.world.id(name).into(), member, role.into()]).await;
    }

    pub async fn leave(&self, member: usize) {
        let sql = "update network_member set ended_at = $1 where organisation_id = $2";
        self.run(sql, vec![MORNING.into(), self.members[member].clone().into()]).await;
    }

    pub async fn share(&self, member: usize, shares: &str) {
        let sql = "update network_member set shares = $1 where organisation_id = $2";
        self.run(sql, vec![shares.into(), self.members[member].clone().into()]).await;
    }

    pub async fn set_kind(&self, member: usize, kind: &str) {
        let sql = "update organisation set kind = $1 where id = $2";
        self.run(sql, vec![kind.into(), self.members[member].clone().into()]).await;
    }

    /// A closed assessment with steps at A1.1, A1.2 and B1.1.
    pub async fn close(&self, member: &OrganisationId, steps: [i32; 3]) {
        self.world.app.clock.advance(60);
        let at = self.world.app.now().millis();
        let (assessment, outcome): (String, String) = (new_id(), new_id());
        let sql = "insert into assessment (id, organisation_id, edition_id, title, state, created_at, closed_at) \
                   values ($1, $2, $3, 'Closed', 'closed', $4, $4)";
        let values =
            vec![assessment.clone().into(), member.clone().into(), self.edition.clone().into(), at.into()];
        self.run(sql, values).await;
        let mut nodes = Vec::new();
        for (reference, step) in ["A1.1", "A1.2", "B1.1"].into_iter().zip(steps) {
            let item = stage::item(&self.world, &self.edition, reference).await;
            nodes.push(node(&item.0, reference, step));
        }
        let body = json!({ "rules": 1, "urn": "urn:alcove:test:small", "version": "1", "closing": "agreed",
            "provisional_rule": null, "missing": "leave-out", "whole": summary(), "nodes": nodes, "seats": [] });
        let sql = "insert into outcome (id, assessment_id, number, status, body, inputs_hash, closed_at, closed_by) \
                   values ($1, $2, 1, 'agreed', $3, 'written by a test', $4, $5)";
        let by = self.world.id("head");
        let values = vec![outcome.into(), assessment.into(), body.to_string().into(), at.into(), by.into()];
        self.run(sql, values).await;
    }

    /// A plan under way with four actions, so many of which are finished.
    pub async fn plan(&self, member: usize, done: usize) {
        let plan: String = new_id();
        let sql = "insert into plan (id, organisation_id, title, language, first_day, last_day, currency, tiers, \
                   matters, state, created_at) values ($1, $2, 'Plan', 'en', '2026-01-01', '2026-12-31', 'EUR', '[]', \
                   '[]', 'under-way', $3)";
        self.run(sql, vec![plan.clone().into(), self.members[member].clone().into(), MORNING.into()]).await;
        for number in 0..4 {
            let standing = if number < done { "done" } else { "on-track" };
            let sql = "insert into plan_node (id, plan_id, kind, position, title, method, standing, created_at) \
                       values ($1, $2, 'action', $3, 'Action', 'standing', $4, $5)";
            let id: String = new_id();
            let position = i64::try_from(number).unwrap();
            let values =
                vec![id.into(), plan.clone().into(), position.into(), standing.into(), MORNING.into()];
            self.run(sql, values).await;
        }
    }

    /// One action more of every plan is finished.
    pub async fn all_go_on(&self) {
        let sql = "update plan_node set standing = 'done' where id in \
                   (select min(id) from plan_node where standing = 'on-track' group by plan_id)";
        self.run(sql, Vec::new()).await;
        self.run("update plan set version = version + 1", Vec::new()).await;
    }

    /// One action of every plan that is not finished is none of it any more.
    pub async fn all_drop_one(&self) {
        let sql = "delete from plan_node where id in \
                   (select min(id) from plan_node where standing = 'on-track' group by plan_id)";
        self.run(sql, Vec::new()).await;
    }

    /// Makes a release through the interface and the runner of jobs.
    pub async fn release(&self) -> Json {
        self.world.app.clock.advance(60);
        let machine = self.world.machine("coordinator").await;
        let address = format!("/api/v1/networks/{}/releases", self.network);
        let answer = machine.json(Method::POST, &address, &json!({ "edition_id": self.edition })).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
        while jobs::run_one(&self.world.app).await.unwrap() {}
        let job = machine.get(answer.json()["href"].as_str().unwrap()).await.json();
        assert_eq!(job["state"], "finished", "{job}");
        machine.get(&address).await.json()["items"][0].clone()
    }

    pub async fn figures(&self, peers: &str) -> Json {
        let machine = self.world.machine("coordinator").await;
        machine.get(&format!("/api/v1/networks/{}/figures?peers={peers}", self.network)).await.json()
    }

    /// The median of an item over a group as it stands; `None` where it was never told.
    pub async fn median(&self, peers: &str, reference: &str) -> Option<String> {
        self.row(peers, reference).await["median"].as_str().map(str::to_owned)
    }

    /// The figure of an item over a group as it stands.
    pub async fn row(&self, peers: &str, reference: &str) -> Json {
        let item = self.item(reference).await;
        let figures = self.figures(peers).await;
        let rows = figures["figures"].as_array().cloned().unwrap_or_default();
        rows.into_iter().find(|row| row["item"] == item).unwrap_or_default()
    }

    /// The median of an item that a release itself tells; `None` where it withholds it.
    pub async fn told(&self, release: &Json, peers: &str, reference: &str) -> Option<String> {
        let browser = self.world.browser("coordinator").await;
        let id = release["id"].as_str().unwrap();
        let data = format!("/networks/{}/releases/{id}/data.json", self.network);
        let data = browser.get(&data).await.json();
        let item = self.item(reference).await;
        let mut figures = data["figures"].as_array().unwrap().iter();
        let found = figures.find(|one| one["item"] == item && one["peers"] == peers)?;
        found["median"].as_str().map(str::to_owned)
    }

    async fn item(&self, reference: &str) -> String {
        match reference {
            "whole" | "coverage" | "plan" => reference.to_owned(),
            _ => stage::item(&self.world, &self.edition, reference).await.0,
        }
    }
}

fn node(item: &str, reference: &str, step: i32) -> Json {
    let mut node = summary();
    let own = json!({ "item_id": item, "ref": reference, "parent": null, "rated": true, "weight": "1",
        "mark": { "step": step }, "method": "agreed", "rule": null, "voices": 1, "apart": null });
    node.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    node
}

/// Nothing of it is read: the values are derived anew.
fn summary() -> Json {
    json!({ "value": null, "rounded": null, "measure": null, "how": "own-mark", "without": null, "n": 0, "of": 0,
        "coverage": null, "items": 0, "not_applicable": 0, "cannot_judge": 0, "open": 0, "not_graded": 0,
        "agreed": 0, "status": null, "grades": [] })
}
