fault-unknown-choice = This is not one of the choices.
fault-no-target = A target is a value to reach. Leave it empty where there is none.
fault-no-importance = Importance is low, usual or high: 1, 2 or 3.
fault-words-empty = Write a few words.
fault-words-too-long = { $characters } characters are too many. At most { $most } fit.
fault-words-nul = The text holds a character that cannot be kept. Type it anew.
fault-mark-unreadable = The answer could not be read. Write numbers with a point and dates as 2026-11-21.
fault-mark-wrong-kind = This kind of answer does not fit the question.
fault-mark-no-scale = The framework lacks the scale of this question. Tell your coordinator.
fault-mark-no-such-step = The scale has no level { $step }.
fault-mark-too-small = The least that fits here is { $minimum }.
fault-mark-too-large = The most that fits here is { $maximum }.
fault-mark-no-denominator = The second number must be more than zero.
fault-mark-negative-numerator = The first number cannot be under zero.
fault-mark-more-than-all = The first number is larger than the second: more than all of them.
fault-mark-nothing-chosen = Choose at least one answer.
fault-mark-no-such-option = There is no answer “{ $option }”.
fault-mark-chosen-twice = “{ $option }” was chosen twice.
fault-mark-one-option-only = Choose one answer. { $given } were chosen.
refusal-not-rating-now = Ratings are not taken now. { $state ->
    [preparing] The assessment has not been opened yet.
   *[closed] The assessment is closed.
 }
refusal-item-settled = The agreed rating of this item stands already. Write to your coordinator if something is missing.
refusal-seat-handed-in = These answers were handed in. Take them back on the check page to change them.
act-review-rating-saved = Rating saved
