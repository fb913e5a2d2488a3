'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Audience, AudiencePart } from '#/flow/audience/broadcast.ts';
import { Combobox } from '#/ui/combobox.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Section } from '#/ui/section.tsx';
import { partKey, useAudienceParts } from './use-audience-parts.ts';

/** Who gets it: everybody in any of the first, but for those in any of the second. */
export function AudienceSection(props: {
  audience: Audience;
  onChange: (audience: Audience) => void;
  readOnly: boolean;
}) {
  const t = useTranslations('broadcasts');
  const { audience, onChange, readOnly } = props;
  return (
    <Section title={t('audience')} description={t('audience-text')}>
      <Parts
        parts={audience.include}
        label={t('audience-add')}
        readOnly={readOnly}
        onChange={(include) => onChange({ ...audience, include })}
      />
      <h3 className="mt-2 font-medium">{t('exclude')}</h3>
      <Parts
        parts={audience.exclude}
        label={t('exclude-add')}
        readOnly={readOnly}
        onChange={(exclude) => onChange({ ...audience, exclude })}
      />
    </Section>
  );
}

function Parts(props: {
  parts: readonly AudiencePart[];
  label: string;
  readOnly: boolean;
  onChange: (parts: AudiencePart[]) => void;
}) {
  const t = useTranslations('broadcasts');
  const { offered, nameOf } = useAudienceParts();
  const { parts, label, readOnly, onChange } = props;
  const chosen = new Set(parts.map(partKey));
  return (
    <div className="grid gap-2">
      {parts.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {parts.map((part) => (
            <li key={partKey(part)} className="flex h-7 items-center gap-1 rounded-full bg-hover ps-3 pe-1 text-sm">
              <bdi>{nameOf(part)}</bdi>
              {!readOnly && (
                <IconButton
                  size="icon-sm"
                  label={t('remove-part', { name: nameOf(part) })}
                  onClick={() => onChange(parts.filter((one) => one !== part))}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Combobox
          className="w-72 max-w-full"
          label={label}
          placeholder={label}
          value={null}
          options={offered.filter(({ key }) => !chosen.has(key)).map(({ key, label }) => ({ value: key, label }))}
          onValueChange={(key) => {
            const found = offered.find((one) => one.key === key);
            if (found) onChange([...parts, found.part]);
          }}
        />
      )}
    </div>
  );
}
