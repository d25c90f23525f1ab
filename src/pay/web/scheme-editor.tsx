import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, addMonths, monthStart } from "../../kernel/zoned-time.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useSession } from "../../ui/session.tsx";
import {
  createPayScheme,
  createPaySchemeVersion,
  listPayOrders,
  listPaySchemes,
  listPaySlips,
  type PayScheme,
} from "../contract.ts";
import { flawsOfScheme, usualTerms } from "../domain/scheme.ts";
import { termsFromWire, termsToWire } from "../domain/terms-wire.ts";
import { BandFields } from "./band-fields.tsx";
import { DarwinPanel } from "./darwin-panel.tsx";
import type { DraftTerms } from "./draft-terms.ts";
import { GoalFields } from "./goal-fields.tsx";
import { PartFields } from "./part-fields.tsx";
import classes from "./pay.module.css";
import { PreviewPanel } from "./preview-panel.tsx";

interface SchemeEditorProps {
  /** Null: a new one. */
  readonly scheme: PayScheme | null;
  readonly onSaved: (id: string) => void;
}

const roles = ["salesperson", "head", "director", "marketing", "finance", "analyst"] as const;

/** The terms of a scheme with their flaws beside them; kept as a new version from a day on. */
export function SchemeEditor({ scheme, onSaved }: SchemeEditorProps) {
  const { t } = useTranslation("pay");
  const { currency } = useSession().workspace;
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const [terms, setTerms] = useState<DraftTerms>(
    () => scheme?.versions.at(-1)?.terms ?? (termsToWire(usualTerms, currency) as DraftTerms),
  );
  const [name, setName] = useState(scheme?.name ?? "");
  const [role, setRole] = useState<string | null>(scheme?.role ?? null);
  const [validFrom, setValidFrom] = useState<string | null>(addMonths(monthStart(addDays(today, 1)), 1));
  const flaws = flawsOfScheme(termsFromWire(terms));
  const change = (part: Partial<DraftTerms>) => setTerms({ ...terms, ...part });
  const save = useSaving(scheme, onSaved);
  const isReady = flaws.length === 0 && validFrom !== null && (scheme !== null || name.trim() !== "");
  const submit = () => {
    if (validFrom === null) return;
    if (scheme === null) save.create.mutate({ body: { name, role: role as PayScheme["role"], validFrom, terms } });
    else save.change.mutate({ params: { id: scheme.id }, body: { validFrom, terms } });
  };
  return (
    <div className={classes.stack}>
      {scheme === null && <Naming {...{ name, setName, role, setRole }} />}
      <PartFields {...{ terms, change, flaws, currency }} />
      <BandFields {...{ terms, change, flaws }} />
      <GoalFields {...{ terms, change, flaws, currency }} />
      <DarwinPanel {...{ terms, change, currency }} />
      <PreviewPanel terms={terms} schemeId={scheme?.id ?? null} />
      <Panel title={t("web.schemes.save")}>
        <p className="t2 sm">{t("web.schemes.saveHint")}</p>
        <div className={classes.rowFields}>
          <DateField label={t("web.schemes.validFrom")} value={validFrom} onChange={setValidFrom} />
          <Button
            variant="ink"
            disabled={!isReady}
            loading={save.create.isPending || save.change.isPending}
            onClick={submit}
          >
            {t(scheme === null ? "web.schemes.create" : "web.schemes.change")}
          </Button>
        </div>
        <FormRefusal error={save.create.error ?? save.change.error} />
      </Panel>
    </div>
  );
}

interface NamingProps {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly role: string | null;
  readonly setRole: (role: string | null) => void;
}

function Naming({ name, setName, role, setRole }: NamingProps) {
  const { t } = useTranslation("pay");
  return (
    <Panel title={t("web.schemes.new")}>
      <div className={classes.fields}>
        <TextInput
          label={t("web.schemes.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          autoComplete="off"
        />
        <Select
          label={t("web.schemes.role")}
          placeholder={t("web.schemes.byHand")}
          value={role}
          onChange={setRole}
          clearable
          data={roles.map((value) => ({ value, label: t(`web.role.${value}`) }))}
        />
      </div>
    </Panel>
  );
}

function useSaving(scheme: PayScheme | null, onSaved: (id: string) => void) {
  const { t } = useTranslation("pay");
  const toast = useToast();
  const refreshes = [listPaySchemes, listPayOrders, listPaySlips];
  const onDone = ({ id }: { id: string }) => {
    toast(t(scheme === null ? "web.schemes.created" : "web.schemes.changed"));
    onSaved(id);
  };
  return {
    create: useMutationEndpoint(createPayScheme, { refreshes, onDone }),
    change: useMutationEndpoint(createPaySchemeVersion, { refreshes, onDone }),
  };
}
