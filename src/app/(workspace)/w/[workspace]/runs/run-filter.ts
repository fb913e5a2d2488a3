/** How a run can stand. */
export const runStates = ['waiting', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

/** What the list asks for, from the address; what is not understood narrows nothing. */
export function runFilterOf(flow: string, state: string): { flowId?: string; status?: RunState } {
  const status = runStates.find((known) => known === state);
  return {
    ...(/^[0-9a-f-]{36}$/i.test(flow) ? { flowId: flow } : {}),
    ...(status ? { status } : {}),
  };
}
