/** A whole language by machine. Payload: runId. */
export const machineRunJob = 'translation.machine-run';
/** Looks for runs that stand still. */
export const watchRunsJob = 'translation.watch-runs';
