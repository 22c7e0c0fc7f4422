home-headline = { $count ->
    [one] Вас ждёт { $count } дело
    [few] Вас ждут { $count } дела
   *[other] Вас ждут { $count } дел
 }
home-headline-empty = Начните первую самооценку
home-headline-nothing = Сейчас вас ничто не ждёт
home-headline-nothing-yet = Пока ничего не начато
home-lede-empty = До начала оценивания каждый шаг можно отменить.
home-lede-nothing-yet = Когда координатор откроет оценивание, ваши показатели будут ждать вас здесь.
home-lede-closed = «{ $title }» закрыто. Результаты можно читать.
home-lede-follow = Показателей с оценкой: { $answered } из { $items }.
home-lede-own = { $left ->
    [one] Вам остался { $left } показатель, { $time }.
    [few] Вам осталось { $left } показателя, { $time }.
   *[other] Вам осталось { $left } показателей, { $time }.
 } Введённое сохраняется сразу.
home-lede-own-done = Вы оценили все свои показатели.
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
    [one] { $name }: оцените { $left } показатель
    [few] { $name }: оцените { $left } показателя
   *[other] { $name }: оцените { $left } показателей
 }
home-task-rate-hint = Открыто { $left } из { $of }, { $time }.
home-task-rate-button = Продолжить
home-task-hand-in = Проверьте свои оценки и сдайте их
home-task-hand-in-hint = { $items ->
    [one] Оценён { $items } показатель. До согласования сдачу можно отменить.
    [few] Оценены { $items } показателя. До согласования сдачу можно отменить.
   *[other] Оценены { $items } показателей. До согласования сдачу можно отменить.
 }
home-task-hand-in-button = Проверить
home-task-answer = Ответьте на вопрос
home-task-answer-hint = { $author } упоминает вас в обсуждении.
home-task-answer-button = Прочитать и ответить
home-task-setup = Выберите охват
home-task-setup-hint = В охвате пока нет показателей.
home-task-setup-button = Выбрать показатели
home-task-seats = Укажите, кто что оценивает
home-task-seats-hint = Пока никто не назначен.
home-task-seats-button = Назначить подразделения
home-task-open = Откройте выставление оценок
home-task-open-hint = Готово: показателей { $items }, мест { $seats }.
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
home-task-begin-hint = Показателей с оценкой: { $answered } из { $items }.
home-task-begin-button = Посмотреть и начать
home-task-agree = { $left ->
    [one] Согласуйте { $left } показатель
    [few] Согласуйте { $left } показателя
   *[other] Согласуйте { $left } показателей
 }
home-task-agree-hint = Не согласовано { $left } из { $items }. Начните там, где подразделения расходятся больше всего.
home-task-agree-button = Открыть очередь
home-task-close = Закройте оценивание
home-task-close-hint = Согласованы все показатели: { $items }.
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
