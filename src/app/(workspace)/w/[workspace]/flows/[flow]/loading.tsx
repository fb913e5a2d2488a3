import { EditorSkeleton } from './editor-skeleton.tsx';

/** Shown while the flow is read. */
export default EditorSkeleton;
