import { useTranslation } from "react-i18next";
import type { TypedFields } from "../domain/customer-fields.ts";
import { fieldProblem } from "./field-checks.ts";

/** A check of one field as forms take it: the message in the reader's language, or null. */
export function useFieldProblem() {
  const { t } = useTranslation("crm");
  return (field: keyof TypedFields) =>
    (text: string): string | null => {
      const problem = fieldProblem(field, text);
      return problem === null ? null : String(t(problem.key as never, problem.params as never));
    };
}
