import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { startTracing } from './start-tracing.ts';
import { traceBy, tracing } from './tracing.ts';

/** A span as the collector gets it. */
interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue: string } }[];
  status: { code?: number };
}

let collector: http.Server;
let lab: Lab;
/** Bodies as they came. */
let got: string[];

beforeEach(async () => {
  got = [];
  collector = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.url === '/v1/traces') got.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  lab = await openLab();
  const keyword = { type: 'keyword', config: { words: ['price'], match: 'exact' } };
  const answer = { type: 'send-text', config: { text: 'A fine price' } };
  await lab.publish(drawFlow({ k: keyword, a: answer }, 'k.next>a'));
});
afterEach(() => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  traceBy(undefined);
  collector.close();
  collector.closeAllConnections();
});

/** Follows messages in the lab; answers what tells the rest. */
async function follow() {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const traces = await startTracing('worker');
  lab.deps.tracing = tracing() as NonNullable<ReturnType<typeof tracing>>;
  return traces;
}

const spans = () =>
  got.flatMap((body) =>
    (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap((resource) =>
      resource.scopeSpans.flatMap((scope) => scope.spans),
    ),
  );
const attribute = (span: Span | undefined, key: string) =>
  span?.attributes.find((one) => one.key === `recado.${key}`)?.value.stringValue;

test('one trace leads from the webhook over turn and send to the status, with ids of ours alone', async () => {
  const traces = await follow();
  await lab.say('price');
  await lab.settle();
  const [sent] = lab.sent;
  const mark = String(sent?.body.biz_opaque_callback_data);
  await lab.status(sent as never, 'wamid.out1', 'delivered', { biz_opaque_callback_data: mark });
  await traces.stop();

  const [receive, turn, send, status] = ['receive', 'turn', 'send', 'status'].map((name) =>
    spans().find((span) => span.name === name),
  );
  expect(spans()).toHaveLength(4);
  expect(new Set(spans().map(({ traceId }) => traceId)).size).toBe(1);
  expect([receive?.parentSpanId ?? '', turn?.parentSpanId, send?.parentSpanId, status?.parentSpanId]).toEqual([
    '',
    receive?.spanId,
    turn?.spanId,
    send?.spanId,
  ]);
  const [inbound, outbound] = await lab.rows<{ id: string }>('select id from message order by id');
  expect([receive, send, status].map((span) => attribute(span, 'message'))).toEqual([
    inbound?.id,
    outbound?.id,
    outbound?.id,
  ]);
  for (const span of spans()) expect(attribute(span, 'workspace')).toBe(lab.ids.workspace);
  expect([attribute(send, 'outcome'), attribute(status, 'outcome')]).toEqual(['accepted', 'delivered']);
  expect(got.join()).toContain('recado-worker');
  for (const secret of ['price', 'Ana', '5511987654321', 'wamid', 'token']) expect(got.join()).not.toContain(secret);
});

test('a send in doubt stands out, and what is brought again is received once', async () => {
  const traces = await follow();
  lab.answers.push('lose-answer');
  await lab.say('price');
  await lab.say('price', { id: 'wamid.in1' });
  await lab.settle();
  await traces.stop();
  expect(spans().filter(({ name }) => name === 'receive')).toHaveLength(1);
  const send = spans().find(({ name }) => name === 'send');
  expect([attribute(send, 'outcome'), send?.status.code]).toEqual(['uncertain', 2]);
});

test('without a collector nothing is followed, and nothing is kept with a message', async () => {
  await (await startTracing('worker')).stop();
  expect(tracing()).toBeUndefined();
  await lab.say('price');
  expect(await lab.rows(`select payload ? 'trace' as traced from inbox`)).toEqual([{ traced: false }]);
  await lab.settle();
  expect(String(lab.sent[0]?.body.biz_opaque_callback_data).split('.')).toHaveLength(2);
  expect(got).toEqual([]);
});
