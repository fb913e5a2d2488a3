import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import type { SaveOutcome } from './saving/autosave.ts';

/** What may become of a flow as a whole. */
export type FlowStatus = 'draft' | 'live' | 'paused' | 'archived';

/** A flow as the editor is opened with it. */
export interface OpenedFlow {
  id: string;
  name: string;
  status: FlowStatus;
  draft: FlowDocument;
  revision: number;
  /** Milliseconds since 1970. */
  savedAt: number;
  live: { number: number; revision: number | null } | null;
}

/** One published version in the list. */
export interface VersionLine {
  number: number;
  publishedAt: number;
  publishedBy: string | null;
  live: boolean;
}

/** How publishing ended. */
export type PublishOutcome =
  | { kind: 'published'; number: number }
  | { kind: 'problems'; problems: readonly Problem[] }
  | { kind: 'stale' };

/** What the editor asks of the server. All but `save` throw what `readError` understands. */
export interface FlowApi {
  /** Throws nothing. */
  save(document: FlowDocument, revision: number): Promise<SaveOutcome>;
  publish(revision: number): Promise<PublishOutcome>;
  rename(name: string): Promise<void>;
  setStatus(wish: 'pause' | 'resume' | 'archive' | 'restore'): Promise<FlowStatus>;
  /** Both answer the id of the new flow. */
  duplicate(name: string): Promise<string>;
  createCopy(name: string, document: FlowDocument): Promise<string>;
  versions(): Promise<readonly VersionLine[]>;
  version(number: number): Promise<FlowDocument>;
}
