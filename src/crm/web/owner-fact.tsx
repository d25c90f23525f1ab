import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import classes from "./customers.module.css";
import { Owner } from "./use-company-columns.tsx";

interface OwnerFactProps {
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly mayEdit: boolean;
  readonly onSave: (id: string | null) => Promise<unknown>;
}

/** Who looks after the customer. */
export function OwnerFact({ owner, mayEdit, onSave }: OwnerFactProps) {
  const { t } = useTranslation("crm");
  const people = usePeople();
  const [error, setError] = useState<string | null>(null);
  const known = owner === null || people.some(({ id }) => id === owner.id) ? people : [owner, ...people];
  const save = (id: string | null) => {
    setError(null);
    onSave(id).catch((refusal: unknown) => setError(refusal instanceof Error ? refusal.message : String(refusal)));
  };
  return (
    <div className={classes.fact}>
      <dt>{t("web.field.owner")}</dt>
      <dd>
        {mayEdit && people.length > 0 ? (
          <Select
            classNames={{ input: classes.quiet ?? "" }}
            clearButtonProps={{ size: "xs", "aria-label": t("web.clear") }}
            aria-label={t("web.field.owner")}
            placeholder={t("web.fill")}
            data={known.map(({ id, name }) => ({ value: id, label: name }))}
            value={owner?.id ?? null}
            onChange={save}
            error={error}
            searchable
            clearable
          />
        ) : (
          <span className={classes.fixed}>
            {owner === null ? <span className="t3">—</span> : <Owner owner={owner} />}
          </span>
        )}
      </dd>
    </div>
  );
}
