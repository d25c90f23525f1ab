import { useEffect, useRef } from "react";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { listViews, type SavedView } from "../contract.ts";
import type { ViewedEntity } from "../domain/viewed-entity.ts";
import { placeOfView } from "./view-place.ts";

/** The views that one may open, and the one that the address names. */
export function useViews(entity: ViewedEntity) {
  const [at] = useSearchState(readAddress);
  const list = usePages(listViews, { query: { entity, limit: 200 } });
  useLiveRefresh("view.changed", list.refetch);
  const views: readonly SavedView[] | undefined = list.isPending ? undefined : list.items;
  useOpening(views, at);
  return { views: views ?? [], at: views?.find(({ id }) => id === at.view), more: list.hasMore ? list.more : null };
}

interface Address {
  readonly view: string | undefined;
  /** Nothing else is asked. */
  readonly isBare: boolean;
}

function readAddress(raw: Readonly<Record<string, unknown>>): Address {
  const { view, ...rest } = raw;
  return {
    view: typeof view === "string" ? view : undefined,
    isBare: Object.values(rest).every((value) => value === undefined),
  };
}

/** A bare link to a view becomes what the view keeps; a bare list, opened anew, becomes the view of one's choice. */
function useOpening(views: readonly SavedView[] | undefined, { view, isBare }: Address) {
  const go = useGo();
  const seen = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (views === undefined) return;
    const before = seen.current;
    seen.current = view ?? null;
    if (!isBare || before === (view ?? null)) return;
    const wanted =
      view !== undefined
        ? views.find(({ id }) => id === view)
        : before === undefined
          ? views.find((one) => one.isDefault)
          : undefined;
    if (wanted === undefined || Object.keys(wanted.search).length === 0) return;
    const { path, search } = placeOfView(wanted);
    void go(path, search, { replace: true });
  }, [views, view, isBare, go]);
}
