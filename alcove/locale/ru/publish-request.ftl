# Внутренние документы, открываемые по запросу
# keep: publish-request-log-
publish-documents = Внутренние документы
publish-documents-hint = Учреждение держит их закрытыми и открывает по запросу: для цели и на срок.
publish-documents-own-hint = Читатели видят название и могут запросить. Открывается копия с именем читателя на каждой странице; каждое чтение остаётся в истории.
publish-document-offer = Предложить документ по запросу
publish-document-evidence = Подтверждение
publish-document-evidence-hint = PDF или снимок: у других файлов нет страниц для отметки.
publish-document-name = Название для читателей
publish-document-name-hint = Без него — название подтверждения. Его может прочитать каждый.
publish-document-about = Что в нём
publish-document-take-off = Снять
publish-document-no-pieces = Среди ваших подтверждений нет PDF или снимка, который ещё не предложен.
publish-document-library = Подтверждения
publish-requests-title = Запросы
publish-requests-lede = Внутренние документы остаются закрытыми. Кому нужен документ, пишет зачем; владелец открывает его на срок.
publish-requests-received = Запросы к нам
publish-requests-received-empty = Никто не запрашивал. Документы предлагают на рабочей странице практики.
publish-requests-sent = Мои запросы
publish-requests-sent-empty = Вы ничего не запрашивали. Практика в каталоге называет документы, которые открывает её учреждение.
publish-request-ask = Запросить для чтения
publish-request-ask-title = Запросить документ
publish-request-lede = { $provider } решает и называет срок. Ответ придёт письмом.
publish-request-purpose = Для чего
publish-request-purpose-hint = Одно-два предложения, не более 300 знаков. Они стоят на каждой странице вашей копии.
publish-request-terms = На каждой странице вашей копии указано, кто вы, для чего она и до какого дня. Каждое чтение записывается в историю обоих учреждений. Не передавайте её.
publish-request-button = Отправить запрос
publish-request-read = Читать свою копию (PDF)
publish-request-waiting = Ждёт ответа
publish-request-open = Открыт до { $day }
publish-request-ended = Был открыт до { $day }
publish-request-refused = Отказано
publish-request-revoked = Снова закрыт
publish-request-gone = Документ снят. Больше никто не может его прочитать.
publish-request-who = Кто запрашивает
publish-request-owner = Владелец
publish-request-practice = Практика
publish-request-day = Дата запроса
publish-request-opened = Прочитан
publish-request-log = Ход дела
publish-request-log-asked = Запрошено
publish-request-log-granted = Открыто
publish-request-log-refused = Отказано
publish-request-log-opened = Прочитано
publish-request-log-revoked = Снова закрыто
publish-request-grant-title = Открыть на срок
publish-request-until = До
publish-request-until-hint = Последний день чтения, не позже чем через год.
publish-request-grant = Открыть
publish-request-refuse-title = Или отказать
publish-request-reason-hint = Это прочитает тот, кто запросил.
publish-request-refuse = Отказать
publish-request-revoke-title = Закрыть снова
publish-request-revoke-hint = С этого момента копии не делаются. Уже сделанные копии вернуть нельзя.
publish-request-revoke = Закрыть
publish-mark-until = До { $day }
publish-mark-foot = Внутренний документ: { $owner }. Открыт для: { $who }, { $organisation }. Цель: { $purpose } { $until }. Прочитан { $read }. Не передавать.
publish-mail-requested-subject = Запрос: { $document }
publish-mail-requested-body = { $who }, { $organisation }, запрашивает чтение документа «{ $document }». Цель: { $purpose } Откройте на срок или откажите здесь: { $link }
publish-mail-granted-subject = Открыт для вас: { $document }
publish-mail-granted-body = Вы можете читать «{ $document }» до { $day }. На каждой странице копии стоит ваше имя. { $link }
publish-mail-refused-subject = Не открыт: { $document }
publish-mail-refused-body = В запросе на «{ $document }» отказано: { $reason }
publish-mail-revoked-subject = Снова закрыт: { $document }
publish-mail-revoked-body = «{ $document }» больше не открыт для вас: { $reason } Удалите сделанные копии.
notice-practice-document = Теперь читатели могут его запросить.
notice-practice-document-taken-off = Снят. Больше никто не может его прочитать.
notice-document-asked-for = Отправлено. Ответ придёт письмом и появится здесь.
notice-document-granted = Открыт. Запросившему сообщено.
notice-document-refused = Отказано. Запросившему сообщено.
notice-document-revoked = Закрыт. Запросившему сообщено.
fault-day-outside = Выберите день с { $first } по { $last }.
refusal-document-not-markable = Из этого файла нельзя сделать копию с отметкой. Возьмите PDF без пароля, не более 300 страниц и 30 МБ, или снимок.
refusal-document-too-many = Помещается не более { $most } документов.
refusal-document-offered-already = Этот документ уже предложен под названием «{ $name }».
refusal-document-gone = Документ больше не предлагается.
refusal-document-own-institution = Он принадлежит вашему учреждению. Прочитайте его среди подтверждений.
act-practice-document-offered = Внутренний документ предложен
act-practice-document-taken-off = Внутренний документ снят
act-practice-document-asked-for = Внутренний документ запрошен
act-practice-document-granted = Внутренний документ открыт для чтения
act-practice-document-refused = В запросе на документ отказано
act-practice-document-revoked = Внутренний документ снова закрыт
act-practice-document-opened = Внутренний документ прочитан
home-practice-grant-hint = Кто-то запрашивает чтение этого внутреннего документа. Откройте на срок или напишите, почему нет.
home-practice-grant-button = Ответить
home-practice-open-hint = Вы запрашивали этот документ. Он открыт для вас.
home-practice-open-button = Прочитать
publish-request-opened-times = { $n ->
    [0] пока нет
    [one] { $n } раз
    [few] { $n } раза
    [many] { $n } раз
   *[other] { $n } раза
    }
refusal-document-asked-already = Вы его уже запросили: { $is ->
    [open] он открыт для вас.
   *[other] запрос ждёт ответа.
    }
refusal-document-not-in-this-state = Сейчас это невозможно: { $is ->
    [waiting] запрос ждёт ответа.
    [open] документ открыт.
    [ended] срок, на который он был открыт, истёк.
    [refused] в запросе отказано.
   *[other] документ снова закрыт.
    }
