import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import { bases, scopes } from "../domain/scheme.ts";
import { shareOf } from "../domain/terms-wire.ts";
import { AddButton, DropButton } from "./add-button.tsx";
import { type DraftTerms, type TermFieldsProps, withItem } from "./draft-terms.ts";
import classes from "./pay.module.css";
import { PercentField } from "./percent-field.tsx";
import { useFigureWords } from "./use-figure-words.ts";

type Band = DraftTerms["bands"][number];

/** The big thresholds (PAY-2): what is wrong with them is said beside them, with the ends of the gap. */
export function BandFields({ terms, change, flaws }: TermFieldsProps) {
  const { t } = useTranslation("pay");
  const words = useFigureWords();
  const set = (at: number, part: Partial<Band> | null) => change({ bands: withItem(terms.bands, at, part) });
  const wrong = flaws.filter(({ path }) => path.startsWith("bands."));
  const ends = ({ from, to }: (typeof wrong)[number]) =>
    `${words.share(shareOf(from ?? 0))} – ${to === null || to === undefined ? "∞" : words.share(shareOf(to))}`;
  return (
    <Panel title={t("web.schemes.bands")}>
      <div className={classes.stack}>
        <div className={classes.fields}>
          <Select
            label={t("web.schemes.base")}
            value={terms.base}
            onChange={(base) => base !== null && change({ base: base as DraftTerms["base"] })}
            allowDeselect={false}
            data={bases.map((value) => ({ value, label: t(`base.${value}`) }))}
          />
          <Select
            label={t("web.schemes.scope")}
            value={terms.scope}
            onChange={(scope) => scope !== null && change({ scope: scope as DraftTerms["scope"] })}
            allowDeselect={false}
            data={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
          />
          {terms.base === "margin" && (
            <PercentField
              label={t("web.schemes.usualMargin")}
              value={terms.usualMargin}
              onChange={(share) => change({ usualMargin: Math.min(1, share ?? 0) })}
            />
          )}
        </div>
        {terms.bands.map((band, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band is known by its place
          <BandRow key={index} band={band} set={(part) => set(index, part)} />
        ))}
        {wrong.map((flaw) => (
          <p key={`${flaw.path} ${flaw.code}`} role="alert" className="bad sm">
            {t(`refusal.${flaw.code}`)} {ends(flaw)}
          </p>
        ))}
        <AddButton label={t("web.schemes.addBand")} onClick={() => change({ bands: withOneMore(terms.bands) })} />
      </div>
    </Panel>
  );
}

/** The last band ends twenty points on, and the new one begins there: no gap comes about. */
function withOneMore(bands: readonly Band[]): Band[] {
  const last = bands.at(-1);
  if (last === undefined) return [{ from: 0, includesFrom: true, to: null, includesTo: false, rate: 0 }];
  const to = Math.round((last.from + 0.2) * 10_000) / 10_000;
  return [
    ...bands.slice(0, -1),
    { ...last, to, includesTo: false },
    { from: to, includesFrom: true, to: null, includesTo: false, rate: last.rate },
  ];
}

function BandRow({ band, set }: { readonly band: Band; readonly set: (part: Partial<Band> | null) => void }) {
  const { t } = useTranslation("pay");
  const sides = (open: string, closed: string) => [
    { value: "in", label: closed },
    { value: "out", label: open },
  ];
  return (
    <div className={classes.band}>
      <Select
        label={t("web.schemes.fromSide")}
        value={band.includesFrom ? "in" : "out"}
        onChange={(side) => set({ includesFrom: side === "in" })}
        allowDeselect={false}
        data={sides(">", "≥")}
      />
      <PercentField
        label={t("web.schemes.bandFrom")}
        value={band.from}
        onChange={(share) => set({ from: share ?? 0 })}
      />
      <Select
        label={t("web.schemes.toSide")}
        value={band.includesTo ? "in" : "out"}
        onChange={(side) => set({ includesTo: side === "in" })}
        allowDeselect={false}
        data={sides("<", "≤")}
        disabled={band.to === null}
      />
      <PercentField
        label={t("web.schemes.bandTo")}
        value={band.to}
        placeholder="∞"
        onChange={(share) => set({ to: share, ...(share === null ? { includesTo: false } : {}) })}
      />
      <PercentField
        label={t("web.parts.rate")}
        value={band.rate}
        onChange={(share) => set({ rate: Math.min(1, share ?? 0) })}
      />
      <DropButton label={t("web.schemes.dropBand")} onClick={() => set(null)} />
    </div>
  );
}
