import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { AppLink } from "../../../ui/link.tsx";
import { findDuplicates } from "../../contract.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import classes from "./duplicates.module.css";

interface SimilarHintProps {
  readonly kind: CustomerKind;
  /** Where the person works. */
  readonly company?: string | undefined;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly inn?: string;
  readonly site?: string;
}

const most = 3;

/** While one types a new customer: who like that is here already. It never blocks. */
export function SimilarHint({ kind, company, ...typed }: SimilarHintProps) {
  const { t } = useTranslation("crm");
  const [settled] = useDebouncedValue(JSON.stringify(typed), 300);
  const values = Object.entries(JSON.parse(settled) as Record<string, string>).filter(([, text]) => text.trim() !== "");
  const isEnough = values.some(([, text]) => text.trim().length >= 4);
  const found = useEndpoint(
    findDuplicates,
    { query: { kind, ...(company && { company }), ...Object.fromEntries(values) } },
    { enabled: isEnough, keepPrevious: true },
  );
  const items = isEnough ? (found.data?.items.slice(0, most) ?? []) : [];
  return (
    <div role="status" className={classes.similar}>
      {items.map((item) => (
        <p key={item.id}>
          {t(`web.duplicates.exists.${kind}`)}{" "}
          <AppLink className={classes.name} to={`/${kind === "company" ? "companies" : "contacts"}/${item.id}`}>
            {item.name}
          </AppLink>{" "}
          <span className="t2">({item.reasons.map((reason) => t(`web.duplicates.reason.${reason}`)).join(", ")})</span>
        </p>
      ))}
    </div>
  );
}
