export const en = {
  refusal: {
    plan_period_wrong: "A planned period has one day to two years and ends after it begins.",
  },
};
