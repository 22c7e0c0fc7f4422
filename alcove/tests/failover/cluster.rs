//! A PostgreSQL primary with a synchronous standby, in a temporary folder.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, Statement};

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

pub struct Cluster {
    programs: PathBuf,
    folder: tempfile::TempDir,
    pub primary: u16,
    pub standby: u16,
}

impl Cluster {
    /// Returns when the standby has to confirm each commit.
    pub async fn start() -> Self {
        let programs = programs().expect("PostgreSQL is missing: apt-get install postgresql");
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            run(Command::new("chown").arg("postgres:").arg(folder.path()));
        }
        let cluster = Self { programs, folder, primary: free_port(), standby: free_port() };
        cluster.make_primary();
        let primary = cluster.ask(cluster.primary).await;
        primary.execute_unprepared("create role alcove_check login").await.unwrap();
        cluster.make_standby();
        let wanted = "alter system set synchronous_standby_names = 'standby'";
        primary.execute_unprepared(wanted).await.unwrap();
        primary.execute_unprepared("select pg_reload_conf()").await.unwrap();
        cluster.wait_until_synchronous(&primary).await;
        primary.close().await.unwrap();
        cluster
    }

    fn make_primary(&self) {
        let mut initdb = self.command("initdb");
        initdb.arg("-D").arg(self.data("one"));
        run(initdb.args(["-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]));
        let settings = format!(
            // The machine stays on: only processes die here, and what they wrote is with the system.
            "listen_addresses = '127.0.0.1'\nport = {}\nunix_socket_directories = ''\nfsync = off\n",
            self.primary
        );
        self.begin("one", &settings);
    }

    fn make_standby(&self) {
        let mut copy = self.command("pg_basebackup");
        copy.args(["-h", "127.0.0.1", "-p", &self.primary.to_string(), "-U", "app", "--write-recovery-conf"]);
        run(copy.args(["--checkpoint=fast", "--no-sync", "-D"]).arg(self.data("two")));
        let settings = format!(
            // The last one is the one that counts. Promoted, it has nobody to wait for.
            "port = {}\nsynchronous_standby_names = ''\n\
             primary_conninfo = 'host=127.0.0.1 port={} user=app application_name=standby'\n",
            self.standby, self.primary
        );
        self.begin("two", &settings);
    }

    fn begin(&self, name: &str, settings: &str) {
        let file = self.data(name).join("postgresql.auto.conf");
        let before = fs::read_to_string(&file).unwrap_or_default();
        fs::write(&file, before + settings).unwrap();
        let log = self.folder.path().join(format!("{name}.log"));
        let mut start = self.command("pg_ctl");
        run(start.arg("-D").arg(self.data(name)).arg("-l").arg(log).args(["-w", "-t", "30", "start"]));
    }

    async fn wait_until_synchronous(&self, primary: &DatabaseConnection) {
        let sql = "select 1 as one from pg_stat_replication where sync_state = 'sync'";
        for _ in 0..100 {
            let asked = Statement::from_string(sea_orm::DbBackend::Postgres, sql);
            if primary.query_one_raw(asked).await.unwrap().is_some() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the standby does not follow");
    }

    /// The primary and everything that it started, at once.
    pub fn kill_primary(&self) {
        let file = fs::read_to_string(self.data("one").join("postmaster.pid")).unwrap();
        let first = file.lines().next().unwrap().to_owned();
        let children = fs::read_to_string(format!("/proc/{first}/task/{first}/children")).unwrap();
        run(Command::new("kill").arg("-9").arg(&first).args(children.split_whitespace()));
    }

    pub fn promote_standby(&self) {
        run(self.command("pg_ctl").arg("-D").arg(self.data("two")).args(["-w", "promote"]));
    }

    /// Whether a connection to this port leads to the primary.
    pub async fn takes_writes(&self, port: u16) -> bool {
        let Ok(database) = Database::connect(self.url(port)).await else { return false };
        let sql = "select 1 as one where not pg_is_in_recovery()";
        let asked = Statement::from_string(sea_orm::DbBackend::Postgres, sql);
        database.query_one_raw(asked).await.is_ok_and(|row| row.is_some())
    }

    fn url(&self, port: u16) -> String {
        format!("postgres://app@127.0.0.1:{port}/postgres")
    }

    pub async fn ask(&self, port: u16) -> DatabaseConnection {
        Database::connect(self.url(port)).await.unwrap()
    }

    fn data(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// PostgreSQL refuses to run as root, so root hands it to the user that the package made.
    fn command(&self, program: &str) -> Command {
        let path = self.programs.join(program);
        let mut command = Command::new(if is_root() { Path::new("runuser") } else { &path });
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(&path);
        }
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for name in ["one", "two"] {
            let mut stop = self.command("pg_ctl");
            stop.arg("-D").arg(self.data(name)).args(["-m", "immediate", "-w", "stop"]);
            // One that was killed is not there to be stopped.
            stop.stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
        }
    }
}

pub fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|fault| panic!("{command:?}: {fault}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

/// Debian keeps them off the path, by version.
fn programs() -> Option<PathBuf> {
    let on_path = std::env::split_paths(&std::env::var_os("PATH")?).find(|bin| bin.join("initdb").is_file());
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut kept: Vec<PathBuf> = versions.map(|one| one.path().join("bin")).collect();
    kept.retain(|bin| bin.join("pg_basebackup").is_file());
    kept.sort();
    kept.pop().or(on_path)
}
