use serde_json::json;

use super::printing::{json, out};
use super::{Common, Verdict, open_database};
use crate::kit::Result;

pub async fn run(common: &Common) -> Result<Verdict> {
    let ran = open_database(common).await?.migrate().await?;
    if common.json {
        json(&json!({ "migrated": ran }))?;
    } else if ran.is_empty() {
        out("The tables are up to date.");
    } else {
        out(&format!("Done: {}", ran.join(", ")));
    }
    Ok(Verdict::Well)
}
