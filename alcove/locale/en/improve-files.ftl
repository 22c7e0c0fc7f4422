improve-tab-files = Files
improve-files-title = Documents and files
improve-files-plan = The plan as a file
improve-files-language = Language
improve-files-format = Form
improve-files-format-pdf = PDF, to print and sign
improve-files-format-docx = Word, to edit further
improve-files-format-xlsx = Excel, to edit and bring back
improve-files-format-csv = CSV, one line a row of the plan
improve-files-format-json = JSON, everything for other programs
improve-files-format-xml = Microsoft Project XML, for planning programs
improve-files-button = Download
improve-files-monitoring-text = What was noted and read between two days, what the money did, and what is late.
improve-files-from = From
improve-files-to = Until, included
improve-files-import = Bring a workbook back
improve-files-import-text = Change the plan in Excel and bring the workbook back. You see every change before anything is written.
improve-files-feeds = Calendars
improve-files-feeds-text = Let your calendar show when actions end. It follows the plan by itself.
improve-files-jobs = Your files
improve-files-no-jobs = A large document is made in the background and waits here for a week.
improve-files-waiting = The page looks again by itself.
improve-files-reload = Look now
improve-job-name = { $what }, { $format }, { $language }, { $at }
improve-mail-file-subject = Your file of “{ $title }” is ready
improve-mail-file-body = The file { $name } of the plan “{ $title }” is ready and can be had for a week: { $link }
improve-files-percent = { $figure }%
improve-files-figure = { $figure } { $unit }
improve-files-cut = … (cut; the whole text is in the JSON file)
improve-files-every-day = Every day
improve-files-ident = Alcove id
improve-col-id = Id
improve-col-kind = Kind
improve-col-action = Action
improve-col-indicator = Indicator
improve-col-above = Stands under no.
improve-col-serves = Serves objectives no.
improve-col-mode = Dates are
improve-mode-automatic = automatic
improve-mode-fixed = fixed
improve-col-after = Waits for no.
improve-col-contributing = Contributing
improve-col-done = Done, %
improve-col-standing-read = Status (to read)
improve-col-done-read = Done, % (to read)
improve-col-title-read = Title (to read)
improve-col-baseline = Start value
improve-col-unit = Unit (% for a share)
improve-col-direction = Better
improve-col-baseline-year = Start year
improve-col-value = Value, or how many of them
improve-col-of = Out of how many
improve-col-before = First no.
improve-col-before-title = First (to read)
improve-col-waits = Then no.
improve-col-waits-title = Then (to read)
improve-col-lag = Days between
improve-col-remove = Take out (x)
improve-col-year = Year
improve-col-source = Who pays
improve-col-currency = Currency
improve-col-funding = Funding
improve-col-need = For
improve-col-planned = Planned
improve-col-committed-read = Committed (to read)
improve-col-spent-read = Spent (to read)
improve-sheet-nodes = Plan
improve-sheet-dependencies = What waits for what
improve-sheet-money = Money
improve-sheet-indicators = Indicators
improve-sheet-about = How to use it
improve-sheet-organisation = Institution
improve-sheet-plan = Plan
improve-sheet-state = State
improve-sheet-made = Made on
improve-sheet-how = How it works
improve-sheet-how-ids = Each row has an id. Leave it as it is: it says which row of the plan is meant, whatever its title becomes.
improve-sheet-how-change = Change words, dates, people, money and targets in their cells. Rows and columns may be sorted, moved and hidden.
improve-sheet-how-add = A new row of the plan has no id. Give it a kind and a title, and a number of its own if other rows refer to it.
improve-sheet-how-refer = Rows refer to each other by the number in this workbook, such as 1.2. Several are parted by commas.
improve-sheet-how-parties = Units and people are written by name. Several are parted by semicolons.
improve-sheet-how-leave = A row that you delete here stays in the plan. To take a row out with all below it, put an x in its last column.
improve-sheet-how-take-out = What waits for what is taken out with an x too. An empty amount or target takes it out of the plan.
improve-sheet-how-indicators = A new indicator has no id: write the number of its row, what is measured, its unit, the start value with its year, and targets. Of those in the plan, start values and targets come back.
improve-sheet-how-readings = A new reading has no id: choose the indicator, write first and last day, the figure and its source. A share has two counts. A figure that you correct becomes a new reading; the old one is kept.
improve-sheet-how-read = Columns marked “to read” do not come back.
improve-sheet-how-nothing = Bring the workbook back on the page of the plan. Nothing is written until you have seen the changes and confirmed them.
improve-sheet-how-others = What others have changed in the plan meanwhile is shown beside yours and is not overwritten.
improve-import-title = Bring a workbook back
improve-import-lede = Work in Excel, offline or with others, and bring the workbook back. You see what would change; nothing is written before you confirm it.
improve-import-get = 1. Get the workbook
improve-import-get-text = It holds rows, dates, people, money, indicators and readings of the plan as they stand now.
improve-import-get-button = Download the workbook
improve-import-send = 2. Send it back
improve-import-file = Workbook
improve-import-file-hint = An Excel file that was downloaded from this plan.
improve-import-button = Show the changes
improve-import-sent = Workbooks that came back
improve-import-workbook = Workbook
improve-import-read-at = read on { $at }
improve-import-written-at = written on { $at }
improve-import-waits = Waits for you
improve-import-written = Written
improve-import-unchanged = The workbook says what the plan says. There is nothing to change.
improve-import-nothing-written = Nothing was written. Mend these cells and send the workbook again.
improve-import-preview = What the workbook changes
improve-import-what = What
improve-import-before = Now
improve-import-after = Then
improve-import-place = Where
improve-import-row = { $sheet }, row { $row }
improve-import-stale-text = These are left as they stand. If you still want yours, change them on the page of the plan.
improve-import-then = When the workbook was made
improve-import-wanted = In the workbook
improve-import-now = In the plan now
improve-import-see = See the plan
improve-import-drop = Drop the workbook
improve-import-node = { $number } { $title }
improve-import-baseline = { $title }: start value
improve-import-target = { $title }: target for { $year }
improve-import-planned = Planned { $year }: { $need }, { $funding }
improve-import-planned-from = Planned { $year }: { $need }, { $funding }, { $source }
improve-import-after-node = { $title }, { $lag ->
    [0] right after it
    [one] { $lag } day between
   *[other] { $lag } days between
 }
improve-import-refused = { $sheet }, row { $row }: { $why }
improve-import-whole = The row and all below it
improve-import-there = In the plan
improve-import-taken-out = Taken out of the plan
improve-import-changed-since = Changed since
improve-import-new-indicator = New indicator
improve-import-new-reading = New reading
improve-import-indicator = { $title }, { $unit }
improve-import-year = { $year }: { $figure }
improve-import-part = { $n } of { $of }
improve-import-reading = { $title }, { $period }: { $figure }
improve-import-are = { $n ->
    [one] One change is wanted.
   *[other] { $n } changes are wanted.
 }
improve-import-were = { $n ->
    [one] One change was written.
   *[other] { $n } changes were written.
 }
improve-import-confirm = { $n ->
    [one] Write the change
   *[other] Write { $n } changes
 }
improve-import-faults = { $n ->
    [one] One cell could not be read
   *[other] { $n } cells could not be read
 }
improve-import-stale = { $n ->
    [one] Another has changed one thing meanwhile
   *[other] Others have changed { $n } things meanwhile
 }
improve-import-fault-no-title = { $sheet }, row { $row }: a title is missing.
improve-import-fault-no-node = { $sheet }, row { $row }: the id “{ $said }” is not of this workbook. A new row has no id.
improve-import-fault-twice = { $sheet }, row { $row }: the id “{ $said }” stands in another row too.
improve-import-fault-no-kind = { $sheet }, row { $row }: “{ $said }” is no kind. Write objective, action or milestone.
improve-import-fault-other-kind = { $sheet }, row { $row }: the kind of a row that is in the plan does not change.
improve-import-fault-number-twice = { $sheet }, row { $row }: { $column }: two rows have the number “{ $said }”.
improve-import-fault-no-number = { $sheet }, row { $row }: { $column }: no row has the number “{ $said }”.
improve-import-fault-no-day = { $sheet }, row { $row }: { $column }: “{ $said }” is no day. Write it as 2027-03-01 or 01.03.2027.
improve-import-fault-no-mode = { $sheet }, row { $row }: { $column }: “{ $said }” is neither automatic nor fixed.
improve-import-fault-no-party = { $sheet }, row { $row }: { $column }: a name in “{ $said }” is of no unit or person here, or of several.
improve-import-fault-no-priority = { $sheet }, row { $row }: { $column }: write 1, 2 or 3, not “{ $said }”.
improve-import-fault-no-lag = { $sheet }, row { $row }: { $column }: “{ $said }” is not a whole number of days.
improve-import-fault-money-twice = { $sheet }, row { $row }: another row has the same year, payer, currency, funding and purpose. Put the sum in one.
improve-import-fault-no-number-cell = { $sheet }, row { $row }: { $column }: “{ $said }” is not a number.
improve-import-fault-no-year = { $sheet }, row { $row }: { $column }: “{ $said }” is no year.
improve-import-fault-no-currency = { $sheet }, row { $row }: { $column }: write three letters such as AZN, not “{ $said }”.
improve-import-fault-no-funding = { $sheet }, row { $row }: { $column }: choose one of the list, not “{ $said }”.
improve-import-fault-no-need = { $sheet }, row { $row }: { $column }: choose one of the list, not “{ $said }”.
improve-import-fault-no-indicator = { $sheet }, row { $row }: the id “{ $said }” is of no indicator here. A new row has no id.
improve-import-fault-no-figure = { $sheet }, row { $row }: a figure of “{ $said }” is not a number.
improve-import-fault-above-taken-out = { $sheet }, row { $row }: { $column }: the row “{ $said }” is to be taken out.
improve-import-fault-no-unit = { $sheet }, row { $row }: { $column }: write what is counted, or % for a share.
improve-import-fault-no-direction = { $sheet }, row { $row }: { $column }: choose one of the list, not “{ $said }”.
improve-import-fault-no-reading = { $sheet }, row { $row }: the id “{ $said }” is of no reading here. A new row has no id.
improve-import-fault-no-such-indicator = { $sheet }, row { $row }: { $column }: choose one of the list, not “{ $said }”.
improve-import-fault-no-source = { $sheet }, row { $row }: { $column }: say where the figure comes from.
improve-feeds-title = Calendars
improve-feeds-lede = A calendar shows when your actions end, milestones, and the years of targets, for all plans that are under way. Your calendar program reads it by an address.
improve-feeds-new = Make a calendar
improve-feeds-whose = For whom
improve-feeds-button = Make a calendar
improve-feeds-made = The calendar is made
improve-feeds-once = Copy the address into your calendar program now: it is not shown again. Whoever has it sees the dates.
improve-feeds-address = Address
improve-feeds-own = Your calendars
improve-feeds-none = You have no calendar yet.
improve-feeds-since = made on { $at }
improve-feeds-read = last read on { $at }
improve-feeds-never = not read yet
improve-feeds-revoke = Take back
improve-feeds-revoke-one = Take back the calendar of { $name }, made on { $at }
improve-feed-name = Development plan: { $name }
improve-feed-about = When actions, milestones and targets of { $name } are due.
improve-feed-action = Ends: { $title }
improve-feed-milestone = Milestone: { $title }
improve-feed-target = Target { $year }: { $title }, { $target }
improve-feed-description = { $plan }, no. { $number }. Status: { $standing }
improve-doc-subtitle = Development plan
improve-doc-contents = Contents
improve-doc-page = Page { $page } of { $pages }
improve-doc-draft = Draft, not yet approved
improve-doc-approved = Approved on { $day }
improve-doc-currency = Sums are in { $currency }.
improve-doc-context = Context and vision
improve-doc-vision = Vision
improve-doc-nothing-said = Nothing has been written here yet.
improve-doc-objectives = Priority areas and objectives
improve-doc-no-objectives = The plan has no objectives yet.
improve-doc-numbered = { $number } { $title }
improve-doc-answers = Responsible: { $names }.
improve-doc-found = { $n ->
    [one] It answers this finding
   *[other] It answers these findings
 }
improve-doc-approved-bar = { $name }: as it was approved
improve-doc-deeds = { $n ->
    [one] One action or milestone serves it.
   *[other] { $n } actions and milestones serve it.
 }
improve-doc-actions = Actions
improve-doc-actions-caption = Actions by objective: who, when, what comes of it, what shows it, what may go wrong
improve-doc-with = With: { $names }
improve-doc-answer = Answer: { $answer }
improve-doc-timeline = Timeline
improve-doc-timeline-alternative = { $rows ->
    [one] A timeline of one row; its dates stand in the table of actions.
   *[other] A timeline of { $rows } rows; their dates stand in the table of actions.
 }
improve-doc-bar = { $name }: { $dates }, { $standing }
improve-doc-quarter = Q{ $n }
improve-doc-budget = Resources and budget
improve-doc-resources = What the actions need
improve-doc-resources-caption = Needs and planned money, by action
improve-doc-no-resources = No needs are written down yet.
improve-doc-need-open = not there yet
improve-doc-money = Money by source and year
improve-doc-budget-caption = Planned money by source and year, { $currency }
improve-doc-no-money = No money is written down yet.
improve-doc-no-rate-title = A rate is missing
improve-doc-no-rate = The plan has money in several currencies and no rate for one of them, so each stands for itself.
improve-doc-rate = 1 { $currency } = { $worth } { $own } on { $day } ({ $source }).
improve-doc-unfunded = not yet funded: { $amount }
improve-doc-figure-objectives = { $n ->
    [one] objective
   *[other] objectives
 }
improve-doc-figure-actions = { $n ->
    [one] action
   *[other] actions
 }
improve-doc-figure-planned = planned
improve-doc-indicators = Indicators and targets
improve-doc-indicators-caption = What is measured, where it begins, and what is wanted for each year
improve-doc-for = For
improve-doc-baseline = { $value } ({ $year })
improve-doc-no-indicators = The plan has no indicators yet.
improve-doc-signatures = Signatures
improve-doc-signatures-text = By signing, we agree to this plan and to our part in it.
improve-doc-role = Role
improve-doc-name = Name
improve-doc-day = Day
improve-doc-signature = Signature
improve-doc-prepared = Prepared by
improve-doc-approved-by = Approved by
improve-doc-agreed = Agreed
improve-monitoring-title = Monitoring report
improve-monitoring-method = Of a period that is over, the plan is shown as it stood at its end, as far as that was recorded: status, readings, dates, who answers. What is late follows from the dates.
improve-monitoring-summary = Where the plan stands
improve-monitoring-worry = At risk or delayed
improve-monitoring-objectives = How the objectives were judged
improve-monitoring-objectives-caption = Each objective as it was judged last by the end of the period
improve-monitoring-judged = Judged last
improve-monitoring-indicators-caption = Indicators of the objectives, with what was read of them by the end of the period
improve-monitoring-start = Start
improve-monitoring-read = Readings until then
improve-monitoring-aim = Target
improve-monitoring-of-year = { $value } ({ $year })
improve-monitoring-work-undated = For some actions it is not recorded when the remaining work was stated; it may have been after the period.
improve-monitoring-later = What came after the period
improve-monitoring-later-nodes = Added later; no figure above counts it
improve-monitoring-later-readings = Read later, of days until the end of the period
improve-monitoring-later-reading = { $indicator }: { $value } ({ $days }), written down on { $day }
improve-monitoring-late = What is late
improve-monitoring-late-caption = Actions past their last day
improve-monitoring-nothing-late = Nothing is late.
improve-monitoring-days-late = Late by
improve-monitoring-notes = What was noted
improve-monitoring-notes-caption = The last note of each action in the period
improve-monitoring-no-notes = Nothing was noted in this period.
improve-monitoring-note = Last note in the period
improve-monitoring-by = { $name }, { $day }
improve-monitoring-silent = Open, without a note in the period
improve-monitoring-figures = Figures, money and decisions
improve-monitoring-readings = What was read
improve-monitoring-readings-caption = Readings of indicators beside the target of their year
improve-monitoring-no-readings = No indicator was read in this period.
improve-monitoring-period = Days it tells of
improve-monitoring-value = Reading
improve-monitoring-target = Target of the year
improve-monitoring-source = Source
improve-monitoring-money = Money
improve-monitoring-money-caption = In the period, and until its end
improve-monitoring-stage = Stage
improve-monitoring-in-period = Written down in the period
improve-monitoring-until-end = All until its end
improve-monitoring-no-rate = There is no rate for { $currencies }, so this money stands for itself.
improve-monitoring-decisions = What was decided
improve-monitoring-decisions-caption = Decisions of the period
improve-monitoring-decision = Decision
improve-monitoring-due = Until
notice-plan-file-ordered = The file is being made. It waits on this page, and a mail brings the link.
notice-plan-feed-revoked = The calendar is taken back. Its address leads nowhere now.
notice-plan-workbook-written = The changes are written.
notice-plan-workbook-dropped = The workbook is dropped. Nothing was written.
act-plan-file-ordered = File of the plan ordered
act-plan-feed-made = Calendar made
act-plan-feed-revoked = Calendar taken back
act-plan-workbook-read = Workbook read
act-plan-workbook-written = Workbook written into the plan
act-plan-workbook-dropped = Workbook dropped
refusal-not-a-plan-workbook = This is not a workbook that was downloaded from a plan. Download one and change that.
refusal-workbook-of-another-plan = This workbook was downloaded from another plan.
refusal-too-many-feeds = You have { $most } calendars. Take one back first.
refusal-nothing-to-import = Nothing of this workbook fits any more.
refusal-import-no-longer-fits = { $count ->
    [one] The plan has changed since, and one row does not fit any more. { $rows }
   *[other] The plan has changed since, and { $count } rows do not fit any more. { $rows }
 }
refusal-import-removal = Rows of the plan are removed on its page.
refusal-objective-has-no-dates = An objective has no dates of its own; actions and milestones have.
refusal-import-party-gone = { $name } has left and cannot answer for anything new.
refusal-import-baseline-year = The start value needs its year. Write both on the page of the indicator.
refusal-import-figure-does-not-fit = This figure does not fit: a target lies within the plan and is not worse than the start, and a share lies between 0 and 100%.
refusal-import-nobody-pays = Money that is funded needs a payer.
refusal-import-too-fine = An amount has at most four decimals.
refusal-import-outside-the-plan = { $year } lies outside the plan, { $from } to { $until }.
fault-file-missing = Choose a file.
