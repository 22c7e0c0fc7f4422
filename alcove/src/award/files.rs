//! An award as files to take away. The signed bytes are read, never made.

use alcove_credential::bake;
use qrcode::{Color, QrCode};

use alcove_report::certificate::{self, Certificate, Fact};
use alcove_report::{Stamp, badge};

use super::issuer;
use super::picture;
use super::reading::{self, Award};
use super::signing::address;
use crate::kit::ids::AwardId;
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Refusal, Result, Words};

/// Wide enough for a screen and small enough for a mail.
const PICTURE_WIDTH: u32 = 640;

/// The stored form.
pub async fn json(ctx: &Ctx, id: &AwardId) -> Result<String> {
    Ok(signed(ctx, id).await?.row.signed)
}

/// The same as a token.
pub async fn jwt(ctx: &Ctx, id: &AwardId) -> Result<String> {
    Ok(signed(ctx, id).await?.row.token)
}

/// A picture with the credential in it.
pub async fn svg(ctx: &Ctx, id: &AwardId) -> Result<String> {
    let award = signed(ctx, id).await?;
    let picture = drawn(ctx, &award).await?;
    bake::svg::bake(&picture, &award.row.signed).map_err(Error::fault)
}

pub async fn png(ctx: &Ctx, id: &AwardId) -> Result<Vec<u8>> {
    let award = signed(ctx, id).await?;
    let picture = drawn(ctx, &award).await?;
    let app = ctx.app.clone();
    let drawn = tokio::task::spawn_blocking(move || {
        badge::png(&picture, PICTURE_WIDTH, app.part::<Press>().fonts()?).map_err(Error::fault)
    });
    let pixels = drawn.await.map_err(Error::fault)??;
    bake::png::bake(&pixels, &award.row.signed).map_err(Error::fault)
}

/// A certificate for the wall, with the credential attached.
pub async fn pdf(ctx: &Ctx, id: &AwardId, words: Words) -> Result<Vec<u8>> {
    let award = signed(ctx, id).await?;
    let issuer = issuer::find(ctx, ctx.db().read(), &award.row.issuer_id).await?;
    let value = set(ctx, &award, &issuer, words)?;
    // What was signed names the moment; printing it again gives the same bytes.
    let at = award.row.signed_at.unwrap_or_default() / 1000;
    let stamp = Stamp::new(format!("award {id} {}", words.code()), at);
    let app = ctx.app.clone();
    let printed = tokio::task::spawn_blocking(move || {
        let press = app.part::<Press>();
        let order = certificate::order(&value, press.fonts()?, &stamp).map_err(Error::fault)?;
        press.set(order)?.map_err(Error::fault)
    });
    printed.await.map_err(Error::fault)?
}

fn set(ctx: &Ctx, award: &Award, issuer: &issuer::Issuer, words: Words) -> Result<Certificate> {
    let text = award.text(words);
    let day = |day: Option<alcove_domain::kit::Day>| day.map(|day| words.day(day)).unwrap_or_default();
    let link = address(ctx, award.id());
    let mut facts = vec![
        Fact { label: words.t("award-pdf-valid-from"), value: day(award.valid_from()) },
        Fact {
            label: words.t("award-pdf-valid-until"),
            value: match award.valid_until() {
                Some(until) => words.day(until),
                None => words.t("award-pdf-no-end"),
            },
        },
        Fact { label: words.t("award-pdf-code"), value: award.code() },
    ];
    if !text.level.is_empty() {
        facts.insert(0, Fact { label: words.t("award-pdf-level"), value: text.level.clone() });
    }
    Ok(Certificate {
        language: words.code().to_owned(),
        title: words.t2("award-pdf-title", "name", text.name.as_str(), "holder", award.holder_name()),
        kicker: words.t("award-pdf-kicker"),
        holder_intro: words.t("award-pdf-holder"),
        holder: award.holder_name().to_owned(),
        name_intro: words.t("award-pdf-name"),
        name: text.name.clone(),
        text: text.description.clone(),
        criteria: text.criteria.clone(),
        issuer_intro: words.t("award-pdf-issuer"),
        issuer: issuer.organisation.name.clone(),
        facts,
        check: words.t("award-pdf-check"),
        qr: modules(&link)?,
        qr_alternative: words.t1("award-pdf-qr", "address", link.as_str()),
        address: link,
        attachment: award.row.signed.clone(),
        attachment_name: "credential.json".to_owned(),
        attachment_words: words.t("award-pdf-attachment"),
    })
}

/// The dark and light dots of a code with this address, row by row.
fn modules(link: &str) -> Result<Vec<Vec<bool>>> {
    let code = QrCode::new(link).map_err(Error::fault)?;
    let dots: Vec<bool> = code.to_colors().into_iter().map(|colour| colour == Color::Dark).collect();
    Ok(dots.chunks(code.width()).map(<[bool]>::to_vec).collect())
}

async fn drawn(ctx: &Ctx, award: &Award) -> Result<String> {
    let issuer = issuer::find(ctx, ctx.db().read(), &award.row.issuer_id).await?;
    Ok(picture::draw(award, &issuer))
}

async fn signed(ctx: &Ctx, id: &AwardId) -> Result<Award> {
    let award = reading::find(ctx.db().read(), id).await?;
    if award.row.signed_at.is_none() {
        return Err(Error::NotNow(Refusal::new("award-is-being-signed")));
    }
    Ok(award)
}
