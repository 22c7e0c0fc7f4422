# keep: text-
text-offline-title = You are not connected
text-offline-eyebrow = No connection
text-offline-lede = This page is not on your device. It opens when the connection is back.
text-offline-kept = What you wrote is kept on this device and goes out by itself. Pages that you took along still open.
text-accessibility-title = Accessibility statement
text-accessibility-lede = Alcove is made for everybody who works in a school: with a mouse, a keyboard, a phone or a screen reader.
text-accessibility-aim-title = What we aim at
text-accessibility-aim = Pages are to meet the Web Content Accessibility Guidelines 2.2 at level AA, in light and dark, in English, Azerbaijani and Russian.
text-accessibility-how-title = How it is done
text-accessibility-how =
    Every page is plain HTML first and works without scripts.

    • Everything can be reached and used by keyboard, and the focus is always visible.
    • Colour never stands alone: a word or a shape says the same.
    • Every chart has a sentence and a table with the same numbers.
    • Pages fit a screen of 320 pixels and text at twice its size.
    • Reports in PDF are tagged; the page is the accessible original.
text-accessibility-limits-title = What is not there yet
text-accessibility-limits =
    Automatic checks run on the pages with each change. They see only a part.

    • Documents and photos that people attach are as accessible as their authors made them.
    • Texts of imported frameworks show in their own language where no translation exists.
text-accessibility-tell-title = Tell us
text-accessibility-tell = If something keeps you from your work, write to the person who runs this installation or to your coordinator. Say which page and what you wanted to do.
text-privacy-title = Privacy
text-privacy-lede = Alcove keeps what the work needs, shows it to those who need it, and sends nothing to anybody else.
text-privacy-kept-title = What is kept
text-privacy-kept =
    • Your account: name, e-mail address, language, and a fingerprint of your password from which nobody can read it.
    • What you write: ratings with their earlier versions, notes, comments, evidence, moderated results.
    • Your sessions: which browser and when, so that you can end them.
    • An audit trail: who did what and when, so that results can be trusted.
    • Sign-in attempts, counted for a short time without the address itself, against guessing.
text-privacy-seen-title = Who sees it
text-privacy-seen = People of your institution, according to their role. Colleagues see your rating only after their own is in. People of other institutions see nothing unless yours opens it to them. Administrators of the installation look after accounts and see no ratings.
text-privacy-device-title = On your device
text-privacy-device =
    Cookies are used only for what you asked for: your session, language, appearance, the institution you work in, and one message after a click. There is none for statistics or advertising.

    Answers that are not sent yet, and pages that you took along, are stored in your browser. Signing out removes them, and asks first where something was not sent.
text-privacy-others-title = What goes to others
text-privacy-others = Nothing. Fonts, scripts and pictures come from this server alone. The log of the server holds no names, addresses or contents.
text-privacy-long-title = For how long
text-privacy-long = A session ends after 7 days without use and after 30 days at the latest. Ratings and results of a closed cycle stay, since they are the record of your institution. Your institution decides when an account or an assessment is removed.
text-privacy-rights-title = Your rights
text-privacy-rights = Your institution is responsible for the data. Ask its administrator what is kept about you, to correct it, to hand it over to you, or to remove what need not be kept.
text-help-title = Help
text-help-lede = How a first afternoon goes. Every step is a link to the page where it is done; one without a link is for another role in your institution.
text-help-contents = Guides
text-help-coordinator-title = For the coordinator
text-help-coordinator-lede = From an empty installation to answers that come in: about one hour, without training.
text-help-coordinator-units = Name your units
text-help-coordinator-units-text = Departments and workshops that will answer for themselves. Five are plenty to begin with.
text-help-coordinator-people = Invite people
text-help-coordinator-people-text = One by one, or all at once from a spreadsheet. Everybody gets a link, a role and a unit.
text-help-coordinator-framework = Choose a framework
text-help-coordinator-framework-text = Ours is here already. You can also import your own from Excel. Read a few items and see whether they speak of your college.
text-help-coordinator-set-up = Set up the assessment
text-help-coordinator-set-up-text = Give it a title and days, and choose the items. The quick scan has one item for each criterion and takes an afternoon.
text-help-coordinator-seats = Seat the units
text-help-coordinator-seats-text = Say which unit answers which criteria. Two units on the same criterion are good: their difference is where the talk begins. Then open the assessment.
text-help-coordinator-follow = Follow
text-help-coordinator-follow-text = Home shows who has begun and who is late, not what they said. A reminder is one click.
text-help-coordinator-agree = Agree
text-help-coordinator-agree-text = When the answers are in, go through the items where the units differ most. Agree on a level, write one sentence why, keep who sees it otherwise.
text-help-coordinator-results = Read and share the results
text-help-coordinator-results-text = Close the assessment. Results begin with a sentence; strengths and gaps follow. Download the report for your board.
text-help-contributor-title = For those who answer
text-help-contributor-lede = Ten minutes to learn, then a few minutes for each item, on a laptop or a phone.
text-help-contributor-enter = Come in
text-help-contributor-enter-text = Open the link in your invitation and choose a password. Later you sign in with your e-mail address.
text-help-contributor-first = Begin with the first card
text-help-contributor-first-text = Home says how many items wait for you, until when, and roughly how long they take.
text-help-contributor-rate = Choose a level
text-help-contributor-rate-text = Read the four descriptions and take the one that fits today, not the one you hope for. Where an item does not concern your unit, or you cannot judge it, say so: both are answers.
text-help-contributor-show = Say why, and show it
text-help-contributor-show-text = One sentence is enough. Attach a document, a photo from your phone, a link or a figure. One piece of evidence can serve many items.
text-help-contributor-away = Without a connection
text-help-contributor-away-text = Press “Take it with me” in the assessment. Its pages then open in the workshop too. What you write there is sent when the connection is back.
text-help-contributor-hand-in = Check and hand in
text-help-contributor-hand-in-text = The check page lists what is missing. Handing in can be taken back as long as ratings are taken.
text-help-lost-title = When something is lost
text-help-lost = Nothing you typed is lost: the line below the form says whether it is saved on the server or kept on this device. If somebody changed the same answer, you see both versions and choose.
text-help-keys-title = Keys
text-help-keys = Ctrl and K opens a search over all pages. In the assessment, press ? for the list of keys; they can be switched off there.
text-help-ask-title = Who helps
text-help-ask = Your coordinator knows the assessment. The administrator of your organisation knows accounts and roles.
text-about-title = About Alcove
text-about-lede = Alcove helps institutions that teach a trade find out how good they are, get better on purpose, prove it, and pass it on.
text-about-version = Version { $version }
text-about-what-title = What it is
text-about-what = One program and one data directory, on a small server of a school or for a country's network. Your data stays where your institution put it, and every list and document can be taken out.
text-about-licence-title = Licence
text-about-licence = Alcove is free software under the European Union Public Licence 1.2. Everybody may use, study, change and share it under the same terms.
text-about-source-title = Source code
text-about-source = Whoever runs this installation gives you the source code of this version on request, as the licence asks.
text-about-texts-title = Framework texts
text-about-texts = The texts of our own framework are under Creative Commons Attribution 4.0. Imported frameworks carry the licence that stands on their pages; those marked not for publication never leave their organisation.
text-about-parts = Parts by others
text-about-parts-text = These reach your browser or your documents. Each is free software or a free font.
