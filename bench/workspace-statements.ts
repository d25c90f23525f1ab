/** Everything is a part of the one workspace of the data folder. */
const workspace = "(select id from workspaces where slug = 'bench')";
const someId = "uuidv7()";

/**
 * Set-based statements, in order, that make a workspace like one that has worked for three years: deals evenly over the time,
 * a fifth of them open (most of those from the last half year), a quarter won, two of a hundred postponed; ten visits a deal,
 * going back and forth; companies, contacts, people, next steps for six in seven open deals.
 */
export function workspaceStatements({ pipelineId, deals }: { pipelineId: string; deals: number }) {
  const companies = Math.round(deals / 5);
  const contacts = companies * 2;
  return {
    departments: `
      insert into departments (workspace_id, id, name)
      select ${workspace}, ${someId}, 'Department ' || n from generate_series(1, 6) n`,
    people: `
      insert into users (workspace_id, id, email, name, role, department_id, created_at)
      select ${workspace}, ${someId}, 'seller' || n || '@example.org', 'Seller ' || n,
        case when n % 10 = 0 then 'head' else 'salesperson' end,
        (select id from departments where name = 'Department ' || (1 + n % 6)), now() - interval '3 years'
      from generate_series(1, 60) n`,
    companies: `
      insert into companies (workspace_id, id, name, inn, phone, email, industry, city, country, channel, created_at, updated_at)
      select ${workspace}, ${someId}, 'Company ' || md5(n::text), lpad(n::text, 10, '0'), '+7495' || lpad(n::text, 7, '0'),
        'info' || n || '@company.example', 'Industry ' || n % 12, 'City ' || n % 40, 'RU', 'Channel ' || n % 7,
        now() - interval '3 years', now() - interval '1 year'
      from generate_series(1, ${companies}) n`,
    "companies in order": `
      create temp table o_companies on commit drop as select id, row_number() over (order by id) as n from companies`,
    contacts: `
      insert into contacts (workspace_id, id, company_id, name, position, phone, phone_normalized, email, created_at, updated_at)
      select ${workspace}, ${someId}, c.id, 'Person ' || md5('p' || p::text), 'Buyer', '+7 916 ' || p, '7916' || lpad(p::text, 7, '0'),
        'person' || p || '@company.example', now() - interval '3 years', now() - interval '1 year'
      from generate_series(1, ${contacts}) p join o_companies c on c.n = 1 + p % ${companies}`,
    "people in order": `
      create temp table o_users on commit drop as
        select id, row_number() over (order by id) as n from users where name like 'Seller %'`,
    "contacts in order": `
      create temp table o_contacts on commit drop as
        select id, row_number() over (partition by company_id order by id) as rank, company_id from contacts`,
    ...pathStatements(pipelineId, deals, companies),
    ...rowStatements(pipelineId),
  };
}

/** How each deal goes: temporary tables that the rows come from. */
function pathStatements(pipelineId: string, deals: number, companies: number) {
  return {
    "loss reasons": `
      insert into loss_reasons (workspace_id, id, name, position)
      select ${workspace}, ${someId}, 'Reason ' || n, 100 + n from generate_series(1, 5) n`,
    fates: `
      create temp table fates on commit drop as
      select n, uuidv7(created_at - now()) as id, created_at, status, furthest,
        case when furthest = 1 then 1 else 5 + floor(chance * 11)::integer end as steps,
        case when status = 'open' then now() - created_at - interval '1 hour'
          else least(now() - created_at - interval '1 hour', interval '1 day' * (10 + length_chance * 190)) end as lasts,
        company, seller, reason, title
      from (
        select n, created_at, chance, length_chance, 1 + floor(random() * ${companies})::integer as company, title,
          1 + floor(random() * 60)::integer as seller, 1 + floor(random() * 5)::integer as reason,
          case when is_open then 'open' when fate_chance < 0.025 then 'postponed' when fate_chance < 0.33 then 'won' else 'lost' end as status,
          case when not is_open and fate_chance >= 0.025 and fate_chance < 0.33 then 6
            when stage_chance < 0.05 then 1 else 2 + floor(power(random(), 1.3) * 5)::integer end as furthest
        from (
          select n, created_at, random() as chance, random() as length_chance, random() as fate_chance, random() as stage_chance,
            'Deal ' || n || ' of ' || md5(n::text) as title,
            random() < case when created_at > now() - interval '6 months' then 0.8 else 0.08 end as is_open
          from (select n, date_trunc('milliseconds', now() - interval '1 day' - interval '3 years' * (1 - (n - random()) / ${deals})) as created_at
            from generate_series(1, ${deals}) n) as born) as drawn) as fated`,
    stages: `
      create temp table places on commit drop as
      select id, ordinal, position, is_won from stages where pipeline_id = '${pipelineId}' and archived_at is null`,
    // Up one, back one, and every second time perhaps further: never twice the same in a row, never beyond the furthest.
    steps: `
      create temp table steps on commit drop as
      select f.n, f.id as deal_id, k as number, 1 + (k - 1) % 2
          + case when f.furthest < 2 then 0 else least(f.furthest - 2, floor((k / 2) * (f.furthest - 1.0) / (f.steps / 2 + 1)))::integer end as position,
        f.created_at + case when k = 1 then interval '0' else f.lasts * ((k - 1 + 0.8 * random()) / f.steps) end as entered_at
      from fates f cross join lateral generate_series(1, f.steps) k`,
    "the win is a visit": `
      insert into steps (n, deal_id, number, position, entered_at)
      select n, id, steps + 1, 7, created_at + lasts from fates where status = 'won'`,
    visits_made: `
      create temp table made on commit drop as
      select s.n, s.deal_id, s.number, p.id as stage_id, p.ordinal, date_trunc('milliseconds', s.entered_at) as entered_at,
        date_trunc('milliseconds', case when p.is_won then s.entered_at else coalesce(lead(s.entered_at) over w,
          case when f.status = 'open' then null else f.created_at + f.lasts end) end) as left_at,
        case when p.is_won then 'won' when lead(s.entered_at) over w is not null then 'moved'
          when f.status = 'open' then null else f.status end as left_as,
        lead(p.id) over w as to_stage_id
      from steps s join fates f on f.n = s.n join places p on p.position = s.position
      window w as (partition by s.deal_id order by s.number)`,
    "made, analysed": "analyze fates, made, o_companies, o_users, o_contacts",
  };
}

function rowStatements(pipelineId: string) {
  return {
    deals: `
      insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, company_id, owner_id, channel,
        source, product, expected_close_on, created_at, stage_entered_at, closed_at, come_back_on, loss_reason_id, visited, last_visit,
        updated_at)
      select ${workspace}, f.id, f.title, '${pipelineId}', m.stage_id, f.status, 1000000 + floor(random() * 500000000)::bigint, 'RUB',
        c.id, u.id, 'Channel ' || f.n % 7, 'Source ' || f.n % 20, 'Product ' || f.n % 9, (f.created_at + interval '90 days')::date,
        f.created_at, m.entered_at, case when f.status in ('won', 'lost') then m.left_at end,
        case when f.status = 'postponed' then (now() + interval '60 days')::date end,
        case when f.status = 'lost' then (select id from loss_reasons where name = 'Reason ' || f.reason) end,
        m.visited, m.last_visit, coalesce(m.left_at, m.entered_at)
      from fates f join o_companies c on c.n = f.company join o_users u on u.n = f.seller
        join (select deal_id, bit_or(1::bigint << ordinal) as visited, max(number) as last_visit,
            (array_agg(stage_id order by number desc))[1] as stage_id, max(entered_at) as entered_at, max(left_at) as left_at
          from made group by deal_id) as m on m.deal_id = f.id
      order by f.created_at`,
    visits: `
      insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, to_stage_id, working_ms)
      select ${workspace}, uuidv7(entered_at - now()), deal_id, number, '${pipelineId}', stage_id, entered_at, left_at, left_as, to_stage_id,
        (date_part('epoch', left_at - entered_at) * 1000 * 40 / 168)::bigint
      from made order by entered_at`,
    "stays noted": `
      insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
      select workspace_id, pipeline_id, stage_id, month_of_stay(entered_at), 1,
        array_agg(round(date_part('epoch', left_at - entered_at) * 1000)::bigint), array_agg(coalesce(working_ms, 0))
      from visits where left_at is not null group by workspace_id, pipeline_id, stage_id, month_of_stay(entered_at)`,
    "contacts of deals": `
      insert into deal_contacts (workspace_id, deal_id, contact_id, role, is_main, added_at)
      select d.workspace_id, d.id, k.id, 'decides', k.rank = 1, d.created_at
      from deals d join o_contacts k on k.company_id = d.company_id where k.rank = 1 or (k.rank = 2 and random() < 0.3)`,
    "search entries": `
      select put_search_company(array_agg(workspace_id), array_agg(id), false) from companies
      union all select put_search_contact(array_agg(workspace_id), array_agg(id), false) from contacts
      union all select put_search_deal(array_agg(workspace_id), array_agg(id), false) from deals`,
    "next steps": `
      insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, planned_at, created_at, updated_at)
      select workspace_id, ${someId}, id, 'call', 'Call about the terms', owner_id,
        date_trunc('minute', now() + interval '1 day' * (random() * 25 - 5)), stage_entered_at, stage_entered_at
      from deals where status = 'open' and random() < 6.0 / 7`,
    "next steps known": "update deals set has_next_step = true where id in (select deal_id from activities)",
    "things done": `
      insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, planned_at, done_at, is_held, created_at, updated_at)
      select workspace_id, ${someId}, id, case k when 1 then 'call' else 'meeting' end, 'Talked', owner_id, created_at + interval '1 hour' * k,
        created_at + interval '1 hour' * k, true, created_at, created_at
      from deals cross join generate_series(1, 2) k`,
  };
}
