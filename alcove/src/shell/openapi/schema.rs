//! Shapes, written short: `text`, `integer`, `boolean`, `time`, `day`, `file`, `any`, `map`;
//! `@Name` is a named shape, `[shape]` a list, and `shape?` may be null or absent.

use serde_json::{Map, Value, json};

use super::Shape;

/// Every named shape.
pub fn all(shapes: impl Iterator<Item = &'static Shape>) -> Map<String, Value> {
    let mut all: Map<String, Value> = shapes.map(|shape| (shape.name.to_owned(), object(shape))).collect();
    all.insert("Mark".to_owned(), mark());
    all.insert("Instrument".to_owned(), instrument());
    all
}

pub fn of(shape: &str) -> Value {
    if let Some(inner) = shape.strip_suffix('?') {
        return json!({ "anyOf": [of(inner), { "type": "null" }] });
    }
    if let Some(inner) = shape.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return json!({ "type": "array", "items": of(inner) });
    }
    if let Some(name) = shape.strip_prefix('@') {
        return json!({ "$ref": format!("#/components/schemas/{name}") });
    }
    match shape {
        "text" => json!({ "type": "string" }),
        "integer" => json!({ "type": "integer" }),
        "boolean" => json!({ "type": "boolean" }),
        "time" => json!({ "type": "string", "format": "date-time" }),
        "day" => json!({ "type": "string", "format": "date" }),
        "file" => json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
        "map" => json!({ "type": "object" }),
        _ => json!({}),
    }
}

fn object(shape: &Shape) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (name, shape, says) in shape.fields {
        let mut value = of(shape);
        if !says.is_empty() {
            value["description"] = json!(says);
        }
        properties.insert((*name).to_owned(), value);
        if !shape.ends_with('?') {
            required.push(*name);
        }
    }
    let mut object = json!({ "type": "object", "properties": properties });
    if !shape.says.is_empty() {
        object["description"] = json!(shape.says);
    }
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

/// One key alone, by the instrument of the item.
fn mark() -> Value {
    let only = |name: &str, schema: Value| json!({ "type": "object", "properties": { name: schema }, "required": [name], "additionalProperties": false });
    let text = || json!({ "type": "string" });
    json!({
        "description": "The value of a rating: exactly one of these. Numbers are text, so that they stay exact.",
        "oneOf": [
            only("step", json!({ "type": "integer", "description": "The value of a step of the item's scale." })),
            only("amount", text()),
            only("ratio", json!({ "type": "array", "items": text(), "minItems": 2, "maxItems": 2, "description": "Numerator and denominator." })),
            only("yes", json!({ "type": "boolean" })),
            only("choice", json!({ "anyOf": [text(), { "type": "array", "items": text() }] })),
            only("date", json!({ "type": "string", "format": "date" })),
            only("text", text()),
            only("not_applicable", json!({ "type": "string", "description": "Why the item does not fit." })),
            only("cannot_judge", json!({ "const": true })),
        ],
    })
}

fn instrument() -> Value {
    let quantity = json!({
        "type": "object",
        "properties": {
            "unit": { "type": "string" },
            "decimals": { "type": "integer" },
            "minimum": { "type": ["string", "null"] },
            "maximum": { "type": ["string", "null"] },
            "direction": { "enum": ["up", "down", "neutral"], "description": "Which way is better." },
            "bounds": { "type": "array", "items": { "type": "string" } },
        },
    });
    let only = |name: &str, schema: &Value| json!({ "type": "object", "properties": { name: schema }, "required": [name] });
    json!({
        "description": "How an item is answered.",
        "oneOf": [
            only("scale", &json!({ "type": "string", "description": "The id of a scale of the edition." })),
            only("amount", &quantity),
            only("ratio", &quantity),
            only("choice", &json!({ "type": "object" })),
            { "enum": ["yes_no", "date", "text"] },
        ],
    })
}
