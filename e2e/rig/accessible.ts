import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Waits until nothing moves: a colour in the middle of a fade is no colour. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
}

/** Expects that axe finds nothing against WCAG 2.2 AA on the page; of the dark theme only the colours are new. */
export async function expectAccessible(
  page: Page,
  themes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // a page that is not yet awake does not hear that the system's theme changed
    await page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), colorScheme === 'dark');
    await untilStill(page);
    const axe = new AxeBuilder({ page });
    const looking = colorScheme === 'light' ? axe.withTags(rules) : axe.withRules('color-contrast');
    const { violations } = await looking.analyze();
    const found = violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(
        ({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
      ),
    }));
    expect(found, `axe, ${colorScheme}, ${page.url()}`).toEqual([]);
  }
}
