import { webRu } from "./web.ru.ts";

export const ru = {
  web: webRu,
  planned: {
    talk: "Один на один: {{name}}",
    talkPlace: "В офисе",
    review: "Разобрать воронку: по каждой сделке — что дальше и какая дата реальна",
    call: "Позвонить: давно не было контакта",
  },
  refusal: {
    control_department_unknown: "Такого отдела нет, или в нём некого контролировать.",
    control_person_unknown: "Такого человека нет среди ваших.",
    control_nothing_stuck: "На этом этапе уже ничего не стоит.",
    control_thresholds_wrong: "Жёлтый порог не может быть ниже красного.",
  },
} as const;
