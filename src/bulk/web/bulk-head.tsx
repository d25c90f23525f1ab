import { lazy, Suspense, useEffect, useState } from "react";
import { type BulkEntity, isUnderWay } from "../../kernel/bulk.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { listBulks } from "../contract.ts";
import type { BulkHeadProps } from "./bulk-props.ts";

const BulkBar = lazy(async () => ({ default: (await import("./bulk-bar.tsx")).BulkBar }));
const BulkStrip = lazy(async () => ({ default: (await import("./bulk-strip.tsx")).BulkStrip }));

/** Over a list or board: what can be done with the chosen rows, and the bulk action under way. Its parts are chunks of their own. */
export function BulkHead(props: BulkHeadProps) {
  const { entity, selection, children } = props;
  const [bulk, setBulk] = useUnderWay(entity);
  return (
    <div>
      <Suspense fallback={null}>
        {bulk !== null && <BulkStrip key={bulk} id={bulk} {...props} onClose={() => setBulk(null)} />}
        {selection.count > 0 && <BulkBar {...props} onStarted={({ id }) => setBulk(id)} />}
      </Suspense>
      {selection.count === 0 && children}
    </div>
  );
}

/** The bulk action that is shown: the one just begun, or one that a reload has left under way. */
function useUnderWay(entity: BulkEntity) {
  const [shown, setShown] = useState<string | null>(null);
  const mine = useEndpoint(listBulks, {}).data?.items;
  const left = mine?.find((one) => one.entity === entity && isUnderWay(one))?.id;
  useEffect(() => {
    if (left !== undefined) setShown((now) => now ?? left);
  }, [left]);
  return [shown, setShown] as const;
}
