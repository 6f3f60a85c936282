import type { Logger } from '#kernel/context.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];
const secret = /pass(word|wort)?|secret|token|cookie|authorization|api-?key/i;

/** Structured log: one JSON object a line. Values whose name speaks of a secret are never written. */
export function createJsonLog(input: { level: Level; write: (line: string) => void; now: () => Date; base?: object }): Logger {
  const lowest = levels.indexOf(input.level);
  const at = (level: Level) => (fields: object, message: string) => {
    if (levels.indexOf(level) < lowest) return;
    const record = { time: input.now().toISOString(), level, ...input.base, ...fields, message };
    input.write(`${JSON.stringify(record, (key, value: unknown) => (key !== '' && secret.test(key) ? '[hidden]' : value))}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
