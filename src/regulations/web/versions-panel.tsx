import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import {
  acknowledgeRegulation,
  getRegulationVersion,
  listRegulationAcknowledgements,
  listRegulationVersions,
  type RegulationVersion,
} from "../contract.ts";
import classes from "./regulation.module.css";

/** Issued versions, and who has read the one that is shown. */
export function VersionsPanel({
  versions,
  shown,
}: {
  readonly versions: readonly RegulationVersion[];
  readonly shown: RegulationVersion | null;
}) {
  const { t } = useTranslation("regulations");
  const mayEdit = useMay("regulations.edit");
  return (
    <>
      <Panel title={t("web.versions")}>
        <ul className={classes.versions}>
          <li>
            <AppLink to="/control/regulation" {...(shown === null ? { "aria-current": "page" as const } : {})}>
              {t("web.draft")}
            </AppLink>
          </li>
          {versions.map((version) => (
            <VersionLine key={version.id} version={version} isShown={version.id === shown?.id} />
          ))}
        </ul>
      </Panel>
      {shown !== null && mayEdit && <Readers version={shown} />}
    </>
  );
}

function VersionLine({ version, isShown }: { readonly version: RegulationVersion; readonly isShown: boolean }) {
  const { t } = useTranslation("regulations");
  const format = useFormat();
  const { id, number, issuedAt, approvedBy, effectiveOn, note, acknowledged, people } = version;
  return (
    <li>
      <AppLink
        to="/control/regulation"
        search={{ version: id }}
        {...(isShown ? { "aria-current": "page" as const } : {})}
      >
        {t("web.versionOf", { number, date: format.dayLong(format.dayOf(Date.parse(issuedAt))) })}
      </AppLink>
      {note !== "" && <p>{note}</p>}
      <p className="t2 sm">
        {t("web.by", { name: approvedBy.name })}, {t("web.since", { date: format.dayLong(effectiveOn) })}
      </p>
      <p className="t2 sm">{t("web.read", { part: acknowledged, whole: people })}</p>
    </li>
  );
}

/** "I have read it": once, for the version that is shown. */
export function Acknowledge({ version }: { readonly version: RegulationVersion }) {
  const { t } = useTranslation("regulations");
  const saying = useMutationEndpoint(acknowledgeRegulation, {
    refreshes: [listRegulationVersions, getRegulationVersion, listRegulationAcknowledgements],
  });
  if (version.isAcknowledged)
    return (
      <Tag tone="good" icon={<IconCheck size={12} aria-hidden />}>
        {t("web.acknowledged")}
      </Tag>
    );
  return (
    <Button
      variant="ink"
      loading={saying.isPending}
      onClick={() => saying.mutate({ params: { id: version.id }, body: {} })}
    >
      {t("web.acknowledge")}
    </Button>
  );
}

function Readers({ version }: { readonly version: RegulationVersion }) {
  const { t } = useTranslation("regulations");
  const format = useFormat();
  const { data } = useEndpoint(listRegulationAcknowledgements, { params: { id: version.id } });
  return (
    <Panel title={t("web.readers")}>
      <ul className={classes.readers}>
        {(data?.items ?? []).map(({ id, name, acknowledgedAt }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="t2">
              {acknowledgedAt === null
                ? t("web.notRead")
                : format.day(format.dayOf(Date.parse(acknowledgedAt)), format.dayOf(Date.now()))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
