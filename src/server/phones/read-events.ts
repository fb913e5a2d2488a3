import { type ChangeView, changeView } from '#/simulator/control/views.ts';

/** Reads server-sent events off a response until it ends; what cannot be read is passed over. */
export async function* readEvents(response: Response): AsyncGenerator<ChangeView> {
  if (!response.body) return;
  let rest = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + piece).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const change = readEvent(event);
      if (change) yield change;
    }
  }
}

function readEvent(event: string): ChangeView | null {
  const data = event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .join('\n');
  if (!data) return null;
  return changeView.safeParse(JSON.parse(data)).data ?? null;
}
