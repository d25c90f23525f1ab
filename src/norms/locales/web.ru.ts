export const web = {
  rating: { excellent: "отлично", good: "хорошо", acceptable: "приемлемо", below: "ниже" },
} as const;
