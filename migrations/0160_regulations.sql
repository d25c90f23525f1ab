-- The regulation of the sales system (PLA-11): issued versions with their content frozen in both languages, who has read them, and
-- what people add in their own words to the parts that the settings write.
create table regulation_versions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  number integer not null check (number > 0),
  issued_at timestamptz(3) not null,
  issued_by uuid not null,
  approved_by uuid not null,
  effective_on date not null,
  note text not null default '',
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, issued_by) references users (workspace_id, id),
  foreign key (workspace_id, approved_by) references users (workspace_id, id)
);
create table regulation_acknowledgements (
  workspace_id uuid not null references workspaces (id),
  version_id uuid not null,
  user_id uuid not null,
  acknowledged_at timestamptz(3) not null,
  primary key (workspace_id, version_id, user_id),
  foreign key (workspace_id, version_id) references regulation_versions (workspace_id, id) on delete cascade,
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
create table regulation_texts (
  workspace_id uuid not null references workspaces (id),
  section text not null check (section <> ''),
  text text not null check (text <> ''),
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (workspace_id, section),
  foreign key (workspace_id, changed_by) references users (workspace_id, id)
);
do $$
declare t text;
begin
  foreach t in array array['regulation_versions', 'regulation_acknowledgements', 'regulation_texts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;

-- When each pipeline in use warns, as the regulation tells it.
create view reporting.time_warnings_of_pipelines with (security_invoker = true) as
  select workspace_id, id, name, position, warn_owner_share, warn_head_share from pipelines where archived_at is null;
grant select on reporting.time_warnings_of_pipelines to voronka_app;
create view reporting.workspace_names with (security_invoker = true) as
  select id as workspace_id, name, locale from workspaces;
grant select on reporting.workspace_names to voronka_app;
