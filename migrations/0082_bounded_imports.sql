-- What kills its process each time must not be taken up again for ever: counted up by each process that takes an import, or its undo.
alter table imports add column attempt integer not null default 0;
alter table imports add column undo_attempt integer not null default 0;
