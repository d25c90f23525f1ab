import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { changeRhythmMeeting, getRhythmMeeting, type WholeMeeting } from "../contract.ts";
import type { AttendanceMark } from "../domain/vocabulary.ts";
import classes from "./rhythm.module.css";

const marks = ["present", "late", "absent"] as const;

/** Who is there: one press a person. */
export function Attendance({ meeting }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const marking = useMutationEndpoint(changeRhythmMeeting, {
    refreshes: [getRhythmMeeting],
    onRefused: (error) => void toast(error.message),
  });
  const { attendance, isMine, id } = meeting;
  if (attendance.length === 0) return null;
  const here = attendance.filter(({ mark }) => mark === "present" || mark === "late").length;
  const put = (userId: string, mark: AttendanceMark) =>
    marking.mutate({ params: { id }, body: { attendance: [{ userId, mark }] } });
  return (
    <Panel title={t("web.present")} aside={<b>{t("web.presentCount", { part: here, whole: attendance.length })}</b>}>
      <ul className={classes.attendance}>
        {attendance.map((one) => (
          <li key={one.id}>
            <span>{one.name}</span>
            {isMine ? (
              <Segmented
                label={t("web.markOf", { name: one.name })}
                value={one.mark}
                onChange={(mark) => put(one.id, mark)}
                options={marks.map((value) => ({ value, label: t(`web.mark.${value}`) }))}
              />
            ) : (
              <span className="t2">{t(`web.mark.${one.mark}`)}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
