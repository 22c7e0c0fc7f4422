//! Every route against every kind of person. A route that this table does not know fails the test.

use alcove::kit::ids::PersonId;
use alcove::kit::routes::{Row, Who};
use alcove::network::store::membership;
use alcove::shell::router;
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::stage;
use crate::world::{Answer, CAST, MORNING, World};

/// The college with one of each thing that an address can name.
pub struct Scene {
    pub world: World,
    membership: String,
    edition: String,
    assessment: String,
    seat: String,
    item: String,
    evidence: String,
    plan: String,
    /// Two actions of the plan, and who has a part in the first.
    nodes: [String; 2],
    part: String,
    indicator: String,
    /// The college coordinates it, by its coordinator, and is its member.
    network: String,
    practice: String,
    /// A scheme of the college that is a draft, and what the college wants to hand in elsewhere.
    scheme: String,
    application: String,
    /// An id of nothing.
    nothing: String,
}

impl Scene {
    pub async fn new() -> Self {
        let world = World::new().await;
        let holding =
            membership::holding(world.app.db.read(), &world.id("contributor"), MORNING).await.unwrap();
        let edition = stage::edition(&world).await;
        let assessment = stage::prepared(&world, &edition).await;
        let seat = stage::seat(&world, &assessment, &json!({ "unit_id": world.units[0], "all": true })).await;
        stage::open(&world, &assessment).await;
        let item = stage::item(&world, &edition, "A1.1").await;
        let evidence = crate::evidence::send::note(&world, "coordinator", "Minutes", "public").await;
        let plan = crate::improve::stage::under_way(&world).await;
        let part = plan.facts(&world).await.rows.responsibilities[0].id.0.clone();
        let scheme = crate::certify::stage::draft(&world, "coordinator", &world.college).await;
        let application = crate::certify::stage::begun(&world, &assessment).await;
        Self {
            practice: crate::publish::stage::draft(&world, "coordinator", crate::publish::stage::complete())
                .await
                .0,
            scheme,
            application,
            plan: plan.id.0.clone(),
            nodes: [plan.node("ask").0.clone(), plan.node("deliver").0.clone()],
            part,
            indicator: plan.indicator.0.clone(),
            network: crate::network::stage::joined(&world, "criteria").await.0,
            membership: holding[0].id.0.clone(),
            edition: edition.0,
            assessment: assessment.0,
            seat: seat.0,
            item: item.0,
            evidence,
            nothing: "unknown".to_owned(),
            world,
        }
    }

    /// The same stage where every id names nothing.
    fn of_nothing(&self) -> Vec<(&String, &str)> {
        [
            &self.membership,
            &self.edition,
            &self.assessment,
            &self.seat,
            &self.item,
            &self.evidence,
            &self.plan,
            &self.nodes[0],
            &self.nodes[1],
            &self.part,
            &self.network,
            &self.practice,
            &self.scheme,
            &self.application,
        ]
        .map(|id| (id, "0123456789abcdef0123456789abcdef"))
        .to_vec()
    }

    /// Puts ids of the college's things into an address. Rooms add a line for each parameter of theirs.
    pub fn fill(&self, path: &str) -> String {
        let of_prefix = [
            ("/assessments/{id}", &self.assessment),
            ("/evidence/{id}", &self.evidence),
            ("/editions/{id}", &self.edition),
            ("/frameworks/{id}", &self.edition),
            ("/jobs/{id}", &self.nothing),
        ];
        let mut path = path.to_owned();
        for (prefix, id) in of_prefix {
            path = path.replace(prefix, &prefix.replace("{id}", id));
        }
        let parameters = [
            ("{organisation}", self.world.college.as_str()),
            ("{unit}", self.world.units[0].as_str()),
            ("{membership}", &self.membership),
            ("{person}", &self.world.id("viewer").0),
            ("{assessment}", &self.assessment),
            ("{edition}", &self.edition),
            ("{seat}", &self.seat),
            ("{item}", &self.item),
            ("{evidence}", &self.evidence),
            ("{practice}", &self.practice),
            ("{picture}", "unknown"),
            ("{adoption}", "unknown"),
            ("{question}", "unknown"),
            ("{document}", "unknown"),
            ("{request}", "unknown"),
            ("{plan}", &self.plan),
            ("{node}", &self.nodes[0]),
            ("{before}", &self.nodes[0]),
            ("{after}", &self.nodes[1]),
            ("{part}", &self.part),
            ("{indicator}", &self.indicator),
            ("{network}", &self.network),
            ("{announcement}", "unknown"),
            ("{release}", "unknown"),
            ("{pair}", "unknown"),
            ("{wish}", "unknown"),
            ("{file}", "data.json"),
            ("{scheme}", &self.scheme),
            ("{level}", "commitment"),
            ("{application}", &self.application),
            ("{condition}", "unknown"),
            ("{certificate}", "unknown"),
            ("{code}", "unknown"),
            ("{number}", "1"),
            ("{format}", "json"),
            // Of these there is none: whoever may come in finds nothing.
            ("{secret}", "unknown"),
            ("{invitation}", "unknown"),
            ("{session}", "unknown"),
            ("{token}", "unknown"),
            ("{link}", "unknown"),
            ("{moves}", "unknown"),
            ("{standing}", "on-track"),
            ("{done}", "x"),
            ("{passkey}", "unknown"),
            ("{provider}", "unknown"),
            ("{remark}", "unknown"),
            ("{finding}", "unknown"),
            ("{outcome}", "unknown"),
            ("{review}", "unknown"),
            ("{decision}", "unknown"),
            ("{job}", "unknown"),
            ("{import}", "unknown"),
            ("{feed}", "unknown"),
            ("{line}", "unknown"),
            ("{need}", "unknown"),
            ("{assessor}", "unknown"),
            ("{engagement}", "unknown"),
            ("{question}", "unknown"),
            ("{passage}", "unknown"),
            ("{meeting}", "unknown"),
            ("{check}", "unknown"),
            ("{award}", "unknown"),
            ("{list}", "unknown"),
            ("{issuer}", "unknown"),
            ("{key}", "unknown"),
            ("{achievement}", "unknown"),
        ];
        parameters.iter().fold(path, |path, (name, value)| path.replace(name, value))
    }
}

/// What somebody may meet at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meets {
    /// Let in: any answer but a refusal. What is not there is not found all the same.
    Open,
    /// Asked to sign in.
    SignIn,
    /// 404: may not know of it.
    Hidden,
    /// 403, or 404 where even the thing is not to be known: a member without the role.
    Refused,
    /// By the role that this person has in an organisation of their own.
    AtHome,
}

/// The kinds of people: the cast and a stranger.
fn kinds() -> Vec<&'static str> {
    CAST.into_iter().chain(["stranger"]).collect()
}

/// The table says who may come to a route at all; what its guests may do there is decided behind the
/// door, and is for each room's own tests.
fn expected(row: &Row, kind: &str) -> Meets {
    let names_a_thing = row.path.contains("/{");
    match (row.who, kind) {
        (Who::Anyone, _) => Meets::Open,
        (_, "stranger") => Meets::SignIn,
        (Who::SignedIn, _) => Meets::AtHome,
        // The college coordinates the network of the stage by its coordinator, and is its member.
        (Who::OfNetwork, "coordinator") => Meets::Open,
        (Who::OfNetwork, "outsider" | "leaver") => Meets::Hidden,
        (Who::OfNetwork, _) => Meets::Refused,
        (Who::InNetwork, "outsider" | "leaver") => Meets::Refused,
        (Who::InNetwork, _) => Meets::AtHome,
        (Who::Platform, "platform") => Meets::Open,
        (Who::Platform, _) => Meets::Refused,
        // A thing of the college is not there for those who do not belong to it.
        (_, "leaver") if names_a_thing || row.path.starts_with("/organisation") => Meets::Hidden,
        (_, "outsider") if is_of_the_college(row) => Meets::Hidden,
        // A unit or a member of the college, looked for in an organisation of one's own: not there,
        // whether one may do such a thing at home or not.
        (_, "outsider") if names_a_thing => Meets::Refused,
        // An address without an id is about one's own organisation.
        (_, "outsider" | "leaver") => Meets::AtHome,
        // Keeps organisations going without belonging to one: sees some pages of them, no more.
        (_, "platform") => Meets::AtHome,
        (Who::Member, _) => Meets::AtHome,
        (Who::Coordinator, "administrator" | "coordinator") => Meets::Open,
        // The head, and a unit's lead in the unit, may do some of what the coordinator may do.
        (Who::Coordinator, "head" | "unit-lead") => Meets::AtHome,
        (Who::Coordinator, _) => Meets::Refused,
        (Who::Administrator, "administrator") => Meets::Open,
        (Who::Administrator, _) => Meets::Refused,
    }
}

/// Whether the address names an organisation, an assessment, a plan, an application, a practice or a piece of evidence.
fn is_of_the_college(row: &Row) -> bool {
    [
        "{organisation}",
        "{assessment}",
        "{plan}",
        "{application}",
        "{practice}",
        "/assessments/{id}",
        "/evidence/{id}",
    ]
    .iter()
    .any(|part| row.path.contains(part))
}

fn fits(answer: &Answer, meets: Meets, is_api: bool, is_get: bool) -> bool {
    let status = answer.status;
    let asks_to_sign_in = status == StatusCode::UNAUTHORIZED || answer.leads_to().starts_with("/sign-in?");
    if status.is_server_error() {
        return false;
    }
    match meets {
        Meets::Open => !asks_to_sign_in && status != StatusCode::FORBIDDEN,
        Meets::SignIn if is_api || !is_get => status == StatusCode::UNAUTHORIZED,
        Meets::SignIn => asks_to_sign_in,
        Meets::Hidden => status == StatusCode::NOT_FOUND,
        Meets::Refused => status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND,
        Meets::AtHome => !asks_to_sign_in,
    }
}

/// A request that cannot be read is refused before anything is looked up. That tells nothing: the
/// same is answered where the address names nothing at all.
async fn tells_nothing(scene: &Scene, row: &Row, kind: &str, answer: &Answer) -> bool {
    let unreadable =
        [StatusCode::BAD_REQUEST, StatusCode::UNSUPPORTED_MEDIA_TYPE, StatusCode::UNPROCESSABLE_ENTITY];
    if row.method == "GET" || !unreadable.contains(&answer.status) {
        return false;
    }
    let nowhere = |text: String| {
        scene.of_nothing().into_iter().fold(text, |text, (id, nothing)| text.replace(id.as_str(), nothing))
    };
    let elsewhere = knock_at(scene, row, kind, &nowhere(scene.fill(row.path))).await;
    // A page of an error holds the address itself.
    let told = |answer: &Answer| without_tokens(&nowhere(answer.text()));
    elsewhere.status == answer.status && told(&elsewhere) == told(answer)
}

/// Each session has a form token of its own, which says nothing of what is there.
fn without_tokens(page: &str) -> String {
    let without = |page: String, before: &str| {
        let mut parts = page.split(before);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| {
            format!("{text}{before}{}", part.trim_start_matches(char::is_alphanumeric))
        })
    };
    ["name=\"_csrf\" value=\"", "data-csrf=\""].into_iter().fold(page.to_owned(), without)
}

async fn knock(scene: &Scene, row: &Row, kind: &str) -> Answer {
    knock_at(scene, row, kind, &scene.fill(row.path)).await
}

async fn knock_at(scene: &Scene, row: &Row, kind: &str, path: &str) -> Answer {
    let browser = if kind == "stranger" { scene.world.stranger() } else { scene.world.browser(kind).await };
    let method: Method = row.method.parse().unwrap();
    if row.method == "GET" {
        browser.get(path).await
    } else if row.path.starts_with("/api/") {
        browser.json(method, path, &json!({})).await
    } else {
        browser.post(path, &[]).await
    }
}

#[tokio::test]
async fn every_route_is_open_to_those_it_is_for_and_to_nobody_else() {
    let mut wrong = Vec::new();
    let rows = router::routes().rows;
    let mut scene = Scene::new().await;
    for row in &rows {
        if scene.fill(row.path).contains('{') {
            wrong.push(format!("{} {}: a parameter that fill() does not know", row.method, row.path));
            continue;
        }
        for kind in kinds() {
            let answer = knock(&scene, row, kind).await;
            let meets = expected(row, kind);
            let is_fit = fits(&answer, meets, row.path.starts_with("/api/"), row.method == "GET");
            let is_silent = kind != "stranger" && tells_nothing(&scene, row, kind, &answer).await;
            if !is_fit && !is_silent {
                wrong.push(format!(
                    "{} {} as {kind}: {} where {meets:?} was expected",
                    row.method, row.path, answer.status
                ));
            }
            // A write that went through has changed the stage: the next one finds it whole again.
            if row.method != "GET" && answer.status.as_u16() < 400 {
                scene = Scene::new().await;
            }
        }
    }

    assert!(!rows.is_empty() && wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn a_token_for_reading_writes_nothing() {
    let world = World::new().await;
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let coordinator: PersonId = world.id("coordinator");
    let secret =
        alcove::network::token::add(&ctx, &*tx, &coordinator, "reader", &["read"], None).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    let machine = world.machine_with(&secret);
    let units = format!("/api/v1/organisations/{}/units", world.college);

    let read = machine.get(&units).await;
    let written = machine.json(Method::POST, &units, &json!({ "name": "Library" })).await;

    assert_eq!((read.status, written.status), (StatusCode::OK, StatusCode::FORBIDDEN));
    assert_eq!(
        (&written.json()["code"], &written.json()["title"]),
        (&json!("token-scope"), &json!("This token may only read"))
    );
}
