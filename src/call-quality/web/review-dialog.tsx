import { Button, Modal } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { getCallReview, listCallScorecards, pickCallsToReview } from "../contract.ts";
import classes from "./calls.module.css";
import type { Opened } from "./content-props.ts";
import { ReviewForm } from "./review-form.tsx";
import { ReviewView } from "./review-view.tsx";

interface ReviewDialogProps {
  readonly opened: Opened;
  readonly days: { readonly from: string; readonly to: string };
  readonly onClose: () => void;
}

/** A call is chosen and marked; a review that is there is read, answered or changed. */
export function ReviewDialog({ opened, days, onClose }: ReviewDialogProps) {
  const { t } = useTranslation("call-quality");
  return "reviewId" in opened ? (
    <KnownReview id={opened.reviewId} onClose={onClose} />
  ) : (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t("web.review.title", { name: opened.person.name })}
      closeButtonProps={{ "aria-label": t("web.review.close") }}
    >
      <NewReview person={opened.person.id} days={days} onClose={onClose} />
    </Modal>
  );
}

function KnownReview({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("call-quality");
  const [isChanging, setChanging] = useState(false);
  const read = useEndpoint(getCallReview, { params: { id } }, { staleTime: 0 });
  const review = read.data;
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={review === undefined ? t("web.title") : t("web.review.title", { name: review.owner.name })}
      closeButtonProps={{ "aria-label": t("web.review.close") }}
    >
      {read.isPending && <LinesSkeleton lines={6} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {review !== undefined &&
        (isChanging ? (
          <ReviewForm review={review} call={review.call} onClose={onClose} />
        ) : (
          <ReviewView review={review} onChange={() => setChanging(true)} onClose={onClose} />
        ))}
    </Modal>
  );
}

type Call = { readonly id: string; readonly subject: string; readonly doneAt: string };

function NewReview({
  person,
  days,
  onClose,
}: {
  person: string;
  days: ReviewDialogProps["days"];
  onClose: () => void;
}) {
  const [call, setCall] = useState<Call | null>(null);
  const scorecards = useEndpoint(listCallScorecards, {}, { staleTime: 0 });
  const active = scorecards.data?.items.filter(({ archivedAt }) => archivedAt === null);
  const [chosen, setChosen] = useState<string | null>(null);
  if (active === undefined) return <LinesSkeleton lines={4} />;
  const scorecard = active.find(({ id }) => id === chosen) ?? active[0];
  if (call === null) return <Picks {...{ person, days }} onCall={setCall} />;
  return (
    <ReviewForm
      {...{ call, onClose, onBack: () => setCall(null) }}
      {...(scorecard === undefined ? {} : { scorecard })}
      scorecards={active}
      onScorecard={setChosen}
    />
  );
}

interface PicksProps {
  readonly person: string;
  readonly days: ReviewDialogProps["days"];
  readonly onCall: (call: Call) => void;
}

/** Five calls drawn at random, so that nobody chooses the convenient ones. */
function Picks({ person, days, onCall }: PicksProps) {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  const [seed, setSeed] = useState(1);
  const read = useEndpoint(
    pickCallsToReview,
    { query: { ...days, person, seed } },
    { keepPrevious: true, staleTime: 0 },
  );
  if (read.error !== null) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <LinesSkeleton lines={5} />;
  const { of, items } = read.data;
  if (of === 0) return <EmptyState title={t("web.review.noCalls")} />;
  const now = Date.now();
  return (
    <div className={classes.form}>
      <h3>{t("web.review.choose")}</h3>
      <div className="row">
        <span className="t2 sm grow">{t("web.review.drawn", { count: of })}</span>
        {of > items.length && (
          <Button
            size="compact-sm"
            leftSection={<IconRefresh size={14} stroke={1.5} />}
            onClick={() => setSeed(seed + 1)}
          >
            {t("web.review.again")}
          </Button>
        )}
      </div>
      <ul>
        {items.map((call) => (
          <li key={call.id}>
            <button type="button" className={classes.review} onClick={() => onCall(call)}>
              <span className="nw">{format.moment(Date.parse(call.doneAt), now)}</span>
              <span className="grow">
                <span className="md">{call.subject}</span>
                <span className={`t2 sm ${classes.under}`}>{call.deal?.title ?? ""}</span>
              </span>
              <span className="t2 sm nw">
                {[
                  call.direction === null ? "" : t(`web.review.${call.direction === "in" ? "incoming" : "outgoing"}`),
                  call.minutes === null ? "" : t("web.review.minutes", { count: call.minutes }),
                ]
                  .filter((one) => one !== "")
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
