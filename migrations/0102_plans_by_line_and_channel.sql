-- PLA-1: a figure may also be split by product line across channel; the value is then the pair as JSON, ["line","channel"].
alter table plan_cells drop constraint plan_cells_dimension_check;
alter table plan_cells add constraint plan_cells_dimension_check
  check (dimension in ('total', 'line', 'channel', 'line_channel'));
