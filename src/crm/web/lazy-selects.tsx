import { TextInput } from "@mantine/core";
import { lazy, type ReactNode, Suspense } from "react";
import type { CompanySelectProps, ContactSelectProps } from "./select-props.ts";

const Company = lazy(async () => ({ default: (await import("./company-select.tsx")).LoadedCompanySelect }));
const Contact = lazy(async () => ({ default: (await import("./contact-select.tsx")).LoadedContactSelect }));

/** Finds a company by name, ИНН or phone as one types, or creates it by name. A chunk of its own. */
export function CompanySelect(props: CompanySelectProps) {
  return (
    <Waiting {...props}>
      <Company {...props} />
    </Waiting>
  );
}

/** Finds a person by name, phone or e-mail, or creates one by name. A chunk of its own. */
export function ContactSelect(props: ContactSelectProps) {
  return (
    <Waiting {...props}>
      <Contact {...props} />
    </Waiting>
  );
}

function Waiting({ label, value, children }: CompanySelectProps & { readonly children: ReactNode }) {
  return (
    <Suspense fallback={<TextInput label={label} value={value?.name ?? ""} disabled readOnly />}>{children}</Suspense>
  );
}
