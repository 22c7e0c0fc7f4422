//! The stage and its cast: one installation a test, two institutions, the same people everywhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use alcove::kit::app::{App, Config};
use alcove::kit::clock::{Clock, new_id};
use alcove::kit::ids::{OrganisationId, PersonId, UnitId};
use alcove::kit::{Ctx, Db};
use alcove::network::session;
use alcove::network::store::{membership, organisation, person, unit};
use alcove::network::token;
use alcove::shell::{router, secret_key, wiring};
use axum::Router;
use axum::http::HeaderMap;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Database, Statement};

pub use crate::browser::{Answer, Browser};

/// Saturday 21 November 2026, 09:00 UTC: the day on which every test begins.
pub const MORNING: i64 = 1_795_251_600_000;

/// Everybody who ever comes on stage. The outsider coordinates another institution; the leaver
/// was a contributor until yesterday.
pub const CAST: [&str; 9] = [
    "administrator",
    "coordinator",
    "head",
    "unit-lead",
    "contributor",
    "viewer",
    "outsider",
    "leaver",
    "platform",
];

pub struct World {
    pub app: Arc<App>,
    pub router: Router,
    pub college: OrganisationId,
    pub other_college: OrganisationId,
    /// Engineering workshops, Digital and IT, Student support.
    pub units: Vec<UnitId>,
    pub other_unit: UnitId,
    people: Vec<(&'static str, PersonId)>,
    url: String,
    _data: tempfile::TempDir,
}

impl World {
    /// An installation where nobody has been set up.
    pub async fn empty() -> Self {
        Self::stage(|_| {}, |app| app).await
    }

    /// A database without a table, where a backup may go.
    pub async fn bare() -> Self {
        let data = tempfile::tempdir().unwrap();
        let url = database(&data).await;
        Self::untouched(data, &url).await
    }

    /// The same on SQLite, wherever the other tests run.
    pub async fn bare_on_sqlite() -> Self {
        let data = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", data.path().join("alcove.db").display());
        Self::untouched(data, &url).await
    }

    /// Changes what no door would change.
    pub async fn tamper(&self, sql: &str) {
        let tx = self.app.db.begin().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
    }

    /// The one number that a query answers.
    pub async fn count(&self, sql: &str) -> i64 {
        let statement = Statement::from_string(self.app.db.backend(), sql);
        let row = self.app.db.read().query_one_raw(statement).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    async fn untouched(data: tempfile::TempDir, url: &str) -> Self {
        let db = Db::open(url).await.unwrap();
        Self { url: url.to_owned(), ..Self::around(data, db, |_| {}, |app| app).await }
    }

    pub async fn new() -> Self {
        Self::set_up(|_| {}, |app| app).await
    }

    async fn stage(settings: impl FnOnce(&mut Config), parts: impl FnOnce(App) -> App) -> Self {
        let data = tempfile::tempdir().unwrap();
        let url = database(&data).await;
        let db = Db::open(&url).await.unwrap();
        db.migrate().await.unwrap();
        Self { url, ..Self::around(data, db, settings, parts).await }
    }

    async fn around(
        data: tempfile::TempDir,
        db: Db,
        settings: impl FnOnce(&mut Config),
        parts: impl FnOnce(App) -> App,
    ) -> Self {
        let mut config = Config {
            data: data.path().to_owned(),
            secret_key: None,
            public_url: "http://alcove.test".to_owned(),
            storage_url: None,
            smtp_url: None,
            smtp_ca: None,
            mail_from: "Alcove <alcove@alcove.test>".to_owned(),
            clamd: None,
            upload_limit: 5_000_000,
            typesetter: None,
            quick_hashing: true,
            gallery: true,
            demo: false,
        };
        settings(&mut config);
        let app = Arc::new(parts(wiring::assemble(db, Clock::at(MORNING), config).await.unwrap()));
        // A database without tables is one that a backup comes into, with its own key.
        if app.db.pending().await.unwrap().is_empty() {
            secret_key::settle(&app).await.unwrap();
        }
        let router = router::service(app.clone());
        Self {
            app,
            router,
            college: OrganisationId::from(""),
            other_college: OrganisationId::from(""),
            units: Vec::new(),
            other_unit: UnitId::from(""),
            people: Vec::new(),
            url: String::new(),
            _data: data,
        }
    }

    /// A stage with other settings, or with parts of the test's own.
    pub async fn set_up(settings: impl FnOnce(&mut Config), parts: impl FnOnce(App) -> App) -> Self {
        let stage = Self::stage(settings, parts).await;
        let ctx = stage.ctx();
        let tx = ctx.begin().await.unwrap();
        let college = add_organisation(&*tx, "Harbour Vocational College").await;
        let other_college = add_organisation(&*tx, "Orchard Technical School").await;
        let mut units = Vec::new();
        for (position, name) in
            ["Engineering workshops", "Digital and IT", "Student support"].iter().enumerate()
        {
            units.push(add_unit(&*tx, &college, name, position as i64).await);
        }
        let other_unit = add_unit(&*tx, &other_college, "Kitchen and service", 0).await;
        let mut people = Vec::new();
        for role in CAST {
            let id = add_person(&*tx, role).await;
            match role {
                "platform" => {}
                "outsider" => add_membership(&*tx, &id, &other_college, None, "coordinator", None).await,
                "leaver" => {
                    add_membership(
                        &*tx,
                        &id,
                        &college,
                        Some(&units[0]),
                        "contributor",
                        Some(MORNING - 86_400_000),
                    )
                    .await;
                }
                "unit-lead" | "contributor" => {
                    add_membership(&*tx, &id, &college, Some(&units[0]), role, None).await;
                }
                _ => add_membership(&*tx, &id, &college, None, role, None).await,
            }
            people.push((role, id));
        }
        tx.commit_unrecorded().await.unwrap();
        Self { college, other_college, units, other_unit, people, ..stage }
    }

    /// Another machine on the same database, with a data directory of its own.
    pub async fn another_node(
        &self,
        settings: impl FnOnce(&mut Config),
        parts: impl FnOnce(App) -> App,
    ) -> Self {
        let db = Db::open(&self.url).await.unwrap();
        let key = self.app.config.secret_key_file();
        let with_key = |config: &mut Config| {
            config.secret_key = Some(key);
            settings(config);
        };
        let node = Self::around(tempfile::tempdir().unwrap(), db, with_key, parts).await;
        Self {
            college: self.college.clone(),
            other_college: self.other_college.clone(),
            units: self.units.clone(),
            other_unit: self.other_unit.clone(),
            people: self.people.clone(),
            url: self.url.clone(),
            ..node
        }
    }

    /// The same before it is asked whether its key fits.
    pub async fn assemble_node(&self, settings: impl FnOnce(&mut Config)) -> Arc<App> {
        let db = Db::open(&self.url).await.unwrap();
        let mut config = self.app.config.clone();
        // Under the directory of the first, so that it ends with it.
        config.data = tempfile::tempdir_in(&self.app.config.data).unwrap().keep();
        settings(&mut config);
        Arc::new(wiring::assemble(db, Clock::at(MORNING), config).await.unwrap())
    }

    pub fn ctx(&self) -> Ctx {
        Ctx::of(&self.app)
    }

    pub fn id(&self, role: &str) -> PersonId {
        self.people.iter().find(|(name, _)| *name == role).unwrap().1.clone()
    }

    /// Another person of the college, by the name given, in a unit or in none.
    pub async fn join(&self, name: &'static str, role: &str, unit: Option<&UnitId>) -> PersonId {
        let tx = self.app.db.begin().await.unwrap();
        let id = add_person(&*tx, name).await;
        add_membership(&*tx, &id, &self.college, unit, role, None).await;
        tx.commit_unrecorded().await.unwrap();
        id
    }

    /// What was done in the college, in the order of its audit trail.
    pub async fn acts(&self) -> Vec<String> {
        let statement = Statement::from_sql_and_values(
            self.app.db.backend(),
            "select act from audit_event where chain = $1 order by seq",
            [self.college.clone().into()],
        );
        let rows = self.app.db.read().query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get("", "act").unwrap()).collect()
    }

    /// A signed-in browser of somebody from the cast.
    pub async fn browser(&self, role: &str) -> Browser {
        self.browser_of(&self.id(role)).await
    }

    pub async fn browser_of(&self, person: &PersonId) -> Browser {
        let ctx = self.ctx();
        let tx = ctx.begin().await.unwrap();
        let secret = session::begin(&ctx, &*tx, person, &HeaderMap::new(), None).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
        Browser { secret: Some(secret), ..self.stranger() }
    }

    /// A browser of the public.
    pub fn stranger(&self) -> Browser {
        Browser::of(self.router.clone())
    }

    /// A machine with a token of somebody from the cast.
    pub async fn machine(&self, role: &str) -> Browser {
        let ctx = self.ctx();
        let tx = ctx.begin().await.unwrap();
        let secret = token::add(&ctx, &*tx, &self.id(role), "test", &["read", "write"], None).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
        self.machine_with(&secret)
    }

    /// A machine with this token.
    pub fn machine_with(&self, secret: &str) -> Browser {
        Browser { bearer: Some(secret.to_owned()), ..self.stranger() }
    }
}

/// A new database: a file of the test's own, or one on the server given.
async fn database(data: &tempfile::TempDir) -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("ALCOVE_TEST_DATABASE_URL") else {
        return format!("sqlite://{}", data.path().join("alcove.db").display());
    };
    let name = format!("test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
    let admin = Database::connect(&server).await.unwrap();
    admin.execute_unprepared(&format!("create database {name}")).await.unwrap();
    admin.close().await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}

async fn add_organisation(tx: &impl ConnectionTrait, name: &str) -> OrganisationId {
    let id: OrganisationId = new_id();
    organisation::ActiveModel {
        id: Set(id.clone()),
        name: Set(name.to_owned()),
        short_name: Set(String::new()),
        kind: Set("college".to_owned()),
        country: Set("AZ".to_owned()),
        region: Set(String::new()),
        sector: Set(String::new()),
        learners: Set(None),
        languages: Set("az en ru".to_owned()),
        time_zone: Set("Asia/Baku".to_owned()),
        created_at: Set(MORNING),
        archived_at: Set(None),
        version: Set(1),
    }
    .insert(tx)
    .await
    .unwrap();
    id
}

async fn add_unit(
    tx: &impl ConnectionTrait,
    organisation: &OrganisationId,
    name: &str,
    position: i64,
) -> UnitId {
    let id: UnitId = new_id();
    unit::ActiveModel {
        id: Set(id.clone()),
        organisation_id: Set(organisation.clone()),
        parent_id: Set(None),
        name: Set(name.to_owned()),
        code: Set(String::new()),
        position: Set(position),
        created_at: Set(MORNING),
        archived_at: Set(None),
        version: Set(1),
    }
    .insert(tx)
    .await
    .unwrap();
    id
}

async fn add_person(tx: &impl ConnectionTrait, role: &str) -> PersonId {
    let id: PersonId = new_id();
    person::ActiveModel {
        id: Set(id.clone()),
        email: Set(format!("{role}@alcove.test")),
        email_folded: Set(format!("{role}@alcove.test")),
        name: Set(role.to_owned()),
        language: Set("en".to_owned()),
        password_hash: Set(None),
        platform_administrator_since: Set((role == "platform").then_some(MORNING)),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_last_step: Set(None),
        created_at: Set(MORNING),
        disabled_at: Set(None),
        version: Set(1),
    }
    .insert(tx)
    .await
    .unwrap();
    id
}

async fn add_membership(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    organisation: &OrganisationId,
    unit: Option<&UnitId>,
    role: &str,
    until: Option<i64>,
) {
    membership::ActiveModel {
        id: Set(new_id()),
        person_id: Set(person.clone()),
        organisation_id: Set(organisation.clone()),
        unit_id: Set(unit.cloned()),
        role: Set(role.to_owned()),
        from_at: Set(MORNING - 30 * 86_400_000),
        until_at: Set(until),
        created_by: Set(None),
    }
    .insert(tx)
    .await
    .unwrap();
}
