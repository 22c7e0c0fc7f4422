use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use super::{FORMAT, MANIFEST, Manifest, SECRET_KEY, TableFile, evidence_entry, table_entry};
use crate::evidence::Storage;
use crate::kit::seal::Seal;
use crate::kit::{App, Error, Result, Tx, audit, db};
use crate::shell::store::tables;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restored {
    pub made_at: String,
    pub program: String,
    pub tables: usize,
    pub rows: u64,
    pub files: usize,
    /// What the newer program added to the tables of the older one.
    pub migrated: Vec<&'static str>,
    pub has_secret_key: bool,
}

/// Columns that point into their own table: what they point to goes in first. It need not be the older
/// row: a certificate names the one that renewed it, an action may stand under one that was made later.
const OWN_PARENTS: [(&str, &str); 11] = [
    ("unit", "parent_id"),
    ("item", "parent_id"),
    ("assessment", "previous_id"),
    ("plan", "previous_id"),
    ("plan_node", "parent_id"),
    ("plan_indicator", "supersedes_id"),
    ("plan_line", "reverses_id"),
    ("award", "supersedes_id"),
    ("application", "previous_id"),
    ("certificate", "renewed_by"),
    ("engagement", "took_over_from"),
];

/// A batch of rows that waits to be written.
const ROWS: usize = 200;

type Zip = ZipArchive<BufReader<File>>;
type Row = Map<String, Value>;

/// Reads a backup into an empty database and storage. A damaged one is refused before anything is
/// written.
pub async fn restore(app: &App, path: &Path) -> Result<Restored> {
    let told = |what: String| Error::fault(format!("{}: {what}", path.display()));
    let file = File::open(path).map_err(|fault| told(fault.to_string()))?;
    let mut zip = ZipArchive::new(BufReader::new(file))
        .map_err(|fault| told(format!("this is no whole backup ({fault})")))?;
    let manifest = manifest(&mut zip).map_err(|fault| told(fault.to_string()))?;
    check_version(&manifest)?;
    check_whole(&mut zip, &manifest)
        .map_err(|fault| told(format!("damaged, nothing was restored: {fault}")))?;
    check_empty(app).await?;
    if manifest.secret_key.is_some() {
        put_key_back(app.part::<Seal>(), &mut zip)?;
    }
    for sha256 in &manifest.evidence {
        put_back(app.part::<Storage>(), &mut zip, sha256).await?;
    }
    app.db.migrate_to(&manifest.migrations).await?;
    let tx = app.db.begin().await?;
    let mut rows = 0;
    for table in &manifest.tables {
        rows += fill(&tx, &mut zip, table).await?;
    }
    tx.commit_unrecorded().await?;
    if let Some(broken) = audit::verify(app.db.read()).await?.first() {
        return Err(told(format!("the audit trail does not hold: {} in {}", broken.what, broken.chain)));
    }
    let migrated = app.db.migrate().await?;
    Ok(Restored {
        made_at: manifest.made_at,
        program: manifest.program,
        tables: manifest.tables.len(),
        rows,
        files: manifest.evidence.len(),
        migrated,
        has_secret_key: manifest.secret_key.is_some(),
    })
}

fn manifest(zip: &mut Zip) -> Result<Manifest> {
    let entry = zip.by_name(MANIFEST).map_err(|_| Error::fault("this is no backup of Alcove"))?;
    serde_json::from_reader(entry)
        .map_err(|fault| Error::fault(format!("its manifest cannot be read: {fault}")))
}

fn check_version(manifest: &Manifest) -> Result<()> {
    let known = db::migrations();
    let newer = manifest.migrations.iter().find(|name| !known.contains(&name.as_str()));
    if manifest.format > FORMAT || newer.is_some() {
        return Err(Error::fault(format!(
            "the backup was written by Alcove {}, which is newer than this one; update first",
            manifest.program
        )));
    }
    Ok(())
}

fn check_whole(zip: &mut Zip, manifest: &Manifest) -> Result<()> {
    let tables = manifest.tables.iter().map(|table| (table_entry(&table.name), &table.sha256));
    let files = manifest.evidence.iter().map(|sha256| (evidence_entry(sha256), sha256));
    let key = manifest.secret_key.iter().map(|sha256| (SECRET_KEY.to_owned(), sha256));
    for (name, wanted) in tables.chain(files).chain(key) {
        let mut entry = zip.by_name(&name).map_err(|_| Error::fault(format!("{name} is missing")))?;
        let mut digest = Sha256::new();
        let mut chunk = vec![0; 256 * 1024];
        loop {
            let read = entry.read(&mut chunk).map_err(|fault| Error::fault(format!("{name}: {fault}")))?;
            if read == 0 {
                break;
            }
            digest.update(&chunk[..read]);
        }
        if hex::encode(digest.finalize()) != *wanted {
            return Err(Error::fault(format!("{name} was changed")));
        }
    }
    Ok(())
}

async fn check_empty(app: &App) -> Result<()> {
    let pending = app.db.pending().await?;
    for table in db::tables(|name| !pending.contains(&name)) {
        if !tables::is_empty(app.db.read(), table).await? {
            return Err(Error::fault(format!(
                "the database is not empty (table {table}); restore into a data directory and a database of their own"
            )));
        }
    }
    Ok(())
}

/// The key goes where this installation looks for it.
fn put_key_back(seal: &Seal, zip: &mut Zip) -> Result<()> {
    let mut text = String::new();
    zip.by_name(SECRET_KEY).map_err(Error::fault)?.read_to_string(&mut text).map_err(Error::fault)?;
    match seal.text() {
        Some(here) if here == text => Ok(()),
        Some(_) => Err(Error::fault(format!(
            "{} holds another key than the backup; move it away first, nothing was restored",
            seal.file().display()
        ))),
        None => seal.put(&text),
    }
}

async fn put_back(storage: &Storage, zip: &mut Zip, sha256: &str) -> Result<()> {
    let mut staging = storage.stage().await?;
    let mut chunk = vec![0; 256 * 1024];
    let mut entry = zip.by_name(&evidence_entry(sha256)).map_err(Error::fault)?;
    loop {
        let read = entry.read(&mut chunk).map_err(Error::fault)?;
        if read == 0 {
            break;
        }
        staging.write(&chunk[..read]).await?;
    }
    storage.put(&staging.finish().await?).await
}

async fn fill(tx: &Tx, zip: &mut Zip, table: &TableFile) -> Result<u64> {
    let entry = zip.by_name(&table_entry(&table.name)).map_err(Error::fault)?;
    let mut filling = Filling::new(tx, &table.name);
    for line in BufReader::new(entry).lines() {
        let line = line.map_err(Error::fault)?;
        filling.add(serde_json::from_str(&line).map_err(Error::fault)?).await?;
    }
    filling.finish().await
}

/// A table that is being filled.
struct Filling<'a> {
    tx: &'a Tx,
    table: &'a str,
    /// Rows with the same columns.
    ready: Vec<Row>,
    own_parents: Vec<&'static str>,
    here: BTreeSet<String>,
    orphans: Vec<Row>,
    count: u64,
}

impl<'a> Filling<'a> {
    fn new(tx: &'a Tx, table: &'a str) -> Self {
        let own_parents = OWN_PARENTS.iter().filter(|(of, _)| *of == table).map(|(_, column)| *column);
        Self {
            tx,
            table,
            ready: Vec::new(),
            own_parents: own_parents.collect(),
            here: BTreeSet::new(),
            orphans: Vec::new(),
            count: 0,
        }
    }

    async fn add(&mut self, row: Row) -> Result<()> {
        if !self.own_parents.is_empty() {
            let mut parents = self.own_parents.iter().filter_map(|column| row.get(*column)?.as_str());
            if parents.any(|parent| !self.here.contains(parent)) {
                self.orphans.push(row);
                return Ok(());
            }
            if let Some(id) = row.get("id").and_then(Value::as_str) {
                self.here.insert(id.to_owned());
            }
        }
        let same = self.ready.first().is_none_or(|first| first.keys().eq(row.keys()));
        if !same || self.ready.len() >= ROWS {
            self.flush().await?;
        }
        self.ready.push(row);
        Ok(())
    }

    async fn flush(&mut self) -> Result<()> {
        tables::write(&**self.tx, self.table, &self.ready).await?;
        self.count += self.ready.len() as u64;
        self.ready.clear();
        Ok(())
    }

    async fn finish(mut self) -> Result<u64> {
        while !self.orphans.is_empty() {
            let waiting = std::mem::take(&mut self.orphans);
            let before = waiting.len();
            for row in waiting {
                self.add(row).await?;
            }
            if self.orphans.len() == before {
                return Err(Error::fault(format!("rows of {} point to rows that are missing", self.table)));
            }
        }
        self.flush().await?;
        Ok(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables with the columns that point into them, as the migrations have them.
    fn pointing_into_their_own_table(sql: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut table = "";
        for line in sql.lines() {
            if let Some(rest) = line.strip_prefix("create table ").or(line.strip_prefix("alter table ")) {
                table = rest.split([' ', '(']).next().unwrap_or_default();
            }
            let declared = line.split("add column ").last().unwrap_or_default().trim_start();
            let column = declared.split(' ').next().unwrap_or_default();
            let target = line.split(" references ").nth(1).and_then(|rest| rest.split([' ', '(']).next());
            if target == Some(table) {
                found.push((table.to_owned(), column.to_owned()));
            }
        }
        found
    }

    #[test]
    fn every_table_whose_rows_point_to_each_other_is_named() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();

        let texts = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
        let found: Vec<_> = texts.flat_map(|text| pointing_into_their_own_table(&text)).collect();

        assert_eq!(found, OWN_PARENTS.map(|(table, column)| (table.to_owned(), column.to_owned())));
    }
}
