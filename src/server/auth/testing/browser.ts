/** The little of a browser that a sign-in needs: cookies by origin, and redirects one by one. For tests only. */
export class TestBrowser {
  readonly cookies = new Map<string, Map<string, string>>();
  private readonly app: string;
  private readonly answer: (request: Request) => Promise<Response>;

  constructor(app: string, answer: (request: Request) => Promise<Response>) {
    this.app = app;
    this.answer = answer;
  }

  cookiesOf(origin: string): Map<string, string> {
    const held = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, held);
    return held;
  }

  /** Asks once; our own origin is answered in this process, any other over the network. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const held = this.cookiesOf(origin);
    const headers = new Headers(init.headers);
    if (init.method && init.method !== 'GET') headers.set('origin', this.app);
    if (held.size > 0) headers.set('cookie', [...held].map(([name, value]) => `${name}=${value}`).join('; '));
    const request = new Request(url, { ...init, headers, redirect: 'manual' });
    const response = origin === this.app ? await this.answer(request) : await fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const gone = attributes.some((one) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(one)) || value === '';
      if (gone) held.delete(name);
      else held.set(name, value);
    }
    return response;
  }

  /** Follows redirects until `stop` likes an address; answers that address. */
  async follow(response: Response, from: string, stop: (url: string) => boolean): Promise<string> {
    let url = from;
    let seen = response;
    for (let hop = 0; hop < 20; hop++) {
      const location = seen.headers.get('location');
      if (!location) throw new Error(`no redirect at ${url}: ${seen.status} ${await seen.text()}`);
      url = new URL(location, url).href;
      if (stop(url)) return url;
      seen = await this.ask(url);
    }
    throw new Error('too many redirects');
  }
}
