//! What a body sends after a decision, as PDF and Word: a letter in the words of the decision, and
//! the report on how it was reached.

use alcove_domain::certify::{Manner, Verdict, Vote};
use alcove_domain::kit::{Day, Instant};
use alcove_report::Stamp;
use alcove_report::document::{
    Align, Block, Cell, Column, Cover, Definition, Density, Document, FirstColumn, Labels, Order, Row, Run,
    Standing, State, Table, plain,
};

use super::deciding::{self, Deciding};
use super::facts::Facts;
use super::rule_words::asked;
use super::scheme_body::named;
use super::snapshot::{self, Snapshot};
use super::{progress, state};
use crate::kit::download::{File, Format};
use crate::kit::ids::{ApplicationId, PersonId};
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Refusal, Result, Words};
use crate::network::Person;
use crate::network::store::person;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// To the institution.
    Letter,
    /// How the decision was reached; for the body's own record.
    Report,
}

/// Everything that a letter or a report says.
pub struct Source {
    words: Words,
    zone: String,
    facts: Facts,
    deciding: Deciding,
    snapshot: Snapshot,
    hash: String,
    body: String,
    applicant: String,
    names: Vec<(PersonId, String)>,
    verdict: Verdict,
}

/// The file. The letter is for everybody who sees the application; the report for the body.
pub async fn make(
    person: &Person,
    id: &ApplicationId,
    which: Which,
    format: Format,
    words: Words,
) -> Result<File> {
    let source = gather(person, id, which, words).await?;
    let ctx: &Ctx = &person.ctx;
    let app = ctx.app.clone();
    let at = source.facts.row.decided_at.unwrap_or_default();
    let name = match which {
        Which::Letter => "letter",
        Which::Report => "decision",
    };
    let stamp = Stamp::new(format!("{id}-{name}"), at / 1000);
    // Setting takes the processor for a while, so it leaves the threads that answer.
    let set = tokio::task::spawn_blocking(move || {
        let document = match which {
            Which::Letter => letter(&source)?,
            Which::Report => report(&source)?,
        };
        app.part::<Press>().document(&document, format, &stamp)
    });
    let bytes = set.await.map_err(Error::fault)??;
    Ok(File { name: format!("{name}.{}", format.ending()), format, bytes })
}

async fn gather(person: &Person, id: &ApplicationId, which: Which, words: Words) -> Result<Source> {
    let facts = match which {
        Which::Letter => super::facts::load(person, id).await?,
        Which::Report => deciding::for_handling(person, id).await?,
    };
    let verdict = state::verdict(&facts.row).ok_or_else(|| Error::NotNow(Refusal::new("not-decided")))?;
    let deciding = deciding::standing(person, &facts).await?;
    let ctx = &person.ctx;
    let (row, snapshot) = snapshot::load(ctx, id).await?.ok_or(Error::NotFound)?;
    let ids: Vec<PersonId> = facts.committee.iter().cloned().collect();
    let names = person::named(ctx.db().read(), ids).await?;
    Ok(Source {
        words,
        zone: person.zone.clone(),
        body: progress::body_name(ctx, facts.body()).await?,
        applicant: progress::body_name(ctx, facts.applicant()).await?,
        names: names.into_iter().map(|row| (row.id, row.name)).collect(),
        hash: row.hash,
        facts,
        deciding,
        snapshot,
        verdict,
    })
}

impl Source {
    fn level(&self) -> Result<String> {
        let scheme = &self.facts.edition.body;
        Ok(named(&self.facts.level()?.names, self.words, &scheme.language).to_owned())
    }

    fn scheme(&self) -> &str {
        self.facts.edition.body.name(self.words)
    }

    fn day(&self, at: Option<i64>) -> String {
        at.map(|at| self.words.day_of(Instant(at), &self.zone)).unwrap_or_default()
    }

    fn reasons(&self) -> Vec<Block> {
        let text = self.deciding.current.as_ref().map(|row| row.reasons.as_str()).unwrap_or_default();
        paragraphs(text)
    }

    fn conditions(&self) -> Option<Block> {
        if self.deciding.conditions.is_empty() {
            return None;
        }
        let due = |day: &str| Day::parse(day).map(|day| self.words.day(day)).unwrap_or_default();
        let items = self.deciding.conditions.iter().map(|one| {
            let until = self.words.t1("certify-letter-until", "day", due(&one.due_day));
            vec![Run::plain(format!("{} ", one.words)), Run::faint(until)]
        });
        Some(Block::List { order: Order::Numbers, items: items.collect() })
    }

    /// `contents`: the heading over them; empty for what is a letter.
    fn document(&self, title: String, subtitle: String, contents: String, blocks: Vec<Block>) -> Document {
        let words = self.words;
        let standing = match self.verdict {
            Verdict::Granted => Standing::Validated,
            Verdict::Conditional => Standing::Provisional,
            Verdict::Refused => Standing::Agreed,
        };
        let said = words.t(&format!("certify-verdict-{}", self.verdict.word()));
        Document {
            language: words.code().to_owned(),
            cover: Cover {
                organisation: self.body.clone(),
                title: title.clone(),
                subtitle,
                period: self.applicant.clone(),
                state: Some(State { standing, text: said }),
                date: self.day(self.facts.row.decided_at),
                notes: vec![words.t1("certify-letter-hash", "hash", self.hash.as_str())],
            },
            labels: Labels {
                contents,
                page: words.t2("certify-letter-page", "page", "{page}", "pages", "{pages}"),
                head: self.body.clone(),
                head_end: title,
                producer: "Alcove".to_owned(),
            },
            blocks,
        }
    }
}

fn paragraphs(text: &str) -> Vec<Block> {
    text.lines().filter(|line| !line.trim().is_empty()).map(Block::paragraph).collect()
}

fn letter(source: &Source) -> Result<Document> {
    let words = source.words;
    let level = source.level()?;
    let key = format!("certify-letter-{}", source.verdict.word());
    let mut blocks = vec![Block::heading(1, words.t("certify-letter-title"))];
    blocks.push(Block::Lede {
        text: plain(words.t2(&key, "organisation", source.applicant.as_str(), "level", level.as_str())),
    });
    let submitted = source.day(source.facts.row.submitted_at);
    blocks.push(Block::paragraph(words.t2(
        "certify-letter-about",
        "scheme",
        source.scheme().to_owned(),
        "day",
        submitted,
    )));
    let reasons = source.reasons();
    if !reasons.is_empty() {
        blocks.push(Block::heading(2, words.t("certify-letter-reasons")));
        blocks.extend(reasons);
    }
    if let Some(conditions) = source.conditions() {
        blocks.push(Block::heading(2, words.t("certify-conditions-title")));
        blocks.push(conditions);
        blocks.push(Block::paragraph(words.t("certify-letter-conditions-next")));
    }
    blocks.push(Block::paragraph(words.t(match source.verdict {
        Verdict::Granted => "certify-letter-granted-next",
        Verdict::Conditional | Verdict::Refused => "certify-letter-appeal",
    })));
    blocks.push(Block::paragraph(source.body.clone()));
    Ok(source.document(words.t("certify-letter-title"), level, String::new(), blocks))
}

fn report(source: &Source) -> Result<Document> {
    let words = source.words;
    let level = source.level()?;
    let mut blocks = vec![Block::heading(1, words.t("certify-report-title"))];
    let row = &source.facts.row;
    let fact = |key: &str, text: String| Definition { term: words.t(key), text: plain(text) };
    let mut entries = vec![
        fact("certify-report-applicant", source.applicant.clone()),
        fact("certify-report-level", level.clone()),
        fact("certify-report-submitted", source.day(row.submitted_at)),
        fact("certify-report-decided", source.day(row.decided_at)),
        fact("certify-report-verdict", words.t(&format!("certify-verdict-{}", source.verdict.word()))),
        fact("certify-report-attempt", row.attempt.to_string()),
    ];
    if !row.ground_words.is_empty() {
        entries.push(fact("certify-report-appeal", row.ground_words.clone()));
    }
    blocks.push(Block::Definitions { entries });
    blocks.push(Block::heading(2, words.t("certify-rules-title")));
    blocks.push(Block::Table(rules(source)?));
    let reasons = source.reasons();
    if !reasons.is_empty() {
        blocks.push(Block::heading(2, words.t("certify-letter-reasons")));
        blocks.extend(reasons);
    }
    if let Some(conditions) = source.conditions() {
        blocks.push(Block::heading(2, words.t("certify-conditions-title")));
        blocks.push(conditions);
    }
    blocks.extend(how(source));
    let contents = words.t("certify-letter-contents");
    Ok(source.document(words.t("certify-report-title"), level, contents, blocks))
}

fn rules(source: &Source) -> Result<Table> {
    let words = source.words;
    let rules = &source.facts.level()?.rules;
    let closed = words.t("certify-rule-closed");
    let asked = std::iter::once(closed).chain(rules.iter().map(|rule| asked(words, &rule.rule())));
    let rows = asked.zip(&source.snapshot.rules).map(|(text, rule)| {
        let key = if rule.met { "certify-met" } else { "certify-open" };
        Row::Cells(vec![
            Cell::text(text),
            Cell::text(words.t2("certify-have", "have", rule.have, "need", rule.need)),
            Cell::text(words.t(key)),
        ])
    });
    Ok(Table {
        caption: words.t("certify-rules-title"),
        columns: vec![
            Column::share(words.t("certify-report-rule"), 3.0),
            Column::content(words.t("certify-report-found"), Align::End),
            Column::content(words.t("certify-report-met"), Align::Start),
        ],
        rows: rows.collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    })
}

/// The committee, and its votes or its minutes.
fn how(source: &Source) -> Vec<Block> {
    let words = source.words;
    let Some(decision) = &source.deciding.current else { return Vec::new() };
    let mut blocks = vec![Block::heading(2, words.t("certify-committee-title"))];
    let votes = deciding::said(&source.deciding.votes);
    if decision.manner == Manner::Votes.word() {
        let items = source.names.iter().map(|(id, name)| {
            let vote = votes.get(id).and_then(|row| Vote::parse(&row.vote));
            let key = vote.map_or("certify-vote-none", vote_key);
            let mut runs = vec![Run::strong(name.clone()), Run::plain(format!(" – {}", words.t(key)))];
            if let Some(row) = votes.get(id).filter(|row| !row.words.is_empty()) {
                runs.push(Run::plain(format!(". {}", row.words)));
            }
            runs
        });
        blocks.push(Block::List { order: Order::Bullets, items: items.collect() });
        return blocks;
    }
    let items = source.names.iter().map(|(_, name)| plain(name.clone())).collect();
    blocks.push(Block::List { order: Order::Bullets, items });
    let held = Day::parse(&decision.held_on).map(|day| words.day(day)).unwrap_or_default();
    blocks.push(Block::heading(2, words.t1("certify-report-minutes", "day", held)));
    blocks.extend(paragraphs(&decision.minutes));
    blocks
}

pub const fn vote_key(vote: Vote) -> &'static str {
    match vote {
        Vote::For => "certify-vote-for",
        Vote::Against => "certify-vote-against",
        Vote::Abstain => "certify-vote-abstain",
    }
}
