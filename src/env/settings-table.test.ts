import { expect, test } from 'vitest';
import { z } from 'zod';
import { settingsTable } from './settings-table.ts';

test('shows values, hides secrets and passwords, and says what was not given', () => {
  const text = z.string().optional();
  const shape = {
    PORT: text,
    AUTH_SECRET: text,
    DATABASE_URL: text,
    WORKER_ROLES: text,
    S3_BUCKET: text,
    S3_ACCESS_KEY_ID: text,
  };
  const given: Record<string, string> = {
    AUTH_SECRET: 'do not tell',
    DATABASE_URL: 'postgres://recado:hidden@db:5432/recado',
    S3_ACCESS_KEY_ID: 'AKIA',
  };
  const table = settingsTable(shape, { ...given, PORT: 3000, WORKER_ROLES: ['engine', 'sender'] }, given);
  expect(table.split('\n')).toEqual([
    'AUTH_SECRET       set',
    'DATABASE_URL      postgres://recado:***@db:5432/recado',
    'PORT              3000  (by itself)',
    'S3_ACCESS_KEY_ID  set',
    'S3_BUCKET         -',
    'WORKER_ROLES      engine,sender  (by itself)',
    '',
  ]);
});
