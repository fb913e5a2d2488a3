import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Sender } from '#/engine/send/sender.ts';
import { drawFlow } from '#/engine/testing/lab.ts';
import { runTurn } from '#/engine/turn/run-turn.ts';
import { forgetEnv } from '#/env/base.ts';
import type { Changes } from '#/lib/changes.ts';
import { frozenTime } from '#/simulator/clock.ts';
import { type RunningSimulator, startSimulator } from '#/simulator/start.ts';
import { effectPerformers } from '#/worker/effects.ts';
import { connectSimulator } from '../channels/connect-simulator.ts';
import { registerSimulatedChannels } from '../channels/register-simulated-channels.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { createFlow } from '../flows/create-flow.ts';
import { publishFlow } from '../flows/publish-flow.ts';
import { saveDraft } from '../flows/save-draft.ts';
import { closeJobQueue } from '../jobs/job-queue.ts';
import { makeMember, makePerson, makeWorkspace, signIn } from '../testing.ts';
import { serveWebhook } from '../webhooks/serve-webhook.ts';
import { removeMember } from '../workspaces/remove-member.ts';
import { addPhone } from './add-phone.ts';
import { answerMedia } from './answer-media.ts';
import { drive } from './drive.ts';
import { getChat } from './get-chat.ts';
import { listPhones } from './list-phones.ts';
import { setPhone } from './set-phone.ts';
import { speakFromPhone } from './speak-from-phone.ts';
import { streamPhones } from './stream-phones.ts';

type Member = { kind: 'member'; userId: string; workspace: string };

const token = 'a-token-of-this-test-run-only';
const times = { recheck: 60_000, retry: 10 };

let app: http.Server;
let simulator: RunningSimulator;
let simulatorPort: number;
let ana: Member;
let workspaceId: string;
let channelId: string;
let cy: Member;
let cysChannel: string;

/** An app that only receives webhooks, and a simulator whose clock stands still. */
beforeAll(async () => {
  app = http.createServer((request, response) => {
    if (!serveWebhook(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  await startThere(0);
  simulatorPort = Number(new URL(simulator.url).port);
  Object.assign(process.env, {
    PORT: String((app.address() as AddressInfo).port),
    SIMULATOR_PORT: String(simulatorPort),
    SIMULATOR_TOKEN: token,
    LOG_LEVEL: 'silent',
  });
  forgetEnv();
  ({ actor: ana, workspaceId, channelId } = await found('Ana'));
  ({ actor: cy, channelId: cysChannel } = await found('Cy'));
});
afterAll(async () => {
  await simulator.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await closeJobQueue();
});

async function startThere(port: number): Promise<void> {
  simulator = await startSimulator({ port, token, seed: 1, time: frozenTime(Date.now()) });
}

/** Somebody with a workspace and a simulated number. */
async function found(name: string) {
  const userId = await makePerson(name);
  const { id, slug } = await makeWorkspace(userId);
  const actor: Member = { kind: 'member', userId, workspace: slug };
  const connected = await connectSimulator.call(actor, {});
  return { actor, workspaceId: id, channelId: connected.id };
}

async function phoneOf(name: string): Promise<string> {
  const { phones } = await listPhones.call(ana, {});
  const phone = phones.find((one) => one.name.startsWith(name));
  if (!phone) throw new Error(`nobody is called ${name}`);
  return phone.id;
}

/** Turns and sends until nothing is left to do. */
async function settle(): Promise<void> {
  const deps = await sharedEngineDeps();
  const sender = new Sender(deps);
  for (let quiet = 0; quiet < 2; ) {
    const { lanes } = await runTurn(deps, effectPerformers);
    const claimed = await sender.work();
    await sender.drain();
    quiet = lanes === 0 && claimed === 0 ? quiet + 1 : 0;
  }
}

describe('phones', () => {
  it('show the people of the workspace and nobody else', async () => {
    const listed = await listPhones.call(ana, {});
    expect(listed).toMatchObject({ simulator: 'on', channels: [{ id: channelId }] });
    expect(listed.phones.map(({ name, phone }) => [name, phone])).toEqual([
      ['Ana Souza', '+5511955501001'],
      ['James Carter', '+12025550102'],
      ['Lucía Fernández', null],
    ]);
    const added = await addPhone.call(cy, { channelId: cysChannel, name: 'Zed' });
    expect(added.phone).toMatch(/^\+155501\d{5}$/);
    expect((await listPhones.call(ana, {})).phones).toHaveLength(3);
    const theirs = { channelId: cysChannel, id: added.id };
    const attempts = [
      () => getChat.call(ana, theirs),
      () => setPhone.call(ana, { ...theirs, blocked: true }),
      () => speakFromPhone.call(ana, { ...theirs, say: { kind: 'text', text: 'hi' } }),
      () => addPhone.call(ana, { channelId: cysChannel, name: 'Eve' }),
      () => getChat.call(ana, { channelId, id: added.id }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    expect((await getChat.call(cy, theirs)).blocked).toBe(false);
  });

  it('talk to a published flow over the real path, with ticks coming back', async () => {
    const document = drawFlow(
      {
        k: { type: 'keyword', config: { words: ['hello'], match: 'contains', priority: 0, whenBusy: 'ignore' } },
        ask: {
          type: 'send-buttons',
          config: {
            text: 'What would you like?',
            header: { kind: 'none' },
            footer: '',
            options: [{ id: 'price', label: 'Prices' }],
          },
        },
        t: { type: 'send-text', config: { text: 'It is free', previewLinks: false } },
      },
      'k.next>ask',
      'ask.price>t',
    );
    const { id: flowId } = await createFlow.call(ana, { name: 'Hello' });
    const saved = await saveDraft.call(ana, { id: flowId, revision: 1, document });
    expect(await publishFlow.call(ana, { id: flowId, revision: saved.revision })).toMatchObject({
      outcome: 'published',
    });
    for (const name of ['Lucía', 'James']) {
      const id = await phoneOf(name);
      await speakFromPhone.call(ana, { channelId, id, say: { kind: 'text', text: 'Hello!' } });
      await settle();
      await drive((client) => client.advance(60_000));
      const chat = await getChat.call(ana, { channelId, id });
      expect(chat.messages).toMatchObject([
        { from: 'person', content: { kind: 'text', text: 'Hello!' } },
        { from: 'business', tick: 'delivered', content: { kind: 'buttons', text: 'What would you like?' } },
      ]);
      const [, question] = chat.messages;
      if (question?.content.kind !== 'buttons') throw new Error('no buttons');
      const option = question.content.buttons[0]?.id ?? '';
      await speakFromPhone.call(ana, { channelId, id, say: { kind: 'tap', message: question.id, option } });
      await setPhone.call(ana, { channelId, id, chatOpen: true });
      await settle();
      await drive((client) => client.advance(60_000));
      const last = (await getChat.call(ana, { channelId, id })).messages.at(-1);
      expect(last).toMatchObject({ content: { kind: 'text', text: 'It is free' }, tick: 'read' });
    }
  });

  it('refuse what a phone cannot do', async () => {
    const id = await phoneOf('Ana');
    const tap = { kind: 'tap', message: 'wamid.unknown', option: 'x' } as const;
    await expect(speakFromPhone.call(ana, { channelId, id, say: tap })).rejects.toMatchObject({ code: 'not-found' });
    const nowhere = { kind: 'location', latitude: 91, longitude: 0 } as const;
    await expect(speakFromPhone.call(ana, { channelId, id, say: nowhere })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('are looked at by viewers and used by agents', async () => {
    const viewer: Member = { ...ana, userId: await makeMember(workspaceId, 'viewer') };
    const id = await phoneOf('Ana');
    expect((await getChat.call(viewer, { channelId, id })).name).toBe('Ana Souza');
    const attempts = [
      () => speakFromPhone.call(viewer, { channelId, id, say: { kind: 'text', text: 'x' } }),
      () => setPhone.call(viewer, { channelId, id, online: false }),
      () => addPhone.call(viewer, { channelId, name: 'x' }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('give their files to members of the workspace only', async () => {
    const id = await phoneOf('Ana');
    await speakFromPhone.call(ana, { channelId, id, say: { kind: 'media', media: 'image', caption: 'Look' } });
    const content = (await getChat.call(ana, { channelId, id })).messages.at(-1)?.content;
    if (content?.kind !== 'media' || !content.mediaId) throw new Error('no file');
    const ask = async (who: Member, key: { channelId: string; id: string; media: string }) =>
      answerMedia(new Request('http://localhost/', { headers: await signIn(who.userId) }), who.workspace, key);
    const key = { channelId, id, media: content.mediaId };
    const given = await ask(ana, key);
    expect([given.status, given.headers.get('content-type')]).toEqual([200, content.mime]);
    expect((await given.arrayBuffer()).byteLength).toBeGreaterThan(0);
    expect((await ask(cy, key)).status).toBe(404);
    expect((await ask(cy, { ...key, channelId: cysChannel })).status).toBe(404);
    expect((await answerMedia(new Request('http://localhost/'), ana.workspace, key)).status).toBe(401);
  });
});

describe('the stream of changes', () => {
  it('tells which phones changed, through a restart of the simulator, and nothing of others', async () => {
    const abort = new AbortController();
    const told: Changes[] = [];
    let wake = () => {};
    const reading = (async () => {
      for await (const changes of streamPhones(ana, abort.signal, { times, shutdown: new AbortController().signal })) {
        told.push(changes);
        wake();
      }
    })();
    const until = async (seen: (changes: Changes) => boolean) => {
      while (!told.some(seen)) await new Promise<void>((resolve) => (wake = resolve));
      told.length = 0;
    };
    const everyone = (changes: Changes) => changes !== 'everything' && changes.phone === null;
    const one = (id: string) => (changes: Changes) => changes !== 'everything' && changes.phone?.includes(id) === true;
    await until(everyone);
    const zed = (await listPhones.call(cy, {})).phones.find((phone) => phone.name === 'Zed');
    await setPhone.call(cy, { channelId: cysChannel, id: zed?.id ?? '', online: false });
    const id = await phoneOf('Ana');
    await speakFromPhone.call(ana, { channelId, id, say: { kind: 'text', text: 'anybody there?' } });
    const before = told.length;
    await until(one(id));
    expect(
      told.slice(before).flatMap((changes) => (changes === 'everything' ? [] : (changes.phone ?? []))),
    ).not.toContain(zed?.id);
    await simulator.close();
    await until(everyone);
    expect(await listPhones.call(ana, {})).toMatchObject({
      simulator: 'off',
      phones: [],
      channels: [{ id: channelId }],
    });
    await expect(getChat.call(ana, { channelId, id })).rejects.toMatchObject({ code: 'simulator-off' });
    await startThere(simulatorPort);
    await until(everyone);
    expect((await listPhones.call(ana, {})).phones.length).toBeGreaterThanOrEqual(3);
    expect((await getChat.call(ana, { channelId, id })).messages).toEqual([]);
    abort.abort();
    await reading;
  });

  it('ends for somebody who does not belong there, and asks clients to come back when the process ends', async () => {
    const stranger: Member = { ...ana, userId: await makePerson('Stranger') };
    const signal = new AbortController().signal;
    await expect(streamPhones(stranger, signal).next()).rejects.toMatchObject({ code: 'not-found' });
    const shutdown = new AbortController();
    const stream = streamPhones(ana, signal, { times, shutdown: shutdown.signal });
    await stream.next();
    shutdown.abort();
    await expect(
      (async () => {
        for await (const _changes of stream);
      })(),
    ).rejects.toMatchObject({ code: 'shutting-down' });
  });

  it('B70: is over within a minute for somebody who was removed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const userId = await makeMember(workspaceId, 'agent');
      const stream = streamPhones({ ...ana, userId }, new AbortController().signal);
      await stream.next();
      await removeMember.call(ana, { userId });
      vi.advanceTimersByTime(60_000);
      await expect(
        (async () => {
          for await (const _changes of stream);
        })(),
      ).rejects.toMatchObject({ code: 'not-found' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('makes numbers known again to a simulator that forgot them', async () => {
    await simulator.close();
    await startThere(simulatorPort);
    const id = 'BR.20000000000000000001';
    expect((await getChat.call(ana, { channelId, id })).name).toBe('Ana Souza');
    await registerSimulatedChannels();
  });
});
