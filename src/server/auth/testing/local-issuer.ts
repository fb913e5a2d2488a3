import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Who signs in next at the local issuer. */
export interface Somebody {
  sub: string;
  name: string;
  email: string;
  email_verified: boolean;
}

/** A real OpenID provider on this machine, which asks nobody: whoever is set as `next` signs in. For tests only. */
export async function startIssuer(redirectUri: string) {
  const people = new Map<string, Somebody>();
  const state: { next: Somebody } = {
    next: { sub: 'ana', name: 'Ana', email: 'ana@example.com', email_verified: true },
  };
  let provider: Provider | undefined;
  const server = http.createServer((request, response) => {
    if (!provider) return void response.writeHead(503).end();
    if (request.url?.startsWith('/interaction/')) void consent(provider, request, response);
    else provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function consent(from: Provider, request: http.IncomingMessage, response: http.ServerResponse) {
    const { prompt, params, session } = await from.interactionDetails(request, response);
    if (prompt.name === 'login') {
      people.set(state.next.sub, state.next);
      return from.interactionFinished(request, response, { login: { accountId: state.next.sub } });
    }
    const grant = new from.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) });
    grant.addOIDCScope('openid email profile');
    await from.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  provider = new Provider(issuer, {
    clients: [{ client_id: 'recado', client_secret: 'local-secret', redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    cookies: { keys: ['a key of the local issuer'] },
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  return {
    issuer,
    clientId: 'recado',
    clientSecret: 'local-secret',
    /** Sets who signs in from now on. */
    is(somebody: Partial<Somebody>) {
      state.next = { ...state.next, ...somebody };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
