import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { startSimulator } from '#/simulator/start.ts';
import { makeWorld, type World } from '../auth/testing/access-world.ts';
import { insertFlow } from '../flows/create-flow.ts';
import { makeMember, makePerson } from '../testing.ts';
import { rawPool } from './client.ts';
import { asEngine, asReceiver, withIdentity, withUser, withWorkspace } from './doors.ts';

/** Tables that belong to no workspace. Anything else must carry `workspace_id`, and stand under the policy. */
const shared = ['account', 'rate_limit', 'session', 'user', 'worker_heartbeat', 'workspace'];

/** What each role may do beyond the tenants' own role: every right is named here, and none is given that is not. */
const grants: Record<string, Record<string, string>> = {
  recado_auth: {
    account: 'DELETE,INSERT,SELECT,UPDATE',
    rate_limit: 'DELETE,INSERT,SELECT,UPDATE',
    session: 'DELETE,INSERT,SELECT,UPDATE',
    user: 'DELETE,INSERT,SELECT,UPDATE',
  },
  recado_receiver: {
    broadcast: 'SELECT,UPDATE',
    broadcast_recipient: 'SELECT,UPDATE',
    channel: 'SELECT,UPDATE',
    channel_limit: 'SELECT,UPDATE',
    channel_secret: 'SELECT',
    consent_log: 'INSERT,SELECT',
    contact: 'INSERT,SELECT,UPDATE',
    contact_address: 'DELETE,INSERT,SELECT,UPDATE',
    contact_group_member: 'INSERT,SELECT',
    contact_tag: 'INSERT,SELECT',
    contact_word: 'DELETE,INSERT,SELECT',
    conversation: 'INSERT,SELECT,UPDATE',
    disposition: 'INSERT',
    inbound_seen: 'INSERT,SELECT,UPDATE',
    inbox: 'INSERT,SELECT,UPDATE',
    marketing_sent: 'SELECT,UPDATE',
    message: 'INSERT,SELECT,UPDATE',
    outbox: 'DELETE,INSERT,SELECT,UPDATE',
    run: 'SELECT,UPDATE',
    send_audit: 'INSERT',
    service_usage: 'INSERT,SELECT,UPDATE',
    status_seen: 'INSERT,SELECT,UPDATE',
    template: 'SELECT,UPDATE',
    webhook_raw: 'INSERT',
  },
  recado_engine: {
    broadcast: 'SELECT,UPDATE',
    broadcast_recipient: 'SELECT,UPDATE',
    channel: 'SELECT,UPDATE',
    channel_limit: 'INSERT,SELECT,UPDATE',
    channel_media: 'DELETE,INSERT,SELECT,UPDATE',
    channel_secret: 'SELECT',
    consent_log: 'INSERT,SELECT',
    contact: 'SELECT,UPDATE',
    contact_address: 'INSERT,SELECT',
    contact_tag: 'DELETE,INSERT,SELECT',
    contact_word: 'DELETE,INSERT,SELECT',
    conversation: 'INSERT,SELECT,UPDATE',
    disposition: 'DELETE,INSERT,SELECT',
    flow: 'SELECT,UPDATE',
    flow_pace: 'DELETE,INSERT,SELECT,UPDATE',
    flow_version: 'SELECT',
    inbound_seen: 'DELETE,SELECT',
    inbox: 'DELETE,INSERT,SELECT,UPDATE',
    journal: 'INSERT,SELECT',
    marketing_sent: 'DELETE,INSERT,SELECT',
    media_asset: 'SELECT',
    message: 'INSERT,SELECT,UPDATE',
    outbox: 'DELETE,INSERT,SELECT,UPDATE',
    portfolio_reach: 'DELETE,INSERT,SELECT,UPDATE',
    run: 'INSERT,SELECT,UPDATE',
    send_audit: 'DELETE,INSERT,SELECT',
    service_usage: 'INSERT,SELECT,UPDATE',
    status_seen: 'DELETE,SELECT,UPDATE',
    template: 'SELECT,UPDATE',
    webhook_raw: 'DELETE,SELECT',
    worker_heartbeat: 'DELETE,INSERT,SELECT,UPDATE',
    workspace: 'SELECT,UPDATE',
  },
};

/** What even a workspace's own transactions may not do. */
const withheld: Record<string, string> = {
  consent_log: 'INSERT,SELECT',
  disposition: 'INSERT,SELECT',
  flow_version: 'DELETE,INSERT,SELECT',
  journal: 'INSERT,SELECT',
  run_move: 'INSERT,SELECT',
  send_audit: 'INSERT,SELECT',
  user: 'SELECT',
  worker_heartbeat: 'SELECT',
};
const everything = 'DELETE,INSERT,SELECT,UPDATE';

const policy =
  "(workspace_id = (( SELECT NULLIF(current_setting('app.workspace'::text, true), ''::text) AS \"nullif\"))::uuid)";

let mine: World;
let theirs: World;
let tables: string[];
let running: Awaited<ReturnType<typeof startSimulator>>;

beforeAll(async () => {
  const token = 'a-token-of-this-test-run-only';
  running = await startSimulator({ port: 0, token, seed: 1 });
  Object.assign(process.env, { SIMULATOR_PORT: new URL(running.url).port, SIMULATOR_TOKEN: token });
  forgetEnv();
  const rows = await rawPool()<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition order by 1`;
  tables = rows.map(({ name }) => name);
  [mine, theirs] = [await makeWorld(), await makeWorld()];
});
afterAll(() => running.close());

const owned = () => tables.filter((name) => !shared.includes(name));

describe('the catalogue', () => {
  test('every table belongs to a workspace or is named as shared', async () => {
    const rows = await rawPool()<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'workspace_id' and is_nullable = 'NO'`;
    const carrying = new Set(rows.map(({ name }) => name));
    expect(tables.filter((name) => !carrying.has(name))).toEqual(shared);
  });

  test('every table of a workspace is under the policy, for its owner too', async () => {
    const rows = await rawPool()<{ name: string; forced: boolean; using: string; check: string }[]>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
      from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polname = 'tenant' and p.polcmd = '*'
      where c.relnamespace = 'public'::regnamespace and c.relname = any (${owned()}::text[]) order by 1`;
    expect(rows).toEqual(owned().map((name) => ({ name, forced: true, using: policy, check: policy })));
  });

  test('no other policy opens a table, except those that are known', async () => {
    const rows = await rawPool()<{ name: string; role: string; table: string }[]>`
      select p.polname as name, p.polrelid::regclass::text as table,
        (select string_agg(rolname, ',') from pg_roles where oid = any (p.polroles)) as role
      from pg_policy p where p.polname <> 'tenant'`;
    for (const { name, role, table } of rows) {
      const crosses = name === role && Object.hasOwn(grants[role] ?? {}, table);
      const own = ['own member', 'own workspace', 'by_token invitation', 'colleagues "user"', 'self "user"'];
      expect(crosses || own.includes(`${name} ${table}`) || `${name} ${role}` === 'sign_in recado_auth').toBe(true);
    }
  });

  test('the roles may do exactly what is listed', async () => {
    const rows = await rawPool()<{ role: string; table: string; rights: string }[]>`
      select grantee as role, table_name as table, string_agg(privilege_type, ',' order by privilege_type) as rights
      from information_schema.role_table_grants where grantee like 'recado\\_%' and table_schema = 'public'
      group by 1, 2 order by 1, 2`;
    const found: Record<string, Record<string, string>> = {};
    for (const { role, table, rights } of rows) found[role] = { ...found[role], [table]: rights };
    const { recado_web: web, ...crossing } = found;
    expect(crossing).toEqual(grants);
    const usual = owned()
      .concat('workspace')
      .map((table) => [table, everything]);
    expect(web).toEqual({ ...Object.fromEntries(usual), ...withheld });
  });

  test('the roles cannot sign in, pass the policies by, or reach each other', async () => {
    const rows = await rawPool()<{ rolname: string; strong: boolean; memberships: number }[]>`
      select rolname, rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname like 'recado\\_%' order by 1`;
    expect(rows.map(({ rolname }) => rolname)).toEqual([
      'recado_auth',
      'recado_engine',
      'recado_receiver',
      'recado_web',
    ]);
    for (const { strong, memberships } of rows) expect([strong, memberships]).toEqual([false, 0]);
  });

  test('a reference between tables of workspaces always names the workspace', async () => {
    const rows = await rawPool()<{ name: string }[]>`
      select k.conname as name from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'workspace_id'
      join pg_attribute b on b.attrelid = k.confrelid and b.attname = 'workspace_id'
      where k.contype = 'f' and not (a.attnum = any (k.conkey) and b.attnum = any (k.confkey))`;
    expect(rows).toEqual([]);
  });

  test('no function lends its owner’s rights', async () => {
    const rows = await rawPool()`
      select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`;
    expect([...rows]).toEqual([]);
  });
});

/** Runs a statement as the tenants' role in one workspace, or in none, and answers its rows or the code of its error. */
async function asTenant(workspaceId: string | null, statement: string): Promise<unknown[] | string> {
  return rawPool()
    .begin(async (tx) => {
      await tx`select set_config('role', 'recado_web', true), set_config('app.workspace', ${workspaceId ?? ''}, true)`;
      return [...(await tx.unsafe(statement))] as unknown[];
    })
    .catch((error: { code: string }) => error.code);
}

describe('as the role of a workspace', () => {
  test('nothing of another workspace is seen in any table', async () => {
    for (const table of owned()) {
      const foreign = await asTenant(
        mine.workspaceId,
        `select 1 from "${table}" where workspace_id <> '${mine.workspaceId}'`,
      );
      expect([table, foreign]).toEqual([table, []]);
    }
    expect(await asTenant(mine.workspaceId, 'select id from workspace')).toEqual([{ id: mine.workspaceId }]);
  });

  test('without a workspace nothing is seen at all', async () => {
    for (const table of [...owned(), 'workspace', '"user"']) {
      const name = table.replaceAll('"', '');
      expect([table, await asTenant(null, `select 1 from "${name}"`)]).toEqual([table, []]);
    }
  });

  test('no row can be moved to another workspace, or written into it', async () => {
    for (const table of [
      'channel',
      'contact',
      'conversation',
      'flow',
      'invitation',
      'media_asset',
      'member',
      'message',
      'run',
      'secret',
    ]) {
      await mine.secret();
      await mine.invite();
      const moved = await asTenant(mine.workspaceId, `update "${table}" set workspace_id = '${theirs.workspaceId}'`);
      expect([table, moved]).toEqual([table, '42501']);
    }
    const written = withWorkspace(mine.workspaceId, (tx) =>
      insertFlow(tx, {
        workspaceId: theirs.workspaceId,
        userId: null,
        name: 'x',
        document: { format: 1, nodes: [], edges: [] },
      }),
    );
    await expect(written).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('updates and deletes pass other workspaces by', async () => {
    const theirId = theirs.flow;
    expect(await asTenant(mine.workspaceId, `update flow set name = 'x' where id = '${theirId}' returning id`)).toEqual(
      [],
    );
    expect(await asTenant(mine.workspaceId, `delete from flow where id = '${theirId}' returning id`)).toEqual([]);
  });

  test('a reference to a thing of another workspace is refused', async () => {
    const tag = `insert into contact_tag (workspace_id, contact_id, tag) values ('${mine.workspaceId}', '${theirs.contact}', 'x')`;
    expect(await asTenant(mine.workspaceId, tag)).toBe('23503');
  });

  test('what is written down stays written', async () => {
    for (const table of ['consent_log', 'journal', 'run_move', 'disposition', 'send_audit', 'flow_version']) {
      expect(await asTenant(mine.workspaceId, `update ${table} set workspace_id = workspace_id`)).toBe('42501');
    }
    expect(await asTenant(mine.workspaceId, `update "user" set email = 'x@example.com'`)).toBe('42501');
  });

  test('the partitions of a table are no way around its policy', async () => {
    const [partition] = await rawPool()<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'message'::regclass limit 1`;
    expect(await asTenant(mine.workspaceId, `select 1 from ${partition?.name}`)).toBe('42501');
  });

  test('the role that was taken cannot be changed for another, nor the sign-in tables be read', async () => {
    for (const table of ['session', 'account', 'rate_limit']) {
      expect(await asTenant(mine.workspaceId, `select 1 from ${table}`)).toBe('42501');
    }
  });
});

describe('as the other roles', () => {
  test('a person before the choice of a workspace sees their own memberships and workspaces only', async () => {
    const person = await makePerson('Both');
    await makeMember(mine.workspaceId, 'viewer');
    await withWorkspace(mine.workspaceId, (tx) =>
      tx.execute(
        `insert into member (workspace_id, user_id, role) values ('${mine.workspaceId}', '${person}', 'viewer')`,
      ),
    );
    const seen = await withUser(person, async (tx) => ({
      members: [...(await tx.execute('select user_id from member'))],
      workspaces: [...(await tx.execute('select id from workspace'))],
      people: [...(await tx.execute('select id from "user"'))],
      flows: [...(await tx.execute('select id from flow'))],
    }));
    expect(seen).toEqual({
      members: [{ user_id: person }],
      workspaces: [{ id: mine.workspaceId }],
      people: [{ id: person }],
      flows: [],
    });
  });

  test('sign-in code sees no tenant’s table', async () => {
    for (const table of owned()) {
      const seen = withIdentity((tx) => tx.execute(`select 1 from "${table}"`));
      await expect(seen, table).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  test('receiver and engine cross workspaces on their own tables, and see no other', async () => {
    const doors = { recado_receiver: asReceiver, recado_engine: asEngine } as const;
    for (const [role, door] of Object.entries(doors)) {
      const allowed = grants[role] as Record<string, string>;
      expect((await door((tx) => tx`select distinct workspace_id from channel`)).length).toBe(2);
      for (const table of [...tables].filter((name) => !allowed[name]?.includes('SELECT'))) {
        const seen = door((tx) => tx`select 1 from ${tx(table)}`);
        await expect(seen, `${role} ${table}`).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
});
