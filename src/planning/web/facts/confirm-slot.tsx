import { lazy, Suspense } from "react";

const Loaded = lazy(async () => ({ default: (await import("./confirm-promises.tsx")).ConfirmPromises }));

/** The button with which one gives one's word for the payments of the next working day; for the day of the person. */
export function ConfirmPromises() {
  return (
    <Suspense>
      <Loaded />
    </Suspense>
  );
}
