/** What a round is asked for, as it was sent. */
export type EvaluationRoundForm = { title: string; intro: string; meetingOn: string; meetingId: string; nodeIds: string[] };

/** Names of the controls, for the summary of faults. */
export const evaluationRoundNames = ['title', 'intro', 'meetingOn', 'meetingId', 'nodeIds'] as const;
