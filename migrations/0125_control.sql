-- The head's morning (PLA-3, PLA-4, PLA-7): what counts as behind, and what a head has done about it today.
create table control_settings (
  workspace_id uuid not null primary key references workspaces (id),
  -- Plan to date, shares: below the first a row is red, below the second it has a reason.
  red_below numeric(5, 4) not null check (red_below between 0 and 2),
  warn_below numeric(5, 4) not null check (warn_below between red_below and 2),
  -- Own working days in a row without a meeting, or below the norm.
  idle_days smallint not null check (idle_days between 1 and 20),
  -- Open deals without a next step.
  many_without_step smallint not null check (many_without_step between 1 and 100),
  -- Days without a contact after which a deal is stuck.
  stuck_days smallint not null check (stuck_days between 1 and 365),
  updated_at timestamptz(3) not null
);

-- One button, one action: pressed twice on a day, by two heads even, it is done once.
create table control_actions (
  workspace_id uuid not null references workspaces (id),
  day date not null,
  kind text not null check (kind in ('talk', 'review', 'calls')),
  -- The person; of calls the stage whose deals are stuck.
  subject_id uuid not null,
  -- What was planned; of calls the first of them.
  activity_id uuid,
  planned integer not null default 1,
  done_by uuid not null,
  done_at timestamptz(3) not null,
  primary key (workspace_id, day, kind, subject_id),
  foreign key (workspace_id, done_by) references users (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['control_settings', 'control_actions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
