-- PAY-1. What people were before they changed role or left: a month that is closed later pays them as they were on its days. Who never
-- changed has no row; on a day one is what the earliest `until_date` after it says, else what `users` says.
create table past_roles (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  -- The first day otherwise, by the workspace's zone. Whoever leaves has worked that day: it is the next one.
  until_date date not null,
  role text not null,
  is_active boolean not null,
  primary key (workspace_id, user_id, until_date),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);

create function note_past_role() returns trigger language plpgsql as $$
declare today date := (select (now() at time zone w.time_zone)::date from workspaces w where w.id = new.workspace_id);
begin
  if new.is_active and not old.is_active then
    -- Taken back on the very day: as if nothing had been.
    delete from past_roles where workspace_id = new.workspace_id and user_id = new.id and until_date > today and is_active;
    if found then
      return null;
    end if;
  end if;
  -- Of several changes of one day the first tells what the person was before it.
  insert into past_roles (workspace_id, user_id, until_date, role, is_active)
  values (new.workspace_id, new.id, case when old.is_active and not new.is_active then today + 1 else today end, old.role, old.is_active)
  on conflict (workspace_id, user_id, until_date) do nothing;
  return null;
end $$;
create trigger past_roles_noted after update of role, is_active on users for each row
  when (new.role is distinct from old.role or new.is_active is distinct from old.is_active) execute function note_past_role();

alter table past_roles enable row level security;
create policy own_workspace on past_roles to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on past_roles to voronka_app;

create view reporting.past_roles with (security_invoker = true) as
  select workspace_id, user_id, until_date, role, is_active from past_roles;
grant select on reporting.past_roles to voronka_app;
