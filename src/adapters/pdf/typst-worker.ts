import { parentPort, workerData } from 'node:worker_threads';
import { createTypesetter } from './typeset.ts';
import type { Answer, Order } from './worker-protocol.ts';

const typeset = createTypesetter(workerData as { fontsDir?: string });

parentPort?.on('message', ({ id, payload }: Order) => {
  let answer: Answer;
  try {
    answer = { id, ok: true, result: typeset(payload as never) };
  } catch (error) {
    const { name, message } = error as Error;
    answer = { id, ok: false, name, message };
  }
  parentPort?.postMessage(answer);
});
