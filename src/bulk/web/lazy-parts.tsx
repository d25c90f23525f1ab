import { lazy, Suspense } from "react";
import type { ChangeFieldProps } from "./change-field.tsx";

export type { ChangedFields, FieldOffered } from "./change-field.tsx";

const Loaded = lazy(async () => ({ default: (await import("./change-field.tsx")).LoadedChangeField }));

/** Which field of many rows is changed, and to what. A chunk of its own. */
export function ChangeField(props: ChangeFieldProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
