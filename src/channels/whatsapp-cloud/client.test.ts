import { describe, expect, it } from 'vitest';
import { HttpFailure, type HttpRequest, type HttpResponse } from '#/lib/http.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { type Address, type ChannelAccess, ProviderFault } from '../contract.ts';
import { identifyNumber, markRead } from './client.ts';
import { fixtureNames, readFixture } from './fixtures/read-fixture.ts';
import { fetchMedia, isMediaHost, uploadMedia } from './media.ts';
import { sendMessage } from './send.ts';

interface Exchange {
  request: { method: string; path: string; headers: Record<string, string>; body: JsonObject };
  response: { status: number; body: Json } | null;
}

const access: ChannelAccess = {
  externalId: '200000000000002',
  config: {},
  secrets: { accessToken: 'token-1' },
  baseUrl: 'https://graph.facebook.com',
  apiVersion: 'v26.0',
};
const mark = { message: '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff', attempt: 1 };
const amira: Address[] = [{ kind: 'phone', value: '+15550102001' }];
const text = { messaging_product: 'whatsapp', type: 'text', text: { body: 'Hi' } };

function answer(status: number, body: Json | Uint8Array | string, headers: Record<string, string> = {}): HttpResponse {
  const bytes =
    body instanceof Uint8Array
      ? body
      : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  return { status, headers, body: bytes };
}

/** An HTTP client that gives these answers in turn and keeps the requests. */
function provider(...answers: (HttpResponse | HttpFailure)[]) {
  const requests: HttpRequest[] = [];
  const http = async (request: HttpRequest) => {
    requests.push(request);
    const next = answers[requests.length - 1];
    if (!next) throw new Error('one request too many');
    if (next instanceof HttpFailure) throw next;
    if (!request.sink || next.status !== 200) return next;
    await request.sink(next.body);
    return { ...next, body: new Uint8Array() };
  };
  return { http, requests };
}

/** What the last file was poured into. */
let poured: Uint8Array[] = [];
function into(maxBytes: number) {
  poured = [];
  return { maxBytes, sink: async (chunk: Uint8Array) => void poured.push(chunk) };
}

const send = (answered: HttpResponse | HttpFailure, to: readonly Address[] = amira) =>
  sendMessage(access, to, text, mark, provider(answered).http);

describe('sending', () => {
  it.each(['send-text-opaque', 'send-text-bsuid', 'send-text-both-ids'])('asks what %s asks', async (file) => {
    const { request, response } = readFixture<Exchange>(`outbound/${file}.json`);
    const { to, recipient, ...body } = request.body;
    const addresses: Address[] = [];
    if (recipient) addresses.push({ kind: 'whatsapp-user-id', value: recipient as string });
    if (to) addresses.push({ kind: 'phone', value: to as string });
    const { http, requests } = provider(answer(200, response?.body as Json));
    const outcome = await sendMessage(access, addresses, body, mark, http);
    expect(requests[0]).toMatchObject({
      method: request.method,
      url: `https://graph.facebook.com${request.path}`,
      headers: { authorization: 'Bearer token-1', 'content-type': 'application/json' },
    });
    const expected = { ...request.body, biz_opaque_callback_data: `${mark.message}.1` };
    // a phone wins anyway, so the user id does not go along
    if (to) delete (expected as JsonObject).recipient;
    expect(JSON.parse(requests[0]?.body as string)).toEqual(expected);
    expect(outcome).toMatchObject({ kind: 'accepted', providerId: expect.stringMatching(/^wamid\./) });
  });

  it('learns the address that WhatsApp itself uses', async () => {
    const { response } = readFixture<Exchange>('outbound/response-number-normalised.json');
    expect(await send(answer(200, response?.body as Json))).toMatchObject({
      to: [{ kind: 'phone', value: '+551190000006' }],
    });
    const bsuid = readFixture<Exchange>('outbound/send-text-bsuid.json').response;
    expect(await send(answer(200, bsuid?.body as Json))).toMatchObject({
      to: [{ kind: 'whatsapp-user-id', value: 'MX.10000000000000000005' }],
    });
  });

  const errors = fixtureNames('outbound').filter((name) => name.startsWith('error-') && name !== 'error-timeout.json');
  it.each(errors)('is refused by code: %s', async (name) => {
    const { response } = readFixture<{ response: { status: number; body: { error: { code: number } } } }>(
      `outbound/${name}`,
    );
    const { code } = response.body.error;
    for (const status of [response.status, 400, 500, 200]) {
      expect(await send(answer(status, response.body))).toMatchObject({ kind: 'refused', error: { code } });
    }
  });

  it.each([1, 2, 131000])('is uncertain after code %i, with which Meta itself knows nothing', async (code) => {
    expect(await send(answer(500, { error: { code, message: 'unknown' } }))).toMatchObject({ kind: 'uncertain' });
  });

  it.each([
    ['a proxy error', answer(502, '<html>Bad gateway</html>')],
    ['an empty 500', answer(500, '')],
    ['a 404 that is not Meta’s', answer(404, 'not found')],
    ['success without an id', answer(200, { messages: [] })],
    ['success that is no JSON', answer(200, 'ok')],
    ['an id with a failing status', answer(500, { messages: [{ id: 'wamid.x' }] })],
    ['nesting without end', answer(200, '['.repeat(100_000))],
    ['a time-out', new HttpFailure('timeout', true)],
    ['a reset', new HttpFailure('reset', true)],
  ])('is uncertain after %s', async (_, answered) => {
    expect(await send(answered)).toMatchObject({ kind: 'uncertain' });
  });

  it('is provably not sent when no byte left', async () => {
    expect(await send(new HttpFailure('unreachable', false))).toEqual({ kind: 'not-sent', detail: 'unreachable' });
  });

  it('needs a phone or a user id; a parent id is none', async () => {
    const parent: Address[] = [{ kind: 'whatsapp-parent-user-id', value: 'US.ENT.1' }];
    expect(await sendMessage(access, parent, text, mark, provider().http)).toMatchObject({
      kind: 'refused',
      error: { class: 'permanent', scope: 'contact' },
    });
  });
});

describe('files', () => {
  const about = readFixture<Exchange>('outbound/media-get-url.json').response?.body as JsonObject;
  const bytes = new Uint8Array([1, 2, 3]);

  it('are uploaded as a form', async () => {
    const { response } = readFixture<Exchange>('outbound/media-upload.json');
    const { http, requests } = provider(answer(200, response?.body as Json));
    const before = Date.now();
    const found = await uploadMedia(access, { bytes, mime: 'image/jpeg', name: 'ph"o\r\nto.jpg' }, http);
    expect(found.providerMediaId).toBe('947000000000973');
    expect(found.expiresAt - before).toBeGreaterThan(28 * 86_400_000);
    const { headers, body, url } = requests[0] as HttpRequest;
    expect(url).toBe('https://graph.facebook.com/v26.0/200000000000002/media');
    const form = await new Response(body as never, { headers }).formData();
    expect([form.get('messaging_product'), form.get('type')]).toEqual(['whatsapp', 'image/jpeg']);
    const file = form.get('file') as File;
    expect([file.name, file.type, new Uint8Array(await file.arrayBuffer())]).toEqual([
      'ph_o__to.jpg',
      'image/jpeg',
      bytes,
    ]);
  });

  it('are fetched in two steps, with the token', async () => {
    const { http, requests } = provider(answer(200, about), answer(200, bytes));
    expect(await fetchMedia(access, '947000000000973', http, into(1_000_000))).toEqual({ mime: 'image/jpeg' });
    expect(poured).toEqual([bytes]);
    expect(requests.map((request) => request.url)).toEqual([
      'https://graph.facebook.com/v26.0/947000000000973?phone_number_id=200000000000002',
      about.url,
    ]);
    expect(requests[1]).toMatchObject({ headers: { authorization: 'Bearer token-1' }, maxBytes: 1_000_000 });
  });

  it('are asked for once more when their address has run out', async () => {
    const { http } = provider(answer(200, about), answer(404, ''), answer(200, about), answer(200, bytes));
    await fetchMedia(access, '947000000000973', http, into(1_000_000));
    expect(poured).toEqual([bytes]);
  });

  it('are lost when their id is unknown; that says nothing about our number', async () => {
    const gone = readFixture<Exchange>('outbound/media-get-gone.json').response;
    const fault = await fetchMedia(access, '1', provider(answer(400, gone?.body as Json)).http, into(10)).catch(
      (e) => e,
    );
    expect(fault).toBeInstanceOf(ProviderFault);
    expect(fault.error).toMatchObject({ class: 'permanent', scope: 'message', effect: 'none' });
  });

  it('are refused when too large, or when their address is not Meta’s', async () => {
    await expect(fetchMedia(access, '1', provider(answer(200, about)).http, into(1_000))).rejects.toMatchObject({
      reason: 'too-large',
    });
    const foreign = { ...about, url: 'https://lookaside.fbsbx.com.evil.example/x' };
    const { http, requests } = provider(answer(200, foreign));
    await expect(fetchMedia(access, '1', http, into(1_000_000))).rejects.toMatchObject({
      reason: 'blocked',
      sent: false,
    });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['https://lookaside.fbsbx.com/a', true],
    ['https://scontent.whatsapp.net/a', true],
    ['http://lookaside.fbsbx.com/a', false],
    ['https://lookaside.fbsbx.com:8443/a', false],
    ['https://fbsbx.com.evil.example/a', false],
    ['https://evilfbsbx.com/a', false],
    ['https://user@lookaside.fbsbx.com/a', false],
    ['file:///etc/passwd', false],
    ['', false],
    ['http://localhost:4010/media/1', true],
    ['http://localhost:4011/media/1', false],
  ])('may come from %s: %s', (address, allowed) => {
    expect(isMediaHost(address, 'http://localhost:4010')).toBe(allowed);
  });
});

describe('other calls', () => {
  it('mark a message as read and show typing', async () => {
    const { request } = readFixture<Exchange>('outbound/typing-indicator.json');
    const id = request.body.message_id as string;
    const { http, requests } = provider(answer(200, { success: true }), answer(200, { success: true }));
    await markRead(access, id, true, http);
    await markRead(access, id, false, http);
    expect(JSON.parse(requests[0]?.body as string)).toEqual(request.body);
    expect(JSON.parse(requests[1]?.body as string)).not.toHaveProperty('typing_indicator');
  });

  it('ask who the number is', async () => {
    const body = { display_phone_number: '+1 555-000-1111', verified_name: 'Example Co', id: '200000000000002' };
    const { http } = provider(answer(200, body));
    expect(await identifyNumber(access, http)).toEqual({ displayPhone: '+15550001111', verifiedName: 'Example Co' });
  });

  it('tell Meta’s errors from missing answers', async () => {
    const refused = provider(answer(401, { error: { code: 190, message: 'Invalid OAuth access token.' } }));
    await expect(identifyNumber(access, refused.http)).rejects.toMatchObject({
      error: { code: 190, effect: 'pause-channel' },
    });
    await expect(identifyNumber(access, provider(answer(502, 'x')).http)).rejects.toBeInstanceOf(HttpFailure);
  });
});
