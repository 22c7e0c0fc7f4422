//! The network of the sample: the academy coordinates it, all seven are its members and share
//! criteria, and one release has been made and published.

use super::network::{Network, Organisation, acting};
use crate::benchmark::releases;
use crate::kit::ids::EditionId;
use crate::kit::{Ctx, Error, Result};
use crate::network::announcements::{self, Draft};
use crate::network::network_members::{self, Consent, TEXT};
use crate::network::networks::{self, Founding};
use crate::network::store::person;
use crate::shell::jobs;

const PURPOSE: &str = "Seven institutions that look at their quality with one framework, learn from each other, and \
                       show the region together what they are good at.";

pub async fn load(ctx: &Ctx, network: &Network, edition: &EditionId) -> Result<()> {
    let keeper =
        person::by_email(ctx.db().read(), "platform@alcove.example").await?.ok_or(Error::NotFound)?;
    let keeper = acting(ctx, &keeper.id, 330, 0).await?;
    let academy = academy(network)?;
    let founding = Founding {
        name: "Learning Coast network".to_owned(),
        purpose: PURPOSE.to_owned(),
        organisation_id: academy.id.0.clone(),
        coordinator: format!("coordinator@{}", academy.plan.host),
    };
    let founded = networks::add(&keeper, &founding).await?.id;
    let coordinator = acting(ctx, &academy.coordinator, 328, 0).await?;
    for (number, organisation) in network.organisations.iter().enumerate() {
        network_members::invite(&coordinator, &founded, &organisation.id).await?;
        let days = 324 - i64::try_from(number).unwrap_or(0);
        let head = acting(ctx, &organisation.head, days, 3).await?;
        let consent = Consent { shares: "criteria".to_owned(), text_version: TEXT.to_owned() };
        network_members::agree(&head, &founded, &organisation.id, &consent, None).await?;
    }
    let coordinator = acting(ctx, &academy.coordinator, 12, 2).await?;
    let told = Draft {
        title: "Peer visits in spring: tell us whom you would like to see".to_owned(),
        body: "Two days each, in pairs. Whoever is strong where you are weak is a good host; the figures of \
               the network show where that is."
            .to_owned(),
    };
    announcements::publish(&coordinator, &founded, &told).await?;
    let coordinator = acting(ctx, &academy.coordinator, 0, -1).await?;
    releases::order(&coordinator, &founded, edition).await?;
    while jobs::run_one(&ctx.app).await? {}
    let made = releases::list(&coordinator, &founded, None, 1).await?;
    let made = made.first().ok_or_else(|| Error::fault("the release of the sample was not made"))?;
    releases::publish(&coordinator, &founded, &made.id).await?;
    Ok(())
}

fn academy(network: &Network) -> Result<&Organisation> {
    let found = network.organisations.iter().find(|one| one.plan.host == "academy.example");
    found.ok_or_else(|| Error::fault("the academy of the sample is missing"))
}
