import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { isolated } from "../../kernel/directions.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useGo } from "../../ui/link.tsx";
import { type FoundItem, search } from "../contract.ts";
import type { PaletteRow } from "./palette-row.ts";

const pauseMs = 90;

const pathOf = ({ kind, id, dealId }: FoundItem): string =>
  ({
    deal: `/deals/${id}`,
    company: `/companies/${id}`,
    contact: `/contacts/${id}`,
    document: `/deals/${dealId ?? id}`,
    activity: dealId === null ? "/calendar" : `/deals/${dealId}`,
    person: "/deals",
  })[kind];

/** What the server found; the last answer stays while the next one is on its way. */
export function useFoundRows(typed: string) {
  const { t } = useTranslation("search");
  const go = useGo();
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, pauseMs);
  const answer = useEndpoint(
    search,
    { query: { q: asked, limit: 20 } },
    { enabled: asked !== "", keepPrevious: true, staleTime: 10_000 },
  );
  const items = text === "" ? [] : (answer.data?.items ?? []);
  const hintOf = ({ subtitle, status }: FoundItem) => {
    const words = [subtitle, status === null || status === "open" ? null : t(`web.status.${status}`)];
    return words.flatMap((word) => (word === null ? [] : [isolated(word)])).join(" · ") || undefined;
  };
  const rows = items.map(
    (item): PaletteRow => ({
      id: `${item.kind} ${item.id}`,
      group: item.kind,
      icon: item.kind,
      label: item.title,
      highlights: item.highlights,
      hint: hintOf(item),
      // A colleague has no screen of one's own: the deals are what one looks for.
      run: () => void go(pathOf(item), item.kind === "person" ? { owner: item.id } : undefined),
    }),
  );
  const isSettled = text === asked && !answer.isFetching;
  return { rows, isSettled, hasFailed: answer.isError, isAsked: asked !== "" };
}
