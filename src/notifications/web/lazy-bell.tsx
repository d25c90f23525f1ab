import { lazy, Suspense } from "react";
import classes from "./bell.module.css";

const LoadedBell = lazy(async () => ({ default: (await import("./bell.tsx")).LoadedBell }));

/** What is new for me. A chunk of its own: the first screen does not wait for it, its place is kept. */
export function Bell() {
  return (
    <Suspense fallback={<span className={classes.place} />}>
      <LoadedBell />
    </Suspense>
  );
}
