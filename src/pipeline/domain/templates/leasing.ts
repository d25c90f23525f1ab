import {
  activityDone,
  contactNamed,
  document,
  field,
  nextStep,
  paymentReceived,
  type TemplateSource,
} from "./define-template.ts";

export const leasing: TemplateSource = {
  key: "leasing",
  name: ["Лизинг оборудования", "Equipment leasing"],
  description: [
    "Двенадцать рабочих дней от документов до передачи техники; одобрение — лишь один из них.",
    "Twelve working days from documents to handover; the approval itself takes one of them.",
  ],
  bestFor: [
    "Лизинг и рассрочка, где сделку одобряют по документам, а товар поставляет третья сторона.",
    "Leasing and instalments where a deal is approved on documents and a third party supplies the goods.",
  ],
  stages: [
    {
      name: ["Документы собраны", "Documents collected"],
      done: ["Получен полный комплект для рассмотрения.", "The full set of documents for review has been received."],
      step: ["Выбрал технику и прислал документы компании.", "Chose the equipment and sent the company documents."],
      task: ["Проверить комплект и добиться одобрения.", "Check the set and obtain approval."],
      when: [field("company"), field("inn"), field("product"), document("application", "received")],
      chain: [
        ["task", "Проверить комплект по списку", "Check the set against the list"],
        ["call", "Запросить недостающие справки", "Ask for the missing papers"],
        ["document", "Передать заявку на рассмотрение", "Submit the application for review"],
      ],
      days: 2,
      next: 0.8,
    },
    {
      name: ["Сделка одобрена", "Deal approved"],
      key: true,
      done: [
        "Комитет одобрил сумму, срок и аванс.",
        "The committee has approved the amount, the term and the advance.",
      ],
      step: ["Узнал условия и подтвердил, что они подходят.", "Learned the terms and confirmed that they suit."],
      task: ["Согласовать график и назначить подписание.", "Agree on the schedule and set the signing date."],
      when: [document("protocol", "signed"), field("amount"), nextStep],
      chain: [
        ["call", "Сообщить решение и условия", "Announce the decision and the terms"],
        ["document", "Отправить договор и график платежей", "Send the contract and the payment schedule"],
      ],
      days: 1,
      next: 0.85,
    },
    {
      name: ["Договор подписан", "Contract signed"],
      done: ["Обе стороны подписали договор лизинга.", "Both parties have signed the lease."],
      step: [
        "Подписал договор и поставил аванс в график платежей.",
        "Signed the lease and put the advance in the payment plan.",
      ],
      task: ["Получить аванс по договору.", "Receive the advance due under the contract."],
      when: [contactNamed("decides"), document("contract", "signed")],
      chain: [
        ["document", "Отправить счёт на аванс", "Send the invoice for the advance"],
        ["call", "Подтвердить, что счёт получен", "Confirm that the invoice has arrived"],
        ["call", "Узнать дату платежа", "Ask for the payment date"],
      ],
      days: 3,
      next: 0.9,
    },
    {
      name: ["Аванс получен", "Advance received"],
      done: ["Аванс поступил на счёт лизинговой компании.", "The advance is in the leasing company’s account."],
      step: ["Оплатил аванс и подтвердил срок поставки.", "Paid the advance and confirmed the delivery date."],
      task: ["Оплатить поставщику и закрепить дату отгрузки.", "Pay the supplier and fix the dispatch date."],
      when: [document("contract", "signed"), paymentReceived("prepayment")],
      chain: [
        ["email", "Подтвердить аванс и план поставки", "Confirm the advance and the delivery plan"],
        ["document", "Запросить счёт поставщика", "Request the supplier’s invoice"],
        ["call", "Согласовать с поставщиком дату отгрузки", "Agree on the dispatch date with the supplier"],
      ],
      days: 2,
      next: 0.97,
    },
    {
      name: ["Поставщик оплачен", "Supplier paid"],
      done: ["Поставщик получил оплату и подтвердил дату.", "The supplier has been paid and has confirmed the date."],
      step: ["Готовит площадку и представителя для приёмки.", "Prepares the site and a representative for acceptance."],
      task: ["Назначить передачу техники.", "Schedule the handover."],
      when: [document("invoice", "received"), field("deliveryOn")],
      chain: [
        ["call", "Согласовать место и время передачи", "Agree on the place and time of handover"],
        ["task", "Оформить страховку", "Arrange the insurance"],
      ],
      days: 1,
      next: 0.98,
    },
    {
      name: ["Техника передана", "Equipment handed over"],
      done: ["Покупатель осмотрел и принял технику.", "The buyer has inspected and taken the equipment."],
      step: ["Осмотрел технику и начал ею пользоваться.", "Inspected the equipment and began to use it."],
      task: [
        "Подписать акт приёмки и закрыть комплект документов.",
        "Get the acceptance act signed and complete the file.",
      ],
      when: [document("delivery_note", "signed"), activityDone("meeting")],
      chain: [
        ["document", "Отправить акт на подпись", "Send the act for signature"],
        ["call", "Узнать, всё ли в порядке с техникой", "Ask whether the equipment works well"],
        ["email", "Напомнить график платежей", "Remind of the payment schedule"],
      ],
      days: 3,
      next: 0.99,
    },
    {
      name: ["Акт приёмки подписан, аванс зачтён", "Acceptance act signed, advance credited"],
      done: [
        "Акт подписан всеми сторонами, аванс отражён в расчётах.",
        "All parties have signed the act and the advance is in the accounts.",
      ],
      step: ["Подписал акт и принял график платежей.", "Signed the act and accepted the payment schedule."],
      task: [
        "Наметить дату следующей сделки по плану обновления парка.",
        "Set the date of the next deal by the fleet renewal plan.",
      ],
      when: [document("contract", "signed"), document("act", "signed"), paymentReceived("prepayment")],
      chain: [
        ["call", "Получить отзыв о скорости сделки", "Get feedback on the speed of the deal"],
        ["task", "Записать план обновления парка", "Record the fleet renewal plan"],
      ],
      days: null,
      next: null,
    },
  ],
};
