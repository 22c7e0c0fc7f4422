//! How the mail server is reached, from its address in the settings.

use std::path::Path;
use std::time::Duration;

use lettre::Tokio1Executor;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::{AsyncSmtpTransport, Error as Fault};
use reqwest::Url;

use super::Refused;
use crate::kit::{Error, Result};

/// A server that takes longer than this to answer is away.
const PATIENCE: Duration = Duration::from_secs(30);

pub type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// When a connection is made safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Safety {
    /// From its first byte: `smtps://`.
    AtOnce,
    /// Before anything is said, or not at all: `?tls=required`.
    Required,
    /// Where the server offers it: `?tls=opportunistic`.
    Offered,
    /// `?tls=none`.
    None,
}

impl Safety {
    /// Without a word about it, a password never goes over an open wire.
    fn of(url: &Url) -> Option<Self> {
        let word = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, word)| word.into_owned());
        match (url.scheme(), word.as_deref()) {
            ("smtps", None | Some("required")) => Some(Self::AtOnce),
            ("smtp", Some("required")) => Some(Self::Required),
            ("smtp", Some("opportunistic")) => Some(Self::Offered),
            ("smtp", Some("none")) => Some(Self::None),
            ("smtp", None) if url.password().is_some() => Some(Self::Required),
            ("smtp", None) => Some(Self::Offered),
            _ => None,
        }
    }
}

pub fn transport(address: &str, authority: Option<&Path>) -> Result<Transport> {
    // The address holds the password, so no message repeats it.
    let told = |what: &str| Error::fault(format!("smtp-url: {what}"));
    let url = Url::parse(address).map_err(|fault| told(&fault.to_string()))?;
    let safety = Safety::of(&url).ok_or_else(|| {
        told("it begins with smtp:// or smtps:// and may end with ?tls=required, ?tls=opportunistic or ?tls=none")
    })?;
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| told("it names no host"))?;
    let port = url.port().unwrap_or(match safety {
        Safety::AtOnce => 465,
        Safety::Required => 587,
        Safety::Offered | Safety::None => 25,
    });
    let tls = match safety {
        Safety::AtOnce => Tls::Wrapper(parameters(host, authority)?),
        Safety::Required => Tls::Required(parameters(host, authority)?),
        Safety::Offered => Tls::Opportunistic(parameters(host, authority)?),
        Safety::None => Tls::None,
    };
    // The library reads user, password and the name that we greet with; it knows no `tls=none`.
    let mut plain = url.clone();
    plain.set_query(None);
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(plain.as_str());
    let builder = builder.map_err(|fault| told(&fault.to_string()))?;
    Ok(builder.port(port).tls(tls).timeout(Some(PATIENCE)).build())
}

fn parameters(host: &str, authority: Option<&Path>) -> Result<TlsParameters> {
    let mut parameters = TlsParameters::builder(host.to_owned());
    if let Some(file) = authority {
        let told = |what: &dyn std::fmt::Display| Error::fault(format!("{}: {what}", file.display()));
        let pem = std::fs::read(file).map_err(|fault| told(&fault))?;
        let known = Certificate::from_pem(&pem).map_err(|fault| told(&fault))?;
        parameters = parameters.add_root_certificate(known);
    }
    parameters.build().map_err(Error::fault)
}

/// What a fault of sending means.
pub fn refused(fault: &Fault) -> Refused {
    let kind = match fault.status() {
        Some(code) => format!("refused with {code}"),
        None if fault.is_timeout() => "no answer in time".to_owned(),
        None if fault.is_tls() => "no safe connection".to_owned(),
        None if fault.is_client() => "not understood".to_owned(),
        None => "not reached".to_owned(),
    };
    // Another mail may be taken where this one was refused, for a refusal is about its address.
    Refused { kind, said: whole(fault), is_everybodys: fault.status().is_none() && !fault.is_client() }
}

/// The fault with its causes, and without addresses of people.
fn whole(fault: &Fault) -> String {
    let mut said = fault.to_string();
    let mut cause = std::error::Error::source(fault);
    while let Some(error) = cause {
        let more = error.to_string();
        if !said.contains(&more) {
            said = format!("{said}: {more}");
        }
        cause = error.source();
    }
    let hidden = |word: &str| if word.contains('@') { "…".to_owned() } else { word.to_owned() };
    said.split_whitespace().map(hidden).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use reqwest::Url;

    use super::{Safety, transport};

    fn safety(url: &str) -> Option<Safety> {
        Safety::of(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_password_never_goes_over_an_open_wire_unless_that_is_asked_for() {
        assert_eq!(safety("smtp://ada:secret@mail.test:587"), Some(Safety::Required));
        assert_eq!(safety("smtps://ada:secret@mail.test"), Some(Safety::AtOnce));
        assert_eq!(safety("smtp://mail.test"), Some(Safety::Offered));
        assert_eq!(safety("smtp://mail.test?tls=required"), Some(Safety::Required));
        assert_eq!(safety("smtp://ada:secret@mail.test?tls=none"), Some(Safety::None));
        assert_eq!(safety("smtp://mail.test?tls=maybe"), None);
    }

    #[test]
    fn an_address_that_is_none_is_told_without_its_password() {
        for address in ["http://ada:secret@mail.test", "smtp://ada:secret@mail.test?tls=maybe", "nonsense"] {
            let fault = transport(address, None).unwrap_err().to_string();

            assert!(fault.contains("smtp-url: ") && !fault.contains("secret"), "{fault}");
        }
    }
}
