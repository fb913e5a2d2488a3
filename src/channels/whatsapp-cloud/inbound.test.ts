import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '#/lib/json.ts';
import { amira, items, only, recorded } from './fixtures/parsed.ts';
import { fixtureNames, readFixture } from './fixtures/read-fixture.ts';
import { parseWebhook } from './inbound.ts';

describe('what is no message', () => {
  it('reads reactions, given and taken back', () => {
    const target = 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI5MDU2RkFGMDlCNzk2QjU3Q0QA';
    expect(only('msg-reaction')).toMatchObject({ kind: 'reaction', from: amira, target, emoji: '❤️' });
    expect(only('msg-reaction-removed')).toMatchObject({ kind: 'reaction', target, emoji: null });
  });

  it('reads edits and deletions', () => {
    const target = 'wamid.HBgLMTU1NTAxMDIwMDEVAgASGBRFRjAyMTcxMzkyNjhGOERFOUZCMAA=';
    expect(only('msg-edit')).toMatchObject({ kind: 'edited', by: 'contact', target, text: 'I meant 3, not 2' });
    expect(only('msg-revoke')).toMatchObject({ kind: 'removed', by: 'contact', target });
  });

  it('moves a person to a new number and user id', () => {
    expect(only('msg-system-number-changed')).toEqual({
      kind: 'identity',
      at: 1_794_996_020_000,
      before: amira.addresses,
      now: [
        { kind: 'phone', value: '+15550102091' },
        { kind: 'whatsapp-user-id', value: 'US.10000000000000000091' },
      ],
    });
    expect(only('msg-system-number-changed-legacy')).toMatchObject({
      before: [{ kind: 'phone', value: '+15550102001' }],
      now: [{ kind: 'phone', value: '+15550102091' }],
    });
    expect(only('msg-system-user-id-changed')).toMatchObject({
      before: [{ kind: 'whatsapp-user-id', value: 'MX.10000000000000000005' }],
      now: [{ kind: 'whatsapp-user-id', value: 'MX.10000000000000000095' }],
    });
  });

  it('tells that a key changed, with the new one', () => {
    expect(only('msg-system-identity-changed')).toEqual({
      kind: 'identity-key',
      providerId: 'wamid.HBgLMTU1NTAxMDIwMDEVAgASGBQyMTUxQjc2QTVGOTNFOThDMDU2MQA=',
      at: 1_794_996_000_000,
      from: amira,
      hash: 'Xk9dW2mQ1bE=',
    });
  });

  it.each([
    ['msg-group-text', 'group-message'],
    ['status-group-read', 'group-status'],
    ['smb-state-sync', 'smb-app-state-sync'],
    ['call-status', 'calls'],
    ['robust-unknown-field', 'field-brand-new-field'],
  ])('lays %s aside', (file, what) => {
    expect(only(file)).toEqual({ kind: 'other', what });
  });

  it('takes a change of marketing consent', () => {
    expect(only('pref-stop')).toEqual({
      kind: 'consent',
      at: 1_794_996_060_000,
      from: amira,
      change: 'opt-out',
      detail: 'User requested to stop marketing messages',
    });
  });

  it('reads what the owner did in the phone app as echoes, never as inbound', () => {
    expect(only('smb-echo-text')).toMatchObject({
      kind: 'echo',
      to: amira,
      content: { kind: 'text', text: 'Hi Amira, yes we have it' },
    });
    const target = 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI0MDI2NURGMkU1MEFGQzY0NzUA';
    const from = { addresses: [{ kind: 'phone', value: '+15550102001' }], name: null, username: null };
    expect(only('smb-echo-revoke')).toMatchObject({ kind: 'removed', by: 'app', from, target });
    expect(only('smb-echo-edit')).toMatchObject({
      kind: 'edited',
      by: 'app',
      from,
      target,
      text: 'Hi Amira, yes: two left',
    });
  });
});

describe('batches', () => {
  it('keeps tenants apart: each change has its own account and number', () => {
    const found = recorded('batch-multi-entry-multi-change');
    expect(found.map(({ account, sender, event }) => [account, sender, event.kind])).toEqual([
      ['100000000000001', '200000000000002', 'message'],
      ['100000000000001', '200000000000008', 'message'],
      ['100000000000009', null, 'account'],
      ['100000000000009', null, 'account'],
    ]);
  });

  it('reads messages and statuses of one delivery, also side by side in one value', () => {
    const kinds = recorded('batch-messages-and-statuses').map((item) =>
      item.event.kind === 'status' ? item.event.status : item.event.kind,
    );
    expect(kinds).toEqual(['message', 'delivered', 'read', 'message', 'read']);
  });

  it('gives repeated deliveries the same ids, alone and repacked', () => {
    const ids = (file: string) =>
      readFixture<Json[]>(`webhooks/${file}.json`).map((body) =>
        items(body).map(({ event }) => ('providerId' in event ? event.providerId : '')),
      );
    const [first, second] = ids('seq-duplicate-delivery');
    expect(second).toEqual(first);
    const [one, repacked] = ids('seq-duplicate-repacked');
    expect(repacked?.[0]).toBe(one?.[0]);
    expect(repacked).toHaveLength(2);
  });

  it('reads statuses in the order in which they came', () => {
    const deliveries = readFixture<Json[]>('webhooks/seq-status-out-of-order.json').map(
      (body) => items(body)[0]?.event,
    );
    expect(deliveries.map((event) => event?.kind === 'status' && [event.status, event.at])).toEqual([
      ['sent', 1_794_996_000_000],
      ['read', 1_794_996_004_000],
      ['delivered', 1_794_996_002_000],
      ['delivered', 1_794_996_002_000],
    ]);
  });

  it('loses nothing for one bad item', () => {
    const body = readFixture<Json>('webhooks/batch-multi-messages.json') as never as {
      entry: [{ changes: [{ value: { messages: Json[] } }] }];
    };
    body.entry[0].changes[0].value.messages.splice(1, 0, null, { id: 'wamid.x' }, { id: 'wamid.y', timestamp: '1' });
    const parsed = parseWebhook(body as never);
    expect(parsed.items).toHaveLength(3);
    expect(parsed.broken.map((item) => item.why)).toEqual(['no id', 'no time', 'no sender']);
  });
});

describe('the recorded webhooks', () => {
  it('are all expected somewhere', () => {
    const folder = new URL('./', import.meta.url);
    const tests = fs.readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
    const source = tests.map((file) => fs.readFileSync(new URL(file, folder), 'utf8')).join('\n');
    const names = fixtureNames('webhooks').map((file) => file.replace('.json', ''));
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !source.includes(name))).toEqual([]);
  });
});
