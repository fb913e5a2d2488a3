import { describe, expect, it } from 'vitest';
import { only } from './fixtures/parsed.ts';

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

  it('writes ids as text, languages as the API does and numbers as E.164', () => {
    expect(only('tmpl-approved')).toMatchObject({
      data: { message_template_id: '1689000000009832', message_template_language: 'en_US' },
    });
    expect(only('phone-security')).toMatchObject({ data: { display_phone_number: '+15550001111' } });
  });
});
