//! Sends queued mails: by SMTP where a server is set, else as files into `mailbox/` of the data
//! directory. Several nodes may send from one queue: each mail is claimed by one.

use std::sync::Arc;
use std::time::Duration;

use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport as _, Message, Tokio1Executor};

use crate::kit::mail::{self, Queued};
use crate::kit::{App, Ctx, Error, Result};

/// How often an empty queue is looked at. Nobody waits for a mail more closely.
const EVERY: Duration = Duration::from_secs(5);

/// At once, so that a slow server does not hold claims for long.
const BATCH: i64 = 20;

/// Sends for ever; spawned by `serve`.
pub async fn run(app: Arc<App>) {
    loop {
        match send_due(&app).await {
            Ok(0) => {}
            // There may be more.
            Ok(_) => continue,
            Err(fault) => tracing::error!(%fault, "the mail queue could not be read"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Sends what is due now; how many mails it took in hand.
pub async fn send_due(app: &Arc<App>) -> Result<usize> {
    let ctx = Ctx::of(app);
    let claimed = mail::claim(&ctx, BATCH).await?;
    if claimed.is_empty() {
        return Ok(0);
    }
    let way = Way::of(app)?;
    for queued in &claimed {
        match way.send(app, queued).await {
            Ok(()) => mail::sent(&ctx, &queued.id).await?,
            Err(fault) => {
                tracing::warn!(mail = queued.id, attempts = queued.attempts, %fault, "a mail was not taken");
                mail::failed(&ctx, queued, &fault.to_string()).await?;
            }
        }
    }
    Ok(claimed.len())
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Mailbox,
}

impl Way {
    fn of(app: &App) -> Result<Self> {
        let Some(url) = &app.config.smtp_url else {
            return Ok(Self::Mailbox);
        };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(Error::fault)?;
        Ok(Self::Smtp(transport.timeout(Some(Duration::from_secs(30))).build()))
    }

    async fn send(&self, app: &App, queued: &Queued) -> Result<()> {
        let message = message(app, queued)?;
        match self {
            Self::Smtp(transport) => {
                transport.send(message).await.map_err(Error::fault)?;
            }
            Self::Mailbox => {
                let folder = app.config.data.join("mailbox");
                tokio::fs::create_dir_all(&folder).await.map_err(Error::fault)?;
                let file = folder.join(format!("{}.eml", queued.id));
                tokio::fs::write(file, message.formatted()).await.map_err(Error::fault)?;
            }
        }
        Ok(())
    }
}

fn message(app: &App, queued: &Queued) -> Result<Message> {
    let from: Mailbox = app.config.mail_from.parse().map_err(Error::fault)?;
    let to: Mailbox = queued.recipient.parse().map_err(Error::fault)?;
    let host = from.email.domain().to_owned();
    Message::builder()
        // The same mail sent twice after a crash has the same id: readers show it once.
        .message_id(Some(format!("<{}@{host}>", queued.id)))
        .from(from)
        .to(to)
        .subject(queued.subject.clone())
        .header(ContentLanguage(queued.language.clone()))
        .header(ContentType::TEXT_PLAIN)
        .body(queued.body.clone())
        .map_err(Error::fault)
}

#[derive(Clone)]
struct ContentLanguage(String);

impl lettre::message::header::Header for ContentLanguage {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(text: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), self.0.clone())
    }
}
