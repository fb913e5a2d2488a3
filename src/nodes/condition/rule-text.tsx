'use client';

import { useLocale } from 'use-intl';
import { oneSided } from '#/flow/compare/operators.ts';
import { useWords } from '#/i18n/use-words.ts';
import { TemplateText } from '../parts/template-text.tsx';
import type { Rule } from './schema.ts';
import { weekdayNames } from './weekday-names.ts';
import { words } from './words.ts';

/** A rule in a few words. */
export function RuleText({ rule }: { rule: Rule }) {
  const t = useWords(words);
  const locale = useLocale();
  switch (rule.on) {
    case 'tag':
      return t(rule.is === 'present' ? 'has-tag' : 'has-not-tag', { tag: rule.tag || '…' });
    case 'time':
      return t('between-times', { from: rule.from || '…', to: rule.to || '…' });
    case 'weekday':
      return weekdayNames(locale, 'short')
        .filter((_, index) => rule.days.includes(index + 1))
        .join(', ');
    default: {
      const prefix = rule.on === 'field' ? 'contact.' : '';
      return (
        <>
          {rule.on === 'message' ? (
            t('the-message')
          ) : (
            <code className="font-mono text-xs">
              {prefix}
              {rule.name || '…'}
            </code>
          )}{' '}
          <span className="text-muted">{t(`is-${rule.is}`)}</span>
          {!oneSided.has(rule.is) && (
            <>
              {' '}
              <TemplateText text={rule.value || '…'} />
            </>
          )}
        </>
      );
    }
  }
}
