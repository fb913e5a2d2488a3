import net, { type AddressInfo } from 'node:net';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { checkServer } from './check-server.ts';
import { explainDatabase } from './explain-database.ts';

const url = 'postgres://recado:secret-word@db.example/recado';
const failed = (code: string) => Object.assign(new Error('secret-word'), { code });

test.each([
  ['ECONNREFUSED', 'The database at db.example:5432/recado cannot be reached (ECONNREFUSED). Check DATABASE_URL.'],
  ['ENOTFOUND', 'The database at db.example:5432/recado cannot be reached (ENOTFOUND). Check DATABASE_URL.'],
  ['28P01', 'The database at db.example:5432/recado refused the user or password of DATABASE_URL.'],
  ['3D000', 'There is no database recado at db.example. Create it, or check DATABASE_URL.'],
  ['53100', 'The disk of the database at db.example:5432/recado is full.'],
  ['42501', 'The user of DATABASE_URL may not create tables and roles at db.example:5432/recado.'],
])('%s is told in one sentence, without the password', (code, sentence) => {
  expect(explainDatabase(failed(code), url)).toBe(sentence);
});

test('what is no address is told as such', () => {
  expect(explainDatabase(new TypeError('Invalid URL'), 'postgres://a:b:c@@/x y')).toMatch(
    /^DATABASE_URL is no address/,
  );
});

test('a server that is too old is refused by its version', async () => {
  const old = (() => Promise.resolve([{ version: 150_018, name: '15.18' }])) as unknown as postgres.Sql;
  await expect(checkServer(old)).rejects.toThrow('PostgreSQL 18 or newer is needed; this server is 15.18.');
});

test('a port on which something else listens is told, instead of waiting for ever', async () => {
  const mute = net.createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  const sql = postgres(`postgres://x@127.0.0.1:${port}/x`, { max: 1 });
  await expect(checkServer(sql, 50)).rejects.toThrow('does not answer like PostgreSQL');
  await sql.end({ timeout: 0 });
  mute.close();
});
