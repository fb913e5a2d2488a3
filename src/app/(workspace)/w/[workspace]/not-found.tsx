import { NotFoundNotice } from '../../../not-found-notice.tsx';

/** The page for things of a workspace that are not there, inside its frame. */
export default NotFoundNotice;
