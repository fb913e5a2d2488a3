import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import type { OfferedTemplate } from '#/flow/message/message-template.ts';
import type { ErrorDetails } from '#/lib/errors.ts';
import type { StoredFile } from '#/nodes/view.ts';
import type { SaveOutcome } from './saving/autosave.ts';

/** What may become of a flow as a whole. */
export type FlowStatus = 'draft' | 'live' | 'paused' | 'archived';

/** What is known of the flow besides its draft. */
export interface FlowFacts {
  name: string;
  status: FlowStatus;
  /** The published version, and the revision of the draft that it was made from; null until the first publish. */
  live: { number: number; revision: number | null } | null;
}

/** A flow as the editor is opened with it. */
export interface OpenedFlow extends FlowFacts {
  id: string;
  draft: FlowDocument;
  revision: number;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** One published version in the list. */
export interface VersionLine {
  number: number;
  /** Milliseconds since 1970. */
  publishedAt: number;
  publishedBy: string | null;
  live: boolean;
}

/** How publishing ended. */
export type PublishOutcome = { kind: 'published'; number: number } | { kind: 'problems'; problems: readonly Problem[] };

/** What the server would not do, or could not; `code` has words under `errors`. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: string;
  readonly details: ErrorDetails;
  constructor(code: string, details: ErrorDetails) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** What the workspace has that a form may name. */
export interface FlowResources {
  contactFields: readonly string[];
  tags: readonly string[];
  secrets: readonly string[];
  templates: readonly OfferedTemplate[];
}

/** What the editor asks of the server. All but `save`, which throws nothing, throw `ApiFailure`. */
export interface FlowApi {
  save(document: FlowDocument, revision: number): Promise<SaveOutcome>;
  publish(revision: number): Promise<PublishOutcome>;
  rename(name: string): Promise<void>;
  setStatus(status: FlowStatus): Promise<void>;
  /** Both answer the id of the new flow. */
  duplicate(): Promise<string>;
  createCopy(name: string, document: FlowDocument): Promise<string>;
  versions(): Promise<readonly VersionLine[]>;
  version(number: number): Promise<FlowDocument>;
  upload(file: File): Promise<StoredFile>;
}
