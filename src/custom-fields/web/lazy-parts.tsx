import { lazy, Suspense } from "react";
import type { ConditionParametersProps } from "./condition-parameters.tsx";
import type { CustomControlProps } from "./custom-control.tsx";
import type { CustomFactsProps } from "./custom-facts.tsx";
import type { CustomFiltersProps } from "./custom-filters.tsx";
import type { CustomInputsProps } from "./custom-inputs.tsx";
import type { OneCustomFieldProps } from "./one-custom-field.tsx";
import { useCustomFields } from "./use-custom-fields.ts";
import { useFilterFields } from "./use-filter-fields.ts";

const Facts = lazy(async () => ({ default: (await import("./custom-facts.tsx")).LoadedCustomFacts }));
const Inputs = lazy(async () => ({ default: (await import("./custom-inputs.tsx")).LoadedCustomInputs }));
const Control = lazy(async () => ({ default: (await import("./custom-control.tsx")).LoadedCustomControl }));
const One = lazy(async () => ({ default: (await import("./one-custom-field.tsx")).LoadedOneCustomField }));
const Filters = lazy(async () => ({ default: (await import("./custom-filters.tsx")).LoadedCustomFilters }));
const Parameters = lazy(async () => ({
  default: (await import("./condition-parameters.tsx")).LoadedConditionParameters,
}));

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

/** What a stage asks for of the deal's own fields, filled where it is asked. A chunk of its own. */
export function CustomControl(props: CustomControlProps) {
  return (
    <Suspense>
      <Control {...props} />
    </Suspense>
  );
}

/** One own field by its key, filled wherever it is asked. A chunk of its own. */
export function CustomField(props: OneCustomFieldProps) {
  return (
    <Suspense>
      <One {...props} />
    </Suspense>
  );
}

/** Which own field a stage asks for. A chunk of its own. */
export function CustomConditionParameters(props: ConditionParametersProps) {
  return (
    <Suspense>
      <Parameters {...props} />
    </Suspense>
  );
}

/** Conditions on own fields in the bar of a list. A chunk of its own; nothing where there are no fields. */
export function CustomFilters(props: CustomFiltersProps) {
  if (useFilterFields(props.entity).length === 0) return null;
  return (
    <Suspense>
      <Filters {...props} />
    </Suspense>
  );
}
