//! `alcove doctor`

use serde_json::json;

use super::printing::{json, out};
use super::{Common, Verdict, open_existing};
use crate::kit::Result;
use crate::shell::doctor;

pub async fn run(common: &Common) -> Result<Verdict> {
    let app = open_existing(common).await?;
    let checks = doctor::examine(&app).await?;
    let found = checks.iter().map(|check| check.findings.len()).sum::<usize>();
    if common.json {
        json(&json!({ "healthy": found == 0, "checks": checks }))?;
    } else {
        for check in &checks {
            let state = if check.findings.is_empty() { "well" } else { "FOUND" };
            out(&format!("{state:<6} {:<12} {}", check.name, check.looked_at));
            for finding in &check.findings {
                out(&format!("       {finding}"));
            }
        }
        out(if found == 0 {
            "Nothing is wrong."
        } else {
            "Keep what is here, and take a backup before you mend."
        });
    }
    Ok(if found == 0 { Verdict::Well } else { Verdict::Faults })
}
