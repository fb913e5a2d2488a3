import { describe, expect, it } from 'vitest';
import type { Json } from '#/lib/json.ts';
import { items, only, recorded } from './fixtures/parsed.ts';

const amira = { addresses: [{ kind: 'phone', value: '+15550102001' }], name: null, username: null };

/** What a history field with these messages in one thread is read as. */
function history(thread: Json, ...messages: Json[]) {
  const metadata = { display_phone_number: '+1 555-000-1111', phone_number_id: '2' };
  const value = { metadata, history: [{ metadata: {}, threads: [{ id: thread, messages }] }] };
  return items({ entry: [{ id: '1', changes: [{ field: 'history', value }] }] }).map(({ event }) => event);
}

describe('history', () => {
  it('knows who wrote, how far it came and what is still missing', () => {
    expect(recorded('smb-history-chunk').map(({ event }) => event)).toMatchObject([
      {
        kind: 'history',
        by: 'app',
        with: amira,
        status: 'read',
        part: 'whole',
        content: { text: 'Your order left today' },
      },
      { kind: 'history', by: 'app', with: amira, status: 'played', part: 'placeholder', at: 1_794_987_010_000 },
      { kind: 'history', by: 'contact', with: amira, part: 'whole', content: { text: 'Thanks!' } },
    ]);
  });

  it('takes a file that comes on its own for the file of a placeholder', () => {
    expect(only('smb-history-media')).toMatchObject({
      kind: 'history',
      part: 'file',
      with: amira,
      content: { kind: 'media', media: 'image', caption: 'the package', providerMediaId: '983031183255933' },
    });
  });

  it('finds the person by the thread where the business names nobody, also by user id', () => {
    const text = { from: '15550001111', id: 'wamid.1', timestamp: '1794987000', type: 'text', text: { body: 'hi' } };
    expect(history('15550102001', text)).toMatchObject([{ by: 'app', with: amira }]);
    expect(history('US.1', text)).toMatchObject([
      { with: { addresses: [{ kind: 'whatsapp-user-id', value: 'US.1' }] } },
    ]);
  });

  it('lays aside what changes other messages, groups, and a history that was declined', () => {
    const more = { from: '15550102001', id: 'wamid.1', timestamp: '1794987000' };
    expect(history('15550102001', { ...more, type: 'reaction' }, { ...more, type: 'text', group_id: 'g' })).toEqual([
      { kind: 'other', what: 'history-reaction' },
      { kind: 'other', what: 'group-history' },
    ]);
    const value = { history: [{ errors: [{ code: 2593109 }] }] };
    expect(items({ entry: [{ changes: [{ field: 'history', value }] }] })).toMatchObject([
      { event: { kind: 'other', what: 'history-declined' } },
    ]);
  });
});
