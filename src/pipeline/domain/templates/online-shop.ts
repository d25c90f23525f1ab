import { activityDone, document, field, paymentReceived, type TemplateSource } from "./define-template.ts";

export const onlineShop: TemplateSource = {
  key: "online-shop",
  name: ["Интернет-магазин", "Online shop"],
  description: [
    "Короткий путь от корзины до отзыва: потребность ясна, выигрывают скорость и удобство.",
    "A short way from basket to review: the need is clear, so speed and ease win.",
  ],
  bestFor: [
    "Товары со склада, которые компании заказывают на сайте без долгих переговоров.",
    "Stock goods that companies order on a site without long talks.",
  ],
  stages: [
    {
      name: ["Корзина собрана", "Basket filled"],
      done: ["Посетитель выбрал товары и оставил контакт.", "The visitor has chosen goods and left a contact."],
      step: ["Выбрал товары и сравнил цены.", "Chose goods and compared prices."],
      task: ["Помочь оформить заказ.", "Help to place the order."],
      when: [field("contact"), field("product"), field("source")],
      chain: [
        ["email", "Напомнить о корзине", "Remind of the basket"],
        ["call", "Ответить на вопросы о товаре", "Answer questions about the goods"],
      ],
      days: 1,
      next: 0.4,
    },
    {
      name: ["Заказ оформлен", "Order placed"],
      done: [
        "Заказ создан, известны способ оплаты и адрес.",
        "The order exists, with a payment method and an address.",
      ],
      step: ["Указал адрес и нажал кнопку заказа.", "Entered the address and placed the order."],
      task: ["Проверить наличие и подтвердить заказ.", "Check the stock and confirm the order."],
      when: [field("amount"), document("application", "received")],
      chain: [
        ["email", "Отправить состав и сумму заказа", "Send the contents and the total of the order"],
        ["call", "Подтвердить наличие и срок доставки", "Confirm the stock and the delivery time"],
      ],
      days: 0.5,
      next: 0.85,
    },
    {
      name: ["Заказ подтверждён", "Order confirmed"],
      key: true,
      done: [
        "Покупатель подтвердил состав, срок и получил счёт.",
        "The buyer has confirmed contents and date and has the invoice.",
      ],
      step: ["Согласился с условиями и получил счёт.", "Agreed to the terms and received the invoice."],
      task: ["Получить оплату заказа.", "Receive payment for the order."],
      when: [document("invoice", "received"), field("deliveryOn")],
      chain: [
        ["email", "Отправить счёт и ссылку на оплату", "Send the invoice and a payment link"],
        ["call", "Помочь с оплатой", "Help with the payment"],
      ],
      days: 1,
      next: 0.8,
    },
    {
      name: ["Заказ оплачен", "Order paid"],
      done: ["Деньги за заказ поступили.", "The money for the order has arrived."],
      step: ["Оплатил заказ удобным способом.", "Paid for the order in a convenient way."],
      task: ["Собрать и отгрузить заказ в обещанный срок.", "Pack and ship the order by the promised date."],
      when: [paymentReceived("all")],
      chain: [
        ["email", "Подтвердить оплату и дату доставки", "Confirm the payment and the delivery date"],
        ["task", "Собрать и упаковать заказ", "Pick and pack the order"],
      ],
      days: 1,
      next: 0.98,
    },
    {
      name: ["Заказ отгружен", "Order shipped"],
      done: [
        "Заказ передан перевозчику, номер отправлен покупателю.",
        "The carrier has the order and the buyer has the tracking number.",
      ],
      step: ["Следит за доставкой и готовится принять заказ.", "Tracks the delivery and gets ready to take the order."],
      task: ["Проследить, чтобы заказ дошёл вовремя и целым.", "See that the order arrives on time and intact."],
      when: [document("delivery_note", "attached")],
      chain: [
        ["email", "Отправить номер отправления", "Send the tracking number"],
        ["call", "Узнать, всё ли пришло", "Ask whether everything arrived"],
      ],
      days: 4,
      next: 0.97,
    },
    {
      name: ["Заказ получен покупателем, оплата получена", "Order delivered, payment received"],
      done: ["Покупатель принял заказ, расчёты закрыты.", "The buyer has taken the order and the account is settled."],
      step: ["Принял и проверил заказ.", "Took and checked the order."],
      task: ["Получить отзыв и предложить сопутствующие товары.", "Get a review and offer matching goods."],
      when: [activityDone("call"), document("delivery_note", "signed"), paymentReceived("all")],
      chain: [
        ["email", "Попросить отзыв", "Ask for a review"],
        ["email", "Предложить сопутствующие товары", "Offer matching goods"],
      ],
      days: null,
      next: null,
    },
  ],
};
