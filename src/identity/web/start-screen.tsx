import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../ui/api/client.ts";
import { isProblem } from "../../ui/api/problem-error.ts";
import { getMe, getSetup } from "../contract.ts";
import { enter } from "./enter.ts";

/** The bare address: leads to the workspace, to sign-in or to the first visit. */
export function Screen() {
  const { t } = useTranslation("ui");
  useEffect(() => {
    void lead();
  }, []);
  return <p role="status">{t("shell.loading")}</p>;
}

async function lead(): Promise<void> {
  try {
    enter(await call(getMe, {}));
  } catch (error) {
    if (!isProblem(error)) throw error;
    const { hasWorkspace } = await call(getSetup, {});
    window.location.replace(hasWorkspace ? "/sign-in" : "/welcome");
  }
}
