//! The address a request comes from, for the throttle alone; it is never stored in the clear.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::kit::App;

#[derive(Clone, Debug)]
pub struct Address(pub String);

impl FromRequestParts<Arc<App>> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
        Ok(Self(address(peer, forwarded)))
    }
}

/// Behind a proxy of our own network the last address it noted, else the peer's.
fn address(peer: Option<IpAddr>, forwarded: Option<&str>) -> String {
    let last = || forwarded?.rsplit(',').next().map(|text| text.trim().to_owned());
    let from_proxy = peer.is_none_or(is_near);
    let noted = if from_proxy { last() } else { None };
    noted.or_else(|| peer.map(|ip| ip.to_string())).unwrap_or_default()
}

fn is_near(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn only_a_proxy_of_ours_is_believed_about_the_address() {
        let (near, far) = ("10.0.0.2".parse().ok(), "203.0.113.9".parse().ok());

        assert_eq!(address(near, Some("198.51.100.1, 198.51.100.7")), "198.51.100.7");
        assert_eq!(address(far, Some("198.51.100.7")), "203.0.113.9");
        assert_eq!(address(near, None), "10.0.0.2");
    }
}
