import {
  activityDone,
  contactNamed,
  document,
  field,
  meetingHeld,
  nextStep,
  paymentReceived,
  type TemplateSource,
} from "./define-template.ts";

export const leadToRevenue: TemplateSource = {
  key: "lead-to-revenue",
  name: ["От лида до дохода", "Lead to revenue"],
  description: [
    "Одна воронка для маркетинга и продаж: видно, где теряются лиды и сколько их нужно для плана.",
    "One funnel for marketing and sales: it shows where leads are lost and how many the plan needs.",
  ],
  bestFor: [
    "Компании с заметным потоком лидов и договорённостью маркетинга и продаж о передаче.",
    "Companies with a steady flow of leads and an agreement between marketing and sales on handover.",
  ],
  stages: [
    {
      name: ["Лид получен", "Lead captured"],
      done: ["Контакт и источник записаны.", "The contact and the source are recorded."],
      step: [
        "Откликнулся на рекламу или материал и оставил контакт.",
        "Responded to an ad or a publication and left a contact.",
      ],
      task: ["Проверить лид по критериям маркетинга.", "Check the lead against marketing’s criteria."],
      when: [field("source"), field("contact")],
      chain: [
        ["email", "Отправить обещанный материал", "Send the promised material"],
        ["call", "Уточнить компанию и роль", "Ask about the company and the role"],
      ],
      days: 1,
      next: 0.35,
    },
    {
      name: ["Лид квалифицирован маркетингом", "Lead qualified by marketing"],
      done: [
        "Компания подходит по профилю, интерес подтверждён действиями.",
        "The company fits the profile and its actions confirm the interest.",
      ],
      step: ["Изучил материалы и согласился поговорить.", "Studied the materials and agreed to talk."],
      task: ["Передать лид в продажи в обещанный срок.", "Hand the lead to sales within the promised time."],
      when: [field("company"), field("channel"), contactNamed()],
      chain: [
        ["email", "Отправить пример по отрасли", "Send an example from the industry"],
        ["task", "Передать историю лида менеджеру", "Pass the lead’s history to a salesperson"],
      ],
      days: 1,
      next: 0.6,
    },
    {
      name: ["Лид принят продажами", "Lead accepted by sales"],
      done: [
        "Менеджер поговорил с покупателем и принял лид.",
        "A salesperson has talked to the buyer and accepted the lead.",
      ],
      step: ["Ответил на звонок и рассказал о положении дел.", "Took the call and described the situation."],
      task: [
        "Выяснить потребность и круг участников решения.",
        "Find out the need and who takes part in the decision.",
      ],
      when: [activityDone("call"), field("need"), nextStep],
      chain: [
        ["call", "Первый разговор по сценарию", "First talk by the script"],
        ["email", "Отправить резюме и вопросы", "Send a summary and questions"],
        ["call", "Договориться о встрече", "Arrange a meeting"],
      ],
      days: 2,
      next: 0.65,
    },
    {
      name: ["Потребность подтверждена", "Need confirmed"],
      done: [
        "Известны задача, бюджет, срок и кто решает.",
        "The need, the budget, the timing and the decider are known.",
      ],
      step: ["Подтвердил задачу и назвал критерии выбора.", "Confirmed the need and named the criteria of choice."],
      task: ["Показать решение тем, кто решает и влияет.", "Show the solution to those who decide and influence."],
      when: [field("need"), field("amount"), contactNamed("decides")],
      chain: [
        ["email", "Согласовать повестку и участников", "Agree on the agenda and participants"],
        ["meeting", "Провести встречу с участниками решения", "Hold a meeting with the deciding group"],
      ],
      days: 4,
      next: 0.7,
    },
    {
      name: ["Решение представлено", "Solution presented"],
      key: true,
      done: ["Покупатель увидел решение на своей задаче.", "The buyer has seen the solution applied to the need."],
      step: ["Оценил решение и попросил предложение.", "Weighed the solution and asked for a proposal."],
      task: ["Согласовать состав, цену и срок предложения.", "Agree on the scope, price and timing of the proposal."],
      when: [meetingHeld, activityDone("presentation"), field("product"), nextStep],
      chain: [
        ["email", "Отправить выводы презентации", "Send the conclusions of the presentation"],
        ["proposal", "Отправить предложение", "Send the proposal"],
        ["call", "Разобрать вопросы к предложению", "Go through the questions on the proposal"],
      ],
      days: 5,
      next: 0.6,
    },
    {
      name: ["Предложение согласовано", "Proposal agreed"],
      done: [
        "Покупатель согласился с составом, ценой и сроком.",
        "The buyer has agreed to the scope, price and timing.",
      ],
      step: ["Выбрал нас и передал договор юристу.", "Chose us and passed the contract to the lawyer."],
      task: ["Подписать договор.", "Get the contract signed."],
      when: [document("proposal", "received"), field("expectedCloseOn"), field("inn")],
      chain: [
        ["document", "Отправить договор", "Send the contract"],
        ["call", "Снять замечания юриста", "Resolve the lawyer’s remarks"],
      ],
      days: 5,
      next: 0.8,
    },
    {
      name: ["Договор подписан", "Contract signed"],
      done: ["Договор подписан обеими сторонами.", "Both parties have signed the contract."],
      step: ["Подписал договор и запланировал оплату.", "Signed the contract and planned the payment."],
      task: ["Исполнить договор и получить оплату.", "Fulfil the contract and receive the payment."],
      when: [document("contract", "signed"), field("deliveryOn")],
      chain: [
        ["document", "Отправить счёт и план работ", "Send the invoice and the work plan"],
        ["call", "Подтвердить получение счёта", "Confirm that the invoice has arrived"],
        ["meeting", "Сдать результат", "Hand over the result"],
      ],
      days: 10,
      next: 0.93,
    },
    {
      name: ["Договор исполнен, оплата получена", "Contract fulfilled, payment received"],
      done: [
        "Результат принят, вся сумма признана доходом.",
        "The result is accepted and the whole amount counts as revenue.",
      ],
      step: ["Принял результат и оплатил счёт.", "Accepted the result and paid the invoice."],
      task: [
        "Вернуть маркетингу итог по источнику и наметить развитие.",
        "Report the outcome to marketing by source and plan the next sale.",
      ],
      when: [document("contract", "signed"), document("act", "signed"), paymentReceived("all")],
      chain: [
        ["call", "Узнать, что помогло выбрать нас", "Ask what helped to choose us"],
        ["task", "Записать источник и повод следующей продажи", "Record the source and the reason for the next sale"],
      ],
      days: null,
      next: null,
    },
  ],
};
