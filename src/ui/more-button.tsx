'use client';

import { useTranslations } from 'use-intl';
import { Button } from './button.tsx';

/** Fetches the next page of a list, while there is one. */
export function MoreButton(props: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  const t = useTranslations('common');
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = props.list;
  if (!hasNextPage) return null;
  return (
    <div className="grid justify-center p-4">
      <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {t('show-more')}
      </Button>
    </div>
  );
}
