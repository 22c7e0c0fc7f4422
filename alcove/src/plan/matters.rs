//! Which changes of an approved plan need its approval again, as the plan's row keeps them.

use alcove_domain::kit::Number;
use alcove_domain::plan::Matter;
use serde::{Deserialize, Serialize};

use super::words;

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Written {
    Added { node: String },
    Removed { node: String },
    LaterBy { days: i64 },
    DearerBy { share: String },
    TargetChanged,
    ResponsibleChanged,
    ServesOthers,
    PeriodChanged,
    VisionChanged,
    PhasesChanged,
    ContextChanged,
    Renamed,
}

/// One JSON document, always read whole.
pub fn write(matters: &[Matter]) -> String {
    let written: Vec<Written> = matters
        .iter()
        .map(|matter| match matter {
            Matter::Added(kind) => Written::Added { node: words::kind(*kind).to_owned() },
            Matter::Removed(kind) => Written::Removed { node: words::kind(*kind).to_owned() },
            Matter::LaterBy { days } => Written::LaterBy { days: *days },
            Matter::DearerBy { share } => Written::DearerBy { share: share.to_exact() },
            Matter::TargetChanged => Written::TargetChanged,
            Matter::ResponsibleChanged => Written::ResponsibleChanged,
            Matter::ServesOthers => Written::ServesOthers,
            Matter::PeriodChanged => Written::PeriodChanged,
            Matter::VisionChanged => Written::VisionChanged,
            Matter::PhasesChanged => Written::PhasesChanged,
            Matter::ContextChanged => Written::ContextChanged,
            Matter::Renamed => Written::Renamed,
        })
        .collect();
    serde_json::to_string(&written).unwrap_or_else(|_| "[]".to_owned())
}

/// What this version does not know is left out.
pub fn read(text: &str) -> Vec<Matter> {
    let written: Vec<Written> = serde_json::from_str(text).unwrap_or_default();
    written
        .into_iter()
        .filter_map(|one| {
            Some(match one {
                Written::Added { node } => Matter::Added(words::read_kind(&node)?),
                Written::Removed { node } => Matter::Removed(words::read_kind(&node)?),
                Written::LaterBy { days } => Matter::LaterBy { days },
                Written::DearerBy { share } => Matter::DearerBy { share: Number::parse(&share).ok()? },
                Written::TargetChanged => Matter::TargetChanged,
                Written::ResponsibleChanged => Matter::ResponsibleChanged,
                Written::ServesOthers => Matter::ServesOthers,
                Written::PeriodChanged => Matter::PeriodChanged,
                Written::VisionChanged => Matter::VisionChanged,
                Written::PhasesChanged => Matter::PhasesChanged,
                Written::ContextChanged => Matter::ContextChanged,
                Written::Renamed => Matter::Renamed,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_reads_back_as_it_was_written() {
        let unusual =
            vec![Matter::ServesOthers, Matter::PhasesChanged, Matter::ContextChanged, Matter::Renamed];
        let all = [Matter::usual(), unusual].concat();

        assert_eq!(read(&write(&all)), all);
    }
}
