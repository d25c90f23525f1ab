import {
  activityDone,
  contactNamed,
  document,
  field,
  nextStep,
  paymentReceived,
  type TemplateSource,
} from "./define-template.ts";

export const repeatSales: TemplateSource = {
  key: "repeat-sales",
  name: ["Повторные продажи", "Repeat sales"],
  description: [
    "Покупатель нас уже знает: важны вовремя найденный повод и быстрая сделка.",
    "The buyer knows us already: a timely reason and a quick deal are what matters.",
  ],
  bestFor: [
    "Расходники, сервис, продление договоров и допродажи своей базе.",
    "Consumables, service, renewals and upsell to your own customers.",
  ],
  stages: [
    {
      name: ["Повод найден", "Reason found"],
      done: ["Известно, что и почему предложить именно сейчас.", "We know what to offer and why now."],
      step: ["Пользуется прошлой покупкой, запас подходит к концу.", "Uses the previous purchase and is running low."],
      task: [
        "Связаться с покупателем до того, как он начнёт искать сам.",
        "Reach the buyer before a search elsewhere begins.",
      ],
      when: [field("company"), field("product")],
      chain: [
        ["task", "Просмотреть историю покупок", "Look through the purchase history"],
        ["call", "Узнать, как работает прошлая поставка", "Ask how the last delivery works"],
      ],
      days: 2,
      next: 0.7,
    },
    {
      name: ["Разговор состоялся", "Talk held"],
      done: ["Мы поговорили о результате и новых задачах.", "We have talked about the results and new needs."],
      step: ["Оценил прошлую покупку и рассказал о планах.", "Judged the previous purchase and shared plans."],
      task: ["Подтвердить потребность, объём и срок.", "Confirm the need, the volume and the timing."],
      when: [activityDone("call"), contactNamed(), nextStep],
      chain: [
        ["email", "Отправить расчёт потребности", "Send an estimate of the need"],
        ["call", "Уточнить объём и срок", "Clarify the volume and the timing"],
      ],
      days: 2,
      next: 0.6,
    },
    {
      name: ["Потребность подтверждена", "Need confirmed"],
      key: true,
      done: ["Покупатель назвал состав, объём и дату.", "The buyer has named the items, the volume and the date."],
      step: ["Решил покупать и ждёт условий.", "Decided to buy and expects the terms."],
      task: ["Отправить предложение с условиями для своих.", "Send a proposal with terms for regular buyers."],
      when: [field("need"), field("amount"), field("expectedCloseOn")],
      chain: [
        ["proposal", "Отправить предложение и допродажу", "Send the proposal with an upsell"],
        ["call", "Убедиться, что предложение получено", "Make sure the proposal has arrived"],
      ],
      days: 1,
      next: 0.85,
    },
    {
      name: ["Предложение отправлено", "Proposal sent"],
      done: ["Предложение у покупателя, он подтвердил получение.", "The buyer has the proposal and has confirmed it."],
      step: ["Проверил цену и состав.", "Checked the price and the items."],
      task: ["Получить подтверждение заказа.", "Get the order confirmed."],
      when: [document("proposal", "sent")],
      chain: [
        ["call", "Ответить на вопросы", "Answer the questions"],
        ["document", "Отправить спецификацию к договору", "Send the specification to the contract"],
      ],
      days: 3,
      next: 0.75,
    },
    {
      name: ["Заказ подтверждён", "Order confirmed"],
      done: ["Спецификация подписана, счёт получен.", "The specification is signed and the invoice received."],
      step: ["Подписал спецификацию и получил счёт.", "Signed the specification and received the invoice."],
      task: ["Отгрузить заказ к обещанной дате.", "Ship the order by the promised date."],
      when: [document("contract", "signed"), document("invoice", "received"), field("deliveryOn")],
      chain: [
        ["email", "Подтвердить дату поставки", "Confirm the delivery date"],
        ["call", "Узнать дату платежа", "Ask for the payment date"],
      ],
      days: 4,
      next: 0.95,
    },
    {
      name: ["Заказ отгружен", "Order shipped"],
      done: ["Покупатель принял заказ по накладной.", "The buyer has accepted the order by the delivery note."],
      step: ["Принял поставку и проверил её.", "Took the delivery and checked it."],
      task: ["Получить полную оплату.", "Receive the full payment."],
      when: [document("delivery_note", "signed")],
      chain: [
        ["call", "Узнать, всё ли в порядке", "Ask whether all is well"],
        ["document", "Отправить закрывающие документы", "Send the closing documents"],
      ],
      days: 5,
      next: 0.97,
    },
    {
      name: ["Повторная покупка оплачена", "Repeat purchase paid"],
      done: [
        "Оплата поступила полностью, документы закрыты.",
        "The payment is in full and the documents are complete.",
      ],
      step: ["Оплатил заказ и остался с нами.", "Paid for the order and stayed with us."],
      task: ["Назначить дату следующего предложения.", "Set the date of the next offer."],
      when: [document("contract", "signed"), paymentReceived("all")],
      chain: [
        ["call", "Поблагодарить и получить отзыв", "Thank the buyer and get feedback"],
        ["task", "Поставить дату следующего разговора", "Set the date of the next talk"],
      ],
      days: null,
      next: null,
    },
  ],
};
