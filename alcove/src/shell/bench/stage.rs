//! What is measured: an institution with ten units, an assessment of 1,200 items to rate, one of
//! 238 that is closed, and neighbours.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::HeaderMap;
use futures_util::future::try_join_all;
use reqwest::Client;
use serde_json::{Value, json};

use super::limit::Limit;
use super::plans::Plans;
use super::server::Server;
use crate::kit::app::Config;
use crate::kit::clock::Clock;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Ctx, Db, Error, Result};
use crate::network::commands::{self, Platform};
use crate::network::organisations::Draft;
use crate::network::session;
use crate::shell::cli::printing;
use crate::shell::store::bench as store;
use crate::shell::{secret_key, wiring};

const MAIL: &str = "keeper@bench.example";
const UNITS: usize = 10;
const LARGE: usize = 1200;
const SMALL: usize = 238;

/// How many units of each member of the network have rated.
const SEATS: i64 = 20;

const MEMBERS_AT_ONCE: usize = 50;

/// The id of the network that is measured.
pub const NETWORK: &str = "bench-network";

pub struct Stage {
    /// The database for the limit: a file beside the other, or the same server.
    limit_url: String,
    ctx: Ctx,
    keeper: PersonId,
    organisation: OrganisationId,
    token: String,
    session: String,
}

/// A stage on which requests can be sent.
pub struct Ready {
    pub token: String,
    pub organisation: OrganisationId,
    pub large: String,
    pub large_edition: String,
    pub small_edition: String,
    pub closed: String,
    pub session: String,
    pub plans: Plans,
    /// A database of its own for what is the most that it gives.
    pub limit: Limit,
    places: Vec<String>,
    next: AtomicUsize,
    read: AtomicUsize,
}

impl Ready {
    /// A place to rate, and the version that stands there.
    pub fn next_place(&self) -> (&str, usize) {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        (&self.places[number % self.places.len()], number / self.places.len())
    }

    pub fn some_place(&self) -> &str {
        let number = self.read.fetch_add(1, Ordering::Relaxed);
        // Far from each other, as different people's are.
        &self.places[number * 37 % self.places.len()]
    }
}

impl Stage {
    pub async fn set_up(data: &Path, database_url: Option<&str>) -> Result<Self> {
        let url = match database_url {
            Some(url) => url.to_owned(),
            None => format!("sqlite://{}", data.join("alcove.db").display()),
        };
        let db = Db::open(&url).await?;
        db.migrate().await?;
        let config = Config {
            data: data.to_owned(),
            secret_key: None,
            public_url: "http://127.0.0.1".to_owned(),
            storage_url: None,
            smtp_url: None,
            smtp_ca: None,
            mail_from: "Alcove <alcove@localhost>".to_owned(),
            clamd: None,
            upload_limit: 100_000_000,
            typesetter: None,
            quick_hashing: false,
            gallery: false,
            demo: false,
        };
        let ctx = Ctx::of(&Arc::new(wiring::assemble(db, Clock::System, config).await?));
        secret_key::settle(&ctx.app).await?;
        let keeper = commands::add_user(&ctx, MAIL, "Keeper", Platform::Nothing, None).await?.id;
        let token = commands::add_token(&ctx, MAIL, "bench", &["read", "write"], None).await?;
        let draft = Draft::named("Harbour Vocational College");
        let organisation = commands::add_organisation(&ctx, &draft, Some(MAIL)).await?;
        let tx = ctx.begin().await?;
        let session = session::begin(&ctx, &*tx, &keeper, &HeaderMap::new(), None).await?;
        tx.commit_unrecorded().await?;
        let limit_file = || format!("sqlite://{}", data.join("limit.db").display());
        let limit_url = database_url.map_or_else(limit_file, str::to_owned);
        Ok(Self { limit_url, ctx, keeper, organisation, token, session })
    }

    /// Fills it through the interface, as anybody would.
    pub async fn fill(&self, server: &Server) -> Result<Ready> {
        let mut headers = HeaderMap::new();
        let bearer = format!("Bearer {}", self.token);
        headers.insert("authorization", bearer.parse().map_err(Error::fault)?);
        let web = Client::builder().default_headers(headers).timeout(Duration::from_secs(120));
        let filling = Filling {
            web: web.build().map_err(Error::fault)?,
            api: format!("{}/api/v1", server.address()),
            organisation: &self.organisation,
        };
        let units = filling.units().await?;
        let large_edition = filling.edition("large", LARGE).await?;
        let small_edition = filling.edition("small", SMALL).await?;
        let (large, places) = filling.assessment(&large_edition, &units).await?;
        let (closed, rated) = filling.assessment(&small_edition, &units).await?;
        filling.rate_and_close(&closed, &rated).await?;
        let plans = Plans::fill(&filling.web, &filling.api, &self.organisation).await?;
        let limit = Limit::open(&self.limit_url).await?;
        Ok(Ready {
            token: self.token.clone(),
            organisation: self.organisation.clone(),
            large,
            large_edition,
            small_edition,
            closed,
            session: self.session.clone(),
            plans,
            limit,
            places,
            next: AtomicUsize::new(0),
            read: AtomicUsize::new(0),
        })
    }

    /// A network with so many members, each with a closed assessment over the small framework; the
    /// keeper coordinates it, and the own organisation is one of them.
    pub async fn add_network(&self, members: usize) -> Result<()> {
        let small = crate::assess::commands::list(&self.ctx).await?;
        let small = small.into_iter().find(|line| line.urn.ends_with(":small"));
        let small = small.ok_or_else(|| Error::fault("the small framework is missing"))?;
        let members = i64::try_from(members).map_err(Error::fault)?;
        let tx = self.ctx.begin().await?;
        let network = store::Network {
            id: NETWORK,
            organisation: self.organisation.as_str(),
            keeper: self.keeper.as_str(),
            edition: small.id.as_str(),
            members,
            at: self.ctx.now.millis(),
        };
        store::add_network(&*tx, &network).await?;
        tx.commit_unrecorded().await?;
        self.add_seats(small.id.as_str(), members).await
    }

    /// The ratings behind what the members closed, so many members in a transaction that none grows
    /// too large for a log. Tells how far it is: with all of them it takes some minutes.
    async fn add_seats(&self, edition: &str, members: i64) -> Result<()> {
        for from in (1..=members).step_by(MEMBERS_AT_ONCE) {
            let until = members.min(from + MEMBERS_AT_ONCE as i64 - 1);
            let (keeper, at) = (self.keeper.as_str(), self.ctx.now.millis());
            let tx = self.ctx.begin().await?;
            store::add_seats(&*tx, SEATS, &store::Members { from, until, edition, keeper, at }).await?;
            tx.commit_unrecorded().await?;
            if until % 1_000 == 0 {
                printing::out(&format!("  {until} institutions of {members} have rated"));
            }
        }
        Ok(())
    }

    /// Others on the same installation, each with an assessment that is rated.
    pub async fn add_neighbours(&self, count: usize) -> Result<()> {
        for number in 0..count {
            commands::add_organisation(&self.ctx, &Draft::named(&format!("Neighbour {number}")), None)
                .await?;
        }
        let small = crate::assess::commands::list(&self.ctx).await?;
        let small = small.into_iter().find(|line| line.urn.ends_with(":small"));
        let small = small.ok_or_else(|| Error::fault("the small framework is missing"))?;
        let tx = self.ctx.begin().await?;
        store::add_neighbours(&*tx, small.id.as_str(), self.keeper.as_str(), self.ctx.now.millis()).await?;
        tx.commit_unrecorded().await
    }
}

struct Filling<'a> {
    web: Client,
    api: String,
    organisation: &'a OrganisationId,
}

impl Filling<'_> {
    async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let answer = self.web.post(format!("{}{path}", self.api)).json(body).send().await;
        read(path, answer.map_err(Error::fault)?).await
    }

    async fn units(&self) -> Result<Vec<String>> {
        let mut units = Vec::new();
        for number in 1..=UNITS {
            let path = format!("/organisations/{}/units", self.organisation);
            units.push(id(&self.post(&path, &json!({ "name": format!("Unit {number}") })).await?));
        }
        Ok(units)
    }

    async fn edition(&self, name: &str, items: usize) -> Result<String> {
        let request = self.web.post(format!("{}/frameworks", self.api));
        let request = request.header("content-type", "application/yaml").body(framework(name, items));
        let answer = read("/frameworks", request.send().await.map_err(Error::fault)?).await?;
        Ok(id(&answer["editions"][0]))
    }

    /// An open one; with the addresses of all its ratings.
    async fn assessment(&self, edition: &str, units: &[String]) -> Result<(String, Vec<String>)> {
        let new = json!({ "organisation_id": self.organisation, "edition_id": edition, "title": "Measured" });
        let assessment = id(&self.post("/assessments", &new).await?);
        for unit in units {
            self.post(&format!("/assessments/{assessment}/seats"), &json!({ "unit_id": unit, "all": true }))
                .await?;
        }
        self.post(&format!("/assessments/{assessment}/opening"), &json!(null)).await?;
        let request = self.web.get(format!("{}/assessments/{assessment}/seats", self.api));
        let seats = read("seats", request.send().await.map_err(Error::fault)?).await?;
        let mut places = Vec::new();
        for seat in seats["seats"].as_array().into_iter().flatten() {
            let items = seat["item_ids"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let seat = id(seat);
            places.extend(items.map(|item| format!("/assessments/{assessment}/seats/{seat}/ratings/{item}")));
        }
        Ok((assessment, places))
    }

    async fn rate_and_close(&self, assessment: &str, places: &[String]) -> Result<()> {
        for (number, some) in places.chunks(64).enumerate() {
            try_join_all(some.iter().enumerate().map(|(at, place)| async move {
                // Neighbouring steps, so that all of them can be computed.
                let body = json!({ "mark": { "step": 2 + (number + at) % 2 }, "version": 0 });
                let answer = self.web.put(format!("{}{place}", self.api)).json(&body).send().await;
                read(place, answer.map_err(Error::fault)?).await
            }))
            .await?;
        }
        self.post(&format!("/assessments/{assessment}/moderating"), &json!(null)).await?;
        let compute = json!({ "rule": "median_low", "within": "one_step" });
        self.post(&format!("/assessments/{assessment}/moderations"), &compute).await?;
        self.post(&format!("/assessments/{assessment}/closure"), &json!({})).await?;
        Ok(())
    }
}

pub(super) async fn read(what: &str, answer: reqwest::Response) -> Result<Value> {
    let status = answer.status();
    let text = answer.text().await.map_err(Error::fault)?;
    if !status.is_success() {
        return Err(Error::fault(format!("{what} was answered with {status}: {text}")));
    }
    serde_json::from_str(&text).map_err(Error::fault)
}

pub(super) fn id(value: &Value) -> String {
    value["id"].as_str().unwrap_or_default().to_owned()
}

/// So many rated items under criteria of ten, each with descriptors and a help text.
pub fn framework(name: &str, items: usize) -> String {
    let mut text = format!(
        "alcove: framework/1\nurn: urn:alcove:bench:{name}\nversion: \"1\"\nlanguage: en\nname: Measured {name}\n\
         publication: public\ntiers:\n  - {{id: criterion, one: Criterion, many: Criteria}}\n  \
         - {{id: indicator, one: Indicator, many: Indicators}}\nscales:\n  - id: practice\n    steps:\n"
    );
    for (at, step) in ["Starting", "Developing", "Established", "Leading"].iter().enumerate() {
        text.push_str(&format!("      - {{value: {}, name: {step}}}\n", at + 1));
    }
    text.push_str("items:\n");
    for criterion in 0..items.div_ceil(10) {
        text.push_str(&format!("  - id: C{criterion}\n    name: Criterion {criterion}\n    items:\n"));
        for at in (criterion * 10)..items.min((criterion + 1) * 10) {
            text.push_str(&format!(
                "      - id: C{criterion}.{at}\n        text: Employers take part in planning programme {at} and \
                 see what came of it.\n        instrument: practice\n        means: Those who employ graduates \
                 sit in the group that plans.\n        descriptors: {{1: Nobody asks them., 2: Some are asked., \
                 3: All programmes ask., 4: They write with us.}}\n"
            ));
        }
    }
    text
}
