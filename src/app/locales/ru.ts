/** What the command line and the page of the API say. */
export const ru = {
  command: {
    intro: "bin/voronka — командная строка Воронки. Работает с той же базой, запущен сервер или нет.",
    globals: "Для всех команд: --workspace АДРЕС (нужен, когда рабочих пространств несколько), --json.",
    workspace_create: "Создаёт рабочее пространство.",
    user_create: "Добавляет человека; без --password-stdin печатает ссылку, по которой он задаст пароль.",
    api_key_create: "Создаёт ключ API и печатает его один раз.",
    pipeline_create: "Создаёт воронку по шаблону или из файла с телом POST /pipelines.",
    pipeline_lint: "Печатает замечания к этапам воронки в виде JSON.",
    import:
      "Загружает таблицы CSV: companies, contacts, deals, stage-history, activities. Печатает, что прочитано, создано, изменено и почему что-то не принято.",
    report:
      "Печатает отчёт: funnel, time-in-stage, stage-outcomes, flow, time-map, loss-reasons. С --json — как отвечает API, с --csv — для таблицы.",
    backup: "Сохраняет всю установку в новую папку; сервер при этом может работать.",
    restore: "Восстанавливает копию в пустую установку и обновляет её схему; сервер должен быть остановлен.",
    backup_taken_one: "{{folder}}: {{count}} таблица, строк: {{rows}}, {{megabytes}} МБ за {{seconds}} с.",
    backup_taken_few: "{{folder}}: {{count}} таблицы, строк: {{rows}}, {{megabytes}} МБ за {{seconds}} с.",
    backup_taken_many: "{{folder}}: {{count}} таблиц, строк: {{rows}}, {{megabytes}} МБ за {{seconds}} с.",
    backup_taken_other: "{{folder}}: {{count}} таблицы, строк: {{rows}}, {{megabytes}} МБ за {{seconds}} с.",
    backup_restored_one:
      "Восстановлена {{count}} таблица, строк: {{rows}}, за {{seconds}} с. Теперь запустите bin/start.",
    backup_restored_few:
      "Восстановлены {{count}} таблицы, строк: {{rows}}, за {{seconds}} с. Теперь запустите bin/start.",
    backup_restored_many:
      "Восстановлено {{count}} таблиц, строк: {{rows}}, за {{seconds}} с. Теперь запустите bin/start.",
    backup_restored_other:
      "Восстановлено {{count}} таблицы, строк: {{rows}}, за {{seconds}} с. Теперь запустите bin/start.",
    schema_dump: "Печатает схему базы для schema.sql.",
    stop: "Останавливает сервер и базу, работающие с этой папкой данных.",
  },
  api: {
    title: "Воронка: API",
    intro:
      "Все адреса отвечают JSON. Войти можно ключом (Authorization: Bearer vk_…) или cookie сеанса; во втором случае изменения требуют заголовка X-Voronka-Request: 1. Отказы приходят как application/problem+json с постоянным code.",
    request: "Запрос",
    what: "Что делает",
    permission: "Право",
  },
} as const;
