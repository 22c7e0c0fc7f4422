//! The JSON face of the room *certify*.

pub mod applications;
pub mod decisions;
pub mod progress;
pub mod register;
pub mod schemes;
