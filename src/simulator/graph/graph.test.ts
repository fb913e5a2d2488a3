import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf, number, type Stage, setStage } from '../testing/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  const { james } = await castOf(stage);
  await stage.client.speak(number, james, { say: { kind: 'text', text: 'hi' } });
});
afterAll(() => stage.close());

const frame = { messaging_product: 'whatsapp', to: '+12025550102' };
const text = (body: unknown) => ({ ...frame, type: 'text', text: { body } });
const interactive = (value: object) => ({ ...frame, type: 'interactive', interactive: value });
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const buttons = (...all: object[]) => interactive({ type: 'button', body: { text: '?' }, action: { buttons: all } });
const list = (sections: object[], more: object = {}) =>
  interactive({ type: 'list', body: { text: '?' }, action: { button: 'Choose', sections }, ...more });
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }));
const link = (parameters: object) =>
  interactive({ type: 'cta_url', body: { text: '?' }, action: { name: 'cta_url', parameters } });
const template = (name: string, code: string, components: object[] = []) => ({
  ...frame,
  type: 'template',
  template: { name, language: { code }, components },
});
const body = (...values: string[]) => ({
  type: 'body',
  parameters: values.map((value) => ({ type: 'text', text: value })),
});
const post = (given: object, path = `/${number}/messages`) => stage.graph('POST', path, given as never);

describe('a send is refused with the code and the field that Meta would name', () => {
  it.each<[string, object, number, string]>([
    ['no product', { to: '+12025550102', type: 'text', text: { body: 'x' } }, 100, 'messaging_product'],
    ['no recipient', { messaging_product: 'whatsapp', type: 'text', text: { body: 'x' } }, 100, "'to' or 'recipient'"],
    ['no type', { ...frame }, 100, "'type'"],
    ['no body', { ...frame, type: 'text' }, 131008, "'text'"],
    ['an empty text', text(''), 131008, 'text.body'],
    ['a text of 4,097', text('x'.repeat(4_097)), 131009, 'text.body'],
    ['an unknown type', { ...frame, type: 'poll', poll: {} }, 131051, 'poll'],
    ['ourselves', { ...text('x'), to: '+15550001111' }, 131021, ''],
    ['no phone', { ...text('x'), to: 'Ana' }, 131009, 'to'],
    [
      'an unknown user id',
      { messaging_product: 'whatsapp', recipient: 'US.1', type: 'text', text: { body: 'x' } },
      131009,
      'recipient',
    ],
    [
      'our data too long',
      { ...text('x'), biz_opaque_callback_data: 'x'.repeat(513) },
      131009,
      'biz_opaque_callback_data',
    ],
    [
      'four buttons',
      buttons(button('1', 'a'), button('2', 'b'), button('3', 'c'), button('4', 'd')),
      131009,
      'buttons',
    ],
    ['a long button', buttons(button('1', 'x'.repeat(21))), 131009, 'Button title'],
    ['equal buttons', buttons(button('1', 'a'), button('2', 'a')), 131009, 'button title'],
    ['equal button ids', buttons(button('1', 'a'), button('1', 'b')), 131009, 'button id'],
    ['blanks around an id', buttons(button(' 1', 'a')), 131009, 'Button id'],
    [
      'a long body',
      interactive({ type: 'button', body: { text: 'x'.repeat(1_025) }, action: { buttons: [button('1', 'a')] } }),
      131009,
      'Body text',
    ],
    [
      'eleven rows',
      list([
        { title: 'a', rows: rows(6) },
        { title: 'b', rows: rows(5) },
      ]),
      131009,
      'row count',
    ],
    ['a long row', list([{ rows: [{ id: '1', title: 'x'.repeat(25) }] }]), 131009, 'Row title'],
    [
      'a long description',
      list([{ rows: [{ id: '1', title: 'x', description: 'x'.repeat(73) }] }]),
      131009,
      'Row description',
    ],
    ['sections without title', list([{ rows: rows(1) }, { rows: rows(1) }]), 131008, 'Section title'],
    ['a long footer', list([{ rows: rows(1) }], { footer: { text: 'x'.repeat(61) } }), 131009, 'Footer text'],
    [
      'a picture above a list',
      list([{ rows: rows(1) }], { header: { type: 'image', image: { link: 'https://x.y' } } }),
      131009,
      'Header type',
    ],
    ['a link to nowhere', link({ display_text: 'x', url: 'nowhere' }), 131009, 'url'],
    ['a long link label', link({ display_text: 'x'.repeat(21), url: 'https://x.y' }), 131009, 'Display text'],
    ['an unknown file', { ...frame, type: 'image', image: { id: '1' } }, 100, 'attachment ID'],
    ['a file by both', { ...frame, type: 'image', image: { id: '1', link: 'https://x.y' } }, 131009, 'exactly one'],
    [
      'a sound with caption',
      { ...frame, type: 'audio', audio: { link: 'https://x.y', caption: 'x' } },
      131009,
      'caption',
    ],
    ['an unknown template', template('nothing', 'en_US'), 132001, 'nothing'],
    ['an unknown language', template('hello_world', 'de'), 132001, 'de'],
    ['too few values', template('appointment_reminder', 'en_US', [body('x')]), 132000, '(1)'],
    [
      'values of another kind',
      template('appointment_reminder', 'en_US', [{ type: 'body', parameters: [{ type: 'image' }, { type: 'image' }] }]),
      132012,
      'IMAGE',
    ],
    [
      'names nobody knows',
      template('seasonal_promotion', 'en_US', [
        {
          type: 'body',
          parameters: [
            { type: 'text', parameter_name: 'x', text: 'x' },
            { type: 'text', parameter_name: 'code', text: 'x' },
          ],
        },
      ]),
      132012,
      'x',
    ],
  ])('%s', async (_, given, code, details) => {
    const { status, body: answered } = await post(given);
    expect(answered).toMatchObject({ error: { code, type: 'OAuthException', fbtrace_id: expect.any(String) } });
    expect(JSON.stringify(answered)).toContain(details);
    expect(status).toBe(code === 132001 ? 404 : 400);
  });

  it.each([
    ['PAUSED', 132015],
    ['DISABLED', 132016],
    ['REJECTED', 132001],
  ] as const)('a template that is %s', async (status, code) => {
    const name = `is_${status.toLowerCase()}`;
    await stage.client.putTemplate(number, {
      name,
      language: 'en',
      category: 'UTILITY',
      status,
      components: [{ type: 'BODY', text: 'Hi' }],
    });
    expect((await post(template(name, 'en'))).body).toMatchObject({ error: { code } });
  });

  it('takes what is just within the limits', async () => {
    const header = { type: 'text', text: 'x'.repeat(60) };
    const good = [
      text('x'.repeat(4_096)),
      buttons(button('1', 'x'.repeat(20)), button('2', 'b'), button('3', 'c')),
      list([{ title: 'x'.repeat(24), rows: rows(10) }], {
        header,
        footer: { text: 'x'.repeat(60) },
        body: { text: 'x'.repeat(4_096) },
      }),
      link({ display_text: 'x'.repeat(20), url: 'https://x.y/z' }),
      interactive({ type: 'location_request_message', body: { text: '?' }, action: { name: 'send_location' } }),
      { ...frame, type: 'image', image: { link: 'https://x.y/a.jpg', caption: 'x'.repeat(1_024) } },
      { ...frame, type: 'location', location: { latitude: '1.5', longitude: '2.5' } },
      { ...frame, type: 'contacts', contacts: [{ name: { formatted_name: 'Ana', first_name: 'Ana' } }] },
      template('appointment_reminder', 'pt_BR', [body('Ana', 'segunda')]),
      { ...text('x'), unknown_field: 1, preview_url: 'x' },
    ];
    for (const given of good) expect(await post(given)).toMatchObject({ status: 200, body: { messages: [{}] } });
  });
});

describe('credentials', () => {
  const send = (token: string, path?: string) =>
    stage.graph('POST', path ?? `/${number}/messages`, text('x') as never, token);

  it('are refused where nobody knows them', async () => {
    expect(await send('guess')).toMatchObject({ status: 401, body: { error: { code: 190 } } });
    expect(await send('')).toMatchObject({ status: 401, body: { error: { code: 190 } } });
  });

  it('are refused loudly where they look like those of Meta', async () => {
    const { status, body: answered } = await send('EAAGm0PX4ZCpsBAKZC');
    expect(status).toBe(401);
    expect(JSON.stringify(answered)).toContain('This is the simulator');
    const given = {
      wabaId: '1',
      displayPhone: '+15550002222',
      verifiedName: 'X',
      appSecret: 's',
      webhookUrl: 'http://127.0.0.1:1/',
    };
    const put = stage.client.putNumber('9', { ...given, accessToken: 'EAAGm0PX4ZCpsBAKZC' });
    await expect(put).rejects.toMatchObject({ status: 400, message: expect.stringContaining('live credentials') });
  });

  it('open their own number only', async () => {
    const given = {
      wabaId: '2',
      displayPhone: '+15550002222',
      verifiedName: 'X',
      appSecret: 's',
      webhookUrl: 'http://127.0.0.1:1/',
    };
    await stage.client.putNumber('299', { ...given, accessToken: 'other-token' });
    expect((await send('other-token')).body).toMatchObject({ error: { code: 100, error_subcode: 33 } });
    expect((await send('other-token', '/777/messages')).body).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    });
    await stage.client.removeNumber('299');
  });
});

describe('reads', () => {
  it('tell who a number is', async () => {
    const { body: answered } = await stage.graph('GET', `/${number}?fields=display_phone_number,verified_name,status`);
    expect(answered).toEqual({
      id: number,
      display_phone_number: '+1 555-000-1111',
      verified_name: 'Example Co',
      status: 'CONNECTED',
    });
    const { body: listed } = await stage.graph('GET', '/100000000000001/phone_numbers');
    expect(listed).toMatchObject({ data: [{ id: number, quality_rating: 'GREEN' }] });
  });

  it('list templates in pages', async () => {
    const first = await stage.graph(
      'GET',
      '/100000000000001/message_templates?limit=2&fields=name,language,status&status=APPROVED',
    );
    const page = first.body as { data: object[]; paging: { cursors: { after: string }; next?: string } };
    expect(page.data[0]).toEqual({
      id: '5400000000100001',
      name: 'hello_world',
      language: 'en_US',
      status: 'APPROVED',
    });
    expect(page.paging.next).toContain('/v26.0/100000000000001/message_templates?');
    let after = page.paging.cursors.after;
    let seen = page.data.length;
    for (let next = true; next; ) {
      const more = await stage.graph(
        'GET',
        `/100000000000001/message_templates?limit=2&status=APPROVED&after=${after}`,
      );
      const { data, paging } = more.body as typeof page;
      seen += data.length;
      after = paging.cursors.after;
      next = paging.next !== undefined;
    }
    expect(seen).toBe(5);
  });

  it('know the subscription of the app', async () => {
    expect((await stage.graph('POST', '/100000000000001/subscribed_apps')).body).toEqual({ success: true });
    expect((await stage.graph('GET', '/100000000000001/subscribed_apps')).body).toMatchObject({ data: [{}] });
  });

  it('refuse nonsense', async () => {
    expect((await stage.graph('POST', `/${number}/nothing`, {})).body).toMatchObject({ error: { code: 100 } });
    const broken = await fetch(`${stage.simulator.url}/v26.0/${number}/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer SIM-token' },
      body: '{broken',
    });
    expect(await broken.json()).toMatchObject({ error: { code: 100 } });
    expect((await stage.graph('GET', '/%E0%A4%A')).status).toBe(400);
    expect((await fetch(stage.simulator.url)).status).toBe(404);
  });
});
