import { useTranslation } from "react-i18next";
import { Figure } from "../../ui/figures/figure.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Group } from "../../ui/layout/group.tsx";
import { StageMark } from "../../ui/marks/stage-mark.tsx";
import type { PlanCoverages } from "../contract.ts";
import classes from "./plan.module.css";

type Person = PlanCoverages["people"][number];
type Cell = Person["cells"][number];

/** In the tab order, so that arrows scroll it. */
const reachable = 0;

/** Deals held against those needed, person × stage; a click on what is held opens exactly these deals (PLA-6). */
export function CoverageMatrix({
  answer,
  children,
}: {
  answer: PlanCoverages;
  children?: (person: Person) => React.ReactNode;
}) {
  const { t } = useTranslation("reverse-planning");
  const { stages, people, total } = answer;
  return (
    <Group label={t("web.coverage.table")} tabIndex={reachable} className={classes.scroll}>
      <table className={classes.matrix} lang={useFormat().language}>
        <thead>
          <tr>
            <th scope="col">{t("web.coverage.person")}</th>
            {stages.map(({ id, name, isKeyStage }, index) => (
              <th key={id} scope="col">
                <span className={classes.mark}>
                  <StageMark n={index + 1} of={stages.length} isKey={isKeyStage} />
                </span>
                {name}
              </th>
            ))}
            {children !== undefined && <th scope="col">{t("web.coverage.won")}</th>}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {person.cells.map((cell) => (
                <CellOf key={cell.stageId} cell={cell} answer={answer} person={person} />
              ))}
              {children !== undefined && <td>{children(person)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("web.coverage.all")}</th>
            {total.map(({ stageId, held, needed }) => (
              <td key={stageId}>
                {held} <span>/ {needed ?? "—"}</span>
              </td>
            ))}
            {children !== undefined && <td />}
          </tr>
        </tfoot>
      </table>
    </Group>
  );
}

function CellOf({ cell, answer, person }: { cell: Cell; answer: PlanCoverages; person: Person }) {
  const { t } = useTranslation("reverse-planning");
  const { held, needed, shortage, stageId } = cell;
  const stage = answer.stages.find(({ id }) => id === stageId)?.name ?? "";
  const search = { view: "list", pipeline: answer.pipeline.id, stage: stageId, owner: person.id, status: "open" };
  const short = needed === null ? "" : t(`web.coverage.shortage.${shortage}`, { count: Math.max(0, needed - held) });
  return (
    <td data-shortage={shortage === "none" ? undefined : shortage} title={short || undefined}>
      <b>
        {held === 0 ? (
          0
        ) : (
          <Figure
            to="/deals"
            search={search}
            label={t("web.coverage.open", { person: person.name, stage, count: held })}
          >
            {held}
          </Figure>
        )}
      </b>{" "}
      <span>/ {needed ?? "—"}</span>
    </td>
  );
}
