import { Button } from "@mantine/core";
import { IconPhoneCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { type CallReview, listCallReviews } from "../contract.ts";
import classes from "./calls.module.css";
import type { ContentProps } from "./content-props.ts";

/** The reviews behind a figure, or all of the period, the latest call first. */
export function ReviewsPanel(props: ContentProps) {
  const { days, search, mayReview, onChange, onOpen } = props;
  const { t } = useTranslation("call-quality");
  const { person, mistake, missed } = search;
  const query = {
    ...days,
    ...(person === undefined ? {} : { person }),
    ...(mistake === undefined ? {} : { mistake }),
    ...(missed === undefined ? {} : { missed }),
  };
  const pages = usePages(listCallReviews, { query: { ...query, limit: 20 } }, { keepPrevious: true, staleTime: 0 });
  const isNarrow = person !== undefined || mistake !== undefined || missed !== undefined;
  return (
    <Panel
      title={useTitle(props)}
      flush
      aside={
        isNarrow && (
          <Button
            variant="ghost"
            size="compact-sm"
            onClick={() => onChange({ person: undefined, mistake: undefined, missed: undefined })}
          >
            {t("web.reviews.clear")}
          </Button>
        )
      }
    >
      {pages.isPending && <LinesSkeleton lines={3} />}
      {pages.error !== null && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {!pages.isPending && pages.error === null && pages.items.length === 0 && (
        <EmptyState
          icon={<IconPhoneCheck size={24} stroke={1.5} />}
          title={t("web.reviews.none")}
          hint={mayReview || isNarrow ? undefined : t("web.reviews.noneOwn")}
        />
      )}
      <ul>
        {pages.items.map((review) => (
          <ReviewLine key={review.id} review={review} onOpen={() => onOpen({ reviewId: review.id })} />
        ))}
      </ul>
      {pages.hasMore && (
        <p className={classes.none}>
          <Button onClick={pages.more} loading={pages.isLoadingMore}>
            {t("web.reviews.more")}
          </Button>
        </p>
      )}
    </Panel>
  );
}

function useTitle({ quality, search: { person, mistake, missed } }: ContentProps): string {
  const { t } = useTranslation("call-quality");
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? "";
  if (mistake !== undefined) return t("web.reviews.withMistake", { name: named(quality.total.mistakes, mistake) });
  if (missed !== undefined) return t("web.reviews.missed", { name: named(quality.total.criteria, missed) });
  if (person === undefined) return t("web.reviews.title");
  const people = quality.people.map((one) => one.person);
  return t("web.reviews.of", { name: named(people, person) });
}

function ReviewLine({ review, onOpen }: { review: CallReview; onOpen: () => void }) {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  const { call, owner, score, answer, reviewer, mistakes } = review;
  const now = Date.now();
  return (
    <li>
      <button type="button" className={classes.review} onClick={onOpen}>
        <b className={classes.score}>{score === null ? "—" : format.share(score)}</b>
        <span className="grow">
          <span className="md">{owner.name}</span>{" "}
          <span className="t2">
            {[format.moment(Date.parse(call.doneAt), now), call.subject, call.deal?.title].filter(Boolean).join(" · ")}
          </span>
          <span className={`t2 sm ${classes.under}`}>
            {[t("web.reviews.by", { name: reviewer.name }), ...mistakes.map(({ name }) => name)].join(" · ")}
          </span>
        </span>
        <Tag tone={answer === "objected" ? "warn" : answer === null ? "line" : "good"}>
          {t(`web.reviews.${answer ?? "waits"}`)}
        </Tag>
      </button>
    </li>
  );
}
