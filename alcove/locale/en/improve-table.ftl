# The planning table, the library of actions, and where a node comes from.

improve-tab-table = Planning table

improve-table-title = Planning table
improve-table-lede = { $open ->
    [one] One of { $found } findings waits for a decision.
   *[other] { $open } of { $found } findings wait for a decision.
  } The most pressing stand first: what is missing, times how much it matters.
improve-table-lede-done = { $found ->
    [one] The one finding is decided.
   *[other] All { $found } findings are decided.
  }
improve-table-lede-none = Here findings of closed assessments become objectives and actions.
improve-table-shows = Findings by what became of them
improve-table-show-all = All
improve-table-show-open = Open
improve-table-show-planned = Planned
improve-table-show-merged = Merged
improve-table-show-dropped = Dropped
improve-table-filter = Filter the findings
improve-table-filter-button = Show
improve-table-dimension = Part of the framework
improve-table-dimension-all = All parts
improve-table-none-shown = No finding fits the filter.
improve-table-no-assessment = The plan answers no assessment yet. Take a closed one in below.
improve-table-to-assessments = Go to the assessments
improve-table-no-findings = The assessment has no gaps and no ideas yet. Write findings first.
improve-table-to-findings = Findings of { $title }

improve-table-gap-target = { $gap } of { $width } short of the target, importance { $importance }
improve-table-gap-best = { $gap } of { $width } short of the best level, importance { $importance }
improve-table-gap-none = No gap to the aim, importance { $importance }
improve-table-no-score = No value to rank it by
improve-table-n-of = Reckoned over { $n } of { $of } items
improve-table-more-items = { $count ->
    [one] One more item
   *[other] { $count } more items
  }

improve-table-fate-open = Open
improve-table-fate-planned = Planned
improve-table-fate-closed = Closed
improve-table-fate-merged = Merged
improve-table-fate-dropped = Dropped
improve-table-waiting = { $of ->
    [one] What answers it is not done yet.
   *[other] Of { $of } that answer it, { $done } are done.
  }
improve-table-cancelled = All that answered it was cancelled.
improve-table-answered-by = Answered by
improve-table-speaker = Merged into:
improve-table-speaks-for = Speaks also for:
improve-table-reason-said = Reason: { $reason }

improve-table-pick = Pick: { $title }
improve-table-plan-action = Plan an action
improve-table-plan-objective = Plan an objective
improve-table-ideas = { $count ->
    [one] One ready-made action
   *[other] { $count } ready-made actions
  }
improve-table-release = “{ $node }” no longer answers: { $title }

improve-table-decide = Decide on the picked findings
improve-table-decide-hint = Pick one or several above. Planning leads to a form that is filled in already.
improve-table-choose = Choose
improve-table-node = Something that is in the plan already
improve-table-answer = It answers them
improve-table-into = Another finding that speaks for them
improve-table-merge = Merge
improve-table-reason = Reason for leaving them out
improve-table-drop = Drop
improve-table-take-up = Take up again

improve-table-sources = Assessments that the plan answers
improve-table-sources-none = None yet.
improve-table-closed-on = closed on { $day }
improve-table-leave-out = Leave out
improve-table-take-in-which = A further closed assessment
improve-table-take-in = Take it in

improve-library-title = Action library
improve-library-lede = Things that are known to help, written for a school with little money. Take one over and make it yours.
improve-library-for = Actions that answer
improve-library-own = Write one of your own
improve-library-exact = Made for these items
improve-library-near = For the same criterion
improve-library-filter = Filter the actions
improve-library-words = Words
improve-library-criterion = Criterion
improve-library-kind = Kind
improve-library-all = All
improve-library-filter-button = Show
improve-library-found = { $count ->
    [one] One action
   *[other] { $count } actions
  }
improve-library-none = There is no such action in the library.
improve-library-show-all = Show all actions
improve-library-kind-rule = Agree on a rule
improve-library-kind-trial = Try it out
improve-library-kind-training = Learn
improve-library-kind-equipment = Equip
improve-library-kind-partnership = Work with others
improve-library-kind-measuring = Measure
improve-library-need-staff-time = Staff time
improve-library-need-money = Money
improve-library-need-equipment = Equipment
improve-library-need-training = Training
improve-library-need-outside-help = Outside help
improve-library-effort = { $days ->
    [one] One day of work
   *[other] { $days } days of work
  } in { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
  }
improve-library-output = What is there then
improve-library-evidence = What shows it
improve-library-sign = First sign that it works
improve-library-obstacle = What gets in the way
improve-library-answer = What helps against it
improve-library-other-language = Not in your language yet
improve-library-taken = In the plan already
improve-library-tried = { $times ->
    [one] Done here once before a later assessment: what it answers stood higher afterwards in { $rose } of 1.
   *[other] Done here { $times } times before a later assessment: what it answers stood higher afterwards in { $rose } of { $times }.
 }
improve-library-no-cause = That does not say that the action is the cause.
improve-library-take = Take over
improve-library-how = How it is done

improve-from-title = Plan an action
improve-from-none = There is no development plan yet. Start one, then come back to the finding.
improve-from-start = Start a development plan
improve-from-which = In which plan?

improve-traces-title = Where it comes from
improve-traces-merged = Merged into: { $title }
improve-traces-through = through
improve-traces-library = From the action library:
improve-traces-answers = It answers
improve-traces-from-library = Choose from the action library
improve-traces-words-in = The library has these words in another language only. Say it in the language of the plan.

improve-answered-planned = Planned in { $plan }
improve-answered-closed = Closed in { $plan } by
improve-answered-merged = Merged in { $plan } into: { $title }
improve-answered-dropped = Dropped in { $plan }: { $reason }

notice-plan-finding-answered = The findings are answered.
notice-plan-finding-released = It no longer answers the finding.
notice-plan-finding-merged = The findings are merged.
notice-plan-finding-dropped = The findings are dropped.
notice-plan-finding-taken-up = The findings are open again.
notice-plan-finding-restored = All is as it was.
notice-plan-assessment-taken-in = The assessment is taken in.
notice-plan-assessment-left-out = The assessment is left out.

refusal-assessment-in-plan = { $decided ->
    [one] Something was decided on a finding of this assessment.
   *[other] Decisions on { $decided } findings of this assessment stand.
  }

fault-finding-missing = Pick at least one finding.
fault-node-missing = Choose what answers them.

act-plan-finding-answered = Finding answered
act-plan-finding-released = Finding no longer answered
act-plan-finding-merged = Finding merged
act-plan-finding-dropped = Finding left out of the plan
act-plan-finding-taken-up = Finding taken up again
act-plan-finding-restored = Decision on a finding undone
act-plan-assessment-taken-in = Assessment taken into the plan
act-plan-assessment-left-out = Assessment left out of the plan
