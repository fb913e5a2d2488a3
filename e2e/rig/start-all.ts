import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/pg.ts';
import { freshDataDir, type Instance, type InstanceAddress, startInstance } from './instance.ts';
import { oidcClient, startIssuer } from './oidc-issuer.ts';

const resultsDir = path.join(import.meta.dirname, '..', '..', 'test-results');

const address = ({ url, dataDir, logFile, simulatorUrl, simulatorToken }: Instance): InstanceAddress => ({
  url,
  dataDir,
  logFile,
  simulatorUrl,
  simulatorToken,
});

/** Two instances for all journeys: one in demo mode, one whose people sign in at a provider. */
export default async function startAll(): Promise<() => Promise<void>> {
  const demo = await startInstance({ port: await freePort(), dataDir: freshDataDir() });
  const port = await freePort();
  const issuer = await startIssuer(`http://localhost:${port}/api/auth/callback/oidc`);
  const signIn = await startInstance({
    port,
    dataDir: freshDataDir(),
    env: {
      AUTH_OIDC_ID: oidcClient.id,
      AUTH_OIDC_SECRET: oidcClient.secret,
      AUTH_OIDC_ISSUER: issuer.url,
      AUTH_OIDC_NAME: 'Example login',
    },
  });
  process.env.E2E_DEMO = JSON.stringify(address(demo));
  process.env.E2E_SIGN_IN = JSON.stringify(address(signIn));
  return async () => {
    await Promise.all([demo.stop(), signIn.stop()]);
    await issuer.stop();
    fs.mkdirSync(resultsDir, { recursive: true });
    for (const [name, instance] of Object.entries({ demo, 'sign-in': signIn })) {
      fs.copyFileSync(instance.logFile, path.join(resultsDir, `${name}.log`));
      fs.rmSync(path.dirname(instance.dataDir), { recursive: true, force: true });
    }
  };
}
