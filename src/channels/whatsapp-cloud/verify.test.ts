import { describe, expect, it } from 'vitest';
import { readFixture } from './fixtures/read-fixture.ts';
import { answerHandshake, signBody, verifySignature } from './verify.ts';

interface SignatureCases {
  app_secret: string;
  cases: { name: string; raw_body_base64: string; x_hub_signature_256: string | null; valid: boolean }[];
}
interface HandshakeCases {
  configured_verify_token: string;
  cases: { name: string; request: { query: Record<string, string> }; expect: { status: number; body?: string } }[];
}

const signatures = readFixture<SignatureCases>('webhooks/http-signature-cases.json');
const handshakes = readFixture<HandshakeCases>('webhooks/http-verify-handshake.json');

describe('signatures', () => {
  it.each(signatures.cases)('$name', ({ raw_body_base64, x_hub_signature_256, valid }) => {
    const raw = Buffer.from(raw_body_base64, 'base64');
    const headers = { get: (name: string) => (name === 'x-hub-signature-256' ? x_hub_signature_256 : null) };
    expect(verifySignature(raw, headers, [signatures.app_secret])).toBe(valid);
  });

  it('accepts every secret in force, and none other', () => {
    const raw = Buffer.from('{}');
    const headers = { get: () => signBody(raw, 'old') };
    expect(verifySignature(raw, headers, ['new', 'old'])).toBe(true);
    expect(verifySignature(raw, headers, ['new'])).toBe(false);
  });

  it('refuses everything when there is no secret', () => {
    const raw = Buffer.from('{}');
    expect(verifySignature(raw, { get: () => signBody(raw, '') }, [''])).toBe(false);
    expect(verifySignature(raw, { get: () => signBody(raw, 'x') }, [])).toBe(false);
  });
});

describe('handshake', () => {
  it.each(handshakes.cases)('$name', ({ request, expect: expected }) => {
    const answer = answerHandshake(new URLSearchParams(request.query), handshakes.configured_verify_token);
    expect(answer).toBe(expected.status === 200 ? expected.body : null);
  });

  it('refuses when no token is configured', () => {
    const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': '1', 'hub.verify_token': '' });
    expect(answerHandshake(query, '')).toBeNull();
  });
});
