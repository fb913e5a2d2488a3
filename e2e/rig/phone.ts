import { expect } from '@playwright/test';
import { createSimulatorClient, isMagicPhone } from '../../src/simulator/client.ts';
import type { MessageView, Tick } from '../../src/simulator/control/views.ts';
import type { InstanceAddress } from './instance.ts';

/** What a bubble of the business says, with its buttons or rows. */
export interface Heard {
  text: string;
  options: string[];
}

/** A simulated person with a phone, in the chat with one number. */
export interface Phone {
  readonly name: string;
  readonly number: string;
  /** Writes a text, and answers when the webhook was delivered. */
  say(text: string): Promise<void>;
  /** Waits for the next messages of the business that were not heard yet. */
  hear(count?: number, tick?: Exclude<Tick, 'played' | 'failed'>): Promise<Heard[]>;
  /** Taps a button or row of the newest message that has it. */
  tap(label: string): Promise<void>;
  /** Lets the clock of the simulator and its phones jump ahead. */
  skip(ms: number): Promise<void>;
}

const optionsOf = ({ content }: MessageView): { id: string; title: string }[] => {
  if (content.kind === 'buttons' || content.kind === 'template') return content.buttons;
  if (content.kind === 'list') return content.sections.flatMap((section) => section.rows);
  return [];
};
const textOf = ({ content }: MessageView): string => ('text' in content ? content.text : content.kind);

/** A number at which the simulator does nothing unusual. */
function inventPhone(): string {
  for (;;) {
    const digits = Array.from({ length: 8 }, () => Math.floor(Math.random() * 10)).join('');
    if (!isMagicPhone(digits)) return `+4915${digits}`;
  }
}

/** Adds a person to a simulated number. */
export async function pickUpPhone(instance: InstanceAddress, number: string, name: string): Promise<Phone> {
  const simulator = createSimulatorClient(instance.simulatorUrl, instance.simulatorToken);
  // a number is known to the simulator a moment after it was connected
  await expect.poll(async () => (await simulator.overview()).numbers.map(({ id }) => id)).toContain(number);
  const phone = inventPhone();
  const person = await simulator.addPerson(number, { name, phone });
  let heard = 0;
  return {
    name,
    number: phone,
    async say(text) {
      await simulator.speak(number, person.id, { say: { kind: 'text', text } });
    },
    async hear(count = 1, tick = 'delivered') {
      const { found, chat } = await simulator.waitFor(number, person.id, {
        afterSeq: heard,
        messages: count,
        tick,
        timeoutMs: 20_000,
      });
      const fresh = chat.messages.filter(({ from, seq }) => from === 'business' && seq > heard);
      const bubbles = fresh.map((message) => ({
        text: textOf(message),
        options: optionsOf(message).map(({ title }) => title),
      }));
      expect(found, `${count} messages for ${name}; there are ${JSON.stringify(chat.messages)}`).toBe(true);
      heard = Math.max(heard, ...fresh.slice(0, count).map(({ seq }) => seq));
      return bubbles.slice(0, count);
    },
    async tap(label) {
      const { messages } = await simulator.chat(number, person.id);
      for (const message of messages.toReversed()) {
        const option = optionsOf(message).find(({ title }) => title === label);
        if (!option) continue;
        await simulator.speak(number, person.id, { say: { kind: 'tap', message: message.id, option: option.id } });
        return;
      }
      throw new Error(`${name} has no button "${label}"`);
    },
    skip: (ms) => simulator.advance(ms),
  };
}
