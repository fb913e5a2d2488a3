import { describe, expect, it } from 'vitest';
import { amira, onlyOf, recorded, tomas } from './fixtures/parsed.ts';

const message = (file: string) => onlyOf('message', file);

describe('who wrote', () => {
  it('names a person by phone and user id', () => {
    expect(message('msg-text')).toEqual({
      kind: 'message',
      providerId: 'wamid.HBgLMTU1NTAxMDIwMDEVAgASGBQwNDk5QjA2RTk3ODAxNzJCQjRGMQA=',
      at: 1_794_996_000_000,
      from: amira,
      content: { kind: 'text', text: 'Hi, is the blue one still in stock?' },
      quotes: null,
      referral: null,
    });
  });

  it('tells which account and number were written to', () => {
    const [item] = recorded('msg-text');
    expect(item).toMatchObject({ sender: '200000000000002', account: '100000000000001' });
    expect(recorded('robust-unknown-number')[0]?.sender).toBe('299999999999999');
  });

  it('reads the shape from before user ids', () => {
    expect(message('msg-text-legacy-no-user-id').from.addresses).toEqual([{ kind: 'phone', value: '+15550102001' }]);
  });

  it('needs no phone, and takes an empty one for a missing one', () => {
    expect(message('msg-text-bsuid-no-phone').from).toEqual(tomas);
    expect(message('msg-text-bsuid-empty-phone').from).toEqual(tomas);
  });

  it('keeps the parent id beside the user id', () => {
    expect(message('msg-text-parent-bsuid').from.addresses).toEqual([
      { kind: 'phone', value: '+819000000007' },
      { kind: 'whatsapp-user-id', value: 'JP.10000000000000000007' },
      { kind: 'whatsapp-parent-user-id', value: 'JP.ENT.20000000000000000007' },
    ]);
  });

  it('joins contacts by id, not by position', () => {
    const names = recorded('batch-multi-messages').map((item) =>
      item.event.kind === 'message' ? [item.event.from.name, item.event.content] : null,
    );
    expect(names).toEqual([
      ['Amira Haddad', { kind: 'text', text: 'first' }],
      ['Björn Åkesson', { kind: 'text', text: 'hej' }],
      ['Amira Haddad', { kind: 'text', text: 'second' }],
    ]);
  });

  it('does without contacts, and without a name', () => {
    expect(message('robust-missing-contacts').from).toEqual({ ...amira, name: null });
    expect(message('robust-contact-no-name').from).toEqual({ ...amira, name: null });
  });

  it('learns the phone of a person who answered our request for it, and of nobody else', () => {
    expect(message('msg-contacts-from-request')).toMatchObject({
      from: { ...tomas, addresses: [{ kind: 'phone', value: '+525500000005' }, ...tomas.addresses] },
      content: { kind: 'contacts', cards: [{ name: 'Tomás Rivera', phones: ['+52 55 0000 0005'] }] },
    });
    expect(message('msg-contacts-other-vcard').from).toEqual(tomas);
  });
});
