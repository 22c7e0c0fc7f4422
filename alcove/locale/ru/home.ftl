home-headline = { $count ->
    [one] Вас ждёт { $count } дело
    [few] Вас ждут { $count } дела
   *[other] Вас ждут { $count } дел
 }
home-headline-empty = Начните первую самооценку
home-headline-nothing = Сейчас вас ничто не ждёт
home-headline-nothing-yet = Пока ничего не начато
home-lede-empty = До начала оценивания каждый шаг можно отменить.
home-lede-nothing-yet = Когда координатор откроет оценивание, ваши пункты будут ждать вас здесь.
home-lede-closed = «{ $title }» закрыто. Результаты можно читать.
home-lede-follow = Пунктов с оценкой: { $answered } из { $items }.
home-lede-own = { $left ->
    [one] Вам остался { $left } пункт, { $time }.
    [few] Вам осталось { $left } пункта, { $time }.
   *[other] Вам осталось { $left } пунктов, { $time }.
 } Введённое сохраняется сразу.
home-lede-own-done = Вы оценили все свои пункты.
home-lede-others = Работают другие. Результаты вы увидите, когда оценивание закроют.
home-next = Ваш следующий шаг
home-then = Затем
home-follow = Следить
home-coming = Впереди
home-coming-opens = Начинается выставление оценок
home-coming-rating = Последний день для оценок
home-coming-agreeing = Последний день согласования
home-coming-closing = Результаты должны быть готовы
home-tag-mention = Упоминание
home-tag-today = Срок сегодня
home-tag-days = { $days ->
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
 }
home-tag-late = { $days ->
    [one] опоздание { $days } день
    [few] опоздание { $days } дня
   *[other] опоздание { $days } дней
 }
home-task-rate = { $left ->
    [one] { $name }: оцените { $left } пункт
    [few] { $name }: оцените { $left } пункта
   *[other] { $name }: оцените { $left } пунктов
 }
home-task-rate-hint = Открыто { $left } из { $of }, { $time }.
home-task-rate-button = Продолжить
home-task-hand-in = Проверьте свои оценки и сдайте их
home-task-hand-in-hint = { $items ->
    [one] Оценён { $items } пункт. До согласования сдачу можно отменить.
    [few] Оценены { $items } пункта. До согласования сдачу можно отменить.
   *[other] Оценены { $items } пунктов. До согласования сдачу можно отменить.
 }
home-task-hand-in-button = Проверить
home-task-answer = Ответьте на вопрос
home-task-answer-hint = { $author } упоминает вас в обсуждении.
home-task-answer-button = Прочитать и ответить
home-task-setup = Выберите охват
home-task-setup-hint = В охвате пока нет пунктов.
home-task-setup-button = Выбрать пункты
home-task-seats = Укажите, кто что оценивает
home-task-seats-hint = Пока никто не назначен.
home-task-seats-button = Назначить подразделения
home-task-open = Откройте выставление оценок
home-task-open-hint = Готово: пунктов { $items }, мест { $seats }.
home-task-open-button = Посмотреть и открыть
home-task-seat = { $criteria ->
    [one] Назначьте кого-нибудь на { $criteria } критерий
    [few] Назначьте кого-нибудь на { $criteria } критерия
   *[other] Назначьте кого-нибудь на { $criteria } критериев
 }
home-task-seat-hint = Полностью их пока никто не оценивает.
home-task-seat-button = Открыть таблицу
home-task-remind = { $seats ->
    [one] Напомните { $seats } подразделению, которое не начало
   *[other] Напомните { $seats } подразделениям, которые не начали
 }
home-task-remind-hint = { $names }
home-task-remind-button = Напомнить
home-task-quiet = { $seats ->
    [one] Напомните { $seats } подразделению: неделю нет новых оценок
   *[other] Напомните { $seats } подразделениям: неделю нет новых оценок
 }
home-task-quiet-hint = { $names }
home-task-quiet-button = Посмотреть и напомнить
home-task-invite = { $seats ->
    [one] Пригласите людей в { $seats } подразделение, которое оценивает
    [few] Пригласите людей в { $seats } подразделения, которые оценивают
   *[other] Пригласите людей в { $seats } подразделений, которые оценивают
 }
home-task-invite-hint = { $names }: никто из тех, кто оценивает, ещё не присоединился.
home-task-invite-button = Посмотреть приглашения
home-task-begin = Завершите выставление оценок и начните согласование
home-task-begin-hint = Пунктов с оценкой: { $answered } из { $items }.
home-task-begin-button = Посмотреть и начать
home-task-agree = { $left ->
    [one] Согласуйте { $left } пункт
    [few] Согласуйте { $left } пункта
   *[other] Согласуйте { $left } пунктов
 }
home-task-agree-hint = Не согласовано { $left } из { $items }. Начните там, где подразделения расходятся больше всего.
home-task-agree-button = Открыть очередь
home-task-close = Закройте оценивание
home-task-close-hint = Согласованы все пункты: { $items }.
home-task-close-button = Посмотреть перед закрытием
home-task-results = Прочитайте результаты
home-task-results-hint = { $title }: закрыто.
home-task-results-button = Открыть результаты
home-first-steps = Три первых шага
home-first-framework = Посмотрите рамку
home-first-framework-text = Прочитайте, о чём она спрашивает, с уровнями и примерами.
home-first-people = Пригласите людей
home-first-people-text = Подразделения и люди, которые будут оценивать. Подойдёт и список из Excel.
home-first-set-up = Подготовьте самооценку
home-first-set-up-text = Выберите объём: от одного вечера до всего сразу.
home-here = Кто где
home-here-rated = Оценено { $rated } из { $of }
home-quiet-running = Когда понадобитесь вы, это появится здесь.
home-quiet-running-button = Открыть оценивание
home-quiet-nothing = А пока прочитайте в рамках, как выглядит хорошая работа.
home-quiet-nothing-button = Читать рамки
home-plan-say = Сообщить, как дела
home-plan-read = Внести замер
home-plan-button = Открыть план
home-plan-decided = Посмотреть решение
home-plan-more = { $count ->
    [one] Вас ждёт ещё { $count } мероприятие
    [few] Вас ждут ещё { $count } мероприятия
   *[many] Вас ждёт ещё { $count } мероприятий
 }
home-plan-more-hint = Всё, что просрочено или скоро наступит.
home-plan-asked = План ждёт вашего утверждения
home-plan-asked-hint = Вас попросили посмотреть его и утвердить.
home-plan-approval = { $count ->
    [one] { $count } изменение снова ждёт вашего утверждения
    [few] { $count } изменения снова ждут вашего утверждения
   *[many] { $count } изменений снова ждут вашего утверждения
 }
home-plan-approval-hint = План отличается от последнего утверждённого.
home-plan-late = { $count ->
    [one] { $count } мероприятие плана просрочено
    [few] { $count } мероприятия плана просрочены
   *[many] { $count } мероприятий плана просрочено
 }
home-plan-late-hint = Последний день прошёл, а работа не завершена.
home-plan-unowned = { $count ->
    [one] За { $count } мероприятие никто не отвечает
    [few] За { $count } мероприятия никто не отвечает
   *[many] За { $count } мероприятий никто не отвечает
 }
home-plan-unowned-hint = Ответственный ушёл, или никто не назначен.
home-lede-plan = { $title }: выполняется.
home-quiet-plan = По плану сейчас ничего не ждёт вас.
home-lede-house = { $count ->
    [0] Заявок в работе нет.
    [one] В работе { $count } заявка.
    [few] В работе { $count } заявки.
   *[other] В работе { $count } заявок.
}
home-lede-house-named = Когда вас попросят оценить или проголосовать, это появится здесь.
home-lede-networks = { $count ->
    [one] Вы координируете { $count } сеть.
    [few] Вы координируете { $count } сети.
   *[other] Вы координируете { $count } сетей.
}
home-house-open = Заявки в работе
home-house-application = { $level }, подана { $day }
home-house-all = { $count ->
    [one] Посмотреть { $count } заявку
    [few] Посмотреть все { $count } заявки
   *[other] Посмотреть все { $count } заявок
}
home-house-awards = Коротко
home-house-offered = Открыто для заявок
home-house-assessors = Эксперты
home-house-valid = Действующие сертификаты
home-house-networks = Сети, которые вы координируете
home-house-members = { $members ->
    [one] { $members } участник
    [few] { $members } участника
   *[other] { $members } участников
}, { $invited ->
    [0] неотвеченных приглашений нет
    [one] { $invited } приглашение без ответа
    [few] { $invited } приглашения без ответа
   *[other] { $invited } приглашений без ответа
}
home-network-invite = Пригласите первые организации: { $network }
home-network-invite-hint = Ничего об организации не видно и не считается, пока кто-нибудь там не согласится.
home-network-invite-button = Пригласить
home-network-release = Составьте первый выпуск показателей: { $network }
home-network-release-hint = Участники закрыли самооценки и передают данные. Ни одна цифра не говорится о группе меньше пяти.
home-network-release-button = Посмотреть и составить
home-quiet-house = Когда организация подаст заявку, она появится здесь первой.
home-quiet-house-button = Что мы присуждаем
home-quiet-house-named = Сейчас от вас не ждут ни оценки, ни голоса.
home-quiet-house-named-button = Мои экспертизы
