import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Overview } from "../../contract.ts";
import classes from "./migration.module.css";
import { type Chosen, type Here, hereOf, intoOf, meaningOf } from "./plan.ts";

interface PlanProps {
  readonly overview: Overview;
  readonly chosen: Chosen;
  readonly here: readonly Here[];
  readonly onChange: (chosen: Chosen) => void;
}

/** Where each pipeline goes, and what its stages become there. */
export function PipelinesPlan(props: PlanProps) {
  return props.overview.pipelines.map((found) => <PipelinePlan key={found.name} {...props} found={found} />);
}

type Found = Overview["pipelines"][number];
const [behind, fresh] = ["=behind", "=new"];

function PipelinePlan({ found, chosen, here, onChange }: PlanProps & { readonly found: Found }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const { name } = found;
  const into = intoOf(found, chosen, here);
  const target = hereOf(into, here);
  const count = found.won + found.lost + found.stages.reduce((sum, stage) => sum + stage.deals, 0);
  const deals = t("web.migration.deals", { count, shown: format.number(count) });
  const own = hereOf(name, here) === undefined ? [{ value: fresh, label: t("web.migration.asNew", { name }) }] : [];
  const choose = (value: string | null) => {
    const next = value === behind ? null : value === fresh ? name : value;
    onChange({ ...chosen, pipelines: { ...chosen.pipelines, [name]: next } });
  };
  return (
    <section className={classes.pipeline} aria-label={name}>
      <div className={classes.head}>
        <div className={classes.name}>
          <h3>{name}</h3>
          <span className="t2 sm">
            {t("web.migration.tally", {
              deals,
              amount: format.money(found.amount),
              won: format.number(found.won),
              lost: format.number(found.lost),
            })}
          </span>
        </div>
        <Select
          aria-label={t("web.migration.goesInto", { name })}
          data={[
            ...own,
            ...here.map((one) => ({ value: one.name, label: t("web.migration.asOwn", { name: one.name }) })),
            { value: behind, label: t("web.migration.notTaken") },
          ]}
          value={into === null ? behind : (target?.name ?? fresh)}
          allowDeselect={false}
          onChange={choose}
        />
      </div>
      {into !== null && (
        <ul className={classes.rows}>
          {found.stages.map((stage) => (
            <StagePlan key={stage.name} {...{ found, stage, target, chosen, onChange }} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface StageProps {
  readonly found: Found;
  readonly stage: Found["stages"][number];
  readonly target: Here | undefined;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

const ends = { won: "=won", lost: "=lost" } as const;

function StagePlan({ found, stage, target, chosen, onChange }: StageProps) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const { name, deals: count } = stage;
  const means = meaningOf(found, name, chosen, target);
  const shown = means === null ? null : "stage" in means ? means.stage : ends[means.outcome];
  const stages = target === undefined ? [name] : target.stages.flatMap((one) => (one.isWon ? [] : [one.name]));
  const choose = (value: string | null) => {
    if (value === null) return;
    const outcome = value === ends.won ? "won" : value === ends.lost ? "lost" : null;
    const next: Chosen["stages"][string] = outcome === null ? { stage: value } : { outcome };
    onChange({ ...chosen, stages: { ...chosen.stages, [`${found.name}/${name}`]: next } });
  };
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        {name} <span className="t2 sm">{t("web.migration.deals", { count, shown: format.number(count) })}</span>
      </span>
      <Select
        aria-label={t("web.migration.stageMeans", { name })}
        placeholder={t("web.migration.chooseStage")}
        data={[
          ...stages.map((one) => ({ value: one, label: one })),
          { value: ends.won, label: t("web.won") },
          { value: ends.lost, label: t("web.lost") },
        ]}
        value={shown}
        allowDeselect={false}
        error={means === null}
        onChange={choose}
      />
    </li>
  );
}
