'use client';

import { useUrlParam } from '#/ui/use-url-param.ts';
import { consents, listFilterOf } from './list-filter.ts';

/** What narrows the list of contacts; it lives in the address. */
export function useListFilter() {
  const [q, setSearch] = useUrlParam<string>('q', '');
  const [tag, setTag] = useUrlParam<string>('tag', '');
  const [consent, setConsent] = useUrlParam<(typeof consents)[number]>('consent', 'all', consents);
  const [owner, setOwner] = useUrlParam<string>('owner', 'all');
  const [audience, setAudience] = useUrlParam<string>('in', '');
  const filter = listFilterOf({ q, tag, consent, owner, in: audience });
  return {
    q,
    tag,
    consent,
    owner,
    audience,
    setSearch,
    setTag,
    setConsent,
    setOwner,
    setAudience,
    filter,
    narrowed: q !== '' || Object.keys(filter).length > 1,
  };
}
