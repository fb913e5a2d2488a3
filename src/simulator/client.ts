import type { z } from 'zod';
import type * as requests from './control/requests.ts';
import * as views from './control/views.ts';

/** The simulator refused a call, or is not there (`status` 0). */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The last four digits of phones to which something unusual happens every time; what it is stands in `graph/fate.ts`. */
export const magicEndings = [
  '0026',
  '0042',
  '0047',
  '0049',
  '0050',
  '0053',
  '0016',
  '0048',
  '0190',
  '0429',
  '1056',
  '0200',
  '0300',
  '0400',
  '0404',
  '0408',
  '0500',
  '0502',
] as const;

/** Tells whether sends to a phone are disturbed on purpose: whoever invents a number draws again. */
export function isMagicPhone(phone: string): boolean {
  return (magicEndings as readonly string[]).includes(phone.slice(-4));
}

/** Drives the simulator; every answer is checked. All calls throw `SimulatorError`. */
export interface SimulatorClient {
  overview(): Promise<views.Overview>;
  /** The numbers that it knows, without their people. */
  numbers(): Promise<{ id: string; webhookUrl: string }[]>;
  settings(input: requests.SettingsInput): Promise<void>;
  /** Jumps ahead and waits until the webhooks that fell due were delivered. */
  advance(ms: number): Promise<void>;
  reset(): Promise<void>;
  addRule(input: requests.RuleInput): Promise<void>;
  clearRules(): Promise<void>;
  /** Makes a number known; the same call again changes nothing. */
  putNumber(id: string, input: requests.NumberInput): Promise<views.NumberView>;
  removeNumber(id: string): Promise<void>;
  putTemplate(number: string, input: requests.TemplateInput): Promise<void>;
  /** The templates of the number's account. */
  templates(number: string): Promise<views.TemplateView[]>;
  /** Lets Meta decide about a template; resolves when the app was told. */
  actOnTemplate(number: string, id: string, act: requests.TemplateActInput): Promise<void>;
  /** Delivers any change of Meta's, for account news. */
  sendWebhook(number: string, field: string, value: unknown): Promise<void>;
  people(number: string): Promise<views.PersonView[]>;
  addPerson(number: string, input: requests.PersonInput): Promise<views.PersonView>;
  patchPerson(number: string, person: string, input: requests.PersonPatch): Promise<views.PersonView>;
  changeIdentity(number: string, person: string, input: requests.IdentityInput): Promise<views.PersonView>;
  setMarketing(number: string, person: string, marketing: 'stop' | 'resume'): Promise<views.PersonView>;
  /** Lets a person do something; resolves after the webhook's first attempt, with the id of the message. */
  speak(number: string, person: string, input: requests.SpeakInput): Promise<string>;
  /** Lets the owner do something in the WhatsApp Business app. */
  echo(number: string, person: string, input: requests.EchoInput): Promise<string>;
  play(number: string, person: string, message: string): Promise<void>;
  chat(number: string, person: string): Promise<views.ChatView>;
  exchanges(number: string, person: string): Promise<views.ExchangeView[]>;
  repeatExchange(number: string, person: string, exchange: number): Promise<void>;
  /** Waits for messages of the business; the chat as it is then, whether they came or not. */
  waitFor(
    number: string,
    person: string,
    input?: requests.WaitInput,
  ): Promise<{ found: boolean; chat: views.ChatView }>;
  media(id: string): Promise<{ mime: string; bytes: Uint8Array }>;
  /** The change stream as an open response, to be passed on or read. */
  events(options?: { number?: string; lastEventId?: string; signal?: AbortSignal }): Promise<Response>;
}

/** Makes a client for the simulator at an address without trailing slash. `fetch` may be replaced for other transports. */
export function createSimulatorClient(url: string, token: string, request: typeof fetch = fetch): SimulatorClient {
  async function open(
    method: string,
    path: string,
    options: { body?: unknown; signal?: AbortSignal; headers?: HeadersInit } = {},
  ) {
    const headers = new Headers(options.headers);
    headers.set('authorization', `Bearer ${token}`);
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    const body = options.body === undefined ? null : JSON.stringify(options.body);
    let response: Response;
    try {
      response = await request(`${url}/sim/v1${path}`, { method, headers, body, signal: options.signal ?? null });
    } catch (cause) {
      throw new SimulatorError(0, `the simulator does not answer: ${(cause as Error).message}`);
    }
    if (response.ok) return response;
    const text = await response.text();
    throw new SimulatorError(response.status, errorIn(text));
  }
  const call = async <Schema extends z.ZodType>(schema: Schema, method: string, path: string, body?: unknown) =>
    schema.parse(await (await open(method, path, { body })).json());
  const act = async (method: string, path: string, body?: unknown) => {
    await (await open(method, path, { body })).arrayBuffer();
  };
  const numberPath = (number: string) => `/numbers/${encodeURIComponent(number)}`;
  const personPath = (number: string, person: string) => `${numberPath(number)}/people/${encodeURIComponent(person)}`;

  return {
    overview: () => call(views.overview, 'GET', ''),
    numbers: async () => (await call(views.numbersAnswer, 'GET', '/numbers')).numbers,
    settings: (input) => act('PUT', '/settings', input),
    advance: (ms) => act('POST', '/clock/advance', { ms }),
    reset: () => act('POST', '/reset'),
    addRule: (input) => act('POST', '/rules', input),
    clearRules: () => act('DELETE', '/rules'),
    putNumber: (id, input) => call(views.numberView, 'PUT', numberPath(id), input),
    removeNumber: (id) => act('DELETE', numberPath(id)),
    putTemplate: (number, input) => act('PUT', `${numberPath(number)}/templates`, input),
    templates: async (number) =>
      (await call(views.templatesAnswer, 'GET', `${numberPath(number)}/templates`)).templates,
    actOnTemplate: (number, id, input) =>
      act('POST', `${numberPath(number)}/templates/${encodeURIComponent(id)}`, input),
    sendWebhook: (number, field, value) => act('POST', `${numberPath(number)}/webhook`, { field, value }),
    people: async (number) => (await call(views.peopleAnswer, 'GET', `${numberPath(number)}/people`)).people,
    addPerson: (number, input) => call(views.personView, 'POST', `${numberPath(number)}/people`, input),
    patchPerson: (number, person, input) => call(views.personView, 'PATCH', personPath(number, person), input),
    changeIdentity: (number, person, input) =>
      call(views.personView, 'POST', `${personPath(number, person)}/identity`, input),
    setMarketing: (number, person, marketing) =>
      call(views.personView, 'POST', `${personPath(number, person)}/preference`, { marketing }),
    speak: async (number, person, input) =>
      (await call(views.idAnswer, 'POST', `${personPath(number, person)}/speak`, input)).id,
    echo: async (number, person, input) =>
      (await call(views.idAnswer, 'POST', `${personPath(number, person)}/echo`, input)).id,
    play: (number, person, message) =>
      act('POST', `${personPath(number, person)}/messages/${encodeURIComponent(message)}/play`),
    chat: (number, person) => call(views.chatView, 'GET', `${personPath(number, person)}/chat`),
    exchanges: async (number, person) =>
      (await call(views.exchangesAnswer, 'GET', `${personPath(number, person)}/exchanges`)).exchanges,
    repeatExchange: (number, person, exchange) =>
      act('POST', `${personPath(number, person)}/exchanges/${exchange}/repeat`),
    waitFor: (number, person, input = {}) =>
      call(views.waitAnswer, 'POST', `${personPath(number, person)}/wait`, input),
    async media(id) {
      const response = await open('GET', `/media/${encodeURIComponent(id)}`);
      const mime = response.headers.get('content-type') ?? 'application/octet-stream';
      return { mime, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    events({ number, lastEventId, signal } = {}) {
      const query = number === undefined ? '' : `?number=${encodeURIComponent(number)}`;
      const headers: HeadersInit = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      return open('GET', `/events${query}`, signal ? { headers, signal } : { headers });
    },
  };
}

function errorIn(text: string): string {
  try {
    return String((JSON.parse(text) as { error?: string }).error ?? text);
  } catch {
    return text;
  }
}
