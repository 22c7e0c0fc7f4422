//! `/practices/{practice}`: what is published, at its permanent address, for everybody.

use alcove_domain::kit::Instant;
use alcove_domain::publish::List;
use alcove_domain::publish::renewal::Use;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::catalogue::{Card, cards};
use super::language_name;
use crate::kit::form::{Path, Query};
use crate::kit::ids::PracticeId;
use crate::kit::page::{Frame, Place, render, render_as, see};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::{Person, Visitor};
use crate::publish::catalogue::{self, Published, Standing, Withdrawn};
use crate::publish::shown::{self, Around, Shown, ShownPart};
use crate::publish::{adopting, criteria, internal, pictures, practices, questions, ties, withdrawing};

/// A picture as a page shows it.
pub struct Picture {
    pub id: String,
    pub address: String,
    pub caption: String,
    /// Who made it, and under which licence.
    pub terms: String,
}

#[derive(Template)]
#[template(path = "publish/read.html")]
struct Page {
    frame: Frame,
    id: String,
    lang: Option<String>,
    entry: String,
    is_practice: bool,
    provider: String,
    elements: Vec<Shown>,
    pictures: Vec<Picture>,
    published: String,
    published_on: String,
    number: i64,
    newest: i64,
    /// Where the version that is read stands.
    here: String,
    /// Number, day, whether it is the one that is read.
    versions: Vec<(i64, String, bool)>,
    /// What is to be known of its use; empty where it is in use.
    warning: String,
    confirmed: String,
    licence: String,
    licence_address: &'static str,
    citation: String,
    /// Code and name.
    languages: Vec<(String, String)>,
    /// Similar ones.
    cards: Vec<Card>,
    /// Whether its institution's people may go on with it.
    may_work: bool,
    /// How many institutions took parts over.
    adopted: usize,
    has_blocks: bool,
    has_process: bool,
    member: bool,
    may_ask: bool,
    /// What this reader asked: day, question, answer.
    asked: Vec<(String, String, String)>,
    /// What its institution opens on request: id, name, words about it.
    documents: Vec<(String, String, String)>,
    /// Whether this reader may ask for one: a member of another institution.
    may_request: bool,
    form: FormView,
    canonical: String,
    /// Where this language of it is read.
    address: String,
    /// Each language that it is written in, and where.
    alternates: Vec<(String, String)>,
    description: String,
}

#[derive(Template)]
#[template(path = "publish/withdrawn.html")]
struct WithdrawnPage {
    frame: Frame,
    lang: Option<String>,
    text: String,
    reason: String,
    adopted: usize,
    /// Where it stands what came of it at the reader's institution, where that took parts over.
    tie: Option<String>,
    /// What stands in its place: address, title, its language where it is another.
    instead: Option<(String, String, Option<String>)>,
}

/// The language that an address asks for: search engines send no other wish.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InLanguage {
    lang: String,
}

pub async fn get(
    mut visitor: Visitor,
    Path(id): Path<PracticeId>,
    Query(asked): Query<InLanguage>,
) -> Result<Response> {
    // People who are signed in have said how they read.
    let asked = Words::of(&asked.lang).filter(|_| visitor.person.is_none());
    visitor.ctx.words = asked.unwrap_or(visitor.ctx.words);
    show(visitor, id, None, asked).await
}

pub async fn get_version(visitor: Visitor, Path((id, number)): Path<(PracticeId, i64)>) -> Result<Response> {
    show(visitor, id, Some(number), None).await
}

async fn show(
    visitor: Visitor,
    id: PracticeId,
    number: Option<i64>,
    asked: Option<Words>,
) -> Result<Response> {
    let words = visitor.ctx.words;
    let found = match catalogue::read(&visitor.ctx, &id, number).await {
        Ok(found) => found,
        // Those who work on it find the way to where it is worked on.
        Err(Error::NotFound) if number.is_none() => {
            let person = visitor.person.as_ref().ok_or(Error::NotFound)?;
            practices::load(person, &id).await?;
            return see(&format!("/practices/{id}/work"));
        }
        Err(other) => return Err(other),
    };
    match found {
        Standing::Withdrawn(found) => render_as(StatusCode::GONE, &withdrawn(&visitor, &id, *found).await?),
        Standing::Here(published) => {
            let form = FormView::new(words, Fields::default());
            render(&page(&visitor, *published, form, asked).await?)
        }
    }
}

impl WithdrawnPage {
    fn is_adopted(&self) -> bool {
        self.adopted > 0
    }
}

async fn withdrawn(visitor: &Visitor, id: &PracticeId, found: Withdrawn) -> Result<WithdrawnPage> {
    let words = visitor.ctx.words;
    let mut frame = visitor.frame(found.title);
    frame.place = Place::Practices;
    let tie = match &visitor.person {
        Some(person) => withdrawing::tie(person, id).await?,
        None => None,
    };
    let instead = match &found.replaced_by {
        Some(other) => {
            let (title, language) =
                ties::title(&catalogue::here(&visitor.ctx, other, None).await?.version, words)?;
            let lang = (language != words.code()).then_some(language);
            Some((format!("/practices/{other}"), title, lang))
        }
        None => None,
    };
    Ok(WithdrawnPage {
        instead,
        lang: (found.language != words.code()).then_some(found.language),
        text: words.t2("publish-read-withdrawn", "provider", found.provider, "day", words.day(found.day)),
        reason: found.reason,
        adopted: adopting::count(&visitor.ctx, id).await?,
        tie: tie.map(|row| format!("/practices/adoptions/{}", row.id)),
        frame,
    })
}

/// The page with a question that was not taken.
pub async fn again(person: &Person, id: &PracticeId, form: FormView) -> Result<Response> {
    let found = catalogue::here(&person.ctx, id, None).await?;
    let visitor = Visitor::of(person.clone());
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visitor, found, form, None).await?)
}

async fn page(visitor: &Visitor, found: Published, form: FormView, chosen: Option<Words>) -> Result<Page> {
    let words = visitor.ctx.words;
    let names = criteria::names(words).await?;
    let provider = found.provider.name.clone();
    let around = Around { words, provider: &provider, names_contact: is_member(visitor), criteria: &names };
    let elements = shown::elements(&found.body, &around);
    let title = found.body.title(words.code());
    let id = found.practice.id.clone();
    let canonical = format!("{}/practices/{id}", visitor.ctx.app.config.public_url);
    let day = |at: i64| day_in(Instant(at), &found.provider.time_zone);
    let versions = catalogue::versions(&visitor.ctx, &id).await?;
    let versions: Vec<_> = versions
        .into_iter()
        .map(|line| (line.number, words.day(day(line.published_at)), line.number == found.version.number))
        .collect();
    let warning = match found.standing {
        Use::InUse => String::new(),
        Use::Unconfirmed => words.t("publish-read-unconfirmed"),
        Use::Ended => words.t("publish-read-ended"),
    };
    let may_work = visitor.person.as_ref().is_some_and(|person| {
        let resource =
            practices::Practice { row: found.practice.clone(), body: Default::default() }.resource();
        person.can(alcove_domain::network::Action::SeePractice, &resource)
    });
    let documents = internal::list(&visitor.ctx, &id).await?;
    let mut frame = visitor.frame(title);
    frame.place = Place::Practices;
    // Whoever chooses another language comes back to where the choice counts.
    frame.path = frame.path.split('?').next().unwrap_or_default().to_owned();
    let there = found.body.languages();
    let alternates: Vec<(String, String)> =
        there.iter().map(|code| (code.clone(), format!("{canonical}?lang={code}"))).collect();
    let in_this = chosen.and_then(|words| alternates.iter().find(|(code, _)| code == words.code()));
    let address = in_this.map_or_else(|| canonical.clone(), |(_, address)| address.clone());
    let said = found.body.text("title", words.code());
    let description = elements.iter().flat_map(|one| &one.parts).find_map(|part| match part {
        ShownPart::Prose { paragraphs, .. } if paragraphs.first() != Some(&frame.title) => {
            paragraphs.first().cloned()
        }
        _ => None,
    });
    Ok(Page {
        lang: said.and_then(|said| said.other_than(words.code())),
        entry: words.t(&format!("publish-entry-{}", found.version.entry)),
        is_practice: found.version.entry == "practice",
        pictures: shown_pictures(visitor, &found, words).await?,
        published: words.day(day(found.version.published_at)),
        published_on: day(found.version.published_at).to_string(),
        number: found.version.number,
        newest: found.practice.published,
        here: if found.version.number == found.practice.published {
            format!("/practices/{id}")
        } else {
            format!("/practices/{id}/versions/{}", found.version.number)
        },
        versions,
        warning,
        confirmed: words.day(found.confirmed),
        licence: words.t(&format!("publish-licence-{}", found.body.licence.to_lowercase().replace('.', "-"))),
        licence_address: licence_address(&found.body.licence),
        citation: citation(words, &found, &provider, &canonical),
        languages: there.iter().map(|code| (code.clone(), language_name(code))).collect(),
        address,
        alternates,
        cards: cards(words, &catalogue::alike(&visitor.ctx, &found).await?),
        may_work,
        adopted: adopting::count(&visitor.ctx, &id).await?,
        has_process: found.body.process.is_some(),
        has_blocks: !found.body.list(List::Blocks).is_empty(),
        member: is_member(visitor),
        asked: asked(visitor, &id).await?,
        documents: documents.into_iter().map(|row| (row.id.0, row.name, row.about)).collect(),
        may_request: visitor.person.as_ref().is_some_and(|person| {
            let owner = found.practice.organisation_id.as_str().into();
            person.organisation.is_some() && !person.actor.belongs_to(&owner)
        }),
        may_ask: questions::may_ask(visitor.person.as_ref(), &found.body),
        form,
        id: id.0,
        provider,
        canonical,
        description: description.unwrap_or_default().chars().take(300).collect(),
        // The title stands over the page already.
        elements: elements.into_iter().filter(|one| one.key != "title").collect(),
        frame,
    })
}

fn is_member(visitor: &Visitor) -> bool {
    visitor.person.as_ref().is_some_and(|person| person.organisation.is_some())
}

/// Questions of one reader beside what they are about.
const MOST_ASKED: u64 = 50;

async fn asked(visitor: &Visitor, id: &PracticeId) -> Result<Vec<(String, String, String)>> {
    let Some(person) = &visitor.person else { return Ok(Vec::new()) };
    let rows = questions::asked_by(person, Some(id), None, MOST_ASKED).await?.into_iter();
    let day = |at: i64| person.words().day_of(Instant(at), &person.zone);
    Ok(rows.map(|row| (day(row.asked_at), row.question, row.answer)).collect())
}

async fn shown_pictures(visitor: &Visitor, found: &Published, words: Words) -> Result<Vec<Picture>> {
    let rows = pictures::published(&visitor.ctx, &found.practice.id, found.version.published_at).await?;
    Ok(rows.into_iter().map(|row| picture(words, row)).collect())
}

pub fn picture(words: Words, row: crate::publish::store::picture::Model) -> Picture {
    let terms = pictures::terms(words, &row);
    Picture {
        address: format!("/practices/{}/pictures/{}", row.practice_id, row.id),
        id: row.id.0,
        terms,
        caption: row.caption,
    }
}

/// How to cite it: institution, year, title, version, address.
pub fn citation(words: Words, found: &Published, provider: &str, canonical: &str) -> String {
    let year = day_in(Instant(found.version.published_at), &found.provider.time_zone).year();
    words.say(
        "publish-citation",
        vec![
            ("provider", provider.into()),
            ("year", year.to_string().into()),
            ("title", found.body.title(words.code()).into()),
            ("number", found.version.number.to_string().into()),
            ("address", format!("{canonical}/versions/{}", found.version.number).into()),
        ],
    )
}

pub fn licence_address(licence: &str) -> &'static str {
    match licence {
        "CC-BY-4.0" => "https://creativecommons.org/licenses/by/4.0/",
        "CC-BY-SA-4.0" => "https://creativecommons.org/licenses/by-sa/4.0/",
        "CC0-1.0" => "https://creativecommons.org/publicdomain/zero/1.0/",
        _ => "",
    }
}
