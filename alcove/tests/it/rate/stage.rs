//! An assessment that is collecting: three seated units, one item for each instrument.

use std::collections::HashMap;

use alcove::assess::store::{assessment, edition, framework, item, moderation, seat, seat_item};
use alcove::kit::clock::new_id;
use alcove::kit::ids::{AssessmentId, EditionId, FrameworkId, ItemId, OrganisationId, SeatId, UnitId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};

use crate::world::{MORNING, World};

pub const FRAMEWORK: &str = r#"
alcove: framework/1
urn: urn:example:framework:workshop
version: "2026.1"
language: en
name: A good workshop
description: A sample for the tests.
publisher: A school
licence: CC-BY-4.0
published: 2026-11-21
roll_up: weighted-mean
missing: {needs_share: 0.5}
tiers:
  - {id: area, one: Area, many: Areas}
  - {id: question, one: Question, many: Questions}
scales:
  - id: practice
    steps:
      - {value: 1, name: Starting, description: Single people try it.}
      - {value: 2, name: Developing, description: Some units do it.}
      - {value: 3, name: Established, description: All units do it.}
      - {value: 4, name: Leading, description: Others learn from it.}
items:
  - id: S
    name: Safety
    items:
      - id: S1
        text: Is every machine checked before it is used?
        means: A person looks at it and signs.
        evidence: [The check list, A photo of the machine]
        instrument: practice
        descriptors: {1: Nobody does., 2: Some are., 3: Every machine is., 4: Others copy us.}
      - id: S2
        text: How many hours of safety training did each learner have?
        instrument: {amount: {unit: hours, decimals: 1, min: 0, max: 40, direction: up, bounds: [2, 4, 8]}}
        period: last school year
      - id: S3
        text: Is there a first-aid box in every workshop?
        instrument: yes-no
  - id: T
    name: Tools
    items:
      - id: T1
        text: Which tools are shared?
        instrument: {choice: {many: true, options: [{id: a, name: Hand tools, score: 1}, {id: b, name: Machines}]}}
      - id: T2
        text: Share of tools in working order
        instrument: {ratio: {unit: percent, direction: up}}
        numerator: tools that work
        denominator: all tools
      - id: T3
        text: When were the tools last counted?
        instrument: date
      - id: T4
        text: What would you change first?
        instrument: text
      - id: T5
        text: Who keeps the keys?
        instrument: {choice: {many: false, options: [{id: head, name: The workshop head}, {id: anyone, name: Anyone}]}}
"#;

pub struct Staged {
    pub id: AssessmentId,
    /// Of the three units, in the order of `World::units`.
    pub seats: Vec<SeatId>,
    pub items: HashMap<String, ItemId>,
}

impl Staged {
    pub fn item(&self, reference: &str) -> &str {
        self.items[reference].as_str()
    }

    /// The address of a rating for machines.
    pub fn rating(&self, seat: usize, reference: &str) -> String {
        format!(
            "/api/v1/assessments/{}/seats/{}/ratings/{}",
            self.id, self.seats[seat], self.items[reference]
        )
    }

    /// The address of the workspace.
    pub fn page(&self, seat: usize, reference: &str) -> String {
        format!("/assessments/{}/items/{}?seat={}", self.id, self.items[reference], self.seats[seat])
    }

    /// Moves the assessment to another state, as the doors of other rooms would.
    pub async fn is(&self, world: &World, state: &str) {
        let tx = world.app.db.begin().await.unwrap();
        let found = assessment::Entity::find_by_id(self.id.clone()).one(&*tx).await.unwrap().unwrap();
        let version = found.version + 1;
        let mut row: assessment::ActiveModel = found.into();
        row.state = Set(state.to_owned());
        row.version = Set(version);
        row.update(&*tx).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
    }

    pub async fn settle(&self, world: &World, reference: &str) {
        let tx = world.app.db.begin().await.unwrap();
        moderation::ActiveModel {
            assessment_id: Set(self.id.clone()),
            item_id: Set(self.items[reference].clone()),
            version: Set(1),
            mark: Set(r#"{"step":2}"#.to_owned()),
            step: Set(Some(2)),
            method: Set("agreed".to_owned()),
            rule: Set(String::new()),
            reason: Set(String::new()),
            dissent: Set(String::new()),
            inputs: Set("[]".to_owned()),
            moderated_by: Set(world.id("coordinator")),
            moderated_at: Set(MORNING),
            superseded_at: Set(None),
        }
        .insert(&*tx)
        .await
        .unwrap();
        tx.commit_unrecorded().await.unwrap();
    }
}

/// A world with its assessment under way.
pub async fn on_stage() -> (World, Staged) {
    let world = World::new().await;
    let staged = collecting(&world).await;
    (world, staged)
}

/// Engineering and Digital answer for everything, Student support for Safety alone.
pub async fn collecting(world: &World) -> Staged {
    stage(world, FRAMEWORK).await
}

pub async fn stage(world: &World, text: &str) -> Staged {
    let tx = world.app.db.begin().await.unwrap();
    let (edition, items) = add_edition(&*tx, text).await;
    let id = add_assessment(&*tx, &world.college, &edition, None).await;
    let mut seats = Vec::new();
    for (at, unit) in world.units.iter().enumerate() {
        let given: Vec<&ItemId> = if at == 2 { items.get("S").into_iter().collect() } else { Vec::new() };
        seats.push(add_seat(&*tx, &id, unit, &given).await);
    }
    tx.commit_unrecorded().await.unwrap();
    Staged { id, seats, items }
}

pub async fn add_edition(tx: &impl ConnectionTrait, text: &str) -> (EditionId, HashMap<String, ItemId>) {
    let loaded = alcove_framework::read_bytes("framework.yaml", text.as_bytes());
    let read = loaded.edition.unwrap_or_else(|| panic!("{:?}", loaded.faults));
    let (framework_id, edition_id): (FrameworkId, EditionId) = (new_id(), new_id());
    framework::ActiveModel {
        id: Set(framework_id.clone()),
        urn: Set(format!("{}-{edition_id}", read.urn)),
        owner_id: Set(None),
        owner_key: Set(String::new()),
        created_at: Set(MORNING),
    }
    .insert(tx)
    .await
    .unwrap();
    edition::ActiveModel {
        id: Set(edition_id.clone()),
        framework_id: Set(framework_id),
        version: Set(read.version.clone()),
        name: Set("A good workshop".to_owned()),
        language: Set("en".to_owned()),
        languages: Set("en".to_owned()),
        publication: Set("public".to_owned()),
        subject: Set("institution".to_owned()),
        items: Set(read.items.len() as i64),
        rated_items: Set(read.rated().count() as i64),
        hash: Set(String::new()),
        body: Set(alcove_framework::write_json(&read)),
        imported_at: Set(MORNING),
        imported_by: Set(None),
        frozen_at: Set(None),
    }
    .insert(tx)
    .await
    .unwrap();
    let mut items = HashMap::new();
    let mut ids: Vec<ItemId> = Vec::new();
    for (position, one) in read.items.iter().enumerate() {
        let id: ItemId = new_id();
        item::ActiveModel {
            id: Set(id.clone()),
            edition_id: Set(edition_id.clone()),
            assessment_id: Set(None),
            reference: Set(one.id.0.clone()),
            parent_id: Set(one.parent.map(|parent| ids[parent].clone())),
            position: Set(position as i64),
            rated: Set(i64::from(one.instrument.is_some())),
        }
        .insert(tx)
        .await
        .unwrap();
        ids.push(id.clone());
        items.insert(one.id.0.clone(), id);
    }
    (edition_id, items)
}

pub async fn add_assessment(
    tx: &impl ConnectionTrait,
    organisation: &OrganisationId,
    edition: &EditionId,
    previous: Option<&AssessmentId>,
) -> AssessmentId {
    let id: AssessmentId = new_id();
    assessment::ActiveModel {
        id: Set(id.clone()),
        organisation_id: Set(organisation.clone()),
        edition_id: Set(edition.clone()),
        previous_id: Set(previous.cloned()),
        title: Set("How good are our workshops?".to_owned()),
        cycle: Set("2026".to_owned()),
        state: Set("collecting".to_owned()),
        colleagues_shown: Set("after-own".to_owned()),
        created_at: Set(MORNING),
        created_by: Set(None),
        opened_at: Set(Some(MORNING)),
        moderating_at: Set(None),
        closed_at: Set(None),
        removed_at: Set(None),
        version: Set(1),
    }
    .insert(tx)
    .await
    .unwrap();
    id
}

/// Without items the seat answers for everything.
pub async fn add_seat(
    tx: &impl ConnectionTrait,
    assessment: &AssessmentId,
    unit: &UnitId,
    items: &[&ItemId],
) -> SeatId {
    let id: SeatId = new_id();
    seat::ActiveModel {
        id: Set(id.clone()),
        assessment_id: Set(assessment.clone()),
        unit_id: Set(Some(unit.clone())),
        person_id: Set(None),
        everything_since: Set(items.is_empty().then_some(MORNING)),
        created_at: Set(MORNING),
        handed_in_at: Set(None),
        handed_in_by: Set(None),
        removed_at: Set(None),
        version: Set(1),
    }
    .insert(tx)
    .await
    .unwrap();
    for given in items {
        let row = seat_item::ActiveModel { seat_id: Set(id.clone()), item_id: Set((*given).clone()) };
        seat_item::Entity::insert(row).exec_without_returning(tx).await.unwrap();
    }
    id
}

/// The token that the forms of a page carry.
pub fn token_of(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"_csrf\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}
