mod follow;
mod seats_pages;
mod setup_api;
mod setup_pages;
mod variants;
