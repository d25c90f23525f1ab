export const ru = {
  refusal: {
    company_unknown: "Такой компании нет: возможно, её удалили.",
    contact_unknown: "Такого контакта нет: возможно, его удалили.",
    customer_invalid: "Карточка заполнена неверно: проверьте отмеченные поля.",
    external_id_taken: "Запись с таким внешним номером уже есть.",
    version_conflict: "Пока вы правили, запись изменил кто-то ещё. Обновите её и повторите.",
    cursor_invalid: "Список нельзя продолжить с этого места: откройте его заново.",
    customer_inn_wrong: "Это не ИНН: в нём 10 или 12 цифр, контрольные должны сойтись.",
    customer_kpp_wrong: "Это не КПП: в нём девять знаков.",
    customer_phone_wrong: "Это не похоже на номер телефона.",
    customer_email_wrong: "Это не похоже на адрес почты.",
    customer_site_wrong: "Это не похоже на адрес сайта.",
    customer_owner_unknown: "Такого сотрудника нет.",
    customer_company_unknown: "Такой компании нет.",
  },
} as const;
