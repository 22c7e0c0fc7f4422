# keep: mail-certificate- certify-standing- certify-proof-lede-
certify-certificate-title = Сертификат
certify-scheme = Схема
certify-code = Код
certify-region = Регион
certify-valid-from = с { $from }
certify-valid-from-to = с { $from } по { $to }
certify-standing-not-yet = Начнётся позже
certify-standing-valid = Действует
certify-standing-expired = Истёк
certify-standing-suspended = Приостановлен
certify-standing-superseded = Заменён новым
certify-standing-revoked = Аннулирован
certify-in-register = В открытом реестре
certify-renew = Продлить
certify-held-title = Наши сертификаты
certify-issued-title = Выдано нами
certify-register-link = Открытый реестр
certify-checks-title = Когда мы смотрим снова
certify-check-done = Проверено { $day }
certify-check-late = Срок прошёл
certify-check-words = Что обнаружено
certify-check-button = Мы проверили
certify-events-title = Что происходило
certify-event-issued = Выдан
certify-event-renewed = За ним следует новый сертификат
certify-event-suspended = Приостановлен
certify-event-reinstated = Возобновлён
certify-event-revoked = Аннулирован
certify-certificate-acts = Приостановить или аннулировать
certify-certificate-acts-hint = Реестр показывает причину. Аннулированное не возвращается.
certify-suspend = Приостановить
certify-resume = Возобновить
certify-revoke = Аннулировать
certify-register-title = Реестр сертифицированных организаций
certify-register-lede = У кого есть сертификат сертифицирующей организации на этой установке и до какого дня.
certify-register-search = Организация, место или сертифицирующая организация
certify-register-any-level = Все сертификаты
certify-register-any-field = Все области
certify-register-any-region = Все регионы
certify-register-now = Действуют сейчас
certify-register-all = Все
certify-register-by-region = По регионам
certify-register-no-region = Регион не указан
certify-register-level = { $level } ({ $body })
certify-register-none = В реестре ничего не подходит.
certify-register-pages = Страницы реестра
certify-register-next = Дальше
certify-register-map = Каждая арка — регион: чем она темнее, тем больше сертификатов.
certify-register-one-region = Найдено сертификатов: { $n }, все в одном регионе: { $region }.
certify-entry-title = { $level }, { $organisation }
certify-award-name = { $name }: { $field }
certify-award-says = { $organisation } отвечает тому, чего требует «{ $name }».
certify-award-mentions = { $says } Особая отметка: { $mentions }.
certify-award-asked = Что требовалось: { $rules }.
certify-award-link = Подписанный документ
certify-proof-title = Подтверждение о прохождении
certify-proof-download = Взять подтверждение
certify-proof-lede-valid = { $organisation } имеет названный ниже сертификат. По состоянию на { $day }.
certify-proof-lede-not-yet = { $organisation } будет иметь названный ниже сертификат с его первого дня. По состоянию на { $day } он ещё не начал действовать.
certify-proof-lede-suspended = Названный ниже сертификат приостановлен и сейчас не действует. Кому выдан: { $organisation }. По состоянию на { $day }.
certify-proof-lede-expired = Срок названного ниже сертификата истёк, он больше не действует. Кому был выдан: { $organisation }. По состоянию на { $day }.
certify-proof-lede-superseded = Названный ниже сертификат заменён новым. Кому был выдан: { $organisation }. По состоянию на { $day }.
certify-proof-lede-revoked = Названный ниже сертификат аннулирован и не действует. Кому был выдан: { $organisation }. По состоянию на { $day }.
certify-proof-term = Выдан на срок
certify-proof-scores = В этом подтверждении нет результатов оценивания.
certify-proof-check = Действует ли он до сих пор: { $address }
certify-mail-check-subject = Пора проверить снова: { $organisation }
certify-mail-check-body =
    Сертификат ({ $organisation }) нужно проверить до { $day }.
    { $address }
certify-mail-end-subject = Сертификат скоро закончится: { $level }
certify-mail-end-body =
    Ваш сертификат «{ $level }» действует по { $day }. Его можно продлить уже сейчас; новый начнётся сразу после старого.
    { $address }
notice-certify-certificate-changed = Отмечено. Реестр это показывает.
refusal-certificate-not-in-this-state = В этом состоянии сертификата так сделать нельзя.
refusal-check-done = Уже проверено.
mail-certificate-suspended-subject = Ваш сертификат приостановлен: { $level }
mail-certificate-suspended-body =
    { $body }: действие вашего сертификата «{ $level }» приостановлено. Пока его не вернут, он не действует, и это видит каждый, кто его проверяет.
    
    Причина: { $reason }
    
    Устраните причину вместе с сертифицирующей организацией ({ $body }), и она вернёт сертификат. Он здесь:
    { $link }
mail-certificate-reinstated-subject = Ваш сертификат снова действует: { $level }
mail-certificate-reinstated-body =
    { $body }: ваш сертификат «{ $level }» снова действует.
    
    Причина: { $reason }
    
    { $link }
mail-certificate-revoked-subject = Ваш сертификат аннулирован: { $level }
mail-certificate-revoked-body =
    { $body }: ваш сертификат «{ $level }» аннулирован. Он больше не действует, и вернуть его нельзя. Вы можете подать новую заявку.
    
    Причина: { $reason }
    
    Уберите его со своих страниц и документов. Сертификат здесь:
    { $link }
certify-suspended-next = Сейчас он не действует. Устраните причину вместе с сертифицирующей организацией ({ $body }), и она вернёт сертификат.
certify-revoked-next = Он больше не действует, и вернуть его нельзя. Уберите его со своих страниц и документов; можно подать новую заявку.
notice-certify-looked = Отмечено для себя. В реестре этого не видно.
certify-checks-title-holder = Когда сертифицирующая организация проверит снова
