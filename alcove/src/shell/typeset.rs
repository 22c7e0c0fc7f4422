//! The process that sets one document and ends: `kit::press` starts it, nobody types it.

use std::io::Write as _;
use std::process::ExitCode;

use alcove_report::RenderFault;
use alcove_report::order::Order;

use crate::kit::press::{Press, REFUSED};

/// The most that can be said; see proc_pid_oom_score_adj(5).
const FIRST_TO_GO: &str = "1000";

/// Reads an order from the input and writes the file to the output. It knows no settings, no database
/// and no network.
pub fn main() -> ExitCode {
    // Where the memory runs out, this process goes and not the server. Elsewhere than on Linux there is
    // no such file, and nothing to choose.
    let _ = std::fs::write("/proc/self/oom_score_adj", FIRST_TO_GO);
    match set() {
        Ok(()) => ExitCode::SUCCESS,
        Err(RenderFault::Typesetting(faults)) => {
            faults.iter().for_each(|fault| eprintln!("{}", fault.replace('\n', " ")));
            ExitCode::from(REFUSED)
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn set() -> Result<(), RenderFault> {
    let broken = |fault: &dyn std::fmt::Display| RenderFault::Broken(fault.to_string());
    let order = Order::read(&mut std::io::stdin().lock())?;
    let press = Press::new(None);
    let file = order.set(press.fonts().map_err(|fault| broken(&fault))?)?;
    std::io::stdout().lock().write_all(&file).map_err(|fault| broken(&fault))
}
