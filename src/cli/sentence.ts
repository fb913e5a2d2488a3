import { SettingsError } from '#/env/parse.ts';
import { OperationalError, UserError, type UserErrorCode } from '#/lib/errors.ts';
import { DatabaseUnfit } from '#/server/db/check-server.ts';
import { SimulatorError } from '#/simulator/client.ts';

/** A failure of a command that has a sentence of its own. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

const sentences: Partial<Record<UserErrorCode, string>> = {
  'not-found': 'There is nothing with this name or id.',
  'invalid-input': 'A value is not right: {field}.',
  'stale-save': 'Somebody saved a newer draft in the meantime; pull it and try again.',
  'flow-too-large': 'The flow is too large: at most {nodes} nodes.',
  'flow-newer-format': 'The file was made by a newer version of Recado; upgrade this instance first.',
  'flow-not-live': 'The flow is archived; restore it first.',
  'move-under-way': 'People of this flow are being moved already; wait, or take it back with --undo.',
  'already-member': 'This person is already a member of the workspace.',
  'channel-exists': 'This number is already connected to the workspace.',
  'channel-refused': 'WhatsApp refused these credentials: {reason}.',
  'simulator-off': 'The simulator is not running; start it with "npm start" while no real number is connected.',
};

const unreachable = {
  'database-down': 'The database does not answer; start it with "npm start", or set DATABASE_URL.',
  'provider-down': 'WhatsApp does not answer; try again later.',
} as Record<string, string>;

/** Says in one sentence why a command failed. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof UserError) {
    const text = sentences[thrown.code] ?? `This was refused: ${thrown.code.replaceAll('-', ' ')}.`;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(thrown.details[name] ?? '?'));
  }
  if (thrown instanceof OperationalError) {
    return unreachable[thrown.code] ?? 'Something outside of Recado does not answer; try again later.';
  }
  if (thrown instanceof SimulatorError && thrown.status === 0) {
    return 'The simulator does not answer; start it with "npm start" while no real number is connected.';
  }
  const telling = [CommandError, SettingsError, DatabaseUnfit, SimulatorError];
  if (thrown instanceof Error && telling.some((kind) => thrown instanceof kind)) return thrown.message;
  return `Something went wrong inside of Recado: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}
