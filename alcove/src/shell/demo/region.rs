//! The network of the sample: the academy coordinates it, all seven are its members and share
//! criteria, and one release has been made and published.

use super::network::{Network, Organisation, acting};
use crate::benchmark::wishes::{self, Asking};
use crate::benchmark::{directory, mentoring, releases};
use crate::kit::ids::{EditionId, NetworkId};
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
    // The job made it just now; whoever ordered it an hour ago comes back to publish it.
    let now = Ctx { now: ctx.app.now(), ..ctx.clone() };
    let coordinator = acting(&now, &academy.coordinator, 0, 0).await?;
    releases::publish(&coordinator, &founded, &made.id).await?;
    entries(ctx, network, &founded).await?;
    mentor(ctx, network, &founded).await?;
    wish(ctx, network, &founded).await
}

/// What members say that they are good at; strengths and matches by their consent.
const EXPERTISE: [(&str, &str); 4] = [
    ("Harbour", "Training with port operators: apprentices work on real cargo from the first year."),
    ("Mountain Gate", "A workshop that learners run themselves, with a safety officer from their own ranks."),
    (
        "Riverbend",
        "Career guidance with employers in the room; graduates are asked after six and eighteen months.",
    ),
    (
        "Academy",
        "Self-assessment in a large institution: many units, little experience, one plan at the end.",
    ),
];

async fn entries(ctx: &Ctx, network: &Network, id: &NetworkId) -> Result<()> {
    for organisation in &network.organisations {
        let short = organisation.plan.profile.short_name;
        let Some((_, expertise)) = EXPERTISE.iter().find(|(name, _)| *name == short) else { continue };
        let head = acting(ctx, &organisation.head, 9, 1).await?;
        let draft = directory::Draft {
            expertise: (*expertise).to_owned(),
            contact: format!("coordinator@{}", organisation.plan.host),
            strengths: true,
            matching: true,
        };
        directory::write(&head, id, &organisation.id, &draft, None).await?;
    }
    Ok(())
}

async fn mentor(ctx: &Ctx, network: &Network, id: &NetworkId) -> Result<()> {
    let (harbour, gate) = (of(network, "Harbour")?, of(network, "Mountain Gate")?);
    let academy = academy(network)?;
    let coordinator = acting(ctx, &academy.coordinator, 8, 0).await?;
    let goals =
        "By summer, Mountain Gate has agreements with six firms and a plan for who looks after whom there.";
    let pair = mentoring::propose(&coordinator, id, &harbour.id, &gate.id, goals).await?;
    for organisation in [harbour, gate] {
        mentoring::agree(&acting(ctx, &organisation.head, 7, 0).await?, id, &pair).await?;
    }
    for (organisation, days, body) in [
        (
            harbour,
            6,
            "First call. We sent our agreement with the port and the list of what a firm has to bring.",
        ),
        (gate, 3, "Two firms have read it. They ask who pays for the protective clothing."),
    ] {
        let writer = acting(ctx, &organisation.coordinator, days, 2).await?;
        mentoring::write(&writer, id, &pair, body).await?;
    }
    Ok(())
}

/// One college asks for help, and the network's coordinator has not answered yet.
async fn wish(ctx: &Ctx, network: &Network, id: &NetworkId) -> Result<()> {
    let (learner, mentor) = (of(network, "Saffron Valley")?, of(network, "Riverbend")?);
    let goals = "Of those who leave us, we hear from fewer than half again. By next summer every one of them is asked \
                 after six months, and what they say is on the table when we plan the courses.";
    let asking = Asking { mentor: Some(&mentor.id), goals };
    let coordinator = acting(ctx, &learner.coordinator, 2, 1).await?;
    wishes::ask(&coordinator, id, &learner.id, asking).await?;
    Ok(())
}

fn of<'a>(network: &'a Network, short: &str) -> Result<&'a Organisation> {
    let found = network.organisations.iter().find(|one| one.plan.profile.short_name == short);
    found.ok_or_else(|| Error::fault(format!("{short} is missing in the sample")))
}

fn academy(network: &Network) -> Result<&Organisation> {
    let found = network.organisations.iter().find(|one| one.plan.host == "academy.example");
    found.ok_or_else(|| Error::fault("the academy of the sample is missing"))
}
