import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Api, apiOf } from './api.ts';
import type { InstanceAddress } from './instance.ts';
import { Noise } from './noise.ts';
import { type Phone, pickUpPhone } from './phone.ts';

/** A workspace of this test alone, with a number in the simulator. */
export interface TestWorkspace {
  slug: string;
  name: string;
  /** Where its screens begin: `/w/<slug>`. */
  path: string;
  /** The simulator's id of its number. */
  number: string;
  channelId: string;
  api: Api;
}

interface TestFixtures {
  noise: Noise;
  /** A page on which the person of the demo is signed in. */
  signedIn: Page;
  workspace: TestWorkspace;
  phone: Phone;
}

interface WorkerFixtures {
  demo: InstanceAddress;
  signInInstance: InstanceAddress;
  /** The session cookie of the demo's person. */
  session: { name: string; value: string };
}

const read = (name: 'E2E_DEMO' | 'E2E_SIGN_IN') => JSON.parse(process.env[name] ?? '{}') as InstanceAddress;

/** Playwright's test with what journeys of Recado need. A page that complains fails its test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  demo: [async ({}, use) => use(read('E2E_DEMO')), { scope: 'worker' }],
  signInInstance: [async ({}, use) => use(read('E2E_SIGN_IN')), { scope: 'worker' }],
  baseURL: async ({ demo }, use) => use(demo.url),

  session: [
    async ({ demo }, use) => {
      const answer = await fetch(`${demo.url}/api/demo-sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: demo.url },
        body: JSON.stringify({ workspaceName: 'Demo', locale: 'en', timeZone: 'Europe/Berlin' }),
      });
      const cookie = answer.headers.get('set-cookie')?.match(/^([^=]+)=([^;]+)/);
      if (!cookie) throw new Error(`The demo sign-in answered ${answer.status} without a cookie.`);
      await use({ name: cookie[1] as string, value: cookie[2] as string });
    },
    { scope: 'worker' },
  ],

  noise: [
    async ({ context }, use, { annotations }) => {
      const noise = new Noise();
      await noise.listen(context);
      await use(noise);
      for (const description of noise.unexpected) annotations.push({ type: 'noise', description });
      expect(noise.unexpected, 'complaints of the page').toEqual([]);
    },
    { auto: true },
  ],

  signedIn: async ({ page, context, demo, session }, use) => {
    await signInBy(context, demo, session);
    await use(page);
  },

  workspace: async ({ demo, session }, use, { testId }) => {
    const cookie = `${session.name}=${session.value}`;
    const name = `Test ${testId.slice(-6)} ${Date.now() % 100_000}`;
    const { slug } = await apiOf(demo.url, '-', cookie).workspace.create.mutate({ name, timeZone: 'Europe/Berlin' });
    const api = apiOf(demo.url, slug, cookie);
    const { id: channelId } = await api.channel.connectSimulator.mutate({ name: 'Shop' });
    const channel = (await api.channel.list.query({})).find(({ id }) => id === channelId);
    await use({ slug, name, path: `/w/${slug}`, number: channel?.externalId as string, channelId, api });
  },

  phone: async ({ demo, workspace }, use) => use(await pickUpPhone(demo, workspace.number, 'Ana Souza')),
});

/** Gives a browser the session, and English, whatever the account was switched to by another test. */
async function signInBy(context: BrowserContext, { url }: InstanceAddress, session: { name: string; value: string }) {
  await context.addCookies([
    { ...session, url, httpOnly: true, sameSite: 'Lax' },
    { name: 'recado-locale', value: 'en', url, sameSite: 'Lax' },
  ]);
}

export { expect };
