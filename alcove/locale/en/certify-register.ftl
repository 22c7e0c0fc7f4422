# keep: mail-certificate- certify-standing- certify-proof-lede-
certify-certificate-title = Certificate
certify-scheme = Scheme
certify-code = Code
certify-region = Region
certify-valid-from = from { $from }
certify-valid-from-to = from { $from } to { $to }
certify-standing-not-yet = Begins later
certify-standing-valid = Valid
certify-standing-expired = Expired
certify-standing-suspended = Suspended
certify-standing-superseded = Replaced by a newer one
certify-standing-revoked = Revoked
certify-in-register = In the public register
certify-renew = Renew
certify-held-title = Our certificates
certify-issued-title = Issued by us
certify-register-link = Public register
certify-checks-title = When we look again
certify-check-done = Looked at on { $day }
certify-check-late = Late
certify-check-words = What was found
certify-check-button = We have looked
certify-events-title = What happened
certify-event-issued = Issued
certify-event-renewed = Followed by a new certificate
certify-event-suspended = Suspended
certify-event-reinstated = Given back
certify-event-revoked = Revoked
certify-certificate-acts = Suspend or revoke
certify-certificate-acts-hint = The register shows the reason. What is revoked never comes back.
certify-suspend = Suspend
certify-resume = Give back
certify-revoke = Revoke
certify-register-title = Register of certified institutions
certify-register-lede = Who holds a certificate of an awarding body on this installation, and until when.
certify-register-search = Institution, place or awarding body
certify-register-any-level = Every certificate
certify-register-any-field = Every field
certify-register-any-region = Every region
certify-register-now = Valid now
certify-register-all = All
certify-register-by-region = By region
certify-register-no-region = No region given
certify-register-level = { $level } ({ $body })
certify-register-none = Nothing in the register fits.
certify-register-pages = Pages of the register
certify-register-next = Next
certify-register-map = Each arch is a region: the darker it is, the more certificates there are.
certify-register-one-region = { $n ->
    [one] The one certificate found is in the region { $region }.
   *[other] All { $n } certificates found are in the region { $region }.
}
certify-entry-title = { $level }, { $organisation }
certify-award-name = { $name }: { $field }
certify-award-says = { $organisation } meets what “{ $name }” asks for.
certify-award-mentions = { $says } Special mention: { $mentions }.
certify-award-asked = What was asked for: { $rules }.
certify-award-link = Signed credential
certify-proof-title = Proof of completion
certify-proof-download = Take the proof away
certify-proof-lede-valid = { $organisation } holds the certificate named below. As of { $day }.
certify-proof-lede-not-yet = { $organisation } will hold the certificate named below from its first day on. As of { $day } it has not begun.
certify-proof-lede-suspended = The certificate of { $organisation } named below is suspended and does not hold for the time being. As of { $day }.
certify-proof-lede-expired = { $organisation } held the certificate named below. It has expired and no longer holds. As of { $day }.
certify-proof-lede-superseded = { $organisation } held the certificate named below. A newer one has replaced it. As of { $day }.
certify-proof-lede-revoked = The certificate of { $organisation } named below was revoked and does not hold. As of { $day }.
certify-proof-term = Issued for
certify-proof-scores = This proof holds no result of any assessment.
certify-proof-check = Whether it still holds: { $address }
certify-mail-check-subject = Time to look again: { $organisation }
certify-mail-check-body =
    A certificate of { $organisation } is to be looked at by { $day }.
    { $address }
certify-mail-end-subject = Your certificate ends soon: { $level }
certify-mail-end-body =
    Your certificate “{ $level }” ends on { $day }. You can renew it now; a renewal follows the old one without a gap.
    { $address }
notice-certify-certificate-changed = Noted. The register shows it.
refusal-certificate-not-in-this-state = The certificate is not in a state in which this can be done.
refusal-check-done = It was looked at already.
mail-certificate-suspended-subject = Your certificate is suspended: { $level }
mail-certificate-suspended-body =
    { $body } has suspended your certificate “{ $level }”. It does not hold until it is given back, and everybody who checks it sees that.
    
    Reason: { $reason }
    
    Clear up the reason with { $body }, which then gives it back. The certificate is here:
    { $link }
mail-certificate-reinstated-subject = Your certificate holds again: { $level }
mail-certificate-reinstated-body =
    { $body } has given your certificate “{ $level }” back.
    
    Reason: { $reason }
    
    { $link }
mail-certificate-revoked-subject = Your certificate is revoked: { $level }
mail-certificate-revoked-body =
    { $body } has revoked your certificate “{ $level }”. It does not hold any more, and does not come back. You can apply anew.
    
    Reason: { $reason }
    
    Take it off your pages and papers. The certificate is here:
    { $link }
certify-suspended-next = It does not hold for now. Clear up the reason with { $body }, which then gives it back.
certify-revoked-next = It does not hold any more, and does not come back. Take it off your pages and papers; you can apply anew.
notice-certify-looked = Noted for yourselves. The register does not show it.
certify-checks-title-holder = When the awarding body looks again
