# keep: improve-progress- improve-duty- improve-measure- improve-direction- improve-entry- improve-across- improve-digest-
# How far something is; never without the method
improve-progress-schedule = { $share }% of the planned time used, { $n } of { $of } { $of ->
    [one] action
   *[other] actions
 } with dates
improve-progress-schedule-missing = By schedule: no action with dates
improve-progress-work = { $share }% of the planned work done, { $n } of { $of } { $of ->
    [one] action
   *[other] actions
 } with hours
improve-progress-work-missing = By work: no action with hours
improve-progress-indicator = { $share }% of the way to the target, { $n } of { $of } { $of ->
    [one] indicator
   *[other] indicators
 } read
improve-progress-indicator-year = { $share }% of the way to the targets of { $year }, { $n } of { $of } { $of ->
    [one] indicator
   *[other] indicators
 } read
improve-progress-indicator-reached = The target of { $year } is reached
improve-progress-indicator-reached-ahead = The target of { $year } is reached; { $value } of { $target } by { $last }
improve-progress-indicator-way = { $share }% of the way to the target of { $year }
improve-progress-indicator-way-ahead = { $share }% of the way to the target of { $year }; { $value } of { $target } by { $last }
improve-progress-indicator-missing = By indicators: no reading yet
improve-progress-judged = { $share }%, as judged
improve-progress-judged-missing = Not judged yet

# Status notes
improve-notes-title = How it stands
improve-notes-standing = Status
improve-notes-words = In a sentence
improve-notes-words-hint = Needed where it is at risk, delayed, cancelled or suspended.
improve-notes-done = Done so far, %
improve-notes-save = Save the note
improve-notes-evidence = Attach evidence
improve-notes-evidence-hint = Tick what shows it. The note keeps it.
improve-notes-evidence-none = Nothing fits in the library.
improve-notes-evidence-add = Add evidence to the library
improve-notes-search = Search the library
improve-notes-find = Find
improve-notes-history = What was said
improve-notes-none = Nobody has said anything yet.
improve-notes-not-under-way = Notes are taken while the plan is under way.
improve-notes-to-node = To the whole page
improve-notes-taken-back = Taken back.
improve-notes-via-link = by link
improve-notes-via-api = by a program
improve-notes-via-import = from a spreadsheet
improve-per-cent = { $n }%
improve-amount = { $n } { $unit }
improve-n-of = { $n } of { $of }
improve-unit-percent = per cent

# Indicators
improve-indicators-title = Indicators
improve-indicators-none = Nothing is measured here yet.
improve-indicators-add = Add an indicator
improve-indicator-in-year = { $value } in { $year }
improve-indicator-not-read = No reading yet
improve-indicator-target-said = target { $target }
improve-indicator-missing = { $year } is missing
improve-indicator-year-missing = Missing
improve-indicator-reached = Target reached
improve-indicator-not-reached = Below the target
improve-indicator-eyebrow = Indicator
improve-indicator-replaced = Another version has taken its place. Its readings stay here.
improve-indicator-newer = To the version in use
improve-indicator-replaces = It took the place of an older version.
improve-indicator-older = To the older readings
improve-indicator-removed = It was taken out of the plan. Its readings stay here.
improve-indicator-years = Years
improve-indicator-years-none = There are no targets and no readings yet.
improve-indicator-year = Year
improve-indicator-target = Target
improve-indicator-value = Value
improve-indicator-how = How it went
improve-indicator-about = About the indicator
improve-indicator-margin = { $period }, by { $dimension }: the parts make { $parts }, the whole was read as { $total }.
improve-indicator-new = New indicator
improve-indicator-edit = Edit the indicator
improve-indicator-name = What is measured
improve-indicator-name-hint = Such as: graduates in work six months later.
improve-indicator-definition = Definition
improve-indicator-definition-hint = Who is counted, when, and who is not.
improve-indicator-measure = Measure
improve-indicator-measure-hint = A share is always entered as two counts.
improve-measure-share = Share of a whole, %
improve-measure-amount = Amount
improve-indicator-unit = Unit
improve-indicator-unit-hint = For an amount: people, hours, EUR.
improve-indicator-direction = Which way is better
improve-direction-up = Up
improve-direction-down = Down
improve-direction-neutral = Only watched
improve-indicator-decimals = Decimal places
improve-indicator-entry = What a reading holds
improve-indicator-entry-hint = It says how the value of a year is made.
improve-entry-snapshot = How things were at the end of the period
improve-entry-increment = What happened in the period; a year adds up
improve-entry-cumulative = All that has happened so far
improve-indicator-across = The parts together
improve-indicator-across-hint = An average mark of parts says nothing about the whole.
improve-across-sum = make the whole
improve-across-separate = stand on their own
improve-indicator-baseline = Baseline
improve-indicator-baseline-hint = Where things stood before. It may come later.
improve-indicator-baseline-value = Value
improve-indicator-baseline-year = Year
improve-indicator-baseline-by = Known by
improve-indicator-baseline-by-hint = Only where it is not known yet.
improve-indicator-baseline-due = not known yet, due on { $day }
improve-indicator-baseline-none = not known yet
improve-indicator-targets = Target of each year
improve-indicator-targets-hint = Leave a year empty where nothing is aimed at. Shares in per cent.
improve-indicator-dimensions = Broken down by
improve-indicator-dimensions-hint = Such as sex: women, men, not known. Part the groups by commas.
improve-indicator-dimensions-new = It was read already. Other groups, or another measure, start a new version; the old readings stay with the old one.
improve-indicator-dimension-name = Breakdown { $n }
improve-indicator-categories = Groups
improve-indicator-overlapping = Somebody may be in several groups
improve-indicator-dimension = Broken down by
improve-indicator-dimension-said = { $name }: { $categories }
improve-indicator-dimension-overlapping = { $name }: { $categories } (groups overlap)
improve-indicator-verified = How it is verified
improve-indicator-verified-hint = Register, survey, minutes: what an outsider could look at.
improve-indicator-remove = Remove the indicator
improve-indicator-remove-text = Its readings are kept.
improve-indicator-restored-reason = Removal taken back

# Readings
improve-readings-title = Readings
improve-readings-none = Nothing was read yet.
improve-reading-new = Enter a reading
improve-reading-hint = A later reading of the same period and group corrects the one before. What is not entered is missing, never zero.
improve-reading-first = First day
improve-reading-last = Last day
improve-reading-cell = Group
improve-reading-cell-hint = Leave it on the whole, or choose the group that you counted.
improve-reading-whole = The whole
improve-reading-numerator = How many of them
improve-reading-denominator = Out of how many
improve-reading-share-hint = The percentage follows from the two counts.
improve-reading-amount = Value, { $unit }
improve-reading-source = Source
improve-reading-source-hint = Where the figure comes from.
improve-reading-note = Remark
improve-reading-save = Save the reading
improve-reading-corrected = Corrected later

# What is owed
improve-period-quarter = Quarter { $n } of { $year }
improve-period-year = { $year }
improve-owing-title = { $name }, { $period }
improve-owing-periods = Period
improve-owing-before = Before
improve-owing-now = This quarter
improve-owing-after = Next
improve-owing-also = Also for: { $units }
improve-owing-none = Nothing is owed in this period.
improve-owing-to-plan = To the plan
improve-owing-late = Late ({ $count })
improve-owing-coming = In this period ({ $count })
improve-owing-decided = Decided in reviews ({ $count })
improve-owing-words = In a sentence (needed where it does not go well)
improve-owing-more = More choices and evidence
improve-owing-remind-title = Reminder
improve-owing-remind-hint = Those who answer for the unit get one mail with a link for each action. Nobody gets two in a day.
improve-owing-remind = Send reminders now
improve-owing-others = Other units
improve-duty-finish = To be finished by { $day }
improve-duty-finish-late = Was to be finished by { $day }
improve-duty-begin = To begin on { $day }
improve-duty-begin-late = Was to begin on { $day }
improve-duty-say = Say how it stands by { $day }
improve-duty-judge = Judge where it stands by { $day }
improve-duty-carry-out = Decided in a review; to be done by { $day }
improve-duty-carry-out-late = Decided in a review; was to be done by { $day }
improve-duty-carry-out-undated = Decided in a review; no day was set
improve-duty-read = “{ $title }” has no value for { $year }

# The digest and its links
improve-digest-subject = { $count ->
    [one] { $count } thing of the development plan waits for you
   *[other] { $count } things of the development plan wait for you
 }
improve-digest-hello = Hello { $name },
improve-digest-late = Late:
improve-digest-coming = Coming up:
improve-digest-decided = Decided in reviews:
improve-digest-answer = Answer in a minute, without signing in:
improve-digest-more = And { $count } more.
improve-digest-all = All of yours:
improve-digest-end = Each link is yours alone, answers for one action, and ends after { $days } days. You get at most one such mail a week.
improve-answer-title = How does it stand
improve-answer-question = { $name }, how does it stand?
improve-answer-about = What it is about
improve-answer-hint = This link is for this action alone. Your answer is kept with your name.
improve-answer-last = Said last
improve-answer-last-by = { $day }, { $by }
improve-answer-you = you
improve-answer-change = Change my answer
improve-answer-answered = Answered already
improve-answer-thanks = Thank you
improve-answer-noted = Your answer on “{ $title }” is noted.
improve-answer-close = You can close this page.
improve-answer-shut = This link does nothing any more
improve-answer-shut-answered = It was answered already. To say more, sign in.
improve-answer-shut-may-change = It was answered already. As long as nobody says anything else, the answer can be changed here.
improve-answer-shut-revoked = It was taken back, or you answered by another way. To say more, sign in.
improve-answer-shut-expired = It is older than three weeks. The next reminder brings a new one; or sign in.
improve-answer-shut-not-theirs = It was made for somebody who does not answer for this any more.
improve-answer-shut-over = The plan is not under way, or the action is no longer in it.

notice-plan-noted = Noted.
notice-plan-read = The reading is saved. The next one may be of another group.
notice-plan-indicator-added = The indicator is added.
notice-plan-indicator-edited = The indicator is saved.
notice-plan-indicator-replaced = A new version of the indicator is in use. The old readings stay with the old one.
notice-plan-indicator-removed = The indicator is removed.
notice-plan-indicator-restored = The indicator is back.
notice-plan-reminded = Reminders are on their way.
notice-plan-reminded-already = Everybody was reminded today already.
notice-plan-nobody-to-remind = There is nothing to remind of.
act-plan-indicator-added = Indicator added
act-plan-indicator-edited = Indicator changed
act-plan-indicator-removed = Indicator removed
act-plan-indicator-restored = Indicator brought back
act-plan-indicator-read = Indicator read
act-plan-reminder-sent = Reminder of the plan sent
act-plan-answer-link-revoked = Link to answer with taken back
fault-no-such-evidence = This evidence is not in the library of the institution, or is not open to you.
fault-baseline-needs-year = Say of which year the value is.
fault-dimension-letters = A name is up to 300 characters long, without ; and =.
fault-too-many-categories = At most { $most } groups fit.
fault-too-many-dimensions = At most { $most } breakdowns fit.
fault-outside-the-plan = This year is outside the plan.
fault-worse-than-baseline = This target is worse than the baseline.
fault-shift-or-dates = Give either the days to move by, or dates of its own; not both.
fault-categories-twice-or-none = Name the groups, each once.
fault-dimension-twice = This breakdown is there twice.
fault-no-denominator = The whole is more than zero.
fault-not-a-part = The part lies between none and the whole.
fault-source-missing = Say where the figure comes from.
fault-period-overlaps = { $first } to { $last } was read already; these days would count twice.
fault-not-a-period = Write a quarter as 2026-q3, or a year as 2026.
fault-period-not-come = This period has not begun.
refusal-milestone-without-indicators = A milestone is there or not; it has no indicators.
