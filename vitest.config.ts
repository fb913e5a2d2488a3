import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const empty = fileURLToPath(new URL('./scripts/testing/empty.ts', import.meta.url));

export default defineConfig({
  resolve: { alias: { 'server-only': empty } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          setupFiles: ['scripts/testing/no-noise.ts'],
          // nothing here waits; a slow machine may take its time over the property tests
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts'],
          globalSetup: ['scripts/testing/database-server.ts'],
          setupFiles: ['scripts/testing/no-noise.ts', 'scripts/testing/own-database.ts'],
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
