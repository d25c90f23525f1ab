import { IconAlertOctagon, IconAlertTriangle, IconArrowDown, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import { Figure } from "../../ui/figures/figure.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Group } from "../../ui/layout/group.tsx";
import { Avatar } from "../../ui/marks/avatar.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import type { Morning, MorningPerson } from "../contract.ts";
import classes from "./control.module.css";
import type { OpenEntries } from "./entries-dialog.tsx";
import { RowAction } from "./row-action.tsx";
import { useReason } from "./use-reason.ts";
import { useUnit } from "./use-unit.ts";

interface PeopleProps {
  readonly morning: Morning;
  readonly onOpen: OpenEntries;
}

/** In the tab order, so that arrows scroll it. */
const reachable = 0;
/** The bar ends at this many times what was due, as in the whole column: lengths compare. */
const barOfDue = 1.4;

/** The people, worst first; red only where something is to be done, with its reason and one button. */
export function PeopleTable({ morning, onOpen }: PeopleProps) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const { people, yesterday, today } = morning;
  const received = useUnit(people.flatMap((one) => [one.received, one.plan]));
  const difference = useUnit(people.map((one) => one.difference));
  return (
    <section className={classes.panel} aria-label={t("web.people")}>
      <Group label={t("web.people")} tabIndex={reachable} className={classes.scroll}>
        <table className={classes.people}>
          <thead>
            <tr>
              <th scope="col">{t("web.table.person")}</th>
              <th scope="col" className="num">
                {t("web.table.received", { unit: received.label })}
              </th>
              <th scope="col">{t("web.table.toDate")}</th>
              <th scope="col" className="num">
                {t("web.table.difference", { unit: difference.label })}
              </th>
              <th scope="col" className="num">
                {t("web.table.work")}
              </th>
              <th scope="col">{t("web.table.norm")}</th>
              <th scope="col" className="num">
                {t("web.table.effective")}
              </th>
              <th scope="col" className="num">
                {t("web.table.withoutStep")}
              </th>
              <th scope="col" colSpan={2}>
                {t("web.table.reason")}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row key={person.id} {...{ person, received, difference, onOpen }} department={morning.department} />
            ))}
          </tbody>
        </table>
      </Group>
      {yesterday !== null && (
        <p className={`t3 sm ${classes.foot}`}>{t("web.table.behindDay", { day: format.day(yesterday, today) })}</p>
      )}
    </section>
  );
}

interface RowProps {
  readonly person: MorningPerson;
  readonly received: ReturnType<typeof useUnit>;
  readonly difference: ReturnType<typeof useUnit>;
  readonly department: string | null;
  readonly onOpen: OpenEntries;
}

function Row({ person, received, difference, department, onOpen }: RowProps) {
  const { t } = useTranslation("control");
  const { id, name, plan, meetings, calls, effective, withoutStep } = person;
  const open = (figure: Parameters<OpenEntries>[0]["figure"]) => () => onOpen({ figure, person: { id, name } });
  return (
    <tr data-tone={person.tone}>
      <th scope="row">
        <span className={classes.name}>
          <Avatar name={name} decorative />
          {name}
          {person.hasLeft && <Tag tone="line">{t("web.table.hasLeft")}</Tag>}
        </span>
      </th>
      <td className="num" data-label={t("web.table.received", { unit: received.label })}>
        <span>
          <Figure onOpen={open("received")} label={t("web.entries.received", { name })}>
            {received.show(person.received)}
          </Figure>{" "}
          {plan !== null && <span className="t3">{t("web.table.of", { sum: received.show(plan, 1) })}</span>}
          {person.today.minor !== 0 && (
            <Figure onOpen={open("today")} label={t("web.entries.today", { name })}>
              <span className="t3 sm">{t("web.table.todayMore", { sum: received.show(person.today) })}</span>
            </Figure>
          )}
        </span>
      </td>
      <td data-label={t("web.table.toDate")}>
        <ToDate person={person} />
      </td>
      <td
        className={`num ${person.difference.minor > 0 ? "t3" : ""}`}
        data-label={t("web.table.difference", { unit: difference.label })}
      >
        {person.share === null ? "—" : difference.signed(person.difference)}
      </td>
      <td className="num nw" data-label={t("web.table.work")}>
        <span>
          <Figure onOpen={open("meetings")} label={t("web.entries.meetings", { name })}>
            {meetings}
          </Figure>{" "}
          <span className="t3">{t("web.table.and")}</span>{" "}
          <Figure onOpen={open("calls")} label={t("web.entries.calls", { name })}>
            {calls}
          </Figure>
        </span>
      </td>
      <td data-label={t("web.table.norm")}>
        <Rating person={person} />
      </td>
      <td className="num" data-label={t("web.table.effective")}>
        <span>
          {effective.done}{" "}
          {effective.planned > 0 && <span className="t3">{t("web.table.of", { sum: effective.planned })}</span>}
        </span>
      </td>
      <td className="num" data-label={t("web.table.withoutStep")}>
        {withoutStep === 0 ? (
          <span className="t3">—</span>
        ) : (
          <Figure onOpen={open("without_step")} label={t("web.entries.without_step", { name })}>
            {withoutStep}
          </Figure>
        )}
      </td>
      <td className={classes.reason}>
        <Reasons person={person} />
      </td>
      <td className={classes.act}>
        <RowAction person={person} department={department} onOpen={onOpen} />
      </td>
    </tr>
  );
}

function ToDate({ person }: { person: MorningPerson }) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const { share, fact, due, tone } = person;
  if (share === null)
    return (
      <span className="t3" title={t("web.table.dash")}>
        —
      </span>
    );
  const said = t("web.table.bar", { fact: format.money(fact), due: format.money(due) });
  const barTone = tone === "red" ? "bad" : tone;
  return (
    <span className={classes.toDate}>
      <b className={tone === "red" ? "bad" : tone === "warn" ? "warn" : ""}>{format.share(cutShare(share, 0))}</b>
      <span title={said}>
        <BarNotch
          value={Math.max(0, fact.minor)}
          target={due.minor}
          max={due.minor * barOfDue}
          over="calm"
          tone={barTone}
          label={said}
        />
      </span>
    </span>
  );
}

function Rating({ person: { rating, tone } }: { person: MorningPerson }) {
  const { t } = useTranslation("control");
  if (rating === null) return <span className="t3">—</span>;
  if (rating === "below") {
    return (
      <Tag tone={tone === "red" ? "bad" : "line"} icon={<IconArrowDown size={12} stroke={1.5} aria-hidden />}>
        {t("web.rating.below")}
      </Tag>
    );
  }
  const icon =
    rating === "good" || rating === "excellent"
      ? { icon: <IconCheck size={12} stroke={1.5} className="good" aria-hidden /> }
      : {};
  return (
    <Tag tone="line" {...icon}>
      {t(`web.rating.${rating}`)}
    </Tag>
  );
}

function Reasons({ person: { reasons, tone } }: { person: MorningPerson }) {
  const words = useReason();
  if (reasons.length === 0) return null;
  const Mark = tone === "red" ? IconAlertOctagon : IconAlertTriangle;
  return (
    <span className={classes.why}>
      <Mark size={14} stroke={1.5} className={tone === "red" ? "bad" : "warn"} aria-hidden />
      <span>{reasons.map(words).join(", ")}</span>
    </span>
  );
}
