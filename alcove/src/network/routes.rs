use super::api;
use super::pages::{
    account, agreement, audit, invitation, invitation_import, invitations, network, network_members,
    networks, oidc, organisation, organisations, passkey, password, people, platform, platform_organisation,
    set_up, sign_in, sign_in_organisation, units,
};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .merge(coming_in())
        .merge(own_account())
        .merge(organisation_pages())
        .merge(people_pages())
        .merge(platform_pages())
        .merge(network_pages())
        .merge(machines())
        .merge(network_machines())
}

fn coming_in() -> Routes {
    Routes::new()
        .get("/sign-in", Who::Anyone, sign_in::get)
        .post("/sign-in", Who::Anyone, sign_in::post)
        .get("/sign-in/code", Who::Anyone, sign_in::get_code)
        .post("/sign-in/code", Who::Anyone, sign_in::post_code)
        .post("/sign-in/passkey/options", Who::Anyone, passkey::post_sign_in_options)
        .post("/sign-in/passkey", Who::Anyone, passkey::post_sign_in)
        .get("/sign-in/organisation", Who::Anyone, sign_in_organisation::get)
        .post("/sign-in/organisation", Who::Anyone, sign_in_organisation::post)
        .get("/sign-in/organisation/callback", Who::Anyone, sign_in_organisation::get_callback)
        .post("/sign-out", Who::SignedIn, sign_in::sign_out)
        .get("/set-up/{secret}", Who::Anyone, set_up::get)
        .post("/set-up/{secret}", Who::Anyone, set_up::post)
        .get("/password", Who::Anyone, password::get)
        .post("/password", Who::Anyone, password::post)
        .get("/password/{secret}", Who::Anyone, password::get_new)
        .post("/password/{secret}", Who::Anyone, password::post_new)
        .get("/invitations/{secret}", Who::Anyone, invitation::get)
        .post("/invitations/{secret}", Who::Anyone, invitation::post)
        .post("/invitations/{secret}/renewal", Who::Anyone, invitation::post_renewal)
}

fn own_account() -> Routes {
    Routes::new()
        .get("/account", Who::SignedIn, account::get)
        .post("/account", Who::SignedIn, account::post)
        .post("/account/password", Who::SignedIn, account::post_password)
        .post("/account/sessions/{session}/end", Who::SignedIn, account::post_session_end)
        .get("/account/second-factor", Who::SignedIn, account::get_second_factor)
        .post("/account/second-factor", Who::SignedIn, account::post_second_factor)
        .post("/account/second-factor/code", Who::SignedIn, account::post_second_factor_code)
        .post("/account/second-factor/removal", Who::SignedIn, account::post_second_factor_removal)
        .post("/account/tokens", Who::SignedIn, account::post_token)
        .post("/account/tokens/{token}/revocation", Who::SignedIn, account::post_token_revocation)
        .post("/account/links/{link}/revocation", Who::SignedIn, account::post_link_revocation)
        .post("/account/passkeys/options", Who::SignedIn, passkey::post_options)
        .post("/account/passkeys", Who::SignedIn, passkey::post)
        .post("/account/passkeys/{passkey}", Who::SignedIn, account::post_passkey)
        .post("/account/passkeys/{passkey}/removal", Who::SignedIn, account::post_passkey_removal)
        .get("/organisations", Who::SignedIn, organisations::get)
        .post("/organisations", Who::SignedIn, organisations::post)
}

fn organisation_pages() -> Routes {
    Routes::new()
        .get("/organisation", Who::Member, organisation::get)
        .get("/organisation/profile", Who::Administrator, organisation::get_profile)
        .post("/organisation/profile", Who::Administrator, organisation::post_profile)
        .get("/organisation/units", Who::Member, units::get)
        .post("/organisation/units", Who::Coordinator, units::post)
        .get("/organisation/units/{unit}", Who::Coordinator, units::get_one)
        .post("/organisation/units/{unit}", Who::Coordinator, units::post_one)
        .post("/organisation/units/{unit}/position", Who::Coordinator, units::post_position)
        .post("/organisation/units/{unit}/archive", Who::Coordinator, units::post_archive)
        .post("/organisation/units/{unit}/restoration", Who::Coordinator, units::post_restoration)
        .get("/organisation/sign-in", Who::Administrator, oidc::get)
        .post("/organisation/sign-in", Who::Administrator, oidc::post)
        .get("/organisation/sign-in/{provider}", Who::Administrator, oidc::get_one)
        .post("/organisation/sign-in/{provider}", Who::Administrator, oidc::post_one)
        .post("/organisation/sign-in/{provider}/removal", Who::Administrator, oidc::post_removal)
        .get("/organisation/audit", Who::Coordinator, audit::get)
        .get("/organisation/audit/export", Who::Coordinator, audit::export)
}

fn people_pages() -> Routes {
    Routes::new()
        .get("/organisation/people", Who::Member, people::get)
        .get("/organisation/people/export", Who::Member, people::export)
        .get("/organisation/people/{membership}", Who::Member, people::get_one)
        .post("/organisation/people/{membership}", Who::Coordinator, people::post_one)
        .post("/organisation/people/{membership}/end", Who::Coordinator, people::post_end)
        .post("/organisation/people/{membership}/restoration", Who::Coordinator, people::post_restoration)
        .post("/organisation/people/{membership}/reset", Who::Administrator, people::post_reset)
        .get("/organisation/invitations", Who::Member, invitations::get)
        .post("/organisation/invitations", Who::Coordinator, invitations::post)
        .post(
            "/organisation/invitations/{invitation}/revocation",
            Who::Coordinator,
            invitations::post_revocation,
        )
        .post("/organisation/invitations/{invitation}/renewal", Who::Coordinator, invitations::post_renewal)
        .get("/organisation/invitations/import", Who::Coordinator, invitation_import::get)
        .post("/organisation/invitations/import", Who::Coordinator, invitation_import::post)
        .post(
            "/organisation/invitations/import/confirmation",
            Who::Coordinator,
            invitation_import::post_confirmation,
        )
        .get("/organisation/invitations/template", Who::Coordinator, invitation_import::template)
}

fn platform_pages() -> Routes {
    Routes::new()
        .get("/platform", Who::Platform, platform::get)
        .post("/platform", Who::Platform, platform::post)
        .get("/platform/organisations/{organisation}", Who::Platform, platform_organisation::get)
        .get(
            "/platform/organisations/{organisation}/sign-in/{provider}",
            Who::Platform,
            oidc::get_on_platform,
        )
        .post(
            "/platform/organisations/{organisation}/sign-in/{provider}",
            Who::Platform,
            oidc::post_on_platform,
        )
        .get("/platform/people", Who::Platform, platform::get_people)
        .post("/platform/people/{person}/disabling", Who::Platform, platform::post_disable)
        .post("/platform/people/{person}/restoration", Who::Platform, platform::post_restoration)
        .post("/platform/people/{person}/reset", Who::Platform, platform::post_reset)
}

/// Who may come is a role in the network, or a membership of one of its members.
fn network_pages() -> Routes {
    use network_members as members;
    Routes::new()
        .get("/networks", Who::SignedIn, networks::get)
        .post("/networks", Who::Platform, networks::post)
        .get("/networks/{network}", Who::InNetwork, network::get)
        .get("/networks/{network}/settings", Who::OfNetwork, network::get_settings)
        .post("/networks/{network}/settings", Who::OfNetwork, network::post_settings)
        .post("/networks/{network}/coordinators", Who::OfNetwork, network::post_coordinator)
        .post("/networks/{network}/coordinators/{person}/end", Who::OfNetwork, network::post_coordinator_end)
        .get("/networks/{network}/members", Who::OfNetwork, members::get)
        .post("/networks/{network}/members", Who::OfNetwork, members::post)
        .get("/networks/{network}/members/export", Who::OfNetwork, members::export)
        .post("/networks/{network}/members/{organisation}/end", Who::OfNetwork, members::post_end)
        .post("/networks/{network}/announcements", Who::OfNetwork, network::post_announcement)
        .post(
            "/networks/{network}/announcements/{announcement}/withdrawal",
            Who::OfNetwork,
            network::post_withdrawal,
        )
        .post(
            "/networks/{network}/announcements/{announcement}/restoration",
            Who::OfNetwork,
            network::post_restoration,
        )
        .get("/networks/{network}/agreement", Who::InNetwork, agreement::get)
        .post("/networks/{network}/agreement", Who::InNetwork, agreement::post)
        .post("/networks/{network}/leaving", Who::InNetwork, agreement::post_leaving)
}

fn network_machines() -> Routes {
    use api::{coordinators, networks};
    Routes::new()
        .get("/api/v1/networks", Who::SignedIn, networks::list)
        .post("/api/v1/networks", Who::Platform, networks::add)
        .get("/api/v1/networks/{network}", Who::InNetwork, networks::read)
        .patch("/api/v1/networks/{network}", Who::OfNetwork, networks::edit)
        .get("/api/v1/networks/{network}/coordinators", Who::InNetwork, coordinators::list)
        .post("/api/v1/networks/{network}/coordinators", Who::OfNetwork, coordinators::name)
        .delete("/api/v1/networks/{network}/coordinators/{person}", Who::OfNetwork, coordinators::end)
        .get("/api/v1/networks/{network}/members", Who::OfNetwork, networks::list_members)
        .post("/api/v1/networks/{network}/members", Who::OfNetwork, networks::invite)
        .delete("/api/v1/networks/{network}/members/{organisation}", Who::OfNetwork, networks::end_member)
        .get("/api/v1/networks/{network}/announcements", Who::InNetwork, networks::list_announcements)
        .post("/api/v1/networks/{network}/announcements", Who::OfNetwork, networks::announce)
        .delete("/api/v1/networks/{network}/announcements/{announcement}", Who::OfNetwork, networks::withdraw)
        .post(
            "/api/v1/networks/{network}/announcements/{announcement}/restoration",
            Who::OfNetwork,
            networks::restore,
        )
        .get(
            "/api/v1/organisations/{organisation}/agreements/{network}",
            Who::Member,
            networks::read_agreement,
        )
        .put("/api/v1/organisations/{organisation}/agreements/{network}", Who::Member, networks::agree)
        .delete("/api/v1/organisations/{organisation}/agreements/{network}", Who::Member, networks::leave)
}

fn machines() -> Routes {
    use api::{audit, invitations, memberships, organisations, units};
    Routes::new()
        .get("/api/v1/organisations", Who::SignedIn, organisations::list)
        .post("/api/v1/organisations", Who::Platform, organisations::add)
        .get("/api/v1/organisations/{organisation}", Who::Member, organisations::read)
        .patch("/api/v1/organisations/{organisation}", Who::Administrator, organisations::edit)
        .get("/api/v1/organisations/{organisation}/units", Who::Member, units::list)
        .post("/api/v1/organisations/{organisation}/units", Who::Coordinator, units::add)
        .get("/api/v1/organisations/{organisation}/units/{unit}", Who::Member, units::read)
        .patch("/api/v1/organisations/{organisation}/units/{unit}", Who::Coordinator, units::edit)
        .delete("/api/v1/organisations/{organisation}/units/{unit}", Who::Coordinator, units::archive)
        .get("/api/v1/organisations/{organisation}/memberships", Who::Member, memberships::list)
        .post("/api/v1/organisations/{organisation}/memberships", Who::Coordinator, memberships::add)
        .get("/api/v1/organisations/{organisation}/memberships/{membership}", Who::Member, memberships::read)
        .patch(
            "/api/v1/organisations/{organisation}/memberships/{membership}",
            Who::Coordinator,
            memberships::edit,
        )
        .delete(
            "/api/v1/organisations/{organisation}/memberships/{membership}",
            Who::Coordinator,
            memberships::end,
        )
        .get("/api/v1/organisations/{organisation}/invitations", Who::Member, invitations::list)
        .post("/api/v1/organisations/{organisation}/invitations", Who::Coordinator, invitations::add)
        .delete(
            "/api/v1/organisations/{organisation}/invitations/{invitation}",
            Who::Coordinator,
            invitations::revoke,
        )
        .get("/api/v1/organisations/{organisation}/audit", Who::Coordinator, audit::list)
}
