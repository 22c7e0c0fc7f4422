use crate::certify::api::{keys as api, verification};
use crate::certify::public::{awards, issuers, keys, verify};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/awards/{award}", Who::Anyone, awards::get)
        .get("/lists/{list}", Who::Anyone, awards::list)
        .get("/orgs/{issuer}", Who::Anyone, issuers::get)
        .get("/orgs/{issuer}/did.json", Who::Anyone, issuers::did)
        .get("/orgs/{issuer}/keys/{key}", Who::Anyone, issuers::key)
        .get("/orgs/{issuer}/achievements/{achievement}", Who::Anyone, issuers::achievement)
        .get("/verify", Who::Anyone, verify::get)
        .post("/verify", Who::Anyone, verify::post)
        .get("/organisation/keys", Who::Administrator, keys::get)
        .post("/organisation/keys", Who::Administrator, keys::post)
        .post("/organisation/keys/{key}/rotation", Who::Administrator, keys::post_rotation)
        .post("/organisation/keys/{key}/compromise", Who::Administrator, keys::post_compromise)
        .post("/api/v1/verifications", Who::Anyone, verification::post)
        .get("/api/v1/organisations/{organisation}/signing-keys", Who::Administrator, api::get)
        .put("/api/v1/organisations/{organisation}/signing-keys", Who::Administrator, api::put)
        .post(
            "/api/v1/organisations/{organisation}/signing-keys/{key}/rotation",
            Who::Administrator,
            api::rotate,
        )
        .post(
            "/api/v1/organisations/{organisation}/signing-keys/{key}/compromise",
            Who::Administrator,
            api::compromise,
        )
}
