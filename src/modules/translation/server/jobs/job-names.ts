/** A whole language by machine. Payload: runId. */
export const machineRunJob = 'translation.machine-run';
