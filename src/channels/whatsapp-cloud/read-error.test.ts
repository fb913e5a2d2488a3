import { describe, expect, it } from 'vitest';
import type { Json } from '#/lib/json.ts';
import { errorEntries } from './errors.ts';
import { fixtureNames, readFixture } from './fixtures/read-fixture.ts';
import { errorEntry, readError } from './read-error.ts';

type Exchange = { response: { body: { error: Json } } | null };
const errorOf = (file: string) => readError(readFixture<Exchange>(`outbound/${file}`).response?.body.error);

describe('errors of the Cloud API', () => {
  it.each([
    ['error-130429', { class: 'retry', scope: 'channel', effect: 'slow-channel' }],
    ['error-131056', { class: 'wait', scope: 'contact', effect: 'none', waitSeconds: 'pair' }],
    ['error-4', { class: 'wait', scope: 'channel', effect: 'slow-channel' }],
    ['error-131016', { class: 'retry', scope: 'message', effect: 'none' }],
    ['error-10', { scope: 'channel', effect: 'pause-channel' }],
    ['error-100-33-unknown-number-id', { scope: 'channel', effect: 'pause-channel' }],
    ['error-131008', { class: 'permanent', scope: 'message', effect: 'none' }],
    ['error-131009', { class: 'permanent', scope: 'message', effect: 'none' }],
    ['error-131031', { scope: 'channel', effect: 'pause-channel' }],
    ['error-131037', { scope: 'channel', effect: 'pause-channel' }],
    ['error-131042', { scope: 'channel', effect: 'pause-channel' }],
    ['error-131047', { class: 'permanent', scope: 'contact', effect: 'close-window' }],
    ['error-131048', { class: 'permanent', scope: 'campaign', effect: 'pause-campaigns' }],
    ['error-131062', { class: 'permanent', scope: 'message', effect: 'none' }],
    ['error-132000', { class: 'permanent', scope: 'template', effect: 'pause-template' }],
    ['error-132001', { class: 'permanent', scope: 'template', effect: 'pause-template' }],
    ['error-132012', { class: 'permanent', scope: 'template', effect: 'pause-template' }],
    ['error-132015', { class: 'permanent', scope: 'template', effect: 'pause-template' }],
    ['error-133016', { class: 'wait', scope: 'message', effect: 'none', waitSeconds: 259_200 }],
    ['error-134101', { class: 'wait', scope: 'template', effect: 'none', waitSeconds: 600 }],
    ['error-137000', { class: 'permanent', scope: 'contact', effect: 'none' }],
    ['error-368', { scope: 'channel', effect: 'pause-channel' }],
  ])('%s', (file, rule) => {
    expect(errorOf(`${file}.json`)).toMatchObject(rule);
  });

  it('covers every recorded error', () => {
    const errors = fixtureNames('outbound').filter(
      (file) => file.startsWith('error-') && file !== 'error-timeout.json',
    );
    expect(errors).toHaveLength(22);
    for (const file of errors) expect(errorEntry(errorOf(file)?.code as number), file).toBeDefined();
  });

  it('takes title from the table and details from the answer', () => {
    expect(errorOf('error-131009.json')).toMatchObject({
      code: 131009,
      title: 'Parameter value is not valid',
      details: 'Button title length invalid. Min length: 1, Max length: 20',
    });
  });

  it('reads a missing file apart from a missing number', () => {
    const gone = readFixture<Exchange>('outbound/media-get-gone.json').response?.body.error;
    expect(readError(gone, 'media')).toMatchObject({ class: 'permanent', scope: 'message', effect: 'none' });
  });

  it('fails a message for codes nobody told us of, unless Meta calls the trouble transient', () => {
    expect(readError({ code: 999_999, message: '(#999999) New trouble' })).toMatchObject({
      code: 999_999,
      title: 'New trouble',
      class: 'permanent',
      scope: 'message',
    });
    expect(readError({ code: '999999', is_transient: true })).toMatchObject({ class: 'retry', tries: 2 });
  });

  it('sees no error where there is none', () => {
    const nothing: (Json | undefined)[] = [undefined, null, 'x', [], {}, { code: 'x' }];
    for (const value of nothing) expect(readError(value)).toBeNull();
  });

  it('lists no code twice, in rising order', () => {
    let last = -1;
    for (const { code, to } of errorEntries) {
      expect(code).toBeGreaterThan(last);
      last = to ?? code;
    }
  });
});
