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

export const dealer: TemplateSource = {
  key: "dealer",
  name: ["Дилерские продажи", "Dealer sales"],
  description: [
    "От отбора дилера до оплаченной первой партии: территория, скидка и условия поставки закреплены договором.",
    "From choosing a dealer to the first batch paid: territory, discount and supply terms are fixed by contract.",
  ],
  bestFor: [
    "Производители и импортёры, которые растут через партнёров в регионах.",
    "Manufacturers and importers that grow through regional partners.",
  ],
  stages: [
    {
      name: ["Дилер отобран", "Dealer selected"],
      done: [
        "Компания торгует близким товаром на нужной территории.",
        "The company trades similar goods on the territory we need.",
      ],
      step: ["Ищет товар, который дополнит ассортимент.", "Looks for goods to add to the range."],
      task: ["Поговорить с владельцем или коммерческим директором.", "Talk to the owner or the head of sales."],
      when: [field("company"), field("channel")],
      chain: [
        ["task", "Изучить ассортимент и точки продаж", "Study the range and the points of sale"],
        ["call", "Представиться и предложить разговор", "Introduce ourselves and offer a talk"],
      ],
      days: 2,
      next: 0.5,
    },
    {
      name: ["Интерес подтверждён", "Interest confirmed"],
      done: ["Дилер назвал объёмы и попросил условия.", "The dealer has named volumes and asked for terms."],
      step: ["Рассказал о продажах и запросил прайс.", "Described the sales and asked for the price list."],
      task: ["Провести встречу и показать выгоду дилера.", "Hold a meeting and show what the dealer gains."],
      when: [activityDone("call"), contactNamed("decides"), field("need"), nextStep],
      chain: [
        ["email", "Отправить прайс и условия для партнёров", "Send the price list and partner terms"],
        ["call", "Рассчитать наценку и оборот", "Work out the margin and the turnover"],
        ["meeting", "Встреча у дилера", "Meeting at the dealer’s"],
      ],
      days: 4,
      next: 0.6,
    },
    {
      name: ["Встреча состоялась", "Meeting held"],
      done: [
        "Обсуждены ассортимент, территория и поддержка.",
        "The range, the territory and the support have been discussed.",
      ],
      step: ["Показал площадку и план продаж.", "Showed the premises and the sales plan."],
      task: [
        "Согласовать территорию, скидку и условия поставки.",
        "Agree on the territory, discount and supply terms.",
      ],
      when: [meetingHeld, field("product"), nextStep],
      chain: [
        ["email", "Отправить протокол встречи", "Send the minutes of the meeting"],
        ["document", "Передать образцы и материалы", "Hand over samples and materials"],
        ["call", "Обсудить скидку и отсрочку", "Discuss the discount and deferred payment"],
      ],
      days: 5,
      next: 0.65,
    },
    {
      name: ["Условия согласованы", "Terms agreed"],
      key: true,
      done: [
        "Дилер принял территорию, скидку, план и сроки поставки.",
        "The dealer has accepted the territory, discount, plan and supply times.",
      ],
      step: [
        "Согласился с условиями и назвал объём первого заказа.",
        "Agreed to the terms and named the first volume.",
      ],
      task: ["Подписать дилерский договор.", "Get the dealer agreement signed."],
      when: [document("protocol", "sent"), field("amount"), field("inn")],
      chain: [
        ["document", "Отправить дилерский договор", "Send the dealer agreement"],
        ["call", "Снять замечания юриста", "Resolve the lawyer’s remarks"],
      ],
      days: 5,
      next: 0.8,
    },
    {
      name: ["Дилерский договор подписан", "Dealer agreement signed"],
      done: [
        "Договор подписан, прайс и территория закреплены.",
        "The agreement is signed, with the price list and the territory fixed.",
      ],
      step: ["Подписал договор и составил первый заказ.", "Signed the agreement and drew up the first order."],
      task: ["Получить первый заказ и обучить продавцов дилера.", "Get the first order and train the dealer’s staff."],
      when: [document("contract", "signed"), contactNamed("pays")],
      chain: [
        ["presentation", "Обучить продавцов дилера", "Train the dealer’s salespeople"],
        ["call", "Помочь составить первый заказ", "Help to draw up the first order"],
      ],
      days: 5,
      next: 0.85,
    },
    {
      name: ["Первый заказ размещён", "First order placed"],
      done: ["Заказ подтверждён, счёт у дилера.", "The order is confirmed and the dealer has the invoice."],
      step: ["Утвердил состав партии и получил счёт.", "Approved the batch and received the invoice."],
      task: ["Отгрузить партию в срок.", "Ship the batch on time."],
      when: [document("specification", "signed"), document("invoice", "received"), field("deliveryOn")],
      chain: [
        ["email", "Подтвердить дату отгрузки", "Confirm the dispatch date"],
        ["call", "Согласовать приёмку на складе", "Agree on the warehouse intake"],
      ],
      days: 5,
      next: 0.95,
    },
    {
      name: ["Первая партия отгружена", "First batch shipped"],
      done: ["Дилер принял партию по накладной.", "The dealer has accepted the batch by the delivery note."],
      step: ["Принял товар и выставил его на продажу.", "Took the goods and put them on sale."],
      task: ["Получить оплату и помочь с первыми продажами.", "Receive the payment and help with the first sales."],
      when: [document("delivery_note", "signed")],
      chain: [
        ["call", "Узнать, как идут первые продажи", "Ask how the first sales go"],
        ["email", "Отправить материалы для продавцов", "Send materials for the salespeople"],
        ["call", "Напомнить о сроке оплаты", "Remind of the payment date"],
      ],
      days: 10,
      next: 0.95,
    },
    {
      name: ["Первая партия оплачена", "First batch paid"],
      done: ["Дилер оплатил партию полностью.", "The dealer has paid for the whole batch."],
      step: ["Закрыл счёт и запланировал следующий заказ.", "Settled the invoice and planned the next order."],
      task: ["Согласовать график регулярных заказов.", "Agree on a schedule of regular orders."],
      when: [document("contract", "signed"), paymentReceived("all")],
      chain: [
        ["call", "Разобрать итоги первой партии", "Go over the results of the first batch"],
        ["task", "Поставить дату следующего заказа", "Set the date of the next order"],
      ],
      days: null,
      next: null,
    },
  ],
};
