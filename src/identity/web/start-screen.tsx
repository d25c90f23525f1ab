import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../ui/api/client.ts";
import { isProblem } from "../../ui/api/problem-error.ts";
import { useSearchState } from "../../ui/link.tsx";
import { getMe, getSetup } from "../contract.ts";
import { enter } from "./enter.ts";

/** The bare address: leads to the workspace, to sign-in or to the first visit. */
export function Screen() {
  const { t } = useTranslation("ui");
  const [{ next }] = useSearchState((raw) => ({ next: raw.next }));
  useEffect(() => {
    void lead(next);
  }, [next]);
  return <p role="status">{t("shell.loading")}</p>;
}

async function lead(next: unknown): Promise<void> {
  try {
    enter(await call(getMe, {}), next);
  } catch (error) {
    if (!isProblem(error)) throw error;
    const { hasWorkspace } = await call(getSetup, {});
    window.location.replace(hasWorkspace ? "/sign-in" : "/welcome");
  }
}
