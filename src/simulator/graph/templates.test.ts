import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelEvent } from '#/channels/contract.ts';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import type { Json } from '#/lib/json.ts';
import { http, number, type Stage, setStage } from '../testing/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const path = '/100000000000001/message_templates';
const hour = 3_600_000;
const body = { type: 'BODY', text: 'Hello {{1}}, we are glad.', example: { body_text: [['Ana']] } };
const create = async (name: string, more: Record<string, Json> = {}) =>
  (await stage.graph('POST', path, { name, language: 'es', category: 'UTILITY', components: [body], ...more })) as {
    status: number;
    body: { id: string; status: string; category: string; error?: { code: number; error_subcode?: number } };
  };
/** What the app was told of templates since it was last asked. */
const told = () =>
  stage.take().flatMap((event: ChannelEvent) => {
    if (event.kind !== 'account' || event.effect?.kind !== 'template') return [];
    const { change, name } = event.effect;
    return [
      [name, change.what, 'status' in change ? change.status : 'category' in change ? change.category : ''].join(' '),
    ];
  });

describe('the review', () => {
  it('takes a second, and its outcome is told', async () => {
    const made = await create('order_update');
    expect(made.body).toMatchObject({ status: 'PENDING', category: 'UTILITY' });
    await stage.client.advance(999);
    expect(told()).toEqual([]);
    await stage.client.advance(1);
    expect(told()).toEqual(['order_update status approved']);
  });

  it.each([
    ['please_reject', ['please_reject status rejected']],
    ['slow_one', []],
    ['pause_soon', ['pause_soon status approved', 'pause_soon status paused']],
    ['drifting', ['drifting status approved', 'drifting next-category marketing']],
  ])('of %s', async (name, expected) => {
    await create(name);
    await stage.client.advance(1_000);
    await stage.client.advance(1_000);
    expect(told()).toEqual(expected);
  });

  it('puts promotions where they belong at once, and a drifting template after a day', async () => {
    expect((await create('a_promo')).body.category).toBe('MARKETING');
    await create('drifting');
    await stage.client.advance(1_000);
    told();
    await stage.client.advance(24 * hour);
    expect(told()).toEqual(['drifting category marketing']);
  });
});

it('pauses for three hours, for six, and then disables', async () => {
  const [{ id } = { id: '' }] = await stage.client.templates(number);
  const statusNow = async () => (await stage.client.templates(number))[0]?.status;
  const pause = () => stage.client.actOnTemplate(number, id, { act: 'pause' });
  await pause();
  await stage.client.advance(3 * hour - 1);
  expect(await statusNow()).toBe('PAUSED');
  await stage.client.advance(1);
  expect(await statusNow()).toBe('APPROVED');
  await pause();
  await stage.client.advance(6 * hour);
  await pause();
  expect(await statusNow()).toBe('DISABLED');
  expect(told()).toEqual([
    'hello_world status paused',
    'hello_world status approved',
    'hello_world status paused',
    'hello_world status approved',
    'hello_world status disabled',
  ]);
});

describe('what is refused', () => {
  it.each<[string, Record<string, Json>, number | undefined]>([
    ['another case of letters', { name: 'Order' }, undefined],
    ['a category of nobody', { category: 'SPAM' }, undefined],
    ['no components', { components: null }, undefined],
    ['a language of nobody', { language: 'spanish' }, undefined],
    ['a variable at the edge', { components: [{ ...body, text: '{{1}} comes' }] }, 2388299],
    ['a gap in the numbers', { components: [{ ...body, text: 'It is {{2}} that comes' }] }, 2388039],
    ['no example', { components: [{ type: 'BODY', text: 'Hello {{1}}, we are glad.' }] }, 2388043],
    [
      'too many variables',
      { components: [{ ...body, text: 'a {{1}} b {{2}} c', example: { body_text: [['1', '2']] } }] },
      2388293,
    ],
    ['a long footer', { components: [body, { type: 'FOOTER', text: 'x'.repeat(61) }] }, 2388040],
    ['a file without its example', { components: [{ type: 'HEADER', format: 'IMAGE' }, body] }, 2388043],
    ['a header of two lines', { components: [{ type: 'HEADER', format: 'TEXT', text: 'a\nb' }, body] }, 2388047],
  ])('%s', async (_, more, subcode) => {
    const { status, body: answer } = await create('order_update', more);
    expect([status, answer.error?.code, answer.error?.error_subcode]).toEqual([400, 100, subcode]);
  });

  it('one language twice, and for thirty days the name of an approved one that was deleted', async () => {
    const { id } = (await create('order_update')).body;
    expect((await create('order_update')).body.error?.error_subcode).toBe(2388024);
    expect((await create('order_update', { language: 'en' })).status).toBe(200);
    await stage.client.advance(1_000);
    expect((await stage.graph('DELETE', `${path}?hsm_id=${id}&name=order_update`)).body).toEqual({ success: true });
    expect((await create('order_update')).status).toBe(200);
    expect((await stage.graph('DELETE', `${path}?name=order_update`)).status).toBe(200);
    expect((await create('order_update')).body.error?.error_subcode).toBe(2388023);
    await stage.client.advance(30 * 24 * hour);
    expect((await create('order_update')).status).toBe(200);
  });

  it('an edit in review, a second one in a day, and another category once approved', async () => {
    const { id } = (await create('order_update')).body;
    const edit = (more: Record<string, Json> = {}) => stage.graph('POST', `/${id}`, { components: [body], ...more });
    expect((await edit()).status).toBe(400);
    await stage.client.advance(1_000);
    expect((await edit({ category: 'MARKETING' })).status).toBe(400);
    expect((await edit()).status).toBe(200);
    await stage.client.advance(1_000);
    expect((await edit()).status).toBe(400);
    expect(told()).toEqual(['order_update status approved', 'order_update content ', 'order_update status approved']);
  });
});

describe('spoken to by the channel', () => {
  const desk = whatsappCloudAdapter.templates;
  it('keeps what it is given, file and all', async () => {
    const access = { ...stage.access, config: { wabaId: '100000000000001' } };
    if (!desk) throw new Error('no desk');
    const file = { bytes: new Uint8Array([1, 2, 3]), mime: 'image/png', name: 'ä b.png' };
    const draft = {
      name: 'with_picture',
      language: 'pt_BR',
      category: 'marketing',
      content: {
        variables: 'named',
        header: { kind: 'media', media: 'image' },
        body: 'Hello {{first_name}}, look at this.',
        footer: 'Reply STOP to opt out',
        buttons: [
          { kind: 'quick-reply', label: 'No, thanks' },
          { kind: 'url', label: 'Look', url: 'https://a.test/{{1}}' },
          { kind: 'copy-code', label: 'Copy code' },
        ],
      },
      samples: {
        'body-first_name': 'Ana',
        'button-1': 'x',
        'button-2': 'SAVE25',
        file: await desk.uploadSample(access, file, http),
      },
    } as const;
    const made = await desk.create(
      access,
      { ...draft, content: { ...draft.content, buttons: [...draft.content.buttons] } },
      http,
    );
    const found = (await desk.list(access, http)).find(({ providerId }) => providerId === made.providerId);
    expect(found).toMatchObject({
      name: 'with_picture',
      status: 'pending',
      quality: 'unknown',
      content: { header: { kind: 'media', media: 'image' }, body: draft.content.body, footer: draft.content.footer },
      samples: { 'body-first_name': 'Ana', 'button-1': 'x', 'button-2': 'SAVE25' },
    });
    await desk.remove(access, { providerId: made.providerId, name: 'with_picture' }, http);
    expect((await desk.list(access, http)).map(({ name }) => name)).not.toContain('with_picture');
  });
});
