import { IconArrowDown, IconCheck, IconEqual, IconStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import type { Rating } from "../domain/decision-table.ts";

const looks = {
  excellent: { tone: "good", Icon: IconStar },
  good: { tone: "good", Icon: IconCheck },
  acceptable: { tone: "plain", Icon: IconEqual },
  below: { tone: "bad", Icon: IconArrowDown },
} as const satisfies Record<Rating, { tone: TagTone; Icon: typeof IconCheck }>;

/** How a day or a week is rated: colour, word and shape. `isOpen`: the day is not over, so that below is only so far. */
export function RatingMark({ rating, isOpen = false }: { rating: string; isOpen?: boolean }) {
  const { t } = useTranslation("norms");
  const known = (Object.keys(looks) as Rating[]).find((one) => one === rating) ?? "below";
  const { tone, Icon } = looks[known];
  const isSoFar = isOpen && known === "below";
  return (
    <Tag tone={isSoFar ? "plain" : tone} icon={<Icon size={12} stroke={1.5} aria-hidden />}>
      {t(isSoFar ? "web.soFar" : `web.rating.${known}`)}
    </Tag>
  );
}
