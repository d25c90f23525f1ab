import type { ComponentProps } from "react";

/** Things that belong together under a name that is heard and not seen. */
export function Group({ label, ...rest }: ComponentProps<"div"> & { readonly label: string }) {
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in; charts and results are read
  return <div role="group" aria-label={label} {...rest} />;
}
