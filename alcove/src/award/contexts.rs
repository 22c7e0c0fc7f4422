//! The contexts that were built into the program.

use std::collections::HashMap;

use alcove_credential::Contexts;

use crate::kit::html::Assets;
use crate::kit::{Error, Result};

/// Contexts of credentials, read once. An App part.
pub struct Known(pub Contexts);

impl Known {
    pub fn read() -> Result<Self> {
        let file = |name: &str| {
            let missing = || Error::fault(format!("the file contexts/{name} was not built in"));
            Ok::<_, Error>(Assets::get(&format!("contexts/{name}")).ok_or_else(missing)?.data.into_owned())
        };
        let index: HashMap<String, String> =
            serde_json::from_slice(&file("index.json")?).map_err(Error::fault)?;
        let read = index.into_iter().map(|(address, name)| Ok((address, file(&name)?)));
        Ok(Self(Contexts::new(read.collect::<Result<Vec<_>>>()?)))
    }
}
