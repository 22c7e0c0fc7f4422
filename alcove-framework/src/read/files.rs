//! The files of one framework: inside its directory, and nowhere else.

use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use crate::codes;
use crate::fault::{Faults, Place};
use crate::tree::{Budget, Node, load};

/// Where a framework's files are, and what they may cost together.
pub(crate) struct Home {
    budget: Budget,
    root: Option<Root>,
}

struct Root {
    /// As the caller wrote it, for faults.
    shown: PathBuf,
    /// Without links, to see that nothing leads out.
    real: PathBuf,
    /// The main file's name, and whether it speaks for a directory.
    main: PathBuf,
    /// The files being included now, to see a circle.
    open: Vec<PathBuf>,
}

pub(crate) const MAIN: &str = "framework.yaml";

impl Home {
    /// A single file that came without a directory.
    pub fn alone(budget: Budget) -> Self {
        Self { budget, root: None }
    }

    pub fn open(path: &Path, faults: &mut Faults) -> Option<Self> {
        let whole = Place::whole(&path.display().to_string());
        let (shown, main) = if path.is_dir() {
            (path.to_path_buf(), PathBuf::from(MAIN))
        } else {
            let name = path.file_name().map(PathBuf::from).unwrap_or_default();
            (path.parent().map(Path::to_path_buf).unwrap_or_default(), name)
        };
        if path.is_dir() && !shown.join(MAIN).is_file() {
            faults.add(&whole, codes::NO_FRAMEWORK_FILE, &[]);
            return None;
        }
        let there = if shown.as_os_str().is_empty() { Path::new(".") } else { &shown };
        match there.canonicalize() {
            Ok(real) => {
                let root = Root { shown, real, main, open: Vec::new() };
                Some(Self { budget: Budget::new(), root: Some(root) })
            }
            Err(error) => {
                faults.add(&whole, codes::UNREADABLE, &[("why", &error.to_string())]);
                None
            }
        }
    }

    pub fn load_main(&mut self, faults: &mut Faults) -> Option<(Rc<str>, Node)> {
        let root = self.root.as_mut()?;
        let (file, main) = (root.shown.join(&root.main), root.real.join(&root.main));
        root.open.extend(main.canonicalize());
        let shown: Rc<str> = Rc::from(file.display().to_string());
        let bytes = read_bounded(&main, &self.budget, &Place::new(&shown, 1), faults)?;
        Some((Rc::clone(&shown), load(&shown, &bytes, &mut self.budget, faults)?))
    }

    /// Opens an included file; [`Home::close`] must follow when it was used.
    pub fn include(&mut self, file: &str, place: &Place, faults: &mut Faults) -> Option<(Rc<str>, Node)> {
        let args = [("file", file)];
        let Some(root) = self.root.as_mut().filter(|root| root.main == Path::new(MAIN)) else {
            faults.add(place, codes::INCLUDE_ALONE, &args);
            return None;
        };
        if !stays_inside(file) {
            faults.add(place, codes::INCLUDE_OUTSIDE, &args);
            return None;
        }
        let real = match root.real.join(file).canonicalize() {
            Ok(real) => real,
            Err(error) => {
                let why = format!("{file}: {error}");
                faults.add(place, codes::UNREADABLE, &[("why", &why)]);
                return None;
            }
        };
        if !real.starts_with(&root.real) {
            faults.add(place, codes::INCLUDE_OUTSIDE, &args);
            return None;
        }
        if root.open.contains(&real) {
            faults.add(place, codes::INCLUDE_CYCLE, &args);
            return None;
        }
        let shown: Rc<str> = Rc::from(root.shown.join(file).display().to_string());
        let bytes = read_bounded(&real, &self.budget, place, faults)?;
        let node = load(&shown, &bytes, &mut self.budget, faults)?;
        root.open.push(real);
        Some((shown, node))
    }

    pub fn close(&mut self) {
        if let Some(root) = self.root.as_mut() {
            root.open.pop();
        }
    }

    /// The files with texts in other languages: the tag their name gives, and the name.
    pub fn text_files(&self, faults: &mut Faults) -> Vec<(String, String)> {
        let Some(root) = self.root.as_ref().filter(|root| root.main == Path::new(MAIN)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (name, path) in names_in(&root.real.join("texts"), &root.shown, faults) {
            if let Some(tag) = yaml_stem(&name) {
                found.push((tag.to_owned(), format!("texts/{name}")));
            } else if path.is_dir() {
                let inner = names_in(&path, &root.shown, faults);
                let yaml = inner.into_iter().filter(|(inner, _)| yaml_stem(inner).is_some());
                found.extend(yaml.map(|(inner, _)| (name.clone(), format!("texts/{name}/{inner}"))));
            }
        }
        found.sort();
        found
    }

    /// The library of actions beside the framework, where there is one.
    pub fn actions_file(&self) -> Option<&'static str> {
        let root = self.root.as_ref().filter(|root| root.main == Path::new(MAIN))?;
        ["actions.yaml", "actions.yml", "actions.json"]
            .into_iter()
            .find(|name| root.real.join(name).is_file())
    }

    /// The files with texts of actions, each with the language its directory names.
    pub fn action_text_files(&self, faults: &mut Faults) -> Vec<(String, String)> {
        let Some(root) = self.root.as_ref().filter(|root| root.main == Path::new(MAIN)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (tag, path) in names_in(&root.real.join("texts"), &root.shown, faults) {
            let names = names_in(&path.join("actions"), &root.shown, faults);
            let yaml = names.into_iter().filter(|(name, _)| yaml_stem(name).is_some());
            found.extend(yaml.map(|(name, _)| (tag.clone(), format!("texts/{tag}/actions/{name}"))));
        }
        found.sort();
        found
    }

    /// The files with a variant each, by name.
    pub fn variant_files(&self, faults: &mut Faults) -> Vec<String> {
        let Some(root) = self.root.as_ref().filter(|root| root.main == Path::new(MAIN)) else {
            return Vec::new();
        };
        let names = names_in(&root.real.join("variants"), &root.shown, faults);
        let yaml = names.into_iter().filter(|(name, _)| yaml_stem(name).is_some());
        let mut found: Vec<String> = yaml.map(|(name, _)| format!("variants/{name}")).collect();
        found.sort();
        found
    }
}

/// The names in a directory that may be missing, in no order.
fn names_in(directory: &Path, shown: &Path, faults: &mut Faults) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(directory) else { return Vec::new() };
    let mut names = Vec::new();
    for entry in entries.flatten().take(Budget::FILES) {
        match entry.file_name().into_string() {
            Ok(name) => names.push((name, entry.path())),
            Err(name) => {
                let why = format!("the name {} is no text", name.display());
                faults.add(&Place::whole(&shown.display().to_string()), codes::UNREADABLE, &[("why", &why)]);
            }
        }
    }
    names
}

fn yaml_stem(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).or_else(|| name.strip_suffix(".json"))
}

/// Plain names only: no root, no drive, no way up. A backslash is a way up on some systems.
fn stays_inside(file: &str) -> bool {
    !file.is_empty()
        && !file.contains(['\\', ':'])
        && Path::new(file).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Reads no more than the budget allows and one byte, so that an endless file ends.
fn read_bounded(path: &Path, budget: &Budget, place: &Place, faults: &mut Faults) -> Option<Vec<u8>> {
    let read = || -> std::io::Result<Vec<u8>> {
        let file = std::fs::File::open(path)?;
        if !file.metadata()?.is_file() {
            return Err(std::io::Error::other("it is no file"));
        }
        let mut bytes = Vec::new();
        file.take(budget.bytes_left() as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            let name = path.file_name().map(|name| name.display().to_string()).unwrap_or_default();
            faults.add(place, codes::UNREADABLE, &[("why", &format!("{name}: {error}"))]);
            None
        }
    }
}
