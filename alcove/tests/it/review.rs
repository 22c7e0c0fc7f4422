mod setup_api;
