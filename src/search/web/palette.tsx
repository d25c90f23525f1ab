import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import { namespacesOf } from "../../ui/screen-definition.ts";
import { useSession } from "../../ui/session.tsx";
import classes from "./palette.module.css";
import { PaletteList } from "./palette-list.tsx";
import type { PaletteRow } from "./palette-row.ts";
import { useFoundRows } from "./use-found-rows.ts";
import { type OwnParts, useOwnRows } from "./use-own-rows.ts";

export interface PaletteProps extends OwnParts {
  readonly onClose: () => void;
}

/** ⌘K: finds any deal, customer, paper, person and screen, and does what can be done; by keyboard alone too (PLT-9). */
export function Palette(props: PaletteProps) {
  const { t } = useTranslation(["search", ...useTitleNamespaces(props)]);
  const isPhone = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720) ?? false;
  return (
    <Modal
      opened
      onClose={props.onClose}
      withCloseButton={false}
      fullScreen={isPhone}
      size={640}
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 0 }}
      aria-label={t("web.title")}
    >
      <Finder {...props} />
    </Modal>
  );
}

/** The texts that screens and commands are called by come with the palette. */
const useTitleNamespaces = ({ screens, commands }: PaletteProps): string[] => [
  ...new Set([
    ...screens.filter(({ scope }) => scope !== "public").map((screen) => namespacesOf(screen)[0] ?? "ui"),
    ...commands.map(({ title }) => title.split(":")[0] ?? "ui"),
  ]),
];

function Finder(props: PaletteProps) {
  const { t } = useTranslation("search");
  const [typed, setTyped] = useState("");
  const listId = useId();
  const found = useFoundRows(typed);
  const own = useOwnRows(typed, props);
  const isNothing = typed.trim() !== "" && found.isSettled && found.rows.length + own.length === 0;
  const offered = useOfferedRows(typed.trim(), props);
  const rows = [...found.rows, ...own, ...(isNothing ? offered : [])];
  const chosen = useChosen(rows, typed, found.isSettled || typed.trim() === "", props.onClose);
  const optionId = (row: PaletteRow) => `${listId} ${row.id}`.replaceAll(/[^\w-]/g, "-");
  return (
    <div className={classes.box}>
      <div className={classes.query}>
        <input
          className={classes.input}
          role="combobox"
          aria-label={t("web.title")}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={chosen.row === undefined ? undefined : optionId(chosen.row)}
          placeholder={t("web.placeholder")}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={chosen.onKeyDown}
        />
        <button type="button" className={classes.close} aria-label={t("web.close")} onClick={props.onClose}>
          <span className="not-phone" aria-hidden>
            <Kbd keys="Esc" />
          </span>
          <span className="only-phone">{t("web.close")}</span>
        </button>
      </div>
      <PaletteList id={listId} rows={rows} chosen={chosen.row} optionId={optionId} onRun={chosen.run} />
      {isNothing && <Nothing text={typed.trim()} />}
      {found.hasFailed && <p className={classes.note}>{t("web.failed")}</p>}
      {typed.trim() !== "" && <Foot isWaiting={!found.isSettled} count={found.rows.length + own.length} />}
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  const { t } = useTranslation("search");
  return (
    <div className={classes.note}>
      <b>{t("web.nothing", { text })}</b>
      <p className="t2">{t("web.nothingHint")}</p>
    </div>
  );
}

function Foot({ isWaiting, count }: { isWaiting: boolean; count: number }) {
  const { t } = useTranslation("search");
  return (
    <div className={classes.foot}>
      <span className="not-phone" aria-hidden>
        <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t("web.choose")}
      </span>
      <span className="not-phone" aria-hidden>
        <Kbd keys="Enter" /> {t("web.run")}
      </span>
      <span role="status" className={classes.count}>
        {isWaiting ? t("web.searching") : t("web.count", { count })}
      </span>
    </div>
  );
}

/** Nothing was found: what was typed may be somebody new. */
function useOfferedRows(name: string, { commands, onCommand }: PaletteProps): readonly PaletteRow[] {
  const { t } = useTranslation("search");
  const { permissions } = useSession();
  if (!/\p{L}/u.test(name)) return [];
  return commands.flatMap((command): PaletteRow[] => {
    if (command.creates === undefined || !permissions.includes(command.permission)) return [];
    const label = t(command.creates === "company" ? "web.createCompany" : "web.createContact", { name });
    const run = () => onCommand(command, name);
    return [{ id: `create ${command.creates}`, group: "actions", icon: "create", label, run }];
  });
}

/** The row that Enter runs: the first until one walks. Enter pressed before the answer waits for it. */
function useChosen(rows: readonly PaletteRow[], typed: string, isSettled: boolean, onClose: () => void) {
  const [walked, setWalked] = useState<{ readonly typed: string; readonly id: string } | null>(null);
  const [waitsFor, setWaitsFor] = useState<string | null>(null);
  const row = rows.find(({ id }) => walked?.typed === typed && id === walked.id) ?? rows[0];
  const run = (which: PaletteRow) => {
    onClose();
    which.run();
  };
  useEffect(() => {
    if (waitsFor !== typed || !isSettled) return;
    setWaitsFor(null);
    if (row !== undefined) run(row);
  });
  const walk = (by: number) => {
    const at = row === undefined ? -1 : rows.indexOf(row);
    const next = rows[(at + by + rows.length) % rows.length];
    if (next !== undefined) setWalked({ typed, id: next.id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) walk(step);
    else if (event.key !== "Enter") return;
    else if (isSettled || walked?.typed === typed) row !== undefined && run(row);
    else setWaitsFor(typed);
    event.preventDefault();
  };
  return { row, run, onKeyDown };
}
