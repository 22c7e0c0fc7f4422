//! A form that somebody else was quicker with. What stands now is shown beside what was typed, and the
//! form takes the version that was shown: who has compared may save.

use crate::kit::{Error, Fields, FormView, Result, Words};

/// A field of which another thing stands now than was typed.
pub struct Differing {
    pub label: String,
    pub stands: String,
    pub typed: String,
}

/// The form again after its door said no, with what stands where that was changed meanwhile.
/// `present` is the form as it would be opened now, `labels` the fields to compare with their names.
pub fn failed(
    words: Words,
    fields: Fields,
    error: Error,
    present: &Fields,
    labels: &[(&str, &str)],
    say: impl Fn(&str, &str) -> String,
) -> Result<(FormView, Vec<Differing>)> {
    let is_late = matches!(error, Error::PreconditionFailed(_));
    let mut form = FormView::failed(words, fields, error)?;
    if !is_late {
        return Ok((form, Vec::new()));
    }
    let all = |fields: &Fields, name: &str| -> Vec<String> {
        // A browser ends lines in its own way.
        fields
            .all(name)
            .map(|value| value.trim().replace("\r\n", "\n"))
            .filter(|one| !one.is_empty())
            .collect()
    };
    let said = |name: &str, values: &[String]| {
        values.iter().map(|value| say(name, value)).collect::<Vec<_>>().join(", ")
    };
    let mut differing = Vec::new();
    for (name, label) in labels {
        let (mut stands, mut typed) = (all(present, name), all(&form.fields, name));
        stands.sort();
        typed.sort();
        if stands != typed {
            let (stands, typed) = (said(name, &stands), said(name, &typed));
            differing.push(Differing { label: words.t(label), stands, typed });
        }
    }
    form.fields.0.retain(|(name, _)| name != "version");
    form.fields.0.push(("version".to_owned(), present.get("version").to_owned()));
    Ok((form, differing))
}
