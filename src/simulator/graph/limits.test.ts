import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { castOf, number, type Stage, setStage } from '../testing/stage.ts';

let stage: Stage;
let cast: Awaited<ReturnType<typeof castOf>>;
beforeEach(async () => {
  stage = await setStage();
  cast = await castOf(stage);
});
afterEach(() => stage.close());

const text = (to: string) => ({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'Hi' } });
const greet = (to: string, name = 'hello_world') => ({
  messaging_product: 'whatsapp',
  to,
  type: 'template',
  template: { name, language: { code: 'en_US' } },
});
const send = (body: object) => stage.graph('POST', `/${number}/messages`, body as never);
const say = (person: string) => stage.client.speak(number, person, { say: { kind: 'text', text: 'hi' } });
const codeOf = (answer: { body: unknown }) => (answer.body as { error?: { code: number } }).error?.code ?? null;

/** What became of everything sent, after a while. */
async function later(ms = 2_000) {
  stage.take();
  await stage.client.advance(ms);
  return stage.take().map((event) => (event.kind === 'status' ? (event.error?.code ?? event.status) : event.kind));
}

describe('the window', () => {
  it('is closed before a person ever wrote, open for 24 hours after, and closed again', async () => {
    await send(text('+12025550102'));
    expect(await later()).toEqual([131047]);
    await say(cast.james);
    await stage.client.advance(24 * 3_600_000 - 1_000);
    await send(text('+12025550102'));
    expect(await later()).toEqual(['sent', 'delivered']);
    await send(text('+12025550102'));
    expect(await later()).toEqual([131047]);
  });

  it('does not hold templates back', async () => {
    await send(greet('+12025550102'));
    expect(await later()).toEqual(['sent', 'delivered']);
  });

  it('is open from the start where the app knows when the person last wrote', async () => {
    const lastInboundAt = stage.simulator.world.clock.now() - 3_600_000;
    await stage.client.addPerson(number, { name: 'Eva', phone: '+4915500000001', lastInboundAt });
    await send(text('+4915500000001'));
    expect(await later()).toEqual(['sent', 'delivered']);
  });
});

describe('limits', () => {
  it('45 messages at once to one person, then one every six seconds', async () => {
    await say(cast.james);
    const codes = [];
    for (let count = 0; count < 46; count++) codes.push(codeOf(await send(text('+12025550102'))));
    expect(codes).toEqual([...Array(45).fill(null), 131056]);
    await stage.client.advance(5_900);
    expect(codeOf(await send(text('+12025550102')))).toBe(131056);
    await stage.client.advance(100);
    expect(codeOf(await send(text('+12025550102')))).toBeNull();
    await say(cast.ana);
    expect(codeOf(await send(text('+5511955501001')))).toBeNull();
  });

  it('80 messages a second of one number, in and out together', async () => {
    await say(cast.james);
    const codes = [];
    for (let count = 0; count < 80; count++) codes.push(codeOf(await send(text(`+1202556${2_000 + count}`))));
    expect(codes).toEqual([...Array(79).fill(null), 130429]);
    await stage.client.advance(1_000);
    expect(codeOf(await send(text('+12025559999')))).toBeNull();
  });

  it('so many people outside their window within 24 hours, for all numbers of a portfolio', async () => {
    const attributes = {
      wabaId: '100000000000001',
      displayPhone: '+15550001111',
      verifiedName: 'X',
      appSecret: 'app-secret',
    };
    const webhookUrl = (await stage.client.overview()).numbers[0]?.webhookUrl as string;
    await stage.client.putNumber(number, { ...attributes, accessToken: 'SIM-token', webhookUrl, reach: 2 });
    await say(cast.ana);
    for (const to of ['+5511955501001', '+12025550102', '+12025550103', '+12025550102']) await send(greet(to));
    expect((await later()).filter((what) => what !== 'sent')).toEqual([
      'delivered',
      'delivered',
      'delivered',
      'delivered',
    ]);
    await send(greet('+12025550104'));
    expect(await later()).toEqual([131048]);
    await stage.client.advance(24 * 3_600_000);
    await send(greet('+12025550104'));
    expect(await later()).toEqual(['sent', 'delivered']);
  });

  it('marketing not for those who stopped it', async () => {
    await stage.client.setMarketing(number, cast.james, 'stop');
    const parameters = ['first_name', 'code'].map((parameter_name) => ({ type: 'text', parameter_name, text: 'x' }));
    const promotion = greet('+12025550102', 'seasonal_promotion');
    const body = { ...promotion, template: { ...promotion.template, components: [{ type: 'body', parameters }] } };
    await send(body);
    expect(await later()).toEqual([131050]);
    await stage.client.setMarketing(number, cast.james, 'resume');
    await send(body);
    expect(await later()).toEqual(['sent', 'delivered']);
  });

  it('a thousand free service messages a month, and then they cost', async () => {
    const world = stage.simulator.world;
    world.numbers.get(number)?.serviceMessages.set('2026-11', 999);
    await say(cast.james);
    await send(text('+12025550102'));
    await send(text('+12025550102'));
    stage.take();
    await stage.client.advance(250);
    expect(stage.take().map((event) => event.kind === 'status' && event.pricing)).toMatchObject([
      { billable: false, type: 'free_customer_service' },
      { billable: true, type: 'regular' },
    ]);
  });
});

describe('magic numbers', () => {
  it.each([
    ['0026', 131026],
    ['0042', 131042],
    ['0047', 131047],
    ['0049', 131049],
    ['0050', 131050],
    ['0053', 131053],
  ])('accept and then fail: …%s', async (ending, code) => {
    expect(codeOf(await send(greet(`+1202555${ending}`)))).toBeNull();
    expect(await later()).toEqual([code]);
  });

  it.each([
    ['0016', 131016, 500],
    ['0048', 131048, 400],
    ['0190', 190, 401],
    ['0429', 130429, 400],
    ['1056', 131056, 400],
  ])('refuse at once: …%s', async (ending, code, status) => {
    const answer = await send(greet(`+1202555${ending}`));
    expect([codeOf(answer), answer.status]).toEqual([code, status]);
  });

  it('lose the answer: …0408 and …0502 were accepted, …0500 was not', async () => {
    await expect(send(greet('+12025550408'))).rejects.toThrow();
    expect(await later()).toEqual(['sent', 'delivered']);
    expect(await send(greet('+12025550502'))).toMatchObject({ status: 502, body: expect.stringContaining('<html>') });
    expect(await later()).toEqual(['sent', 'delivered']);
    expect(await send(greet('+12025550500'))).toMatchObject({ status: 500 });
    expect(await later()).toEqual([]);
  });

  it('disturb the statuses: twice, reversed, early, never', async () => {
    await send(greet('+12025550300'));
    expect(await later()).toEqual(['sent', 'sent', 'delivered', 'delivered']);
    await send(greet('+12025550400'));
    expect(await later()).toEqual(['delivered', 'sent']);
    await send(greet('+12025550200'));
    expect(stage.take().map((event) => event.kind === 'status' && event.status)).toEqual(['sent']);
    expect(await later()).toEqual(['delivered']);
    await send(greet('+12025550404'));
    expect(await later()).toEqual([]);
  });

  it('lose files by link: *.invalid cannot be fetched', async () => {
    await say(cast.james);
    await send({
      messaging_product: 'whatsapp',
      to: '+12025550102',
      type: 'image',
      image: { link: 'https://cdn.invalid/a.png' },
    });
    expect(await later()).toEqual([131053]);
  });
});

describe('rules', () => {
  it('disturb the next sends that fit, and are used up', async () => {
    await stage.client.addRule({ to: '+12025550102', times: 2, act: { kind: 'error', code: 131000 } });
    expect(codeOf(await send(greet('+5511955501001')))).toBeNull();
    const codes = [];
    for (let count = 0; count < 3; count++) codes.push(codeOf(await send(greet('+12025550102'))));
    expect(codes).toEqual([131000, 131000, null]);
    await stage.client.addRule({ act: { kind: 'cut' } });
    await stage.client.clearRules();
    expect(codeOf(await send(greet('+12025550102')))).toBeNull();
  });

  it('may set the HTTP status of limit errors, which nobody knows for sure', async () => {
    await stage.client.settings({ limitStatus: 429 });
    expect((await send(greet('+12025550429'))).status).toBe(429);
  });
});
