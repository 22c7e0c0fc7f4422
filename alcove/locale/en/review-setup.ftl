review-list-title = Assessments
review-list-new = Set up an assessment
review-list-empty = There is no assessment yet. Begin in one of three ways.
review-list-empty-others = There is no assessment yet. Your coordinator sets one up.
review-list-cycle = Cycle { $cycle }, begun on { $day }
review-list-begun = Begun on { $day }
review-list-pages = Pages of the list
review-list-older = Older assessments
review-offer-framework = Start from a framework
review-offer-framework-text = Choose what to look at: a quick scan of one afternoon, or everything.
review-offer-excel = Import your own from Excel
review-offer-excel-text = Bring your criteria as a workbook. Nothing is taken in half.
review-offer-sample = Read a framework first
review-offer-sample-text = Read a framework with all its criteria before you decide.
review-state-preparing = Preparing
review-state-collecting = Rating
review-state-moderating = Agreeing
review-state-closed = Closed
review-crumbs = Where you are
review-tabs = Parts of the assessment
review-tab-overview = Overview
review-tab-scope = Scope
review-tab-seats = Who rates
review-tab-dates = Dates
review-cancel = Cancel
review-minutes = { $count ->
    [one] about { $count } minute
   *[other] about { $count } minutes
 }
review-hours = { $count ->
    [one] about { $count } hour
   *[other] about { $count } hours
 }
review-hours-and-a-half = about { $count }½ hours
review-new-title = Set up an assessment
review-new-choose = Which framework do you look at yourselves with?
review-new-no-framework = No framework is here yet. Import one first.
review-new-another-framework = Choose another framework
review-new-process = Start as another institution did
review-new-edition = Edition { $version }, { $items ->
    [one] { $items } rated item
   *[other] { $items } rated items
 }
review-new-own = Your own
review-new-name = Title
review-new-name-hint = What people call it, such as “Self-assessment 2026”.
review-new-cycle = Cycle
review-new-cycle-hint = The year or the round, for comparing with the next one. It may stay empty.
review-new-scope = How much do you look at?
review-new-scope-hint = You can add and leave out single items afterwards.
review-variant = In whose words?
review-variant-hint = Only statements and examples change. Items, levels and arithmetic stay, so results compare with those of every college. What is copied from an earlier assessment keeps its words unless you choose others here.
review-variant-own = As in the framework
review-variant-items = { $items ->
    [one] { $items } item in words of this setting
   *[other] { $items } items in words of this setting
}
review-variant-in-use = Words: { $name }
review-variant-none = Words: as in the framework
review-variant-save = Use these words
review-new-everything = Everything
review-new-preset = { $items ->
    [one] { $items } item
   *[other] { $items } items
 }, { $time } for one team
review-new-copy = Take over from an earlier assessment
review-new-copy-hint = Its scope, who rates what, and the evidence that is still valid. Items that changed since then are flagged. The choice of how much then comes from there.
review-new-copy-nothing = Begin afresh
review-new-button = Set up
notice-review-created = The assessment is set up. Next, look at its scope and seat the units.
notice-review-carried = The assessment is set up with the scope, the seats and the valid evidence of the earlier one.
notice-review-carried-changed = The assessment is set up from the earlier one. Some items changed since then; the scope page shows which.
notice-review-scope-saved = The scope is saved.
notice-review-own-added = Your own item is in the scope.
notice-review-own-removed = Your own item is taken out.
notice-review-seats-saved = The seats are saved.
notice-review-days-saved = The dates are saved.
notice-review-opened = Rating is open. Those who are seated see their items on their home page.
notice-review-moderating = Rating has ended. The agreeing begins.
notice-review-changed = The settings are saved.
notice-review-removed = The assessment is removed.
notice-review-reminded = The reminders are on their way.
notice-review-reminded-already = They were reminded today already. Nobody gets two reminders in one day.
notice-review-nobody-to-remind = Nobody has anything left.
review-phases-title = Dates
review-phases-lede = Dates tell people when something is due and when it is late. Nothing opens or closes by itself.
review-phases-rating-from = Rating begins on
review-phases-rating-from-hint = Until then you choose the scope and seat the units.
review-phases-rating-until = Last day for rating
review-phases-rating-until-hint = Late answers still count until an item is agreed.
review-phases-moderating-until = Last day for agreeing
review-phases-moderating-until-hint = Where units are apart, they meet and agree.
review-phases-close-by = Closed by
review-phases-close-by-hint = The day on which the results are to stand.
review-phases-save = Save the dates
review-phases-closed = The assessment is closed. Its dates stay as they were.
review-meter-title = How much it is
review-meter-items = { $items ->
    [one] { $items } item in scope, of { $of }
   *[other] { $items } items in scope, of { $of }
 }
review-meter-local = { $items ->
    [one] { $items } of them is your own.
   *[other] { $items } of them are your own.
 }
review-meter-effort = Time it takes
review-meter-rating-one = Rating takes one team { $time }.
review-meter-rating = Rating takes all units together { $time }.
review-meter-moderating = Agreeing takes { $time } in meetings.
review-meter-honest = Reading, looking at evidence, answering and saying why are in it. Looking for evidence that nobody has at hand is not.
review-meter-seats = Items and time of each seat
review-meter-seat = Who
review-meter-count = Items
review-meter-time = Time
review-scope-title = Scope
review-scope-fixed = Rating has begun, so the scope is fixed. You can read it here.
review-scope-flagged = { $items ->
    [one] { $items } item is new or changed since the last cycle. It is marked below.
   *[other] { $items } items are new or changed since the last cycle. They are marked below.
 }
review-scope-search = Search items
review-scope-find = Find
review-scope-show-all = Show all
review-scope-found = { $items ->
    [0] Nothing found for “{ $query }”.
    [one] { $items } item found for “{ $query }”.
   *[other] { $items } items found for “{ $query }”.
 }
review-scope-nothing = Nothing fits this search. Try a shorter word.
review-scope-again = Begin again with a ready-made choice
review-scope-again-hint = Replaces the ticks and the reasons. Your own items, wording and weights stay.
review-scope-reason = Why is it left out?
review-scope-reason-hint = One reason for everything you untick now. Single items can say their own below.
review-scope-count = { $chosen } of { $of } in scope
review-scope-take-all = Take all
review-scope-leave-all = Leave all out
review-scope-own = Add your own item
review-scope-changed = Changed
review-scope-new = New
review-scope-is-own = Your own
review-scope-tailored = Adapted
review-scope-tailor = Adapt
review-scope-outside = Not part of “{ $preset }”.
review-scope-why = Reason for leaving it out
review-scope-save = Save the scope
review-item-title = Adapt the item
review-item-wording = Your wording
review-item-wording-hint = Shown beside the framework’s own text, which stays. Leave it empty where the framework’s text fits.
review-item-weight = Weight
review-item-weight-hint = The framework’s weight is { $weight }. Leave it empty to keep that.
review-item-save = Save
review-own-title = Add your own item
review-own-lede = An item that only your organisation rates. It is marked as your own everywhere and does not enter comparisons.
review-own-under = Where it belongs
review-own-wording = Statement or question
review-own-wording-hint = At least in one language.
review-own-instrument = How it is answered
review-own-scale = Levels: { $steps }
review-own-yes-no = Yes or no
review-own-amount = A figure
review-own-ratio = A share: a part of all
review-own-date = A date
review-own-text = In words
review-own-unit = Unit of the figure
review-own-unit-hint = Only for a figure: hours, places, euros.
review-own-add = Add
review-own-remove = Take this item out
review-seats-title = Who rates
review-seats-heading = Units
review-seats-lede = Tick which unit rates which criterion. Several units may rate the same one; they agree afterwards.
review-seats-caption = Units and criteria
review-seats-which = Which ones
review-seats-no-units = Your organisation has no units yet.
review-seats-add-units = Add units
review-seats-everything = Everything
review-seats-everything-of = { $holder }: everything in scope
review-seats-items = { $items ->
    [one] { $items } item
   *[other] { $items } items
 }
review-seats-cell = { $holder } rates { $criterion }
review-seats-save = Save the seats
review-seats-part-hint = A figure in a box means that the seat rates some of these items. Tick the box to give it all.
review-seats-range = Apply to a range
review-seats-range-holder = Who
review-seats-range-from = From
review-seats-range-until = Until
review-seats-range-give = Tick the range
review-seats-range-take = Untick the range
review-seats-person = Seat a person
review-seats-person-hint = For someone who rates in their own name, such as an employer’s representative.
review-seats-person-who = Person
review-seats-person-add = Add a column
review-seats-fixed = Rating has ended, so the seats are fixed.
review-seats-changed-since = Somebody has changed this assessment since you opened the page. Nothing is saved. Your ticks stand below: save again to keep them, or open the page anew to see the others.
review-sheet-heading = In a spreadsheet
review-sheet-text = Download the table, put an x where somebody rates, and bring it back. You see the changes before anything is saved.
review-sheet-download = Download
review-sheet-file = Workbook
review-sheet-show = Show the changes
review-sheet-name = Seats
review-sheet-id = Id, leave as it is
review-sheet-code = Code
review-sheet-criterion = Criterion
review-sheet-title = Changes in the workbook
review-sheet-unreadable = This file is not an Excel workbook (.xlsx), or it is damaged.
review-sheet-empty = The first sheet has no columns of units. Download the table again and fill that in.
review-sheet-no-holder = { $cell }: no unit and no seated person belongs to “{ $name }”. Leave the hidden second row as it is.
review-sheet-archived = { $cell }: “{ $name }” has been archived since. Empty its column, or bring the unit back first.
review-sheet-twice = { $cell }: “{ $name }” stands in two columns.
review-sheet-no-criterion = { $cell }: no criterion in scope has this id (“{ $name }”). Leave the hidden first column as it is.
review-sheet-not-a-tick = { $cell }: “{ $said }” is neither x nor empty.
review-sheet-faults = { $faults ->
    [one] { $faults } place needs another look
   *[other] { $faults } places need another look
 }
review-sheet-nothing-written = Nothing was saved. Mend these places in the workbook and bring it again.
review-sheet-back = Back to the seats
review-sheet-no-changes = The workbook says what is there already.
review-sheet-changes = { $seats ->
    [one] { $seats } seat changes. Nothing is saved yet.
   *[other] { $seats } seats change. Nothing is saved yet.
 }
review-sheet-more = { $criteria ->
    [one] Gets { $criteria } more
   *[other] Gets { $criteria } more
 }
review-sheet-less = { $criteria ->
    [one] Gives { $criteria } away
   *[other] Gives { $criteria } away
 }
review-sheet-confirm = Save the changes
review-journey = Where the assessment is
review-journey-prepare = Prepare
review-journey-rate = Rate
review-journey-agree = Agree
review-journey-close = Close
review-journey-until = until { $day }
review-journey-rated = { $rated } of { $of } answers
review-journey-step = Step { $step } of { $of }: { $name }
review-due-opens = { $days ->
    [0] rating begins today
    [one] rating begins in { $days } day, { $day }
   *[other] rating begins in { $days } days, { $day }
 }
review-due-rating = { $days ->
    [0] rating ends today
    [one] rating ends in { $days } day, { $day }
   *[other] rating ends in { $days } days, { $day }
 }
review-due-moderating = { $days ->
    [0] agreeing ends today
    [one] agreeing ends in { $days } day, { $day }
   *[other] agreeing ends in { $days } days, { $day }
 }
review-due-late = { $days ->
    [one] late by { $days } day, due { $day }
   *[other] late by { $days } days, due { $day }
 }
review-headline-preparing = { $items ->
    [one] { $items } item is ready to be looked at
   *[other] { $items } items are ready to be looked at
 }
review-headline-rating = { $answered } of { $items } items have a rating
review-headline-own = You have rated { $rated } of { $of } items
review-headline-others-rate = Others are rating now
review-headline-agreeing = { $settled } of { $items } items are agreed
review-headline-closed = The results stand
review-lede-preparing = Choose what to look at, say who rates it, set the dates, then open it.
review-lede-late = { $seats ->
    [one] { $seats } unit is late. A reminder helps more than a longer deadline.
   *[other] { $seats } units are late. A reminder helps more than a longer deadline.
 }
review-lede-silent = { $seats ->
    [one] { $seats } unit has not begun yet.
   *[other] { $seats } units have not begun yet.
 }
review-lede-rating = Every unit is under way. Counts are shown here, never the ratings themselves.
review-lede-own = Every answer is saved as soon as it is given. When you have rated all, hand it in.
review-lede-own-late = The last day for rating has passed. What you answer still counts until an item is agreed.
review-lede-agreeing = Where units are apart, read their reasons and agree on one rating.
review-lede-closed = They can be read, printed and compared with the next cycle.
review-next-scope-title = Choose the scope
review-next-scope-text = No item is in scope yet.
review-next-scope-button = Choose items
review-next-seats-title = Say who rates what
review-next-seats-text = Nobody is seated yet. Tick units and criteria in one table, or in a spreadsheet.
review-next-seats-button = Seat the units
review-next-open-title = Open it for rating
review-next-open-text = { $items ->
    [one] { $items } item
   *[other] { $items } items
 } and { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
 } are ready. From then on the scope is fixed; seats can still change.
review-next-open-button = Open for rating
review-next-rate-title = Rate your items
review-next-rate-text = { $name }: { $left ->
    [one] { $left } item is
   *[other] { $left } items are
 } left, { $time }.
review-next-rate-button = Go on rating
review-next-rate-begin = Begin rating
review-next-agree-title = End the rating and begin to agree
review-next-agree-text = { $answered } of { $items } items have a rating. Late answers still count until an item is agreed.
review-next-agree-button = Begin to agree
review-next-remind-title = Remind those who have not begun
review-next-remind-text = { $names }: one mail to each person there, in their language.
review-next-remind-button = Send reminders
review-next-invite-title = Bring in the people who rate
review-next-invite-text = { $names }: nobody who rates has joined yet.
review-next-invite-button = Look at the invitations
review-end-early = Rating can end before its last day, when everybody has had their say.
review-next-settle-title = Agree on the ratings
review-next-settle-text = { $left ->
    [one] { $left } item is not agreed yet.
   *[other] { $left } items are not agreed yet.
 } Begin where the units are furthest apart.
review-next-settle-button = Open the queue
review-next-close-title = Close the assessment
review-next-close-text = Every item is agreed. Closing freezes the results.
review-next-close-button = Look before closing
review-next-results-title = Read the results
review-next-results-text = Strengths, gaps, and how they came about.
review-next-results-button = Open the results
review-missing-title = Before you go on
review-missing-nobody = { $criteria ->
    [one] { $criteria } criterion has items that nobody rates.
   *[other] { $criteria } criteria have items that nobody rates.
 }
review-missing-days = No last day for rating is set, so nobody is told when it is due.
review-aside = Progress and news
review-matrix-title = Who has rated what
review-matrix-hint = Counts of answers. What was answered is shown only when it is time.
review-matrix-nobody = Nobody
review-matrix-not-asked = not asked
review-seat-handed-in = Handed in
review-seat-complete = Complete
review-seat-late = Late
review-seat-not-started = Not started
review-seat-under-way = Under way
review-seat-deserted = Nobody who rates belongs to it yet. Invite somebody.
review-seat-invited = Somebody is invited and has not joined yet.
review-seat-reminded = Reminded on { $day }
review-seat-last = Last new rating on { $day }
review-remind-one = Remind
review-remind-all = Remind everyone with something left
review-remind-hint = Each person gets one mail in their language, and never two in one day.
review-feed-title = What happened last
review-feed-rated = { $items ->
    [one] { $name } rated { $items } item in { $criterion }
   *[other] { $name } rated { $items } items in { $criterion }
 }
review-settings-title = Settings
review-settings-colleagues = Colleagues see each other’s ratings
review-settings-after-own = once their own rating of the item is in
review-settings-from-moderation = when the agreeing has begun
review-settings-after-closing = when the assessment is closed
review-settings-save = Save the settings
review-settings-remove = Remove this assessment
review-settings-remove-hint = Possible until rating begins.
review-reminder-subject = { $items ->
    [one] { $items } item waits for your rating
   *[other] { $items } items wait for your rating
 }
review-reminder-hello = Good day, { $name },
review-reminder-left = { $items ->
    [one] { $items } item is left in “{ $title }”.
   *[other] { $items } items are left in “{ $title }”.
 }
review-reminder-due = The last day for rating is { $day }.
review-reminder-was-due = The last day for rating was { $day }. Late answers still count.
review-reminder-end = What you have entered is kept; the link leads to the next open item.
refusal-not-in-this-state = { $needed ->
    [preparing] This can only be done while the assessment is being prepared.
    [collecting] This can only be done while rating is open.
    [moderating] This can only be done while the ratings are being agreed.
   *[closed] This can only be done when the assessment is closed.
 }
refusal-empty-scope = No item is in scope. Take in at least one.
refusal-unit-seated = This unit has a seat here already. Change what that seat answers for.
refusal-person-seated = This person has a seat here already. Change what that seat answers for.
refusal-no-seats = Nobody is seated. Say which unit rates what.
refusal-unsettled = { $unsettled ->
    [one] { $unsettled } of { $items } items is not agreed yet.
   *[other] { $unsettled } of { $items } items are not agreed yet.
 }
refusal-nothing-rated = None of the { $items } items has a rating.
refusal-items-not-in-scope = { $items ->
    [one] { $items } of these items is not in scope.
   *[other] { $items } of these items are not in scope.
 }
refusal-scope-no-such-scale = The framework has no scale “{ $scale }”.
refusal-scope-no-such-item = The framework has no item “{ $item }”.
refusal-scope-not-rated = “{ $item }” is a heading. Choose the items below it.
refusal-scope-chosen-and-excluded = “{ $item }” is both taken and left out.
refusal-scope-id-taken = The id “{ $item }” is taken already.
fault-title-missing = Give it a title.
fault-no-such-edition = This framework cannot be used here. Choose another one.
fault-no-such-preset = The framework has no such ready-made choice.
fault-no-such-variant = The framework has no such variant.
fault-another-framework = That assessment used another framework, so nothing can be taken over.
fault-no-such-unit = This unit does not belong to the organisation.
fault-no-such-member = This person is not a member of the organisation.
fault-unit-or-person = Name either a unit or a person.
fault-items-or-all = Name the items, or say that it is all of them.
fault-exclusion-reason-missing = { $items ->
    [one] { $items } item is left out without a reason. Say why, once for all or at the item.
   *[other] { $items } items are left out without a reason. Say why, once for all or at each item.
 }
fault-reason-missing = Say why, in a sentence.
fault-text-missing = Write the statement in at least one language.
fault-unit-of-figure-missing = Say what is counted: hours, places, euros.
fault-not-a-weight = A weight is a number from 0 up, such as 1 or 1.5.
fault-schedule-not-a-day = Write a date as day, month and year.
fault-day-too-early = This is before { $earlier }. The dates follow each other.
act-review-assessment-created = Assessment set up
act-review-assessment-changed = Assessment renamed or its settings changed
act-review-assessment-opened = Assessment opened for rating
act-review-assessment-removed = Assessment removed
act-review-moderation-begun = Rating ended, agreeing begun
act-review-scope-changed = Scope changed
act-review-phases-set = Dates set
act-review-seat-added = Seat given
act-review-seat-assigned = Seat changed
act-review-seat-removed = Seat taken away
act-review-seats-set = Table of seats saved
act-review-reminder-sent = Reminder sent
