import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../kernel/actor.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useLanguage } from "../../ui/i18n/use-language.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import {
  getRegulationDraft,
  getRegulationVersion,
  listRegulationVersions,
  type RegulationVersion,
  type SectionChangeTold,
} from "../contract.ts";
import { ChangesPanel } from "./changes-panel.tsx";
import { DocumentBody } from "./document-body.tsx";
import { Downloads } from "./downloads.tsx";
import { IssueDialog } from "./issue-dialog.tsx";
import { OwnText } from "./own-text.tsx";
import classes from "./regulation.module.css";
import { Acknowledge, VersionsPanel } from "./versions-panel.tsx";

interface Search {
  readonly version?: string | undefined;
  readonly with?: string | undefined;
  readonly text?: Locale | undefined;
}
const parse = (raw: Readonly<Record<string, unknown>>): Search => ({
  version: typeof raw.version === "string" ? raw.version : undefined,
  with: typeof raw.with === "string" ? raw.with : undefined,
  text: raw.text === "ru" || raw.text === "en" ? raw.text : undefined,
});

/** The regulation of the sales system: what the settings say today, what was issued, what differs (PLA-11). */
export function Screen() {
  const { t } = useTranslation("regulations");
  const [search, change] = useSearchState(parse);
  const [isIssuing, setIssuing] = useState(false);
  const mayEdit = useMay("regulations.edit");
  const { language: locale } = useLanguage();
  const language = search.text ?? locale;
  const read = useRegulation(search, language);
  const versions = read.versions.data?.items ?? [];
  const { shown, error, text } = read;
  const next = (versions[0]?.number ?? 0) + 1;
  const isSame = text?.last !== null && text?.changes.length === 0;
  return (
    <Frame
      title={t("ui:places.control")}
      busy={text === null && error === null}
      filters={
        <>
          <PlaceTabs place="control" at="/control/regulation" />
          <Segmented
            label={t("web.language")}
            value={language}
            onChange={(chosen) => void change({ text: chosen })}
            options={[
              { value: "ru", label: t("web.ru") },
              { value: "en", label: t("web.en") },
            ]}
          />
          <Downloads version={shown} language={language} annex={(text?.changes.length ?? 0) > 0} />
        </>
      }
      actions={
        <>
          {shown !== null && <Acknowledge version={shown} />}
          {shown === null && mayEdit && !isSame && (
            <Button variant="ink" disabled={text === null} onClick={() => setIssuing(true)}>
              {t("web.issue", { number: next })}
            </Button>
          )}
        </>
      }
    >
      {error !== null && <ErrorState title={t("web.failed")} error={error} onRetry={read.retry} />}
      {text === null && error === null && <TableSkeleton columns={3} />}
      {text !== null && (
        <div className={classes.page}>
          <Contents sections={text.sections} />
          <div className={classes.text}>
            <Standing text={text} shown={shown} versions={versions} choose={(id) => void change({ with: id })} />
            <Sections text={text} mayEdit={mayEdit && shown === null} />
          </div>
          <div className={classes.aside}>
            <VersionsPanel versions={versions} shown={shown} />
          </div>
        </div>
      )}
      {isIssuing && <IssueDialog number={next} onClose={() => setIssuing(false)} />}
    </Frame>
  );
}

interface Text {
  readonly sections: readonly (SectionText & { readonly ownText?: string })[];
  /** The version that it is compared with; null when there is none. */
  readonly last: number | null;
  readonly changes: readonly SectionChangeTold[];
}
type SectionText = Pick<Parameters<typeof DocumentBody>[0], "blocks"> &
  Pick<Parameters<typeof OwnText>[0], "kind" | "title">;

/** The draft, or the version that the address names. */
function useRegulation(search: Search, language: Locale) {
  const versions = useEndpoint(listRegulationVersions, {});
  const isDraft = search.version === undefined;
  const draft = useEndpoint(getRegulationDraft, { query: { language } }, { enabled: isDraft, keepPrevious: true });
  const issued = useEndpoint(
    getRegulationVersion,
    {
      params: { id: search.version ?? "" },
      query: { language, ...(search.with === undefined ? {} : { comparedWith: search.with }) },
    },
    { enabled: !isDraft, keepPrevious: true },
  );
  const text: Text | null = isDraft
    ? draft.data === undefined
      ? null
      : {
          sections: draft.data.sections,
          last: draft.data.last?.number ?? null,
          changes: draft.data.last?.changes ?? [],
        }
    : issued.data === undefined
      ? null
      : {
          sections: issued.data.sections,
          last: issued.data.comparedWith?.number ?? null,
          changes: issued.data.changes,
        };
  const read = isDraft ? draft : issued;
  return {
    versions,
    text,
    shown: isDraft ? null : (issued.data?.version ?? null),
    error: read.error,
    retry: () => void read.refetch(),
  };
}

/** The truth in one sentence, and below it what differs. */
function Standing({
  text,
  shown,
  versions,
  choose,
}: {
  readonly text: Text;
  readonly shown: RegulationVersion | null;
  readonly versions: readonly RegulationVersion[];
  readonly choose: (id: string) => void;
}) {
  const { t } = useTranslation("regulations");
  if (text.last === null && shown === null)
    return <EmptyState title={t("web.notIssued")} hint={t("web.notIssuedHint")} />;
  if (text.last === null) return <p className="t2">{t("web.first")}</p>;
  const number = text.last;
  const others = versions.filter(({ id }) => id !== shown?.id);
  const title =
    shown !== null
      ? t("web.compared", { number })
      : text.changes.length === 0
        ? t("web.same", { number })
        : t("web.changed", { number, count: text.changes.length });
  return (
    <>
      {shown !== null && others.length > 1 && (
        <NativeSelect
          label={t("web.compareWith")}
          className={classes.compare}
          value={others.find((one) => one.number === number)?.id ?? ""}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          data={others.map((one) => ({ value: one.id, label: t("web.version", { number: one.number }) }))}
        />
      )}
      <ChangesPanel title={title} changes={text.changes} />
    </>
  );
}

const anchorOf = (kind: string) => `part-${kind}`;

function Contents({ sections }: { readonly sections: Text["sections"] }) {
  const { t } = useTranslation("regulations");
  return (
    <nav className={`${classes.contents} not-phone`} aria-label={t("web.contents")}>
      <ol>
        {sections.map(({ kind, title }, index) => (
          <li key={kind}>
            <a
              href={`#${anchorOf(kind)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(anchorOf(kind))?.scrollIntoView({ block: "start" });
              }}
            >
              {index + 1}. {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Sections({ text, mayEdit }: { readonly text: Text; readonly mayEdit: boolean }) {
  return text.sections.map(({ kind, title, blocks, ownText = "" }, index) => (
    <div key={kind} id={anchorOf(kind)} className={classes.part}>
      <Panel title={`${index + 1}. ${title}`}>
        <div className={classes.body}>
          <DocumentBody blocks={blocks} />
          {mayEdit && <OwnText kind={kind} title={title} text={ownText} />}
        </div>
      </Panel>
    </div>
  ));
}
