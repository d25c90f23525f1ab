import { lazy, Suspense } from "react";
import type { CustomFactsProps } from "./custom-facts.tsx";
import type { CustomInputsProps } from "./custom-inputs.tsx";
import { useCustomFields } from "./use-custom-fields.ts";

const Facts = lazy(async () => ({ default: (await import("./custom-facts.tsx")).LoadedCustomFacts }));
const Inputs = lazy(async () => ({ default: (await import("./custom-inputs.tsx")).LoadedCustomInputs }));

/** The own fields on a card, each edited where it stands. A chunk of its own; nothing where there are no fields. */
export function CustomFacts(props: CustomFactsProps) {
  if (useCustomFields(props.entity).length === 0) return null;
  return (
    <Suspense>
      <Facts {...props} />
    </Suspense>
  );
}

/** The own fields that a form of creation asks for. A chunk of its own; nothing where there are none. */
export function CustomInputs(props: CustomInputsProps) {
  if (useCustomFields(props.entity).length === 0) return null;
  return (
    <Suspense>
      <Inputs {...props} />
    </Suspense>
  );
}
