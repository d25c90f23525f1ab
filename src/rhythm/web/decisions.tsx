import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import {
  addRhythmDecision,
  type Decision,
  getRhythmMeeting,
  listRhythmMeetings,
  type WholeMeeting,
} from "../contract.ts";
import classes from "./rhythm.module.css";

function DecisionList({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  return (
    <ul className={classes.lines}>
      {decisions.map(({ id, text, owner, dueOn, doneAt, isOverdue }) => (
        <li key={id}>
          <span className={classes.named}>
            <b>{text}</b>
            <span className="t2 sm">
              {owner.name}, {format.day(dueOn, today)}
            </span>
          </span>
          {doneAt !== null && <Tag tone="good">{t("web.done")}</Tag>}
          {isOverdue && <Tag tone="bad">{t("web.overdue")}</Tag>}
        </li>
      ))}
    </ul>
  );
}

/** A meeting begins with what was decided before and is not done yet. */
function Earlier({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t } = useTranslation("rhythm");
  if (decisions.length === 0) return <p className="t2">{t("web.noEarlier")}</p>;
  return (
    <Panel title={t("web.earlier")} aside={<b>{decisions.length}</b>}>
      <DecisionList decisions={decisions} />
    </Panel>
  );
}

/** What is decided here becomes a task at once. */
function Made({ meeting }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const { made, isMine, state } = meeting;
  return (
    <Panel title={t("web.decisions")} aside={<b>{made.length}</b>}>
      {made.length === 0 && <p className="t2">{t("web.noDecisions")}</p>}
      <DecisionList decisions={made} />
      {isMine && state === "open" && <Decide meeting={meeting} />}
    </Panel>
  );
}

function Decide({ meeting }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const people = usePeople();
  const here = [...meeting.attendance, meeting.leader];
  const choices = people.filter(({ id }) => here.some((one) => one.id === id));
  const [text, setText] = useState("");
  const [ownerId, setOwner] = useState<string | null>(meeting.attendance[0]?.id ?? meeting.leader.id);
  const [dueOn, setDue] = useState(addDays(format.dayOf(Date.now()), 1));
  const deciding = useMutationEndpoint(addRhythmDecision, {
    refreshes: [getRhythmMeeting, listRhythmMeetings],
    onDone: () => setText(""),
  });
  return (
    <form
      className={classes.decide}
      onSubmit={(event) => {
        event.preventDefault();
        if (ownerId !== null) deciding.mutate({ params: { id: meeting.id }, body: { text, ownerId, dueOn } });
      }}
    >
      <TextInput
        label={t("web.decision")}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={classes.pair}>
        <Select
          label={t("web.who")}
          allowDeselect={false}
          data={choices.map(({ id, name }) => ({ value: id, label: name }))}
          value={ownerId}
          onChange={setOwner}
        />
        <DateField label={t("web.due")} value={dueOn} onChange={(date) => date !== null && setDue(date)} />
      </div>
      <FormRefusal error={deciding.error} />
      <Button type="submit" variant="default" disabled={text.trim() === ""} loading={deciding.isPending}>
        {t("web.decide")}
      </Button>
    </form>
  );
}

export const Decisions = { Earlier, Made };
