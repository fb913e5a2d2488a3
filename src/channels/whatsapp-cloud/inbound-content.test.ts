import { describe, expect, it } from 'vitest';
import { writeChoiceToken } from '#/flow/message/choice-token.ts';
import type { Json } from '#/lib/json.ts';
import { amira, items, onlyOf, recorded } from './fixtures/parsed.ts';
import { readFixture } from './fixtures/read-fixture.ts';

const message = (file: string) => onlyOf('message', file);

describe('text', () => {
  const original = (file: string): string => {
    const body = readFixture<{ entry: [{ changes: [{ value: { messages: [{ text: { body: string } }] } }] }] }>(
      `webhooks/${file}.json`,
    );
    return body.entry[0].changes[0].value.messages[0].text.body;
  };

  it.each([
    'msg-text-emoji-zwj',
    'msg-text-arabic',
    'msg-text-hebrew-bidi',
    'msg-text-combining',
    'msg-text-4096',
    'robust-text-20000',
    'msg-text-stop',
    'msg-text-human',
  ])('keeps %s whole', (file) => {
    expect(original(file).length).toBeGreaterThan(4);
    expect(message(file).content).toEqual({ kind: 'text', text: original(file) });
  });
});

describe('files', () => {
  const file = { caption: null, filename: null, voice: false, animated: false };
  it.each([
    [
      'msg-image-caption-url',
      { media: 'image', mime: 'image/jpeg', caption: 'Broken on arrival 😡', providerMediaId: '937133545509380' },
    ],
    ['msg-image-no-caption-no-url', { media: 'image', mime: 'image/jpeg', providerMediaId: '969877405162443' }],
    [
      'msg-video',
      { media: 'video', mime: 'video/mp4', caption: 'Så här låter den', providerMediaId: '910244150709414' },
    ],
    ['msg-audio-voice', { media: 'audio', mime: 'audio/ogg', voice: true, providerMediaId: '913053531182618' }],
    ['msg-audio-file', { media: 'audio', mime: 'audio/mpeg', providerMediaId: '952140926564015' }],
    [
      'msg-document',
      {
        media: 'document',
        mime: 'application/pdf',
        filename: 'Kvitto – Åkesson (1).pdf',
        caption: 'Kvittot',
        providerMediaId: '926341321400206',
      },
    ],
    ['msg-sticker-static', { media: 'sticker', mime: 'image/webp', providerMediaId: '934714031452368' }],
    [
      'msg-sticker-animated',
      { media: 'sticker', mime: 'image/webp', animated: true, providerMediaId: '911002238515540' },
    ],
  ])('reads %s', (name, expected) => {
    expect(message(name).content).toEqual({ kind: 'media', ...file, ...expected });
  });
});

describe('answers', () => {
  const content = (file: string) => message(file).content;

  it('reads places, with and without a name', () => {
    expect(content('msg-location-pin')).toEqual({
      kind: 'location',
      latitude: 25.276987,
      longitude: 55.296249,
      name: null,
      address: null,
    });
    expect(message('msg-location-venue')).toMatchObject({
      content: { name: 'Example Museum', address: '1 Example Street, Springfield' },
      quotes: 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI3NEE4OThBNjc2MUQxODgzRUUA',
    });
  });

  it('takes numbers for texts and texts for numbers', () => {
    expect(message('robust-wrong-types')).toMatchObject({
      at: 1_794_996_000_000,
      content: { kind: 'location', latitude: 25.27, longitude: 55.29 },
    });
  });

  it('shows shared cards without making contacts of them', () => {
    expect(message('msg-contacts-shared')).toMatchObject({
      from: amira,
      content: {
        kind: 'contacts',
        cards: [
          { name: 'Barbara Jensen', phones: ['+1 (555) 010-2100'] },
          { name: 'Taxi 🚕', phones: ['555-0199'] },
        ],
      },
    });
  });

  it('reads taps on buttons, rows and template buttons, with the message they answer', () => {
    expect(message('msg-interactive-button-reply')).toMatchObject({
      content: { kind: 'choice', label: 'Yes, please', target: null, via: 'button' },
      quotes: 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI0NDFGMTBBQ0ZCNkJBQ0VDODgA',
    });
    expect(content('msg-interactive-list-reply')).toEqual({
      kind: 'choice',
      label: 'Priority Mail',
      target: null,
      via: 'list',
    });
    expect(content('msg-button-template')).toEqual({ kind: 'choice', label: 'Confirm', target: null, via: 'template' });
  });

  it.each([
    ['msg-interactive-button-reply', ['interactive', 'button_reply', 'id']],
    ['msg-interactive-list-reply', ['interactive', 'list_reply', 'id']],
    ['msg-button-template', ['button', 'payload']],
  ])('finds the target of our own token in %s', (file, path) => {
    const target = { version: '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff', node: 'ask', exit: 'yes' };
    const body = readFixture<Json>(`webhooks/${file}.json`) as never as {
      entry: [{ changes: [{ value: { messages: [Record<string, never>] } }] }];
    };
    let place = body.entry[0].changes[0].value.messages[0] as Record<string, never>;
    for (const key of path.slice(0, -1)) place = place[key] as never;
    place[path.at(-1) as string] = writeChoiceToken(target) as never;
    expect(items(body as never)[0]?.event).toMatchObject({ content: { kind: 'choice', target } });
  });

  it('reads the answers of forms and addresses, told apart by name', () => {
    expect(content('msg-interactive-nfm-reply')).toEqual({
      kind: 'form',
      name: 'flow',
      values: { flow_token: 'ft_7d1f', date: '2026-11-24', party: '4', note: 'né à "Paris"' },
    });
    expect(content('msg-interactive-nfm-address')).toMatchObject({ kind: 'form', name: 'address_message' });
  });

  it('keeps answers that are no JSON as they came', () => {
    const body = JSON.stringify(readFixture('webhooks/msg-interactive-nfm-reply.json')).replace(
      /"response_json":"(?:[^"\\]|\\.)*"/,
      '"response_json":"{not json"',
    );
    expect(items(JSON.parse(body))[0]?.event).toMatchObject({ content: { kind: 'form', values: '{not json' } });
  });

  it('reads orders', () => {
    expect(content('msg-order')).toEqual({
      kind: 'order',
      text: 'Please gift-wrap',
      items: [
        { id: 'SKU-1', quantity: 2, price: 30, currency: 'USD' },
        { id: 'SKU-2', quantity: 1, price: 25.5, currency: 'USD' },
      ],
    });
  });

  it.each([
    ['msg-interactive-call-permission', 'interactive-call-permission-reply'],
    ['msg-unsupported-poll', 'poll-creation'],
    ['msg-unsupported-no-subtype', 'unknown'],
    ['robust-unknown-type', 'hologram'],
  ])('says what it cannot show: %s', (file, what) => {
    expect(content(file)).toEqual({ kind: 'unsupported', what });
  });

  it('keeps a message whose body is missing, and the error beside it', () => {
    const [first, second] = recorded('msg-interactive-missing-body').map((item) => item.event);
    expect(first).toMatchObject({ kind: 'message', content: { kind: 'unsupported', what: 'interactive' } });
    expect(second).toMatchObject({ kind: 'account', what: 'error', error: { code: 131000, effect: 'none' } });
  });

  it('keeps what brought the person', () => {
    expect(message('msg-referral-ad')).toMatchObject({
      content: { kind: 'text' },
      referral: { source_type: 'ad', source_id: '120000000000000007' },
    });
    expect(message('msg-referral-post')).toMatchObject({
      content: { kind: 'media' },
      referral: { source_type: 'post' },
    });
  });

  it('knows the message that is quoted', () => {
    expect(message('msg-context-reply').quotes).toBe('wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI5MDU2RkFGMDlCNzk2QjU3Q0QA');
  });
});
