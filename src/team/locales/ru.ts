import { webRu } from "./web.ru.ts";

export const ru = {
  web: webRu,
  refusal: {
    team_person_unknown: "Такого сотрудника нет или он вам не виден.",
    team_dates_wrong: "Последний день не может быть раньше первого.",
    team_ramp_wrong: "Доли новичка растут от месяца к месяцу и не больше 100.",
    team_version_conflict: "Пока вы правили, запись изменил кто-то ещё. Обновите и повторите.",
    contest_unknown: "Такого конкурса нет.",
    contest_stages_wrong: "Этапы конкурса должны называться по-разному.",
    contest_closed: "Конкурс уже закрыт.",
    candidate_unknown: "Такого кандидата нет: возможно, его удалили.",
    candidate_settled: "По кандидату уже есть решение: сначала верните его в конкурс.",
    candidate_stage_wrong: "Такого этапа в конкурсе нет.",
    candidate_day_wrong: "День не сходится: этапы идут по порядку и не раньше начала конкурса.",
    onboarding_template_unknown: "Такого плана адаптации нет.",
    onboarding_unknown: "Такой адаптации нет.",
    onboarding_step_unknown: "Такого шага нет.",
    onboarding_not_signer: "Этот шаг принимает наставник или руководитель.",
    training_unknown: "Такого обучения нет: возможно, его удалили.",
    training_of_others: "Здесь есть результаты не ваших людей: удалить может тот, кто видит всех участников.",
    training_score_missing: "У проверки знаний должен быть результат от 0 до 100.",
  },
} as const;
