import { describe, expect, it } from "vitest";
import { judgeName } from "./judge-name.ts";

const list = (text: string): readonly string[] =>
  text
    .split("|")
    .map((name) => name.trim())
    .filter(Boolean);

const russianResults = list(`
Встреча состоялась | Договор подписан | Квалификация пройдена | Счёт оплачен | Акты подписаны, оплата получена | Новая заявка
| Заявка получена | Клиент согласен | Предоплата внесена | КП отправлено | ТЗ согласовано | Встреча назначена | Отправлено в работу
| Макет/проект утверждён | Счёт-договор отправлен | Предоплата получена | Заказ отправлен на производство | Заказ реализован
| Документы собраны | Сделка одобрена | Аванс получен | Поставщик оплачен | Техника передана | Успешно реализовано
| Закрыто и не реализовано | Сделка успешна | Сделка провалена | Контакт установлен | Потребность выявлена | Решение принято
| Договор готов | Клиент подписал договор | Оплатил | Деньги пришли | Аванс перечислен | Заявка взята в работу | Взято в работу
| Принято в работу | Не дозвонились | Клиент отказался | Отгружено | Товар доставлен | Проведён Zoom | NDA подписан | ЛПР найден
| Получен ответ | Согласие получено | Образцы переданы | Замер выполнен | Смета утверждена | Оплата прошла | Презентация проведена
| 3. Договор подписан | 05 - Счёт выставлен | ✅ Оплата получена | ДОГОВОР ПОДПИСАН | договор Подписан | Встреча проведена (50%)
| Квалифицированный лид | Подписанный договор | Оплаченные заказы | Купившие | Сделка закрыта | Договор расторгнут | Продано | Сделано
| Готово | Победа | Сделка выиграна | Счёт выставлен и отправлен | Договорились о встрече | Лид проквалифицирован | Условия согласованы
| Переговоры завершены | Согласование пройдено | Тестирование завершено | Товар отгружен со склада | План согласован | Цена согласована
| Экран установлен | Бюджет известен | Потребность понятна | Этап 4: Договор подписан | Пилот запущен | Дилер подключён | Территория закреплена
| Корзина оформлена | Заказ собран | Ожидание завершено | Клиент вернулся | Повторный заказ размещён | Договор продлён | Решили купить
| На встрече договорились о цене | Оригиналы получены | Заявка принята | Клиент дал согласие | Контракт заключён | Обработан | Дата отгрузки назначена
| Тендер выигран | КП согласовано с клиентом | Счет на оплату отправлен | Пришла заявка с сайта | Клиент нашёлся | Акт сверки подписан
`);

const russianProcesses = list(`
Думает | Думают | В работе | В процессе | На оформлении | Ждём ответа | Согласование | Переговоры | Принимают решение | Согласование договора
| Подготовка документов | Ожидание оплаты | Ждём оплату | Отправка КП | Подготовка договора | На согласовании | На подписании | На рассмотрении
| Договор на подписании | КП на рассмотрении | Счёт на оплате | В процессе принятия решений | Дожим | Прозвон | Обзвон базы | Созвон | Квалификация
| Презентация | Контрактация | Выявление потребностей | Анализ причины провала | Доставка | Отгрузка | Производство | Монтаж | Замер | Расчёт стоимости
| Оплата ожидается | Договор подписывается | Ведём переговоры | Клиент думает | Клиент сравнивает | Готовим КП | Позвонить | Отправить КП | Назначить встречу
| Ожидающие оплату | Принимающие решение | Думающие | Не отвечает | 1. Думает | 01 - Переговоры | ДУМАЮТ | дУмает | 🤔 Думает | Этап 2: Согласование
| Переговоры (50%) | КП отправлено, ждём ответа | Ждём подписанный договор | В ожидании подписанного договора | Договор будет подписан | Должны оплатить
| Нужна встреча | Обсуждение условий | Обсуждали условия | Торг | Работа с возражениями | Отработка возражений | Проверка документов | Закрытие сделки | Завершение с победой
| Подписание договора | Утверждение сметы | Оформление заказа | Сбор документов | На складе | У юристов | Под вопросом | В отделе закупок | Тестирование | Пилот
| Отправка | Повторные переговоры | Допродажа | Оплата в процессе | Скоро купит | Сопровождение | Брендирование партии
| Счёт выставлен, ожидание оплаты | Рассматривают предложение | Торгуются | Прогрев | Готовится договор | Согласовываем условия | На связи | Логистика на согласовании
`);

const russianThings = list(`
Контакт | Новые | Первичный контакт | Неразобранное | Cчёт на предоплату | Финальный счёт | Не обработан | Необработанные | Встреча | Договор | Счёт
| Коммерческое предложение | КП | Оплата | Предоплата 50% | Отдел продаж | Материалы | План | Цена | Цены | Магазин | Закон | Сезон | Экран | Регламент
| Горячие клиенты | Холодные | Тёплый лид | Лид | Клиент | Постоянный клиент | Недозвон | Нет ответа | Отказ | Реклама | Тендеры | Филиал | Данные
| Качественный лид | Предварительный договор | Постоянные | Временные | Важно | Срочно | Окончательно | Цели | Детали | Модели | Сделка | Акты | Новый
| Не оплачен | Смена поставщика | Охрана объекта | Замена оборудования | Минута | Протокол | Персонал
`);

const englishResults = list(`
Offer sent | Meeting held | Contract signed | Paid | Won | Qualified | Demo done | Proposal accepted by client | Appointment Scheduled | Qualified To Buy
| Presentation Scheduled | Decision Maker Bought-In | Contract Sent | Closed Won | Closed Lost | Contact Made | Needs Defined | Proposal Made | Negotiations Started
| Demo Scheduled | Lead In | Attempted to Contact | Pre-Qualified | Contacted | Marketing Qualified Lead | Signed contract | Invoice paid in full | Contact made with DM
| On-site visit completed | Verbal yes | Deal won | Closed-Won | Order shipped | Budget approved | Terms agreed | New lead | New request | Meeting set | Demo booked
| Contract negotiated | 1. Meeting held | Stage 3: Contract signed | CONTRACT SIGNED | Sent to production | Goods delivered | Requirements collected | Customer chose us
| Met the client | Made contact | Onboarding complete | Training completed | Trial successful | Contract ready | POC done | Lost | Meeting planned | Renewed | Acts signed, payment received
| Pricing agreed | Needs identified | Approved by the board | Lead assigned | Disqualified | Prepayment received | Samples tested
`);

const englishOthers = list(`
Negotiation | Follow-up | Thinking | In progress | Waiting for reply | Prospecting | Qualification | Needs Analysis | Value Proposition | Id. Decision Makers
| Perception Analysis | Proposal/Price Quote | Negotiation/Review | Contact in Future | Not Contacted | Not Qualified | Lead | Opportunity | Customer | Proposal
| Contract negotiation | On hold | Under review | In negotiation | Awaiting payment | Pending | Approval pending | Sending proposal | Send proposal | Schedule meeting
| Meeting | Demo | Call | Contract being signed | To be signed | Contract is being reviewed | Waiting for signed contract | Getting paid | Advanced negotiation
| Discovery | Evaluation | Considering | Client is thinking | Still deciding | Need | Speed | Lead feed | With legal | Ongoing discussions | Contract not signed
| No decision | Unpaid | New | Cold | Hot leads | Closing | Onboarding | Production | 2. Negotiation | IN PROGRESS | in_progress | InProgress | Contract sent, awaiting signature
| Reviewing signed contract | Will be paid | Payment expected | Set meeting | Identify Decision Makers | Nurturing | Detailed proposal | Follow up with requested documents
| Working | Open | Interest | Contract under review | Quote
`);

describe("a stage's name", () => {
  it.each(russianResults)("states a result: %s", (name) => {
    expect(judgeName(name)).toEqual({ verdict: "result", suggestion: null });
  });
  it.each([...russianProcesses, ...russianThings])("states no result: %s", (name) => {
    expect(judgeName(name).verdict).not.toBe("result");
  });
  it.each(russianProcesses.filter((name) => !/склад|юрист|вопрос|отдел|связи/.test(name)))(
    "is called a process and reworded: %s",
    (name) => {
      const { verdict, suggestion } = judgeName(name);
      expect(verdict).toBe("process");
      expect(suggestion).not.toBeNull();
      expect(judgeName(suggestion ?? "").verdict).toBe("result");
    },
  );
  it.each(englishResults)("states a result in English: %s", (name) => {
    expect(judgeName(name).verdict).toBe("result");
  });
  it.each(englishOthers)("states no result in English: %s", (name) => {
    const { verdict, suggestion } = judgeName(name);
    expect(verdict).not.toBe("result");
    if (suggestion) expect(judgeName(suggestion).verdict).toBe("result");
  });
  it("lists more names than real systems offer by default", () => {
    expect(new Set([...russianResults, ...russianProcesses, ...russianThings]).size).toBeGreaterThan(200);
    expect(new Set([...englishResults, ...englishOthers]).size).toBeGreaterThan(120);
  });
});

describe("the proposed wording", () => {
  it.each([
    ["Думает", "Решение принято"],
    ["Согласование", "Согласовано"],
    ["Согласование договора", "Договор согласован"],
    ["Согласование сметы", "Смета согласована"],
    ["Согласование коммерческого предложения", "Коммерческое предложение согласовано"],
    ["Согласование документов", "Документы согласованы"],
    ["Переговоры", "Условия согласованы"],
    ["Ждём ответа", "Ответ получен"],
    ["Ждём оплату", "Оплата получена"],
    ["Ожидание оплаты", "Оплата получена"],
    ["Отправка КП", "КП отправлено"],
    ["Подготовка договора", "Договор подготовлен"],
    ["На оформлении", "Документы оформлены"],
    ["В процессе принятия решений", "Решение принято"],
    ["Принимают решение", "Решение принято"],
    ["Договор на подписании", "Договор подписан"],
    ["Назначить встречу", "Встреча назначена"],
    ["Первичный контакт", "Первичный контакт установлен"],
    ["Финальный счёт", "Финальный счёт отправлен"],
    ["Брендирование партии", "Брендирование партии завершено"],
    ["КП отправлено, ждём ответа", "КП отправлено"],
    ["Не обработан", "Обработан"],
    ["Negotiation", "Terms agreed"],
    ["Follow-up", "Answer received"],
    ["Thinking", "Decision made"],
    ["Waiting for reply", "Reply received"],
    ["Contract negotiation", "Contract agreed"],
    ["Sending proposal", "Proposal sent"],
    ["Awaiting payment", "Payment received"],
    ["Meeting", "Meeting held"],
    ["In progress", "Work done"],
  ])("of «%s» is «%s»", (name, wording) => {
    expect(judgeName(name).suggestion).toBe(wording);
  });
});
