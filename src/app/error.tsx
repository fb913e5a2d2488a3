'use client';

import { ErrorNotice, type ErrorNoticeProps } from './error-notice.tsx';

/** The page for errors, inside the root layout. */
export default function ErrorPage(props: ErrorNoticeProps) {
  return (
    <main>
      <ErrorNotice {...props} />
    </main>
  );
}
