import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { WebEnv } from '#/env/web.ts';
import { webEnv } from '#/env/web.ts';
import { githubProvider } from './github-provider.ts';
import { oidcProvider } from './oidc-provider.ts';

/** A way to sign in, as the sign-in page shows it. */
export interface SignInWay {
  id: 'github' | 'google' | 'microsoft' | 'oidc';
  name: string;
}

type Provider = OAuthConfig<Record<string, unknown>> & SignInWay;

/** The providers whose variables are set. */
export function configuredProviders(env: WebEnv = webEnv()): Provider[] {
  const found: Provider[] = [];
  const both = (id?: string, secret?: string) => (id && secret ? { clientId: id, clientSecret: secret } : null);
  const github = both(env.AUTH_GITHUB_ID, env.AUTH_GITHUB_SECRET);
  const google = both(env.AUTH_GOOGLE_ID, env.AUTH_GOOGLE_SECRET);
  const microsoft = both(env.AUTH_MICROSOFT_ID, env.AUTH_MICROSOFT_SECRET);
  const oidc = both(env.AUTH_OIDC_ID, env.AUTH_OIDC_SECRET);
  if (github) found.push(githubProvider(github));
  if (google) {
    found.push(oidcProvider({ ...google, id: 'google', name: 'Google', issuer: 'https://accounts.google.com' }));
  }
  if (microsoft) {
    const issuer = env.AUTH_MICROSOFT_ISSUER ?? 'https://login.microsoftonline.com/common/v2.0';
    found.push(oidcProvider({ ...microsoft, id: 'microsoft', name: 'Microsoft', issuer }));
  }
  if (oidc && env.AUTH_OIDC_ISSUER) {
    const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_NAME: name = new URL(issuer).host } = env;
    found.push(oidcProvider({ ...oidc, id: 'oidc', name, issuer }));
  }
  return found;
}

/** The ways to sign in that this instance offers; empty means demo mode. */
export function signInWays(): SignInWay[] {
  return configuredProviders().map(({ id, name }) => ({ id, name }));
}
