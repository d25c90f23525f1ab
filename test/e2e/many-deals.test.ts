import { describe, expect } from "vitest";
import { furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { column } from "./selling.ts";

const deals = 5000;
const mostCards = 100;

describe("a board of 5,000 open deals", () => {
  const stage = openStage();

  journey("draws those that are seen, and loads a column as it is scrolled", async (crew) => {
    const { addDeal, workspace } = await furnish(stage.url);
    const { id } = await addDeal("Образец");
    await stage.owner.query(
      `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, owner_id, created_at,
         stage_entered_at, updated_at, visited, last_visit)
       select d.workspace_id, new_row_id(), 'Сделка ' || n, d.pipeline_id, s.id, 'open', 100000, d.currency, d.owner_id, now(),
         now() - interval '1 minute' * n, now(), 1, 1
       from deals d cross join generate_series(1, $2) n
         join stages s on s.pipeline_id = d.pipeline_id and s.position = 1 + n % 3 where d.id = $1`,
      [id, deals - 1],
    );
    const anna = await crew.person();
    const { page } = anna;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await signIn(anna, stage.url, `${workspace}/board`);
    const cards = page.locator("[data-card]");
    await cards.first().waitFor();
    expect(await cards.count()).toBeLessThan(mostCards);

    const first = column(anna, stageNames[0]);
    const box = await first.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 300);
    // The 240th of its column: four pages down.
    const deep = first.getByText("Сделка 720", { exact: true });
    for (let turn = 0; turn < 200 && (await deep.count()) === 0; turn += 1) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(30);
    }
    await deep.waitFor();
    expect(await cards.count()).toBeLessThan(mostCards);
    // Pages of the one column that was scrolled, each asked for once; the board itself only at the opening.
    expect(asked.filter((path) => path.endsWith("/board/cards")).length).toBeLessThan(12);
    expect(asked.filter((path) => path.endsWith("/api/v1/board")).length).toBe(1);
  });
});
