import type { BrowserContext, Page } from '@playwright/test';

/** Collects what a page complains about: errors on the console, thrown errors, breaches of the content security policy. */
export class Noise {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Allows complaints that belong to what a journey does. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** What nobody expected. */
  get unexpected(): string[] {
    return this.#heard.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }

  /** Listens to every page that the context has or opens. */
  async listen(context: BrowserContext): Promise<void> {
    // the policy's own event also tells of breaches that a browser keeps from the console
    await context.exposeFunction('tellBreach', (text: string) => this.#heard.push(text));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const told = `policy: ${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`;
        (globalThis as unknown as { tellBreach(text: string): void }).tellBreach(told);
      });
    });
    for (const page of context.pages()) this.#follow(page);
    context.on('page', (page) => this.#follow(page));
  }

  #follow(page: Page): void {
    // the pages of the sign-in provider are not ours
    const isOurs = () => !page.url().startsWith('http://127.0.0.1');
    page.on('pageerror', (error) => isOurs() && this.#heard.push(`thrown: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && isOurs())
        this.#heard.push(`console: ${message.text()} (${message.location().url})`);
    });
  }
}
