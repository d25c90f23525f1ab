/** Names of stages as sales teams write them, with the verdict stated by hand; first those of well-known systems' defaults and kin. */
const list = (text: string): readonly string[] =>
  text
    .split("|")
    .map((name) => name.trim())
    .filter(Boolean);

export const russianResults = list(`
Встреча состоялась | Договор подписан | Квалификация пройдена | Счёт оплачен | Акты подписаны, оплата получена
| Новая заявка | Заявка получена | Клиент согласен | Предоплата внесена | КП отправлено | ТЗ согласовано
| Встреча назначена | Отправлено в работу | Макет/проект утверждён | Счёт-договор отправлен | Предоплата получена
| Заказ отправлен на производство | Заказ реализован | Документы собраны | Сделка одобрена | Аванс получен
| Поставщик оплачен | Техника передана | Успешно реализовано | Закрыто и не реализовано | Сделка успешна
| Сделка провалена | Контакт установлен | Потребность выявлена | Решение принято | Договор готов
| Клиент подписал договор | Оплатил | Деньги пришли | Аванс перечислен | Заявка взята в работу | Взято в работу
| Принято в работу | Не дозвонились | Клиент отказался | Отгружено | Товар доставлен | Проведён Zoom | NDA подписан
| ЛПР найден | Получен ответ | Согласие получено | Образцы переданы | Замер выполнен | Смета утверждена | Оплата прошла
| Презентация проведена | 3. Договор подписан | 05 - Счёт выставлен | ✅ Оплата получена | ДОГОВОР ПОДПИСАН
| договор Подписан | Встреча проведена (50%) | Квалифицированный лид | Подписанный договор | Оплаченные заказы
| Купившие | Сделка закрыта | Договор расторгнут | Продано | Сделано | Готово | Победа | Сделка выиграна
| Счёт выставлен и отправлен | Договорились о встрече | Лид проквалифицирован | Условия согласованы
| Переговоры завершены | Согласование пройдено | Тестирование завершено | Товар отгружен со склада | План согласован
| Цена согласована | Экран установлен | Бюджет известен | Потребность понятна | Этап 4: Договор подписан
| Пилот запущен | Дилер подключён | Территория закреплена | Корзина оформлена | Заказ собран | Ожидание завершено
| Клиент вернулся | Повторный заказ размещён | Договор продлён | Решили купить | На встрече договорились о цене
| Оригиналы получены | Заявка принята | Клиент дал согласие | Контракт заключён | Обработан | Дата отгрузки назначена
| Тендер выигран | КП согласовано с клиентом | Счет на оплату отправлен | Пришла заявка с сайта | Клиент нашёлся
| Акт сверки подписан | Лид получен | Первый контакт состоялся | Первичный контакт совершён | Знакомство состоялось
| Бриф заполнен | Бриф получен | Техзадание получено | КП принято | КП одобрено | КП выслано
| Предложение принято клиентом | Клиент одобрил КП | Согласован бюджет | Счет выставлен | Счёт получен клиентом
| Договор на подписание отправлен | Отправлен договор | Договор и счёт отправлены | Обе стороны подписали договор
| Предоплата поступила | Аванс поступил на счёт | Заказ запущен в производство | Заказ передан в производство
| Заказ изготовлен | Продукция отгружена | Груз доставлен | Оборудование смонтировано | Монтаж выполнен | Проект сдан
| Работы приняты | Акт подписан | Закрывающие документы подписаны | Оплачено полностью | Сделка завершена
| Успешно завершено | Успешно закрыта | Отказ получен | Перенесено | Клиент выбрал конкурента | Заявка обработана
| Заявка проверена | Реквизиты запрошены | Данные получены | Лицензия выдана | Кредит одобрен | Заявка одобрена банком
| Документы поданы | Тестовый доступ выдан | Демо показано | Демо прошло | Пробный заказ сделан | Образец отправлен
| Образец утверждён | Опрос пройден | Анкета заполнена | Звонок совершён | Дозвонились | Связались с клиентом
| Выявили потребность | Провели встречу | Отправили КП | Получили оплату | Подписали договор | ЛПР определён
| ЛПР подтвердил интерес | Интерес подтверждён | Клиент заинтересован | Клиент готов купить | Цель согласована
| Модель выбрана | Деталь изготовлена | Сеть подключена | Отгрузка выполнена | Оплата поступила полностью
| Возврат оформлен | Гарантия выдана | Пользователь зарегистрировался | Корзина наполнена | Заказ оформлен
| Заказ получен покупателем | Отзыв получен | Повторная покупка совершена | Тест-драйв пройден | Замерщик выехал
| Смета подготовлена и отправлена | Вариант подобран | Бронь подтверждена | Объект показан | Задаток внесён
| Сделка зарегистрирована | Ключи переданы | Страховка оформлена | Автомобиль выдан | Поставка осуществлена
| Согласились | Купил | Оплата 100% получена | Договор подписан с обеих сторон | Приняли решение
| Решение о покупке принято | Лид передан в отдел продаж | MQL подтверждён | Сделка создана | Назначен ответственный
| Ответственный назначен | Контракт подписан через ЭДО | Заявка распределена | Собраны требования | Расчёт готов
| Коммерческое согласовано | Вернулся за повторной покупкой | Обращение зарегистрировано | Лид подтвердился
| Аванс зачтён | Первый платёж получен | Тендер объявлен | Контрагент проверен | Лимит открыт | Кабинет создан
| Маркетинг-кит отправлен | Договор продлен | Прошла встреча | Прошёл пилот | Клиент пришёл | Продажа совершена
| Клиент подтвердил заказ | Заявка отклонена | Договоренность достигнута | Сделка отменена | Предложение устроило
| Доставлено | Закрыта | Получен аванс | Вернул документы | Успели подписать | Приобрёл | Зачёл аванс | Увидел демо
| Учли замечания | Привёл друга | Внёс предоплату | Перевёл деньги | Нашли решение | Клиент перезвонил | Отменено
| Заменено | Изменено | Применено | Оценено | Объект оценён | Согласовано КП | Решена | Оплачена | Оплачены | Принят
| Подтянуты документы | Реквизиты прислали | Получили подписанный договор | Документы отправили
`);

export const russianProcesses = list(`
Думает | Думают | В работе | В процессе | На оформлении | Ждём ответа | Согласование | Переговоры | Принимают решение
| Согласование договора | Подготовка документов | Ожидание оплаты | Ждём оплату | Отправка КП | Подготовка договора
| На согласовании | На подписании | На рассмотрении | Договор на подписании | КП на рассмотрении | Счёт на оплате
| В процессе принятия решений | Дожим | Прозвон | Обзвон базы | Созвон | Квалификация | Презентация | Контрактация
| Выявление потребностей | Анализ причины провала | Доставка | Отгрузка | Производство | Монтаж | Замер
| Расчёт стоимости | Оплата ожидается | Договор подписывается | Ведём переговоры | Клиент думает | Клиент сравнивает
| Готовим КП | Позвонить | Отправить КП | Назначить встречу | Ожидающие оплату | Принимающие решение | Думающие
| Не отвечает | 1. Думает | 01 - Переговоры | ДУМАЮТ | дУмает | 🤔 Думает | Этап 2: Согласование | Переговоры (50%)
| КП отправлено, ждём ответа | Ждём подписанный договор | В ожидании подписанного договора | Договор будет подписан
| Должны оплатить | Нужна встреча | Обсуждение условий | Обсуждали условия | Торг | Работа с возражениями
| Отработка возражений | Проверка документов | Закрытие сделки | Завершение с победой | Подписание договора
| Утверждение сметы | Оформление заказа | Сбор документов | На складе | У юристов | Под вопросом | В отделе закупок
| Тестирование | Пилот | Отправка | Повторные переговоры | Допродажа | Оплата в процессе | Скоро купит | Сопровождение
| Брендирование партии | Счёт выставлен, ожидание оплаты | Рассматривают предложение | Торгуются | Прогрев
| Готовится договор | Согласовываем условия | На связи | Логистика на согласовании
`);

export const russianThings = list(`
Контакт | Новые | Первичный контакт | Неразобранное | Cчёт на предоплату | Финальный счёт | Не обработан
| Необработанные | Встреча | Договор | Счёт | Коммерческое предложение | КП | Оплата | Предоплата 50% | Отдел продаж
| Материалы | План | Цена | Цены | Магазин | Закон | Сезон | Экран | Регламент | Горячие клиенты | Холодные
| Тёплый лид | Лид | Клиент | Постоянный клиент | Недозвон | Нет ответа | Отказ | Реклама | Тендеры | Филиал | Данные
| Качественный лид | Предварительный договор | Постоянные | Временные | Важно | Срочно | Окончательно | Цели | Детали
| Модели | Сделка | Акты | Новый | Не оплачен | Смена поставщика | Охрана объекта | Замена оборудования | Минута
| Протокол | Персонал
`);

/** Either a process or a thing: no result anyhow. */
export const russianOthers = list(`
Думаю | Клиент на раздумье | Взял паузу | В раздумьях | Принятие решения | Решение клиента | Ждем решения
| Ожидает оплаты | Ожидаем оплату | Ожидание подписания договора | Ждём документы | Ждём подписания | На проверке
| На утверждении | На паузе | На производстве | На доставке | В доставке | В пути | В производстве | В разработке
| В обработке | В ожидании | В стадии переговоров | На этапе согласования | Идут переговоры | Идёт согласование
| Проходит согласование | Обработка | Обработка заявки | Первичная обработка | Первичный звонок | Холодный звонок
| Звонок | Повторный звонок | Перезвонить | Встреча с ЛПР | Выход на ЛПР | Поиск ЛПР | Квалификация лида
| Сбор требований | Сбор информации | Анализ потребностей | Выявление потребности | Формирование предложения
| Формирование КП | Подготовка КП | Подготовка предложения | Подготовка коммерческого предложения | Отправка договора
| Отправка счета | Выставление счета | Выставление счёта | Оплата счёта | Получение оплаты | Получение предоплаты
| Заключение договора | Согласование условий | Согласование цены | Согласование ТЗ | Согласование КП
| Согласование макета | Согласование финального договора | Обсуждение | Обсуждение деталей | Уточнение деталей
| Рассмотрение | Рассмотрение КП | Рассмотрение предложения | Клиент рассматривает | Изучает КП | Изучение предложения
| Сравнивают | Выбирают | Сомневается | Советуются с руководством | Молчит | Завис | Торги | Тендер | Закупка
| Контроль | Контроль оплаты | Контроль исполнения | Исполнение | Исполнение договора | Реализация | Реализация проекта
| Внедрение | Настройка | Обучение | Запуск | Поддержка | Сервис | Продажа | Допродажи | Повторные продажи
| Реактивация | Прогрев лида | Взращивание | Работа с базой | Активная работа | Активные | Отложенный спрос
| Долгосрочные | VIP | Архив | Спам | Дубли | Корзина | Лиды | Входящие | Заявки | Заявка | Заявка с сайта | Обращение
| Интерес | Потребность | Презентация продукта | Демонстрация | Демо | Пробный период | Тест-драйв | Тестовый период
| Пилотный проект | Юридическая проверка | Проверка контрагента | Проверка СБ | Служба безопасности | Бухгалтерия
| Подписание | Подписание акта | Подписание документов | Закрытие | Завершение | Приёмка | Сдача проекта
| Передача в производство | Передача клиенту | Отгрузка товара | Доставка заказа | Дебиторка | Оплата частями | Доплата
| Постоплата | Гарантийное обслуживание | Замер на объекте | Выезд замерщика | Расчёт | Просчёт | Расчёт сметы
| Составление сметы | Проектирование | Бронирование | Показ объекта | Ипотека | Кредитование | Одобрение банка
| Ожидание ответа от клиента | Ожидается поставка | Собирают документы | Подписывают | Оплачивают | Готовят документы
| Решают | Решается | Обдумывают | Размышляет | Планируется встреча | Планирует покупку | Хочет купить | Интересуется
| Взаимодействие | Коммуникация | Касание | Переписка | Общение | Диалог | Первый диалог | Развитие отношений
| Удержание | Онбординг | Скоринг | Due diligence у клиента | Подогрев | Дожимаем | Дожать | Закрыть | Напомнить
| Напоминание | Уточнить бюджет | Договор у клиента | Счёт у бухгалтера | Цена обсуждается | КП готовится
| Документы на подписи | Договор на согласовании у юристов | Сделка в работе | Клиент в раздумьях | Не оплачено
| Не подписан | Не готов | Ещё не решили платить | Неоплаченные | Незавершенные | Потенциальные клиенты | Целевые
| Ключевые клиенты | План продаж | Экран заказа | Цена вопроса | Замена | Отмена | Охрана | Страна | Сторона | Органы
| Граждане | Журнал | Канал | Капитал | Начало | Сила | Правила | Число | Отдел | Школа | Ушёл думать
| Взял время подумать | Думает... | Думает! | Думающий клиент | в ожидание оплаты | В процессе принятия решения
| клиент думает до пятницы | Недели | Подотдел | Стройматериалы | Слоган | Товарообмен | Полиэтилен | Безнал
| Принципал | Символ | Угол | Генплан | Причал | Замен | Стимул | Консул | Формула | Согласование, подписание
| Переговоры и согласование | Подготовка и отправка КП | Замер, расчёт | Подготовка к встрече | Работаем | В проработке
| Проработка | Обсуждается | Готовится | Клиент на согласовании | Согласуем | Ожидают | Ожидает | Ждёт | Ждут оплаты
| Жду звонка | Звоню | Недозвон 1 | Дозвониться | Взять в работу | Взятие в работу | Оформляется | Оформляем
| Оформление документов | Тёплые | Новая | Новый клиент в работе
`);

export const englishResults = list(`
Offer sent | Meeting held | Contract signed | Paid | Won | Qualified | Demo done | Proposal accepted by client
| Appointment Scheduled | Qualified To Buy | Presentation Scheduled | Decision Maker Bought-In | Contract Sent
| Closed Won | Closed Lost | Contact Made | Needs Defined | Proposal Made | Negotiations Started | Demo Scheduled
| Lead In | Attempted to Contact | Pre-Qualified | Contacted | Marketing Qualified Lead | Signed contract
| Invoice paid in full | Contact made with DM | On-site visit completed | Verbal yes | Deal won | Closed-Won
| Order shipped | Budget approved | Terms agreed | New lead | New request | Meeting set | Demo booked
| Contract negotiated | 1. Meeting held | Stage 3: Contract signed | CONTRACT SIGNED | Sent to production
| Goods delivered | Requirements collected | Customer chose us | Met the client | Made contact | Onboarding complete
| Training completed | Trial successful | Contract ready | POC done | Lost | Meeting planned | Renewed
| Acts signed, payment received | Pricing agreed | Needs identified | Approved by the board | Lead assigned
| Disqualified | Prepayment received | Samples tested | Lead qualified | Discovery call completed | Discovery completed
| Needs analysis done | Solution presented | Quote delivered | Proposal reviewed by client | Verbal agreement received
| Verbal commitment given | PO received | Purchase order received | Contract countersigned | Deposit paid
| Invoice issued | Invoice sent | Payment received | Deal closed | Closed | Won deal | Customer onboarded
| Kickoff held | Went live | Gone live | Site surveyed | Budget confirmed | Stakeholders aligned | Champion identified
| Technical fit confirmed | Security review passed | Legal approved | Procurement approved | Trial started
| Trial activated | Free trial signed up | Registered | Subscribed | MQL | SQL | Sales Accepted | Sales Qualified Lead
| Meeting booked | Meeting took place | Demo completed | First contact made | Connected | Engaged | Reached out
| Follow-up completed | Replied | Client replied | Interested | Deal lost | Cancelled | Contract renewed | Upsold
| Referral given | Order placed | Order confirmed | Goods shipped | Goods received | Project delivered | Work accepted
| Acceptance act signed | Final payment received | Shortlisted | Selected as vendor | Bid submitted | Tender won
| Application approved | Credit approved | Documents collected | Equipment handed over | Supplier paid
| Advance received | Client said yes | Agreement reached | Terms accepted | Sample approved | Design approved
| Prototype built | Dealer signed up | Territory assigned | First order placed | In-person meeting held | Lead scored
| Handed over to sales | Accepted by sales | Cart filled | Checkout completed | Feedback received | Repeat order placed
| Reordered | Price set | Deal cut
`);

export const englishOthers = list(`
Negotiation | Follow-up | Thinking | In progress | Waiting for reply | Prospecting | Qualification | Needs Analysis
| Value Proposition | Id. Decision Makers | Perception Analysis | Proposal/Price Quote | Negotiation/Review
| Contact in Future | Not Contacted | Not Qualified | Lead | Opportunity | Customer | Proposal | Contract negotiation
| On hold | Under review | In negotiation | Awaiting payment | Pending | Approval pending | Sending proposal
| Send proposal | Schedule meeting | Meeting | Demo | Call | Contract being signed | To be signed
| Contract is being reviewed | Waiting for signed contract | Getting paid | Advanced negotiation | Discovery
| Evaluation | Considering | Client is thinking | Still deciding | Need | Speed | Lead feed | With legal
| Ongoing discussions | Contract not signed | No decision | Unpaid | New | Cold | Hot leads | Closing | Onboarding
| Production | 2. Negotiation | IN PROGRESS | in_progress | InProgress | Contract sent, awaiting signature
| Reviewing signed contract | Will be paid | Payment expected | Set meeting | Identify Decision Makers | Nurturing
| Detailed proposal | Follow up with requested documents | Working | Open | Interest | Contract under review | Quote
| Qualifying | Lead qualification | Initial contact | First contact | First call | Cold call | Cold outreach
| Discovery call | Needs discovery | Solution design | Proposal preparation | Preparing proposal
| Proposal under review | Proposal review | Client reviewing proposal | Client review | Legal review | Security review
| Internal approval | Awaiting approval | Awaiting signature | Waiting for payment | Waiting on client
| Waiting for client decision | Decision pending | Decision making | Deciding | Making a decision | Undecided
| Evaluating | Comparing options | Considering offer | Price negotiation | Contract review | Contracting | Contract
| Agreement | Quotation | Invoice | Payment | Close | Implementation | Delivery | Fulfillment | In production
| In delivery | In transit | In discussion | In talks | In contact | At risk | Stuck | Working on it | Ongoing | Active
| Active deals | Warm leads | Hot | Prospect | Suspect | Nurture | Follow up | Following up | Call back | Callback
| Contact | Contacting | Reaching out | Outreach | To contact | To do | Backlog | Unassigned | Uncontacted | Inbox
| Trial | Free trial | Pilot | POC | Proof of concept | Product demo | Demo stage | Presentation | Presenting
| Meetings | Pipeline | Best case | Commit | Upside | Forecast | Negotiating terms | Discussing terms
| Discussing price | Signing | Signature | Signing contract | Paying | Collecting documents | Document collection
| Credit check | Underwriting | Approval | Procurement | Purchasing | Bidding | Tender | Shortlist
| Gathering requirements | Requirements gathering | Scoping | Pricing | Needs approval | Needs a call
| Requires approval | Must be signed | Not yet paid | Not started | Not ready | Hasn't replied | No response | Ghosting
| Renewal | Upsell | Cross-sell | Retention | Referral | Support | Sending contract | Get signature | Get paid
| Sign contract | Make decision | Read proposal | Reads proposal | Thinks it over | Thinking it over | Client thinks
| Client considers | Being processed | Is being prepared | Partially in progress
`);
