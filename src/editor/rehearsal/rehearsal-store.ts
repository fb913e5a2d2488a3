import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeRunners, NodeSchemas } from '#/flow/graph/rooms.ts';
import { type CompiledFlow, compileFlow } from '#/flow/run/compile.ts';
import type { ContactFacts, Facts } from '#/flow/run/facts.ts';
import type { EditorStore } from '../store.ts';
import { act, play, type Rehearsal } from './play.ts';
import type { Action, Session } from './session.ts';
import { suggestOpeners } from './suggest-openers.ts';

/** What the phone beside the canvas shows. */
export interface RehearsalState {
  rehearsal: Rehearsal;
  session: Session;
  /** What a person could write to start the flow. */
  openers: readonly string[];
  /** Lines of the thread that stand there at once; what comes after them is said one by one. */
  settled: number;
  /** Taken exits as `node.exit`, each with its place in the order in which the newest were taken. */
  lit: ReadonlyMap<string, number>;
}

/** What a rehearsal needs from its surroundings. */
export interface RehearsalDeps {
  schemas: NodeSchemas;
  runners: NodeRunners;
  /** Milliseconds since 1970, for the beginning of the virtual clock. */
  now(): number;
  /** A greeting in the reader's language. */
  greeting: string;
  setTimer(run: () => void, ms: number): () => void;
}

/** How soon (milliseconds) after an edit the rehearsal is played again. */
const replayMs = 150;

/** A rehearsal of the draft; it follows every edit by playing itself again. */
export type RehearsalStore = StoreApi<RehearsalState> & {
  perform(action: Action): void;
  /** Begins again, in silence. */
  restart(): void;
  /** Holds the same conversation again as another person. */
  become(contact: ContactFacts): void;
  /** Begins to follow the draft; answers how to stop. */
  start(): () => void;
};

/** Opens a rehearsal of the draft; the flow talks at once when it has something to say. */
export function createRehearsalStore(draft: EditorStore, facts: Facts, deps: RehearsalDeps): RehearsalStore {
  const { schemas, runners, greeting } = deps;
  let document = draft.getState().document;
  let flow: CompiledFlow = compileFlow(document, schemas, runners);
  let stopTimer: (() => void) | null = null;

  const say = (text: string): Action => ({ kind: 'say', content: { kind: 'text', text } });
  const begin = (who: Facts, opener: string | null): Rehearsal => ({
    facts: who,
    startAt: deps.now(),
    actions: opener === null ? [] : [say(opener)],
  });
  const openersNow = () => suggestOpeners(document, flow, greeting);
  /** What is new since `known` is drawn and said bit by bit. */
  const show = (rehearsal: Rehearsal, session: Session, openers: readonly string[], known: Session | null) => ({
    rehearsal,
    session,
    openers,
    settled: known?.thread.length ?? 0,
    lit: litBy(session.walked, known?.walked.length ?? 0),
  });

  const firstOpeners = openersNow();
  const first = begin(facts, firstOpeners[0] ?? null);
  const store = createStore<RehearsalState>(() => show(first, play(flow, first), firstOpeners, null));

  function replay() {
    stopTimer = null;
    document = draft.getState().document;
    flow = compileFlow(document, schemas, runners);
    const { rehearsal } = store.getState();
    const session = play(flow, rehearsal);
    // an edit changes what was said and walked already: nothing of it is new
    store.setState(show(rehearsal, session, openersNow(), session));
  }
  function replaySoon() {
    if (draft.getState().document === document || stopTimer) return;
    stopTimer = deps.setTimer(replay, replayMs);
  }
  function catchUp() {
    if (!stopTimer) return;
    stopTimer();
    replay();
  }

  return Object.assign(store, {
    perform(action: Action) {
      catchUp();
      const { rehearsal, session, openers } = store.getState();
      const longer = { ...rehearsal, actions: [...rehearsal.actions, action] };
      store.setState(show(longer, act(flow, session, action), openers, session));
    },
    restart() {
      catchUp();
      const rehearsal = begin(store.getState().rehearsal.facts, null);
      store.setState(show(rehearsal, play(flow, rehearsal), openersNow(), null));
    },
    become(contact: ContactFacts) {
      catchUp();
      const before = store.getState().rehearsal;
      const rehearsal = { ...before, facts: { ...before.facts, contact } };
      const session = play(flow, rehearsal);
      store.setState(show(rehearsal, session, openersNow(), session));
    },
    start() {
      replaySoon();
      const unsubscribe = draft.subscribe(replaySoon);
      return () => {
        unsubscribe();
        stopTimer?.();
        stopTimer = null;
      };
    },
  });
}

/** Gives each taken exit its place among the new ones; those known before come at once. */
function litBy(walked: readonly string[], known: number): ReadonlyMap<string, number> {
  const lit = new Map<string, number>();
  for (const [index, exit] of walked.entries()) {
    if (!lit.has(exit)) lit.set(exit, Math.max(0, index - known));
  }
  return lit;
}
