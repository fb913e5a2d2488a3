import type { FlowDocument, WhenTakenOver } from '#/flow/graph/document.ts';

/** Says what becomes of the flow's waiting runs when people take over; the usual is not written down. */
export function setWhenTakenOver(document: FlowDocument, { rule }: { rule: WhenTakenOver }): FlowDocument {
  const { settings: { whenTakenOver = 'continue', ...others } = {}, ...rest } = document;
  if (whenTakenOver === rule) return document;
  const settings = { ...others, ...(rule !== 'continue' && { whenTakenOver: rule }) };
  return Object.keys(settings).length === 0 ? rest : { ...rest, settings };
}
