'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import type { NodeCardProps } from '../view.ts';
import { RuleText } from './rule-text.tsx';
import type { ConditionConfig } from './schema.ts';
import { words } from './words.ts';

const mostRules = 4;

/** The first few rules, and how they are joined. */
export function ConditionCard({ config }: NodeCardProps<ConditionConfig>) {
  const t = useWords(words);
  const joined = config.groups.flatMap(({ match, rules }, group) =>
    rules.map((rule, index) => {
      const within = index > 0 && (match === 'all' ? 'and' : 'or');
      const between = index === 0 && group > 0 && (config.match === 'all' ? 'and' : 'or');
      return { rule, word: within || between || null };
    }),
  );
  if (joined.length === 0) return <CardLine>{t('card-empty')}</CardLine>;
  return (
    <ul className="grid gap-0.5 text-sm">
      {joined.slice(0, mostRules).map(({ rule, word }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity of their own
        <li key={index} className="line-clamp-2 [overflow-wrap:anywhere]">
          {word && <span className="text-muted">{t(word)} </span>}
          <RuleText rule={rule} />
        </li>
      ))}
      {joined.length > mostRules && (
        <li className="text-muted">{t('more-rules', { count: joined.length - mostRules })}</li>
      )}
    </ul>
  );
}
