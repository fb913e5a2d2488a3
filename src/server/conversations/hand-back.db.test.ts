import { beforeEach, expect, test } from 'vitest';
import { type Lab, openLab } from '#/engine/testing/lab.ts';
import { rawPool } from '../db/client.ts';
import { handBackAll } from '../jobs/hand-back-all.ts';
import { handBack } from './hand-back.ts';
import { takeOver } from './take-over.ts';

let lab: Lab;
const operator = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;
const owner = async () => (await rawPool()`select owner, owner_epoch as epoch from conversation`)[0];

beforeEach(async () => {
  lab = await openLab();
  await lab.say('hello');
  await lab.settle();
  const [row] = await rawPool()<{ id: string }[]>`select id from conversation`;
  await takeOver.call(operator(), { id: String(row?.id) });
  await rawPool()`update conversation set owner_since = now() - interval '2 hours'`;
});

test('a conversation in which the team is silent goes back to the bot', async () => {
  await handBackAll(lab.deps);
  expect(await owner()).toMatchObject({ owner: 'people', epoch: 1 });
  await rawPool()`update workspace set hand_back_after_minutes = 60`;
  await handBackAll(lab.deps);
  expect(await owner()).toMatchObject({ owner: 'bot', epoch: 2 });
  const told = await rawPool()`select payload ->> 'to' as to from inbox where kind = 'owner-changed' order by id`;
  expect(told.at(-1)).toEqual({ to: 'bot' });
  expect(await handBack.call(operator(), {})).toEqual({ conversations: 0 });
});

test('one in which somebody of the team wrote meanwhile stays', async () => {
  await rawPool()`update workspace set hand_back_after_minutes = 60`;
  await rawPool()`
    insert into message (workspace_id, bucket, id, conversation_id, channel_id, direction, at, author, body)
    select workspace_id, bucket, uuidv7(), id, channel_id, 'out', now() - interval '10 minutes', 'member', '{"out":{"kind":"text","text":"wait"}}'
    from conversation`;
  expect(await handBack.call(operator(), {})).toEqual({ conversations: 0 });
  expect(await owner()).toMatchObject({ owner: 'people' });
});
