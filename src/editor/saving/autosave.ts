import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowDocument } from '#/flow/graph/document.ts';

/** A save by somebody else that stands in the way of ours. */
export interface TheirSave<Document = FlowDocument> {
  draft: Document;
  revision: number;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** Their name; null when it is not known. */
  savedBy: string | null;
}

/** How a save ended. */
export type SaveOutcome<Document = FlowDocument> =
  | { kind: 'saved'; revision: number; savedAt: number }
  | { kind: 'stale'; theirs: TheirSave<Document> }
  /** The server will not take it; trying again is useless. `code` has words under `errors`. */
  | { kind: 'refused'; code: string }
  | { kind: 'unreachable' };

/** Where the draft stands; the top bar says it. */
export interface SaveState<Document = FlowDocument> {
  status: 'saved' | 'waiting' | 'saving' | 'retrying' | 'stale' | 'refused';
  /** The revision on the server that the draft is based on. */
  revision: number;
  /** The document that the server has. */
  saved: Document;
  savedAt: number;
  /** Why it was refused. */
  code: string | null;
  /** What stands in the way while the save is stale. */
  theirs: TheirSave<Document> | null;
}

/** What saving needs from its surroundings; a timer answers how to stop it. */
export interface SaveDeps<Document = FlowDocument> {
  save(document: Document, revision: number): Promise<SaveOutcome<Document>>;
  setTimer(run: () => void, ms: number): () => void;
}

/** What is edited: a flow, or anything else that is always replaced as a whole. */
export interface Draft<Document> {
  getState(): { document: Document };
  subscribe(told: (now: { document: Document }, before: { document: Document }) => void): () => void;
  actions: { replaceDocument(document: Document): void };
}

const quietMs = 800;
const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** Saves a draft by itself: after a pause, one request at a time, again and again while the server is away. */
export class Autosave<Document = FlowDocument> {
  readonly state: StoreApi<SaveState<Document>>;
  private readonly draft: Draft<Document>;
  private readonly deps: SaveDeps<Document>;
  private stopTimer: (() => void) | null = null;
  private tries = 0;
  private underWay: Promise<void> | null = null;

  constructor(draft: Draft<Document>, from: { revision: number; savedAt: number }, deps: SaveDeps<Document>) {
    this.draft = draft;
    this.deps = deps;
    const saved = draft.getState().document;
    this.state = createStore(() => ({ status: 'saved', saved, code: null, theirs: null, ...from }));
  }

  /** Begins to watch the draft; answers how to stop. What is unsaved then stays unsaved. */
  start(): () => void {
    const unsubscribe = this.draft.subscribe((now, before) => {
      if (now.document !== before.document) this.changed();
    });
    if (this.isDirty) this.changed();
    return () => {
      unsubscribe();
      this.stopTimer?.();
    };
  }

  /** Tells whether closing the page now would lose something. */
  get isDirty(): boolean {
    return this.draft.getState().document !== this.state.getState().saved;
  }

  /** Saves now what is not saved yet, after the save that may be under way. */
  async flush(): Promise<void> {
    if (this.underWay) await this.underWay;
    if (this.state.getState().status === 'stale' || !this.isDirty) return;
    this.underWay ??= this.save().finally(() => {
      this.underWay = null;
    });
    await this.underWay;
  }

  private async save(): Promise<void> {
    this.stopTimer?.();
    this.stopTimer = null;
    const { document } = this.draft.getState();
    this.state.setState({ status: 'saving' });
    this.settle(document, await this.deps.save(document, this.state.getState().revision));
  }

  /** Takes over that the server has `document` at `revision`: by a publish, or because theirs was taken. */
  accept(document: Document, revision: number, savedAt: number): void {
    this.tries = 0;
    this.state.setState({ status: 'saved', saved: document, revision, savedAt, code: null, theirs: null });
    if (this.isDirty) this.changed();
  }

  /**
   * Saves the present draft on top of somebody else's save, once that is kept elsewhere; false, and nothing has happened,
   * when it could not be kept.
   */
  async keepMine(keepTheirs: (theirs: TheirSave<Document>) => Promise<boolean>): Promise<boolean> {
    const { theirs } = this.state.getState();
    if (!theirs || !(await keepTheirs(theirs))) return false;
    this.state.setState({ status: 'waiting', revision: theirs.revision, theirs: null });
    await this.flush();
    return true;
  }

  /** Puts somebody else's save in place of the draft; undo brings the draft back. */
  takeTheirs(): void {
    const { theirs } = this.state.getState();
    if (!theirs) return;
    this.draft.actions.replaceDocument(theirs.draft);
    this.accept(theirs.draft, theirs.revision, theirs.savedAt);
  }

  /** Lets a draft wait for a choice, as after a stale save: one that was kept while the server had moved on. */
  hold(theirs: TheirSave<Document>): void {
    this.stopTimer?.();
    this.state.setState({ status: 'stale', theirs });
  }

  private changed(): void {
    const { status, saved } = this.state.getState();
    if (status === 'saving' || status === 'stale') return;
    if (this.draft.getState().document === saved) {
      this.stopTimer?.();
      this.state.setState({ status: 'saved', code: null });
      return;
    }
    if (status !== 'retrying') this.state.setState({ status: 'waiting', code: null });
    this.flushIn(quietMs);
  }

  private flushIn(ms: number): void {
    this.stopTimer?.();
    this.stopTimer = this.deps.setTimer(() => void this.flush(), ms);
  }

  private settle(document: Document, outcome: SaveOutcome<Document>): void {
    switch (outcome.kind) {
      case 'saved':
        this.accept(document, outcome.revision, outcome.savedAt);
        break;
      case 'stale':
        this.hold(outcome.theirs);
        break;
      case 'refused':
        this.state.setState({ status: 'refused', code: outcome.code });
        break;
      case 'unreachable': {
        this.state.setState({ status: 'retrying' });
        this.flushIn(retryMs[Math.min(this.tries++, retryMs.length - 1)] ?? quietMs);
      }
    }
  }
}
