import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { addMonths } from "../../kernel/zoned-time.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Group } from "../../ui/layout/group.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { listPayInputs } from "../contract.ts";
import { simulate } from "../domain/simulate.ts";
import { termsFromWire } from "../domain/terms-wire.ts";
import type { DraftTerms } from "./draft-terms.ts";
import classes from "./pay.module.css";

interface PreviewPanelProps {
  readonly terms: DraftTerms;
  /** Whose people it is tried on; null: everybody who is paid. */
  readonly schemeId: string | null;
}
type Input = AnswerOf<typeof listPayInputs>["items"][number];

/** A person's month as the formulas take it. */
export const triedMonth = (input: Input, base: DraftTerms["base"]) => ({
  planMinor: input.plan?.minor ?? null,
  factMinor: input.fact.minor,
  baseMinor: input.bases[base].minor,
  worked: Math.round(input.worked * 100),
  monthDays: Math.round(input.days * 100),
  discipline: input.discipline,
});

/** What the terms would have paid for last month's real facts, beside what was paid. */
export function PreviewPanel({ terms, schemeId }: PreviewPanelProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const month = addMonths(`${format.dayOf(Date.now()).slice(0, 7)}-01`, -1).slice(0, 7);
  const { data } = useEndpoint(listPayInputs, { query: { month } });
  const items = (data?.items ?? []).filter((one) => schemeId === null || one.schemeId === schemeId);
  if (items.length === 0) return null;
  const own = termsFromWire(terms);
  const rows = items.map((input) => ({ input, pay: simulate(own, triedMonth(input, terms.base)) }));
  const { currency } = terms.income;
  const money = (minor: number) => <MoneyText sum={{ minor, currency }} />;
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  return (
    <Panel title={t("web.preview.title", { month: format.monthNamed(`${month}-01`) })}>
      <Group label={t("web.preview.was")} className={classes.scroll} tabIndex={0}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">{t("paper.person")}</th>
              <th scope="col" data-num>
                {t("web.parts.execution")}
              </th>
              <th scope="col" data-num>
                {t("web.preview.was")}
              </th>
              <th scope="col" data-num>
                {t("web.preview.wouldBe")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ input, pay }) => (
              <tr key={input.person.id}>
                <th scope="row">{input.person.name}</th>
                <td data-num>
                  {executionOf(input) === null ? "—" : format.share(cutShare(executionOf(input) ?? 0, 1), 1)}
                </td>
                <td data-num>{money(input.total.minor)}</td>
                <td data-num>{money(pay.totalMinor)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>{t("web.slip.total")}</td>
              <td data-num>{money(sum(({ input }) => input.total.minor))}</td>
              <td data-num>{money(sum(({ pay }) => pay.totalMinor))}</td>
            </tr>
          </tfoot>
        </table>
      </Group>
      <p className="t2 sm">{t("web.preview.hint")}</p>
    </Panel>
  );
}

const executionOf = ({ plan, fact }: Input) => (plan === null || plan.minor <= 0 ? null : fact.minor / plan.minor);
