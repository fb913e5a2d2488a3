import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { castOf, number, type Stage, setStage, startOfTests } from './testing/stage.ts';

let stage: Stage;
let cast: Awaited<ReturnType<typeof castOf>>;
beforeEach(async () => {
  stage = await setStage();
  cast = await castOf(stage);
});
afterEach(() => stage.close());

const hello = { messaging_product: 'whatsapp', to: '+12025550102', type: 'text', text: { body: 'Hello' } };
const send = (body: object = hello) => stage.graph('POST', `/${number}/messages`, body as never);
const statuses = () => stage.take().map((event) => (event.kind === 'status' ? event.status : event.kind));

describe('a conversation', () => {
  it('goes in by a signed webhook and out by the Cloud API, with ticks', async () => {
    const id = await stage.client.speak(number, cast.james, {
      say: { kind: 'text', text: 'Olá, tudo bem? https://x.y/ 👍' },
    });
    expect(stage.received[0]).toMatchObject({ valid: true });
    expect(stage.received[0]?.raw).toMatch(/^[\x20-\x7e]*$/);
    expect(stage.received[0]?.raw).toContain('Ol\\u00e1, tudo bem? https:\\/\\/x.y\\/ \\ud83d\\udc4d');
    expect(stage.take()).toEqual([
      {
        kind: 'message',
        providerId: id,
        at: startOfTests,
        from: {
          addresses: [
            { kind: 'phone', value: '+12025550102' },
            { kind: 'whatsapp-user-id', value: 'US.20000000000000000002' },
          ],
          name: 'James Carter',
          username: null,
        },
        content: { kind: 'text', text: 'Olá, tudo bem? https://x.y/ 👍' },
        quotes: null,
        referral: null,
      },
    ]);

    const answer = await send({ ...hello, biz_opaque_callback_data: '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff.1' });
    expect(answer).toEqual({
      status: 200,
      body: {
        messaging_product: 'whatsapp',
        contacts: [{ input: '+12025550102', wa_id: '12025550102' }],
        messages: [{ id: expect.stringMatching(/^wamid\.[A-Za-z0-9+/]+=*$/) }],
      },
    });
    await stage.client.advance(199);
    expect(stage.received).toEqual([]);
    await stage.client.advance(1);
    expect(stage.take()).toMatchObject([
      {
        kind: 'status',
        status: 'sent',
        at: startOfTests,
        mark: { message: '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff', attempt: 1 },
        to: [{ value: '+12025550102' }, { value: 'US.20000000000000000002' }],
        pricing: { type: 'free_customer_service', category: 'service' },
      },
    ]);
    await stage.client.advance(300);
    expect(statuses()).toEqual(['delivered']);
    await stage.client.patchPerson(number, cast.james, { chatOpen: true });
    await stage.client.advance(0);
    expect(statuses()).toEqual(['read']);
    const { messages } = await stage.client.chat(number, cast.james);
    expect(messages.map((message) => [message.from, message.tick])).toEqual([
      ['person', null],
      ['business', 'read'],
    ]);
  });
});
