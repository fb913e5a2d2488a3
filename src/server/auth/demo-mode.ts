import { signInWays } from './providers.ts';
import { isLoopbackName } from './same-origin.ts';

type Headers = { get(name: string): string | null };

/** Headers that only something between the browser and us would add. */
const relayHeaders = ['forwarded', 'via', 'x-real-ip', 'x-forwarded-server', 'cf-connecting-ip', 'true-client-ip'];

const loopbackAddress = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;

/**
 * Tells whether the demo sign-in is open to a request: no provider is set up, and the browser runs on this machine. A
 * tunnel or proxy in between closes it. Next.js itself fills in the three `x-forwarded` headers that are looked at here
 * when nobody else did, and then they say nothing but the truth.
 */
export function demoOpen(headers: Headers): boolean {
  if (signInWays().length > 0) return false;
  const host = headers.get('host') ?? '';
  if (!isLoopbackName(host.replace(/:\d{1,5}$/, ''))) return false;
  if (relayHeaders.some((name) => headers.get(name) !== null)) return false;
  const says = (name: string, own: (value: string) => boolean) => {
    const value = headers.get(name);
    return value === null || own(value);
  };
  return (
    says('x-forwarded-host', (value) => value === host) &&
    says('x-forwarded-proto', (value) => value === 'http') &&
    says('x-forwarded-for', (value) => loopbackAddress.test(value))
  );
}
