import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Reads one of the JSON files in which `npm start` keeps what belongs to this machine; empty when there is none. */
export function readLocalFile(dataDir: string, name: 'instance.json' | 'secrets.json'): Record<string, string> {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
