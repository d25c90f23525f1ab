import { useGo } from "../../ui/link.tsx";
import type { CommandDialogProps } from "../../ui/palette/palette-actions.ts";
import { CompanyDialog } from "./company-dialog.tsx";

/** "Новая компания" from the palette, over any screen. */
export function Dialog({ name, onClose }: CommandDialogProps) {
  const go = useGo();
  return <CompanyDialog name={name} onClose={onClose} onDone={(company) => void go(`/companies/${company.id}`)} />;
}
