//! The assessors' report on paper: what was found per criterion, what must be done, what is
//! suggested, and what the institution said to it.

use alcove_domain::certify::Stage;
use alcove_domain::kit::{Day, Instant};
use alcove_report::Stamp;
use alcove_report::document::{Block, Cover, Document, Labels, Run, Standing, State, plain};

use super::passages::KINDS;
use super::reporting::{Reader, Report};
use super::snapshot::said;
use crate::kit::download::Format;
use crate::kit::press::Press;
use crate::kit::{Error, Result, Words};
use crate::network::Person;

/// Sets it; that takes the processor for a while, so it leaves the threads that answer.
pub async fn set(person: &Person, report: Report, words: Words, format: Format) -> Result<Vec<u8>> {
    let app = person.ctx.app.clone();
    let now = person.ctx.now;
    let zone = person.zone.clone();
    let set = tokio::task::spawn_blocking(move || {
        let document = build(&report, words, now, &zone);
        let stamp = Stamp::new(format!("{}-report", report.facts.row.id), now.millis() / 1000);
        app.part::<Press>().document(&document, format, &stamp)
    });
    set.await.map_err(Error::fault)?
}

pub fn build(report: &Report, words: Words, now: Instant, zone: &str) -> Document {
    let mut blocks = vec![Block::heading(1, words.t("report-summary"))];
    let summary = report.row.as_ref().map(|row| row.summary.as_str()).unwrap_or_default();
    match summary {
        "" => blocks.push(Block::Paragraph { text: vec![Run::faint(words.t("report-nothing-said"))] }),
        text => blocks.extend(paragraphs(text)),
    }
    for kind in ["must", "suggestion"] {
        let whole = report.passages.iter().filter(|one| one.kind == kind);
        let said: Vec<_> = whole.collect();
        if !said.is_empty() {
            blocks.push(Block::heading(2, words.t(&format!("report-all-{kind}"))));
            blocks.extend(said.iter().flat_map(|one| paragraphs(&one.words)));
        }
    }
    blocks.push(Block::heading(1, words.t("report-by-criterion")));
    blocks.extend(by_criterion(report, words));
    let recommendation = report.row.as_ref().filter(|_| report.shows_recommendation());
    if let Some(row) = recommendation.filter(|row| row.recommendation.is_some()) {
        let word = row.recommendation.clone().unwrap_or_default();
        blocks.push(Block::heading(1, words.t("report-recommendation")));
        blocks.push(Block::Lede { text: plain(words.t(&format!("report-recommend-{word}"))) });
        blocks.extend(paragraphs(&row.recommended_because));
    }
    Document {
        language: words.code().to_owned(),
        cover: cover(report, words, now, zone),
        labels: Labels {
            contents: words.t("improve-unfunded-contents"),
            page: words.t2("improve-unfunded-page", "page", "{page}", "pages", "{pages}"),
            head: report.snapshot.body.name.clone(),
            head_end: report.snapshot.organisation.name.clone(),
            producer: "Alcove".to_owned(),
        },
        blocks,
    }
}

fn by_criterion(report: &Report, words: Words) -> Vec<Block> {
    let fallback = &report.snapshot.assessment.language;
    let mut blocks = Vec::new();
    let mut groups = vec![(String::new(), words.t("report-whole"))];
    groups.extend(report.groups().into_iter().map(|item| {
        let name = format!("{} {}", item.code, said(&item.names, words.code(), fallback));
        (item.id.0.clone(), name.trim().to_owned())
    }));
    for (id, name) in groups {
        let here: Vec<_> = report.passages.iter().filter(|one| one.group_ref == id).collect();
        if here.is_empty() {
            continue;
        }
        blocks.push(Block::heading(2, name));
        for kind in KINDS {
            for one in here.iter().filter(|one| one.kind == kind) {
                let mut lines = one.words.lines().filter(|line| !line.trim().is_empty());
                let first = lines.next().unwrap_or_default().to_owned();
                let label = format!("{}: ", words.t(&format!("report-kind-{kind}")));
                blocks.push(Block::Paragraph { text: vec![Run::strong(label), Run::plain(first)] });
                blocks.extend(lines.map(Block::paragraph));
                if let Some(answer) = &one.answer {
                    let answer = words.t(&format!("report-answer-{answer}"));
                    let text = format!("{}: {answer}. {}", words.t("report-institution"), one.answer_words);
                    blocks.push(Block::Paragraph { text: vec![Run::faint(text.trim().to_owned())] });
                }
                if !one.reply.is_empty() {
                    let text = format!("{}: {}", words.t("report-assessors"), one.reply);
                    blocks.push(Block::Paragraph { text: vec![Run::faint(text)] });
                }
            }
        }
    }
    blocks
}

fn paragraphs(text: &str) -> Vec<Block> {
    text.lines().filter(|line| !line.trim().is_empty()).map(Block::paragraph).collect()
}

fn cover(report: &Report, words: Words, now: Instant, zone: &str) -> Cover {
    let fallback = &report.snapshot.assessment.language;
    let scheme = said(&report.snapshot.scheme.names, words.code(), fallback).to_owned();
    let level = said(&report.snapshot.scheme.level_names, words.code(), fallback);
    let is_final = matches!(report.stage(), Stage::Reported | Stage::Decided);
    let at = report.row.as_ref().and_then(|row| if is_final { row.final_at } else { row.sent_at });
    let mut notes = Vec::new();
    if report.reader == Reader::Applicant && !is_final {
        let due = report.row.as_ref().and_then(|row| Day::parse(row.due_day.as_deref()?).ok());
        notes.extend(due.map(|due| words.t1("report-check-until", "day", words.day(due))));
    }
    Cover {
        organisation: report.snapshot.body.name.clone(),
        title: words.t("report-title"),
        subtitle: format!("{scheme} · {level}").trim_matches([' ', '·']).to_owned(),
        // Whom it is about stands on the cover, and not in its small print.
        period: format!("{} · {}", report.snapshot.organisation.name, report.snapshot.assessment.cycle)
            .trim_matches([' ', '·'])
            .to_owned(),
        state: Some(State {
            standing: if is_final { Standing::Agreed } else { Standing::Provisional },
            text: words.t(if is_final { "report-final" } else { "report-draft" }),
        }),
        date: words.day_of(at.map_or(now, Instant), zone),
        notes,
    }
}
