-- Where an activity is known from, and when somebody said that it was done (ACT-8). Of rows before this nobody noted the moment: it
-- is the later of their creation and their doing.
alter table activities drop constraint activities_recorded_by_check;
alter table activities add constraint activities_recorded_by_check
  check (recorded_by in ('typed', 'import', 'telephony', 'mail', 'calendar'));
alter table activities add column done_noted_at timestamptz(3);

create function note_done() returns trigger language plpgsql as $$
begin
  if new.done_at is null then
    new.done_noted_at := null;
  elsif tg_op = 'INSERT' then
    new.done_noted_at := greatest(new.created_at, new.done_at);
  elsif old.done_at is null then
    new.done_noted_at := greatest(new.updated_at, new.done_at);
  end if;
  return new;
end $$;
create trigger note_done_inserted before insert on activities for each row
  when (new.done_at is not null and new.done_noted_at is null) execute function note_done();
create trigger note_done_updated before update of done_at on activities for each row
  when (new.done_at is distinct from old.done_at) execute function note_done();

create view reporting.activity_records with (security_invoker = true) as
  select workspace_id, id, kind, subject, deal_id, company_id, owner_id, done_at,
         coalesce(done_noted_at, greatest(created_at, done_at)) as noted_at, recorded_by, is_held, list_at
  from activities where done_at is not null and deleted_at is null;
grant select on reporting.activity_records to voronka_app;

-- From when on a record is marked; without a row the defaults of the slice.
create table record_thresholds (
  workspace_id uuid not null references workspaces (id),
  late_hours integer not null check (late_hours between 1 and 720),
  bulk_count integer not null check (bulk_count between 2 and 100),
  bulk_minutes integer not null check (bulk_minutes between 1 and 240),
  bulk_spread_hours integer not null check (bulk_spread_hours between 1 and 24),
  call_slack_minutes integer not null check (call_slack_minutes between 1 and 240),
  typed_only_least integer not null check (typed_only_least between 1 and 100),
  version integer not null,
  primary key (workspace_id)
);
alter table record_thresholds enable row level security;
create policy own_workspace on record_thresholds to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on record_thresholds to voronka_app;
