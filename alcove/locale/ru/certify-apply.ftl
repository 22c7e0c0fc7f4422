certify-tabs = Части заявки
certify-tab-overview = Заявка
certify-tab-handed-in = Что подано
certify-tab-changes = Что изменилось
certify-stage-draft = Черновик
certify-stage-submitted = Подана
certify-stage-under-assessment = У экспертов
certify-stage-factual-check = Проверяются факты
certify-stage-reported = Отчёт готов
certify-stage-decided = Решение принято
certify-stage-withdrawn = Отозвана
certify-verdict-granted = Присуждён
certify-verdict-conditional = Присуждён с условиями
certify-verdict-refused = Отказано
certify-from-to = { $organisation } → { $body }
certify-attempt = Попытка { $n }
certify-apply-title = Подать заявку
certify-apply-ready = Всё выполнено. Руководитель подписывает, затем вы подаёте.
certify-apply-not-yet = Можно начать сейчас и подать, когда всё будет выполнено. Черновик никто снаружи не видит.
certify-apply-button = Начать заявку
certify-applications-title = Заявки
certify-applications-all = Все
certify-applications-state = Состояние
certify-show = Показать
certify-received-title = Подано нам
certify-received-none = Таких заявок не подано.
certify-own-title = Наши заявки
certify-own-none = Вы ещё не подавали заявку на сертификат.
certify-application-title = Заявка
certify-choice-title = Что вы подаёте
certify-choice-hint = После изменения руководитель подписывает заново.
certify-plan = План развития
certify-no-plan = Без плана
certify-mentions-asked = Особые отметки, о которых вы просите
certify-declaration-title = Декларация
certify-declaration-words =
    Я руковожу этой организацией. То, что мы подаём на «{ $level }» ({ $scheme }), — наша собственная оценка. Насколько мне известно, она верна.
    Мы ответим на вопросы экспертов и покажем подтверждения. О важных изменениях мы сообщим сертифицирующей организации.
certify-kept-title = Подтверждения, которых эксперты не увидят
certify-kept-count = { $count ->
    [one] { $count } подтверждение этого оценивания не открыто экспертам. Оно не войдёт в то, что вы подаёте, и не засчитывается ни по одному правилу.
    [few] { $count } подтверждения этого оценивания не открыты экспертам. Они не войдут в то, что вы подаёте, и не засчитываются ни по одному правилу.
   *[other] { $count } подтверждений этого оценивания не открыты экспертам. Они не войдут в то, что вы подаёте, и не засчитываются ни по одному правилу.
}
certify-kept-which = Какие именно
certify-kept-hint = После этого их смогут открыть эксперты этой и следующих заявок. Если среди них есть конфиденциальные, открывайте по одному или оставьте закрытыми.
certify-kept-button = Открыть экспертам
certify-kept-by-others = Попросите координатора открыть их экспертам.
certify-sign-title = Подписать декларацию
certify-sign-again = Подписать заново
certify-sign-name = Имя и фамилия
certify-sign-position = Должность
certify-sign-day = Дата
certify-sign-agreed = Прочитано, подписываю
certify-sign-button = Подписать
certify-sign-by-head = Руководитель организации подписывает декларацию на этой странице.
certify-submit-title = Подать
certify-submit-ready = Оценивание, список подтверждений и план сохраняются такими, какие они сегодня. С этого момента их видит сертифицирующая организация.
certify-submit-not-yet = Чего-то не хватает: посмотрите список и подпись руководителя.
certify-submit-button = Подать
certify-withdraw = Отозвать заявку
certify-withdraw-button = Отозвать
certify-withdrawn-title = Отозвана
certify-reason = Причина
certify-receipt-title = Квитанция
certify-receipt-day = Подано { $day }
certify-receipt-hash = Отпечаток (SHA-256) того, что подано:
certify-receipt-download = Скачать поданное
certify-receipt-how = Отпечаток скачанного файла такой же. Если бы отличался хоть один знак, он был бы другим.
certify-count-items = { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[other] { $count } пунктов
}
certify-count-evidence = { $count ->
    [0] без подтверждений
    [one] { $count } подтверждение
    [few] { $count } подтверждения
   *[other] { $count } подтверждений
}
certify-count-nodes = { $count ->
    [0] без плана
    [one] { $count } строка плана
    [few] { $count } строки плана
   *[other] { $count } строк плана
}
certify-handed-in-title = Что подано
certify-evidence-title = Подтверждения
certify-evidence-none = Подтверждений не подано.
certify-evidence-withheld = { $count ->
    [one] Ещё { $count } подтверждение остаётся в организации. Эксперты видят то, что им открыто.
    [few] Ещё { $count } подтверждения остаются в организации. Эксперты видят то, что им открыто.
   *[other] Ещё { $count } подтверждений остаются в организации. Эксперты видят то, что им открыто.
}
certify-value-step = { $step } · { $name }
certify-value-open = Открыто
certify-node-objective = Цель
certify-node-action = Мероприятие
certify-node-milestone = Веха
certify-changes-title = Что изменилось
certify-changes-since = После подачи
certify-changes-since-hint = Это видите только вы. Сертифицирующая организация судит о том, что подано.
certify-changes-before = После предыдущей попытки
certify-changes-none = Ничего не изменилось.
certify-change-what = Что
certify-change-before = Тогда
certify-change-after = Сейчас
certify-change-nothing = ничего
certify-change-mark = Оценка
certify-change-reason = Обоснование
certify-change-item-evidence = Подтверждения пункта
certify-change-file = Файл
certify-change-node = Строка плана
certify-change-days = Сроки
certify-change-standing = Состояние
certify-change-responsible = Ответственные
notice-certify-started = Заявка начата.
notice-certify-open = На этот уровень уже есть заявка: вот она.
notice-certify-chosen = Сохранено. Перед подачей руководитель подписывает заново.
notice-certify-signed = Декларация подписана.
notice-certify-evidence-opened = Подтверждения открыты экспертам.
notice-certify-submitted = Подано. Квитанция на этой странице.
notice-certify-withdrawn = Заявка отозвана.
refusal-application-open = На этот уровень уже есть заявка.
refusal-application-not-in-this-state = Заявка ушла дальше; сейчас это сделать нельзя.
refusal-rules-not-met = { $unmet ->
    [one] Ещё не выполнено { $unmet } требование уровня.
    [few] Ещё не выполнены { $unmet } требования уровня.
   *[other] Ещё не выполнено { $unmet } требований уровня.
}
refusal-not-declared = Руководитель ещё не подписал декларацию.
refusal-application-moved = Оценивание или план изменились в этот момент. Посмотрите ещё раз и подайте после этого.
refusal-other-verdict = Решение уже другое.
refusal-conditions-open = { $open ->
    [one] Ещё не выполнено { $open } условие.
    [few] Ещё не выполнены { $open } условия.
   *[other] Ещё не выполнено { $open } условий.
}
fault-not-agreed = Чтобы подписать, отметьте галочку.
fault-field-missing = Выберите область.
fault-conditions-missing = Назовите хотя бы одно условие.
fault-conditions-left = У этого решения нет условий.
refusal-own-scheme = Организация не может подать заявку на то, что присуждает сама.
certify-both-houses = Вы состоите и в организации «{ $organisation }». Никто не ведёт дело своей организации, поэтому заявкой занимаются ваши коллеги ({ $body }). Вы видите её так, как видит «{ $organisation }».
certify-assessors-title = Кто оценивает
certify-assessors-hint = Эти люди рассматривают вашу заявку для сертифицирующей организации. Если есть причина считать кого-то из них пристрастным, напишите: она примет решение и ответит вам.
certify-assessor-now = Оценивает
certify-assessor-over = Больше не оценивает
certify-object = Возразить
certify-object-words = Почему { $name } может быть пристрастным экспертом
certify-object-hint = Например: работает у соперника, родственная связь, ссора, прежние консультации. Это прочтёт сертифицирующая организация, эксперты — нет.
certify-object-button = Отправить возражение
certify-objection-made = Возражение: { $day }
certify-objection-waits = Сертифицирующая организация ещё не ответила. Оценка тем временем продолжается.
certify-objection-answer = Ответ ({ $day }): { $words }
notice-certify-objected = Отправлено. Ответ появится здесь и придёт письмом.
certify-ground-renewal = Продление
certify-ground-appeal = Апелляция
