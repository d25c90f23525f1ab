import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePipelines } from "../../pipeline/web/index.ts";
import type { ImportKind } from "../domain/fields.ts";
import type { MappedValue } from "../domain/import-map.ts";
import { outcomeOfStage } from "../domain/words.ts";
import classes from "./importing.module.css";
import { type Choices, choiceOf, type MatchedColumn } from "./mapping.ts";

interface StageValuesProps {
  readonly kind: ImportKind;
  /** What stands in the column. */
  readonly values: readonly string[];
  readonly columns: readonly MatchedColumn[];
  readonly choices: Choices;
  readonly place: number;
  readonly pipeline: string | null;
  readonly onChange: (choices: Choices) => void;
}

const outcomes = { won: "=won", lost: "=lost" } as const;

/** What each value of the stage column means here: a stage, a win or a loss. */
export function StageValues(props: StageValuesProps) {
  const { kind, values, columns, choices, place, pipeline, onChange } = props;
  const { t } = useTranslation("importing");
  const { items } = usePipelines();
  const choice = choiceOf(choices, columns, place);
  const chosen = pipeline === null ? items : items.filter(({ name }) => name === pipeline);
  const stages = [...new Set(chosen.flatMap((one) => one.stages.map(({ name }) => name)))];
  const set = (value: string, meaning: MappedValue | null) => {
    // Once one value has a meaning, only the map counts: outcomes that were understood by themselves are written down too.
    const understood = Object.keys(choice.values).length === 0 ? outcomesAmong(values) : {};
    const { [value]: _, ...others } = { ...understood, ...choice.values };
    onChange({
      ...choices,
      [place]: { ...choice, values: meaning === null ? others : { ...others, [value]: meaning } },
    });
  };
  if (values.length === 0) return null;
  return (
    <div className={classes.values}>
      <h3 className={classes.label}>{t("web.stageValues")}</h3>
      <p className="t2 sm">{t(kind === "deals" ? "web.stageValuesDeals" : "web.stageValuesHistory")}</p>
      <ul className={classes.valueList}>
        {values.map((value) => (
          <li key={value} className={classes.value}>
            <span className={classes.fileName}>{value}</span>
            <Meaning value={value} stages={stages} meaning={meaningOf(choice.values, value)} onChange={set} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function outcomesAmong(values: readonly string[]): Record<string, MappedValue> {
  const known = values.flatMap((value) => {
    const outcome = outcomeOfStage(value);
    return outcome === null ? [] : [[value, { outcome }] as const];
  });
  return Object.fromEntries(known);
}

/** As told; by itself, as the server understands it while nothing is told. */
function meaningOf(told: Readonly<Record<string, MappedValue>>, value: string): MappedValue | null {
  if (Object.keys(told).length > 0) return told[value] ?? null;
  const outcome = outcomeOfStage(value);
  return outcome === null ? null : { outcome };
}

interface MeaningProps {
  readonly value: string;
  readonly stages: readonly string[];
  readonly meaning: MappedValue | null;
  readonly onChange: (value: string, meaning: MappedValue | null) => void;
}

function Meaning({ value, stages, meaning, onChange }: MeaningProps) {
  const { t } = useTranslation("importing");
  const shown = meaning === null ? null : typeof meaning === "string" ? meaning : outcomes[meaning.outcome];
  const choose = (next: string | null) => {
    if (next === null) return onChange(value, null);
    const outcome = next === outcomes.won ? "won" : next === outcomes.lost ? "lost" : null;
    onChange(value, outcome === null ? next : { outcome });
  };
  return (
    <Select
      className={classes.meaning ?? ""}
      aria-label={t("web.valueMeans", { value })}
      placeholder={t("web.asItIs")}
      data={[
        { value: outcomes.won, label: t("web.won") },
        { value: outcomes.lost, label: t("web.lost") },
        ...stages.map((name) => ({ value: name, label: name })),
      ]}
      value={shown}
      onChange={choose}
      searchable
      clearable
      clearSectionMode="clear"
      clearButtonProps={{ size: "xs", "aria-label": t("web.dropMeaning", { value }) }}
    />
  );
}
