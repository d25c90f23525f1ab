import { useGo } from "../../../ui/link.tsx";
import type { CommandDialogProps } from "../../../ui/palette/palette-actions.ts";
import { useChosenPipeline } from "../use-pipelines.ts";
import { NewDealDialog } from "./new-deal-dialog.tsx";

/** "Новая сделка" from the palette or the page of a customer, over any screen, in the pipeline looked at last. */
export function Dialog({ about, onClose }: CommandDialogProps) {
  const go = useGo();
  const { pipeline } = useChosenPipeline(undefined);
  if (pipeline === undefined) return null;
  return (
    <NewDealDialog
      opened
      about={about}
      pipelineId={pipeline.id}
      onClose={onClose}
      onCreated={(deal) => void go(`/deals/${deal.id}`)}
    />
  );
}
