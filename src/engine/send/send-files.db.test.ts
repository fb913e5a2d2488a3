import { beforeEach, expect, it } from 'vitest';
import { UserError } from '#/lib/errors.ts';
import { withWorkspace } from '#/server/db/doors.ts';
import { mediaAsset } from '#/server/db/schema/workspaces.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';

const asset = 'a'.repeat(64);
const onAnything = { type: 'any-message', config: {} };
const picture = { type: 'send-media', config: { media: 'image', source: { asset } } };

let lab: Lab;
let uploads: number;
beforeEach(async () => {
  lab = await openLab();
  uploads = 0;
  const { http } = lab.deps;
  lab.deps.http = async (request) => {
    if (!request.url.endsWith('/media')) return http(request);
    uploads++;
    return { status: 200, headers: {}, body: Buffer.from('{"id":"947"}') };
  };
  await lab.publish(drawFlow({ k: onAnything, a: picture }, 'k.next>a'));
});

const keep = (file: { mime: string; bytes: number }) =>
  withWorkspace(lab.ids.workspace, (tx) =>
    tx.insert(mediaAsset).values({ workspaceId: lab.ids.workspace, id: asset, ...file }),
  );
const endings = () => lab.rows(`select ending, ending_reason, error from message where direction = 'out' order by id`);
const unsent = () => lab.rows('select state from outbox');

it('uploads a file once for many messages', async () => {
  await keep({ mime: 'image/png', bytes: 70 });
  for (let i = 0; i < 2; i++) {
    await lab.say('hi');
    await lab.settle();
  }
  expect(uploads).toBe(1);
  expect(lab.sent.map(({ body }) => body.image)).toEqual([{ id: '947' }, { id: '947' }]);
});

it.each([
  ['is of a kind that the channel does not take as a picture', { mime: 'image/webp', bytes: 70 }, 'file-kind'],
  ['is larger than the channel takes', { mime: 'image/png', bytes: 5 * 1024 * 1024 + 1 }, 'file-too-large'],
])('asks the provider nothing when the file %s', async (_, file, reason) => {
  await keep(file);
  await lab.say('hi');
  await lab.settle();
  expect(await endings()).toEqual([{ ending: 'failed', ending_reason: reason, error: null }]);
  expect([uploads, lab.sent, await unsent()]).toEqual([0, [], []]);
});

it('fails a message whose file is gone, its row or its content, instead of trying for ever', async () => {
  await lab.say('hi');
  await lab.settle();
  await keep({ mime: 'image/png', bytes: 70 });
  lab.deps.readAsset = async () => {
    throw new UserError('not-found');
  };
  await lab.say('hi');
  await lab.settle();
  const missing = { ending: 'failed', ending_reason: 'file-missing', error: null };
  expect(await endings()).toEqual([missing, missing]);
  expect(await unsent()).toEqual([]);
});

it('tries again when the store of files is away', async () => {
  await keep({ mime: 'image/png', bytes: 70 });
  const { readAsset } = lab.deps;
  lab.deps.readAsset = async () => {
    throw new Error('away');
  };
  await lab.say('hi');
  await lab.settle();
  expect(await unsent()).toEqual([{ state: 'ready' }]);
  lab.deps.readAsset = readAsset;
  await lab.wait(1_000);
  expect(lab.sent).toHaveLength(1);
});
