//! The first page of those whose house awards certificates or coordinates a network: what is with it,
//! beside what waits for them.

use crate::benchmark::coordinating::{Coordinated, Next};
use crate::certify::awarding_house::{AtWork, AwardingHouse};
use crate::certify::pages::applications::{House, lines};
use crate::kit::{Result, Words};
use crate::network::Person;

/// A list under what waits.
pub struct Listed {
    pub heading: String,
    pub rows: Vec<Line>,
    /// Where the rest is.
    pub all: Option<(&'static str, String)>,
}

pub struct Line {
    pub title: String,
    pub address: String,
    pub hint: String,
    pub tag: Option<(&'static str, &'static str, String)>,
}

/// What a network asks of those who coordinate it.
pub struct Wanted {
    pub network: String,
    pub key: &'static str,
    pub address: String,
}

/// Applications that are not decided yet.
pub async fn under_way(person: &Person, at_work: &AtWork) -> Result<Option<Listed>> {
    let words = person.words();
    let shown = lines(person, at_work.open.clone(), House::Applicant).await?;
    if shown.is_empty() {
        return Ok(None);
    }
    let all = (at_work.under_way > shown.len())
        .then(|| ("/applications", words.t1("home-house-all", "count", at_work.under_way)));
    let rows = shown.into_iter().map(|one| Line {
        title: one.house,
        address: format!("/applications/{}", one.id),
        hint: words.t2("home-house-application", "level", one.level, "day", one.day),
        tag: Some(one.said),
    });
    Ok(Some(Listed { heading: words.t("home-house-open"), rows: rows.collect(), all }))
}

/// What the body has to award with: label, figure, address.
pub fn figures(words: Words, at_work: &AtWork) -> Vec<(String, u64, &'static str)> {
    vec![
        (words.t("home-house-offered"), at_work.offered as u64, "/schemes"),
        (words.t("home-house-assessors"), at_work.assessors, "/assessors"),
        (words.t("home-house-valid"), at_work.valid, "/certificates"),
    ]
}

/// The networks that the person coordinates.
pub fn coordinated(words: Words, networks: &[Coordinated]) -> Option<Listed> {
    let row = |one: &Coordinated| Line {
        title: one.network.name.clone(),
        address: format!("/networks/{}", one.network.id),
        hint: words.t2("home-house-members", "members", one.members, "invited", one.invited),
        tag: None,
    };
    let rows: Vec<Line> = networks.iter().map(row).collect();
    (!rows.is_empty()).then(|| Listed { heading: words.t("home-house-networks"), rows, all: None })
}

/// What is next in each of them, where anything is.
pub fn wanted(networks: &[Coordinated]) -> Vec<Wanted> {
    let of = |one: &Coordinated| {
        let (key, page) = match one.next? {
            Next::Invite => ("home-network-invite", "members"),
            Next::Release => ("home-network-release", "figures"),
        };
        let address = format!("/networks/{}/{page}", one.network.id);
        Some(Wanted { network: one.network.name.clone(), key, address })
    };
    networks.iter().filter_map(of).collect()
}

/// The sentence under the headline, where no assessment has anything to say.
pub fn lede(words: Words, house: Option<&AwardingHouse>, networks: &[Coordinated]) -> Option<String> {
    match house.map(|house| &house.at_work) {
        Some(Some(at_work)) => Some(words.t1("home-lede-house", "count", at_work.under_way)),
        Some(None) => Some(words.t("home-lede-house-named")),
        None if networks.is_empty() => None,
        None => Some(words.t1("home-lede-networks", "count", networks.len())),
    }
}
