import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulatorClient } from '../client.ts';
import { castOf, number, type Stage, setStage, startOfTests } from '../testing/stage.ts';
import type { PersonInput } from './requests.ts';
import { type ChangeView, changeView } from './views.ts';

let stage: Stage;
let cast: Awaited<ReturnType<typeof castOf>>;
beforeEach(async () => {
  stage = await setStage();
  cast = await castOf(stage);
});
afterEach(() => stage.close());

const hello = { say: { kind: 'text', text: 'hi' } } as const;
const text = { messaging_product: 'whatsapp', to: '+12025550102', type: 'text', text: { body: 'Hi' } };

/** Reads so many changes from the stream. */
async function readChanges(response: Response, count: number): Promise<{ id: string; change: ChangeView }[]> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const found: { id: string; change: ChangeView }[] = [];
  let rest = '';
  while (found.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    rest += decoder.decode(value, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (id && data) found.push({ id, change: changeView.parse(JSON.parse(data)) });
    }
  }
  await reader.cancel();
  return found;
}

describe('the control API', () => {
  it('is open to its own token only', async () => {
    for (const token of ['', 'guess', 'SIM-token']) {
      const stranger = createSimulatorClient(stage.simulator.url, token);
      await expect(stranger.overview()).rejects.toMatchObject({ status: 401 });
      await expect(stranger.events()).rejects.toMatchObject({ status: 401 });
    }
    const nobody = createSimulatorClient('http://127.0.0.1:9', 'x');
    await expect(nobody.overview()).rejects.toMatchObject({ status: 0 });
  });

  it('says that it keeps everything in memory only, and never tells credentials', async () => {
    const overview = await stage.client.overview();
    expect(overview).toMatchObject({
      name: 'recado-simulator',
      keepsState: 'in memory only',
      now: startOfTests,
      ahead: 0,
    });
    expect(JSON.stringify(overview)).not.toMatch(/SIM-token|app-secret/);
  });

  it('gives a number three people, one of them without a phone, unless told otherwise', async () => {
    const found = await stage.client.people(number);
    expect(found.map((person) => [person.id, person.phone])).toEqual([
      ['BR.20000000000000000001', '+5511955501001'],
      ['US.20000000000000000002', '+12025550102'],
      ['MX.20000000000000000003', null],
    ]);
    const given = { wabaId: '1', displayPhone: '+15550002222', verifiedName: 'X', accessToken: 'a', appSecret: 's' };
    const people: PersonInput[] = [{ name: 'Eva', phone: '+4915500000001' }];
    const view = await stage.client.putNumber('1', {
      ...given,
      webhookUrl: 'http://127.0.0.1:1/',
      people,
      defaultPeople: false,
    });
    expect(view.people.map((person) => person.name)).toEqual(['Eva']);
  });

  it('takes the same number again without losing a chat, and knows people again', async () => {
    await stage.client.speak(number, cast.james, hello);
    const { webhookUrl } = (await stage.client.overview()).numbers[0] as { webhookUrl: string };
    const given = { wabaId: '100000000000001', displayPhone: '+15550001111', verifiedName: 'New name' };
    const view = await stage.client.putNumber(number, {
      ...given,
      accessToken: 'SIM-token',
      appSecret: 'app-secret',
      webhookUrl,
      people: [
        { name: 'James C.', phone: '+12025550102', lastInboundAt: startOfTests - 5 },
        { name: 'Eva', phone: null, userId: 'DE.1', username: 'eva' },
      ],
    });
    expect(view.verifiedName).toBe('New name');
    expect(view.people.map((person) => person.name)).toEqual(['Ana Souza', 'James C.', 'Lucía Fernández', 'Eva']);
    expect((await stage.client.chat(number, cast.james)).messages).toHaveLength(1);
    expect(view.people[1]?.windowUntil).toBe(startOfTests + 86_400_000);
  });

  it('names what is wrong with a request', async () => {
    const given = {
      wabaId: '1',
      displayPhone: '15550001111',
      verifiedName: '',
      accessToken: '',
      appSecret: '',
      webhookUrl: 'x',
    };
    await expect(stage.client.putNumber('1', given)).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/displayPhone[\s\S]*webhookUrl/),
    });
    await expect(stage.client.chat(number, 'nobody')).rejects.toMatchObject({ status: 404 });
    await expect(stage.client.chat('1', cast.james)).rejects.toMatchObject({ status: 404 });
    await expect(stage.client.media('1')).rejects.toMatchObject({ status: 404 });
    const unknown = fetch(`${stage.simulator.url}/sim/v1/nothing`, {
      headers: { authorization: 'Bearer a-token-for-the-control-api' },
    });
    expect((await unknown).status).toBe(404);
  });

  it('waits for messages of the business', async () => {
    await stage.client.speak(number, cast.james, hello);
    const waiting = stage.client.waitFor(number, cast.james, { messages: 2, tick: 'delivered' });
    await stage.graph('POST', `/${number}/messages`, text);
    await stage.graph('POST', `/${number}/messages`, text);
    await stage.client.advance(1_000);
    const { found, chat } = await waiting;
    expect(found).toBe(true);
    expect(chat.messages.map((message) => message.tick)).toEqual([null, 'delivered', 'delivered']);
    const afterSeq = chat.messages.at(-1)?.seq as number;
    expect(await stage.client.waitFor(number, cast.james, { afterSeq, timeoutMs: 1 })).toMatchObject({ found: false });
  });

  it('keeps both directions as they went over the wire', async () => {
    await stage.client.speak(number, cast.james, hello);
    await stage.graph('POST', `/${number}/messages`, text);
    await stage.graph('POST', `/${number}/messages`, { ...text, text: { body: '' } });
    const exchanges = await stage.client.exchanges(number, cast.james);
    expect(exchanges).toMatchObject([
      {
        direction: 'to-app',
        what: 'text',
        status: 200,
        signature: expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
        attempt: 1,
      },
      {
        direction: 'from-app',
        what: 'send',
        status: 200,
        url: `/v26.0/${number}/messages`,
        request: JSON.stringify(text),
      },
      { direction: 'from-app', what: 'send', status: 400, response: expect.stringContaining('131008') },
    ]);
    expect(exchanges[0]?.request).toBe(stage.received[0]?.raw);
    for (let count = 0; count < 250; count++) await stage.client.speak(number, cast.james, hello);
    expect(await stage.client.exchanges(number, cast.james)).toHaveLength(200);
  });

  it('tells every change, and what was missed', async () => {
    const stream = await stage.client.events({ number });
    await stage.client.speak(number, cast.james, hello);
    const [first, second] = await readChanges(stream, 2);
    expect(first?.change).toMatchObject({
      kind: 'message',
      number,
      person: cast.james,
      message: { content: { text: 'hi' } },
    });
    expect(second?.change).toMatchObject({ kind: 'person', person: { windowUntil: startOfTests + 86_400_000 } });

    await stage.graph('POST', `/${number}/messages`, text);
    const missed = await stage.client.events({ number, lastEventId: second?.id as string });
    const changes = await readChanges(missed, 4);
    expect(changes.map(({ change }) => change.kind)).toContain('message');

    const lost = await stage.client.events({ lastEventId: '1' });
    expect((await readChanges(lost, 1))[0]?.change).toEqual({ kind: 'forgotten' });
  });

  it('forgets everything when told to', async () => {
    await stage.graph('POST', `/${number}/messages`, text);
    await stage.client.reset();
    expect((await stage.client.overview()).numbers).toEqual([]);
    await stage.client.advance(60_000);
    expect(stage.received).toEqual([]);
  });

  it('repeats itself for the same seed', async () => {
    const ids = async () => {
      await stage.client.settings({ seed: 42, profile: 'realistic' });
      return stage.client.speak(number, cast.james, hello);
    };
    expect(await ids()).toBe(await ids());
    expect((await stage.client.overview()).settings).toMatchObject({ seed: 42, profile: 'realistic' });
  });
});
