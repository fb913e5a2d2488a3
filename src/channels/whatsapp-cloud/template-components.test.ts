import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#/lib/json.ts';
import { readFixture } from './fixtures/read-fixture.ts';
import { readTemplate, writeComponents } from './template-components.ts';

interface Exchange {
  request: { body: JsonObject };
  response: { body: { data: Json[] } };
}

const created = readFixture<Exchange>('outbound/template-create.json').request.body;

it('reads what Meta lists', () => {
  const [hello, paused] = readFixture<Exchange>('outbound/template-list.json').response.body.data.map(readTemplate);
  expect(hello).toMatchObject({
    providerId: '546000000002901',
    name: 'hello_world',
    language: 'en_US',
    category: 'utility',
    status: 'approved',
    quality: 'high',
    content: { body: 'Hello World' },
    extras: [],
  });
  expect(paused).toMatchObject({ status: 'paused', quality: 'unknown' });
  expect(readTemplate({ name: 'without an id' })).toBeNull();
});

it('writes what it has read', () => {
  const read = readTemplate({ ...created, id: '1', status: 'PENDING' });
  expect(read).toMatchObject({
    content: { variables: 'named', header: { kind: 'text', text: 'Our {{season}} sale is on!' } },
    samples: { 'header-season': 'winter', 'body-first_name': 'Amira', 'body-code': '25OFF', 'button-1': 'winter' },
  });
  expect(read && writeComponents(read)).toEqual(created.components);
});

describe('positional variables', () => {
  const components: Json[] = [
    { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['42'] } },
    { type: 'BODY', text: 'To {{2}} from {{1}}, now', example: { body_text: [['Ana', 'Bo']] } },
  ];
  it('take their examples by number, wherever they stand', () => {
    const read = readTemplate({ id: '1', name: 'a', language: 'es', category: 'MARKETING', components });
    expect(read?.samples).toEqual({ 'header-1': '42', 'body-1': 'Ana', 'body-2': 'Bo' });
    expect(read && writeComponents(read)).toEqual(components);
  });
});

it('names what it has no place for', () => {
  const components: Json[] = [
    { type: 'HEADER', format: 'LOCATION' },
    { type: 'BODY', text: 'Look' },
    { type: 'CAROUSEL', cards: [] },
    { type: 'BUTTONS', buttons: [{ type: 'OTP' }] },
  ];
  const read = readTemplate({ id: '1', name: 'a', language: 'es', category: 'UTILITY', components });
  expect(read?.extras).toEqual(['header-location', 'carousel', 'button-otp']);
});

it('shows a whole address of an example as what fills it', () => {
  const button = { type: 'URL', text: 'Go', url: 'https://a.test/{{1}}', example: ['https://a.test/x/1'] };
  const components: Json[] = [
    { type: 'BODY', text: 'Look' },
    { type: 'BUTTONS', buttons: [button] },
  ];
  const read = readTemplate({ id: '1', name: 'a', language: 'es', category: 'UTILITY', components });
  expect(read?.samples).toEqual({ 'button-0': 'x/1' });
});

it('hands in a file with its handle', () => {
  const content = {
    variables: 'named',
    header: { kind: 'media', media: 'image' },
    body: 'Look',
    footer: '',
    buttons: [{ kind: 'copy-code', label: 'Copy code' }],
  } as const;
  const draft = {
    content: { ...content, buttons: [...content.buttons] },
    samples: { file: '4::h', 'button-0': 'SAVE' },
  };
  expect(writeComponents(draft)).toEqual([
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::h'] } },
    { type: 'BODY', text: 'Look' },
    { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'SAVE' }] },
  ]);
});
