//! Codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day the phone is lost.

use totp_rs::{Builder, Secret, Totp};

use super::store::{person, recovery_code};
use crate::kit::clock::{hash_secret, new_bytes, new_letters};
use crate::kit::db::Connection;
use crate::kit::ids::PersonId;
use crate::kit::seal::Seal;
use crate::kit::{Ctx, Error, Result};

/// As many as fit on a card.
const RECOVERY_CODES: usize = 10;

/// A new secret in base32, for the QR code and for typing.
pub fn new_secret() -> String {
    let bytes: [u8; 20] = new_bytes();
    Secret::new_stack(bytes).to_base32()
}

/// The secret as the table keeps it.
pub fn sealed(ctx: &Ctx, person: &PersonId, secret: &str) -> Result<String> {
    ctx.app.part::<Seal>().seal("person", person.as_str(), secret)
}

/// The secret that the table keeps sealed.
pub fn opened(ctx: &Ctx, person: &PersonId, sealed: &str) -> Result<String> {
    ctx.app.part::<Seal>().open("person", person.as_str(), sealed)
}

/// What the QR code says (the key URI format of authenticator apps).
pub fn address(secret: &str, email: &str) -> String {
    let account: String = email
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b".-_".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    format!("otpauth://totp/Alcove:{account}?secret={secret}&issuer=Alcove")
}

/// The step a code belongs to; none where it is wrong, or of a step that was used before.
pub fn step_of(secret: &str, code: &str, now_millis: i64, last_step: Option<i64>) -> Option<i64> {
    let seconds = u64::try_from(now_millis / 1000).ok()?;
    let step = i64::try_from(totp(secret)?.check(code, seconds)?).ok()?;
    (last_step.is_none_or(|last| step > last)).then_some(step)
}

/// The code of an instant; for those who play the phone in tests and in the demo.
pub fn code_at(secret: &str, millis: i64) -> Option<String> {
    Some(totp(secret)?.generate(u64::try_from(millis / 1000).ok()?).to_string())
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).build().ok()
}

/// Recovery codes to show once, such as `k7mq-2xhd-9rtw`; the table keeps their hashes.
pub fn new_recovery_codes() -> Vec<String> {
    // Without letters and digits that look alike on paper.
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let part = || new_letters(LETTERS, 4);
    (0..RECOVERY_CODES).map(|_| format!("{}-{}-{}", part(), part(), part())).collect()
}

/// How a recovery code is compared: without the dashes and spaces people add or leave out.
pub fn recovery_hash(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    hash_secret(&plain.to_ascii_lowercase())
}

/// Takes a code of the app or a recovery code, once. A wrong or a used one is a fault of the field.
pub async fn take(ctx: &Ctx, tx: &impl Connection, person: &person::Model, code: &str) -> Result<()> {
    let wrong = || Error::invalid("code", "wrong-code");
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()) {
        let secret = opened(ctx, &person.id, person.totp_secret.as_deref().ok_or_else(wrong)?)?;
        let step = step_of(&secret, &digits, ctx.now.millis(), person.totp_last_step).ok_or_else(wrong)?;
        let first = person::is_step_taken_now(tx, &person.id, step).await?;
        return if first { Ok(()) } else { Err(wrong()) };
    }
    let used = recovery_code::is_used_now(tx, &person.id, &recovery_hash(code), ctx.now.millis()).await?;
    if used { Ok(()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::{code_at, new_recovery_codes, new_secret, recovery_hash, step_of};

    #[test]
    fn a_code_counts_once() {
        let (secret, now) = (new_secret(), 1_795_251_600_000);
        let code = code_at(&secret, now).unwrap();

        let step = step_of(&secret, &code, now, None);

        assert_eq!(step, Some(now / 30_000));
        assert_eq!(step_of(&secret, &code, now, step), None);
        assert_eq!(step_of(&secret, &code, now + 120_000, None), None);
    }

    #[test]
    fn a_recovery_code_is_the_same_with_and_without_dashes() {
        let codes = new_recovery_codes();

        assert_eq!(codes.len(), 10);
        assert_eq!(recovery_hash(&codes[0]), recovery_hash(&codes[0].replace('-', " ").to_uppercase()));
    }
}
