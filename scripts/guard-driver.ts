import type { Plugin } from 'rolldown';

const flush = 'const x = socket.write(chunk, fn)';

/**
 * Mends a fault of the database driver (postgres 3.4.9, its issue 1208): what it has collected to write is written a moment
 * later, and when the connection has closed meanwhile that throws where nobody can catch it and ends the process. With
 * the guard the statement fails as every other one of that connection does. Throws when the driver no longer has the line.
 */
export function guardDriver(code: string): string {
  if (code.split(flush).length !== 2)
    throw new Error('the database driver has changed: look whether it still needs the guard');
  return code.replace(
    flush,
    `if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    ${flush}`,
  );
}

/** Applies the guard while the processes are bundled. */
export const driverGuard: Plugin = {
  name: 'guard-driver',
  transform: {
    filter: { id: /node_modules\/postgres\/src\/connection\.js$/ },
    // a few lines more in somebody else's file: the map of ours stays right
    handler: (code) => ({ code: guardDriver(code), map: null }),
  },
};
