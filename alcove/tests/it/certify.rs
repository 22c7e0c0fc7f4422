mod applying;
mod certificates;
mod deciding;
mod pages;
mod schemes;
pub mod stage;
