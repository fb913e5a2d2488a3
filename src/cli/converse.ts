import type { SimulatorClient } from '#/simulator/client.ts';
import type { ChatView, ContentView, MessageView } from '#/simulator/control/views.ts';

/** A line of a conversation as it is printed. */
export interface Line {
  from: MessageView['from'];
  text: string;
  tick: string | null;
}

/** Lets a simulated person say things, each after the answer to the one before; answers what was said from then on. */
export async function converse(
  client: SimulatorClient,
  number: string,
  talk: { phone: string; name: string; texts: readonly string[]; waitSeconds: number },
): Promise<Line[]> {
  const { phone, name, texts, waitSeconds } = talk;
  const person = await client.addPerson(number, { phone, name });
  let chat = await client.chat(number, person.id);
  const before = lastSeq(chat);
  for (const text of texts) {
    const tapped = findOption(chat, text);
    const say = tapped ? ({ kind: 'tap', ...tapped } as const) : ({ kind: 'text', text } as const);
    const afterSeq = lastSeq(chat);
    await client.speak(number, person.id, { say });
    chat = await rest(client, number, person.id, afterSeq, waitSeconds * 1_000);
  }
  return chat.messages
    .filter(({ seq }) => seq > before)
    .map(({ from, content, tick }) => ({ from, text: textOf(content), tick }));
}

/** Waits for an answer, and then until nothing more comes for a while. */
async function rest(client: SimulatorClient, number: string, person: string, afterSeq: number, timeoutMs: number) {
  let waited = await client.waitFor(number, person, { afterSeq, tick: 'delivered', timeoutMs });
  while (waited.found) {
    const next = await client.waitFor(number, person, {
      afterSeq: lastSeq(waited.chat),
      tick: 'delivered',
      timeoutMs: Math.min(1_500, timeoutMs),
    });
    waited = next;
  }
  return waited.chat;
}

function lastSeq(chat: ChatView): number {
  return Math.max(0, ...chat.messages.map(({ seq }) => seq));
}

/** The newest button or row with a label. */
function findOption(chat: ChatView, label: string): { message: string; option: string } | null {
  for (const { id, from, content } of chat.messages.toReversed()) {
    if (from !== 'business') continue;
    const option = optionsOf(content).find(({ title }) => title.toLowerCase() === label.trim().toLowerCase());
    if (option) return { message: id, option: option.id };
  }
  return null;
}

function optionsOf(content: ContentView): readonly { id: string; title: string }[] {
  if (content.kind === 'buttons') return content.buttons;
  if (content.kind === 'list') return content.sections.flatMap(({ rows }) => rows);
  return content.kind === 'template' ? content.buttons.filter(({ kind }) => kind === 'quick-reply') : [];
}

function textOf(content: ContentView): string {
  const options = optionsOf(content).map(({ title }) => `[${title}]`);
  if (content.kind === 'choice') return content.label;
  if (content.kind === 'media') return [`<${content.media}>`, content.caption].filter(Boolean).join(' ');
  if (content.kind === 'location') return `<location ${content.latitude}, ${content.longitude}>`;
  if (content.kind === 'contacts') return `<contact ${content.names.join(', ')}>`;
  if (content.kind === 'unsupported') return `<${content.what}>`;
  return [content.text, ...options, content.kind === 'link' ? `[${content.label}: ${content.url}]` : '']
    .filter(Boolean)
    .join(' ');
}
