/** Messages of the stage lint (PIP-4), by rule. */
export const lintEn = {
  process_name: "“{{stage}}” names a process. Name the result: what has been done once a deal stands here?",
  not_a_result:
    "“{{stage}}” does not say what has been done. Add the result: what happened to the customer or the document?",
  empty_name: "The stage has no name. Name the result that brings a deal here.",
  duplicate_name: "The pipeline already has a stage “{{stage}}”. Give the stages different names or merge them.",
  too_long: "“{{stage}}” is too long: {{length}} characters, while the board shows {{longest}}.",
  no_task: "Stage “{{stage}}” has no key task. Write what has to be achieved for the deal to move on.",
  no_contact_chain:
    "Stage “{{stage}}” has no chain of contacts, so the next step is unclear. Add at least one contact.",
  last_stage_not_won:
    "The last stage, “{{stage}}”, does not look like a win. A pipeline ends with documents signed and money received; a loss is an outcome of the deal.",
  nobody_enters:
    "No deal entered “{{stage}}” in the period, although the pipeline was in use (moves: {{entered}}). Remove the stage or revise its entry conditions.",
  pile_up:
    "Deals pile up in “{{stage}}”. Here now: {{open}}, longer than twice the target: {{late}}; entered in the period: {{entries}}, left: {{exits}}.",
} as const;
