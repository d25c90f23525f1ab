import { papersRu } from "./papers.ru.ts";
import { webRu } from "./web.ru.ts";

/** Lines of a slip, papers and refusals: what screens and papers share. */
export const ru = {
  web: webRu,
  paper: papersRu,
  base: { turnover: "сумма выигранных сделок", margin: "маржа выигранных сделок", payments: "полученные оплаты" },
  baseShort: { turnover: "Оборот", margin: "Маржа", payments: "Оплаты" },
  scope: { own: "свои", department: "всего отдела" },
  rule: { norms: "Нормативы дня", on_time: "Дела сделаны в свой день", mark: "Регламент соблюдён" },
  band: {
    fromOn: "от {{from}}",
    above: "больше {{from}}",
    upTo: "до {{to}} включительно",
    below: "меньше {{to}}",
    from: "от {{from}}",
    over: "больше {{from}}",
    toOn: "до {{to}} включительно",
    to: "до {{to}}",
  },
  line: {
    name: {
      fixed: "Твёрдый оклад",
      soft: "Мягкий оклад",
      bonus: "Бонус",
      goal: "Промежуточный план",
      contest: "Конкурс",
      correction: "Поправка за закрытый месяц",
      carried_in: "Перенесено с прошлого месяца",
      carried_out: "Перенесено на следующий месяц",
    },
    fixed: "{{most}} в месяц: отработано {{worked}} из {{days}} рабочих дней ({{from}} – {{to}})",
    soft: {
      norms:
        "«Нормативы дня»: {{done}} из {{of}} дней хорошо или приемлемо, {{share}}; полностью от {{fullFrom}}, ничего ниже {{nothingBelow}}. До {{most}} за месяц",
      on_time:
        "«Дела в свой день»: {{done}} из {{of}}, {{share}}; полностью от {{fullFrom}}, ничего ниже {{nothingBelow}}. До {{most}} за месяц",
      mark: "«{{name}}»: оценка {{share}}; полностью от {{fullFrom}}, ничего ниже {{nothingBelow}}. До {{most}} за месяц",
      noMark: "«{{name}}»: оценки нет, {{most}} за месяц выплачивается полностью за {{worked}} из {{days}} дней",
      nothingAsked:
        "Спрашивать было не с чего: {{most}} за месяц выплачивается полностью за {{worked}} из {{days}} дней",
    },
    bonus: {
      noPlan: "Плана на месяц нет: бонус 0",
      planZero: "План на месяц равен нулю: бонус 0",
      within: "{{base}} {{sum}} × {{rate}}: выполнение {{execution}} от плана {{plan}}",
      above: "{{base}} {{sum}} × {{rate}}: выполнение {{execution}} от плана {{plan}}, выше последнего порога",
    },
    goal: "«{{name}}»: к {{day}} пришло {{fact}}, нужно было {{needed}} ({{planShare}} плана)",
    contest: "«{{name}}»: место {{place}}, {{day}} набрано {{fact}} из {{needed}}",
    correction: {
      money:
        "{{month}}: было выплачено {{paid}}, по нынешним фактам причитается {{now}}. Факт {{factBefore}} → {{fact}}",
      plan: "{{month}}: было выплачено {{paid}}, по нынешним правилам причитается {{now}}. План изменён, факт прежний",
    },
    carried_in: "Возвраты прошлого месяца были больше выплаты: остаток удержан здесь",
    carried_out: "Выплата не бывает ниже нуля: остаток удержим из следующего месяца",
  },
  refusal: {
    pay_month_not_over: "Месяц ещё идёт: закрыть его можно, когда он закончится.",
    pay_month_earlier_open: "Сначала закройте {{month}}: месяцы закрываются по порядку.",
    pay_month_closed: "Этот месяц закрыт и больше не меняется. Выберите день после него.",
    pay_nobody: "В этом месяце некому платить: назначьте схемы.",
    pay_slip_unknown: "Такого листка нет.",
    pay_scheme_unknown: "Такой схемы нет.",
    pay_scheme_role_taken: "У этой роли уже есть схема.",
    pay_scheme_invalid: "Схему нельзя сохранить: исправьте отмеченное.",
    pay_scheme_day_taken: "С этого дня уже действует другая версия схемы. Выберите другой день.",
    pay_person_unknown: "Такого сотрудника нет.",
    pay_order_unknown: "Такого приказа нет.",
    pay_order_not_yours: "Этот приказ вас не касается.",
    pay_contest_invalid: "Проверьте дни, цель, приз и бюджет: бюджета должно хватать хотя бы на один приз.",
    scheme_parts_sum: "Части должны в сумме давать 100.",
    scheme_income_wrong: "Доход не может быть отрицательным.",
    scheme_weights_sum: "Веса правил должны в сумме давать 100.",
    scheme_rule_shares: "«Ничего ниже» не может быть больше, чем «полностью от».",
    scheme_rule_name: "Назовите, что оценивает руководитель.",
    scheme_goal_wrong: "Проверьте день и долю плана.",
    band_gap: "Между порогами пропуск: такое выполнение не попадает никуда.",
    band_overlap: "Пороги накладываются: такое выполнение попадает в два.",
    band_reversed: "Конец порога раньше начала.",
    band_start: "Первый порог должен начинаться с 0 включительно.",
    band_end: "Последний порог не должен заканчиваться.",
    band_rate: "Ставка не может быть отрицательной.",
  },
} as const;
