import fs from 'node:fs';
import net from 'node:net';
import { nextLook } from '../rig/instance.ts';

/** The processes that were started for a data folder, found by the environment that they inherited. */
export function processesOf(dataDir: string): string[] {
  return fs.readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (/\) Z /.test(stat)) return false;
      return fs.readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`RECADO_DATA_DIR=${dataDir}\0`);
    } catch {
      return false; // it ended meanwhile
    }
  });
}

/** The one of them whose command line holds a text; waits for it, and for another than one that was there before. */
export async function processWith(dataDir: string, text: string, before?: string): Promise<string> {
  for (;;) {
    for (const pid of processesOf(dataDir)) {
      try {
        if (pid !== before && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)) return pid;
      } catch {
        // it ended meanwhile
      }
    }
    await nextLook();
  }
}

/** Waits until none is left; answers how long that took, in milliseconds. */
export async function untilGone(dataDir: string): Promise<number> {
  const started = performance.now();
  while (processesOf(dataDir).length > 0) await nextLook();
  return performance.now() - started;
}

/** Holds a port of this machine. */
export async function holdPort(port: number): Promise<() => Promise<void>> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return () => new Promise((resolve) => server.close(() => resolve()));
}
