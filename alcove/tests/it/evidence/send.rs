//! Forms with files, as browsers and machines send them.

use axum::http::{Method, StatusCode};
use image::ImageFormat;
use serde_json::Value;

use crate::world::{Answer, Browser, World};

pub const BOUNDARY: &str = "----boundary-of-the-test";

/// A file of a form: its name, its bytes.
pub type File<'a> = (&'a str, &'a [u8]);

pub fn body(fields: &[(&str, &str)], files: &[File]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .bytes(),
        );
    }
    for (name, content) in files {
        body.extend(
            format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

pub async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)], files: &[File<'_>]) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    browser.send(Method::POST, path, &[("content-type", &kind)], body(fields, files)).await
}

/// Adds by the interface for machines and answers the piece.
pub async fn add(browser: &Browser, fields: &[(&str, &str)], files: &[File<'_>]) -> Value {
    let answer = send(browser, "/api/v1/evidence", fields, files).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    answer.json()
}

/// A note of the college by somebody, open to this circle; answers its id.
pub async fn note(world: &World, role: &str, title: &str, circle: &str) -> String {
    let college = world.college.to_string();
    let fields = [
        ("organisation_id", college.as_str()),
        ("title", title),
        ("note", "Seen"),
        ("confidentiality", circle),
    ];
    let added = add(&world.machine(role).await, &fields, &[]).await;
    added["id"].as_str().unwrap().to_owned()
}

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// The codes of the faults of a problem.
pub fn codes(answer: &Answer) -> Vec<String> {
    let problem = answer.json();
    let fields = problem["fields"].as_array().unwrap_or_else(|| panic!("no faults: {problem}")).clone();
    fields.iter().map(|fault| fault["code"].as_str().unwrap().to_owned()).collect()
}
