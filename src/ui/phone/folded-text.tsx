'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { beginningOf, drawable } from './fold-text.ts';
import { FormattedText } from './formatted-text.tsx';

/** A message text of which, where it is long, only the beginning is drawn until somebody asks for the rest. */
export function FoldedText({ text }: { text: string }) {
  const t = useTranslations('phones');
  const [open, setOpen] = useState(false);
  const whole = drawable(text);
  const beginning = beginningOf(whole);
  if (beginning === null) return <FormattedText text={whole} />;
  return (
    <>
      <FormattedText text={open ? whole : beginning} />
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="my-1 block font-medium text-sm underline decoration-muted underline-offset-2"
      >
        {t(open ? 'show-less' : 'show-all')}
      </button>
    </>
  );
}
