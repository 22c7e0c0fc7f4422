//! How fast and how small: builds the release program and lets it measure itself.

use crate::postgres::Cluster;
use crate::process::{self, Done};

pub fn run(arguments: &[String]) -> Done {
    let (mut on_postgres, mut quick, mut network) = (false, false, false);
    for argument in arguments {
        match argument.as_str() {
            "--postgres" => on_postgres = true,
            "--quick" => quick = true,
            "--network" => network = true,
            other => {
                return Err(format!(
                    "bench does not know {other}; it takes --network, --postgres and --quick"
                ));
            }
        }
    }
    crate::assets::build()?;
    process::run(process::cargo().args(["build", "--release", "--package", "alcove", "--bin", "alcove"]))?;
    let mut program = std::process::Command::new(process::target().join("release/alcove"));
    // Beside what was built: a temporary folder may lie in memory, where nothing waits for a disk.
    program.arg("bench").arg("--data").arg(process::target().join("bench"));
    if quick {
        program.arg("--quick");
    }
    if network {
        program.arg("--network");
    }
    if !on_postgres {
        return process::run(&mut program);
    }
    let cluster = Cluster::start_durable()?;
    process::run(program.args(["--database-url", &cluster.url()]))
}
