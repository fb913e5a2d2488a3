import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { withIdentity, withWorkspace } from '../db/doors.ts';
import { user } from '../db/schema/identity.ts';
import { invitation } from '../db/schema/workspaces.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changeRole } from './change-role.ts';
import { createInvitation } from './create-invitation.ts';
import { createWorkspace } from './create-workspace.ts';
import { editWorkspace } from './edit-workspace.ts';
import { getWorkspace } from './get-workspace.ts';
import { listInvitations } from './list-invitations.ts';
import { listMembers } from './list-members.ts';
import { listMyWorkspaces } from './list-my-workspaces.ts';
import { lookUpInvitation } from './look-up-invitation.ts';
import { leaveWorkspace, removeMember } from './remove-member.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { stopSending } from './stop-sending.ts';

let owner: string;
let workspaceId: string;
let slug: string;

beforeEach(async () => {
  owner = await makePerson('Ana', 'ana@example.com');
  ({ id: workspaceId, slug } = await makeWorkspace(owner));
});

const as = (userId: string) => ({ kind: 'member', userId, workspace: slug }) as const;
const rolesNow = async () =>
  Object.fromEntries((await listMembers.call(as(owner), {})).map(({ userId, role }) => [userId, role]));

describe('workspaces', () => {
  test('whoever makes one owns it', async () => {
    expect(await listMyWorkspaces.call(owner, {})).toMatchObject([{ slug, role: 'owner' }]);
    expect(await rolesNow()).toEqual({ [owner]: 'owner' });
  });

  test('two of the same name get two addresses, of ASCII letters', async () => {
    const made = await Promise.all([1, 2, 3].map(() => createWorkspace.call(owner, { name: 'Ação & Cia. 東京' })));
    const slugs = new Set(made.map((one) => one.slug));
    expect(slugs.size).toBe(3);
    for (const one of slugs) expect(one).toMatch(/^acao-cia(-[a-z0-9]+)?$/);
    expect((await createWorkspace.call(owner, { name: '東京' })).slug).toMatch(/^workspace/);
  });

  test.each(['', '   ', '\u200b\u200d', 'x'.repeat(121)])('“%s” is no name', async (name) => {
    await expect(createWorkspace.call(owner, { name })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('a name is one line, and turns no text around it', async () => {
    const { slug: made } = await createWorkspace.call(owner, { name: ' a\nb\u202ec <b>👨‍👩‍👧</b> ' });
    const found = await getWorkspace.call({ ...as(owner), workspace: made }, {});
    expect(found.name).toBe('a b c <b>👨‍👩‍👧</b>');
  });

  test('name, zone and language change, the address stays', async () => {
    await editWorkspace.call(as(owner), { name: 'New', timeZone: 'Europe/Lisbon' });
    expect(await getWorkspace.call(as(owner), {})).toMatchObject({
      slug,
      name: 'New',
      timeZone: 'Europe/Lisbon',
      locale: 'pt-BR',
    });
    for (const wrong of [{}, { timeZone: 'Mars/Base' }, { locale: 'fr' as 'en' }]) {
      await expect(editWorkspace.call(as(owner), wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  test('rules of sending are set and lifted; quiet hours have a beginning and an end, or neither', async () => {
    const rules = {
      quietFrom: '21:00',
      quietUntil: '08:00',
      marketingCap: 3,
      marketingCapDays: 7,
      handBackAfterMinutes: 60,
    };
    await editWorkspace.call(as(owner), rules);
    expect(await getWorkspace.call(as(owner), {})).toMatchObject(rules);
    const half = [
      { quietFrom: '22:00' },
      { quietFrom: '22:00', quietUntil: null },
      { quietFrom: '24:00', quietUntil: '08:00' },
    ];
    for (const wrong of [...half, { marketingCap: 0 }, { handBackAfterMinutes: 0 }]) {
      await expect(editWorkspace.call(as(owner), wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await editWorkspace.call(as(owner), { quietFrom: null, quietUntil: null, marketingCap: null });
    expect(await getWorkspace.call(as(owner), {})).toMatchObject({
      quietFrom: null,
      quietUntil: null,
      marketingCap: null,
    });
  });

  test('the stop is pulled once, and released', async () => {
    const editor = as(await makeMember(workspaceId, 'editor'));
    await stopSending.call(editor, { stopped: true });
    const { stoppedAt } = await getWorkspace.call(editor, {});
    expect(stoppedAt).not.toBeNull();
    await stopSending.call(editor, { stopped: true });
    expect(await getWorkspace.call(editor, {})).toMatchObject({ stoppedAt });
    await stopSending.call(editor, { stopped: false });
    expect(await getWorkspace.call(editor, {})).toMatchObject({ stoppedAt: null });
  });

  test('what a role may do is told with the workspace', async () => {
    const viewer = await getWorkspace.call(as(await makeMember(workspaceId, 'viewer')), {});
    expect(viewer.may).toContain('flow.read');
    expect(viewer.may).not.toContain('flow.edit');
  });
});

describe('members', () => {
  test('an admin changes roles, but makes and unmakes no owner', async () => {
    const admin = as(await makeMember(workspaceId, 'admin'));
    const editor = await makeMember(workspaceId, 'editor');
    await changeRole.call(admin, { userId: editor, role: 'agent' });
    expect((await rolesNow())[editor]).toBe('agent');
    const tries = [
      () => changeRole.call(admin, { userId: editor, role: 'owner' }),
      () => changeRole.call(admin, { userId: owner, role: 'viewer' }),
      () => removeMember.call(admin, { userId: owner }),
    ];
    for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('the last owner neither goes nor steps down', async () => {
    const tries = [
      () => changeRole.call(as(owner), { userId: owner, role: 'admin' }),
      () => removeMember.call(as(owner), { userId: owner }),
      () => leaveWorkspace.call(as(owner), {}),
    ];
    for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'last-owner' });
  });

  test('of two owners who step down at the same moment one stays', async () => {
    const second = await makeMember(workspaceId, 'owner');
    const outcomes = await Promise.allSettled([
      changeRole.call(as(owner), { userId: second, role: 'viewer' }),
      changeRole.call(as(second), { userId: owner, role: 'viewer' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const members = await listMembers.call({ kind: 'operator', workspaceId }, {});
    expect(members.filter(({ role }) => role === 'owner')).toHaveLength(1);
  });

  test('who is removed is out at once, with the invitations they left open', async () => {
    const admin = await makeMember(workspaceId, 'admin');
    const { link } = await createInvitation.call(as(admin), { role: 'editor' });
    await removeMember.call(as(owner), { userId: admin });
    await expect(getWorkspace.call(as(admin), {})).rejects.toMatchObject({ code: 'not-found' });
    const token = link.split('#')[1] ?? '';
    await expect(acceptInvitation.call(await makePerson('X'), { token })).rejects.toMatchObject({
      code: 'invitation-invalid',
    });
  });

  test('anybody else may leave', async () => {
    const viewer = await makeMember(workspaceId, 'viewer');
    await leaveWorkspace.call(as(viewer), {});
    expect(await listMyWorkspaces.call(viewer, {})).toEqual([]);
  });

  test('somebody who is no member cannot be changed', async () => {
    const stranger = await makePerson('Bo');
    const changing = changeRole.call(as(owner), { userId: stranger, role: 'viewer' });
    await expect(changing).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('invitations', () => {
  async function invite(more: { role?: 'editor' | 'viewer'; email?: string } = {}) {
    const { id, link } = await createInvitation.call(as(owner), { role: 'editor', ...more });
    return { id, link, token: link.split('#')[1] ?? '' };
  }
  const accept = (userId: string, token: unknown) => acceptInvitation.call(userId, { token: token as string });

  test('a link leads in once, in the role that it names', async () => {
    const { link, token } = await invite();
    expect(link).toBe(`http://localhost:3000/join#${token}`);
    const bo = await makePerson('Bo');
    expect(await lookUpInvitation.call(bo, { token })).toEqual({ workspace: 'Café Olé', role: 'editor' });
    expect(await accept(bo, token)).toEqual({ workspace: slug });
    expect((await rolesNow())[bo]).toBe('editor');
    await expect(accept(await makePerson('Cy'), token)).rejects.toMatchObject({ code: 'invitation-invalid' });
  });

  test('of many who use it at the same moment one gets in', async () => {
    const { token } = await invite();
    const people = await Promise.all(Array.from({ length: 5 }, (_, i) => makePerson(`P${i}`)));
    const outcomes = await Promise.allSettled(people.map((userId) => accept(userId, token)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(Object.keys(await rolesNow())).toHaveLength(2);
  });

  test('only its hash is stored', async () => {
    const { token } = await invite();
    const rows = await withWorkspace(workspaceId, (tx) => tx.select().from(invitation));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await listInvitations.call(as(owner), {}))).not.toContain(rows[0]?.tokenHash);
  });

  test.each([null, '', [], undefined, {}, 0, 'made-up', 'x'.repeat(300)])('the token %o is refused', async (token) => {
    await invite();
    const refused = accept(await makePerson('Bo'), token);
    await expect(refused).rejects.toMatchObject({
      code: expect.stringMatching(/^(invitation-invalid|invalid-input)$/),
    });
    expect(Object.keys(await rolesNow())).toHaveLength(1);
  });

  test('the hash that the database holds is no token', async () => {
    await invite();
    const [row] = await withWorkspace(workspaceId, (tx) => tx.select().from(invitation));
    await expect(accept(await makePerson('Bo'), row?.tokenHash)).rejects.toMatchObject({ code: 'invitation-invalid' });
  });

  test('one that was withdrawn or is seven days old is refused', async () => {
    const withdrawn = await invite();
    await revokeInvitation.call(as(owner), { id: withdrawn.id });
    const old = await invite();
    await withWorkspace(workspaceId, (tx) =>
      tx.update(invitation).set({ expiresAt: sql`expires_at - interval '7 days'` }),
    );
    const bo = await makePerson('Bo');
    for (const { token } of [withdrawn, old]) {
      await expect(accept(bo, token)).rejects.toMatchObject({ code: 'invitation-invalid' });
      await expect(lookUpInvitation.call(bo, { token })).rejects.toMatchObject({ code: 'invitation-invalid' });
    }
    const states = (await listInvitations.call(as(owner), {})).map(({ state }) => state);
    expect(states.sort()).toEqual(['expired', 'revoked']);
  });

  test('one for an address lets in only who owns it, and nobody whose provider does not vouch', async () => {
    const { token } = await invite({ email: 'Bo@Example.com' });
    const other = await makePerson('Cy', 'cy@example.com');
    const unverified = await makePerson('Dee', 'bo@example.com');
    await withIdentity((tx) => tx.update(user).set({ emailVerified: null }).where(sql`id = ${unverified}`));
    for (const userId of [other, unverified, await makePerson('Eve')]) {
      await expect(accept(userId, token)).rejects.toMatchObject({ code: 'invitation-other-email' });
    }
    await accept(await makePerson('Bo', 'bo@example.com'), token);
  });

  test.each(['no address', 'a@x.com,b@y.com', 'a@x.com\r\nBcc: b@y.com'])(
    'nobody is invited at “%s”',
    async (email) => {
      await expect(invite({ email })).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'email' } });
    },
  );

  test('a member who uses one stays what they are, and the link stays good', async () => {
    const { token } = await invite({ role: 'viewer' });
    await expect(accept(owner, token)).rejects.toMatchObject({ code: 'already-member' });
    expect((await rolesNow())[owner]).toBe('owner');
    await accept(await makePerson('Bo'), token);
  });

  test('the role comes from the row, whatever the request says', async () => {
    const { token } = await invite({ role: 'viewer' });
    const asking = acceptInvitation.call(await makePerson('Bo'), { token, role: 'owner' } as never);
    await expect(asking).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('an admin invites no owner', async () => {
    const admin = as(await makeMember(workspaceId, 'admin'));
    await expect(createInvitation.call(admin, { role: 'owner' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('trying tokens is limited', async () => {
    const bo = await makePerson('Bo');
    const codes: string[] = [];
    for (let i = 0; i < 22; i++) await accept(bo, `guess-${i}`).catch((error) => codes.push(error.code));
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(2);
  });
});
