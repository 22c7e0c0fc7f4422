# keep: certify-amount- engagement-part- conflict- conflict-effect- declared- desk-state- report-kind- report-all- report-answer- report-recommend- notice- act-certify- fault- refusal- home-desk- mail-application-
assessors-title = Assessors
assessors-lede = The people whom you may ask to assess applications, and how much each has to do now.
assessors-none = Nobody is in the pool yet. Invite the first assessor.
assessors-add = Add an assessor
assessors-email-hint = Whoever does not belong to you yet gets an invitation.
assessors-fields = Knows about
assessors-languages = Languages
assessors-commas = With commas between.
assessors-employers = Employers
assessors-employers-hint = Institutions the person works for, one in a line. A conflict with one of them shows by itself.
assessors-most = Applications at one time, at most
assessors-load = { $load } of { $most }
assessors-waits = Invitation not accepted yet
assessors-save = Save
assessors-leave = Take out of the pool
engagement-part-lead = Lead assessor
engagement-part-co-assessor = Co-assessor
engagement-part-substitute = Substitute
engagement-part-mentor = Mentor
engagement-until = until { $day }
engagement-asked = Asked
engagement-accepted = Accepted
engagement-declined = Declined
engagement-ended = Ended
engagement-to-decide = A conflict to decide
engagement-to-answer = Waits for your answer
engagement-waits = Waits for the awarding body
engagement-waits-text = You said yes and declared a conflict. The awarding body decides and you are told here.
engagement-excluded = A conflict of interest excludes this.
engagement-rests = Rests: a conflict came about
engagement-rests-text = Since you accepted, you have come to be tied to this institution. Your engagement rests, and the desk is closed to you. The awarding body sees this and decides how it goes on.
engagement-rests-officer = { $name } has come to be tied to the institution after accepting. The desk is closed to this person, and what was judged does not count. The other assessor can settle nothing until you end the engagement or let a substitute take over.
engagement-over-counts = The engagement ended by itself after handing in. What was handed in counts until somebody else has the part.
engagement-over-replaced = The engagement ended by itself, and what was handed in counts no more.
engagement-over-empty = The engagement ended by itself before anything was handed in, so nothing of it counts. The other assessor goes on alone, unless you ask somebody for the part.
engagement-discount = Do not count what was handed in
engagement-discount-button = Count it no more
engagement-title = Assess { $applicant }?
engagement-declare = Your declaration
engagement-declare-hint = Say what ties you to this institution. Only the awarding body reads it.
engagement-conflict-kind = Tie
engagement-conflict-words = In your words
engagement-complete = There is nothing else that could make me seem partial.
engagement-accept = Accept
engagement-decline = Decline
engagement-because = Reason
engagement-end = End before its time
engagement-end-button = End the access now
engagement-substitute = Let a substitute take over
engagement-substitute-button = Hand over
engagement-substitute-hint = The access of the other ends at once. What was judged stays in the history and counts no more.
engagement-decide-because = Your decision on the conflict, with reasons
engagement-decide-for = May assess
engagement-decide-against = May not
engagements-title = Who assesses
engagements-application = Application
engagements-none = Nobody was asked yet.
engagements-ask = Ask somebody
engagements-no-pool = Nobody is in the pool who could be asked.
engagements-who = Assessor
engagements-part = As
engagements-check = Look for conflicts
engagements-ties = { $name } and this institution
engagements-no-ties = No tie is known
engagements-full = The limit of this assessor is reached.
engagements-excluded = Somebody with this tie cannot assess here.
engagements-last-day = Access until
engagements-last-day-hint = It ends by itself after this day.
engagements-because = Why in spite of the tie
engagements-words = A word to the assessor
engagements-ask-button = Ask
conflict-member = Belongs to the institution
conflict-former-member = Belonged to the institution until { $day }
conflict-mentoring-pair = Mentoring pair in the network
conflict-mentored = Was the institution’s mentor
conflict-employer = Named it as an employer
conflict-assessed-before = Assessed it before, on { $day }
conflict-employment = Declared: works there or did
conflict-personal = Declared: family or friends there
conflict-financial = Declared: money
conflict-advice = Declared: advised the institution
conflict-other = Declared: something else
conflict-said = { $kind }: { $words }
conflict-effect-noted = Noted
conflict-effect-must-be-decided = To be decided
conflict-effect-excluded = Excluded
declared-none = No conflict
declared-employment = I work there, or did
declared-personal = Family or close friends there
declared-financial = Money from it or with it
declared-advice = I advised it on this
declared-other = Something else
mine-title = My engagements
mine-lede = What you were asked to assess. Each access ends by itself on its day.
mine-none = Nobody has asked you to assess an application.
desk-title = Desk
desk-crumbs = Where you are
desk-tabs = Parts of the application
desk-aside = Beside the item
desk-tab-items = Items
desk-tab-questions = Questions
desk-tab-report = Report
desk-state-submitted = Submitted
desk-state-under-assessment = Under assessment
desk-state-factual-check = Factual check
desk-state-reported = Reported
desk-state-decided = Decided
desk-state-withdrawn = Withdrawn
desk-state-draft = Draft
desk-lede-open = Everyone has handed in. { $settled } of { $items } items are settled.
desk-lede-waiting = You have handed in. Both see each other’s judgements once the other has too.
desk-lede-reading = { $items } items were handed in for assessment.
desk-go-on = Go on
desk-open = Open
desk-differ = You differ
desk-apart = apart
desk-who = Assessors
desk-judged = { $judged } of { $of }
desk-handed-in = Handed in
desk-blind = Nobody sees what the other says until both have handed in.
desk-voice-over = Access has ended; the judgement counts
desk-voice-rests = The engagement of { $name } rests. What this person judged does not count, and nothing is settled until the awarding body has ended the engagement or a substitute has taken over.
desk-settle-anew = To be settled anew
desk-settled-without = Settled without { $names }, who judged later. Settle it anew.
desk-hand-in = Hand in
desk-hand-in-hint = Your judgements close. When both are in, you see each other’s and agree.
desk-take-back = Take back
desk-times = Time
desk-clock-stopped = Clock stopped
desk-access-until = Your access ends after { $day }.
desk-extent = What is looked at
desk-extent-all = All { $items } items
desk-extent-sample = { $items } of { $all } items
desk-each = Items of each criterion
desk-each-hint = A sample takes those first on which the institution puts itself highest.
desk-each-all = All
desk-choose = Choose
desk-steps = Items of this criterion
desk-claim = What the institution says
desk-no-claim = No mark was settled.
desk-no-reason = No reason was written.
desk-no-evidence = Nothing is attached.
desk-evidence-closed = Not open to assessors
desk-judge = Your judgement
desk-own = Your judgement
desk-agree = Agree
desk-agree-text = The institution’s mark is right.
desk-adjust = Adjust
desk-adjust-text = Another mark is right.
desk-adjust-to = Adjust: { $mark }
desk-insufficient = Insufficient
desk-insufficient-text = What is shown does not support a mark.
desk-own-mark = Own mark
desk-own-mark-hint = Where you adjust.
desk-comment = Comment
desk-comment-hint = Needed where you do not agree.
desk-conflict = This was saved elsewhere meanwhile
desk-conflict-text = Saving again keeps what stands here.
desk-others = The other assessor
desk-settled = Settled
desk-settled-by = { $name }, { $at }
desk-settle = Agree on a mark
desk-settle-mark = This mark
desk-settle-reason = Reason
desk-settle-reason-hint = Needed where you did not say the same. It can become a finding of the report.
desk-settle-next = Record and next
desk-settle-button = Record
desk-dissent = What I see otherwise
desk-no-questions = No question at this item.
desk-ask = Ask the institution
desk-back = Back to the items
questions-title = Questions to the institution
questions-none = No question was asked.
questions-open = Open
questions-due = due { $day }
questions-answered = Answered { $day }
questions-withdrawn = Withdrawn
questions-withdraw = Withdraw
questions-evidence = Evidence
questions-ask = Ask a question
questions-ask-hint = It becomes a task of the institution. The clock stands until it is answered.
questions-about = About
questions-whole = The application as a whole
questions-words = Question
questions-due-day = Answer by
questions-ask-button = Ask
answers-title = Questions of the assessors
answers-lede = The clock of your application stands until each is answered.
answers-none-open = No question is open.
answers-words = Answer
answers-evidence = Evidence
answers-evidence-hint = Pieces that are open to assessors.
answers-no-evidence = No piece of evidence is open to assessors yet. Open one in the library.
answers-send = Send the answer
report-title = Assessors’ report
report-draft = Draft
report-final = Final
report-final-on = Final, { $day }
report-check-until = Factual check until { $day }
report-check-text = Say of each passage whether its facts are right, by { $day }. What is not answered counts as right.
report-summary = Summary
report-nothing-said = Nothing is written yet.
report-recommendation = Recommendation
report-recommendation-hint = For the committee. The institution sees it once it is decided.
report-because = Reasons of the recommendation
report-recommend-none = Not yet
report-recommend-granted = Grant
report-recommend-conditional = Grant with conditions
report-recommend-refused = Refuse
report-save = Save
report-kind = Kind
report-kind-finding = Finding
report-kind-strength = Strength
report-kind-must = Must be done
report-kind-suggestion = Suggestion
report-all-must = What must be done
report-all-suggestion = What is suggested
report-group = Criterion
report-whole = The institution as a whole
report-words = Text
report-add = Add a passage
report-change = Change
report-changed = Changed since it was sent
report-remove = Remove
report-reply = What you make of the answer
report-institution = Institution
report-assessors = Assessors
report-by-criterion = By criterion
report-fill = Start from what was settled
report-fill-hint = A finding for each item that stands otherwise than the institution said.
report-send = Send to the institution
report-send-hint = For a check of facts. Judging ends with it.
report-due-day = Answer by
report-check = Factual check
report-check-progress = { $answered } of { $of } answered
report-is-it-right = Are the facts right?
report-answer-right = Right
report-answer-wrong = Wrong
report-correction = What is right instead
report-answer-save = Save the answer
report-end-check = Finish the check
report-end-check-text = { $answered } of { $of } passages are answered.
report-end-check-button = Finish
report-finish = Make it final
report-no-passages = There is no passage.
report-work = Work on the report
notice-assessor-added = The assessor is in the pool.
notice-assessor-changed = Saved.
notice-assessor-left = The assessor is out of the pool.
notice-assessor-asked = Asked. The answer will show here.
notice-engagement-ended = The access is closed.
notice-conflict-decided = Decided.
notice-substitute-took-over = The substitute has taken over.
notice-engagement-accepted = Accepted. Here is the application.
notice-engagement-waits = The awarding body decides about the conflict.
notice-engagement-excluded = With this conflict you cannot assess here. The awarding body was told.
notice-engagement-declined = Declined.
notice-desk-saved = Saved.
notice-desk-handed-in = Handed in.
notice-desk-taken-back = Taken back. Go on.
notice-desk-chosen = The items are chosen.
notice-desk-settled = Settled.
notice-question-asked = Asked. The clock stands.
notice-question-withdrawn = Withdrawn.
notice-question-answered = The answer is with the assessors.
notice-report-written = Saved.
notice-report-filled = The report is started.
notice-report-sent = The draft is with the institution.
notice-report-finished = The report is final.
notice-check-ended = The check is finished.
notice-passage-added = Added.
notice-passage-changed = Saved.
notice-passage-removed = Removed.
notice-passage-answered = Saved.
fault-conflict-reason-missing = Say why in spite of the tie.
fault-day-is-past = Choose a day that is not past.
fault-day-too-far = Choose a day at most { $days } days ahead.
fault-declaration-missing = Confirm that the declaration is complete.
fault-evidence-not-for-assessors = Choose evidence that is open to assessors.
fault-is-in-the-pool = Somebody with this address is in the pool.
fault-judgement-no-mark = Choose the mark that is right.
fault-judgement-no-mark-wanted = Only an adjustment carries a mark.
fault-judgement-same-mark = This is the institution’s own mark. Choose Agree.
fault-not-a-load = A number from 1 to { $most }.
fault-not-a-sample = A number of at least one.
fault-nothing-to-agree-with = There is no mark to agree with.
fault-too-many-words = At most { $most }, each short.
fault-verdict-missing = Choose agree, adjust or insufficient.
refusal-assessor-asked-already = This person is asked or engaged for the application already.
refusal-assessor-is-engaged = Open engagements: { $count }. End them first.
refusal-sits-on-committee = Whoever sits on the committee of this application cannot assess it.
refusal-assessor-is-full = The limit of { $most } applications at one time is reached.
refusal-assessor-not-in-yet = The invitation to the pool was not accepted yet.
refusal-conflict-excluded = A conflict of interest excludes this person.
refusal-engagement-not-accepted = The engagement was not accepted yet.
refusal-engagement-accepted = The engagement was accepted already.
refusal-engagement-declined = The engagement was declined.
refusal-engagement-ended = The engagement has ended.
refusal-engagement-rests = { $tie ->
    [member] Your engagement rests because you became a member of the institution that you assess. The awarding body has been told.
    [employer] Your engagement rests because the institution that you assess is now among your employers. The awarding body has been told.
   *[other] Your engagement rests because of a conflict of interest. The awarding body has been told.
}
refusal-engagement-wrong-moment = The application is not at a stage for this.
refusal-engagement-lead-taken = There is a lead assessor already.
refusal-engagement-part-taken = There is a co-assessor already.
refusal-engagement-no-substitute = Only an accepted substitute takes over from one who judges.
refusal-engagement-nothing-to-decide = There is nothing to decide.
refusal-engagement-waits-for-the-body = The awarding body has not decided yet.
refusal-desk-handed-in = It was handed in already.
refusal-desk-is-open = Everyone has handed in and sees the others’ judgements.
refusal-desk-not-all-judged = { $left } of { $of } items are not judged yet.
refusal-desk-not-under-assessment = The application is not with its assessors now.
refusal-desk-sample-too-late = Somebody has handed in. What is looked at stays.
refusal-desk-still-blind = Not everyone has handed in yet.
refusal-clarification-answered = The question was answered already.
refusal-clarification-withdrawn = The question was withdrawn.
refusal-clarification-over = Questions are over for this application.
refusal-report-not-open = The report cannot be changed now.
refusal-report-too-long = At most { $most } passages fit.
refusal-passage-was-sent = The passage was sent to the institution. Change it instead.
refusal-report-has-passages = The report has passages already.
refusal-report-is-empty = The report is empty.
refusal-report-unsettled = Items not settled yet: { $left }.
refusal-report-question-open = A question to the institution is open. Wait for its answer, or withdraw the question.
refusal-factual-check-over = The factual check is over.
refusal-factual-check-runs = The institution still checks the facts.
refusal-report-objections-open = Objections without a reply: { $count }.
refusal-report-no-recommendation = Say what you recommend, with reasons.
mail-engagement-subject = { $body } asks you to assess an application
mail-engagement-rests-subject = An engagement rests: { $name }
act-certify-assessor-added = Assessor added to the pool
act-certify-assessor-changed = Assessor changed
act-certify-assessor-left = Assessor taken out of the pool
act-certify-assessor-asked = Assessor asked
act-certify-engagement-accepted = Engagement accepted
act-certify-engagement-declined = Engagement declined
act-certify-engagement-excluded = Excluded by a conflict
act-certify-engagement-ended = Engagement ended
act-certify-engagement-rests = Conflict found that excludes: the engagement rests
act-certify-conflict-declared = Conflict declared
act-certify-conflict-decided = Decided about a conflict
act-certify-substitute-took-over = Substitute took over
act-certify-assessment-begun = Assessment of an application begun
act-certify-item-judged = Item judged
act-certify-item-settled = Item settled
act-certify-items-settled = Several items settled
act-certify-judgements-handed-in = Judgements handed in
act-certify-judgements-taken-back = Judgements taken back
act-certify-sample-chosen = Sample chosen
act-certify-clarification-asked = Institution asked
act-certify-clarification-answered = Assessors answered
act-certify-clarification-withdrawn = Question withdrawn
act-certify-report-written = Report written
act-certify-report-filled = Report started
act-certify-passage-added = Passage added
act-certify-passage-changed = Passage changed
act-certify-passage-removed = Passage removed
act-certify-passage-answered = Passage answered
act-certify-draft-report-sent = Draft report sent
act-certify-factual-check-asked = Factual check asked for
act-certify-factual-check-ended = Factual check finished
act-certify-report-finished = Report made final
desk-tab-visit = Visit
visit-title = Visit
visit-none = No visit is planned.
visit-from-to = { $from } – { $to }
visit-told = Shown to the institution since { $day }.
visit-not-told = The institution does not see the plan yet.
visit-tell = Show it to the institution
visit-meetings = Meetings
visit-no-meetings = No meeting yet.
visit-noted = Notes
visit-checks = To look at
visit-no-checks = Nothing is on the list.
visit-check = Something to look at
visit-check-add = Add to the list
visit-seen = Seen
visit-tick = Seen
visit-open-again = Open again
visit-remove = Remove
visit-work = Work on the visit
visit-plan = When and where
visit-first-day = First day
visit-last-day = Last day
visit-last-day-hint = Empty: one day.
visit-place = Place
visit-words = What the institution should know
visit-save = Save
visit-meeting-add = Add a meeting
visit-meeting-change = Change the meeting
visit-meeting-remove = Remove the meeting
visit-whom = Whom
visit-whom-hint = Such as: teachers of the first year, no names.
visit-day = Day
visit-begins = From
visit-ends = Until
visit-who = Who of the assessors
visit-topic = About
visit-notes = Notes
visit-notes-hint = In confidence: only the two assessors read them.
visit-notes-save = Save and back
visit-notes-both = The other assessor wrote meanwhile. Both texts stand below; save what is right.
notice-visit-planned = Saved.
notice-visit-told = The institution sees the plan.
notice-meeting-added = The meeting is added.
notice-meeting-changed = Saved.
notice-meeting-removed = The meeting is removed.
notice-visit-check-added = Added.
notice-visit-check-ticked = Saved.
notice-visit-check-removed = Removed.
notice-interview-noted = The notes are saved.
fault-not-an-hour = A time such as 09:30.
refusal-visit-not-planned = Say first when the visit is.
refusal-visit-too-long = At most { $most } fit.
refusal-meeting-has-notes = The meeting has notes.
act-certify-visit-planned = Visit planned
act-certify-visit-told = Plan of the visit shown
act-certify-meeting-added = Meeting added
act-certify-meeting-changed = Meeting changed
act-certify-meeting-removed = Meeting removed
act-certify-interview-noted = Notes of a meeting written
act-certify-visit-check-added = Added to the list of the visit
act-certify-visit-check-ticked = Ticked off on the list of the visit
act-certify-visit-check-removed = Taken off the list of the visit
page-engagements = My engagements
home-desk-answer = { $body } asks you to assess { $applicant }
home-desk-answer-hint = Declare what ties you to it, then accept or decline.
home-desk-answer-button = Answer
home-desk-judge = Assess { $applicant }
home-desk-judge-button = Go to the desk
home-desk-question = The assessors ask about your application
home-desk-question-button = Answer
home-desk-check = Check the facts of the assessors’ report
home-desk-check-hint = What is not answered counts as right.
home-desk-check-button = Check
home-desk-vote = Vote on the application of { $applicant }
home-desk-vote-hint = A decision is proposed. It is carried once enough of the committee are for it.
home-desk-vote-button = Vote
home-desk-condition = Say how the conditions of your certificate are met
home-desk-condition-button = Answer
home-desk-received = Applications wait for the next step
home-desk-received-button = Open applications
mail-application-decided-subject = Decision on your application: { $level }
mail-application-asked-subject = The assessors ask about your application: { $level }
mail-application-check-subject = Check the facts of the assessors’ report: { $level }
desk-lede = { $left ->
    [0] All { $items } items are judged. Hand in when you are ready.
    [one] One of { $items } items is left.
   *[other] { $left } of { $items } items are left.
}
desk-clock = { $days ->
    [one] One day since the submission
   *[other] { $days } days since the submission
}
desk-evidence = { $count ->
    [one] Evidence: one piece
   *[other] Evidence: { $count } pieces
}
desk-each-n = { $count ->
    [one] One of each
   *[other] { $count } of each
}
desk-apart-steps = { $steps ->
    [one] one level apart
   *[other] { $steps } levels apart
}
desk-settle-agreed = { $count ->
    [one] Settle the one on which you agree
   *[other] Settle the { $count } on which you agree
}
report-objections = { $count ->
    [one] One objection
   *[other] { $count } objections
}
home-desk-judge-hint = { $left ->
    [0] All items are judged. Hand in.
    [one] One of { $items } items is left.
   *[other] { $left } of { $items } items are left.
}
home-desk-question-hint = { $count ->
    [one] One question. The clock stands until it is answered.
   *[other] { $count } questions. The clock stands until they are answered.
}
home-desk-condition-hint = { $count ->
    [one] One condition is not answered yet.
   *[other] { $count } conditions are not answered yet.
}
home-desk-received-hint = { $count ->
    [one] One was handed in or reported. Name who assesses it, or decide.
   *[other] { $count } were handed in or reported. Name who assesses them, or decide.
}
mail-application-asked-body =
    The assessors of { $body } ask about your application for “{ $level }”.
    
    Answer by: { $day }. The clock of the application stands until then.
    { $link }
mail-application-check-body =
    { $body } has sent the draft report on your application for “{ $level }”.
    
    Check its facts by: { $day }. What is not answered counts as right.
    { $link }
mail-application-decided-body =
    { $body } has decided on your application for “{ $level }”.
    
    Decision: { $verdict }
    
    The reasons, the conditions where there are any, and the letter are here:
    { $link }
mail-engagement-rests-body =
    { $name }, who assesses the application of { $applicant }, has come to be tied to the institution after accepting.
    
    Tie: { $tie }
    
    The desk is closed to this person, what was judged does not count, and nothing can be settled. End the engagement, or let a substitute take over:
    { $link }
mail-engagement-body = 
    { $body } asks you to assess an application of { $applicant }.
    
    As: { $part }
    Access until: { $day }
    
    Declare what ties you to the institution, and accept or decline here:
    { $link }
home-desk-scheme = Say what you award
home-desk-scheme-hint = Levels, fields and rules. Begin with one of five samples and change what you like.
home-desk-scheme-button = Begin
home-desk-publish = Publish “{ $scheme }”
home-desk-publish-hint = Until it is published, nobody sees how far they are and nobody can apply.
home-desk-publish-button = Look and publish
home-desk-pool = Name the people whom you may ask to assess
home-desk-pool-hint = A level that you offer is looked at from outside, and the list of your assessors is empty.
home-desk-pool-button = Add assessors
home-desk-keys = Make the keys that you sign with
home-desk-keys-hint = How your name stands in certificates can be chosen until the first one is issued.
home-desk-keys-button = Look and make them
home-desk-willing = Weigh what ties assessors to { $applicant }
home-desk-willing-hint = { $count ->
    [one] One would assess, and begins when you agree.
   *[other] { $count } would assess, and begin when you agree.
}
home-desk-willing-button = Look and answer
home-desk-met = See whether { $applicant } meets its conditions
home-desk-met-hint = It has answered all of them. The certificate waits for your word.
home-desk-met-button = Read the answers
home-desk-look = Look again at the certificate of { $applicant }
home-desk-look-hint = You said that you would look while it is valid.
home-desk-look-button = Open the certificate
certify-amount-hours = { $count ->
    [one] { $amount } hour
   *[other] { $amount } hours
}
certify-amount-days = { $count ->
    [one] { $amount } day
   *[other] { $amount } days
}
certify-amount-months = { $count ->
    [one] { $amount } month
   *[other] { $amount } months
}
certify-amount-persons = { $count ->
    [one] { $amount } person
   *[other] { $amount } persons
}
engagement-objected = The institution objects
engagement-answer-because = Your answer to the institution, with reasons
conflict-objection = The institution objects
refusal-objection-too-late = Objections are for assessors who are at work. This engagement is over.
refusal-objection-open = The awarding body has not answered your last objection yet.
act-certify-assessor-objected = Objection to an assessor
mail-engagement-objection-subject = { $applicant } objects to an assessor
mail-engagement-objection-body =
    { $applicant } takes { $name }, who assesses its application, for partial:
    
    { $objection }
    
    Decide, and answer with reasons:
    { $link }
mail-application-objection-subject = The answer to your objection: { $level }
mail-application-objection-body =
    { $body } has answered your objection to { $name } in your application for “{ $level }”.
    
    The answer is here:
    { $link }
home-desk-settle = Agree on the assessment of { $applicant }
home-desk-settle-hint = { $left ->
    [one] Both have handed in. One item is to be settled.
   *[other] Both have handed in. { $left } items are to be settled.
}
home-desk-settle-button = Go to the desk
home-desk-report = Write the report on { $applicant }
home-desk-report-hint = All items are settled. The institution checks the facts of the draft before it is final.
home-desk-report-button = Open the report
home-desk-finish = Finish the report on { $applicant }
home-desk-finish-hint = The institution has checked the facts. Reply to what it says, and make the report final.
home-desk-finish-button = Open the report
home-desk-objection = Answer the objection of { $applicant }
home-desk-objection-hint = It takes one of its assessors for partial. You decide whether that person goes on.
home-desk-objection-button = Look and answer
home-desk-sign = Sign the declaration for “{ $level }”
home-desk-sign-hint = Everything else that the application asks for is there.
home-desk-sign-button = Read and sign
home-desk-submit = Hand in the application for “{ $level }”
home-desk-submit-hint = Everything is met, and the declaration is signed.
home-desk-submit-button = Look and hand in
conflict-effect-decided = Decided
