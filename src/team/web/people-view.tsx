import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useMay } from "../../ui/session.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { getTeam, setPersonDates, setRamp, type Team, type TeamMember } from "../contract.ts";
import { FormDialog } from "./form-dialog.tsx";
import classes from "./team.module.css";

/** People by name: when they joined and left, and what is asked of newcomers. */
export function PeopleView({ team }: { readonly team: Team }) {
  const { t } = useTranslation("team");
  const mayEdit = useMay("team.edit");
  const [edited, setEdited] = useState<TeamMember | "ramp" | null>(null);
  const shares = team.ramp.shares.map((share) => `${share} %`).join(" → ");
  return (
    <>
      <div className={classes.note}>
        {t("web.ramp", { shares })}
        {mayEdit && (
          <Button size="sm" onClick={() => setEdited("ramp")}>
            {t("web.rampEdit")}
          </Button>
        )}
      </div>
      <DataTable
        label={t("web.views.people")}
        columns={useColumns(team, setEdited)}
        rows={team.people}
        rowKey={({ id }) => id}
      />
      {edited === "ramp" && <RampDialog ramp={team.ramp} onClose={() => setEdited(null)} />}
      {edited !== null && edited !== "ramp" && <DatesDialog member={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function useColumns(team: Team, edit: (member: TeamMember) => void): readonly Column<TeamMember>[] {
  const { t } = useTranslation("team");
  const format = useFormat();
  const day = (date: string | null) => (date === null ? "—" : format.dayLong(date));
  const lastTest = (id: string) => {
    for (const { results, passMark } of team.trainings.filter(({ kind }) => kind === "test")) {
      const score = results.find(({ person }) => person.id === id)?.score;
      if (score !== undefined && score !== null) return { score, isPassed: score >= passMark };
    }
    return null;
  };
  return [
    { key: "name", title: t("web.person"), cell: ({ name }) => name },
    { key: "department", title: t("web.department"), cell: ({ department }) => department ?? "—", isMinor: true },
    { key: "joined", title: t("web.joined"), cell: ({ joinedOn }) => day(joinedOn) },
    { key: "left", title: t("web.left"), cell: ({ leftOn }) => day(leftOn), isMinor: true },
    {
      key: "ramp",
      title: t("web.norm"),
      align: "end",
      cell: ({ ramp }) => (ramp === 1 ? <span className="t3">{t("web.normFull")}</span> : <b>{format.share(ramp)}</b>),
    },
    {
      key: "test",
      title: t("web.lastTest"),
      align: "end",
      isMinor: true,
      cell: ({ id }) => {
        const test = lastTest(id);
        if (test === null) return "—";
        return `${t("web.contests.points", { score: test.score })}, ${t(test.isPassed ? "web.trainings.passed" : "web.trainings.failed")}`;
      },
    },
    {
      key: "edit",
      title: "",
      width: "48px",
      cell: (member) =>
        member.mayEdit && (
          <ActionIcon size="sm" aria-label={t("web.dates", { name: member.name })} onClick={() => edit(member)}>
            <IconPencil size={14} stroke={1.5} aria-hidden />
          </ActionIcon>
        ),
    },
  ];
}

function DatesDialog({ member, onClose }: { readonly member: TeamMember; readonly onClose: () => void }) {
  const { t } = useTranslation("team");
  const [joinedOn, setJoined] = useState(member.joinedOn);
  const [leftOn, setLeft] = useState(member.leftOn);
  const { mutate, isPending, error } = useMutationEndpoint(setPersonDates, { refreshes: [getTeam], onDone: onClose });
  const body = { joinedOn, leftOn, version: member.version };
  return (
    <FormDialog
      title={t("web.datesOf", { name: member.name })}
      isBusy={isPending}
      error={error}
      onSubmit={() => mutate({ params: { id: member.id }, body })}
      onClose={onClose}
    >
      <DateField label={t("web.joined")} value={joinedOn} onChange={setJoined} />
      <DateField label={t("web.left")} value={leftOn} onChange={setLeft} />
      <p className="t2 sm">{t("web.datesHint")}</p>
    </FormDialog>
  );
}

function RampDialog({ ramp, onClose }: { readonly ramp: Team["ramp"]; readonly onClose: () => void }) {
  const { t } = useTranslation("team");
  const [text, setText] = useState(ramp.shares.join(" "));
  const { mutate, isPending, error } = useMutationEndpoint(setRamp, { refreshes: [getTeam], onDone: onClose });
  const shares = text
    .split(/[\s,;/%]+/)
    .filter((part) => part !== "")
    .map(Number);
  const isReady = shares.length > 0 && shares.every((share) => Number.isInteger(share) && share >= 0 && share <= 100);
  return (
    <FormDialog
      title={t("web.rampTitle")}
      isReady={isReady}
      isBusy={isPending}
      error={error}
      onSubmit={() => mutate({ body: { shares, version: ramp.version } })}
      onClose={onClose}
    >
      <TextInput
        label={t("web.rampField")}
        description={t("web.rampHint")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
