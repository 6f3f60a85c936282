import type { Run } from './commands.ts';
import { withDatabase } from './with-app.ts';

export const migrateCommand: Run = ({ stdout, stderr }) =>
  withDatabase({ stderr, migrateIt: true }, async () => {
    stdout.write('The database is up to date.\n');
    return 0;
  });
