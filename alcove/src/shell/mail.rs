//! Sends queued mails: by SMTP where a server is set, else as files into `mailbox/` of the data
//! directory. Several nodes may send from one queue: each mail is claimed by one.

mod smtp;

use std::sync::Arc;
use std::time::Duration;

use lettre::message::{Mailbox, header::ContentType};
use lettre::{AsyncTransport as _, Message};

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

/// Whether mails can be sent as the settings say, as far as that shows without sending one.
pub fn check(app: &App) -> Result<()> {
    let sender: std::result::Result<Mailbox, _> = app.config.mail_from.parse();
    sender.map_err(|fault| Error::fault(format!("mail-from {}: {fault}", app.config.mail_from)))?;
    Way::of(app).map(|_| ())
}

/// Sends what is due now; how many mails it took in hand.
pub async fn send_due(app: &Arc<App>) -> Result<usize> {
    let ctx = Ctx::of(app);
    let way = Way::of(app)?;
    let claimed = mail::claim(&ctx, BATCH).await?;
    let mut away: Option<Refused> = None;
    for queued in &claimed {
        // A server that is away for one is away for all: the next one would wait as long again,
        // until another node takes the claims for those of a dead one.
        let sent = match &away {
            Some(refused) => Err(refused.clone()),
            None => way.send(app, queued).await,
        };
        let Err(refused) = sent else {
            mail::sent(&ctx, &queued.id).await?;
            continue;
        };
        if away.is_none() {
            // What a server says may name the person: the log has the kind of fault alone.
            let kind = refused.kind.as_str();
            tracing::warn!(mail = queued.id, attempts = queued.attempts, kind, "a mail was not taken");
        }
        mail::failed(&ctx, queued, &refused.said).await?;
        if refused.is_everybodys {
            away = Some(refused);
        }
    }
    Ok(claimed.len())
}

/// A mail that was not taken.
#[derive(Clone, Debug)]
struct Refused {
    /// In few words, without what the other side said.
    kind: String,
    /// For the row of the mail.
    said: String,
    /// It would be the same for any other mail.
    is_everybodys: bool,
}

impl From<Error> for Refused {
    fn from(fault: Error) -> Self {
        Self { kind: "not written".to_owned(), said: fault.to_string(), is_everybodys: false }
    }
}

enum Way {
    Smtp(smtp::Transport),
    Mailbox,
}

impl Way {
    fn of(app: &App) -> Result<Self> {
        match &app.config.smtp_url {
            Some(url) => Ok(Self::Smtp(smtp::transport(url, app.config.smtp_ca.as_deref())?)),
            None => Ok(Self::Mailbox),
        }
    }

    async fn send(&self, app: &App, queued: &Queued) -> std::result::Result<(), Refused> {
        let message = message(app, queued)?;
        match self {
            Self::Smtp(transport) => {
                transport.send(message).await.map_err(|fault| smtp::refused(&fault))?;
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
