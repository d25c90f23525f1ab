import { IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import type { CompanyInHand } from "../contract.ts";
import classes from "./call-lists.module.css";
import { ResultForm } from "./result-form.tsx";

interface CallCardProps {
  readonly listId: string;
  readonly company: CompanyInHand;
  readonly onNext: () => void;
}

/** The company in hand: numbers, what was said before, the result. */
export function CallCard({ listId, company, onNext }: CallCardProps) {
  const { t } = useTranslation("call-lists");
  const format = useFormat();
  const { name, city, industry, state, attempts, heldUntil } = company;
  return (
    <div className={classes.work}>
      <Panel>
        <div className={classes.form}>
          <div>
            <h2 className="msg">{name}</h2>
            <p className="t2">{[city, industry].filter((one) => one !== null).join(" · ")}</p>
            <p className="row">
              {state !== "waiting" && <Tag>{t(`web.state.${state}`)}</Tag>}
              {attempts > 0 && <Tag tone="line">{t("web.work.attempt", { count: attempts })}</Tag>}
              <span className="t3 sm">{t("web.work.held", { at: format.time(Date.parse(heldUntil)) })}</span>
            </p>
          </div>
          <Numbers phones={company.phones} />
          <ResultForm {...{ listId, company, onNext }} />
        </div>
      </Panel>
      <Before company={company} />
    </div>
  );
}

/** "+7 912 352-78-29": numbers are kept without gaps, and read in groups. */
const inGroups = (phone: string) => phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4");

function Numbers({ phones }: Pick<CompanyInHand, "phones">) {
  const { t } = useTranslation("call-lists");
  return (
    <ul className={classes.numbers} aria-label={t("web.work.numbers")}>
      {phones.map(({ phone, contact, position }, at) => (
        <li key={`${phone} ${contact?.id ?? ""}`}>
          <a href={`tel:${phone}`} className={classes.number} data-first={at === 0 || undefined}>
            <IconPhone size={16} stroke={1.5} aria-hidden />
            <b className="nw">{inGroups(phone)}</b>
            <span>
              {contact === null ? t("web.work.company") : [contact.name, position].filter(Boolean).join(", ")}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Before({ company: { id, lastCalls } }: { company: CompanyInHand }) {
  const { t } = useTranslation("call-lists");
  const format = useFormat();
  const now = Date.now();
  return (
    <Panel title={t("web.work.before")} aside={<AppLink to={`/companies/${id}`}>{t("web.work.open")}</AppLink>}>
      {lastCalls.length === 0 && <p className="t2">{t("web.work.noneBefore")}</p>}
      <ul className={classes.form}>
        {lastCalls.map(({ at, by, isReached, note }) => (
          <li key={at}>
            <span className="t2 sm">
              {[format.moment(Date.parse(at), now), by, t(`web.work.${isReached ? "reached" : "missed"}`)].join(" · ")}
            </span>
            {note !== null && <p>{note}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
