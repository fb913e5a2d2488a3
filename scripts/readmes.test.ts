import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.join(import.meta.dirname, '..', 'src');
const rooms = fs.readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(rooms.map(({ name }) => name))('src/%s says in under 15 lines what it is for', (name) => {
  const readme = fs.readFileSync(path.join(src, name, 'README.md'), 'utf8').trim();
  expect(readme.split('\n').length).toBeLessThan(15);
  expect(readme).toMatch(/^# /);
  expect(readme).toMatch(/May import:/);
});

test('the README is the map: every room stands in its tree, in under 200 lines', () => {
  const readme = fs.readFileSync(path.join(src, '..', 'README.md'), 'utf8');
  expect(readme.split('\n').length).toBeLessThan(200);
  for (const { name } of rooms) expect(readme).toContain(`  ${name}/`);
});
