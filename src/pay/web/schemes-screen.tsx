import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { listPaySchemes, type PayScheme } from "../contract.ts";
import { ContestForm } from "./contest-form.tsx";
import { Contests } from "./contests.tsx";
import classes from "./pay.module.css";
import { SchemeEditor } from "./scheme-editor.tsx";
import { TermForm } from "./term-form.tsx";

const searchOf = ({ scheme }: Readonly<Record<string, unknown>>) => ({
  scheme: typeof scheme === "string" && scheme !== "" ? scheme : undefined,
});

/** PAY-1 to 4: schemes as data with their check beside them, who is paid by which, and contests. */
export function Screen() {
  const { t } = useTranslation("pay");
  const [search, change] = useSearchState(searchOf);
  const read = useEndpoint(listPaySchemes, {});
  const isNew = search.scheme === "new";
  const scheme = isNew
    ? null
    : (read.data?.items.find(({ id }) => id === search.scheme) ?? read.data?.items[0] ?? null);
  const choose = (id: string) => void change({ scheme: id });
  return (
    <Frame
      title={t("web.title")}
      beside={<PlaceTabs place="pay" at="/pay/schemes" />}
      busy={read.isPending}
      actions={
        <Button leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />} onClick={() => choose("new")}>
          {t("web.schemes.add")}
        </Button>
      }
    >
      {read.isPending && <LinesSkeleton lines={8} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && scheme === null && !isNew && (
        <EmptyState
          title={t("web.schemes.none")}
          hint={t("web.schemes.noneHint")}
          action={
            <Button variant="ink" onClick={() => choose("new")}>
              {t("web.schemes.add")}
            </Button>
          }
        />
      )}
      {read.data !== undefined && (scheme !== null || isNew) && (
        <div className={classes.page}>
          <SchemeEditor
            key={scheme === null ? "new" : `${scheme.id} ${scheme.versions.length}`}
            scheme={scheme}
            onSaved={choose}
          />
          <aside className={classes.stack}>
            <Schemes schemes={read.data.items} chosen={scheme?.id ?? null} onChoose={choose} />
            {scheme !== null && <Versions scheme={scheme} />}
            <TermForm schemes={read.data.items} />
            <Contests />
            <ContestForm schemes={read.data.items} />
          </aside>
        </div>
      )}
    </Frame>
  );
}

interface SchemesProps {
  readonly schemes: readonly PayScheme[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function Schemes({ schemes, chosen, onChoose }: SchemesProps) {
  const { t } = useTranslation("pay");
  return (
    <Panel title={t("web.schemes.title")}>
      <ul className={classes.list}>
        {schemes.map(({ id, name, people }) => (
          <li key={id}>
            <Button
              variant={id === chosen ? "light" : "subtle"}
              aria-pressed={id === chosen}
              className="flush"
              onClick={() => onChoose(id)}
            >
              {name}
            </Button>
            <span className="end t2 nw">{t("web.schemes.people", { count: people.length })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Versions({ scheme }: { readonly scheme: PayScheme }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const versions = scheme.versions.toReversed();
  return (
    <Panel title={t("web.schemes.versions")}>
      <ul className={classes.list}>
        {(isAll ? versions : versions.slice(0, 4)).map(({ id, number, validFrom }) => (
          <li key={id}>
            {t("web.schemes.version", { number })}
            <span className="end t2">{t("web.schemes.from", { day: format.dayLong(validFrom) })}</span>
          </li>
        ))}
      </ul>
      {versions.length > 4 && !isAll && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t("web.schemes.allVersions")}
        </Button>
      )}
      {scheme.role !== null && <p>{t("web.schemes.forRole", { role: t(`web.role.${scheme.role}`) })}</p>}
      <p className="t2 sm">{scheme.people.map(({ name }) => name).join(", ")}</p>
    </Panel>
  );
}
