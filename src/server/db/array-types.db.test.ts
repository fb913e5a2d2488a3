import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { knownTypes } from './array-types.ts';
import { rawPool } from './client.ts';

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

/** A server that lets everybody in, and hangs up at the first question. */
async function hangsUp(): Promise<{ url: string; questions: string[]; close: () => void }> {
  const questions: string[] = [];
  const welcome = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
  const server = createServer((socket: Socket) => {
    socket.once('data', () => {
      socket.write(welcome);
      socket.once('data', (bytes) => {
        questions.push(bytes.toString('latin1'));
        socket.destroy();
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://somebody@127.0.0.1:${port}/any`, questions, close: () => server.close() };
}

test('a connection that breaks as soon as it is up fails the statement that waited for it, and nothing else', async () => {
  const server = await hangsUp();
  const sql = postgres(server.url, { ...knownTypes, max: 1 });
  await expect(sql`select 'mine'`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(server.questions).toHaveLength(1);
  expect(server.questions[0]).toContain("select 'mine'");
  await sql.end({ timeout: 0 });
  server.close();
});

test('arrays reach the database and come back, whatever they hold', async () => {
  const texts = ['plain', '', 'a "quoted" \\ word', 'comma, brace {}', 'ação 👍', 'NULL'];
  const ids = ['018f4c1e-0000-7000-8000-000000000001'];
  const [row] = await rawPool()`
    select ${texts}::text[] as texts, ${ids}::uuid[] as ids, ${[1, 2]}::smallint[] as small, ${[]}::text[] as none,
           ${'a "quoted" \\ word'} = any(${texts}::text[]) as found`;
  expect(row).toEqual({ texts, ids, small: [1, 2], none: [], found: true });
});
