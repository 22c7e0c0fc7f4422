//! Pages of whoever rates.

pub mod answer;
pub mod check;
pub mod evidence;
pub mod outline;
pub mod save;
pub mod take;
pub mod talk;
pub mod workspace;
