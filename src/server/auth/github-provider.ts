import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { ProfileExtras } from './adapter.ts';

interface Email {
  email: string;
  primary: boolean;
  verified: boolean;
}

/** GitHub, which is not an OpenID provider: the profile comes from its API, with the primary address if it is verified. */
export function githubProvider(client: { clientId: string; clientSecret: string }) {
  return {
    ...client,
    id: 'github' as const,
    name: 'GitHub',
    type: 'oauth',
    issuer: 'https://github.com/login/oauth',
    checks: ['pkce', 'state'],
    authorization: { url: 'https://github.com/login/oauth/authorize', params: { scope: 'read:user user:email' } },
    token: { url: 'https://github.com/login/oauth/access_token' },
    userinfo: {
      url: 'https://api.github.com/user',
      async request({ client, tokens }) {
        const token = tokens.access_token as string;
        const emails = await client.requestResource('https://api.github.com/user/emails', token);
        return { ...(await client.userinfo(token)), emails: JSON.parse(emails.body?.toString() ?? '[]') };
      },
    },
    profile(profile) {
      const emails = Array.isArray(profile.emails) ? (profile.emails as Email[]) : [];
      const primary = emails.find((email) => email.primary && email.verified);
      const extras: ProfileExtras = { emailIsVerified: primary !== undefined };
      return { id: String(profile.id), name: profile.name ?? profile.login, email: primary?.email, ...extras } as never;
    },
  } satisfies OAuthConfig<Record<string, unknown>>;
}
