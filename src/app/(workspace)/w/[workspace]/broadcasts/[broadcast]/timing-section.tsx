'use client';

import { useTranslations } from 'use-intl';
import type { Timing } from '#/flow/audience/broadcast.ts';
import { zonedMoment } from '#/flow/time/zoned.ts';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { RadioGroup } from '#/ui/radio-group.tsx';
import { Section } from '#/ui/section.tsx';

/** When it goes out. */
export function TimingSection(props: {
  timing: Timing;
  timeZone: string;
  onChange: (timing: Timing) => void;
  readOnly: boolean;
}) {
  const t = useTranslations('broadcasts');
  const { timing, timeZone: zone, onChange, readOnly } = props;
  return (
    <Section title={t('timing')}>
      <RadioGroup
        label={t('timing')}
        disabled={readOnly}
        value={timing.kind}
        onValueChange={(kind) => {
          const at = timing.kind === 'now' ? tomorrowMorning(zone) : timing.at;
          onChange(kind === 'now' ? { kind } : { kind, at });
        }}
        options={[
          { value: 'now', label: t('timing-now') },
          { value: 'at', label: t('timing-at'), detail: t('timing-at-text', { zone }) },
          { value: 'local', label: t('timing-local'), detail: t('timing-local-text', { zone }) },
        ]}
      />
      {timing.kind !== 'now' && (
        <Field label={t('moment')} className="w-60">
          <Input
            type="datetime-local"
            required
            disabled={readOnly}
            value={timing.at}
            onValueChange={(at) => at && onChange({ ...timing, at })}
          />
        </Field>
      )}
    </Section>
  );
}

/** What a time begins with when one is wanted. */
function tomorrowMorning(zone: string): string {
  return `${zonedMoment(Date.now() + 86_400_000, zone).date}T09:00`;
}
