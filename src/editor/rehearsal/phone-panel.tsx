'use client';

import { RotateCcw } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Avatar } from '#/ui/avatar.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Composer } from '#/ui/phone/composer.tsx';
import { Phone } from '#/ui/phone/phone.tsx';
import type { PhoneMessage, PhoneOption } from '#/ui/phone/phone-message.ts';
import { Thread } from '#/ui/phone/thread.tsx';
import { useEditor, useRehearsal } from '../editor-context.tsx';
import { CallAnswer } from './call-answer.tsx';
import { Clock } from './clock.tsx';
import { Openers } from './openers.tsx';
import { PersonForm } from './person-form.tsx';
import type { RehearsalState } from './rehearsal-store.ts';
import { useThread } from './use-thread.ts';
import { Variables } from './variables.tsx';

const workspaceOf = (state: RehearsalState) => state.rehearsal.facts.workspace.name;
const nowOf = (state: RehearsalState) => state.session.now;
const threadOf = (state: RehearsalState) => state.session.thread;

/** The rehearsal: a phone on which one talks with the draft, and below it the clock, the variables and who one is. */
export function PhonePanel() {
  const t = useTranslations('editor');
  const format = useFormats();
  const { rehearsal } = useEditor();
  const name = useRehearsal(workspaceOf);
  const now = useRehearsal(nowOf);
  const entries = useRehearsal(threadOf);
  const { items, typing } = useThread();

  const onTap = useCallback(
    (message: PhoneMessage, option: PhoneOption, via: 'button' | 'list') => {
      const entry = entries[Number(message.id)];
      if (entry?.kind !== 'out') return;
      rehearsal.perform({ kind: 'tap', node: entry.node, exit: option.id, label: option.label, via });
    },
    [rehearsal, entries],
  );
  return (
    <div className="grid justify-items-center gap-4 px-4 py-4">
      <Phone
        label={t('rehearsal')}
        className="h-[clamp(26rem,calc(100dvh-19rem),37.5rem)]"
        head={
          <>
            <Avatar name={name} size="sm" />
            <div className="grid min-w-0 flex-1">
              <span className="truncate font-medium" dir="auto">
                {name}
              </span>
              <span className="truncate text-muted text-xs">{format.dateTime(now)}</span>
            </div>
            <IconButton label={t('restart-rehearsal')} onClick={() => rehearsal.restart()}>
              <RotateCcw aria-hidden />
            </IconButton>
          </>
        }
        foot={
          <>
            <Openers />
            <Composer
              label={t('write-as-contact')}
              maxLength={4_096}
              onSend={(text) => rehearsal.perform({ kind: 'say', content: { kind: 'text', text } })}
            />
          </>
        }
      >
        <Thread
          items={items}
          reader="contact"
          typing={typing}
          empty={<p className="max-w-52 text-balance">{t('rehearsal-empty')}</p>}
          onTap={onTap}
        />
        <CallAnswer />
      </Phone>
      <div className="grid w-full gap-1">
        <Clock />
        <Variables />
        <PersonForm />
      </div>
    </div>
  );
}
