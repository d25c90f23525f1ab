import { ActionIcon, Button, Modal, NumberInput, TextInput } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import {
  type CallQuality,
  type CallScorecard,
  changeCallMistake,
  changeCallQualitySettings,
  changeCallScorecard,
  createCallMistake,
  getCallQuality,
  listCallMistakes,
  listCallScorecards,
} from "../contract.ts";
import classes from "./calls.module.css";
import { ScorecardForm } from "./scorecard-form.tsx";

/** The plan of reviews, scorecards and typical mistakes; the first scorecard begins with an example that is changed at will. */
export function SettingsDialog({ quality, onClose }: { quality: CallQuality; onClose: () => void }) {
  const { t } = useTranslation("call-quality");
  const [edited, setEdited] = useState<CallScorecard | "new" | null>(null);
  const read = useEndpoint(listCallScorecards, {}, { staleTime: 0 });
  const scorecards = read.data?.items;
  const isFirst = scorecards?.length === 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={t("web.settings.title")}
      closeButtonProps={{ "aria-label": t("web.review.close") }}
    >
      {scorecards === undefined && <LinesSkeleton lines={6} />}
      {scorecards !== undefined && (edited !== null || isFirst) && (
        <ScorecardForm
          scorecard={edited === "new" || edited === null ? null : edited}
          isFirst={isFirst}
          onDone={() => setEdited(null)}
        />
      )}
      {scorecards !== undefined && edited === null && !isFirst && (
        <div className={classes.form}>
          <PlanField quality={quality} />
          <div className="row">
            <h3 className="grow">{t("web.settings.scorecards")}</h3>
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={14} stroke={1.5} />}
              onClick={() => setEdited("new")}
            >
              {t("web.settings.add")}
            </Button>
          </div>
          <ul>
            {scorecards.map((one) => (
              <ScorecardLine key={one.id} scorecard={one} onEdit={() => setEdited(one)} />
            ))}
          </ul>
          <Mistakes />
        </div>
      )}
    </Modal>
  );
}

function PlanField({ quality }: { quality: CallQuality }) {
  const { t } = useTranslation("call-quality");
  const [plan, setPlan] = useState(quality.reviewsPerWeek);
  const change = useMutationEndpoint(changeCallQualitySettings, { refreshes: [getCallQuality] });
  const save = () => {
    if (plan !== quality.reviewsPerWeek) {
      change.mutate({ body: { reviewsPerWeek: plan, version: quality.settingsVersion } });
    }
  };
  return (
    <>
      <NumberInput
        label={t("web.settings.perWeek")}
        value={plan}
        min={0}
        max={50}
        allowDecimal={false}
        onChange={(value) => setPlan(typeof value === "number" ? value : 0)}
        onBlur={save}
      />
      <FormRefusal error={change.error} />
    </>
  );
}

function ScorecardLine({ scorecard, onEdit }: { scorecard: CallScorecard; onEdit: () => void }) {
  const { t } = useTranslation("call-quality");
  const change = useMutationEndpoint(changeCallScorecard, { refreshes: [listCallScorecards] });
  const { id, name, number, version, archivedAt, criteria } = scorecard;
  const isArchived = archivedAt !== null;
  return (
    <li className={classes.line}>
      <span>
        <span className="md">{name}</span>{" "}
        <span className="t2 sm">{`${t("web.settings.number", { number })} · ${t("web.settings.criteria", { count: criteria.length })}`}</span>{" "}
        {isArchived && <Tag tone="line">{t("web.settings.archived")}</Tag>}
      </span>
      <ActionIcon size="md" aria-label={t("web.settings.change", { name })} onClick={onEdit}>
        <IconPencil size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      <ArchiveButton
        {...{ name, isArchived }}
        onToggle={() => change.mutate({ params: { id }, body: { isArchived: !isArchived, version } })}
      />
    </li>
  );
}

interface ArchiveButtonProps {
  readonly name: string;
  readonly isArchived: boolean;
  readonly onToggle: () => void;
}

function ArchiveButton({ name, isArchived, onToggle }: ArchiveButtonProps) {
  const { t } = useTranslation("call-quality");
  const Icon = isArchived ? IconArchiveOff : IconArchive;
  const label = t(isArchived ? "web.settings.restore" : "web.settings.archive");
  return (
    <ActionIcon size="md" aria-label={`${label}: ${name}`} title={label} onClick={onToggle}>
      <Icon size={16} stroke={1.5} aria-hidden />
    </ActionIcon>
  );
}

function Mistakes() {
  const { t } = useTranslation("call-quality");
  const [name, setName] = useState("");
  const read = useEndpoint(listCallMistakes, {}, { staleTime: 0 });
  const refreshes = [listCallMistakes, getCallQuality];
  const create = useMutationEndpoint(createCallMistake, { refreshes, onDone: () => setName("") });
  const change = useMutationEndpoint(changeCallMistake, { refreshes });
  return (
    <div className={classes.form}>
      <h3>{t("web.settings.mistakes")}</h3>
      <ul>
        {read.data?.items.map(({ id, name: title, version, archivedAt }) => (
          <li key={id} className={classes.line}>
            <span className={archivedAt === null ? "" : "t3"}>{title}</span>
            <ArchiveButton
              name={title}
              isArchived={archivedAt !== null}
              onToggle={() => change.mutate({ params: { id }, body: { isArchived: archivedAt === null, version } })}
            />
          </li>
        ))}
      </ul>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") create.mutate({ body: { name } });
        }}
      >
        <TextInput
          className="grow"
          aria-label={t("web.settings.addMistake")}
          placeholder={t("web.settings.mistakeName")}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ""} loading={create.isPending}>
          {t("web.settings.addMistake")}
        </Button>
      </form>
      <FormRefusal error={create.error ?? change.error} />
    </div>
  );
}
