import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { useGo } from "../../../ui/link.tsx";

/** An address of a merged record leads to the one that it became, and says so. */
export function useSurvivor(survivor: { readonly id: string; readonly name: string } | undefined, list: string): void {
  const { t } = useTranslation("crm");
  const go = useGo();
  const toast = useToast();
  const id = survivor?.id;
  const lead = useEffectEvent(() => {
    if (survivor === undefined) return;
    toast(t("web.duplicates.movedTo", { name: survivor.name }));
    void go(`${list}/${survivor.id}`, {}, { replace: true });
  });
  useEffect(() => {
    if (id !== undefined) lead();
  }, [id]);
}
