# A whole process that others start from
publish-process = The process
publish-process-framework = Framework
publish-process-items = Scope
publish-process-items-count = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
publish-process-rating = Rating ends
publish-process-agreeing = Agreeing ends
publish-process-closing = Closed
publish-process-after = { $n ->
    [0] on the first day
    [one] { $n } day after the start
   *[other] { $n } days after the start
}
publish-process-plan = Plan
publish-process-plan-shape = { $days } days, objectives: { $objectives }, actions: { $actions }
publish-process-phase = Phase of the plan
publish-process-phase-days = { $name }: day { $from } to day { $to }
publish-process-lay-hint = Others can start from how you did it: which items you looked at, how long each part took, how your plan is parted. Ratings, findings and actions stay with you.
publish-process-from-assessment = From the assessment
publish-process-from-plan = From the plan
publish-process-none = none
publish-process-lay = Add the process
publish-process-lay-again = Replace the process
publish-process-start = Start from this process
publish-process-lede = { $provider } worked like this. An assessment and a plan of your own begin with the same scope and the same lengths; you fill them.
publish-process-parts = What do you begin?
publish-process-part-assessment = Self-assessment
publish-process-part-assessment-hint = With the same items and dates. Seats are yours to fill.
publish-process-part-plan = Development plan
publish-process-part-plan-hint = With the same length and phases, and nothing in it.
publish-process-title = Title
publish-process-title-hint = The assessment and the plan are called so; you can rename each.
publish-process-first-day = First day
publish-process-first-day-hint = Rating and the plan begin on it. All dates can be moved later.
publish-process-button = Begin
publish-process-reason = Not in the process of { $provider }
notice-practice-process = The process of this practice is saved.
notice-practice-begun = Begun. Look it through before you open it to others.
refusal-practice-no-process = This practice has no process to start from.
fault-practice-process = This is no process that somebody could start from.
fault-practice-no-framework = The framework of this process is not here.
act-practice-process-begun = Process of a practice begun
