//! Copies of internal documents: every page under a mark that says whose copy it is.

use alcove_report::mark::{self, Form, Mark};
use alcove_report::{RenderFault, Stamp};
use futures_util::TryStreamExt as _;
use tokio::sync::Semaphore;

use crate::evidence::files;
use crate::evidence::kind::FileKind;
use crate::evidence::store::evidence_version;
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Refusal, Result};

/// A copy is made in memory, while somebody waits.
const MOST_BYTES: u64 = 30_000_000;

/// Copies made at the same time: each takes a processor.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What a file is for the printer; none where there are no pages to write on.
pub fn form_of(media_type: &str) -> Option<Form> {
    match FileKind::of_media_type(media_type)? {
        FileKind::Pdf => Some(Form::Pdf),
        FileKind::Png => Some(Form::Png),
        FileKind::Jpeg => Some(Form::Jpeg),
        FileKind::Webp => Some(Form::Webp),
        FileKind::Gif => Some(Form::Gif),
        _ => None,
    }
}

/// Whether a copy can be made of it, as far as one can tell from outside.
pub fn is_markable(file: &evidence_version::Model) -> bool {
    form_of(&file.media_type).is_some() && file.size.unsigned_abs() <= MOST_BYTES
}

/// A PDF of the file with the mark on each page, made away from the threads that answer.
pub async fn copy(ctx: &Ctx, file: &evidence_version::Model, mark: Mark, ident: &str) -> Result<Vec<u8>> {
    let form = form_of(&file.media_type).filter(|_| is_markable(file));
    let form = form.ok_or_else(|| Error::from(Refusal::new("document-not-markable")))?;
    let _turn = TURNS.acquire().await.map_err(Error::fault)?;
    let mut content = Vec::new();
    let mut stream = files::content(ctx, &file.sha256, None).await?;
    while let Some(chunk) = stream.try_next().await? {
        content.extend_from_slice(&chunk);
    }
    let stamp = Stamp::new(ident, ctx.now.millis() / 1000);
    let app = ctx.app.clone();
    let work = move || -> Result<Vec<u8>> {
        let press = app.part::<Press>();
        let order = mark::order(content, form, &mark, press.fonts()?, &stamp).map_err(refused)?;
        press.set(order)?.map_err(refused)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}

/// The file is somebody's own: where it cannot be set, the file is what is wrong.
fn refused(fault: RenderFault) -> Error {
    match fault {
        RenderFault::Unreadable(_) | RenderFault::Typesetting(_) | RenderFault::Broken(_) => {
            tracing::info!(%fault, "a document could not be copied under a mark");
            Refusal::new("document-not-markable").into()
        }
        other => Error::fault(other),
    }
}
