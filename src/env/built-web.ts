import fs from 'node:fs';

/**
 * Tells Next the settings that its build for containers carries with it, for there is no file to read them from. Call it
 * before Next's server is imported; elsewhere it does nothing.
 */
export function tellNextItsSettings(): void {
  const built = '.next/required-server-files.json';
  if (fs.existsSync('next.config.ts') || !fs.existsSync(built)) return;
  const { config } = JSON.parse(fs.readFileSync(built, 'utf8')) as { config: unknown };
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
