import { describe, expect, it } from 'vitest';
import { items, only, onlyOf } from './fixtures/parsed.ts';
import { readFixture } from './fixtures/read-fixture.ts';

describe('news about the account', () => {
  it.each([
    ['errors-value-130429', 'error', 'warning'],
    ['acct-restriction', 'account-restriction', 'critical'],
    ['acct-reinstated', 'account-reinstate', 'info'],
    ['acct-capability-tier', 'messaging-limit', 'info'],
    ['acct-capability-number', 'messaging-limit', 'info'],
    ['tmpl-approved', 'template-approved', 'info'],
    ['tmpl-rejected', 'template-rejected', 'warning'],
    ['tmpl-paused', 'template-paused', 'warning'],
    ['tmpl-quality', 'template-quality', 'warning'],
    ['tmpl-quality-misfiled', 'template-quality', 'warning'],
    ['tmpl-category-changed', 'template-category', 'warning'],
    ['phone-quality-throughput', 'number-throughput-upgrade', 'info'],
    ['phone-name-rejected', 'display-name-rejected', 'warning'],
    ['phone-security', 'security-pin-reset-request', 'critical'],
    ['phone-username', 'username', 'info'],
    ['flow-status', 'form-flow-status-change', 'info'],
    ['flow-endpoint-latency', 'form-endpoint-latency', 'warning'],
  ])('reads %s', (file, what, severity) => {
    expect(only(file)).toMatchObject({ kind: 'account', what, severity });
  });

  it('carries the error that slows the number down', () => {
    expect(only('errors-value-130429')).toMatchObject({
      error: { code: 130429, scope: 'channel', effect: 'slow-channel' },
    });
  });

  it('knows what a restriction, its end and another speed mean for sending', () => {
    const effect = (file: string) => onlyOf('account', file).effect;
    expect(effect('acct-restriction')).toEqual({ kind: 'rest-marketing', until: 1_795_255_200_000 });
    expect(effect('acct-reinstated')).toEqual({ kind: 'resume-marketing' });
    expect(effect('phone-quality-throughput')).toEqual({ kind: 'set-rate', perSecond: 1_000, burst: 1_000 });
    expect(effect('phone-security')).toBeNull();
  });

  it('tells a restriction that forbids no messages, and one without an end', () => {
    const said = JSON.stringify(readFixture('webhooks/acct-restriction.json'));
    const effect = (body: string) => items(JSON.parse(body))[0]?.event;
    expect(effect(said.replace('RESTRICTED_BIZ_INITIATED_MESSAGING', 'OTHER'))).toMatchObject({ effect: null });
    expect(effect(said.replace('"expiration":1795255200', '"x":1'))).toMatchObject({
      effect: { kind: 'rest-marketing', until: null },
    });
  });

  it('takes a number back to the usual speed', () => {
    const said = JSON.stringify(readFixture('webhooks/phone-quality-throughput.json'));
    expect(items(JSON.parse(said.replace('THROUGHPUT_UPGRADE', 'THROUGHPUT_DOWNGRADE')))[0]?.event).toMatchObject({
      effect: { kind: 'set-rate', perSecond: 80, burst: 80 },
    });
  });

  it('writes ids as text, languages as the API does and numbers as E.164', () => {
    expect(only('tmpl-approved')).toMatchObject({
      data: { message_template_id: '1689000000009832', message_template_language: 'en_US' },
    });
    expect(only('phone-security')).toMatchObject({ data: { display_phone_number: '+15550001111' } });
  });
});
