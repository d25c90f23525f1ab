/** What the audit tells of plans and the team. */
export const plansAudit = {
  action: {
    plan: {
      created: "Начат план года",
      figures_set: "Изменены суммы плана",
      submitted: "План отправлен на утверждение",
      approved: "Утверждён план",
      returned: "План возвращён на доработку",
      deleted: "Удалён черновик плана",
    },
    team: { dates_set: "Изменены даты работы", ramp_set: "Изменены нормы новичка" },
    hiring_contest: { created: "Открыт конкурс на место", closed: "Закрыт конкурс на место" },
    contest_candidate: {
      created: "Добавлен кандидат",
      passed: "Отмечен этап кандидата",
      settled: "Решено по кандидату",
      deleted: "Удалён кандидат",
    },
    onboarding_template: { created: "Добавлен план адаптации" },
    onboarding: { started: "Начата адаптация", signed: "Отмечен шаг адаптации" },
    training: {
      created: "Добавлено обучение",
      results_set: "Записаны результаты обучения",
      deleted: "Удалено обучение",
    },
  },
  audited: {
    year: "Год",
    figures: "Сумм",
    because: "Почему",
    joinedOn: "Принят",
    leftOn: "Последний день",
    shares: "Доли по месяцам",
    closedOn: "Закрыт",
    outcome: "Решение",
    topic: "Тема",
    results: "Результаты",
  },
} as const;
