certify-tabs = Parts of the application
certify-tab-overview = Application
certify-tab-handed-in = Handed in
certify-tab-changes = What changed since
certify-stage-draft = Draft
certify-stage-submitted = Handed in
certify-stage-under-assessment = With the assessors
certify-stage-factual-check = Facts are being checked
certify-stage-reported = Report is final
certify-stage-decided = Decided
certify-stage-withdrawn = Withdrawn
certify-verdict-granted = Granted
certify-verdict-conditional = Granted on conditions
certify-verdict-refused = Refused
certify-from-to = { $organisation } to { $body }
certify-attempt = Attempt { $n }
certify-apply-title = Apply
certify-apply-ready = Everything is met. The head signs, then you hand in.
certify-apply-not-yet = You can start now and hand in when everything is met. Nobody outside sees a draft.
certify-apply-button = Start the application
certify-applications-title = Applications
certify-applications-all = All
certify-applications-state = State
certify-show = Show
certify-received-title = Handed in to us
certify-received-none = Nothing of this kind was handed in.
certify-own-title = Our applications
certify-own-none = You have not applied for a certificate yet.
certify-application-title = Application
certify-choice-title = What you hand in
certify-choice-hint = After a change the head signs again.
certify-plan = Development plan
certify-no-plan = Without a plan
certify-mentions-asked = Special mentions you ask for
certify-declaration-title = Declaration
certify-declaration-words =
    I head this institution. What we hand in for “{ $level }” ({ $scheme }) is our own assessment. It is true to the best of my knowledge.
    We will answer questions of the assessors and let them see the evidence. We tell the awarding body when something important changes.
certify-kept-title = Evidence that assessors would not see
certify-kept-count = { $count ->
    [one] One piece of evidence of this assessment is not open to assessors. It is left out of what you hand in, and counts for no rule.
   *[other] { $count } pieces of evidence of this assessment are not open to assessors. They are left out of what you hand in, and count for no rule.
}
certify-kept-which = Which ones
certify-kept-hint = Assessors of this and later applications may open them then. Open what is confidential one by one instead, or leave it closed.
certify-kept-button = Open them to assessors
certify-kept-by-others = Ask your coordinator to open them to assessors.
certify-sign-title = Sign the declaration
certify-sign-again = Sign again
certify-sign-name = Name
certify-sign-position = Position
certify-sign-day = Day
certify-sign-agreed = I have read this and sign it
certify-sign-button = Sign
certify-sign-by-head = The head of the institution signs the declaration on this page.
certify-submit-title = Hand in
certify-submit-ready = Assessment, evidence list and plan are frozen as they are today. The awarding body sees them from then on.
certify-submit-not-yet = Something is missing: see the list, and the signature of the head.
certify-submit-button = Hand in
certify-withdraw = Withdraw the application
certify-withdraw-button = Withdraw
certify-withdrawn-title = Withdrawn
certify-reason = Reason
certify-receipt-title = Receipt
certify-receipt-day = Handed in on { $day }
certify-receipt-hash = Fingerprint (SHA-256) of what was handed in:
certify-receipt-download = Download what was handed in
certify-receipt-how = The fingerprint of the downloaded file is the same as this one. If a single sign were different, it would not be.
certify-count-items = { $count ->
    [one] one item
   *[other] { $count } items
}
certify-count-evidence = { $count ->
    [0] no evidence
    [one] one piece of evidence
   *[other] { $count } pieces of evidence
}
certify-count-nodes = { $count ->
    [0] no plan
    [one] one line of the plan
   *[other] { $count } lines of the plan
}
certify-handed-in-title = Handed in
certify-evidence-title = Evidence
certify-evidence-none = No evidence was handed in.
certify-evidence-withheld = { $count ->
    [one] One more piece is kept in the institution. Assessors see what is open to them.
   *[other] { $count } more pieces are kept in the institution. Assessors see what is open to them.
}
certify-value-step = { $step } · { $name }
certify-value-open = Open
certify-node-objective = Objective
certify-node-action = Action
certify-node-milestone = Milestone
certify-changes-title = What changed
certify-changes-since = Since it was handed in
certify-changes-since-hint = Only you see this. The awarding body judges what was handed in.
certify-changes-before = Since the attempt before
certify-changes-none = Nothing changed.
certify-change-what = What
certify-change-before = Then
certify-change-after = Now
certify-change-nothing = nothing
certify-change-mark = Rating
certify-change-reason = Reason
certify-change-item-evidence = Evidence on the item
certify-change-file = File
certify-change-node = Line of the plan
certify-change-days = Dates
certify-change-standing = Standing
certify-change-responsible = Responsible
notice-certify-started = The application is started.
notice-certify-open = There is an application for this level already: here it is.
notice-certify-chosen = Saved. The head signs again before you hand in.
notice-certify-signed = The declaration is signed.
notice-certify-evidence-opened = The evidence is open to assessors.
notice-certify-submitted = Handed in. The receipt is on this page.
notice-certify-withdrawn = The application is withdrawn.
refusal-application-open = There is an application for this level already.
refusal-application-not-in-this-state = The application has moved on; this cannot be done now.
refusal-rules-not-met = { $unmet ->
    [one] One rule of the level is not met yet.
   *[other] { $unmet } rules of the level are not met yet.
}
refusal-not-declared = The head has not signed the declaration yet.
refusal-application-moved = The assessment or the plan changed at this moment. Look at it again and hand in then.
refusal-other-verdict = The decision is another one by now.
refusal-conditions-open = { $open ->
    [one] One condition is not met yet.
   *[other] { $open } conditions are not met yet.
}
fault-not-agreed = Tick the box to sign.
fault-field-missing = Choose a field.
fault-conditions-missing = Name at least one condition.
fault-conditions-left = This decision has no conditions.
refusal-own-scheme = An organisation cannot apply for what it awards itself.
certify-both-houses = You belong to { $organisation } as well. Nobody handles the case of their own institution, so your colleagues at { $body } do. You see this application as { $organisation } does.
certify-assessors-title = Who assesses
certify-assessors-hint = These people look at your application for the awarding body. If you have reason to take one of them for partial, say so: the awarding body decides and answers you.
certify-assessor-now = Assesses
certify-assessor-over = No longer assesses
certify-object = Object
certify-object-words = Why { $name } could be partial
certify-object-hint = For example: works for a rival, a family tie, a quarrel, earlier advice. The awarding body reads it, and the assessors do not.
certify-object-button = Send the objection
certify-objection-made = Objection of { $day }
certify-objection-waits = The awarding body has not answered yet. The assessment goes on meanwhile.
certify-objection-answer = Answer of { $day }: { $words }
notice-certify-objected = Sent. The awarding body answers here, and you get a mail.
certify-ground-renewal = Renewal
certify-ground-appeal = Appeal
