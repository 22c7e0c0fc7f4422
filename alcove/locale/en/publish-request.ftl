# Internal documents, opened on request
# keep: publish-request-log-
publish-documents = Internal documents
publish-documents-hint = Its institution keeps them closed and opens one to who asks: for a purpose, for a time.
publish-documents-own-hint = Readers see the name and can ask. What you open is a copy with the name of its reader on each page; each reading stands in the history.
publish-document-offer = Offer a document on request
publish-document-evidence = Piece of evidence
publish-document-evidence-hint = A PDF or a picture: other files have no pages to mark.
publish-document-name = Name that readers see
publish-document-name-hint = Without one, the title of the piece. Everybody can read it.
publish-document-about = What is in it
publish-document-take-off = Take off
publish-document-no-pieces = There is no PDF and no picture among your evidence that is not offered yet.
publish-document-library = Evidence
publish-requests-title = Requests
publish-requests-lede = Internal documents stay closed. Whoever needs one says what for; its owner opens it for a time.
publish-requests-received = Asked of us
publish-requests-received-empty = Nobody has asked. You offer documents on the working page of a practice.
publish-requests-sent = Asked by me
publish-requests-sent-empty = You have asked for nothing. A practice in the catalogue names the documents that its institution opens.
publish-request-ask = Ask to read it
publish-request-ask-title = Ask for a document
publish-request-lede = { $provider } decides, and says until when. You get the answer by mail.
publish-request-purpose = What for
publish-request-purpose-hint = One or two sentences, at most 300 characters. They stand on every page of your copy.
publish-request-terms = Your copy says on each page who you are, what it is for and until when. Each reading is written into the history of both institutions. Do not pass it on.
publish-request-button = Send the request
publish-request-read = Read your copy (PDF)
publish-request-waiting = Waits for an answer
publish-request-open = Open until { $day }
publish-request-ended = Was open until { $day }
publish-request-refused = Refused
publish-request-revoked = Closed again
publish-request-gone = The document was taken off. Nobody can read it any more.
publish-request-who = Who asks
publish-request-owner = Owner
publish-request-practice = Practice
publish-request-day = Asked on
publish-request-opened = Read
publish-request-log = Course
publish-request-log-asked = Asked for
publish-request-log-granted = Opened
publish-request-log-refused = Refused
publish-request-log-opened = Read
publish-request-log-revoked = Closed again
publish-request-grant-title = Open it for a time
publish-request-until = Until
publish-request-until-hint = The last day on which it can be read, at most a year from now.
publish-request-grant = Open it
publish-request-refuse-title = Or refuse
publish-request-reason-hint = Whoever asked reads it.
publish-request-refuse = Refuse
publish-request-revoke-title = Close it again
publish-request-revoke-hint = From now on no copy is made. Copies that were made already cannot be taken back.
publish-request-revoke = Close it
publish-mark-until = Until { $day }
publish-mark-foot = Internal document of { $owner }, opened to { $who }, { $organisation }. Purpose: { $purpose } { $until }. Read { $read }. Not to be passed on.
publish-mail-requested-subject = Asked for: { $document }
publish-mail-requested-body = { $who }, { $organisation }, asks to read “{ $document }”. Purpose: { $purpose } Open it for a time or refuse it here: { $link }
publish-mail-granted-subject = Open to you: { $document }
publish-mail-granted-body = You can read “{ $document }” until { $day }. Your copy carries your name on each page. { $link }
publish-mail-refused-subject = Not opened: { $document }
publish-mail-refused-body = Your request for “{ $document }” was refused: { $reason }
publish-mail-revoked-subject = Closed again: { $document }
publish-mail-revoked-body = “{ $document }” is not open to you any more: { $reason } Delete the copies that you made.
notice-practice-document = Readers can ask for it now.
notice-practice-document-taken-off = Taken off. Nobody can read it any more.
notice-document-asked-for = Sent. The answer comes by mail and stands here.
notice-document-granted = It is open. Whoever asked was told.
notice-document-refused = Refused. Whoever asked was told.
notice-document-revoked = Closed. Whoever asked was told.
fault-day-outside = Choose a day from { $first } to { $last }.
refusal-document-not-markable = Of this file no copy with a mark can be made. Use a PDF without a password, of at most 300 pages and 30 MB, or a picture.
refusal-document-too-many = At most { $most } documents fit.
refusal-document-offered-already = It is offered already, as “{ $name }”.
refusal-document-gone = The document is not offered any more.
refusal-document-own-institution = It belongs to your own institution. Read it among its evidence.
act-practice-document-offered = Internal document offered
act-practice-document-taken-off = Internal document taken off
act-practice-document-asked-for = Internal document asked for
act-practice-document-granted = Internal document opened to somebody
act-practice-document-refused = Request for a document refused
act-practice-document-revoked = Internal document closed again
act-practice-document-opened = Internal document read
home-practice-grant-hint = Somebody asks to read this internal document. Open it for a time, or say why not.
home-practice-grant-button = Answer
home-practice-open-hint = You asked for this document. It is open to you.
home-practice-open-button = Read it
publish-request-opened-times = { $n ->
    [0] not yet
    [one] { $n } time
   *[other] { $n } times
    }
refusal-document-asked-already = You have asked for it already: { $is ->
    [open] it is open to you.
   *[other] the request waits for an answer.
    }
refusal-document-not-in-this-state = This is not possible now: { $is ->
    [waiting] the request waits for an answer.
    [open] the document is open.
    [ended] the time for which it was open is over.
    [refused] the request was refused.
   *[other] the document was closed again.
    }
