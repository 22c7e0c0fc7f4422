//! An application that the college has submitted to the outsider's school, and three people who may
//! assess it.

use alcove::assess::editions;
use alcove::assess::mark_body::MarkBody;
use alcove::assess::scope_body::InstrumentBody;
use alcove::certify::snapshot::{
    AssessmentBody, EvidenceBody, FORMAT, HouseBody, ItemBody, ScaleBody, SchemeBody, Snapshot, StepBody,
};
use alcove::certify::store::{application, assessor, edition, scheme, snapshot};
use alcove::kit::clock::{hash_bytes, new_id};
use alcove::kit::ids::{ApplicationId, AssessorId, EngagementId, EvidenceId, ItemId, PersonId};
use alcove::network::store::{membership, person};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::{Answer, Browser, MORNING, World};

/// A day well after every test.
pub const LAST_DAY: &str = "2027-03-01";

pub struct Staged {
    pub id: ApplicationId,
    /// A1.1 and A1.2 stand at level 3 and 2; A1.1 has evidence.
    pub items: Vec<ItemId>,
    /// Open to assessors, and kept inside.
    pub shown: EvidenceId,
    pub kept: EvidenceId,
    people: Vec<(&'static str, PersonId, AssessorId)>,
}

impl Staged {
    pub fn api(&self, rest: &str) -> String {
        format!("/api/v1/applications/{}{rest}", self.id)
    }

    pub fn desk(&self, rest: &str) -> String {
        format!("/desk/{}{rest}", self.id)
    }

    pub fn person(&self, name: &str) -> &PersonId {
        &self.people.iter().find(|(known, ..)| *known == name).unwrap().1
    }

    pub fn assessor(&self, name: &str) -> &AssessorId {
        &self.people.iter().find(|(known, ..)| *known == name).unwrap().2
    }

    pub async fn browser(&self, world: &World, name: &str) -> Browser {
        world.browser_of(self.person(name)).await
    }

    pub async fn state(&self, world: &World) -> String {
        application::find(world.app.db.read(), &self.id).await.unwrap().unwrap().state
    }

    /// Asks somebody of the pool, in the name of the body.
    pub async fn ask(&self, world: &World, name: &str, part: &str) -> Answer {
        self.ask_because(world, name, part, "").await
    }

    pub async fn ask_because(&self, world: &World, name: &str, part: &str, because: &str) -> Answer {
        let body = json!({
            "assessor_id": self.assessor(name), "part": part, "last_day": LAST_DAY, "because": because,
        });
        world.machine("outsider").await.json(Method::POST, &self.api("/engagements"), &body).await
    }

    pub async fn accept(&self, world: &World, name: &str, id: &str, conflicts: Value) -> Answer {
        let body = json!({ "conflicts": conflicts, "complete": true });
        let path = format!("/api/v1/engagements/{id}/acceptance");
        self.browser(world, name).await.json(Method::POST, &path, &body).await
    }

    /// Asked, and accepted without a conflict.
    pub async fn engage(&self, world: &World, name: &str, part: &str) -> EngagementId {
        let asked = self.ask(world, name, part).await;
        assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text());
        let id = asked.json()["id"].as_str().unwrap().to_owned();
        let accepted = self.accept(world, name, &id, json!([])).await;
        assert_eq!(accepted.json()["outcome"], "accepted", "{}", accepted.text());
        EngagementId(id)
    }

    /// Lead and co-assessor are engaged.
    pub async fn both(&self, world: &World) -> [EngagementId; 2] {
        [self.engage(world, "lead", "lead").await, self.engage(world, "co", "co-assessor").await]
    }

    pub async fn judge(&self, world: &World, name: &str, item: usize, body: Value) -> Answer {
        let path = self.api(&format!("/desk/items/{}", self.items[item]));
        self.browser(world, name).await.json(Method::PUT, &path, &body).await
    }

    /// Says the same of every item that is looked at, and hands in.
    pub async fn judge_all(&self, world: &World, name: &str, verdict: &str, comment: &str) {
        let browser = self.browser(world, name).await;
        let desk = browser.get(&self.api("/desk")).await.json();
        for item in desk["items"].as_array().unwrap() {
            let has_claim = !item["claim"].is_null();
            let body = if verdict == "agree" && !has_claim {
                json!({ "verdict": "insufficient", "comment": "No mark was settled" })
            } else {
                json!({ "verdict": verdict, "comment": comment })
            };
            let path = self.api(&format!("/desk/items/{}", item["id"].as_str().unwrap()));
            let saved = browser.json(Method::PUT, &path, &body).await;
            assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
        }
        let handed = browser.json(Method::POST, &self.api("/desk/handing-in"), &json!({})).await;
        assert_eq!(handed.status, StatusCode::OK, "{}", handed.text());
    }

    /// Both have judged everything alike, and settled it.
    pub async fn settled(&self, world: &World) {
        self.judge_all(world, "lead", "agree", "").await;
        self.judge_all(world, "co", "agree", "").await;
        let lead = self.browser(world, "lead").await;
        let settled = lead.json(Method::POST, &self.api("/desk/agreed"), &json!({})).await;
        assert_eq!(settled.status, StatusCode::OK, "{}", settled.text());
    }
}

const SCHEME: &str = r#"{"alcove":"scheme/1","language":"en","names":{"en":{"name":"Small label"}},"levels":[{"id":"entry","names":{"en":{"name":"Entry"}},"validation":"desk","rules":[]}]}"#;

pub async fn submitted(world: &World) -> Staged {
    let edition_id = crate::stage::edition(world).await;
    let assessment = crate::stage::prepared(world, &edition_id).await;
    let shown = EvidenceId(crate::evidence::send::note(world, "coordinator", "Minutes", "assessors").await);
    let kept = EvidenceId(crate::evidence::send::note(world, "coordinator", "Letter", "organisation").await);
    let known = editions::known(&world.ctx(), &edition_id).await.unwrap();
    let text = |text: &str| [("en".to_owned(), text.to_owned())].into();
    let items: Vec<ItemBody> = known
        .edition
        .items
        .iter()
        .zip(&known.ids)
        .map(|(item, id)| {
            let step = match item.id.0.as_str() {
                "A1.1" => Some(3),
                "A1.2" => Some(2),
                _ => None,
            };
            ItemBody {
                id: id.clone(),
                reference: item.id.0.clone(),
                code: item.id.0.clone(),
                parent: item.parent.map(|at| known.ids[at].clone()),
                names: text(&format!("Name of {}", item.id.0)),
                texts: text("What is asked"),
                descriptors: Default::default(),
                instrument: item.instrument.as_ref().map(InstrumentBody::of),
                mark: step.map(MarkBody::Step),
                step,
                method: "agreed".to_owned(),
                reason: "We all do".to_owned(),
                evidence: if step == Some(3) { vec![shown.clone(), kept.clone()] } else { Vec::new() },
                withheld: 0,
                units: Default::default(),
            }
        })
        .collect();
    let wanted: Vec<ItemId> = ["A1.1", "A1.2"]
        .iter()
        .map(|name| items.iter().find(|item| item.reference == *name).unwrap().id.clone())
        .collect();
    let scale = &known.edition.scales[0];
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let scheme_row = scheme::Model {
        id: new_id(),
        body_id: world.other_college.clone(),
        created_at: MORNING,
        created_by: None,
        version: 1,
    };
    let edition_row = edition::Model {
        id: new_id(),
        scheme_id: scheme_row.id.clone(),
        body_id: world.other_college.clone(),
        number: 1,
        state: "published".to_owned(),
        body: SCHEME.to_owned(),
        hash: String::new(),
        created_at: MORNING,
        created_by: None,
        published_at: Some(MORNING),
        published_by: None,
        withdrawn_at: None,
        withdrawn_by: None,
        version: 1,
    };
    let id: ApplicationId = new_id();
    let house = |id: &alcove::kit::ids::OrganisationId, name: &str| HouseBody {
        id: id.clone(),
        name: name.to_owned(),
        country: String::new(),
        region: String::new(),
    };
    let piece = |id: &EvidenceId, title: &str, circle: &str| EvidenceBody {
        id: id.clone(),
        kind: "note".to_owned(),
        title: title.to_owned(),
        dated: None,
        confidentiality: circle.to_owned(),
        url: String::new(),
        figure: String::new(),
        figure_unit: String::new(),
        version: None,
    };
    let body = Snapshot {
        format: FORMAT.to_owned(),
        scheme: SchemeBody {
            id: scheme_row.id.clone(),
            edition_id: edition_row.id.clone(),
            number: 1,
            names: text("Small label"),
            level_id: "entry".to_owned(),
            level_names: text("Entry"),
            field: String::new(),
            mentions: Vec::new(),
            attempt: 1,
        },
        organisation: house(&world.college, "Harbour Vocational College"),
        body: house(&world.other_college, "Orchard Technical School"),
        assessment: AssessmentBody {
            id: assessment.clone(),
            title: "Self-assessment 2026".to_owned(),
            cycle: "2026".to_owned(),
            edition_id: edition_id.clone(),
            urn: known.edition.urn.clone(),
            version: "1".to_owned(),
            language: "en".to_owned(),
            closed_at: Some(MORNING),
        },
        scales: vec![ScaleBody {
            id: scale.id.clone(),
            steps: scale
                .steps
                .iter()
                .map(|step| StepBody { value: step.value, names: text(&format!("Level {}", step.value)) })
                .collect(),
        }],
        items,
        evidence: vec![piece(&shown, "Minutes", "assessors"), piece(&kept, "Letter", "organisation")],
        plan: None,
        rules: Vec::new(),
        declaration: None,
    };
    let written = body.write().unwrap();
    let snapshot_row = snapshot::Model {
        id: new_id(),
        application_id: id.clone(),
        hash: hash_bytes(written.as_bytes()),
        body: written,
        taken_at: MORNING,
        taken_by: world.id("coordinator"),
    };
    let application_row = application::Model {
        id: id.clone(),
        scheme_id: scheme_row.id.clone(),
        edition_id: edition_row.id.clone(),
        level_id: "entry".to_owned(),
        body_id: world.other_college.clone(),
        organisation_id: world.college.clone(),
        assessment_id: assessment,
        plan_id: None,
        previous_id: None,
        ground: "first".to_owned(),
        ground_words: String::new(),
        attempt: 1,
        field: String::new(),
        mentions: "[]".to_owned(),
        validation: "desk".to_owned(),
        state: "submitted".to_owned(),
        result: None,
        snapshot_id: Some(snapshot_row.id.clone()),
        created_at: MORNING,
        created_by: None,
        submitted_at: Some(MORNING),
        submitted_by: Some(world.id("coordinator")),
        decided_at: None,
        decided_by: None,
        withdrawn_at: None,
        withdrawn_by: None,
        withdrawn_because: String::new(),
        version: 1,
    };
    scheme::add(&*tx, scheme_row).await.unwrap();
    edition::add(&*tx, edition_row).await.unwrap();
    application::add(&*tx, application_row).await.unwrap();
    snapshot::add(&*tx, snapshot_row).await.unwrap();
    let mut people = Vec::new();
    for name in ["lead", "co", "spare"] {
        let person_id: PersonId = new_id();
        let email = format!("{name}@assessors.test");
        person::add(&*tx, &person_id, &email, name, "en", MORNING).await.unwrap();
        join(&*tx, &person_id, &world.other_college, "viewer", None).await;
        let row = assessor::Model {
            id: new_id(),
            body_id: world.other_college.clone(),
            person_id: Some(person_id.clone()),
            invitation_id: None,
            name: name.to_owned(),
            email,
            fields: "[]".to_owned(),
            languages: "[]".to_owned(),
            employers: "[]".to_owned(),
            most: 3,
            added_at: MORNING,
            added_by: None,
            left_at: None,
            left_by: None,
            version: 1,
        };
        people.push((name, person_id, row.id.clone()));
        assessor::add(&*tx, row).await.unwrap();
    }
    tx.commit_unrecorded().await.unwrap();
    Staged { id, items: wanted, shown, kept, people }
}

/// A membership, over where `until` is past.
pub async fn join(
    tx: &impl sea_orm::ConnectionTrait,
    person: &PersonId,
    organisation: &alcove::kit::ids::OrganisationId,
    role: &str,
    until: Option<i64>,
) {
    let row = membership::Model {
        id: new_id(),
        person_id: person.clone(),
        organisation_id: organisation.clone(),
        unit_id: None,
        role: role.to_owned(),
        from_at: MORNING - 4 * 366 * 86_400_000,
        until_at: until,
        created_by: None,
    };
    membership::add(tx, row).await.unwrap();
}
