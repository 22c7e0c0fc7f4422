# keep: improve-approval-is- improve-approval-was- improve-approval-missing- improve-about- improve-matter- improve-review- improve-results- act-plan-
improve-tab-approval = Approval
improve-tab-reviews = Reviews
improve-tab-results = What came of it
improve-approval-title = Approval
improve-approval-is-draft = The plan is a draft
improve-approval-is-approved = The plan is approved
improve-approval-is-under-way = The plan is under way
improve-approval-is-closed = The plan is closed
improve-approval-ready = Ready to be approved
improve-approval-ready-text = Every action has dates and somebody who answers for it, and no dates contradict each other.
improve-approval-not-ready = Not ready to be approved
improve-approval-no-objective = There is no objective yet
improve-approval-no-action = There is no action yet
improve-approval-missing-dates =
    { $count ->
        [one] { $count } action has no dates
       *[other] { $count } actions have no dates
    }
improve-approval-missing-owner =
    { $count ->
        [one] Nobody answers for { $count } action
       *[other] Nobody answers for { $count } actions
    }
improve-approval-missing-conflict =
    { $count ->
        [one] { $count } fixed date contradicts what goes before it
       *[other] { $count } fixed dates contradict what goes before them
    }
improve-approval-outside =
    { $count ->
        [one] { $count } row lies outside the period of the plan. The plan can be approved all the same.
       *[other] { $count } rows lie outside the period of the plan. The plan can be approved all the same.
    }
improve-approval-aimless =
    { $count ->
        [one] { $count } action serves no objective. The plan can be approved all the same.
       *[other] { $count } actions serve no objective. The plan can be approved all the same.
    }
improve-approval-aimless-show = See them in the plan
improve-approval-approve-text = What stands now is kept as an approved state. From then on each change needs a reason.
improve-approval-approve = Approve the plan
improve-approval-by = Who approves: { $names }.
improve-approval-nobody = Nobody here has the role of the head, who approves plans. An administrator can give it.
improve-approval-ask = Ask the head to approve
improve-approval-ask-again = Ask the head to approve again
improve-approval-again-text =
    { $count ->
        [one] One row differs from what was approved. Approve again, and later changes are held against today.
       *[other] { $count } rows differ from what was approved. Approve again, and later changes are held against today.
    }
improve-approval-again = Approve the plan as it is now
improve-approval-unrecorded = The last approval kept no name, period, context, vision or phases of the plan, nor what its indicators measure. Approve again, and they are held against today.
improve-approval-no-important = No change needs approval again
improve-approval-important =
    { $count ->
        [one] One changed row needs approval again
       *[other] { $count } changed rows need approval again
    }
improve-approval-changed =
    { $count ->
        [0] Nothing has changed since the approval.
        [one] One row changed since the approval, within what was agreed.
       *[other] { $count } rows changed since the approval, within what was agreed.
    }
improve-approval-compare = Compare with what was approved
improve-approval-log = All changes with reasons
improve-approval-begin = Begin
improve-approval-begin-text = From then on the plan is worked with: people say how their actions stand.
improve-approval-begin-button = Begin with the plan
improve-approval-withdraw = Withdraw the approval
improve-approval-withdraw-text = The plan becomes a draft again. What was approved stays to compare with.
improve-approval-reason = Reason
improve-approval-close = Close the plan
improve-approval-close-text = Every action is done, cancelled or suspended.
improve-approval-close-open =
    { $count ->
        [one] One action is still open.
       *[other] { $count } actions are still open.
    }
improve-approval-close-words = What becomes of the open actions
improve-approval-left = What becomes of the open actions
improve-approval-reopen = Open the plan again
improve-approval-reopen-text = Then it is under way as before, with its approved states.
improve-approval-aside = History of the approval
improve-approval-steps = Steps
improve-approval-was-approved = Approved
improve-approval-was-asked = Approval asked for
improve-approval-was-begun = Begun
improve-approval-was-closed = Closed
improve-approval-was-withdrawal = Approval withdrawn
improve-approval-was-reopening = Opened again
improve-approval-baselines = Approved states
improve-approval-baseline = Approved state { $number }
improve-approval-hash = SHA-256 { $hash }
improve-approval-matters = What needs approval again
improve-approval-matters-none = No change needs approval again.
improve-approval-matters-choose = Choose
improve-approval-mail-subject = To approve: { $title }
improve-approval-mail-body = Hello { $name }, { $by } asks you to look at the plan “{ $title }” and to approve it:
improve-matters-title = Which changes need approval again
improve-matters-lede = Changes are held against what was approved, not against yesterday: ten delays of a week are ten weeks.
improve-matters-kinds = Changes
improve-matters-limits = Changes beyond a limit
improve-matters-later = A later end
improve-matters-days = Later by more than so many days
improve-matters-dearer = More planned money
improve-matters-percent = More by over so many per cent
improve-matter-added-objective = A new objective
improve-matter-added-action = A new action
improve-matter-added-milestone = A new milestone
improve-matter-removed-objective = An objective taken out
improve-matter-removed-action = An action taken out
improve-matter-removed-milestone = A milestone taken out
improve-matter-later =
    { $days ->
        [0] Ends later than approved
        [one] Ends over { $days } day later than approved
       *[other] Ends over { $days } days later than approved
    }
improve-matter-dearer = Costs over { $percent } % more than approved
improve-matter-target = Another target, starting value or way of measuring
improve-matter-responsible = Somebody else answers for it
improve-matter-serves = Serves other objectives
improve-matter-period = Another period of the plan
improve-matter-vision = Another vision
improve-matter-phases = Other phases of the plan
improve-matter-context = Another context of the plan
improve-matter-renamed = Another name of the plan
improve-about-indicator = Indicator
improve-about-measured = How it is measured: { $indicator }
improve-about-measured-in = { $measure }, { $unit }
improve-about-measured-said = { $measure }; better: { $direction }; readings: { $entry }
improve-about-phase = { $name } ({ $days })
improve-about-kind = Kind
improve-about-parent = Stands under
improve-about-title = Title
improve-about-until = { $name }, until { $day }
improve-about-first-day = First day
improve-about-last-day = Last day
improve-about-responsible = Responsible
improve-about-contributing = Contributing
improve-about-serves = Serves
improve-about-start = Starting value: { $indicator }
improve-about-target = Target { $year }: { $indicator }
improve-about-planned-funded = Planned { $year }, { $need }, funded
improve-about-planned-unfunded = Planned { $year }, { $need }, unfunded
improve-about-from = { $what }, { $source }
improve-about-need-staff-time = staff time
improve-about-need-money = money
improve-about-need-equipment = equipment
improve-about-need-training = training
improve-about-need-outside-help = outside help
improve-about-figure = { $figure } { $unit }
improve-compare-title = Compare
improve-compare-same = Both are the same
improve-compare-same-recorded = The same, as far as it was recorded
improve-compare-plan = The plan itself
improve-compare-unrecorded = Approved state { $number } kept no name, period, context, vision or phases of the plan, nor what its indicators measure. Whether they were others then is not recorded.
improve-compare-differ =
    { $count ->
        [one] One row is different
       *[other] { $count } rows are different
    }
improve-compare-never = The plan has not been approved yet, so there is nothing to compare with.
improve-compare-baseline = Approved state { $number }, { $day }
improve-compare-today = Today
improve-compare-from = From
improve-compare-to = To
improve-compare-button = Compare
improve-compare-what = What
improve-compare-before = Before
improve-compare-after = After
improve-compare-nothing = nothing
improve-compare-came = new
improve-compare-went = taken out
improve-compare-why = Why
improve-changes-title = All changes with reasons
improve-changes-lede = Every change since the first approval, the last one first.
improve-changes-none = Nothing has changed since the approval.
improve-changes-older = Older changes
improve-reviews-title = Reviews
improve-reviews-none = There was no review yet. Open one: the agenda is made from the plan.
improve-reviews-not-yet = Reviews look at a plan that is under way. This one is not.
improve-reviews-opened = opened on { $day }
improve-review-quarterly = Quarterly review
improve-review-yearly = Yearly review
improve-review-quarterly-on = Quarterly review, { $day }
improve-review-yearly-on = Yearly review, { $day }
improve-review-open = Open
improve-review-closed = Closed
improve-review-closed-at = Closed { $at }
improve-review-open-title = Open a review
improve-review-open-text = The plan is frozen as it stands now, and the agenda is made from it.
improve-review-kind = Kind
improve-review-held-on = Day of the meeting
improve-review-ahead-title = Which period to look ahead to
improve-review-ahead-hint = Without days: three months from the meeting on, or twelve for a yearly review.
improve-review-open-button = Open the review
improve-review-as-of = As things stood on { $at }.
improve-review-ahead = Ahead: { $from } to { $to }.
improve-review-agenda = Agenda
improve-review-nothing = Nothing is late, at risk or missing, and nothing begins or ends in the period ahead.
improve-review-planned = Planned
improve-review-committed = Committed
improve-review-spent = Spent
improve-review-last-time = Decided before
improve-review-settled = Decided last time and done
improve-review-unowned = Nobody answers for it
improve-review-overdue = Overdue
improve-review-overdue-said =
    { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
improve-review-delayed = Delayed
improve-review-at-risk = At risk
improve-review-late-start = Should have begun
improve-review-late-start-said =
    { $days ->
        [one] should have begun { $days } day ago
       *[other] should have begun { $days } days ago
    }
improve-review-stalled = Nobody has said anything for long
improve-review-stalled-said =
    { $days ->
        [one] no word for { $days } day
       *[other] no word for { $days } days
    }
improve-review-suspended = Suspended: go on or give up
improve-review-unfunded = Not funded yet
improve-review-to-judge = Objectives to judge
improve-review-ending = Ends in the period ahead
improve-review-ending-said = ends on { $day }
improve-review-beginning = Begins in the period ahead
improve-review-beginning-said = begins on { $day }
improve-review-done = Done since the last review
improve-review-cancelled = Cancelled since the last review
improve-review-changes = Changes that need approval again
improve-review-conflicts = Dates that contradict each other
improve-review-conflict = Begins on { $has }; “{ $before }” leaves { $needs } as the first day.
improve-review-missing-title = Figures that are missing
improve-review-missing = { $indicator }: no figure for { $year }
improve-review-decisions = Decisions
improve-review-no-decisions = Nothing was decided.
improve-review-decide = Write down a decision
improve-review-words = What was decided
improve-review-party = Who does it
improve-review-due = Until when
improve-review-until = until { $day }
improve-review-about = About
improve-review-about-all = The plan as a whole
improve-review-decide-button = Add the decision
improve-review-is-done = Done
improve-review-not-done = Not done after all
improve-review-done-on = done on { $day }
improve-review-take-out-title = Take a decision out again
improve-review-take-out = Take out
improve-review-minutes = Minutes
improve-review-no-minutes = There are no minutes.
improve-review-participants = Who was there
improve-review-save = Save the minutes
improve-review-close = Close the review
improve-review-close-text = Then its minutes and decisions stay as they are. What is not done comes back in the next review.
improve-review-hash = Frozen state and agenda, SHA-256 { $hash }
improve-review-large = Large, for the projector
improve-review-normal = Usual size
improve-review-node = { $number } { $title }
improve-results-title = What came of it
improve-results-from-none = This plan answers no closed assessment, so there is nothing to hold a later one against.
improve-results-not-yet = No later assessment has been closed yet. Once one is, this page shows whether the items moved that the plan worked on.
improve-results-assess = Assess again what we worked on
improve-reassess-name = What the plan “{ $title }” worked on
improve-reassess-text = The items that its findings and actions answer.
improve-reassess-reason = The plan “{ $title }” did not work on it.
improve-results-from = Before
improve-results-to = After
improve-results-no-cause = This shows what moved between two assessments. It does not say that the plan is the cause.
improve-results-objectives = By objective
improve-results-actions = By finished action
improve-results-no-actions = No action that answers items is done yet.
improve-results-answers-nothing = It answers no item of that assessment.
improve-results-moved =
    { $n ->
        [one] Of { $n } item compared, { $up } went up, { $down } went down, { $same } stayed
       *[other] Of { $n } items compared, { $up } went up, { $down } went down, { $same } stayed
    }
improve-results-moved-and-rest = { $moved }; { $rest }
improve-results-rest =
    { $count ->
        [one] { $count } cannot be compared
       *[other] { $count } cannot be compared
    }
improve-results-none =
    { $count ->
        [0] There are no items to compare
        [one] The { $count } item cannot be compared
       *[other] None of the { $count } items can be compared
    }
improve-results-items =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
improve-results-item = Item
improve-results-before = Before
improve-results-after = After
improve-results-went = Movement
improve-results-up = better
improve-results-down = worse
improve-results-same = the same
improve-results-other-item = another item now
improve-results-not-before = no answer before
improve-results-not-after = no answer after
improve-results-no-better = neither is better
improve-results-yes = Yes
improve-results-no = No
improve-results-percent = { $amount } %
notice-plan-approved = The plan is approved as it stands.
notice-plan-begun = The plan is under way.
notice-plan-approval-withdrawn = The approval is withdrawn. The plan is a draft.
notice-plan-closed = The plan is closed.
notice-plan-reopened = The plan is under way again.
notice-plan-approval-asked = A mail is on its way to the head.
notice-plan-matters-chosen = Saved. What needs approval again follows from it.
notice-plan-review-opened = The review is open. The plan is frozen as it stands.
notice-plan-review-written = The minutes are saved.
notice-plan-review-closed = The review is closed.
notice-plan-decided = The decision is in the minutes.
notice-plan-decision-done = The decision is done.
notice-plan-decision-open = The decision is open again.
notice-plan-decision-taken-out = The decision is taken out.
refusal-nothing-to-approve = A plan needs at least one objective and one action before it can be approved.
refusal-plan-not-ready = The plan is not ready. Actions without dates: { $undated }. Actions nobody answers for: { $unowned }. Dates that contradict each other: { $conflicts }.
refusal-plan-still-open =
    { $open ->
        [one] One action is open. Say what becomes of it.
       *[other] { $open } actions are open. Say what becomes of them.
    }
refusal-plan-not-in-this-state =
    { $needed ->
        [draft] This is done to a draft, and the plan is none.
        [approved] This is done to a plan that is approved and not begun, and the plan is none.
        [closed] This is done to a closed plan, and the plan is not closed.
       *[other] This is done to a plan that is under way, and the plan is not.
    }
refusal-review-is-open = A review is open already. Close it before you open the next one.
refusal-review-is-closed = The review is closed, and its minutes stay as they are.
act-plan-approved = Plan approved
act-plan-approved-again = Plan approved again
act-plan-begun = Plan begun
act-plan-approval-withdrawn = Approval withdrawn
act-plan-approval-asked = Approval asked for
act-plan-closed = Plan closed
act-plan-reopened = Plan opened again
act-plan-matters-chosen = Important changes chosen
act-plan-review-opened = Review opened
act-plan-review-written = Minutes written
act-plan-review-closed = Review closed
act-plan-decision-made = Decision made
act-plan-decision-taken-out = Decision taken out
act-plan-decision-done = Decision done
act-plan-decision-open-again = Decision open again
