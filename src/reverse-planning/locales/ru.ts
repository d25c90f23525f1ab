export const ru = {
  refusal: {
    plan_period_wrong: "Срок плана — от одного дня до двух лет, и конец позже начала.",
  },
};
