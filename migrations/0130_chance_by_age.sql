-- PLA-8: the chance of a deal to be won by its stage and its age there, p(stage, age), kept by the worker beside the stage's share.
-- A step function: a row says from which whole day of age on how many of the stage's visits were still open and how many of those
-- were finally won; a day without a row is as the last one before it. chance = (finally_won + 10 * share) / (still_open + 10).
create table stage_chances (
  workspace_id uuid not null references workspaces (id),
  stage_id uuid not null,
  day integer not null check (day >= 0),
  still_open bigint not null,
  finally_won bigint not null,
  chance double precision not null,
  primary key (workspace_id, stage_id, day),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
alter table stage_chances enable row level security;
create policy own_workspace on stage_chances to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on stage_chances to voronka_app;
-- Counted at the next tick: pipelines whose shares are of an older making are counted again.
update stage_shares set computed_at = '-infinity';
