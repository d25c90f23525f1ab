import { lazy, Suspense } from "react";
import type { BulkStripProps } from "./bulk-strip.tsx";
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

const Strip = lazy(async () => ({ default: (await import("./bulk-strip.tsx")).BulkStrip }));

/** An action that was begun without the bar: its progress, what came of it, and the way back. */
export function BulkUnderWay(props: BulkStripProps) {
  return (
    <Suspense fallback={null}>
      <Strip {...props} />
    </Suspense>
  );
}
