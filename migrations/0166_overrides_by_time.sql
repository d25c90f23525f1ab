-- Moves past the gate are few among all visits; agendas and the head ask for those of the last days.
create index visits_overridden on visits (workspace_id, entered_at) where override_reason is not null and void_at is null;
