//! How fast and how small, measured through the whole HTTP stack: the server is a process of its
//! own, the callers are this one. `cargo xtask bench` builds and runs it.

mod callers;
mod limit;
mod network;
mod plans;
mod server;
mod stage;
mod table;
mod wire;

use std::path::Path;

use crate::kit::Result;
use callers::{Measured, Work};
use server::Server;
use stage::Stage;
use table::{Line, Table};

/// How much is measured. A quick run shows that everything works; its numbers say little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Quick,
    Usual,
}

impl Length {
    fn of(self, usual: usize) -> usize {
        match self {
            Self::Quick => (usual / 20).max(1),
            Self::Usual => usual,
        }
    }
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Everything,
    Plans,
    Network,
}

/// Measures with one organisation and with a thousand, and prints a table. True where every target
/// was reached.
pub async fn run(data: &Path, database_url: Option<&str>, length: Length, extent: Extent) -> Result<bool> {
    let mut table = Table::default();
    let mut server = Server::of(data, database_url);
    let stage = Stage::set_up(data, database_url).await?;
    let begun = server.start().await?;
    table.add(Line::at_most("start to first answer", "ms", begun, 300.0));

    let ready = stage.fill(&server).await?;
    if extent == Extent::Network {
        network::run(&stage, &ready, &mut server, length, &mut table).await?;
        server.stop();
        table.print();
        return Ok(table.is_reached());
    }
    plans(&ready, &server, length, &mut table).await?;
    if extent == Extent::Plans {
        server.stop();
        table.print();
        return Ok(table.is_reached());
    }
    ratings(&ready, &server, length, &mut table, "1 organisation").await?;
    large(&ready, &server, length, &mut table).await?;
    memory(&server, &mut table, "1 organisation")?;
    server.stop();

    stage.add_neighbours(length.of(1000)).await?;
    server.start().await?;
    ratings(&ready, &server, length, &mut table, "1,000 organisations").await?;
    memory(&server, &mut table, "1,000 organisations")?;
    server.stop();
    table.print();
    Ok(table.is_reached())
}

/// Each of the two servers has done work of its own: only the first one has set reports.
fn memory(server: &Server, table: &mut Table, among: &str) -> Result<()> {
    let name = format!("memory after all this, {among}");
    table.add(Line::at_most(&name, "MB", server.memory_mb()?, 100.0));
    Ok(())
}

async fn ratings(
    ready: &stage::Ready,
    server: &Server,
    length: Length,
    table: &mut Table,
    among: &str,
) -> Result<()> {
    for callers in [1, 8, 64, 512] {
        let count = length.of(if callers == 1 { 2_000 } else { 10_000 });
        let raw = if callers >= 64 { Some(ready.limit.grouped(callers, count).await?) } else { None };
        let saved = callers::run(server, ready, Work::Save, callers, count).await?;
        let name = format!("save a rating, {callers} callers, {among}");
        table.add(Line::at_most(&name, "ms processor", saved.processor_ms, 0.5).with(&saved));
        if let Some(raw) = raw {
            let name = format!("saves a second to the raw limit ({raw:.0}), {callers} callers, {among}");
            table.add(Line::at_least(&name, "of it", saved.per_second / raw, 0.5));
        }
    }
    let read = callers::run(server, ready, Work::Read, 8, length.of(5_000)).await?;
    table.add(
        Line::at_most(&format!("read a rating, 8 callers, {among}"), "ms processor", read.processor_ms, 0.3)
            .with(&read),
    );
    Ok(())
}

async fn large(ready: &stage::Ready, server: &Server, length: Length, table: &mut Table) -> Result<()> {
    table.note("one insert after the other, each synced", ready.limit.one_by_one(length.of(500)).await?);
    let tree = callers::run(server, ready, Work::Tree, 1, length.of(60)).await?;
    table.add(Line::at_most("tree of 1,200 items", "ms processor", tree.processor_ms, 15.0).with(&tree));
    table.add(Line::at_most("tree of 1,200 items, compressed", "KB", tree.kilobytes, 60.0));
    let create = callers::run(server, ready, Work::Create, 1, length.of(40)).await?;
    table.add(Line::at_most("create an assessment of 1,200", "ms", create.p95, 50.0).with(&create));
    let results = callers::run(server, ready, Work::Results, 1, length.of(60)).await?;
    table.add(
        Line::at_most("results page, 238 items, 10 units", "ms processor", results.processor_ms, 10.0)
            .with(&results),
    );
    let import = callers::run(server, ready, Work::Import, 1, length.of(20)).await?;
    table.add(Line::at_most("import a framework of 1,200", "ms", import.p95, 500.0).with(&import));
    let report: Measured = callers::run(server, ready, Work::Report, 1, length.of(20).min(5)).await?;
    table.add(
        Line::at_most("report PDF of 238 items", "ms processor", report.processor_ms, 1000.0).with(&report),
    );
    Ok(())
}

async fn plans(ready: &stage::Ready, server: &Server, length: Length, table: &mut Table) -> Result<()> {
    let outline = callers::run(server, ready, Work::Outline, 1, length.of(100)).await?;
    table.add(
        Line::at_most("outline of 500 actions", "ms processor", outline.processor_ms, 25.0).with(&outline),
    );
    table.add(Line::at_most("outline of 500 actions, compressed", "KB", outline.kilobytes, 60.0));
    let moving = callers::run(server, ready, Work::Move, 1, length.of(100)).await?;
    table.add(Line::at_most("move an action that 200 follow", "ms", moving.p50, 20.0).with(&moving));
    let note = callers::run(server, ready, Work::Note, 8, length.of(4_000)).await?;
    table.add(
        Line::at_most("save a status note, 8 callers", "ms processor", note.processor_ms, 0.5).with(&note),
    );
    let printed = callers::run(server, ready, Work::Plan, 1, length.of(20).min(5)).await?;
    table.add(
        Line::at_most("plan PDF of 100 actions", "ms processor", printed.processor_ms, 1000.0).with(&printed),
    );
    Ok(())
}
