export const ru = {
  refusal: {
    webhook_unknown: "Такого вебхука нет.",
    webhook_delivery_unknown: "Такой доставки нет: журнал хранится 30 дней.",
    webhook_event_unknown: "События {{name}} нет. Список событий: GET /webhook-events.",
    webhook_is_off: "Этот вебхук отключён. Включите его и отправьте ещё раз.",
    webhook_needs_log: "Вебхук рассказывает то же, что журнал, поэтому нужно и право читать журнал.",
    webhooks_too_many: "В рабочем пространстве может быть не больше {{most}} вебхуков. Удалите ненужный.",
  },
} as const;
