# keep: home-quiet- home-network-
home-headline = { $count ->
    [one] One thing needs you
   *[other] { $count } things need you
 }
home-headline-empty = Begin your first self-assessment
home-headline-nothing = Nothing needs you now
home-headline-nothing-yet = Nothing has begun yet
home-lede-empty = Each step can be undone until rating opens.
home-lede-nothing-yet = When your coordinator opens an assessment, your items wait for you here.
home-lede-closed = “{ $title }” is closed. Its results can be read.
home-lede-follow = { $answered } of { $items } items have a rating.
home-lede-own = { $left ->
    [one] { $left } item is left for you, { $time }.
   *[other] { $left } items are left for you, { $time }.
 } What you enter is saved at once.
home-lede-own-done = You have rated all your items.
home-lede-others = Others are at work. You see the results when the assessment is closed.
home-next = Your next step
home-then = Then
home-follow = Follow
home-coming = Coming up
home-coming-opens = Rating begins
home-coming-rating = Last day for rating
home-coming-agreeing = Last day for agreeing
home-coming-closing = The results are to stand
home-tag-mention = Mention
home-tag-today = Due today
home-tag-days = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
 }
home-tag-late = { $days ->
    [one] Late by { $days } day
   *[other] Late by { $days } days
 }
home-task-rate = { $left ->
    [one] Rate the last item of { $name }
   *[other] Rate { $left } items for { $name }
 }
home-task-rate-hint = { $left } of { $of } are open, { $time }.
home-task-rate-button = Go on rating
home-task-hand-in = Check your ratings and hand them in
home-task-hand-in-hint = { $items ->
    [one] { $items } item is rated. You can take it back until the agreeing begins.
   *[other] { $items } items are rated. You can take them back until the agreeing begins.
 }
home-task-hand-in-button = Check
home-task-answer = Answer a question
home-task-answer-hint = { $author } named you in the discussion.
home-task-answer-button = Read and answer
home-task-setup = Choose the scope
home-task-setup-hint = No item is in scope yet.
home-task-setup-button = Choose items
home-task-seats = Say who rates what
home-task-seats-hint = Nobody is seated yet.
home-task-seats-button = Seat the units
home-task-open = Open the assessment for rating
home-task-open-hint = { $items ->
    [one] { $items } item
   *[other] { $items } items
 } and { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
 } are ready.
home-task-open-button = Look and open
home-task-seat = { $criteria ->
    [one] Seat somebody on { $criteria } criterion
   *[other] Seat somebody on { $criteria } criteria
 }
home-task-seat-hint = Nobody rates all of it yet.
home-task-seat-button = Open the table
home-task-remind = { $seats ->
    [one] Remind { $seats } unit that has not begun
   *[other] Remind { $seats } units that have not begun
 }
home-task-remind-hint = { $names }
home-task-remind-button = Remind
home-task-quiet = { $seats ->
    [one] Remind { $seats } unit that has been silent for a week
   *[other] Remind { $seats } units that have been silent for a week
 }
home-task-quiet-hint = { $names }
home-task-quiet-button = Look and remind
home-task-invite = { $seats ->
    [one] Bring people into { $seats } unit that rates
   *[other] Bring people into { $seats } units that rate
 }
home-task-invite-hint = { $names }: nobody who rates has joined yet.
home-task-invite-button = Look at the invitations
home-task-begin = End the rating and begin to agree
home-task-begin-hint = { $answered } of { $items } items have a rating.
home-task-begin-button = Look and begin
home-task-agree = { $left ->
    [one] Agree on { $left } item
   *[other] Agree on { $left } items
 }
home-task-agree-hint = { $left } of { $items } are not agreed yet. Begin where the units are furthest apart.
home-task-agree-button = Open the queue
home-task-close = Close the assessment
home-task-close-hint = { $items ->
    [one] { $items } item is agreed.
   *[other] All { $items } items are agreed.
 }
home-task-close-button = Look before closing
home-task-results = Read the results
home-task-results-hint = { $title } is closed.
home-task-results-button = Open the results
home-first-steps = Three first steps
home-first-framework = Look at the framework
home-first-framework-text = Read what it asks, with its levels and examples.
home-first-people = Invite people
home-first-people-text = Units and people who will rate. A list from Excel is fine.
home-first-set-up = Set up the self-assessment
home-first-set-up-text = Choose how much to look at, from one afternoon to everything.
home-here = Who is where
home-here-rated = { $rated } of { $of } rated
home-quiet-running = When something needs you, it stands here first.
home-quiet-running-button = Open the assessment
home-quiet-nothing = Until then, read what good work looks like in the frameworks.
home-quiet-nothing-button = Read the frameworks
home-plan-say = Say how it stands
home-plan-read = Enter the reading
home-plan-button = Open the plan
home-plan-decided = See what was decided
home-plan-more = { $count ->
    [one] { $count } more action waits for you
   *[other] { $count } more actions wait for you
 }
home-plan-more-hint = All that is late or due soon.
home-plan-asked = A plan waits for your approval
home-plan-asked-hint = You were asked to look at it and to approve it.
home-plan-approval = { $count ->
    [one] { $count } change needs your approval again
   *[other] { $count } changes need your approval again
 }
home-plan-approval-hint = The plan differs from what was approved last.
home-plan-late = { $count ->
    [one] { $count } action of the plan is late
   *[other] { $count } actions of the plan are late
 }
home-plan-late-hint = Their last day has passed, and they are not done.
home-plan-unowned = { $count ->
    [one] Nobody answers for { $count } action
   *[other] Nobody answers for { $count } actions
 }
home-plan-unowned-hint = Whoever did has left, or nobody was named.
home-lede-plan = { $title } is under way.
home-quiet-plan = Nothing of the plan waits for you now.
home-lede-house = { $count ->
    [0] No application is under way.
    [one] One application is under way.
   *[other] { $count } applications are under way.
}
home-lede-house-named = When you are asked to assess or to vote, it stands here.
home-lede-networks = { $count ->
    [one] You coordinate one network.
   *[other] You coordinate { $count } networks.
}
home-house-open = Applications under way
home-house-application = { $level }, handed in on { $day }
home-house-all = { $count ->
    [one] See the application
   *[other] See all { $count } applications
}
home-house-awards = At a glance
home-house-offered = Open for applications
home-house-assessors = Assessors
home-house-valid = Valid certificates
home-house-networks = Networks you coordinate
home-house-members = { $members ->
    [one] { $members } member
   *[other] { $members } members
}, { $invited ->
    [0] nobody is still to answer
    [one] { $invited } invitation is not answered yet
   *[other] { $invited } invitations are not answered yet
}
home-network-invite = Invite the first institutions into { $network }
home-network-invite-hint = Nothing of an institution is seen or counted before somebody there agrees.
home-network-invite-button = Invite
home-network-release = Make the first release of figures for { $network }
home-network-release-hint = Members have closed assessments and share them. No figure is told of fewer than five.
home-network-release-button = Look and make it
home-quiet-house = When an institution hands in an application, it stands here first.
home-quiet-house-button = What we award
home-quiet-house-named = Nothing waits for you to assess or to vote on now.
home-quiet-house-named-button = My engagements
