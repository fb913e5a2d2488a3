import { expect, test } from 'vitest';
import { channelManifests } from '#/channels/manifests.ts';
import { newsKey } from './news-key.ts';

const { en } = channelManifests['whatsapp-cloud'].words;

test.each([
  ['security-pin-reset-request', 'news-security-pin-reset-request'],
  ['account-restriction', 'news-account-restriction'],
  ['account-something-new', 'news-account'],
  ['template-pending-deletion', 'news-template'],
  ['number-onboarding', 'news-number'],
  ['unheard-of', 'news-other'],
])('%s is said with %s', (what, key) => {
  expect(newsKey(en, what)).toBe(key);
});
