//! The door of reports: a file at once where that is quick, else a job that mails the link.

pub mod archive;
pub mod csv_file;
pub mod document;
pub mod document_parts;
pub mod files;
pub mod json_file;
pub mod source;
pub mod workbook;

use alcove_domain::network::Action;
use alcove_report::{Stamp, sheet};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use self::files::Kept;
use self::source::Source;
use super::outcomes::Which;
use super::results;
use crate::kit::download::{File, Format, Made, Patience};
use crate::kit::ids::{AssessmentId, EvidenceId, PersonId};
use crate::kit::jobs::{self, Job, NewJob};
use crate::kit::mail::{self, Mail};
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::Person;

/// The kind of these jobs.
pub const KIND: &str = "review.report";

/// About forty pages are set within a second; more is nobody's wait.
const QUICK_ITEMS: usize = 400;

/// What a report comes out as; a zip is the whole assessment with its evidence.
pub const FORMATS: [Format; 6] =
    [Format::Pdf, Format::Docx, Format::Xlsx, Format::Csv, Format::Json, Format::Zip];

/// What a job of ours needs to know. The evidence is what the person may see, asked when it was
/// queued: a job acts for nobody.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Payload {
    assessment: AssessmentId,
    number: i64,
    format: Format,
    language: String,
    evidence: Vec<EvidenceId>,
}

/// The report of the outcome that stands, in the language asked for.
pub async fn make(
    person: &Person,
    id: &AssessmentId,
    format: Format,
    words: Words,
    patience: Patience,
) -> Result<Made> {
    let results = results::load(person, id, Which::Standing).await?;
    person.may(Action::ExportReport, &results.facts.resource())?;
    let evidence = source::visible(person, &results.facts).await?;
    let items = results.facts.laid.rated().count();
    let is_quick = match format {
        Format::Pdf | Format::Docx => items <= QUICK_ITEMS,
        Format::Xlsx | Format::Csv | Format::Json => true,
        Format::Zip => false,
        Format::Xml => return Err(Error::NotFound),
    };
    if is_quick && patience == Patience::WaitsIfQuick {
        let source = Source::gather(&person.ctx, results, words, &evidence).await?;
        return Ok(Made::File(render(&person.ctx, source, format).await?));
    }
    let payload = Payload {
        assessment: id.clone(),
        number: results.head.number,
        format,
        language: words.code().to_owned(),
        evidence,
    };
    let key = format!("{KIND}/{id}/{}/{}/{}/{}", payload.number, format.ending(), words.code(), person.id);
    let new = NewJob {
        kind: KIND,
        payload: serde_json::to_value(&payload).map_err(Error::fault)?,
        dedupe: Some(key),
        organisation: Some(results.facts.organisation().clone()),
        person: Some(person.id.clone()),
    };
    let tx = person.ctx.begin().await?;
    let job = jobs::queue(&person.ctx, &*tx, new).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.report-ordered", "assessment", &id.0)
        .in_organisation(results.facts.organisation())
        .after(format!("{} {}", format.ending(), words.code()));
    tx.commit(vec![event]).await?;
    jobs::wake(&person.ctx);
    Ok(Made::Job(job))
}

/// For the wiring: runs one job of our kind.
pub fn work(ctx: Ctx, job: Job) -> BoxFuture<'static, Result<()>> {
    Box::pin(run(ctx, job))
}

async fn run(ctx: Ctx, job: Job) -> Result<()> {
    let payload: Payload = serde_json::from_str(&job.payload).map_err(Error::fault)?;
    let words = Words::of(&payload.language).unwrap_or_default();
    let ctx = Ctx { words, ..ctx };
    let results = results::load_unchecked(&ctx, &payload.assessment, Which::Number(payload.number)).await?;
    let title = results.facts.row.title.clone();
    let id = results.facts.row.id.clone();
    let source = Source::gather(&ctx, results, words, &payload.evidence).await?;
    let kept = match payload.format {
        Format::Zip => archive::write(&ctx, &job.id, source).await?,
        format => {
            jobs::progress(&ctx, &job.id, 1, 3).await?;
            let file = render(&ctx, source, format).await?;
            jobs::progress(&ctx, &job.id, 2, 3).await?;
            files::keep(&ctx, &job.id, file).await?
        }
    };
    finish(&ctx, &job, &id, &title, kept).await
}

/// The job is done and the mail with the link is queued, both or neither.
async fn finish(ctx: &Ctx, job: &Job, id: &AssessmentId, title: &str, kept: Kept) -> Result<()> {
    let href = format!("/assessments/{id}/reports/{}", job.id);
    let answer = serde_json::json!({
        "href": href, "file_name": kept.name, "media_type": kept.media_type, "size": kept.size,
    });
    let person = match &job.person_id {
        Some(person) => recipient(ctx, person).await?,
        None => None,
    };
    let tx = ctx.begin().await?;
    jobs::finish(ctx, &*tx, job, &answer).await?;
    if let Some((address, words)) = person {
        let link = format!("{}{href}", ctx.app.config.public_url);
        let mail = Mail {
            to: address,
            subject: words.t1("settle-mail-report-subject", "title", title),
            body: words.t3(
                "settle-mail-report-body",
                "title",
                title,
                "link",
                link,
                "name",
                kept.name.as_str(),
            ),
            words,
            dedupe: Some(format!("report/{}", job.id)),
        };
        mail::queue(ctx, &*tx, mail).await?;
    }
    tx.commit_unrecorded().await
}

async fn recipient(ctx: &Ctx, id: &PersonId) -> Result<Option<(String, Words)>> {
    let people = super::store::people::named(ctx.db().read(), vec![id.clone()]).await?;
    Ok(people.get(id).map(|row| (row.email.clone(), Words::of(&row.language).unwrap_or_default())))
}

/// Sets a report; it takes the processor for a while, so it leaves the threads that answer.
pub async fn render(ctx: &Ctx, source: Source, format: Format) -> Result<File> {
    let app = ctx.app.clone();
    let made = tokio::task::spawn_blocking(move || {
        let press = app.part::<Press>();
        let bytes = bytes(&source, press, format)?;
        Ok(File { name: source.file_name(format), format, bytes })
    });
    made.await.map_err(Error::fault)?
}

pub fn bytes(source: &Source, press: &Press, format: Format) -> Result<Vec<u8>> {
    let head = &source.results.head;
    let stamp = Stamp::new(format!("{}-{}", head.assessment_id, head.number), head.closed_at / 1000);
    match format {
        Format::Pdf | Format::Docx => press.document(&document::build(source), format, &stamp),
        Format::Xlsx => sheet::sheets(&workbook::build(source), &stamp).map_err(Error::fault),
        Format::Csv => csv_file::build(source),
        Format::Json => json_file::build(source),
        Format::Zip | Format::Xml => Err(Error::fault("no report is rendered in this form")),
    }
}
