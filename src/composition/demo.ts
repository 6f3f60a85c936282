import type { App } from './app.ts';
import { createDemoAccounts } from './demo-accounts.ts';
import { demoAccounts } from './demo-people.ts';
import { loadExampleData } from './example-data.ts';

export type DemoLogin = { email: string; what: string };

/** Fills a trial installation: example counties and, for each, people to sign in as. */
export async function prepareDemo(input: { app: App; tell: (line: string) => void }): Promise<DemoLogin[]> {
  await loadExampleData(input);
  await createDemoAccounts({ app: input.app, auth: input.app.auth });
  return demoAccounts.map(({ email, task }) => ({ email, what: task }));
}
