//! SVG: an element at the beginning of the picture.

use roxmltree::{Document, ParsingOptions};

use super::checked;
use crate::Fault;

const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";

/// The picture with this credential in it: JSON as text, a token as an attribute.
pub fn bake(picture: &str, credential: &str) -> Result<String, Fault> {
    let document = parse(picture)?;
    let root = document.root_element();
    let first = root.first_child().ok_or_else(|| Fault::unreadable("an empty SVG"))?;
    let (before, after) = picture.split_at(first.range().start);
    let element = if credential.starts_with('{') {
        // What would end the section early is written in two of them.
        let text = credential.replace("]]>", "]]]]><![CDATA[>");
        format!(
            "<openbadges:credential xmlns:openbadges=\"{NAMESPACE}\"><![CDATA[{text}]]></openbadges:credential>"
        )
    } else {
        format!("<openbadges:credential xmlns:openbadges=\"{NAMESPACE}\" verify=\"{credential}\"/>")
    };
    Ok(format!("{before}{element}{after}"))
}

pub fn read(picture: &str) -> Result<String, Fault> {
    let document = parse(picture)?;
    let mut elements = document.descendants().filter(|node| node.has_tag_name((NAMESPACE, "credential")));
    let element = elements.next().ok_or(Fault::Nothing)?;
    if elements.next().is_some() {
        return Err(Fault::Several);
    }
    let text: String = element.children().filter_map(|child| child.text()).collect();
    // Where both are there, readers differ on which of them is meant.
    let text = match (element.attribute("verify"), text.trim()) {
        (Some(token), "") => token,
        (Some(_), _) => return Err(Fault::Several),
        (None, text) => text,
    };
    if text.is_empty() { Err(Fault::Nothing) } else { checked(text.to_owned()) }
}

/// Entities are refused, so that a small file does not grow in memory.
fn parse(picture: &str) -> Result<Document<'_>, Fault> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 50_000, ..ParsingOptions::default() };
    Document::parse_with_options(picture, options).map_err(Fault::unreadable)
}
