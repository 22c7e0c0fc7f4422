settle-tabs = Settling
settle-tab-moderation = Moderation
settle-tab-closing = Closing
settle-tab-results = Results
settle-tab-findings = Findings
settle-tab-report = Report
settle-code-name = { $code } { $name }
settle-named-text = { $name }: { $text }
settle-text-here = { $text } { $here }
settle-percent = { $amount } %
settle-met = Met
settle-not-met = Not met
settle-apart-applicability = some say it does not apply
settle-apart-none = all say the same
settle-apart-steps =
    { $count ->
        [one] { $count } level apart
       *[other] { $count } levels apart
    }
settle-apart-relative = { $percent } % apart
settle-apart-shares = { $points } points apart
settle-apart-answers = { $count } different answers
settle-rule-median-low = The lower middle mark
settle-rule-mean-half-up = The rounded mean
settle-rule-minimum = The weakest mark
settle-rule-most-frequent = The mark given most often
settle-method-computed = Computed: { $rule }
settle-method-agreed = Agreed
settle-method-ruled = Ruled
settle-method-provisional = From the ratings, not agreed
settle-method-open = Open
settle-status-agreed = Agreed
settle-status-provisional = Provisional
settle-queue-title = Moderation
settle-queue-before = The moderation has not begun
settle-queue-before-lede = { $rated } of { $items } items have at least one rating.
settle-queue-done = Every item is settled
settle-queue-close = Go on to closing
settle-queue-left =
    { $count ->
        [one] { $count } item waits to be settled
       *[other] { $count } items wait to be settled
    }
settle-queue-lede = { $settled } of { $items } are settled. What the units see most differently comes first.
settle-queue-start = Start with the first
settle-queue-begin = Begin the moderation
settle-queue-begin-text = From then on you see what each unit said. Late answers still count until an item is settled.
settle-queue-begin-button = Begin
settle-queue-computed-nothing = No open item fits this rule at this distance.
settle-queue-list = Items
settle-queue-voices =
    { $count ->
        [0] nobody rated it
        [one] { $count } rating
       *[other] { $count } ratings
    }
settle-queue-far = Far apart
settle-queue-empty = Nothing fits this filter.
settle-queue-more = More items
settle-filter = Filter
settle-filter-part = Part of the framework
settle-filter-state = State
settle-filter-apart = Distance
settle-filter-all = All
settle-filter-open = Open
settle-filter-settled = Settled
settle-filter-some = Any difference
settle-filter-far = Half of the scale or more
settle-filter-button = Show
settle-filter-found =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
settle-filter-clear = Show all items
settle-rest = Compute the rest
settle-rest-text = Settles every open item on which the units stand near each other. Each is recorded on its own, and can be settled anew.
settle-rest-rule = Rule
settle-rest-within = How near
settle-rest-agreeing = All say the same
settle-rest-one-step = At most one level apart
settle-rest-button = Compute
settle-errors-title = Nothing was recorded yet
settle-item-title = { $code } { $text }
settle-item-left = { $open } of { $items } open
settle-item-said = What the units say
settle-item-talk = Discussion
settle-item-nobody = Nobody rated this item. A meeting may still agree on it.
settle-item-silent = No answer from:
settle-item-target = target: { $target }
settle-item-agree = Record what is agreed
settle-item-mark = Agreed mark
settle-item-method = How it was settled
settle-item-agreed = We agreed
settle-item-ruled = Whoever leads decided
settle-item-because = Reason
settle-item-because-hint = One sentence. Needed where it was decided, welcome where you agreed.
settle-item-dissent = Record dissent
settle-item-dissent-hint = Write down what a unit holds to. Its own mark is kept with it.
settle-item-record = Record
settle-item-record-next = Record and go on
settle-item-aside = Settled and computed
settle-item-settled = Settled
settle-item-history = Earlier versions
settle-item-take-back = Take it back
settle-item-take-back-hint = The item goes back to the queue, and its units may change their ratings. What was settled stays in the history.
settle-item-compute = Compute it
settle-item-compute-hint = What each rule gives. The rule is recorded with the mark.
settle-item-take = Take { $mark }
settle-item-ways = Go on
settle-item-next = Next open item
settle-item-previous = Item before
settle-item-projector = Show on the projector
settle-item-conflict = Somebody settled this item after you opened it. Reload the page to see what stands now.
settle-projector-more = Method and reason
settle-projector-keys = Keys 1 to 9 choose, the arrows go on, Enter records.
settle-projector-record = Record
settle-closing-title = Closing
settle-closing-closed = The assessment is closed
settle-closing-ready = Ready to close
settle-closing-open =
    { $count ->
        [one] { $count } item is not settled
       *[other] { $count } items are not settled
    }
settle-closing-lede = { $settled } of { $items } items are settled; { $rated } have a rating ({ $percent } %).
settle-closing-unsettled = Not settled
settle-closing-unsettled-early = The list comes with the moderation.
settle-closing-all = All of them
settle-closing-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
settle-closing-agreed = Close as agreed
settle-closing-agreed-text = The results are frozen as they are. Everybody in your organisation sees them from then on.
settle-closing-agreed-not-yet = This needs every item to be settled.
settle-closing-agreed-button = Close as agreed
settle-closing-provisional = Close as provisional
settle-closing-provisional-text = What is not settled counts as it was rated, by the rule you choose, and is marked so. What nobody rated stays missing.
settle-closing-provisional-button = Close as provisional
settle-closing-before = The assessment has not been opened for rating yet.
settle-closing-to-overview = Go to the overview
settle-closing-next = Read the results
settle-closing-next-text = They stay as they are, also when the framework changes.
settle-closing-aside = Outcomes
settle-closing-outcomes = Outcomes
settle-closing-outcome = Outcome { $number }: { $status }
settle-closing-stands = Stands
settle-reopen = Open again
settle-reopen-text = The outcome is superseded by the next one and stays readable. The act is recorded with your reason.
settle-reopen-reason = Reason
settle-reopen-button = Open again
settle-reopenings = Opened again
settle-results-title = Results of { $title }
settle-results-agreed-on = Agreed on { $day }
settle-results-provisional-on = Provisional, { $day }
settle-results-superseded = Superseded
settle-results-sentence-two = { $high } in { $best }, { $low } in { $worst }
settle-results-sentence-one = { $level } throughout: strongest in { $best }, furthest to go in { $worst }
settle-results-sentence-level = { $title }: { $level }
settle-results-sentence-none = Results of { $title }
settle-results-lede =
    { $items ->
        [one] { $items } item
       *[other] { $items } items
    }, rated by { $who ->
        [nobody] nobody
        [units] { $raters ->
            [one] { $raters } unit
           *[other] { $raters } units
        }
        [people] { $raters ->
            [one] { $raters } person
           *[other] { $raters } people
        }
       *[both] { $raters } units and people
    }. { $n } of { $of } have an answer ({ $percent } %).
settle-results-do-not-apply =
    { $items ->
        [one] { $items } item does not apply.
       *[other] { $items } items do not apply.
    }
settle-results-silent = Asked, and gave no answer: { $names }.
settle-results-print = Print
settle-results-no-value = no value
settle-results-n-of = { $n } of { $of } answered
settle-results-n-of-entered = { $n } of { $of } answered, { $entered } in the value
settle-results-dimension-ends = { $best } leads; { $worst } is behind.
settle-results-since = { $change } since { $cycle }
settle-results-compared = Changes count the { $compared } of { $items } items that compare with the cycle before.
settle-results-profile = Profile: { $tier }
settle-results-radar-note = Each spoke is one of them; the rim is the highest level.
settle-results-as-table = Show as a table
settle-results-college = Organisation
settle-results-answered = Answered
settle-results-strengths = What you do well
settle-results-gaps = Where the gaps are
settle-results-ideas = Ideas
settle-results-from-numbers = From the numbers. Nobody has put it into words yet.
settle-results-write = Write findings
settle-results-heat = Where units agree and differ
settle-results-heat-label = Ratings by unit, scrolls sideways
settle-results-levels = Levels
settle-results-not-asked = not asked
settle-results-no-answer = no answer
settle-results-apart = { $levels } apart
settle-results-change = Change since { $cycle }
settle-results-now = Now
settle-results-difference = Change
settle-results-spread = How the answers spread
settle-results-not-applicable = Not applicable
settle-results-missing = Missing
settle-results-whole = Whole
settle-results-whole-value = Whole: { $value }
settle-results-method = How it was computed
settle-results-not-closed = Results come with the closing
settle-results-not-closed-text = Until then nobody sees a value that is not agreed.
settle-results-none = No results yet
settle-results-none-text = The first assessment that you close shows its results here.
settle-results-to-assessments = Go to the assessments
settle-legend-own = Organisation
settle-legend-then = Organisation, { $cycle }
settle-chart-value = { $name }: { $value } of { $best }
settle-chart-then = { $cycle }: { $value }
settle-chart-spread = from { $low } to { $high }
settle-chart-radar-title =
    Profile with { $count ->
        [one] { $count } spoke
       *[other] { $count } spokes
    }
settle-chart-radar-finding = Highest: { $best }, { $high }. Lowest: { $worst }, { $low }.
settle-chart-radar-level = Every value is { $value }.
settle-method-roll-up-weighted-mean = Weighted mean
settle-method-roll-up-minimum = The weakest counts
settle-method-roll-up-share-at = Share at the level or above
settle-method-roll-up-count-at = Number at the level or above
settle-method-roll-up-at-least = Enough items at the level or above
settle-method-roll-up-none = No value of its own
settle-method-roll-up-own-mark = Its own mark
settle-method-missing-leave-out = Missing is never zero: items without a value are left out, and the coverage is shown.
settle-method-missing-needs-share = Missing is never zero: without a value for at least { $percent } % of the items below, a heading has none.
settle-method-missing-needs-all = Missing is never zero: a heading has a value only where all items below have one.
settle-method-exact = Computed with exact fractions and rounded once, at the end.
settle-method-variant = Statements are in words of this setting: { $name }. Items, levels and arithmetic are those of the framework, so results compare.
settle-method-provisional-by = What was not agreed counts as it was rated: { $rule }.
settle-method-hash = Inputs, SHA-256: { $hash }
settle-findings-title = Findings
settle-findings-lede = The numbers point; people find the words.
settle-findings-strength = Strengths
settle-findings-gap = Gaps
settle-findings-idea = Ideas
settle-finding-strength = Strength
settle-finding-gap = Gap
settle-finding-idea = Idea
settle-plan = Plan an action
settle-findings-empty = Nothing here yet.
settle-findings-early = Suggestions come with the closing. You can write your own now.
settle-findings-up = Move up: { $title }
settle-findings-down = Move down: { $title }
settle-findings-edit = Edit
settle-findings-headline = Headline
settle-findings-text = In words
settle-findings-items = Items
settle-findings-items-hint = Codes with commas: A1.2, C5
settle-findings-save = Save
settle-findings-drop = Drop
settle-findings-drop-button = Drop it
settle-findings-reason = Reason
settle-findings-suggested = Suggested by the numbers
settle-findings-take = Take it
settle-findings-take-button = Add to the findings
settle-findings-decline = Not a finding
settle-findings-decline-button = Leave it out
settle-findings-add = Add your own
settle-findings-add-button = Add
settle-findings-kind = Kind
settle-findings-dropped = Dropped
settle-findings-restore = Put back
settle-finding-conflict = Somebody edited it after you opened it. It now says: { $title }
settle-why-high = { $value } of { $best }: in the upper third
settle-why-low = { $value } of { $best }: in the lower third
settle-why-under-target =
    { $value }, and the target is { $target }. { $importance ->
        [3] It matters much.
        [1] It matters little.
       *[other] It matters as usual.
    }
settle-why-far-apart = The units stand { $apart }: those ahead could show the others.
settle-report-title = Report
settle-report-lede = For the board, the ministry, your own records: in the language and form you need.
settle-report-order = Get the report
settle-report-language = Language
settle-report-format = Form
settle-report-button = Get it
settle-report-format-pdf = PDF, for printing and archives
settle-report-format-docx = Word, to go on writing
settle-report-format-xlsx = Excel, with the formulas
settle-report-format-csv = CSV, one line for each item
settle-report-format-json = JSON, for programs
settle-report-format-zip = Everything with the evidence, as one archive
settle-report-jobs = Being made and ready
settle-report-no-jobs = Long reports are made here while you go on working. You get a mail with the link.
settle-report-waiting = It is being made.
settle-report-reload = Look again
settle-job-name = { $format }, { $language }, { $at }
settle-mail-report-subject = The report is ready: { $title }
settle-mail-report-body =
    The report of { $title } is ready: { $name }

    { $link }

    It stays there for seven days. You have to be signed in.
settle-report-contents = Contents
settle-report-page = Page { $page } of { $pages }
settle-report-framework = Framework: { $name }, edition { $version }
settle-report-licence = Licence of its texts: { $licence }
settle-report-closed-texts = The texts of this framework are not for publication. Keep this report inside { $organisation }.
settle-report-how = How to read this report
settle-report-how-text = Each number stands with how many items it rests on. A dash means that nobody was asked; a dot that there was no answer. The levels describe practice, never people.
settle-report-provisional-text = Not every item was agreed. What was only rated is marked.
settle-report-summary = Summary
settle-report-items = Items
settle-report-coverage = Coverage
settle-report-seats = Units and people who rated
settle-report-of-asked = of { $asked } asked
settle-report-evidence = Pieces of evidence
settle-report-named-value = { $name }: { $value }
settle-report-details = Item by item
settle-report-others = Other items
settle-report-remarks = Note and evidence
settle-report-cannot-judge = Nobody could judge this
settle-report-evidence-list = Evidence: { $list }
settle-report-dissent = Dissent, { $name } ({ $mark }): { $words }
settle-report-heat-signs = A dash: not asked. A dot: no answer.
settle-report-annex = Annex
settle-report-seats-heading = Who rated
settle-report-unit = Unit or person
settle-report-asked = Asked
settle-report-scope = What was looked at
settle-report-scope-text = { $items } items were in scope, { $excluded } were left out.
settle-report-excluded = Left out, with the reason
settle-report-outside-preset = Not in the selection “{ $preset }”
settle-report-why = Reason
settle-report-identity = Identity
settle-report-identity-text = Outcome { $id }. SHA-256 of the inputs: { $hash }
settle-sheet-results = Results
settle-sheet-units = Units
settle-sheet-about = About
settle-sheet-id = Id
settle-sheet-code = Code
settle-sheet-path = Part of
settle-sheet-text = Text
settle-sheet-tier = Tier
settle-sheet-weight = Weight
settle-sheet-mark = Mark
settle-sheet-grade = Grade
settle-sheet-value = Value
settle-sheet-n = n
settle-sheet-of = of
settle-sheet-missing = Missing
settle-sheet-status = Status
settle-sheet-method = Method
settle-sheet-note = Note
settle-sheet-note-of = { $name }: note
settle-sheet-evidence = Evidence
settle-sheet-cut = … (cut; the whole text is in the JSON file)
settle-about-organisation = Organisation
settle-about-assessment = Assessment
settle-about-cycle = Cycle
settle-about-framework = Framework
settle-about-status = Status
settle-about-closed = Closed
settle-about-ids = Assessment / outcome
settle-about-hash = SHA-256 of the inputs
notice-settle-recorded = Recorded.
notice-settle-taken-back = Taken back. The item is open again.
notice-settle-computed = The items on which the units agree are settled.
notice-settle-closed = The assessment is closed. These are the results.
notice-settle-reopened = The assessment is open again. Its former outcome stays readable.
notice-settle-finding-added = The finding is in the list.
notice-settle-finding-edited = The finding is changed.
notice-settle-finding-dropped = The finding is dropped.
notice-settle-finding-restored = The finding is back.
notice-settle-report-ordered = The report is being made. You get a mail with the link.
refusal-answers-tie = { $answers } answers were given { $times } times each, and none goes before the others.
refusal-applicability-disputed = { $not_applicable } say that it does not apply, and { $judged } judged it. Talk about it first.
refusal-nobody-judged = Nobody has judged this item, so there is nothing to compute.
refusal-not-closed = The assessment is not closed. Its outcome comes with the closing.
refusal-not-moderating-yet = The moderation has not begun. Nobody sees the units' marks before.
refusal-not-what-the-rule-gives = The rule gives { $computed }, not { $given }.
refusal-rule-does-not-fit = This rule says nothing about this kind of answer.
fault-finding-items = Name at least one item that is in scope.
fault-finding-no-such-item = There is no item { $code } in scope.
fault-no-such-seat = This unit or person was not asked about this item.
fault-mark-missing = Choose what is agreed.
act-review-item-settled = Item settled
act-review-settlement-taken-back = Settlement taken back
act-review-assessment-closed = Assessment closed
act-review-assessment-reopened = Assessment opened again
act-review-finding-added = Finding added
act-review-finding-edited = Finding edited
act-review-finding-dropped = Finding dropped
act-review-finding-restored = Finding put back
act-review-finding-moved = Finding moved
act-review-report-ordered = Report ordered
