import { type LogSubject, log } from './log.ts';
import { figures } from './metrics/figures.ts';

/** What of a report is an id, by the name that reports give it. */
const subjects: Record<string, keyof LogSubject> = {
  workspace: 'workspaceId',
  conversation: 'conversationId',
  run: 'runId',
  message: 'messageId',
  channel: 'channelId',
};

/** Counts and logs what the engine reports for an operator to see; ids stand in fields of their own. */
export function reportEvent(event: string, details: Record<string, string | number | boolean>, error?: unknown): void {
  figures().reports.inc({ event });
  const about: LogSubject = {};
  const more: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(details)) {
    const field = subjects[name];
    if (field) about[field] = String(value);
    else more[name] = value;
  }
  const reason = Object.keys(more).length > 0 ? { reason: JSON.stringify(more) } : {};
  log(error === undefined ? 'warn' : 'error', event, {
    ...about,
    ...reason,
    ...(error === undefined ? {} : { error }),
  });
}
