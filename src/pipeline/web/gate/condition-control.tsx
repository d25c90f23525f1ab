import { DoneActivity, PlanNextStep, ScheduleMeeting } from "../../../activities/web/index.ts";
import { DocumentCondition, PaymentCondition } from "../../../commerce/web/index.ts";
import { CustomControl, type OwnValues } from "../../../custom-fields/web/index.ts";
import type { DealAnswer } from "../../contract.ts";
import { withOwn } from "../disputed.ts";
import { useDealPatch } from "../use-deal.tsx";
import { ContactControl } from "./contact-control.tsx";
import type { ControlProps } from "./control-props.ts";
import { FieldControl } from "./field-control.tsx";
import type { MissingCondition } from "./gate-labels.ts";

/** What a missing condition is filled with, right where it stands; each saves by its own endpoint. */
export function ConditionControl({ missing, ...props }: ControlProps & { readonly missing: MissingCondition }) {
  const { deal, label, autoFocus, onSaved } = props;
  const { condition } = missing;
  const common = { dealId: deal.id, label, autoFocus, onSaved };
  switch (condition.kind) {
    case "field":
      return <FieldControl {...props} field={condition.field} />;
    case "document":
      return <DocumentCondition {...common} kind={condition.document} mark={condition.mark} />;
    case "meeting_scheduled":
      return <ScheduleMeeting {...common} />;
    case "meeting_held":
      return <DoneActivity {...common} kind="meeting" />;
    case "activity_done":
      return <DoneActivity {...common} kind={condition.activity} />;
    case "contact_named":
      return <ContactControl {...props} asked={condition.role ?? null} />;
    case "next_step":
      return <PlanNextStep {...common} />;
    case "custom_field":
      return <OwnFieldControl {...props} field={condition.field} />;
    case "payment_received":
      return missing.code === "missing_amount_to_pay" ? (
        <FieldControl {...props} field="amount" />
      ) : (
        <PaymentCondition {...common} currency={deal.currency} suggested={suggested(deal, condition.share)} />
      );
  }
}

function OwnFieldControl({ deal, field, autoFocus, onSaved }: ControlProps & { readonly field: string }) {
  const patch = useDealPatch(deal.id);
  const save = async (custom: OwnValues, base: OwnValues) => {
    if (await patch({ custom }, {}, { ...deal, custom: withOwn(deal.custom, base) })) onSaved();
  };
  return <CustomControl field={field} values={deal.custom} autoFocus={autoFocus} onSave={save} />;
}

function suggested(deal: DealAnswer, share: "any" | "prepayment" | "all") {
  return share === "all" ? deal.amount : (deal.prepayment ?? deal.amount);
}
