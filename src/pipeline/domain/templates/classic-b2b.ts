import {
  contactNamed,
  document,
  field,
  meetingHeld,
  meetingScheduled,
  nextStep,
  paymentReceived,
  type TemplateSource,
} from "./define-template.ts";

export const classicB2b: TemplateSource = {
  key: "classic-b2b",
  name: ["Прямые продажи", "Direct sales"],
  description: [
    "От квалификации до подписанных актов: встреча решает исход, деньги подтверждают сделку.",
    "From qualification to signed acts: the meeting decides the outcome and the money confirms the deal.",
  ],
  bestFor: [
    "Оборудование и услуги для компаний, где решение принимают несколько человек.",
    "Equipment and services for companies where several people decide.",
  ],
  stages: [
    {
      name: ["Квалификация пройдена", "Qualification passed"],
      done: [
        "Мы поговорили с покупателем и знаем его задачу, сроки и бюджет.",
        "We have talked to the buyer and know the need, the timing and the budget.",
      ],
      step: [
        "Рассказал о задаче и подтвердил, что решает её сейчас.",
        "Described the need and confirmed it is being solved now.",
      ],
      task: ["Назначить встречу с тем, кто принимает решение.", "Schedule a meeting with the person who decides."],
      when: [field("company"), field("need"), contactNamed(), nextStep],
      chain: [
        ["call", "Уточнить задачу, сроки и бюджет", "Clarify the need, timing and budget"],
        ["email", "Отправить резюме разговора и повестку встречи", "Send a summary and a meeting agenda"],
        ["call", "Договориться о месте, дате и времени", "Agree on place, date and time"],
      ],
      days: 3,
      next: 0.6,
    },
    {
      name: ["Встреча назначена", "Meeting scheduled"],
      done: [
        "Известны место, дата, время и участники встречи.",
        "The place, date, time and participants of the meeting are known.",
      ],
      step: ["Выделил время и позвал коллег.", "Set aside time and invited colleagues."],
      task: ["Провести встречу в назначенный день.", "Hold the meeting on the appointed day."],
      when: [contactNamed("decides"), meetingScheduled],
      chain: [
        ["email", "Отправить приглашение и вопросы к встрече", "Send the invitation and questions for the meeting"],
        ["call", "Подтвердить встречу накануне", "Confirm the meeting the day before"],
        ["meeting", "Встреча на территории покупателя", "Meeting at the buyer’s site"],
      ],
      days: 5,
      next: 0.8,
    },
    {
      name: ["Встреча состоялась", "Meeting held"],
      key: true,
      done: [
        "Мы встретились и записали требования и порядок выбора.",
        "We have met and recorded the requirements and how the choice is made.",
      ],
      step: ["Показал объект и попросил предложение.", "Showed the site and asked for a proposal."],
      task: [
        "Подготовить предложение под требования покупателя.",
        "Prepare a proposal that meets the buyer’s requirements.",
      ],
      when: [meetingHeld, field("product"), field("amount"), nextStep],
      chain: [
        ["email", "Отправить протокол встречи на подтверждение", "Send the minutes for confirmation"],
        ["task", "Собрать расчёт и варианты цены", "Put together the calculation and price options"],
        ["call", "Сверить ключевые цифры до отправки", "Check the main figures before sending"],
      ],
      days: 4,
      next: 0.75,
    },
    {
      name: ["Предложение отправлено", "Proposal sent"],
      done: [
        "Покупатель получил предложение и подтвердил получение.",
        "The buyer has received the proposal and confirmed it.",
      ],
      step: ["Прочитал предложение и вынес его на обсуждение.", "Read the proposal and put it up for discussion."],
      task: ["Снять вопросы и подписать договор.", "Resolve the questions and get the contract signed."],
      when: [document("proposal", "sent"), field("amount"), field("expectedCloseOn")],
      chain: [
        ["presentation", "Разобрать предложение с участниками решения", "Walk the deciding group through the proposal"],
        ["call", "Ответить на вопросы и узнать мнение комиссии", "Answer questions and learn the committee’s view"],
        ["document", "Отправить проект договора юристу", "Send the draft contract to the lawyer"],
        ["call", "Снять замечания к договору", "Resolve the remarks on the contract"],
      ],
      days: 7,
      next: 0.5,
    },
    {
      name: ["Договор подписан", "Contract signed"],
      done: [
        "Обе стороны подписали договор, скан лежит в сделке.",
        "Both parties have signed the contract and the scan is in the deal.",
      ],
      step: ["Подписал договор и передал счёт в оплату.", "Signed the contract and passed the invoice for payment."],
      task: ["Получить предоплату по договору.", "Receive the prepayment due under the contract."],
      when: [field("inn"), document("contract", "signed"), field("deliveryOn")],
      chain: [
        ["document", "Отправить счёт на предоплату", "Send the prepayment invoice"],
        ["call", "Убедиться, что счёт дошёл до бухгалтерии", "Make sure the accountants have the invoice"],
        ["call", "Узнать дату платежа", "Ask for the payment date"],
      ],
      days: 5,
      next: 0.9,
    },
    {
      name: ["Предоплата получена", "Prepayment received"],
      done: ["Предоплата пришла на расчётный счёт.", "The prepayment has arrived in our account."],
      step: ["Оплатил счёт и ждёт поставку в срок.", "Paid the invoice and expects delivery on time."],
      task: ["Исполнить обязательства и подписать акты.", "Fulfil the obligations and get the acts signed."],
      when: [document("contract", "signed"), paymentReceived("prepayment")],
      chain: [
        ["email", "Сообщить график работ и ответственных", "Send the schedule and the people in charge"],
        ["call", "Подтвердить готовность к приёмке", "Confirm readiness for acceptance"],
        ["document", "Передать акты и счёт на остаток", "Hand over the acts and the final invoice"],
      ],
      days: 10,
      next: 0.95,
    },
    {
      name: ["Акты подписаны, оплата получена", "Acts signed, payment received"],
      done: [
        "Работа принята, вся сумма поступила на счёт.",
        "The work is accepted and the whole amount is in our account.",
      ],
      step: ["Подписал акты и оплатил остаток.", "Signed the acts and paid the balance."],
      task: [
        "Узнать, доволен ли покупатель, и наметить следующую покупку.",
        "Learn whether the buyer is satisfied and outline the next purchase.",
      ],
      when: [document("contract", "signed"), document("act", "signed"), paymentReceived("all")],
      chain: [
        ["call", "Спросить о результате и получить отзыв", "Ask about the outcome and get feedback"],
        ["task", "Поставить дату следующего предложения", "Set the date of the next offer"],
      ],
      days: null,
      next: null,
    },
  ],
};
