import { NotFoundNotice } from './not-found-notice.tsx';

/** The page for addresses that lead nowhere. */
export default function NotFound() {
  return (
    <main>
      <NotFoundNotice />
    </main>
  );
}
