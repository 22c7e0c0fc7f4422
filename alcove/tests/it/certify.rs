mod applying;
mod certificates;
mod deciding;
mod documents;
mod kept;
mod pages;
mod schemes;
pub mod stage;
