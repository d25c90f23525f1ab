/** Fields that are a moment or a day, and may be written in several ways. */
export const dateFields = new Set([
  "createdAt",
  "expectedCloseAt",
  "closedAt",
  "time",
  "plannedAt",
  "doneAt",
  "plannedOn",
  "receivedOn",
  "shippedAt",
]);

/** Fields that are a number. */
export const numberFields = new Set(["amount", "employees", "price", "cost", "quantity"]);
