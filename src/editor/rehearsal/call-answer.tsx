'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActivityResult } from '#/flow/run/event.ts';
import type { Json } from '#/lib/json.ts';
import { Button } from '#/ui/button.tsx';
import { Field } from '#/ui/field.tsx';
import { Menu } from '#/ui/menu.tsx';
import { Textarea } from '#/ui/textarea.tsx';
import { useEditor, useRehearsal } from '../editor-context.tsx';
import type { RehearsalState } from './rehearsal-store.ts';

const callOf = (state: RehearsalState) => state.session.call;

const failures = ['timeout', 'unreachable', 'blocked', 'too-large'] as const;

/** Reads what was written as JSON; undefined when it is none. */
function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Asks, while the flow calls another server, what that server shall answer. Nothing is really called. */
export function CallAnswer() {
  const t = useTranslations('editor');
  const { rehearsal } = useEditor();
  const call = useRehearsal(callOf);
  const [text, setText] = useState('{\n  "ok": true\n}');
  if (!call) return null;
  const body = readJson(text);
  const answer = (result: ActivityResult) => rehearsal.perform({ kind: 'answer-http', result });
  return (
    <section aria-label={t('call-title')} className="grid gap-2 border-t bg-panel p-3">
      <p className="text-sm">
        {t('call-title')}{' '}
        <span className="break-all font-mono text-muted text-xs">
          {call.call.method} {call.call.url}
        </span>
      </p>
      <Field label={t('call-body')} quiet error={body === undefined ? t('call-not-json') : undefined}>
        <Textarea
          className="max-h-32 font-mono text-xs"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="primary"
          disabled={body === undefined}
          onClick={() => body !== undefined && answer({ ok: true, status: 200, body })}
        >
          {t('call-answer')}
        </Button>
        <Menu
          side="top"
          align="start"
          trigger={<Button size="sm">{t('call-fail')}</Button>}
          groups={[
            {
              items: [
                {
                  label: t('call-status', { status: 500 }),
                  onSelect: () => answer({ ok: false, reason: 'status', status: 500, body: body ?? null }),
                },
                {
                  label: t('call-status', { status: 404 }),
                  onSelect: () => answer({ ok: false, reason: 'status', status: 404, body: body ?? null }),
                },
                ...failures.map((reason) => ({
                  label: t(`call-${reason}`),
                  onSelect: () => answer({ ok: false, reason }),
                })),
              ],
            },
          ]}
        />
      </div>
    </section>
  );
}
