//! `/certificates`: what awarding bodies of this installation offer, how far the institution has
//! come to each level, and what it has applied for.

use alcove_domain::network::Action;
use askama::Template;
use axum::response::Response;

use super::applications::{House, Line, lines};
use super::certificate::CertificateView;
use crate::certify::certifying::{self, Held};
use crate::certify::progress::{self, Offer};
use crate::certify::scheme_body::named;
use crate::certify::{applying, awarding_house, schemes};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Result, Words};
use crate::network::Person;

/// The newest applications stand here; the rest is a page away.
const SHOWN: usize = 5;

#[derive(Template)]
#[template(path = "certify/certificates.html")]
struct Page {
    frame: Frame,
    /// The assessment that the levels were judged on, and whether it is closed.
    ground: Option<(String, String, bool)>,
    offers: Vec<OfferView>,
    applications: Vec<Line>,
    /// Id and what it says.
    held: Vec<(String, CertificateView)>,
    issued: Vec<(String, CertificateView)>,
    /// Whether the organisation awards, as far as the person sees.
    awards: bool,
    /// Whether it could begin to.
    may_award: bool,
}

struct OfferView {
    scheme: String,
    name: String,
    aliases: String,
    body: String,
    about: String,
    fee: String,
    levels: Vec<LevelView>,
}

struct LevelView {
    id: String,
    name: String,
    met: usize,
    of: usize,
    said: String,
}

pub async fn get(person: Person) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let words = person.words();
    let (ground, offers) = progress::overview(&person, &organisation, None).await?;
    let reading = ground.reading.as_ref();
    let mut rows = applying::of_institution(&person, &organisation).await?;
    rows.truncate(SHOWN);
    let sees = person.can(Action::SeeScheme, &schemes::of_body(&organisation));
    let awards = sees && awarding_house::is_one(&person, &organisation).await?;
    let mut issued = Vec::new();
    if awards {
        issued = certifying::issued_by(&person, &organisation).await?;
        issued.truncate(SHOWN);
    }
    let page = Page {
        frame: person.frame(Place::Certificates, words.t("certify-certificates-title")),
        ground: reading.map(|one| (one.row.id.0.clone(), one.row.title.clone(), one.is_closed())),
        applications: lines(&person, rows, House::Body).await?,
        held: certifying::of_institution(&person, &organisation)
            .await?
            .iter()
            .map(|held| shown(words, held))
            .collect(),
        issued: issued.iter().map(|held| shown(words, held)).collect(),
        // What one awards oneself, one cannot work towards.
        offers: offers
            .iter()
            .filter(|offer| offer.edition.row.body_id != organisation)
            .map(|offer| offer_view(words, offer))
            .collect(),
        awards,
        may_award: !awards && person.can(Action::EditScheme, &schemes::of_body(&organisation)),
    };
    render(&page)
}

fn shown(words: Words, held: &Held) -> (String, CertificateView) {
    (held.row.id.0.clone(), CertificateView::of(words, held))
}

fn offer_view(words: Words, offer: &Offer) -> OfferView {
    let body = &offer.edition.body;
    let text = |texts| crate::certify::snapshot::said(texts, words.code(), &body.language).to_owned();
    let levels = offer.levels.iter().zip(&body.levels).map(|(judged, level)| LevelView {
        id: level.id.clone(),
        name: named(&level.names, words, &body.language).to_owned(),
        met: judged.met(),
        of: judged.rules.len(),
        said: words.t2("certify-rules-met", "met", judged.met(), "of", judged.rules.len()),
    });
    let label = body.names.get(words.code()).or_else(|| body.names.get(&body.language));
    OfferView {
        scheme: offer.edition.row.scheme_id.0.clone(),
        name: body.name(words).to_owned(),
        aliases: label.map(|label| label.aliases.join(", ")).unwrap_or_default(),
        body: offer.body_name.clone(),
        about: text(&body.about),
        fee: text(&body.fee),
        levels: levels.collect(),
    }
}
