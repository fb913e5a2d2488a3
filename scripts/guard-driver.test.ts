import fs from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { guardDriver } from './guard-driver.ts';

const source = path.join(import.meta.dirname, '../node_modules/postgres/src');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-driver-'));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const message = (type: string, body: Buffer) => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

test('a statement on a connection that has closed fails, and nothing is thrown beside it', async () => {
  fs.cpSync(source, dir, { recursive: true });
  fs.writeFileSync(path.join(dir, 'package.json'), '{"type":"module"}');
  const file = path.join(dir, 'connection.js');
  fs.writeFileSync(file, guardDriver(fs.readFileSync(file, 'utf8')));
  const guarded = (await import(pathToFileURL(path.join(dir, 'index.js')).href)) as { default: typeof postgres };

  // lets everybody in, begins a transaction, and hangs up at the first question in it
  const ready = (state: string) => message('Z', Buffer.from(state));
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready('I')]));
      socket.once('data', () => {
        socket.write(Buffer.concat([message('C', Buffer.from('BEGIN\0')), ready('T')]));
        socket.once('data', () => socket.end());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sql = guarded.default(`postgres://somebody@127.0.0.1:${port}/any`, { max: 1, fetch_types: false });
  let second: Promise<unknown> | undefined;
  const transaction = sql.begin(async (tx) => {
    await expect(tx`select 1`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    second = tx`select 2`.execute();
    await second;
  });
  await expect(transaction).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await expect(second).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await sql.end({ timeout: 0 });
  server.close();
});

test('a driver that no longer has the line is noticed', () => {
  expect(() => guardDriver('socket.write(chunk)')).toThrow('driver has changed');
});
