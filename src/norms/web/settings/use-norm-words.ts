import { useTranslation } from "react-i18next";
import type { NormTableAnswer, NormVersion } from "../../contract.ts";
import type { Span } from "../../domain/decision-table.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** How tables of norms are told. */
export function useNormWords(known: { readonly departments: readonly Named[]; readonly regions: readonly Named[] }) {
  const { t, i18n } = useTranslation("norms");
  const other = i18n.language === "ru" ? "moscow" : "москва";
  const nameOf = ({ usual, now, later }: NormTableAnswer): string => {
    const name = now?.name || later.at(-1)?.name || "";
    return name !== "" ? name : t(`web.settings.usual.${usual ?? "general"}`);
  };
  const reachOf = ({ reach }: NormVersion): string => {
    const of = (ids: readonly string[], names: readonly Named[]) =>
      ids.map((id) => names.find((one) => one.id === id)?.name ?? id);
    // The usual table of Moscow knows the region by its names in both languages.
    const regions = of(reach.regions, known.regions)
      .filter((name) => name !== other)
      .map((name) => name.charAt(0).toLocaleUpperCase() + name.slice(1));
    const told = [
      ...reach.roles.map((role) => t(`web.settings.role.${role}`)),
      ...of(reach.departments, known.departments),
      ...regions.map((name) => t("web.settings.region", { name })),
    ];
    return told.length === 0 ? t("web.settings.everybody") : told.join(", ");
  };
  const span = ({ from, to }: Span): string =>
    to === null
      ? from === 0
        ? t("web.settings.any")
        : t("web.settings.least", { n: from })
      : from === to
        ? String(from)
        : t("web.settings.between", { from, to });
  return { nameOf, reachOf, span };
}
