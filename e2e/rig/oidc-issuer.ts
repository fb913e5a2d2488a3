import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A sign-in provider on this machine, with real protocol and pages of its own. */
export interface Issuer {
  url: string;
  stop(): Promise<void>;
}

/** The client that Recado is at the issuer. */
export const oidcClient = { id: 'recado', secret: 'a secret between two programs on one machine' };

/**
 * Starts an OpenID Connect issuer. Whoever types a login gets in; the login is the subject, and its part before a colon
 * the name. `redirectUri` is where Recado takes people back.
 */
export async function startIssuer(redirectUri: string): Promise<Issuer> {
  let handle: http.RequestListener = () => {};
  const server = http.createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [{ client_id: oidcClient.id, client_secret: oidcClient.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, email: `${id}@example.com`, email_verified: true }),
    }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['only for tests'] },
  });
  handle = provider.callback();
  return {
    url,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
