# keep: certify-rule- certify-validation- certify-stage- certify-verdict-
certify-crumbs = Where you are
certify-cancel = Cancel
certify-save = Save
certify-edit = Edit
certify-certificates-title = Certificates
certify-award-too = Does your organisation certify others?
certify-schemes-link = What we award
certify-offers-title = What you can work towards
certify-offers-none = No awarding body offers a certificate here yet.
certify-judged-on = Counted on
certify-judged-running = still running, so the figures can change
certify-judged-on-nothing = There is no assessment to count on yet.
certify-rules-met = { $met } of { $of } met
certify-have = { $have } of { $need }
certify-share = { $have }% of { $need }%
certify-met = Met
certify-open = Not yet
certify-group = Group { $n }
certify-rule-closed = The assessment is closed
certify-rule-items-assessed = { $least ->
    [one] At least one item is assessed
   *[other] At least { $least } items are assessed
}
certify-rule-items-in-each-group = { $least ->
    [one] In each part of the framework at least one item is assessed
   *[other] In each part of the framework at least { $least } items are assessed
}
certify-rule-counts-at-step = At level { $step } or above stand at least { $counts } items, part by part
certify-rule-field-at-step = { $percent }% of the items of the field are at level { $step } or above
certify-rule-evidence-share = { $percent }% of the assessed items have evidence that is open to assessors
certify-rule-plan-approved = The development plan is approved, and each action has an owner and dates
certify-rule-findings-answered = { $percent }% of the gaps are answered in a plan
certify-rule-practices-published = { $least ->
    [one] At least one good practice is published
   *[other] At least { $least } good practices are published
}
certify-rule-declaration = The head has signed the declaration
certify-rule-kind-none = No rule
certify-rule-kind-items-assessed = Items assessed
certify-rule-kind-items-in-each-group = Items assessed in each part
certify-rule-kind-counts-at-step = Items at a level, part by part
certify-rule-kind-field-at-step = Share of the field at a level
certify-rule-kind-evidence-share = Share with evidence
certify-rule-kind-plan-approved = Plan approved, with owners and dates
certify-rule-kind-findings-answered = Share of gaps answered
certify-rule-kind-practices-published = Good practices published
certify-rule-kind-declaration = Declaration of the head
certify-note-no-assessment = There is no assessment by a framework that counts here.
certify-note-no-plan = There is no plan yet.
certify-note-plan-not-approved = The plan is not approved yet.
certify-note-after-closing = Levels are counted when the assessment is closed.
certify-mend-plan = To the approval of the plan
certify-mend-findings = Answer the findings
certify-mend-no-plan = Start a plan
certify-mend-no-assessment = To the assessments
certify-mend-closing = To the assessment
certify-mend-results = See the results
certify-mend-practices = To our practices
certify-mend-rating = Go on with the assessment
certify-rules-title = What it asks for
certify-level-about = About the certificate
certify-level-progress = How far are we?
certify-body = Awarding body
certify-valid = Valid
certify-valid-for-ever = without an end
certify-valid-months = { $months ->
    [one] for one month
   *[other] for { $months } months
}
certify-validation = Looked at
certify-validation-on-paper = on paper: what is handed in decides
certify-validation-desk = by assessors, at their desks
certify-validation-visit = by assessors, who also visit
certify-fee = Fee
certify-judge-title = Count on another assessment
certify-judge-button = Count
certify-assessment = Assessment
certify-field = Field
certify-level-field-none = The whole assessment
certify-schemes-title = What we award
certify-schemes-none = You award nothing yet. A scheme says what a certificate asks for; it can start from one of five presets.
certify-scheme-new = New scheme
certify-scheme-new-title = New scheme
certify-scheme-new-lede = Start from a preset and change what you need. Nobody sees it before you publish it.
certify-scheme-new-button = Start the scheme
certify-preset = Preset
certify-scheme-file-title = From a file
certify-scheme-file = Content of the file
certify-scheme-file-hint = A scheme that was downloaded as JSON. It goes before the preset.
certify-scheme-edit = Edit the scheme
certify-scheme-edit-title = Edit the scheme
certify-scheme-facts = About the scheme
certify-scheme-acts = What to do with it
certify-scheme-download = Download as JSON
certify-scheme-withdraw = Withdraw the scheme
certify-fields = Fields
certify-fields-hint = A field may name the items that count for it, parted by commas. Without any, the whole assessment counts.
certify-mentions = Special mentions
certify-frameworks = Frameworks
certify-frameworks-hint = Their identifiers, parted by commas. Without any, every framework is taken.
certify-hash = Fingerprint
certify-publish = Publish
certify-publish-hint = Institutions will see it. A published edition never changes.
certify-revise = Begin the next edition
certify-revise-hint = This edition is frozen. A change makes a new one.
certify-withdraw-hint = Nobody can apply any more. Applications that were started go on.
certify-editions = Editions
certify-edition-published = Edition { $number }, published
certify-edition-draft = Edition { $number }, draft
certify-edition-withdrawn = Edition { $number }, withdrawn
certify-levels = { $count ->
    [one] one level
   *[other] { $count } levels
}
certify-levels-title = Levels
certify-new-level = Add a level
certify-new-level-hint = A short identifier: small letters, digits, hyphens.
certify-level-remove = Remove the level
certify-names = Name
certify-name-in = Name, { $language }
certify-aliases-in = Also called, { $language }
certify-about = For whom it is
certify-about-in = For whom it is, { $language }
certify-fee-in = Fee, { $language }
certify-says = What the certificate says
certify-says-in = What the certificate says, { $language }
certify-id = Identifier
certify-items = Items
certify-valid-months-label = Valid for months
certify-valid-months-hint = Empty: without an end.
certify-surveillance-label = Looked at again every so many months
certify-surveillance-hint = Empty: not before it ends.
certify-asks-field = Applicants choose a field
certify-rules-hint = Counts by part are written 3 / 3 / 2, in the order of the framework.
certify-rule-n = Rule { $n }
certify-rule-number = Number, per cent or counts
certify-rule-step = Level
notice-certify-scheme-created = The scheme is started.
notice-certify-scheme-saved = Saved.
notice-certify-scheme-published = The scheme is published.
notice-certify-scheme-withdrawn = The scheme is withdrawn.
notice-certify-scheme-revised = The next edition is a draft.
refusal-scheme-frozen = A published edition never changes. Begin the next edition.
refusal-scheme-has-a-draft = The scheme has a draft already.
refusal-scheme-not-published = The scheme is not published.
fault-scheme-format = This is not a scheme of Alcove.
fault-no-scheme-file = This text is not the file of a scheme.
fault-name-missing = A name is missing in the language of the scheme.
fault-level-missing = A scheme has at least one level.
fault-scheme-id = Each identifier is there once, in small letters, digits and hyphens.
fault-too-many-of-them = At most { $most } fit.
fault-no-months = Between 1 and { $most } months.
fault-no-fields = The scheme has no fields to choose from.
fault-no-rules = A level has 1 to 20 rules, and each asks for something: counts above nought, 1 to 100 per cent.
fault-rule-numbers = A number of a rule is missing.
