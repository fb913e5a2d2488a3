import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installHooks } from './install-hooks.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-hooks-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const init = (folder: string) => {
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = Object.fromEntries(outside) as NodeJS.ProcessEnv;
  execFileSync('git', ['init', '-q', folder], { env });
};
const hook = () => path.join(dir, '.git', 'hooks', 'pre-commit');

test('a checkout gets the hook, and gets it again', () => {
  init(dir);
  expect(installHooks(dir)).toBe('installed');
  expect(installHooks(dir)).toBe('installed');
  expect(fs.readFileSync(hook(), 'utf8')).toContain('npm run --silent precommit');
  expect(fs.statSync(hook()).mode & 0o111).toBeGreaterThan(0);
});

test('a hook of somebody else stays', () => {
  init(dir);
  fs.mkdirSync(path.dirname(hook()), { recursive: true });
  fs.writeFileSync(hook(), 'mine');
  expect(installHooks(dir)).toBe('left alone');
  expect(fs.readFileSync(hook(), 'utf8')).toBe('mine');
});

test('outside a checkout nothing happens', () => {
  expect(installHooks(dir)).toBe('no checkout');
  expect(fs.readdirSync(dir)).toEqual([]);
});

test('in a folder of another checkout nothing happens', () => {
  init(dir);
  const inner = path.join(dir, 'vendor', 'recado');
  fs.mkdirSync(inner, { recursive: true });
  expect(installHooks(inner)).toBe('no checkout');
});
