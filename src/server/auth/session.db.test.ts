import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { withIdentity } from '../db/doors.ts';
import { rateLimit, session } from '../db/schema/identity.ts';
import { makePerson, signIn } from '../testing.ts';
import { forgetSignIns } from './forget-sign-ins.ts';
import { limitTries } from './limit-tries.ts';
import { readSession, sessionEnd } from './session.ts';

let userId: string;
let headers: Headers;

beforeEach(async () => {
  userId = await makePerson('Ana', 'ana@example.com');
  headers = await signIn(userId);
});

const age = (seconds: number) =>
  withIdentity((tx) =>
    tx
      .update(session)
      .set({ expiresAt: sql`expires_at - make_interval(secs => ${seconds})` })
      .where(eq(session.userId, userId)),
  );

test('a cookie names who is signed in', async () => {
  expect(await readSession(headers)).toMatchObject({ userId, name: 'Ana', email: 'ana@example.com', renewed: null });
});

test('among other cookies the right one is read', async () => {
  const cookie = `x=1; not${headers.get('cookie')}; ${headers.get('cookie')}; recado.session.1=z`;
  expect(await readSession(new Headers({ cookie }))).toMatchObject({ userId });
});

test.each(['', 'recado.session=', 'recado.session=made-up', 'other=1'])('“%s” is nobody', async (cookie) => {
  expect(await readSession(new Headers({ cookie }))).toBeNull();
});

test('the hash that the database holds is no token', async () => {
  const [row] = await withIdentity((tx) => tx.select().from(session).where(eq(session.userId, userId)));
  expect(await readSession(new Headers({ cookie: `recado.session=${row?.tokenHash}` }))).toBeNull();
});

test('a session in use is prolonged once a day, and the browser is told', async () => {
  await age(25 * 60 * 60);
  const first = await readSession(headers);
  expect(Math.abs((first?.renewed?.expires.getTime() ?? 0) - sessionEnd().getTime())).toBeLessThan(5_000);
  expect((await readSession(headers))?.renewed).toBeNull();
});

test('a session that was not used for 30 days is over', async () => {
  await age(30 * 24 * 60 * 60 + 1);
  expect(await readSession(headers)).toBeNull();
});

test('upkeep forgets sessions that are over and counts that count no more, and nothing else', async () => {
  const other = await makePerson('Bo');
  const theirs = await signIn(other);
  await age(30 * 24 * 60 * 60 + 1);
  await limitTries({ what: 'old', tries: 1, seconds: -1 }, userId);
  await limitTries({ what: 'new', tries: 1, seconds: 60 }, userId);
  await forgetSignIns();
  const left = await withIdentity(async (tx) => ({
    sessions: await tx.select().from(session).where(eq(session.userId, userId)),
    counts: await tx
      .select()
      .from(rateLimit)
      .where(sql`key like ${`%:${userId}`}`),
  }));
  expect(left.sessions).toEqual([]);
  expect(left.counts.map(({ key }) => key)).toEqual([`new:${userId}`]);
  expect(await readSession(theirs)).toMatchObject({ userId: other });
});

test('of many tries at the same moment no more than the limit pass', async () => {
  const limit = { what: 'test', tries: 3, seconds: 60 };
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => limitTries(limit, userId)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  await limitTries(limit, 'somebody else');
});
