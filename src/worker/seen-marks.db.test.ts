import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, it, vi } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { closeGraphPool, graphHttp } from '#/server/net/graph-http.ts';
import { SeenMarks } from './seen-marks.ts';

const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const wait = (amount: number) => ({ type: 'wait', config: { until: { how: 'duration', amount, unit: 'seconds' } } });
const keyword = (word: string) => ({ type: 'keyword', config: { words: [word], match: 'exact' } });
const ask = { type: 'http-request', config: { method: 'GET', url: 'https://shop.test/price' } };

let lab: Lab;
let marks: SeenMarks;
beforeEach(async () => {
  lab = await openLab();
  marks = new SeenMarks(lab.deps);
  await lab.publish(drawFlow({ k: keyword('hi'), a: text('Hello') }, 'k.next>a'));
  await lab.publish(
    drawFlow(
      { k: keyword('pause'), a: text('One moment'), w: wait(5), b: text('Done') },
      'k.next>a',
      'a.next>w',
      'w.next>b',
    ),
  );
  await lab.publish(drawFlow({ k: keyword('later'), w: wait(3_600), b: text('Back') }, 'k.next>w', 'w.next>b'));
  await lab.publish(drawFlow({ k: keyword('price'), h: ask, b: text('It is 7') }, 'k.next>h', 'h.ok>b'));
  await lab.publish(drawFlow({ k: keyword('silent'), t: { type: 'tag', config: { add: ['x'] } } }, 'k.next>t'));
  await lab.publish(
    drawFlow(
      { k: keyword('person'), a: text('A person comes'), h: { type: 'hand-over', config: {} } },
      'k.next>a',
      'a.next>h',
    ),
  );
  return () => marks.stop();
});

/** One turn, and what it leaves to be seen. */
async function turn() {
  const { seen } = await lab.turn();
  marks.show(seen);
  return seen;
}
async function send() {
  await lab.sender.work();
  await lab.sender.drain();
}
/** What the provider was told, in order. */
const told = () =>
  lab.sent.map(({ body }) =>
    body.status === 'read'
      ? `${body.typing_indicator ? 'typing' : 'read'} ${body.message_id}`
      : (body.text as { body: string }).body,
  );
const until = (...expected: string[]) => vi.waitFor(() => expect(told()).toEqual(expected), { timeout: 4_000 });

it('a message is marked as read when the bot answers it, once', async () => {
  await lab.say('hi', { id: 'wamid.1' });
  await turn();
  await until('read wamid.1');
  await send();
  expect(await turn()).toEqual([]);
  expect(told()).toEqual(['read wamid.1', 'Hello']);
});

it('typing stands while a short wait does, after what was said before and until more is said', async () => {
  await lab.say('pause', { id: 'wamid.1' });
  await turn();
  const looked = vi.spyOn(lab.deps.clock, 'now');
  await vi.waitFor(() => expect(looked).toHaveBeenCalled());
  expect(told()).toEqual([]);
  looked.mockRestore();
  await send();
  await until('One moment', 'typing wamid.1');
  lab.clock.at += 5_000;
  await turn();
  await send();
  await marks.stop();
  expect(told()).toEqual(['One moment', 'typing wamid.1', 'Done']);
});

it('a wait that is over before it could be shown leaves the message read', async () => {
  await lab.say('pause', { id: 'wamid.1' });
  const { seen } = await lab.turn();
  await send();
  lab.clock.at += 5_000;
  await lab.turn();
  marks.show(seen);
  await until('One moment', 'read wamid.1');
});

it('typing stands while an outside call is under way', async () => {
  await lab.say('price', { id: 'wamid.1' });
  await turn();
  await until('typing wamid.1');
});

it('behind a long wait the message stays unread until the bot says something', async () => {
  await lab.say('later', { id: 'wamid.1' });
  expect(await turn()).toEqual([]);
  lab.clock.at += 3_600_000;
  await turn();
  await until('read wamid.1');
});

it.each([
  ['silent', 'what the bot takes without a word'],
  ['person', 'what people are to read'],
  ['unknown', 'what no flow takes'],
])('"%s" stays unread: %s', async (words) => {
  await lab.say(words);
  expect(await turn()).toEqual([]);
});

it('nobody seems to type to a person who wrote long ago', async () => {
  await lab.say('pause', { at: lab.clock.at - 6 * 60_000 });
  expect(await turn()).toMatchObject([{ typing: null }]);
});

it('whether the provider takes it changes nothing', async () => {
  lab.answers.push('refuse-connection');
  await lab.say('hi', { id: 'wamid.1' });
  await turn();
  await vi.waitFor(() => expect(lab.reports).toContain('mark-not-shown'));
  await send();
  expect(told()).toEqual(['Hello']);
});

it('goes over HTTP as the provider wants it: read and typing in one request', async () => {
  const bodies: unknown[] = [];
  const graph = http.createServer(async (request, response) => {
    bodies.push(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true}');
  });
  await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve));
  const access = await lab.deps.openChannel(undefined as never, lab.ids.channel);
  const baseUrl = `http://127.0.0.1:${(graph.address() as AddressInfo).port}`;
  lab.deps.openChannel = async () => ({ ...access, baseUrl });
  lab.deps.http = graphHttp;
  await lab.say('price', { id: 'wamid.1' });
  await turn();
  await vi.waitFor(() => expect(bodies).toHaveLength(1), { timeout: 4_000 });
  expect(bodies).toEqual([
    { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1', typing_indicator: { type: 'text' } },
  ]);
  await closeGraphPool();
  graph.closeAllConnections();
  graph.close();
});
