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
improve-progress-indicator-missing = By indicators: no reading yet
improve-progress-judged = { $share }%, as judged
improve-progress-judged-missing = Not judged yet
