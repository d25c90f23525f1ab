import { IconRepeatOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { namesId, useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { Tag } from "../../ui/marks/tag.tsx";
import { getDealAdvances } from "../contract.ts";
import { tellingIdle } from "../domain/advance/idle-contacts.ts";
import { AdvanceTag, useReason } from "./advance-tag.tsx";

interface Advances {
  /** Beside a contact in the history: whether it advanced the buyer, and why. */
  readonly markOf: (activityId: string) => ReactNode;
  /** "4 контакта без продвижения на этапе"; null while there is nothing to tell. */
  readonly idle: ReactNode;
}

/** ACT-3 on the page of a deal. */
export function useAdvances(dealId: string): Advances {
  const { t } = useTranslation("norms");
  const reasonOf = useReason();
  const { data, refetch } = useEndpoint(getDealAdvances, { params: { id: dealId } });
  useLiveRefresh("activity.changed", refetch);
  useLiveRefresh("deal", refetch, namesId("deal", dealId));
  const judged = new Map((data?.contacts ?? []).map(({ id, judgement }) => [id, judgement]));
  const idle = data?.withoutAdvance ?? 0;
  return {
    markOf: (id) => {
      const judgement = judged.get(id);
      if (judgement === undefined) return null;
      return (
        <>
          <span className="t3 sm not-phone">{reasonOf(judgement)}</span>
          <AdvanceTag judged={judgement} />
        </>
      );
    },
    idle:
      idle < tellingIdle ? null : (
        <Tag tone="warn" icon={<IconRepeatOff size={12} stroke={1.5} aria-hidden />}>
          {t("web.idle", { count: idle, n: idle })}
        </Tag>
      ),
  };
}
