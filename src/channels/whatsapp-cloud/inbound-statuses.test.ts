import { describe, expect, it } from 'vitest';
import { amira, items, onlyOf, recorded } from './fixtures/parsed.ts';
import { readFixture } from './fixtures/read-fixture.ts';

const status = (file: string) => onlyOf('status', file);

describe('statuses', () => {
  it('reads price, recipient and our mark', () => {
    expect(status('status-sent')).toEqual({
      kind: 'status',
      providerId: 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI5MDU2RkFGMDlCNzk2QjU3Q0QA',
      at: 1_794_996_000_000,
      status: 'sent',
      mark: null,
      to: amira.addresses,
      error: null,
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' },
      freeUntil: null,
    });
    const mark = { message: '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff', attempt: 2 };
    const ours = JSON.stringify(readFixture('webhooks/status-sent-opaque-data.json')).replace(
      'camp:77|rcpt:8123|try:1',
      '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff.2',
    );
    expect(items(JSON.parse(ours))[0]?.event).toMatchObject({ mark });
    expect(status('status-sent-opaque-data').mark).toBeNull();
  });

  it('knows recipients by user id alone', () => {
    const to = [{ kind: 'whatsapp-user-id', value: 'MX.10000000000000000005' }];
    expect(status('status-delivered-bsuid-only')).toMatchObject({ status: 'delivered', to });
    expect(status('status-failed-bsuid-only')).toMatchObject({ status: 'failed', to, error: { code: 131026 } });
  });

  it.each([
    ['status-failed-131042', { code: 131042, scope: 'channel', effect: 'pause-channel' }],
    ['status-failed-131047', { code: 131047, class: 'permanent', scope: 'contact', effect: 'close-window' }],
    ['status-failed-131049', { code: 131049, class: 'wait', scope: 'contact', waitSeconds: 86_400 }],
    ['status-failed-131050', { code: 131050, class: 'permanent', scope: 'contact', effect: 'opt-out' }],
    ['status-failed-131056', { code: 131056, class: 'wait', scope: 'contact', waitSeconds: 'pair' }],
  ])('knows what %s means', (file, error) => {
    expect(status(file)).toMatchObject({ status: 'failed', error });
  });

  it('keeps prices apart: free tier, charged, free entry with its end, marketing API', () => {
    expect(status('status-service-free-tier').pricing).toMatchObject({
      type: 'free_customer_service',
      meter: 'free',
    });
    expect(status('status-service-charged').pricing).toMatchObject({ type: 'regular', meter: 'charged' });
    expect(status('status-free-entry-point')).toMatchObject({
      pricing: { type: 'free_entry_point' },
      freeUntil: 1_795_255_200_000,
    });
    expect(status('status-free-entry-point').pricing).not.toHaveProperty('meter');
    expect(status('status-marketing-lite').pricing).toMatchObject({ category: 'marketing_lite' });
    expect(status('status-read-without-delivered')).toMatchObject({ status: 'read', pricing: { category: 'utility' } });
  });

  it('lays undocumented values aside', () => {
    expect(recorded('status-unknown-value').map((item) => item.event)).toEqual([
      { kind: 'other', what: 'status-warning' },
      { kind: 'other', what: 'status-deleted' },
    ]);
  });
});
