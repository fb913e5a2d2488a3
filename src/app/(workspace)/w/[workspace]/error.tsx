'use client';

import { ErrorNotice } from '../../../error-notice.tsx';

/** The page for errors, inside the frame of the workspace. */
export default ErrorNotice;
