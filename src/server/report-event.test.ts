import { afterEach, expect, test } from 'vitest';
import { logTo } from './log.ts';
import { figures } from './metrics/figures.ts';
import { reportEvent } from './report-event.ts';

afterEach(() => logTo());

test('a report is counted, and its line names workspace, run and message in fields of their own', async () => {
  const lines: string[] = [];
  logTo({ write: (line) => void lines.push(line) });
  const thrown = new Error('Ana wrote 5511955500001');
  reportEvent('send-threw', { workspace: 'w', run: 'r', message: 'm', channel: 'c', attempt: 2 }, thrown);
  expect(lines).toHaveLength(1);
  const { stack, time, ...told } = JSON.parse(lines[0] as string) as Record<string, unknown>;
  expect(told).toEqual({
    level: 50,
    workspaceId: 'w',
    runId: 'r',
    messageId: 'm',
    channelId: 'c',
    reason: '{"attempt":2}',
    error: 'Error',
    msg: 'send-threw',
  });
  expect([time, stack]).toEqual([expect.any(Number), expect.any(Array)]);
  expect(lines[0]).not.toContain('Ana');
  const { values } = await figures().reports.get();
  expect(values.find(({ labels }) => labels.event === 'send-threw')?.value).toBeGreaterThan(0);
});
