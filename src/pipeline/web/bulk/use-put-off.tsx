import { lazy, type ReactNode, Suspense, useState } from "react";
import { BulkUnderWay } from "../../../bulk/web/index.ts";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { startBulk } from "../../contract-bulk.ts";

const BulkDeals = lazy(async () => ({ default: (await import("./bulk-deals.tsx")).BulkDeals }));

interface PutOff {
  readonly ids: readonly string[];
  readonly comeBackOn: string;
  readonly reason: string;
}

/** Puts many deals off from a screen of another slice, in one bulk action: its progress, its refusals and the way back are `strip`. */
export function usePutOff(onOver: () => void): {
  readonly putOff: (what: PutOff) => void;
  readonly isStarting: boolean;
  readonly strip: ReactNode;
} {
  const toast = useToast();
  const [bulk, setBulk] = useState<string | null>(null);
  const start = useMutationEndpoint(startBulk, {
    onDone: ({ id }) => setBulk(id),
    onRefused: (error) => void toast(error.message),
  });
  return {
    putOff: ({ ids, ...how }) => start.mutate({ body: { ids: [...ids], action: { kind: "postpone", ...how } } }),
    isStarting: start.isPending,
    strip: bulk !== null && (
      <BulkUnderWay
        key={bulk}
        id={bulk}
        onOver={onOver}
        onClose={() => setBulk(null)}
        left={(left) => (
          <Suspense fallback={null}>
            <BulkDeals {...left} />
          </Suspense>
        )}
      />
    ),
  };
}
