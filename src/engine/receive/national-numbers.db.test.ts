import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';

// B33: a number may be written with and without a digit of its country; only WhatsApp knows which spellings are one person.
// An address is what WhatsApp calls it, to the digit; what proves two of them to be one person is an event that names both.

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  await lab.publish(
    drawFlow({ k: { type: 'any-message' }, t: { type: 'send-text', config: { text: 'Hello' } } }, 'k.next>t'),
  );
});

/** WhatsApp answers every send with its own name of the person. */
function answerAs(spelling: string): void {
  let sends = 0;
  lab.deps.http = async (request) => {
    const { to } = JSON.parse(String(request.body)) as { to: string };
    sends++;
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(
        JSON.stringify({
          messaging_product: 'whatsapp',
          contacts: [{ input: to, wa_id: spelling }],
          messages: [{ id: `wamid.national${sends}` }],
        }),
      ),
    };
  };
}

const people = () => lab.rows<{ value: string; contact_id: string }>('select value, contact_id from contact_address');
const threads = () => lab.rows('select distinct conversation_id from message');
const heard = () => lab.rows(`select from message where direction = 'in'`);
const accepted = () => lab.rows(`select from message where direction = 'out' and provider_id is not null`);

describe.each([
  ['Brazilian', '5511955500001', '551155500001'],
  ['Mexican', '5215555500001', '525555500001'],
  ['Argentine', '5491155500001', '541155500001'],
])('a %s', (_, long, short) => {
  it.each([
    ['the long one', long, short],
    ['the short one', short, long],
  ])('whom we know by %s is the same under the other, once WhatsApp has said so', async (_which, ours, theirs) => {
    answerAs(theirs);
    await lab.say('hi', { from: ours });
    await lab.settle();
    await lab.say('me again', { from: theirs });
    await lab.settle();
    const known = await people();
    expect(known.map(({ value }) => value).sort()).toEqual([`+${long}`, `+${short}`].sort());
    expect(new Set(known.map(({ contact_id }) => contact_id)).size).toBe(1);
    expect(await threads()).toHaveLength(1);
    expect([(await heard()).length, (await accepted()).length]).toEqual([2, 2]);
  });

  it('who wrote under both before we knew stays two people, and neither is left unheard', async () => {
    answerAs(long);
    for (const from of [long, short]) await lab.say('hi', { from });
    await lab.settle();
    const known = await people();
    expect(new Set(known.map(({ contact_id }) => contact_id)).size).toBe(2);
    expect(await threads()).toHaveLength(2);
    expect([(await heard()).length, (await accepted()).length]).toEqual([2, 2]);
  });
});
