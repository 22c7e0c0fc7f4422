//! A meeting's desk: an assessment over the small framework, rated by two units.

use alcove::kit::ids::{AssessmentId, EditionId, ItemId, SeatId};
use axum::http::Method;
use serde_json::{Value, json};

use crate::stage;
use crate::world::{Answer, Browser, World};

pub struct Desk {
    pub world: World,
    pub edition: EditionId,
    pub id: AssessmentId,
    pub seats: Vec<SeatId>,
}

/// A mark for each item of the small framework, as one careful unit would give it.
pub fn marks() -> Vec<(&'static str, Value)> {
    vec![
        ("A1.1", json!({ "step": 3 })),
        ("A1.2", json!({ "step": 2 })),
        ("A1.3", json!({ "yes": true })),
        ("A2.1", json!({ "amount": "320" })),
        ("A2.2", json!({ "ratio": ["30", "40"] })),
        ("A2.3", json!({ "choice": "teacher" })),
        ("A2.4", json!({ "text": "They like our learners." })),
        ("B1.1", json!({ "step": 4 })),
        ("B1.2", json!({ "date": "2019-03-01" })),
        ("B1.3", json!({ "choice": ["companies", "city"] })),
    ]
}

impl Desk {
    /// Open for rating, with two units seated for everything and nothing said.
    pub async fn new() -> Self {
        Self::on(World::new().await).await
    }

    pub async fn on(world: World) -> Self {
        let (id, seats) = stage::two_units(&world).await;
        let facts = alcove::review::facts::load_unchecked(&world.ctx(), &id).await.unwrap();
        Self { world, edition: facts.row.edition_id, id, seats }
    }

    /// Over another framework, which belongs to the college.
    pub async fn over(text: &str) -> Self {
        let world = World::new().await;
        let edition = stage::add(&world, text, Some(&world.college)).await;
        let id = stage::prepared(&world, &edition).await;
        let mut seats = Vec::new();
        for unit in &world.units[..2] {
            seats.push(stage::seat(&world, &id, &json!({ "unit_id": unit, "all": true })).await);
        }
        stage::open(&world, &id).await;
        Self { world, edition, id, seats }
    }

    /// The same, with both units agreeing on everything.
    pub async fn agreed() -> Self {
        Self::new().await.agree().await
    }

    pub async fn item(&self, reference: &str) -> ItemId {
        stage::item(&self.world, &self.edition, reference).await
    }

    /// What a unit says of an item.
    pub async fn rate(&self, seat: usize, item: &str, mark: Value) {
        self.rate_with(seat, item, &json!({ "mark": mark, "confidence": "document" })).await;
    }

    pub async fn rate_with(&self, seat: usize, item: &str, body: &Value) {
        let item = self.item(item).await;
        let path = format!("/api/v1/assessments/{}/seats/{}/ratings/{item}", self.id, self.seats[seat]);
        let answer = self.world.machine("coordinator").await.json(Method::PUT, &path, body).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }

    pub async fn machine(&self, role: &str) -> Browser {
        self.world.machine(role).await
    }

    pub async fn settle(&self, role: &str, item: &str, body: Value) -> Answer {
        let path = format!("/api/v1/assessments/{}/moderations/{}", self.id, self.item(item).await);
        self.machine(role).await.json(Method::PUT, &path, &body).await
    }

    pub async fn post(&self, role: &str, what: &str, body: Value) -> Answer {
        let path = format!("/api/v1/assessments/{}/{what}", self.id);
        self.machine(role).await.json(Method::POST, &path, &body).await
    }

    pub async fn read(&self, role: &str, what: &str) -> Answer {
        self.machine(role).await.get(&format!("/api/v1/assessments/{}/{what}", self.id)).await
    }

    /// Settles all on which the units agree.
    pub async fn settle_all(&self) {
        let body = json!({ "rule": "most_frequent", "within": "agreeing" });
        let answer = self.post("coordinator", "moderations", body).await;
        assert_eq!(answer.json(), json!({ "settled": stage::RATED, "left": 0 }));
    }

    pub async fn close(&self) -> Value {
        let answer = self.post("head", "closure", json!({})).await;
        assert!(answer.status.is_success(), "{}", answer.text());
        answer.json()
    }

    /// Both units say the same of everything.
    pub async fn agree(self) -> Self {
        for seat in 0..2 {
            for (item, mark) in marks() {
                self.rate(seat, item, mark).await;
            }
        }
        self
    }

    /// Agreed, settled and closed.
    pub async fn closed() -> Self {
        Self::closed_on(World::new().await).await
    }

    pub async fn closed_on(world: World) -> Self {
        let desk = Self::on(world).await.agree().await;
        desk.settle_all().await;
        desk.close().await;
        desk
    }
}

/// The part of an outcome that is about one item.
pub fn of<'a>(outcome: &'a Value, list: &str, reference: &str) -> &'a Value {
    outcome[list].as_array().unwrap().iter().find(|one| one["ref"] == reference).unwrap()
}
