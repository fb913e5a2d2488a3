import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelEvent } from '#/channels/contract.ts';
import { castOf, number, type Stage, setStage } from '../testing/stage.ts';
import { writeBody } from './write-body.ts';

let stage: Stage;
let cast: Awaited<ReturnType<typeof castOf>>;
beforeEach(async () => {
  stage = await setStage();
  cast = await castOf(stage);
});
afterEach(() => stage.close());

const hello = { say: { kind: 'text', text: 'hi' } } as const;
const idOf = (event: ChannelEvent) => ('providerId' in event ? event.providerId : null);

describe('webhooks', () => {
  it('come again, with growing pauses, until the app says 200', async () => {
    let answers = [503, 500, 200, 200];
    stage.answerWith(() => answers.shift() ?? 200);
    const id = await stage.client.speak(number, cast.james, hello);
    expect(stage.received).toHaveLength(1);
    await stage.client.advance(1_000);
    await stage.client.advance(4_999);
    expect(stage.received).toHaveLength(2);
    await stage.client.advance(1);
    expect(stage.take().map(idOf)).toEqual([id, id, id]);
    await stage.client.advance(7 * 86_400_000);
    expect(stage.received).toEqual([]);

    answers = Array(100).fill(404);
    await stage.client.speak(number, cast.james, hello);
    for (let hour = 0; hour < 8 * 24; hour++) await stage.client.advance(3_600_000);
    expect(stage.received.length).toBeGreaterThan(10);
    const before = stage.received.length;
    await stage.client.advance(30 * 86_400_000);
    expect(stage.received).toHaveLength(before);
  });

  it('come twice when asked to, and again by hand', async () => {
    const id = await stage.client.speak(number, cast.james, { ...hello, copies: 2 });
    expect(stage.take().map(idOf)).toEqual([id, id]);
    const [exchange] = await stage.client.exchanges(number, cast.james);
    await stage.client.repeatExchange(number, cast.james, exchange?.id as number);
    expect(stage.received[0]).toMatchObject({ valid: true, raw: exchange?.request });
    expect(stage.take().map(idOf)).toEqual([id]);
  });

  it('keep the order of one chat', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => stage.client.speak(number, cast.james, hello)));
    expect(new Set(stage.take().map(idOf))).toEqual(new Set(ids));
    const { messages } = await stage.client.chat(number, cast.james);
    await Promise.all(Array.from({ length: 20 }, () => stage.client.speak(number, cast.james, hello)));
    const later = (await stage.client.chat(number, cast.james)).messages.slice(messages.length).map((one) => one.id);
    expect(stage.take().map(idOf)).toEqual(later);
  });

  it('carry news about the account', async () => {
    await stage.client.sendWebhook(number, 'account_update', { event: 'ACCOUNT_RESTRICTION' });
    expect(stage.received[0]?.body).toMatchObject({ entry: [{ id: '100000000000001', time: expect.any(Number) }] });
    expect(stage.take()).toMatchObject([{ kind: 'account', what: 'account-restriction', severity: 'critical' }]);
  });

  it('arrive late, twice and out of order in the hostile profile, and never get lost', async () => {
    await stage.client.settings({ profile: 'hostile', seed: 7 });
    await stage.client.speak(number, cast.james, hello);
    await stage.client.patchPerson(number, cast.james, { chatOpen: true });
    const body = { messaging_product: 'whatsapp', to: '+12025550102', type: 'text', text: { body: 'x' } };
    for (let count = 0; count < 20; count++) await stage.graph('POST', `/${number}/messages`, body);
    await stage.client.advance(60_000);
    await stage.client.advance(60_000);
    const statuses = stage.take().filter((event) => event.kind === 'status');
    const perMessage = Map.groupBy(statuses, (status) => status.providerId);
    expect(perMessage.size).toBe(20);
    const stories = [...perMessage.values()].map((story) => story.map((status) => status.status));
    expect(stories.every((story) => story.includes('read') && story.includes('sent'))).toBe(true);
    const ranks = stories.map((story) => story.map((status) => ['sent', 'delivered', 'read'].indexOf(status)));
    expect(ranks.some((story) => story.some((rank, index) => rank < (story[index - 1] ?? 0)))).toBe(true);
    expect(stories.some((story) => !story.includes('delivered'))).toBe(true);
    expect(stories.some((story) => new Set(story).size < story.length)).toBe(true);
  });

  it('take their time in the realistic profile', async () => {
    await stage.client.settings({ profile: 'realistic' });
    await stage.client.speak(number, cast.james, hello);
    const body = { messaging_product: 'whatsapp', to: '+12025550102', type: 'text', text: { body: 'x' } };
    await stage.graph('POST', `/${number}/messages`, body);
    stage.take();
    await stage.client.advance(199);
    expect(stage.received).toEqual([]);
    await stage.client.advance(5_000);
    expect(stage.take().map((event) => event.kind === 'status' && event.status)).toEqual(['sent', 'delivered']);
  });
});

it('writes bodies that no other writer would write', () => {
  const body = { text: 'é / 👍 \u007f "q" \\ \n' };
  const written = new TextDecoder().decode(writeBody(body));
  expect(written).toBe('{"text":"\\u00e9 \\/ \\ud83d\\udc4d \\u007f \\"q\\" \\\\ \\n"}');
  expect(JSON.parse(written)).toEqual(body);
});
