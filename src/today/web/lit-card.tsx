import { Button } from "@mantine/core";
import { IconMail, IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import { AppLink } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import type { TodayAnswer, TodayTask } from "../contract.ts";
import { type Deeds, emailOf, phoneOf } from "./deeds.ts";
import { LaterMenu } from "./later-menu.tsx";
import classes from "./today.module.css";
import { useWords } from "./use-words.ts";

interface LitCardProps {
  readonly task: TodayTask;
  readonly lit: TodayAnswer["lit"];
  readonly deeds: Deeds;
}

/** The one thing to do now: what, why, and the button that does it. */
export function LitCard({ task, lit, deeds }: LitCardProps) {
  const { t } = useTranslation("today");
  const { why, about } = useWords();
  const { deal } = task;
  return (
    <section className={classes.now} aria-label={t("web.now")}>
      <div className={classes.nowHead}>
        <Tag tone={task.group === "overdue" ? "bad" : task.group === "soon" ? "warn" : "accent"}>{why(task)}</Tag>
        <span className="end t3 sm not-phone">{t("web.now")}</span>
      </div>
      <div className={classes.nowBody}>
        <div className="grow">
          <h2 className={classes.nowTitle}>{task.title}</h2>
          {deal === null ? (
            <div className="t2">{about(task)}</div>
          ) : (
            <AppLink to={`/deals/${deal.id}`} className={`t2 ${classes.about}`}>
              {about(task)}
            </AppLink>
          )}
          <Context task={task} lit={lit} />
        </div>
        {deeds.mayEdit && <Actions task={task} deeds={deeds} />}
      </div>
    </section>
  );
}

function Context({ task, lit }: Pick<LitCardProps, "task" | "lit">) {
  const { t } = useTranslation("today");
  const format = useFormat();
  const last = lit?.lastContact ?? null;
  const chain = lit?.chain ?? null;
  const day = (at: string) => format.day(format.dayOf(Date.parse(at)), format.dayOf(Date.now()));
  const facts = [
    last === null ? null : { key: "lastContact", text: `${day(last.at)}: ${last.result}` },
    task.deal === null ? null : { key: "stage", text: task.deal.stage },
    chain === null ? null : { key: "chainStep", text: t("web.chainPlace", chain) },
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return (
    <dl className={classes.context}>
      {facts.map(({ key, text }) => (
        <div key={key}>
          <dt>{t(`web.${key as "stage"}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ task, deeds }: Pick<LitCardProps, "task" | "deeds">) {
  const { t } = useTranslation("today");
  const phone = phoneOf(task);
  const email = emailOf(task);
  const link = phone !== null ? `tel:${phone}` : email !== null ? `mailto:${email}` : null;
  const Icon = phone !== null ? IconPhone : IconMail;
  return (
    <div className={classes.nowActions}>
      {link === null ? (
        <Button variant="ink" size="lg" onClick={() => deeds.done(task)} rightSection={<Kbd keys="E" />}>
          {t("web.act.done")}
        </Button>
      ) : (
        <Button
          component="a"
          href={link}
          variant="ink"
          size="lg"
          className={classes.big ?? ""}
          leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
          onClick={() => deeds.done(task)}
        >
          {phone ?? t("web.act.write")}
        </Button>
      )}
      <div className={classes.pair}>
        {link === null ? (
          <Button fullWidth onClick={() => deeds.step(task)}>
            {t("web.act.step")}
          </Button>
        ) : (
          <Button fullWidth onClick={() => deeds.done(task)} rightSection={<Kbd keys="E" />}>
            {t("web.act.done")}
          </Button>
        )}
        {task.activity !== null && <LaterMenu task={task} deeds={deeds} isLit />}
      </div>
    </div>
  );
}
