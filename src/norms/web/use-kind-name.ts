import { useTranslation } from "react-i18next";

const own = ["meeting_held", "proposal_sent", "meeting_agreed", "qualification"] as const;

/** The name of a kind of effective action: the workspace's, or the product's own of the key. */
export function useKindName() {
  const { t } = useTranslation("norms");
  return ({ key, name }: { readonly key: string; readonly name: string }): string => {
    const known = own.find((one) => one === key);
    if (name !== "") return name;
    return known === undefined ? key : t(`web.effective.${known}`);
  };
}
