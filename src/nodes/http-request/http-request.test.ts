import { describe, expect, it } from 'vitest';
import type { ActivityResult } from '#/flow/run/event.ts';
import type { ContactFacts } from '#/flow/run/facts.ts';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { httpRequest } from './schema.ts';

const config = {
  method: 'POST',
  url: 'https://api.test/orders/{{ contact.name }}',
  headers: [
    { name: 'Authorization', value: { secret: 'shop_key' } },
    { name: 'X-Lang', value: { text: '{{ contact.language }}' } },
  ],
  body: '{"who": "{{ contact.name }}", "n": 2}',
  timeoutSeconds: 20,
  save: [
    { path: 'order.status', variable: 'status' },
    { path: 'order.items[1]', variable: 'second' },
  ],
};
const start = (changes: Record<string, unknown> = {}, contact: Partial<ContactFacts> = {}) => {
  const conversation = new Conversation(
    aroundNode('http-request', { ...config, ...changes }, ['ok', 'failed']),
    contact,
  );
  const [effect] = conversation.say('go');
  return { conversation, call: effect?.kind === 'request-http' ? effect.call : null, effect };
};
const finish = (result: ActivityResult) => {
  const { conversation } = start();
  conversation.answer(result);
  return { texts: conversation.texts, vars: conversation.state?.vars };
};

describe('the call', () => {
  it('is asked for with its variables filled and its secrets named', () => {
    expect(start().call).toEqual({
      method: 'POST',
      url: 'https://api.test/orders/Ana%20Silva',
      headers: [
        { name: 'Authorization', value: { secret: 'shop_key' } },
        { name: 'X-Lang', value: { text: 'pt-BR' } },
        { name: 'content-type', value: { text: 'application/json' } },
      ],
      body: '{"who":"Ana Silva","n":2}',
      timeoutSeconds: 20,
    });
  });
  it('lets no value break out of the body, the address or a header', () => {
    const name = '"}, {"admin": true}/../?x=1#\\';
    const { call } = start({}, { name });
    expect(JSON.parse(call?.body ?? '')).toEqual({ who: name, n: 2 });
    expect(new URL(call?.url ?? '').pathname.split('/')).toHaveLength(3);
    const { effect, conversation } = start(
      { headers: [{ name: 'X-Name', value: { text: '{{ contact.name }}' } }] },
      { name: 'a\r\nX-Evil: 1' },
    );
    expect(effect).toMatchObject({ node: 'after-failed' });
    expect(conversation.state?.status).toBe('done');
  });
  it('fills what stands outside of quotes as JSON', () => {
    const body = '{"name": {{ contact.name | json }}, "tags": {{ contact.tags | json }}}';
    expect(JSON.parse(start({ body }, { name: 'A "B"', tags: ['x'] }).call?.body ?? '')).toEqual({
      name: 'A "B"',
      tags: ['x'],
    });
  });
  it('has no body where there is none to send', () => {
    expect(start({ method: 'GET' }).call).toMatchObject({ body: null, headers: [{}, {}] });
    expect(start({ body: ' ' }).call?.body).toBeNull();
  });
  it('keeps an own content type', () => {
    const headers = [{ name: 'Content-Type', value: { text: 'application/vnd.api+json' } }];
    expect(start({ headers }).call?.headers).toEqual(headers);
  });
  it.each<[string, Record<string, unknown>]>([
    ['address', { url: '{{ none }}' }],
    ['scheme', { url: 'ftp://x.test' }],
    ['user', { url: 'https://u:p@x.test' }],
    ['body', { body: '{"a": {{ none }}}' }],
    ['header', { headers: [{ name: 'Host', value: { text: 'x' } }] }],
  ])('fails at once when its %s cannot be used', (_what, changes) => {
    expect(start(changes).effect).toMatchObject({ node: 'after-failed' });
  });
});

describe('the answer', () => {
  it('is saved by its paths; what is missing is empty', () => {
    const body = { order: { status: 'sent', items: ['a'] } };
    expect(finish({ ok: true, status: 200, body })).toEqual({
      texts: ['left by ok'],
      vars: { status: 'sent', second: null },
    });
  });
  it('of any other kind leaves by failed and saves nothing', () => {
    for (const result of [
      { ok: false, reason: 'status', status: 500, body: { order: { status: 'x' } } },
      { ok: false, reason: 'timeout' },
    ] as const) {
      expect(finish(result)).toEqual({ texts: ['left by failed'], vars: {} });
    }
  });
  it('that is too much to remember leaves by failed', () => {
    const body = { order: { status: 'x'.repeat(40_000) } };
    expect(finish({ ok: true, status: 200, body })).toEqual({ texts: ['left by failed'], vars: {} });
  });
  it('that never comes is not waited for for ever', () => {
    const { conversation } = start();
    expect(conversation.state?.wait).toMatchObject({ activity: 'node.2', reply: false });
    expect(conversation.skip(5, 'minutes')).toEqual([]);
    expect(conversation.skip(20, 'seconds')).toMatchObject([{ effects: [{ node: 'after-failed' }] }]);
  });
  it('of an earlier visit is not taken for that of a later one', () => {
    const { conversation } = start();
    const key = conversation.state?.wait?.activity;
    conversation.answer({ ok: false, reason: 'timeout' });
    conversation.say('go');
    expect(key).toBe('node.2');
    expect(conversation.state?.wait?.activity).toBe('node.2'); // a new run counts anew; the engine adds the run's id
  });
});

describe('check', () => {
  const check = (changes: Record<string, unknown>) =>
    httpRequest
      .check?.(httpRequest.config.parse({ ...config, ...changes }), { variables: new Set() })
      .map(({ code, field }) => `${code} ${field}`);
  it('finds nothing in a sound call', () => expect(check({})).toEqual([]));
  it('refuses headers that belong to the connection, and line breaks', () => {
    const names = [
      'Host',
      'transfer-encoding',
      'Content-Length',
      'Connection',
      'Proxy-Authorization',
      'X\r\nY',
      'a b',
      '',
    ];
    const headers = names.map((name) => ({ name, value: { text: 'x' } }));
    expect(check({ headers })).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6].map((index) => `header-forbidden headers.${index}.name`),
      'field-empty headers.7.name',
    ]);
    expect(check({ headers: [{ name: 'X', value: { text: 'a\r\nEvil: 1' } }] })).toEqual([
      'header-forbidden headers.0.value.text',
    ]);
  });
  it('says what is missing or out of range', () => {
    const save = [{ path: 'a(b', variable: 'Contact' }];
    expect(
      check({ url: '', body: '{', timeoutSeconds: 31, save, headers: [{ name: 'X', value: { secret: '' } }] }),
    ).toEqual([
      'field-empty url',
      'secret-unset headers.0.value.secret',
      'name-invalid save.0.variable',
      'path-invalid save.0.path',
      'json-invalid body',
      'number-out-of-range timeoutSeconds',
    ]);
  });
  it('takes JSON with variables outside of quotes', () => {
    expect(check({ body: '{"a": {{ x | json }}, "b": [{{ y }}]}' })).toEqual([]);
  });
});
