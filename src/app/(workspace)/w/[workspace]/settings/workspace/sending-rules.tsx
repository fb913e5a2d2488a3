'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Section } from '#/ui/section.tsx';
import { Switch } from '#/ui/switch.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';

/** What each rule begins with when it is turned on. */
const usual = { quietFrom: '21:00', quietUntil: '08:00', marketingCap: 3, handBackAfterMinutes: 60 } as const;

/** Quiet hours, how much marketing a person gets, and when the bot answers again by itself. */
export function SendingRules() {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const canEdit = useMay()('workspace.edit');
  const { data: workspace } = useSuspenseQuery(trpc.workspace.get.queryOptions({}));
  const { quietFrom, quietUntil, marketingCap, marketingCapDays, handBackAfterMinutes } = workspace;
  const saved = { quietFrom, quietUntil, marketingCap, marketingCapDays, handBackAfterMinutes };
  const [rules, setRules] = useState(saved);
  const edit = useMutation(
    trpc.workspace.edit.mutationOptions({ onSuccess: () => notify(t('saved')), onError: useNotifyError() }),
  );
  const set = (changes: Partial<typeof rules>) => setRules((before) => ({ ...before, ...changes }));
  const changed = Object.keys(saved).some(
    (key) => saved[key as keyof typeof saved] !== rules[key as keyof typeof rules],
  );
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    edit.mutate(rules);
  }
  return (
    <Section title={t('rules-title')} description={t('rules-text')}>
      <form onSubmit={onSubmit} className="grid max-w-100 gap-6">
        <Switch
          label={t('quiet')}
          hint={t('quiet-hint')}
          disabled={!canEdit}
          checked={rules.quietFrom !== null}
          onCheckedChange={(on) =>
            set({ quietFrom: on ? usual.quietFrom : null, quietUntil: on ? usual.quietUntil : null })
          }
        />
        {rules.quietFrom !== null && rules.quietUntil !== null && (
          <div className="flex gap-4">
            <Field label={t('quiet-from')}>
              <Input
                type="time"
                required
                disabled={!canEdit}
                value={rules.quietFrom}
                onValueChange={(quietFrom) => set({ quietFrom })}
              />
            </Field>
            <Field label={t('quiet-until')}>
              <Input
                type="time"
                required
                disabled={!canEdit}
                value={rules.quietUntil}
                onValueChange={(quietUntil) => set({ quietUntil })}
              />
            </Field>
          </div>
        )}
        <Switch
          label={t('cap')}
          hint={t('cap-hint')}
          disabled={!canEdit}
          checked={rules.marketingCap !== null}
          onCheckedChange={(on) => set({ marketingCap: on ? usual.marketingCap : null })}
        />
        {rules.marketingCap !== null && (
          <div className="flex gap-4">
            <Field label={t('cap-count')}>
              <NumberField
                min={1}
                max={100}
                disabled={!canEdit}
                value={rules.marketingCap}
                onValueChange={(count) => set({ marketingCap: count ?? usual.marketingCap })}
              />
            </Field>
            <Field label={t('cap-days')}>
              <NumberField
                min={1}
                max={30}
                disabled={!canEdit}
                value={rules.marketingCapDays}
                onValueChange={(days) => set({ marketingCapDays: days ?? 7 })}
              />
            </Field>
          </div>
        )}
        <Switch
          label={t('hand-back')}
          hint={t('hand-back-hint')}
          disabled={!canEdit}
          checked={rules.handBackAfterMinutes !== null}
          onCheckedChange={(on) => set({ handBackAfterMinutes: on ? usual.handBackAfterMinutes : null })}
        />
        {rules.handBackAfterMinutes !== null && (
          <Field label={t('hand-back-minutes')}>
            <NumberField
              min={1}
              max={43_200}
              disabled={!canEdit}
              value={rules.handBackAfterMinutes}
              onValueChange={(minutes) => set({ handBackAfterMinutes: minutes ?? usual.handBackAfterMinutes })}
            />
          </Field>
        )}
        {canEdit && (
          <Button type="submit" variant="primary" className="w-fit" busy={edit.isPending} disabled={!changed}>
            {t('rules-save')}
          </Button>
        )}
      </form>
    </Section>
  );
}
