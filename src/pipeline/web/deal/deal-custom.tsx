import { CustomFacts } from "../../../custom-fields/web/index.ts";
import { useMay } from "../../../ui/session.tsx";
import type { DealAnswer } from "../../contract.ts";
import { withOwn } from "../disputed.ts";
import { useDealPatch } from "../use-deal.tsx";
import classes from "./deal.module.css";

/** The workspace's own fields of the deal (PLT-6). */
export function DealCustom({ deal }: { deal: DealAnswer }) {
  const patch = useDealPatch(deal.id);
  const mayEdit = useMay("deals.edit");
  return (
    <CustomFacts
      entity="deal"
      className={classes.section}
      values={deal.custom}
      mayEdit={mayEdit}
      asksWhose
      onSave={(custom, base) => patch({ custom }, {}, { ...deal, custom: withOwn(deal.custom, base) })}
    />
  );
}
