import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { ProfileExtras } from './adapter.ts';

interface Wanted<Id extends string> {
  id: Id;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

type Claims = Record<string, unknown>;

const textOr = (value: unknown, otherwise: string | null) => (typeof value === 'string' && value ? value : otherwise);

/** What an account says about its owner, from the claims of an OpenID provider. */
export function profileOf(claims: Claims) {
  const extras: ProfileExtras = { emailIsVerified: claims.email_verified === true || claims.email_verified === 'true' };
  return {
    id: String(claims.sub),
    name: textOr(claims.name, textOr(claims.preferred_username, null))?.slice(0, 200) ?? null,
    email: textOr(claims.email, null),
    ...extras,
  };
}

/** Any provider that speaks OpenID Connect: with PKCE, state and nonce, and an id token that is checked. */
export function oidcProvider<Id extends string>(wanted: Wanted<Id>): OAuthConfig<Claims> & { id: Id } {
  const { id, name, issuer, clientId, clientSecret } = wanted;
  return {
    id,
    name,
    type: 'oauth',
    clientId,
    clientSecret,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: {
      async request({ client, tokens }) {
        const claims: Claims = (tokens as unknown as { claims(): Claims }).claims();
        if (claims.email) return claims;
        // many providers put the address only here; the client checks that it is the same subject
        return { ...(await client.userinfo(tokens as never)), ...claims };
      },
    },
    profile: (claims) => profileOf(claims) as never,
  };
}
