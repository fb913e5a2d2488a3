import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelEvent } from '#/channels/contract.ts';
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
const nameOf = (event: ChannelEvent) => (event.kind === 'status' ? event.status : event.kind);
const statuses = () => stage.take().map(nameOf);
const idOf = (answer: { body: unknown }) => (answer.body as { messages: [{ id: string }] }).messages[0].id;

/** Opens the window of a person, and forgets the webhook of it. */
async function openWindow(person: string): Promise<string> {
  const id = await stage.client.speak(number, person, { say: { kind: 'text', text: 'hi' } });
  stage.take();
  return id;
}

describe('a conversation', () => {
  it('goes in by a signed webhook, with everything outside ASCII and every slash escaped', async () => {
    const text = 'Olá, tudo bem? https://x.y/ 👍';
    const id = await stage.client.speak(number, cast.james, { say: { kind: 'text', text } });
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
        content: { kind: 'text', text },
        quotes: null,
        referral: null,
      },
    ]);
  });

  it('goes out by the Cloud API, with ticks in virtual time', async () => {
    await openWindow(cast.james);
    const mark = { message: '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff', attempt: 1 };
    const answer = await send({ ...hello, biz_opaque_callback_data: `${mark.message}.1` });
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
        mark,
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

  it('knows a person who has no phone number', async () => {
    await stage.client.speak(number, cast.lucia, { say: { kind: 'text', text: '¿Hola?' } });
    expect(stage.take()).toMatchObject([
      {
        from: {
          addresses: [{ kind: 'whatsapp-user-id', value: 'MX.20000000000000000003' }],
          name: 'Lucía Fernández',
          username: 'lucia.fernandez',
        },
      },
    ]);
    expect(stage.received).toEqual([]);
    const { to: _, ...body } = hello;
    const answer = await send({ ...body, recipient: 'MX.20000000000000000003' });
    expect(answer.body).toMatchObject({
      contacts: [{ input: 'MX.20000000000000000003', user_id: 'MX.20000000000000000003' }],
    });
    await stage.client.advance(1_000);
    expect(stage.take()).toMatchObject([
      { status: 'sent', to: [{ value: 'MX.20000000000000000003' }] },
      { status: 'delivered' },
    ]);
  });

  it('makes ids of the real shape, with the number in clear and the writer named', async () => {
    const inbound = await openWindow(cast.james);
    const outbound = idOf(await send());
    const bytes = (id: string) => Buffer.from(id.slice(6), 'base64').toString('hex');
    const phone = Buffer.from('12025550102').toString('hex');
    // hexadecimal digits in ASCII, and for people's messages 3A before them
    const digits = '(3[0-9]|4[1-6])';
    expect(bytes(inbound)).toMatch(new RegExp(`^1c180b${phone}1502001218143341${digits}{18}00$`));
    expect(bytes(outbound)).toMatch(new RegExp(`^1c180b${phone}150200111812${digits}{18}00$`));
  });

  it('finds a Brazilian with and without the ninth digit', async () => {
    await openWindow(cast.ana);
    const answer = await send({ ...hello, to: '551155501001' });
    expect(answer.body).toMatchObject({ contacts: [{ input: '551155501001', wa_id: '5511955501001' }] });
  });

  it('shows read marks and typing until the answer comes or 25 seconds have passed', async () => {
    const id = await openWindow(cast.james);
    const typing = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: id,
      typing_indicator: { type: 'text' },
    };
    const now = async () =>
      (await stage.client.people(number)).find((person) => person.id === cast.james)?.businessTyping;
    expect(await send(typing)).toEqual({ status: 200, body: { success: true } });
    expect((await stage.client.chat(number, cast.james)).messages[0]?.readByBusiness).toBe(true);
    expect(await now()).toBe(true);
    await stage.client.advance(25_000);
    expect(await now()).toBe(false);
    await send(typing);
    await send();
    expect(await now()).toBe(false);
    expect(await send({ ...typing, message_id: 'wamid.none' })).toMatchObject({ body: { error: { code: 131009 } } });
  });
});

describe('what people do', () => {
  it('tap buttons, rows and quick replies of templates', async () => {
    await openWindow(cast.james);
    const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }];
    const asked = idOf(
      await send({
        ...hello,
        type: 'interactive',
        interactive: { type: 'button', body: { text: '?' }, action: { buttons } },
      }),
    );
    await stage.client.speak(number, cast.james, { say: { kind: 'tap', message: asked, option: 'yes' } });
    expect(stage.take()).toMatchObject([{ content: { kind: 'choice', label: 'Yes', via: 'button' }, quotes: asked }]);

    const sections = [{ title: 'All', rows: [{ id: 'a', title: 'A', description: 'First' }] }];
    const list = { type: 'list', body: { text: '?' }, action: { button: 'Choose', sections } };
    const listed = idOf(await send({ ...hello, type: 'interactive', interactive: list }));
    await stage.client.speak(number, cast.james, { say: { kind: 'tap', message: listed, option: 'a' } });
    expect(stage.take()).toMatchObject([{ content: { kind: 'choice', label: 'A', via: 'list' }, quotes: listed }]);

    const components = [
      { type: 'body', parameters: ['James', 'Monday'].map((text) => ({ type: 'text', text })) },
      { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'confirm:1' }] },
    ];
    const template = { name: 'appointment_reminder', language: { code: 'en_US' }, components };
    const reminded = idOf(await send({ ...hello, type: 'template', template }));
    const shown = (await stage.client.chat(number, cast.james)).messages.at(-1);
    expect(shown?.content).toMatchObject({ text: 'Hi James, we look forward to seeing you on Monday.' });
    await stage.client.speak(number, cast.james, { say: { kind: 'tap', message: reminded, option: 'confirm:1' } });
    expect(stage.take()).toMatchObject([
      { content: { kind: 'choice', label: 'Confirm', via: 'template' }, quotes: reminded },
    ]);

    const none = { say: { kind: 'tap', message: asked, option: 'no' } } as const;
    await expect(stage.client.speak(number, cast.james, none)).rejects.toMatchObject({ status: 400 });
  });

  it.each(['image', 'video', 'audio', 'document', 'sticker'] as const)('send a file: %s', async (media) => {
    await stage.client.speak(number, cast.james, { say: { kind: 'media', media } });
    const [event] = stage.take();
    expect(event).toMatchObject({ content: { kind: 'media', media, voice: media === 'audio' } });
    const { messages } = await stage.client.chat(number, cast.james);
    const content = messages[0]?.content;
    if (content?.kind !== 'media') throw new Error('no file');
    const file = await stage.client.media(content.mediaId as string);
    expect(file.mime).toBe(content.mime);
    expect(file.bytes.length).toBeGreaterThan(20);
  });

  it('share places, cards and their own number', async () => {
    await stage.client.speak(number, cast.lucia, {
      say: { kind: 'location', latitude: 1.5, longitude: -2.5, name: 'Café' },
    });
    await stage.client.speak(number, cast.lucia, { say: { kind: 'contact', name: 'Pedro', phone: '+525500000015' } });
    await stage.client.speak(number, cast.lucia, {
      say: { kind: 'contact', name: 'Lucía', phone: '+525500000016', own: true },
    });
    const [place, card, own] = stage.take();
    expect(place).toMatchObject({ content: { kind: 'location', latitude: 1.5, longitude: -2.5, name: 'Café' } });
    expect(card).toMatchObject({ from: { addresses: [{ kind: 'whatsapp-user-id' }] } });
    expect(own).toMatchObject({ from: { addresses: [{ value: '+525500000016' }, { kind: 'whatsapp-user-id' }] } });
  });

  it('react, edit, delete, come from an ad, and say what cannot be passed on', async () => {
    const id = await openWindow(cast.james);
    const speak = stage.client.speak;
    const answer = idOf(await send());
    await speak(number, cast.james, { say: { kind: 'reaction', message: answer, emoji: '❤️' } });
    await speak(number, cast.james, { say: { kind: 'reaction', message: answer, emoji: null } });
    await speak(number, cast.james, { say: { kind: 'edit', message: id, text: 'hello' } });
    await speak(number, cast.james, { say: { kind: 'delete', message: id } });
    await speak(number, cast.james, { say: { kind: 'text', text: 'More, please' }, fromAd: true });
    await speak(number, cast.james, { say: { kind: 'unsupported', what: 'poll_creation' } });
    await speak(number, cast.james, { say: { kind: 'text', text: 'that one' }, quotes: answer });
    expect(stage.take()).toMatchObject([
      { kind: 'reaction', target: answer, emoji: '❤️' },
      { kind: 'reaction', target: answer, emoji: null },
      { kind: 'edited', target: id, text: 'hello', by: 'contact' },
      { kind: 'removed', target: id, by: 'contact' },
      { kind: 'message', referral: { source_type: 'ad' } },
      { kind: 'message', content: { kind: 'unsupported', what: 'poll-creation' } },
      { kind: 'message', quotes: answer },
    ]);
    const { messages } = await stage.client.chat(number, cast.james);
    expect(messages[0]).toMatchObject({ edited: true, deleted: true, content: { text: 'hello' } });
  });

  it('change their number, their user id, and their mind about marketing', async () => {
    const moved = await stage.client.changeIdentity(number, cast.james, { phone: '+12025550199' });
    expect(moved).toMatchObject({ id: cast.james, phone: '+12025550199' });
    await stage.client.changeIdentity(number, cast.lucia, { userId: 'MX.20000000000000000099' });
    await stage.client.setMarketing(number, cast.ana, 'stop');
    expect(stage.take()).toMatchObject([
      {
        kind: 'identity',
        before: [{ value: '+12025550102' }, { value: 'US.20000000000000000002' }],
        now: [{ value: '+12025550199' }, { value: moved.userId }],
      },
      { kind: 'identity', before: [{ value: 'MX.20000000000000000003' }], now: [{ value: 'MX.20000000000000000099' }] },
      { kind: 'consent', change: 'opt-out', from: { name: 'Ana Souza' } },
    ]);
    const taken = stage.client.changeIdentity(number, cast.ana, { phone: '+12025550199' });
    await expect(taken).rejects.toMatchObject({ status: 409 });
  });

  it('are answered by the owner in the phone app', async () => {
    const id = await stage.client.echo(number, cast.james, { kind: 'text', text: 'Yes, we have it' });
    await stage.client.echo(number, cast.james, { kind: 'edit', message: id, text: 'Two left' });
    await stage.client.echo(number, cast.james, { kind: 'delete', message: id });
    expect(stage.take()).toMatchObject([
      { kind: 'echo', providerId: id, to: { name: 'James Carter' }, content: { text: 'Yes, we have it' } },
      { kind: 'edited', by: 'app', target: id, text: 'Two left' },
      { kind: 'removed', by: 'app', target: id },
    ]);
  });
});

describe('phones', () => {
  it('keep messages waiting while they are offline', async () => {
    await openWindow(cast.james);
    await stage.client.patchPerson(number, cast.james, { online: false });
    await send();
    await stage.client.advance(60_000);
    expect(statuses()).toEqual(['sent']);
    await stage.client.patchPerson(number, cast.james, { online: true });
    await stage.client.advance(0);
    expect(statuses()).toEqual(['delivered']);
  });

  it('tell nothing of reading where read receipts are off', async () => {
    await openWindow(cast.james);
    await stage.client.patchPerson(number, cast.james, { readReceipts: false, chatOpen: true });
    await send();
    await stage.client.advance(60_000);
    expect(statuses()).toEqual(['sent', 'delivered']);
  });

  it('read at once while the chat is open, and many at once when it is opened', async () => {
    await openWindow(cast.james);
    await send();
    await send();
    await stage.client.advance(1_000);
    stage.take();
    await stage.client.patchPerson(number, cast.james, { chatOpen: true });
    await stage.client.advance(0);
    expect(stage.received).toHaveLength(1);
    expect(statuses()).toEqual(['read', 'read']);
    const id = idOf(await send());
    await stage.client.advance(1_000);
    expect(statuses()).toEqual(['sent', 'delivered', 'read']);
    await stage.client.play(number, cast.james, id);
    await stage.client.advance(0);
    expect(statuses()).toEqual(['played']);
  });

  it.each([{ blocked: true }, { onWhatsApp: false }])('may be out of reach: %j', async (state) => {
    await openWindow(cast.james);
    await stage.client.patchPerson(number, cast.james, state);
    expect((await send()).status).toBe(200);
    await stage.client.advance(1_000);
    expect(stage.take()).toMatchObject([{ status: 'failed', error: { code: 131026 } }]);
  });
});
