//! The engine *plan*.

mod baseline;
mod budget;
mod case;
mod indicator;
mod network;
mod outline;
mod phase;
mod responsibility;
mod roll_up;
mod schedule;
mod standing;
mod written;
