-- PIP-11: old deals go to nurture by a rule that a pipeline may switch on. Each is announced to its responsible in the night before, once;
-- what has been put off is kept, so that it can be brought back.
create table hygiene_rules (
  workspace_id uuid not null references workspaces (id),
  pipeline_id uuid not null,
  is_on boolean not null,
  come_back_days integer not null check (come_back_days between 1 and 730),
  primary key (workspace_id, pipeline_id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id)
);
create table hygiene_announcements (
  workspace_id uuid not null references workspaces (id),
  deal_id uuid not null,
  announced_on date not null,
  put_off_at timestamptz(3),
  primary key (workspace_id, deal_id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade
);
alter table hygiene_rules enable row level security;
create policy own_workspace on hygiene_rules to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on hygiene_rules to voronka_app;
alter table hygiene_announcements enable row level security;
create policy own_workspace on hygiene_announcements to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on hygiene_announcements to voronka_app;
create view reporting.postponed_deals with (security_invoker = true) as
  select workspace_id, id, title, pipeline_id, owner_id, company_id, amount_minor, currency, come_back_on, version
  from deals where status = 'postponed' and deleted_at is null;
grant select on reporting.postponed_deals to voronka_app;
