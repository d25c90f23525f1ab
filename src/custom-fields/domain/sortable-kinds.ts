import type { FieldKind } from "./custom-field.ts";

/** What the values of a kind are put in order as; null where an order would mean nothing to people. */
export function orderOfKind(kind: FieldKind): "number" | "money" | "text" | "words" | null {
  switch (kind) {
    case "number":
    case "money":
      return kind;
    // Written so that the order of their signs is the order of time.
    case "date":
    case "date_time":
      return "text";
    case "text":
      return "words";
    default:
      return null;
  }
}
