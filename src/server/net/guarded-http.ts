import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { baseEnv } from '#/env/base.ts';
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from '#/lib/http.ts';
import { figures } from '../metrics/figures.ts';
import { exchange } from './exchange.ts';
import { type AddressVerdict, judgeAddress } from './judge-address.ts';

/** What of the guard a test may replace. */
export interface GuardParts {
  judge: (address: string) => AddressVerdict;
  /** Finds all addresses of a name. */
  resolve: (hostname: string) => Promise<{ address: string; family: number }[]>;
  ports: readonly number[];
  /** Exact names, with a port where it is not one of `ports`, at which private addresses are allowed. */
  allowedHosts: readonly string[];
}

const maxRedirects = 3;
const maxBytes = 1024 * 1024;
const timeoutMs = 10_000;

/** Names and ways that a user's request may not set: they belong to the connection. */
const connectionHeaders =
  /^(host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length|expect|http2-settings)$/i;

/** Headers that go along when a redirect leads to another host; anything else may be a credential. */
const harmlessHeaders = /^(accept|accept-language|content-type|user-agent)$/i;

/**
 * The one client for addresses that users name. An address is parsed once; what it names is judged as a literal, and as
 * every address that its name resolves to at the moment of connecting. Redirects are followed by hand, each judged anew.
 * Failures say `blocked` or `unreachable`, never what was found.
 */
export function makeGuardedHttp(parts: GuardParts): HttpClient {
  const pools = { strict: makePool(parts, false), open: makePool(parts, true) };
  return async (request) => {
    const deadline = performance.now() + Math.min(request.timeoutMs, timeoutMs);
    let next: HttpRequest = { ...request, maxBytes: Math.min(request.maxBytes ?? maxBytes, maxBytes) };
    for (let hop = 0; ; hop++) {
      try {
        const url = inspect(next, parts);
        const left = deadline - performance.now();
        if (left <= 0) throw new HttpFailure('timeout', false);
        const pool = hostAllowed(url, parts.allowedHosts) ? pools.open : pools.strict;
        const answer = await exchange(pool, { ...next, url: url.href, timeoutMs: left });
        const target = redirectTarget(answer, url);
        if (!target) return answer;
        if (hop === maxRedirects) throw new HttpFailure('blocked', true);
        next = follow(next, answer.status, url, target);
      } catch (failure) {
        throw retold(failure, hop > 0);
      }
    }
  };
}

let own: HttpClient | undefined;

/** The guarded client with this instance's settings. */
export const guardedHttp: HttpClient = (request) => {
  own ??= makeGuardedHttp({
    judge: judgeAddress,
    resolve: (hostname) => dns.promises.lookup(hostname, { all: true, verbatim: true }),
    ports: [80, 443],
    allowedHosts: baseEnv().ALLOWED_PRIVATE_HOSTS,
  });
  return own(request).catch((failure: unknown) => {
    if (failure instanceof HttpFailure && failure.reason === 'blocked') figures().blockedCalls.inc();
    throw failure;
  });
};

/** A pool that judges every address of a name before it connects to any. */
function makePool({ judge, resolve }: GuardParts, privateToo: boolean): Agent {
  const fine = (verdict: AddressVerdict) => verdict === 'public' || (privateToo && verdict === 'private');
  const lookup: LookupFunction = (hostname, options, done) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => fine(judge(address)))) {
          done(new HttpFailure('blocked', false), '', 0);
        } else if (options.all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error, '', 0),
    );
  };
  return new Agent({ allowH2: false, connections: 16, keepAliveTimeout: 1_000, connect: { timeout: 5_000, lookup } });
}

/** Refuses what may not even be tried. Answers the address as it will be used. */
function inspect(request: HttpRequest, parts: GuardParts): URL {
  const blocked = new HttpFailure('blocked', false);
  if (!URL.canParse(request.url)) throw blocked;
  const url = new URL(request.url);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname) throw blocked;
  for (const [name, value] of Object.entries(request.headers)) {
    if (connectionHeaders.test(name) || /[\r\n\0]/.test(name + value)) throw blocked;
  }
  const allowed = hostAllowed(url, parts.allowedHosts);
  if (!parts.ports.includes(portOf(url)) && !(allowed && parts.allowedHosts.includes(url.host))) throw blocked;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) {
    const verdict = parts.judge(literal);
    if (verdict === 'never' || (verdict === 'private' && !allowed)) throw blocked;
  }
  return url;
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

function hostAllowed(url: URL, allowedHosts: readonly string[]): boolean {
  return allowedHosts.includes(url.hostname) || allowedHosts.includes(url.host);
}

function redirectTarget(answer: HttpResponse, from: URL): URL | null {
  const { location } = answer.headers;
  if (![301, 302, 303, 307, 308].includes(answer.status) || !location) return null;
  if (!URL.canParse(location, from)) throw new HttpFailure('blocked', true);
  return new URL(location, from);
}

/** The request for the next hop; to another host neither credentials nor a body go along. */
function follow(request: HttpRequest, status: number, from: URL, to: URL): HttpRequest {
  if (from.protocol === 'https:' && to.protocol === 'http:') throw new HttpFailure('blocked', true);
  const sameHost = from.host === to.host;
  const asGet = status === 303 || (status < 303 && request.method === 'POST');
  if (!sameHost && !asGet && request.body !== undefined) throw new HttpFailure('blocked', true);
  const headers = Object.entries(request.headers).filter(
    ([name]) => (sameHost || harmlessHeaders.test(name)) && !(asGet && /^content-/i.test(name)),
  );
  const next = { ...request, url: to.href, headers: Object.fromEntries(headers) };
  if (!asGet) return next;
  const { body: _body, ...rest } = next;
  return { ...rest, method: request.method === 'HEAD' ? 'HEAD' : 'GET' };
}

/** The failure without its cause, which may tell of the inside of our network. */
function retold(failure: unknown, sentBefore: boolean): HttpFailure {
  if (!(failure instanceof HttpFailure)) return new HttpFailure('unreachable', sentBefore);
  return new HttpFailure(failure.reason, failure.sent || sentBefore);
}
