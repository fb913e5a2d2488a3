import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Address, ProviderFault } from '#/channels/contract.ts';
import { whatsappCloudAdapter as adapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { emptyTemplate } from '#/flow/message/message-template.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { JsonObject } from '#/lib/json.ts';
import { castOf, http, number, type Stage, setStage } from '../testing/stage.ts';

// the app's own adapter against the simulator: what one plans, the other takes

let stage: Stage;
let cast: Awaited<ReturnType<typeof castOf>>;
beforeEach(async () => {
  stage = await setStage();
  cast = await castOf(stage);
});
afterEach(() => stage.close());

const james: Address[] = [{ kind: 'phone', value: '+12025550102' }];
const mark = { message: '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff', attempt: 1 };
const context = { token: (exit: string) => `r1.v.n.${exit}` };

function bodiesOf(message: OutboundMessage): readonly JsonObject[] {
  const plan = adapter.plan(message, context);
  return plan.ok ? plan.parts.map((part) => part.body) : [];
}

const send = (body: JsonObject, to = james) => adapter.send(stage.access, to, body, mark, http);

describe('the adapter and the simulator', () => {
  it('agree on every planned message', async () => {
    const piece = fc.constantFrom('a', 'word ', '. ', '\n', '👨‍👩‍👧‍👦', 'x'.repeat(30), 'é', '  ');
    const phrase = (maxLength: number) => fc.array(piece, { maxLength }).map((all) => all.join(''));
    const option = fc.record({ label: phrase(8), description: fc.option(phrase(8), { nil: undefined }) });
    const header = fc.option(
      fc.oneof(
        fc.record({ text: phrase(8) }),
        fc
          .constantFrom('image' as const, 'audio' as const)
          .map((kind) => ({ media: { kind, source: { url: 'https://x.y/a' } } })),
      ),
      { nil: undefined },
    );
    const message = fc.oneof(
      fc.record({ kind: fc.constant('text'), text: phrase(300), previewLinks: fc.boolean() }),
      fc
        .record({
          kind: fc.constant('choice'),
          text: phrase(100),
          options: fc.array(option, { maxLength: 24 }),
          prefer: fc.constantFrom('buttons', 'list'),
          header,
          footer: fc.option(phrase(8), { nil: undefined }),
          openLabel: fc.option(phrase(4), { nil: undefined }),
        })
        .map((all) => ({ ...all, options: all.options.map((one, index) => ({ ...one, exit: `o${index}` })) })),
      fc.record({
        kind: fc.constant('link-button'),
        text: phrase(100),
        label: phrase(4),
        url: fc.constant('https://x.y/z'),
        header,
      }),
    ) as fc.Arbitrary<OutboundMessage>;
    await fc.assert(
      fc.asyncProperty(message, async (wanted) => {
        await stage.client.advance(3_600_000);
        for (const body of bodiesOf(wanted)) {
          expect(await send(body), JSON.stringify(body)).toMatchObject({ kind: 'accepted' });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('agree on who is reached, with and without a phone', async () => {
    await stage.client.speak(number, cast.lucia, { say: { kind: 'text', text: 'hi' } });
    const [body] = bodiesOf({ kind: 'text', text: 'Hi', previewLinks: false }) as [JsonObject];
    expect(await send(body)).toEqual({ kind: 'accepted', providerId: expect.stringMatching(/^wamid\./), to: james });
    const lucia: Address[] = [{ kind: 'whatsapp-user-id', value: cast.lucia }];
    expect(await send(body, lucia)).toMatchObject({ kind: 'accepted', to: lucia });
  });

  it('agree on outcomes: refused, uncertain, accepted although the answer was lost', async () => {
    const hello = { kind: 'template', name: 'hello_world', language: 'en_US', values: {} } as const;
    const [body] = bodiesOf({ ...hello, content: { ...emptyTemplate, body: 'Welcome' } }) as [JsonObject];
    const to = (ending: string): Address[] => [{ kind: 'phone', value: `+1202555${ending}` }];
    expect(await send(body, to('0429'))).toMatchObject({
      kind: 'refused',
      error: { code: 130429, effect: 'slow-channel' },
    });
    expect(await send(body, to('0408'))).toMatchObject({ kind: 'uncertain' });
    expect(await send(body, to('0502'))).toMatchObject({ kind: 'uncertain' });
    stage.take();
    await stage.client.advance(1_000);
    expect(stage.take()).toMatchObject([
      { status: 'sent', mark },
      { status: 'sent', mark },
      { status: 'delivered' },
      { status: 'delivered' },
    ]);
  });

  it('carry files both ways', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const uploaded = await adapter.upload(stage.access, { bytes, mime: 'image/png', name: 'a.png' }, http);
    await stage.client.speak(number, cast.james, { say: { kind: 'text', text: 'hi' } });
    const body = {
      messaging_product: 'whatsapp',
      type: 'image',
      image: { id: uploaded.providerMediaId, caption: 'Look' },
    };
    expect(await send(body)).toMatchObject({ kind: 'accepted' });
    const sent = (await stage.client.chat(number, cast.james)).messages.at(-1)?.content;
    expect(sent).toMatchObject({ kind: 'media', mime: 'image/png', caption: 'Look' });

    await stage.client.speak(number, cast.james, {
      say: { kind: 'media', media: 'document', filename: 'a.pdf', mime: 'application/pdf', bytes: 'JVBERg==' },
    });
    const [event] = stage.take().slice(-1);
    if (event?.kind !== 'message' || event.content.kind !== 'media') throw new Error('no file');
    const id = event.content.providerMediaId;
    const pieces: Uint8Array[] = [];
    const into = { maxBytes: 1_000, sink: async (piece: Uint8Array) => void pieces.push(piece) };
    expect(await adapter.fetchMedia(stage.access, id, http, into)).toEqual({ mime: 'application/pdf' });
    expect(Buffer.concat(pieces).toString()).toBe('%PDF');
    await stage.client.advance(8 * 86_400_000);
    await expect(adapter.fetchMedia(stage.access, id, http, into)).rejects.toMatchObject({
      error: { code: 100, effect: 'none' },
    });
  });

  it('give a file for five minutes and to its own number only', async () => {
    await stage.client.speak(number, cast.james, { say: { kind: 'media', media: 'image' } });
    const [event] = stage.take();
    if (event?.kind !== 'message' || event.content.kind !== 'media') throw new Error('no file');
    const { body } = await stage.graph('GET', `/${event.content.providerMediaId}`);
    const { url } = body as { url: string };
    const get = (token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect((await get('SIM-token')).headers.get('content-type')).toBe('image/png');
    expect((await get('guess')).status).toBe(401);
    expect((await fetch(url.replace(/hash=.*/, 'hash=0'))).status).toBe(404);
    await stage.client.advance(5 * 60_000);
    expect((await get('SIM-token')).status).toBe(404);
    expect(await stage.graph('DELETE', `/${event.content.providerMediaId}`)).toMatchObject({ body: { success: true } });
    expect(await stage.graph('GET', `/${event.content.providerMediaId}`)).toMatchObject({
      body: { error: { code: 100 } },
    });
  });

  it('refuse uploads of other kinds and sizes', async () => {
    const upload = (mime: string, size: number) =>
      adapter.upload(stage.access, { bytes: new Uint8Array(size), mime, name: 'a' }, http);
    await expect(upload('application/zip', 10)).rejects.toBeInstanceOf(ProviderFault);
    await expect(upload('image/png', 5 * 1024 * 1024 + 1)).rejects.toMatchObject({ error: { code: 131053 } });
  });

  it('mark messages as read and know the number', async () => {
    const id = await stage.client.speak(number, cast.james, { say: { kind: 'text', text: 'hi' } });
    await adapter.markRead(stage.access, id, true, http);
    expect((await stage.client.chat(number, cast.james)).person.businessTyping).toBe(true);
    expect(await adapter.identify(stage.access, http)).toEqual({
      displayPhone: '+15550001111',
      verifiedName: 'Example Co',
      reach: 2_000,
    });
    const wrong = { ...stage.access, secrets: { accessToken: 'guess' } };
    await expect(adapter.identify(wrong, http)).rejects.toMatchObject({ error: { code: 190 } });
  });
});
