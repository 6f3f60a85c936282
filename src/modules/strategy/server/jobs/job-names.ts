/** Names of the module's queues. */
export const readDocumentJob = 'strategy.read-document';
export const tellSubscribersJob = 'strategy.tell-subscribers';
export const runRoundsJobName = 'strategy.run-rounds';
