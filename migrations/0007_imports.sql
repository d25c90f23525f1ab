-- The command line imports as the product itself, which is no person of the workspace.
alter table imports alter column created_by drop not null;
