'use client';

import { ErrorNotice } from './error-notice.tsx';

/** The page for errors, inside the root layout. */
export default ErrorNotice;
