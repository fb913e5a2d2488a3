import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { closePools } from '../../src/server/db/client.ts';

const name = `test_${randomUUID().replaceAll('-', '')}`;

function admin() {
  const url = new URL(inject('templateUrl'));
  const template = url.pathname.slice(1);
  url.pathname = '/postgres';
  return { sql: postgres(url.href, { max: 1, onnotice: () => {} }), template };
}

beforeAll(async () => {
  const { sql, template } = admin();
  await sql.unsafe(`create database ${name} template ${template}`);
  await sql.end();
  const own = new URL(inject('templateUrl'));
  own.pathname = `/${name}`;
  process.env.DATABASE_URL = own.href;
  // the address of a PgBouncer before the server of TEST_DATABASE_URL
  const { TEST_POOLER } = process.env;
  if (TEST_POOLER) {
    process.env.DATABASE_DIRECT_URL = own.href;
    own.host = TEST_POOLER;
    process.env.DATABASE_URL = own.href;
  }
  process.env.ENCRYPTION_KEY ??= 'a key for tests only, of sufficient length';
  process.env.AUTH_SECRET ??= 'a secret for tests only, of sufficient length';
});

afterAll(async () => {
  await closePools();
  const { sql } = admin();
  await sql.unsafe(`drop database ${name} with (force)`);
  await sql.end();
});
