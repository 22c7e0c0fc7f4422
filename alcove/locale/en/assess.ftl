# keep: act-assess-
act-assess-framework-imported = Imported a framework
assess-list-title = Frameworks
assess-list-lede = What you assess yourselves against. Each family keeps all its editions, and an edition in use never changes.
assess-list-search = Search by name or identifier
assess-list-none = There is no framework yet. Import one from Excel, YAML or JSON.
assess-list-none-found = No framework has this name.
assess-list-all = Show all frameworks
assess-list-everyone = For everyone here
assess-counts = { $rated ->
    [one] { $rated } item to rate
   *[other] { $rated } items to rate
} of { $items } in all
assess-version = Edition { $version }
assess-public = Public
assess-not-for-publication = Not for publication
assess-in-use = In use
assess-used-since = In use since { $day }
assess-imported-on = Imported on { $day }
assess-draft = Draft
assess-drafts = { $count ->
    [one] One text is a draft
   *[other] { $count } texts are drafts
}
assess-languages = Language of the texts:
assess-settings = Words:
assess-setting-own = As in the framework
assess-setting-words = In words of: { $name }
assess-back = Back to the frameworks
assess-search-label = Search in this framework
assess-search-button = Search
assess-search-title = Found
assess-search-tagged = Items with the tag “{ $tag }”
assess-search-clear = Show the outline
assess-search-found = { $count ->
    [0] Nothing fits. Try fewer words.
    [one] One item fits.
   *[other] { $count } items fit.
}
assess-search-more = More items
assess-outline-title = Outline
assess-download-title = Download
assess-download-xlsx = Excel workbook
assess-download-yaml = Text file (YAML)
assess-download-json = JSON
assess-print-link = Whole framework to print
assess-print-button = Print
assess-arithmetic-title = How results are computed
assess-about-title = About this edition
assess-about-publisher = Publisher
assess-about-published = Published
assess-about-urn = Identifier
assess-presets-title = Ready-made selections
assess-presets-hint = An assessment may take all items, or one of these selections.
assess-coverage-title = Coverage by tag
assess-coverage-hint = How many items to rate carry each tag.
assess-coverage-tag = Tag
assess-coverage-kind = Kind
assess-coverage-all = All
assess-tag-theme = Theme
assess-tag-group = Group
assess-glossary-title = Glossary
assess-glossary-none = This framework explains no terms.
assess-item-title = { $code }: { $title }
assess-item-below = { $count ->
    [one] One item to rate
   *[other] { $count } items to rate
}
assess-item-pages = Pages
assess-item-neighbours = Before and after
assess-item-means = What it means
assess-item-not = What it does not mean
assess-item-matters = Why it matters
assess-item-evidence = What counts as evidence
assess-item-examples = Examples from this setting
assess-item-original = In the words of the framework
assess-item-questions = Questions to start with
assess-item-numerator = What is counted
assess-item-denominator = Out of
assess-item-unit = Unit
assess-item-range = Values taken
assess-item-bounds = Counts as a level
assess-item-period = Period
assess-item-lives = Where the figure is kept
assess-item-disaggregate = Break down by
assess-item-survey = Survey question
assess-item-note = Note
assess-item-lens = Looks at
assess-item-weight = Weight
assess-item-roll-up = How its result is computed
assess-item-licence = Licence
assess-item-source = Source
assess-item-lineage = Comes from
assess-item-maps = { $count ->
    [one] One tie to another framework
   *[other] { $count } ties to other frameworks
}
assess-map-strength = strength { $strength } of 100
assess-option-score = { $score } points
assess-relation-equal = Asks the same as
assess-relation-subset = Is a part of
assess-relation-superset = Contains
assess-relation-intersects = Overlaps with
assess-relation-related = Is related to
assess-lineage-same = Same as { $item } of the edition before
assess-lineage-replaces = Replaces { $item } without a change of meaning
assess-lineage-split = Split from { $item }
assess-lineage-merged = Merged from { $item } and others
assess-lens-scope = Whether and how widely it is done
assess-lens-performance = What comes of it
assess-lens-leading-others = Whether others learn from it
assess-by-sex = sex
assess-by-age-group = age group
assess-by-disability = disability
assess-by-region = region
assess-instrument-scale = Rated on a scale: { $steps }
assess-instrument-amount = A number, in { $unit }
assess-instrument-ratio = A share of two numbers, shown in { $unit }
assess-instrument-yes-no = Yes or no
assess-instrument-choice = One of the answers below
assess-instrument-choices = One or more of the answers below
assess-instrument-date = A date
assess-instrument-text = An answer in words
assess-unit-hours = hours
assess-unit-days = days
assess-unit-persons = persons
assess-bounds-up = The next level begins at { $bounds } { $unit }, more is better.
assess-bounds-down = The next level begins at { $bounds } { $unit }, less is better.
assess-range-both = { $least } to { $most }
assess-range-least = { $least } or more
assess-range-most = { $most } or less
assess-roll-up-weighted-mean = The result of a heading is the weighted mean of what stands below it.
assess-roll-up-minimum = The result of a heading is the lowest of what stands below it.
assess-roll-up-share = The result of a heading is the share of its items at level { $step } or above.
assess-roll-up-count = The result of a heading is the number of its items at level { $step } or above.
assess-roll-up-at-least = A heading is reached when at least { $count } of its items stand at level { $step } or above.
assess-roll-up-none = Headings have no result of their own.
assess-missing-leave-out = Items without an answer are left out, and the coverage is shown. Missing is never zero.
assess-missing-needs-all = There is a result only when every item has an answer. Missing is never zero.
assess-missing-needs-share = There is a result only when at least { $percent }% of the items have an answer. Missing is never zero.
assess-import-title = Import a framework
assess-import-lede = Bring a framework of your own or one that your organisation is licensed to use. Either all of the file is imported, or nothing.
assess-import-owner = Who may use it
assess-import-owner-hint = The organisation that the framework belongs to.
assess-import-everyone = Everyone on this installation
assess-import-publication = Publication
assess-import-publication-hint = A framework that is not for publication stays in its organisation: in no page, file or answer outside it.
assess-import-as-written = As the file says
assess-import-not-for-publication = Not for publication, whatever the file says
assess-import-file = File
assess-import-limit = Excel (.xlsx), YAML or JSON, up to { $limit }.
assess-import-drop = You can also drop the file here.
assess-import-button = Check and import
assess-import-another = Import another file
assess-import-faults = { $count ->
    [one] { $file } has one fault
   *[other] { $file } has { $count } faults
}
assess-import-faults-hint = Nothing was imported. Each line names the place and what to do.
assess-import-more-faults = { $count ->
    [one] One more fault is not listed. Mend these first.
   *[other] { $count } more faults are not listed. Mend these first.
}
assess-imported-title = The framework is here
assess-imported-nothing-title = This framework was here already
assess-imported-new = New
assess-imported-there = There already, unchanged
assess-imported-warnings = { $count ->
    [one] One place to look at
   *[other] { $count } places to look at
}
assess-imported-warnings-hint = These did not stop the import. They say what was not understood or is incomplete.
assess-formats-title = What can be imported
assess-format-workbook = Excel workbook
assess-format-workbook-text = One row for each item to rate, with your own levels before the text. Start from the template below.
assess-format-ours = Text file in our own format
assess-format-ours-text = YAML that a person can read and edit: tiers, scales, items, texts in several languages. Every download from here has this form.
assess-format-library = Library of another assessment tool
assess-format-library-text = YAML libraries with the key “objects”: frameworks, their questions and ties to others. What is not understood is listed.
assess-format-json = JSON
assess-format-json-text = The same as our text file, as the interface for machines writes it.
assess-template-title = Start in Excel
assess-template-text = The template has instructions, a small example and a column for everything that an item can say.
assess-template-tiers = Names of your levels
assess-template-tiers-hint = Outermost first, separated by commas, such as: Area, Criterion, Indicator. Leave empty for an example.
assess-template-button = Download the template
fault-framework-file-missing = Choose a file.
fault-tiers-unusable = Name at most eight levels, each one different, and none like a column of the workbook.
refusal-framework-needs-owner = The texts are not for publication, so the framework must belong to an organisation. Choose one.
refusal-edition-differs = Edition { $version } of { $urn } is here already with other content. Give the changed text a new version.
refusal-edition-other-language = Edition { $version } of { $urn } is here already in the language { $here }; the file has it in { $language }. Nothing was imported. Bring both languages in one file, as translations, under a new version.
refusal-edition-older = Version { $version } of { $urn } is here already; the file brings no later one.
