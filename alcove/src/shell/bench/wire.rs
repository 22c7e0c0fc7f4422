//! The connection of one caller. It stands on the same two cores as the server, so it does as little as
//! possible: what a caller uses, the server lacks.

use axum::http::{Method, Request, Uri, header};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::server;
use crate::kit::{Error, Result};

/// What is asked: a method, a path, more headers than the token, a body.
pub struct Asked {
    pub method: Method,
    pub path: String,
    pub headers: Vec<(header::HeaderName, String)>,
    pub body: Bytes,
}

impl Asked {
    pub fn get(path: String) -> Self {
        Self { method: Method::GET, path, headers: Vec::new(), body: Bytes::new() }
    }

    pub fn json(method: Method, path: String, body: &serde_json::Value) -> Self {
        let body = Bytes::from(body.to_string());
        let kind = (header::CONTENT_TYPE, "application/json".to_owned());
        Self { method, path, headers: vec![kind], body }
    }

    pub fn with(mut self, name: header::HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

pub struct Wire {
    sender: SendRequest<Full<Bytes>>,
    bearer: String,
}

impl Wire {
    /// Within a `LocalSet`: the connection is looked after on the caller's own thread.
    pub async fn open(token: &str) -> Result<Self> {
        let stream = TcpStream::connect(server::ADDRESS).await.map_err(Error::fault)?;
        stream.set_nodelay(true).map_err(Error::fault)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(Error::fault)?;
        tokio::task::spawn_local(connection);
        Ok(Self { sender, bearer: format!("Bearer {token}") })
    }

    /// The status and the body, as it came over the wire.
    pub async fn send(&mut self, asked: Asked) -> Result<(u16, Bytes)> {
        let mut request = Request::builder()
            .method(asked.method)
            .uri(asked.path.parse::<Uri>().map_err(Error::fault)?)
            .header(header::HOST, server::ADDRESS)
            .header(header::AUTHORIZATION, &self.bearer);
        for (name, value) in asked.headers {
            request = request.header(name, value);
        }
        let request = request.body(Full::new(asked.body)).map_err(Error::fault)?;
        self.sender.ready().await.map_err(Error::fault)?;
        let answer = self.sender.send_request(request).await.map_err(Error::fault)?;
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await.map_err(Error::fault)?;
        Ok((status, body.to_bytes()))
    }
}
