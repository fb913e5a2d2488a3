import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { starterNames } from '#/starters/starters.ts';
import { playScenario, scenario } from './scenario.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

it('every starter has at least three conversations, in more than one language', () => {
  for (const starter of starterNames) {
    const own = files.filter((file) => file.startsWith(`${starter}.`));
    const spoken = new Set(own.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')).locale));
    expect(own.length, starter).toBeGreaterThanOrEqual(3);
    expect(spoken.size, starter).toBeGreaterThan(1);
  }
});

it.each(files)('%s', (file) => {
  const path = new URL(file, folder);
  const given = scenario.parse(JSON.parse(readFileSync(path, 'utf8')));
  expect(file.split('.')[0]).toBe(given.starter);
  const played = JSON.parse(JSON.stringify(playScenario(given)));
  if (process.env.UPDATE_SCENARIOS === '1') writeFileSync(path, `${JSON.stringify(played, null, 2)}\n`);
  else expect(played).toEqual(given);
});
