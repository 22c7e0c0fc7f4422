//! The front end: npm packages by the lock file, then one build script.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::needs;
use crate::process::{self, Done};

/// Builds the front end, unless the last build had the same inputs.
pub fn build() -> Done {
    let root = process::root();
    let frontend = root.join("frontend");
    let dist = root.join("alcove/assets/dist");
    let inputs = hash_inputs(&frontend)?;
    let stamp = dist.join("stamp");

    if fs::read_to_string(&stamp).is_ok_and(|was| was == inputs) && dist.join("manifest.json").exists() {
        println!("assets: up to date");
        return Ok(());
    }

    // Packages may be there since a time when Node was, too.
    needs::node()?;
    install_packages(&frontend)?;
    println!("assets: checking types");
    process::run(
        Command::new(frontend.join("node_modules/.bin/tsc")).arg("--noEmit").current_dir(&frontend),
    )?;
    println!("assets: building, sizes after Brotli");
    process::run(Command::new("node").arg("build.mjs").arg("--out").arg(&dist).current_dir(&frontend))?;
    fs::write(&stamp, inputs).map_err(|e| format!("{}: {e}", stamp.display()))
}

/// Installs a folder's packages as its lock file says, when the lock file changed since the last time.
pub fn install_packages(folder: &Path) -> Done {
    let lock = read(&folder.join("package-lock.json"))?;
    let wanted = hex::encode(Sha256::digest(&lock));
    let stamp = folder.join("node_modules/.lock-sha256");
    if fs::read_to_string(&stamp).is_ok_and(|was| was == wanted) {
        return Ok(());
    }

    needs::node()?;
    println!("npm: installing the packages of {}", folder.file_name().unwrap_or_default().to_string_lossy());
    // No package may run its own scripts on this machine.
    process::run(
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder),
    )?;
    fs::write(&stamp, wanted).map_err(|e| format!("{}: {e}", stamp.display()))
}

fn hash_inputs(frontend: &Path) -> Done<String> {
    let mut files = vec![];
    for name in
        ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.sw.json", "build.mjs", "icons.txt"]
    {
        files.push(frontend.join(name));
    }
    collect(&frontend.join("src"), &mut files)?;
    files.sort();

    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.strip_prefix(frontend).unwrap_or(&file).to_string_lossy().as_bytes());
        hash.update([0]);
        let content = read(&file)?;
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(&content);
    }
    Ok(hex::encode(hash.finalize()))
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Done {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else {
            into.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Done<Vec<u8>> {
    fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}
