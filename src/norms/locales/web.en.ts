export const web = {
  rating: { excellent: "excellent", good: "good", acceptable: "acceptable", below: "below" },
} as const;
