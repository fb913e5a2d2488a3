import fs from 'node:fs';
import path from 'node:path';
import { freePort, startPostgres } from '../../scripts/pg.ts';
import { expect, test } from '../rig/fixtures.ts';
import { freshDataDir, startInstance } from '../rig/instance.ts';

test('while the database is away nothing is accepted, pages say so, and all comes back by itself', async ({
  page,
  noise,
}, info) => {
  const dataDir = freshDataDir();
  const database = { dir: path.join(`${dataDir}-database`, 'data'), port: await freePort(), fast: true };
  let pg = await startPostgres(database);
  const instance = await startInstance({ port: await freePort(), dataDir, env: { DATABASE_URL: pg.url } });
  // React says in the console what the page says in words
  noise.expect(/status of 5\d\d|ERR_INCOMPLETE_CHUNKED_ENCODING|Minified React error #441/);
  try {
    await page.goto(`${instance.url}/sign-in`);
    await page.getByRole('button', { name: 'Sign in to the demo' }).click();
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
    const address = page.url();

    await pg.stop();
    await expect.poll(async () => (await fetch(`${instance.url}/api/health`)).status, { timeout: 30_000 }).toBe(503);
    const webhook = await fetch(`${instance.url}/api/webhooks/meta/any`, { method: 'POST', body: '{}' });
    expect(webhook.status).toBe(503);
    expect((await fetch(`${instance.url}/api/health/liveness`)).status).toBe(200);
    expect((await fetch(`${instance.url}/api/health/readiness`)).status).toBe(503);
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'The database does not answer' })).toBeVisible();

    pg = await startPostgres(database);
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible({ timeout: 45_000 });
    await expect
      .poll(async () => (await (await fetch(`${instance.url}/api/health`)).json()) as object, { timeout: 45_000 })
      .toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' });
  } finally {
    // an open page would complain that the instance is gone
    await page.goto('about:blank');
    await instance.stop();
    await info.attach('instance.log', { path: instance.logFile });
    await pg.stop();
    fs.rmSync(path.dirname(dataDir), { recursive: true, force: true });
  }
});
