import { webRu } from "./web.ru.ts";

export const ru = {
  refusal: {
    improvement_unknown: "Такого улучшения нет.",
    improvement_changed: "Улучшение успел изменить кто-то другой: откройте его заново.",
    improvement_stage_wrong: "Выберите этап этой воронки, на котором живут сделки; у средней сделки этапа нет.",
    improvement_trial_days: "Проверка и сравнение длятся хотя бы день, и конец позже начала.",
    improvement_trial_overlap:
      "«До» кончается не позже, чем начинается «после»: иначе одни и те же сделки попадут в оба.",
    improvement_trial_people: "Выберите, кто пробует по-новому.",
    improvement_trial_deals: "Выберите, на каких сделках пробуем: поле и его значение.",
    improvement_trial_missing: "Сначала запишите гипотезу и дни проверки.",
    improvement_way_wrong: "Из этого состояния так перейти нельзя.",
    improvement_decided: "Решение уже принято: верните улучшение в проверку, чтобы его менять.",
  },
  web: webRu,
};
