import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";

/** One more of a list. */
export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <div>
      <Button
        variant="subtle"
        className="flush"
        leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
        onClick={onClick}
      >
        {label}
      </Button>
    </div>
  );
}

/** Takes this one from its list. */
export function DropButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" aria-label={label} onClick={onClick}>
      <IconTrash size={16} stroke={1.5} />
    </ActionIcon>
  );
}
