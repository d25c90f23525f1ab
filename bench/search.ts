import type pg from "pg";
import type { Client } from "./client.ts";
import { type Figure, measure } from "./figures.ts";
import type { Workspace } from "./workspace.ts";

/** What people type: rare and frequent words, beginnings, numbers in other formats, slips, another layout. */
const typed: Readonly<Record<string, string>> = {
  "a rare surname": "кузнецова-зайцева",
  "a surname and a name": "ольга виноградова",
  "a frequent name": "анна",
  "two letters": "ма",
  "a word of every deal": "deal",
  "a phone in another format": "8 (916) 000-12-34",
  "last digits of a phone": "12-34",
  "a misspelt surname": "виногрдова",
  "another layout": "dbyjuhfljdf",
  "nothing there": "экструдер",
};

const names = "{Анна,Ольга,Мария,Ирина,Елена,Татьяна,Наталья,Светлана,Юлия,Екатерина}";
const surnames =
  "{Кузнецова,Смирнова,Попова,Петрова,Соколова,Лебедева,Козлова,Новикова,Морозова,Волкова,Соловьёва,Васильева,Зайцева,Павлова,Семёнова,Голубева,Виноградова,Богданова,Воробьёва,Фёдорова}";

/** Brings the workspace to so many contacts, as an import would: the triggers put each in the search. Rows a second, or null. */
async function addContacts(owner: pg.Pool, { id }: Workspace, wanted: number): Promise<number | null> {
  const { rows } = await owner.query<{ count: number }>(
    "select count(*) as count from contacts where workspace_id = $1",
    [id],
  );
  const missing = wanted - (rows[0]?.count ?? 0);
  if (missing <= 0) return null;
  const began = performance.now();
  await owner.query(
    `insert into contacts (workspace_id, id, name, phone, phone_normalized, email, created_at, updated_at)
     select $1, new_row_id(), ($3::text[])[1 + n % 10] || ' ' || ($4::text[])[1 + n / 10 % 20]
         || case n % 7 when 0 then '-' || ($4::text[])[1 + n / 70 % 20] else '' end,
       '8 916 ' || n, '+7916' || lpad(n::text, 7, '0'), 'woman' || n || '@mail.example', now() - n * interval '1 minute', now()
     from generate_series(1, $2::integer) n`,
    [id, missing, names, surnames],
  );
  const perSecond = (missing / (performance.now() - began)) * 1000;
  await owner.query("vacuum analyze");
  return perSecond;
}

/** PLT-9: p95 of one search among 100,000 deals and 200,000 contacts. */
export async function measureSearch(
  owner: pg.Pool,
  client: Client,
  workspace: Workspace,
  quick: boolean,
  keep: (figure: Figure) => void,
): Promise<void> {
  const perSecond = await addContacts(owner, workspace, quick ? 20_000 : 200_000);
  if (perSecond !== null)
    keep({
      name: "contacts written at once, found at once",
      unit: "rows/s",
      value: perSecond,
      target: { least: 10_000 },
    });
  const runs = quick ? 20 : 60;
  for (const [name, text] of Object.entries(typed)) {
    const { median, p95 } = await measure(5, runs, () => client.get(`/search?q=${encodeURIComponent(text)}`));
    keep({ name: `search: ${name}`, unit: "ms", value: p95, median, target: { most: 30 } });
  }
}
