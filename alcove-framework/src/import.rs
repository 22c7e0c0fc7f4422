//! One way in for every kind of file.

use std::path::Path;
use std::rc::Rc;

use alcove_domain::assess::edition::Edition;

use crate::actions::ActionLibrary;
use crate::codes;
use crate::fault::{Fault, Faults, Place};
use crate::library::{self, MappingSet, Suggestion};
use crate::loaded::{About, Loaded};
use crate::tree::{Budget, Node, load};
use crate::{foreign, read, workbook};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Ours,
    Library,
    Workbook,
}

/// What a file held, whole. Our own format and a workbook hold one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub kind: Kind,
    pub editions: Vec<Edition>,
    /// What stands beside the edition in a directory of our own format.
    pub actions: Option<ActionLibrary>,
    pub mappings: Vec<MappingSet>,
    pub suggestions: Vec<Suggestion>,
    pub warnings: Vec<Fault>,
}

/// One framework of a file, with what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspected {
    pub about: About,
    pub faults: Vec<Fault>,
    pub warnings: Vec<Fault>,
}

/// Reads a file of any kind; `name` stands in its faults, and its ending does not matter.
pub fn import(name: &str, bytes: &[u8]) -> Result<Imported, Vec<Fault>> {
    examine(name, bytes).imported.map_err(in_order)
}

/// The same from a file, or from a directory in our own format.
pub fn import_path(path: &Path) -> Result<Imported, Vec<Fault>> {
    examine_path(path).imported.map_err(in_order)
}

/// What a check tells of a file or directory, one entry for each framework in it.
pub fn inspect_path(path: &Path) -> Vec<Inspected> {
    let Examined { mut inspected, imported } = examine_path(path);
    let is_faulty = imported.is_err();
    if inspected.is_empty() {
        // The file holds no framework, or could not be read so far.
        let (faults, warnings) = match imported {
            Ok(imported) => (Vec::new(), imported.warnings),
            Err(faults) => (faults, Vec::new()),
        };
        inspected.push(Inspected { about: About::default(), faults, warnings });
    }
    for one in &mut inspected {
        one.faults = in_order(std::mem::take(&mut one.faults));
        if is_faulty {
            one.warnings.clear();
        }
    }
    inspected
}

/// From the first line to the last, file by file and sheet by sheet, as one mends them: the reader finds
/// them in several rounds.
fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    let more = faults.iter().position(|fault| fault.code == codes::MORE_FAULTS.name);
    let more = more.map(|at| faults.remove(at));
    let part = |fault: &Fault| fault.path.split('!').next().unwrap_or_default().to_owned();
    let mut parts: Vec<String> = Vec::new();
    for fault in &faults {
        let part = part(fault);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    faults.sort_by_key(|fault| {
        let part = part(fault);
        (parts.iter().position(|known| *known == part), fault.line)
    });
    // It says how many are not listed.
    faults.extend(more);
    faults
}

impl Inspected {
    pub(crate) fn of(loaded: &Loaded) -> Self {
        Self { about: loaded.about.clone(), faults: loaded.faults.clone(), warnings: loaded.warnings.clone() }
    }
}

/// What kind of file it is; what is none of them counts as our own, whose reader says so.
pub fn sniff(name: &str, bytes: &[u8]) -> Kind {
    if workbook::is_workbook(bytes) {
        return Kind::Workbook;
    }
    let node = load(&Rc::from(name), bytes, &mut Budget::new(), &mut Faults::default());
    node.map_or(Kind::Ours, |node| kind_of(&node))
}

fn kind_of(node: &Node) -> Kind {
    if node.get("alcove").is_none() && node.get("objects").is_some() { Kind::Library } else { Kind::Ours }
}

struct Examined {
    inspected: Vec<Inspected>,
    imported: Result<Imported, Vec<Fault>>,
}

fn examine_path(path: &Path) -> Examined {
    if path.is_dir() || path.file_name().is_some_and(|name| name == "framework.yaml") {
        return of_one(Kind::Ours, read::read_path(path));
    }
    let name = path.display().to_string();
    match read_whole(path) {
        Ok(bytes) => examine(&name, &bytes),
        Err(error) => {
            let fault = Fault::new(&Place::whole(&name), codes::UNREADABLE, &[("why", &error.to_string())]);
            Examined { inspected: Vec::new(), imported: Err(vec![fault]) }
        }
    }
}

/// One byte more than is allowed is enough to be refused.
fn read_whole(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(Budget::BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn examine(name: &str, bytes: &[u8]) -> Examined {
    let refused = |fault| Examined { inspected: Vec::new(), imported: Err(vec![fault]) };
    if let Some(fault) = foreign::fault(name, bytes) {
        return refused(fault);
    }
    if workbook::is_workbook(bytes) {
        return of_one(Kind::Workbook, workbook::read_workbook(name, bytes));
    }
    let mut faults = Faults::default();
    let file: Rc<str> = Rc::from(name);
    let node = load(&file, bytes, &mut Budget::new(), &mut faults);
    if let Some(fault) = foreign::fault_of_text(name, node.as_ref()) {
        return refused(fault);
    }
    let Some(node) = node else {
        return Examined { inspected: Vec::new(), imported: Err(faults.into_list()) };
    };
    match kind_of(&node) {
        Kind::Library => {
            let (inspected, library) = library::read_tree(&node, &file);
            let imported = library.map(|library| Imported {
                kind: Kind::Library,
                editions: library.editions,
                actions: None,
                mappings: library.mappings,
                suggestions: library.suggestions,
                warnings: library.warnings,
            });
            Examined { inspected, imported }
        }
        kind => of_one(kind, read::read_tree(&node, &file)),
    }
}

fn of_one(kind: Kind, loaded: Loaded) -> Examined {
    let inspected = vec![Inspected::of(&loaded)];
    let imported = match loaded.edition {
        Some(edition) => Ok(Imported {
            kind,
            editions: vec![edition],
            actions: loaded.actions,
            mappings: Vec::new(),
            suggestions: Vec::new(),
            warnings: loaded.warnings,
        }),
        None => Err(loaded.faults),
    };
    Examined { inspected, imported }
}
