import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { isInn } from "../../kernel/inn.ts";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { changeCompany, getCompany } from "../contract.ts";

interface CompanyInnFieldProps {
  readonly companyId: string;
  readonly label: ReactNode;
  readonly autoFocus?: boolean;
  readonly onSaved: () => void;
}

/** The tax number of a company, saved when its check digits agree. */
export function CompanyInnField({ companyId, label, autoFocus = false, onSaved }: CompanyInnFieldProps) {
  const card = useEndpoint(getCompany, { params: { id: companyId } });
  const company = card.data?.company;
  const [typed, setTyped] = useState<string | null>(null);
  const save = useMutationEndpoint(changeCompany, { refreshes: [getCompany], onDone: onSaved });
  const value = typed ?? company?.inn ?? "";
  const digits = value.replaceAll(/\s/g, "");
  const settle = (last: boolean) => {
    if (company === undefined || typed === null || digits === (company.inn ?? "")) return;
    if (digits === "" || !(isInn(digits) || last)) return;
    save.mutate({ params: { id: companyId }, body: { inn: digits, version: company.version } });
  };
  const error = serverErrors(save.error).inn ?? save.error?.message;
  return (
    <TextInput
      label={label}
      data-autofocus={autoFocus || undefined}
      inputMode="numeric"
      value={value}
      error={error}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => settle(true)}
      onKeyDown={(event) => event.key === "Enter" && settle(true)}
    />
  );
}
