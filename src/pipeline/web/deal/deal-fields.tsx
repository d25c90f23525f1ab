import { Autocomplete, Select } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../../identity/web/index.ts";
import type { Money } from "../../../kernel/money.ts";
import { MoneyField } from "../../../ui/forms/money-field.tsx";
import { SettledDateField } from "../../../ui/forms/settled-date-field.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { onKey } from "../../../ui/keyboard/on-key.ts";
import { useMay } from "../../../ui/session.tsx";
import type { DealAnswer } from "../../contract.ts";
import { useDealPatch } from "../use-deal.tsx";
import { useKnownValues } from "../use-known-values.ts";
import classes from "./deal.module.css";
import { EditButton, InlineText } from "./inline-text.tsx";

const texts = ["channel", "source", "product"] as const;

/** Fields of the deal, each edited where it stands. */
export function DealFields({ deal }: { deal: DealAnswer }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  return (
    <section className={classes.section}>
      <h3>{t("web.deal.title")}</h3>
      <dl className={classes.fields}>
        <SumRow deal={deal} field="amount" />
        <SumRow deal={deal} field="prepayment" />
        <DateRow deal={deal} field="expectedCloseOn" />
        <DateRow deal={deal} field="deliveryOn" />
        <Row label={t("web.field.probability")}>
          {deal.probability === null ? <span className="t3">—</span> : format.share(deal.probability)}
        </Row>
        {texts.map((field) => (
          <TextRow key={field} deal={deal} field={field} />
        ))}
        <NeedRow deal={deal} />
        <OwnerRow deal={deal} />
      </dl>
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface EditableProps {
  readonly label: string;
  readonly shown: string;
  readonly mayEdit?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** Shows the value; pressed, shows the control. */
function Editable({ label, shown, mayEdit, children }: EditableProps) {
  const may = useMay("deals.edit");
  const [isOn, setOn] = useState(false);
  if (isOn) {
    return (
      <Row label={label}>
        <div className={classes.editor} {...onKey((event) => event.key === "Escape" && setOn(false))}>
          {children(() => setOn(false))}
        </div>
      </Row>
    );
  }
  return (
    <Row label={label}>
      {(mayEdit ?? may) ? <EditButton {...{ label, shown }} onClick={() => setOn(true)} /> : shown}
    </Row>
  );
}

type SumField = "amount" | "prepayment";

function SumRow({ deal, field }: { deal: DealAnswer; field: SumField }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const label = t(`web.field.${field}`);
  return (
    <Editable label={label} shown={deal[field] === null ? "—" : format.money(deal[field])}>
      {(close) => <SumEditor {...{ deal, field, label, close }} />}
    </Editable>
  );
}

interface EditorProps<Field> {
  readonly deal: DealAnswer;
  readonly field: Field;
  readonly label: string;
  readonly close: () => void;
}

/** Begins from the value as it is when opened; what others change while one types is seen by comparing with it. */
function SumEditor({ deal, field, label, close }: EditorProps<SumField>) {
  const patch = useDealPatch(deal.id);
  const [base] = useState(deal);
  const [sum, setSum] = useState<Money | null>(deal[field]);
  const save = () => {
    close();
    if (sum?.minor === base[field]?.minor) return;
    const body = field === "amount" ? { amountMinor: sum?.minor ?? null } : { prepaymentMinor: sum?.minor ?? null };
    void patch(body, { [field]: sum }, base).catch(() => {});
  };
  return (
    <div {...onKey((event) => event.key === "Enter" && save())}>
      <MoneyField label={label} currency={deal.currency} value={sum} onChange={setSum} onBlur={save} autoFocus />
    </div>
  );
}

type DateName = "expectedCloseOn" | "deliveryOn";

function DateRow({ deal, field }: { deal: DealAnswer; field: DateName }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const label = t(`web.field.${field}`);
  return (
    <Editable label={label} shown={deal[field] === null ? "—" : format.dayLong(deal[field])}>
      {(close) => <DateEditor {...{ deal, field, label, close }} />}
    </Editable>
  );
}

function DateEditor({ deal, field, label, close }: EditorProps<DateName>) {
  const patch = useDealPatch(deal.id);
  const [base] = useState(deal);
  return (
    <SettledDateField
      label={label}
      value={base[field]}
      autoFocus
      onSettle={(date) => {
        close();
        void patch({ [field]: date }, { [field]: date }, base).catch(() => {});
      }}
    />
  );
}

type TextName = (typeof texts)[number];

function TextRow({ deal, field }: { deal: DealAnswer; field: TextName }) {
  const { t } = useTranslation("pipeline");
  const label = t(`web.field.${field}`);
  return (
    <Editable label={label} shown={deal[field] ?? "—"}>
      {(close) => <TextEditor {...{ deal, field, label, close }} />}
    </Editable>
  );
}

function TextEditor({ deal, field, label, close }: EditorProps<TextName>) {
  const patch = useDealPatch(deal.id);
  const known = useKnownValues(field);
  const [base] = useState(deal);
  const [text, setText] = useState(deal[field] ?? "");
  const save = (value = text) => {
    close();
    const next = value.trim() === "" ? null : value.trim();
    if (next !== base[field]) void patch({ [field]: next }, { [field]: next }, base).catch(() => {});
  };
  return (
    <Autocomplete
      label={label}
      data={known}
      autoFocus
      value={text}
      onChange={setText}
      onOptionSubmit={save}
      onBlur={() => save()}
      onKeyDown={(event) => event.key === "Enter" && save()}
    />
  );
}

function NeedRow({ deal }: { deal: DealAnswer }) {
  const { t } = useTranslation("pipeline");
  const patch = useDealPatch(deal.id);
  const may = useMay("deals.edit");
  const save = (text: string, before: string) => {
    const need = text === "" ? null : text;
    void patch({ need }, { need }, { ...deal, need: before === "" ? null : before }).catch(() => {});
  };
  return (
    <Row label={t("web.field.need")}>
      <InlineText label={t("web.field.need")} value={deal.need ?? ""} isLong mayEdit={may} onSave={save} />
    </Row>
  );
}

function OwnerRow({ deal }: { deal: DealAnswer }) {
  const { t } = useTranslation("pipeline");
  const patch = useDealPatch(deal.id);
  const mayAssign = useMay("deals.assign");
  const people = usePeople();
  const label = t("web.field.owner");
  return (
    <Editable label={label} shown={deal.owner.name} mayEdit={mayAssign}>
      {(close) => (
        <Select
          label={label}
          searchable
          autoFocus
          allowDeselect={false}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={deal.owner.id}
          onChange={(id) => {
            close();
            const owner = people.find((person) => person.id === id);
            if (owner === undefined || owner.id === deal.owner.id) return;
            void patch({ ownerId: owner.id }, { owner: { id: owner.id, name: owner.name } }).catch(() => {});
          }}
        />
      )}
    </Editable>
  );
}
