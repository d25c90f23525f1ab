import type { Unit } from "../../platform/database/unit.ts";

interface Erasure {
  /** Of the contact: their reviews tell what the person said. */
  readonly activities: readonly string[];
  readonly words: readonly string[];
  readonly mark: string;
}

/** Takes the person out of reviews of calls: the way to the recording whole, the words of reviewer and reviewed where they tell of the person. Marks stay. */
export async function eraseReviewsOf(unit: Unit, { activities, words, mark }: Erasure): Promise<void> {
  await unit.client.query(
    `update call_reviews set recording_url = null, comment = without_words(comment, $3, $4),
       answer_comment = without_words(answer_comment, $3, $4), version = version + 1,
       notes = (select coalesce(jsonb_agg(jsonb_set(n, '{text}', to_jsonb(without_words(n ->> 'text', $3, $4))) order by place), '[]')
                from jsonb_array_elements(notes) with ordinality as told(n, place))
     where workspace_id = $1 and activity_id = any ($2)`,
    [unit.actor.workspaceId, activities, words, mark],
  );
}
