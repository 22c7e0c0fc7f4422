//! What reading a framework gives.

use std::collections::BTreeSet;

use alcove_domain::assess::edition::Edition;
use alcove_domain::kit::Lang;

use crate::actions::ActionLibrary;
use crate::check;
use crate::codes;
use crate::fault::{Fault, Faults};
use crate::places::{LibraryPlaces, Places};

/// A framework that was read, or what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// There exactly when there are no faults: nothing is taken in half.
    pub edition: Option<Edition>,
    /// Only a directory has one, beside its edition.
    pub actions: Option<ActionLibrary>,
    pub faults: Vec<Fault>,
    pub warnings: Vec<Fault>,
    /// As far as it could be read, faults or not.
    pub about: About,
}

/// What a list of files says of a framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub urn: String,
    pub version: String,
    pub name: String,
    pub items: usize,
    pub rated_items: usize,
    /// Its own first.
    pub languages: Vec<Lang>,
}

impl About {
    pub fn of(edition: &Edition) -> Self {
        Self {
            urn: edition.urn.clone(),
            version: edition.version.clone(),
            name: edition.texts.get(&edition.language).map(|label| label.name.clone()).unwrap_or_default(),
            items: edition.items.len(),
            rated_items: edition.rated().count(),
            languages: languages(edition),
        }
    }
}

/// Every language that has a text of the edition or of an item, its own first.
pub fn languages(edition: &Edition) -> Vec<Lang> {
    let mut found: BTreeSet<&Lang> = edition.texts.keys().collect();
    found.extend(edition.items.iter().flat_map(|item| item.texts.keys()));
    found.remove(&edition.language);
    std::iter::once(&edition.language).chain(found).cloned().collect()
}

impl Loaded {
    /// What was built, where only faults of reading keep it back, and of these only such as were always
    /// asked for.
    pub(crate) fn finish_checked(built: Option<(Edition, Places)>, faults: Faults) -> Self {
        let is_asked_later = |fault: &Fault| fault.code == codes::NOT_A_LANGUAGE.name;
        let (later, faults): (Vec<Fault>, Vec<Fault>) =
            faults.into_list().into_iter().partition(is_asked_later);
        let Some((edition, places)) = built.filter(|_| faults.is_empty()) else {
            return Self { faults, ..Self::default() };
        };
        let (mut objections, mut warnings) = (Faults::default(), Faults::default());
        check::check(&edition, &places, &mut objections, &mut warnings);
        warnings.append(objections.into_list());
        warnings.append(later);
        let about = About::of(&edition);
        Self { edition: Some(edition), warnings: warnings.into_list(), about, ..Self::default() }
    }

    /// Checks what was built; an edition with faults is not handed out.
    pub(crate) fn finish(built: Option<(Edition, Places)>, mut faults: Faults, mut warnings: Faults) -> Self {
        let Some((edition, places)) = built else {
            return Self { faults: faults.into_list(), warnings: warnings.into_list(), ..Self::default() };
        };
        check::check(&edition, &places, &mut faults, &mut warnings);
        let about = About::of(&edition);
        let whole = faults.is_empty();
        Self {
            edition: whole.then_some(edition),
            actions: None,
            faults: faults.into_list(),
            warnings: warnings.into_list(),
            about,
        }
    }

    /// Adds the actions that stand beside the edition; their faults keep back both.
    pub(crate) fn with_actions(
        mut self,
        read: Option<(ActionLibrary, LibraryPlaces)>,
        mut faults: Faults,
    ) -> Self {
        let mut warnings = Faults::default();
        if let (Some((library, places)), Some(edition)) = (&read, &self.edition) {
            check::check_actions(library, edition, places, &mut faults, &mut warnings);
        }
        self.warnings.extend(warnings.into_list());
        if faults.is_empty() {
            self.actions = read.map(|(library, _)| library);
        } else {
            self.edition = None;
            self.faults.extend(faults.into_list());
        }
        self
    }
}
