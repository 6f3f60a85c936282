import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/composition/schema.ts', './src/adapters/auth/schema.ts'],
  out: './src/adapters/db/migrations',
  casing: 'snake_case',
});
