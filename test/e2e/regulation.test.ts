import { readFile } from "node:fs/promises";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;
beforeAll(async () => {
  office = await furnish(stage.url);
});

journey(
  "the regulation is issued, downloaded as PDF and DOCX, and shows what the settings changed since",
  async (crew) => {
    const head = await crew.person();
    const { page, t, button } = head;
    await signIn(head, stage.url, `${office.workspace}/control/regulation`);
    await button("regulations:web.issue", { number: 1 }).click();
    await page.getByRole("dialog").getByLabel(t("regulations:web.note")).fill("Первая версия");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("regulations:web.issue", { number: 1 }) })
      .click();
    await page.getByText(t("regulations:web.same", { number: 1 })).waitFor();

    const { client } = office;
    const pipeline = await client.ask(`GET /pipelines/${office.pipeline.id}`);
    await client.ask(`PUT /pipelines/${pipeline.id}`, {
      version: pipeline.version,
      name: pipeline.name,
      stages: pipeline.stages.map((one: Record<string, unknown>, place: number) => {
        const { ordinal: _, position: __, isWon: ___, archivedAt: ____, ...kept } = one;
        return { ...kept, targetHours: place === 1 ? 27 : kept.targetHours };
      }),
    });
    await page.reload();
    await page.getByText(t("regulations:web.changed", { number: 1, count: 1 })).waitFor();
    expect(await page.locator("ins").first().textContent()).toBe("27");

    const download = async (format: string) => {
      const begun = page.waitForEvent("download");
      await button("regulations:web.file", { format }).click();
      return readFile(await (await begun).path());
    };
    const [pdf, docx] = [await download("PDF"), await download("DOCX")];
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
    expect(text.join(" ").replaceAll(/\s+/g, " ")).toContain("Приложение. Изменения против версии 1");
    expect(docx.subarray(0, 2).toString()).toBe("PK");
  },
);
