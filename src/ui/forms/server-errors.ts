import { isProblem } from "../api/problem-error.ts";

/** What the server refused, by the path of the field, as Mantine's `form.setErrors` takes it. */
export function serverErrors(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {};
  return Object.fromEntries(error.errors.map((one) => [one.path, one.message ?? one.code]));
}
