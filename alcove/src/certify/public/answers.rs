//! The four answers in words.

use alcove_credential::examine::{Dates, Signature};
use alcove_domain::award::Standing;
use alcove_domain::kit::Instant;

use super::check::{Checked, Issuer, Status};
use crate::kit::{Ctx, Words};

/// One question with its answer.
pub struct Answer {
    pub question: String,
    pub answer: String,
    /// Of the tag: `good`, `warn`, `bad`, or none.
    pub tone: &'static str,
    pub icon: &'static str,
    pub link: Option<String>,
}

/// What a credential says, and what is to be thought of it.
pub struct Verdict {
    pub title: String,
    pub tone: &'static str,
    pub icon: &'static str,
    pub answers: Vec<Answer>,
    pub says: Vec<(String, String)>,
}

pub fn of(ctx: &Ctx, checked: &Checked) -> Verdict {
    let words = ctx.words;
    let answers = vec![
        answer(words, "signature", signature(words, &checked.examined.signature), None),
        answer(words, "status", status(words, checked.status), None),
        answer(words, "dates", dates(words, checked), None),
        answer(words, "issuer", issuer(words, &checked.issuer), link(&checked.issuer)),
    ];
    let (title, tone) = verdict(words, checked);
    let icon = if tone == "good" { "badge-check" } else { "circle-alert" };
    Verdict { title, tone, icon, answers, says: says(words, checked) }
}

/// The four answers in one plain sentence: what weighs most is said.
fn verdict(words: Words, checked: &Checked) -> Said {
    let day = |millis: Option<i64>| words.day_of(Instant(millis.unwrap_or_default()), "UTC");
    if checked.holds() {
        return (words.t("certify-verify-holds"), "good");
    }
    if checked.is_false() {
        return (words.t("certify-verify-holds-not"), "bad");
    }
    if let Some(since) = checked.stopped() {
        return (words.t1("certify-verify-holds-not-since", "day", day(Some(since))), "bad");
    }
    match checked.dates {
        Dates::Over => (words.t1("certify-verify-ended", "day", day(checked.examined.valid_until())), "bad"),
        Dates::NotYet => {
            (words.t1("certify-verify-begins", "day", day(checked.examined.valid_from())), "warn")
        }
        Dates::Within | Dates::Unknown => (words.t("certify-verify-not"), "warn"),
    }
}

type Said = (String, &'static str);

fn answer(words: Words, what: &str, (said, tone): Said, link: Option<String>) -> Answer {
    let icon = match tone {
        "good" => "check",
        "bad" => "x",
        _ => "info",
    };
    Answer { question: words.t(&format!("certify-verify-{what}")), answer: said, tone, icon, link }
}

fn signature(words: Words, signature: &Signature) -> Said {
    match signature {
        Signature::Good => (words.t("certify-verify-signature-good"), "good"),
        Signature::Bad => (words.t("certify-verify-signature-bad"), "bad"),
        Signature::Absent => (words.t("certify-verify-signature-absent"), "bad"),
        Signature::KeyElsewhere => (words.t("certify-verify-signature-elsewhere"), "warn"),
        Signature::UnknownWay(way) => {
            (words.t1("certify-verify-signature-unknown", "way", way.as_str()), "warn")
        }
        Signature::NotOverAll(lost) => {
            (words.t1("certify-verify-signature-partial", "words", lost.join(", ")), "bad")
        }
        Signature::Disguised(disguised) => {
            (words.t1("certify-verify-signature-disguised", "words", disguised.join(", ")), "bad")
        }
    }
}

fn status(words: Words, status: Status) -> Said {
    match status {
        Status::Ours(standing) => standing_said(words, standing),
        Status::NotOurs => (words.t("certify-verify-status-not-ours"), "bad"),
        Status::Unproven => (words.t("certify-verify-status-unproven"), "bad"),
        Status::Elsewhere => (words.t("certify-verify-status-elsewhere"), "warn"),
        Status::NoPlace => (words.t("certify-verify-status-none"), "warn"),
    }
}

/// The standing of an award of ours as a sentence.
pub fn standing_said(words: Words, standing: Standing) -> Said {
    let tone = match standing {
        // Its days are a question of their own.
        Standing::Valid | Standing::Expired | Standing::NotYet => "good",
        Standing::Waiting | Standing::Suspended | Standing::Superseded => "warn",
        Standing::Revoked => "bad",
    };
    (words.t(&format!("certify-verify-status-{}", standing.word())), tone)
}

fn dates(words: Words, checked: &Checked) -> Said {
    let day = |millis: Option<i64>| millis.map(|at| words.day_of(Instant(at), "UTC")).unwrap_or_default();
    let from = day(checked.examined.valid_from());
    let until = day(checked.examined.valid_until());
    match checked.dates {
        Dates::Within if until.is_empty() => (words.t1("certify-verify-dates-open", "from", from), "good"),
        Dates::Within if from.is_empty() => (words.t1("certify-verify-dates-until", "until", until), "good"),
        Dates::Within => (words.t2("certify-verify-dates-within", "from", from, "until", until), "good"),
        Dates::NotYet => (words.t1("certify-verify-dates-not-yet", "from", from), "bad"),
        Dates::Over => (words.t1("certify-verify-dates-over", "until", until), "bad"),
        Dates::Unknown => (words.t("certify-verify-dates-unknown"), "warn"),
    }
}

fn issuer(words: Words, issuer: &Issuer) -> Said {
    match issuer {
        Issuer::Ours { name, .. } => (words.t1("certify-verify-issuer-ours", "name", name.as_str()), "good"),
        Issuer::KeyCompromised { name, .. } => {
            (words.t1("certify-verify-issuer-compromised", "name", name.as_str()), "bad")
        }
        Issuer::KeyNotOurs { name } => {
            (words.t1("certify-verify-issuer-not-ours", "name", name.as_str()), "bad")
        }
        Issuer::Unproven { name } => {
            (words.t1("certify-verify-issuer-unproven", "name", name.as_str()), "bad")
        }
        Issuer::KeyAlone => (words.t("certify-verify-issuer-key"), "warn"),
        Issuer::Unknown => (words.t("certify-verify-issuer-unknown"), "warn"),
    }
}

fn link(issuer: &Issuer) -> Option<String> {
    match issuer {
        Issuer::Ours { slug, .. } | Issuer::KeyCompromised { slug, .. } => Some(format!("/orgs/{slug}")),
        _ => None,
    }
}

/// What it says, in its own words: nothing of it is ours.
fn says(words: Words, checked: &Checked) -> Vec<(String, String)> {
    let examined = &checked.examined;
    let all = [
        ("name", examined.achievement_name()),
        ("holder", examined.holder()),
        ("by", named(examined.issuer_name(), examined.issuer())),
        ("description", examined.description()),
        ("criteria", examined.criteria()),
        ("id", examined.id().to_owned()),
    ];
    let shown = all.into_iter().filter(|(_, text)| !text.is_empty());
    shown.map(|(what, text)| (words.t(&format!("certify-verify-says-{what}")), text)).collect()
}

fn named(name: String, id: &str) -> String {
    if name.is_empty() { id.to_owned() } else { format!("{name} ({id})") }
}
