import { useGo } from "../../ui/link.tsx";
import type { CommandDialogProps } from "../../ui/palette/palette-actions.ts";
import { ContactDialog } from "./contact-dialog.tsx";

/** "Новый контакт" from the palette, over any screen. */
export function Dialog({ name, onClose }: CommandDialogProps) {
  const go = useGo();
  return <ContactDialog name={name} onClose={onClose} onDone={(contact) => void go(`/contacts/${contact.id}`)} />;
}
